// SPDX-License-Identifier: Apache-2.0
// Map: LeastBuffer keeps the bound up to date, raising only the heights that an op changes; BrrGrowingGroup adds
// traffic, the bound of the tilings, and exact prices.
#include "core/cost/brr_growing_group.h"

#include <algorithm>
#include <optional>

#include "core/cost/brr_pricing.h"
#include "core/cost/brr_tiling.h"
#include "core/cost/widths.h"

namespace fusescope {
namespace {

/// F0 of the two starts with the narrowest slices, and with every tile as low as its readers permit wherever it begins.
/// Heights never fall as the group grows forward, and neither do the sums.
class LeastBuffer {
 public:
    explicit LeastBuffer(const BrrTables& tables)
        : tables_(tables), members_(tables.ops.size()), outside_(tables.traffic.tensorBytes.size()) {}

    std::int64_t bytes() const { return std::min(sums_[0].minimumBytes, sums_[1].minimumBytes); }

    /// At most F0 and dF of this start, whatever the slices; only if every step is one row.
    const BrrPyramid& pyramid(BrrStart start) const { return sums_[static_cast<std::size_t>(start)]; }

    void push(OpId id) {
        steps_.push_back({id, sums_, raised_.size(), reread_.size()});
        Member& member = members_[id.index()];
        member = {};
        member.isInside = true;
        findFull(tables_.ops[id.index()], member);
        for (std::size_t start = 0; start < 2; ++start) sums_[start].add(member.rowBits[start], member.rowBits[start]);
        demand(id);
    }

    void pop() {
        const Step& step = steps_.back();
        while (raised_.size() > step.raisedBefore) {
            members_[raised_.back().op.index()].height = raised_.back().height;
            raised_.pop_back();
        }
        while (reread_.size() > step.rereadBefore) {
            outside_[reread_.back().tensor.index()] = reread_.back().state;
            reread_.pop_back();
        }
        members_[step.op.index()].isInside = false;
        sums_ = step.sumsBefore;
        steps_.pop_back();
    }

 private:
    using PerStart = std::array<std::int64_t, 2>;  // [start]

    struct Member {
        PerStart rowBits{};  // held per row
        std::int64_t height = 1;
        std::array<bool, 2> isFull{true, false};
        bool isInside = false;
        bool isFirst = true;
    };
    /// A tensor read from outside.
    struct Outside {
        PerStart rowBits{};  // 0: not held
        PerStart rows{1, 1};
    };
    struct Raised {
        OpId op;
        std::int64_t height;
    };
    struct Reread {
        TensorId tensor;
        Outside state;
    };
    struct Step {
        OpId op;
        std::array<BrrPyramid, 2> sumsBefore;
        std::size_t raisedBefore;
        std::size_t rereadBefore;
    };

    bool isInside(OpId op) const { return op.isValid() && members_[op.index()].isInside; }

    void findFull(const BrrOp& op, Member& member) const {
        std::array<bool, 2> hasFullSource{};
        for (const BrrOperand& operand : op.operands) {
            if (!isInside(operand.producer)) continue;
            member.isFirst = false;
            for (std::size_t start = 0; start < 2; ++start)
                hasFullSource[start] = hasFullSource[start] || members_[operand.producer.index()].isFull[start];
        }
        for (std::size_t start = 0; start < 2; ++start) {
            bool& isFull = member.isFull[start];
            if (!member.isFirst) isFull = op.isConv ? !hasFullSource[start] : hasFullSource[start];
            const bool isHeldWhole = isFull && (op.isConv || member.isFirst);
            member.rowBits[start] = isHeldWhole ? op.fullRowBits : op.isConv ? op.sliceRowBits.back() : 0;
        }
    }

    /// Asks for the rows that the op reads for a tile of its height.
    void demand(OpId id) {
        const Member& member = members_[id.index()];
        for (const BrrOperand& operand : tables_.ops[id.index()].operands) {
            const std::int64_t rows = rowsRead(operand, member.height);
            if (isInside(operand.producer))
                raise(operand.producer, rows);
            else
                reread(operand, rows, member);
        }
    }

    /// At least as many rows as the reader takes, wherever its tile begins.
    static std::int64_t rowsRead(const BrrOperand& operand, std::int64_t height) {
        switch (operand.rule.access) {
            case RowAccess::SameRow:
                return height;
            case RowAccess::Window:
                return (height - 1) * operand.rule.stride + operand.rule.kernel;
            case RowAccess::Held:
            case RowAccess::Eaten:
                return operand.rule.inputRows;
            default:
                return (height - 1) * operand.pace.over / operand.pace.under;
        }
    }

    void raise(OpId id, std::int64_t rows) {
        Member& member = members_[id.index()];
        const std::int64_t height = std::min(tables_.ops[id.index()].rows, rows);
        if (height <= member.height) return;
        raised_.push_back({id, member.height});
        for (std::size_t start = 0; start < 2; ++start)
            change(start, member.rowBits[start] * member.height, member.rowBits[start] * height);
        member.height = height;
        demand(id);
    }

    void change(std::size_t start, std::int64_t oldBits, std::int64_t newBits) {
        sums_[start].minimumBytes += bytesOfBits(newBits) - bytesOfBits(oldBits);
        sums_[start].minimumBits += newBits - oldBits;
    }

    /// A first op with a full buffer takes its operands as they come; the published code counts none of later ops.
    void reread(const BrrOperand& operand, std::int64_t rows, const Member& reader) {
        Outside& outside = outside_[operand.tensor.index()];
        const std::int64_t rowBits = reader.isFirst ? operand.windowRowBits : operand.rowBits;
        bool isSaved = false;
        for (std::size_t start = 0; start < 2; ++start) {
            if (reader.isFirst ? reader.isFull[start] : tables_.accelerator.optimusCompat) continue;
            const std::int64_t mostRows = std::min(operand.rows, std::max(outside.rows[start], rows));
            const std::int64_t mostBits = std::max(outside.rowBits[start], rowBits);
            if (mostRows == outside.rows[start] && mostBits == outside.rowBits[start]) continue;
            if (!isSaved) reread_.push_back({operand.tensor, outside});
            isSaved = true;
            change(start, outside.rowBits[start] * outside.rows[start], mostBits * mostRows);
            outside.rows[start] = mostRows;
            outside.rowBits[start] = mostBits;
        }
    }

    const BrrTables& tables_;
    std::vector<Member> members_;   // [ops]
    std::vector<Outside> outside_;  // [tensors]
    std::vector<Step> steps_;
    std::vector<Raised> raised_;
    std::vector<Reread> reread_;
    std::array<BrrPyramid, 2> sums_;  // [start]; dF without tensors from outside
};

class BrrGrowingGroup : public GrowingGroup {
 public:
    BrrGrowingGroup(std::shared_ptr<const BrrTables> tables, std::int64_t betaBytes)
        : tables_(std::move(tables)),
          betaBytes_(betaBytes),
          traffic_(tables_->traffic),
          leastBuffer_(*tables_),
          pricing_(*tables_) {}

    void push(OpId op) override {
        traffic_.push(op);
        leastBuffer_.push(op);
        pricing_.push(op);
        const std::int64_t rows = tables_->ops[op.index()].rows;
        fewestRows_.push_back(fewestRows_.empty() ? rows : std::min(rows, fewestRows_.back()));
        bounds_.emplace_back();
    }

    void pop() override {
        traffic_.pop();
        leastBuffer_.pop();
        pricing_.pop();
        fewestRows_.pop_back();
        bounds_.pop_back();
    }

    std::int64_t bufferBoundBytes() const override { return bounds_.empty() ? 0 : bound().bufferBytes; }

    std::int64_t dramBoundBytes() const override {
        if (tables_->accelerator.optimusCompat || bounds_.empty()) return compulsoryDramBytes();
        const Traffic& traffic = traffic_.traffic();
        return traffic.inputBytes + traffic.outputBytes + movedBytes(traffic.weightBytes, leastPasses());
    }

    std::int64_t compulsoryDramBytes() const override {
        // Compat: a local op that runs alone costs nothing, so only weights are certain.
        const Traffic& traffic = traffic_.traffic();
        return tables_->accelerator.optimusCompat ? traffic.weightBytes : traffic.totalBytes();
    }

    Price price() override { return pricing_.execution(traffic_.traffic(), betaBytes_).price; }

 private:
    struct Bound {
        std::int64_t bufferBytes = 0;
        bool mayBeTiled = false;  // as one convolution, block by block
    };

    /// Of all that was pushed. Found when it is asked for: a group of all ops is only asked what it moves.
    const Bound& bound() const {
        if (!bounds_.back()) bounds_.back() = foundBound();
        return *bounds_.back();
    }

    Bound foundBound() const {
        const auto& mostOps = tables_->accelerator.maxGroupOps;
        const auto members = pricing_.members();
        Bound bound{leastBuffer_.bytes(), false};
        if (mostOps && static_cast<int>(members.size()) > *mostOps) bound.bufferBytes = kNoBuffer;
        const std::optional<Bound> before = bounds_.size() > 1 ? bounds_[bounds_.size() - 2] : std::nullopt;
        if (before && !before->mayBeTiled) return bound;
        const auto conv = tables_->tiledConv(members, {});
        if (!conv) return bound;
        bound.mayBeTiled = true;
        bound.bufferBytes = std::min(bound.bufferBytes, smallestTilingBytes(*conv));
        return bound;
    }

    /// T is at least this. With steps of one row every last op has as many tiles as its map has rows.
    std::int64_t leastPasses() const {
        const Bound& bound = this->bound();
        const bool mayStay = tables_->accelerator.weightBufferBytes ||
                             leastBuffer_.bytes() + traffic_.traffic().weightBytes <= betaBytes_;
        if (mayStay || bound.mayBeTiled || pricing_.isPaced()) return 1;
        std::int64_t least = fewestRows_.back();
        for (const BrrStart start : kBrrStarts) {
            const BrrPyramid& pyramid = leastBuffer_.pyramid(start);
            if (pyramid.minimumBytes >= betaBytes_) continue;
            const std::int64_t perPass = tilesPerPass(pyramid, fewestRows_.back(), betaBytes_ * 8);
            least = std::min(least, (fewestRows_.back() + perPass - 1) / perPass);
        }
        return least;
    }

    std::shared_ptr<const BrrTables> tables_;
    std::int64_t betaBytes_;
    GrowingTraffic traffic_;
    LeastBuffer leastBuffer_;
    BrrPricing pricing_;
    std::vector<std::int64_t> fewestRows_;              // of a map of those pushed, after each push
    mutable std::vector<std::optional<Bound>> bounds_;  // after each push; nothing: not asked for
};

}  // namespace

std::unique_ptr<GrowingGroup> makeBrrGrowingGroup(std::shared_ptr<const BrrTables> tables, std::int64_t betaBytes) {
    return std::make_unique<BrrGrowingGroup>(std::move(tables), betaBytes);
}

}  // namespace fusescope
