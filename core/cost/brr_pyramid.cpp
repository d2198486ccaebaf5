// SPDX-License-Identifier: Apache-2.0
#include "core/cost/brr_pyramid.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "core/cost/widths.h"

namespace fusescope {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

constexpr std::int64_t kMostSteps = std::int64_t{1} << 20;

}  // namespace

int PyramidBuilder::positionOf(OpId op) const {
    if (!op.isValid() || op < ids_.front() || op > ids_.back()) return -1;
    return position_[at(op.value() - ids_.front().value())];
}

void PyramidBuilder::setGroup(std::span<const OpId> members) {
    ids_.assign(members.begin(), members.end());
    members_.assign(ids_.size(), {});
    hasSteps_ = false;
    if (ids_.empty()) return;
    position_.assign(at(ids_.back().value() - ids_.front().value() + 1), -1);
    for (std::size_t v = 0; v < ids_.size(); ++v) {
        members_[v].op = &tables_.ops[ids_[v].index()];
        position_[at(ids_[v].value() - ids_.front().value())] = static_cast<int>(v);
        for (const BrrOperand& operand : members_[v].op->operands) {
            const int source = positionOf(operand.producer);
            if (source < 0) continue;
            members_[v].isFirst = false;
            members_[at(source)].isLast = false;
        }
    }
}

bool PyramidBuilder::findSteps() {
    // Every member's step in units of its component's first member; a member that joins two components rescales one.
    for (std::size_t n = 0; n < members_.size(); ++n) {
        Member& member = members_[n];
        member.component = static_cast<int>(n);
        member.ratio = {};
        for (const BrrOperand& operand : member.op->operands) {
            const int u = positionOf(operand.producer);
            if (u >= 0 && !relate(members_[at(u)], member, rowRatio(operand.rule))) return false;
        }
    }
    // Over the common denominator, then without the common factor.
    under_.assign(members_.size(), 1);
    common_.assign(members_.size(), 0);
    for (const Member& member : members_) {
        std::int64_t& denominator = under_[at(member.component)];
        if (member.ratio.under != 1) denominator = std::lcm(denominator, member.ratio.under);
        if (denominator > kMostSteps) return false;
    }
    for (Member& member : members_) {
        member.step = member.ratio.over * (under_[at(member.component)] / member.ratio.under);
        std::int64_t& common = common_[at(member.component)];
        common = common == 1 ? 1 : std::gcd(common, member.step);
    }
    for (Member& member : members_) member.step /= common_[at(member.component)];
    hasSteps_ = true;
    return true;
}

/// step(source) = stride · step(reader); false if that contradicts what is known, or is absurd.
bool PyramidBuilder::relate(const Member& source, Member& reader, const RowRatio& stride) {
    const bool isPlain = stride.over == 1 && stride.under == 1;
    const RowRatio implied = isPlain ? source.ratio : source.ratio * stride.inverse();
    if (implied.over > kMostSteps || implied.under > kMostSteps) return false;
    if (source.component == reader.component) return reader.ratio == implied;
    const int old = reader.component;
    const RowRatio scale = implied * reader.ratio.inverse();
    for (Member* member = members_.data(); member <= &reader; ++member) {
        if (member->component != old) continue;
        member->component = source.component;
        member->ratio = member->ratio * scale;
        if (member->ratio.over > kMostSteps || member->ratio.under > kMostSteps) return false;
    }
    return true;
}

void PyramidBuilder::findHeights() {
    for (std::size_t v = members_.size(); v-- > 0;) {
        Member& member = members_[v];
        if (hasSteps_ && tables_.isReadOutside(ids_[v], [&](OpId reader) { return positionOf(reader) >= 0; }))
            member.height = std::max(member.height, std::min(member.op->rows, member.step));
        for (const BrrOperand& operand : member.op->operands) {
            const int source = positionOf(operand.producer);
            if (source < 0) continue;
            std::int64_t& height = members_[at(source)].height;
            height = std::max(height, std::min(operand.rows, pyramidRows(operand.rule, member.height)));
        }
    }
}

std::int64_t PyramidBuilder::tiles() const {
    std::int64_t fewest = std::numeric_limits<std::int64_t>::max();
    for (const Member& member : members_)
        if (member.isLast) fewest = std::min(fewest, (member.op->rows + member.step - 1) / member.step);
    return fewest;
}

/// full(v) alternates along convolutions: NOT full(source); a local op: OR over its sources.
void PyramidBuilder::fillBuffers(BrrStart start) {
    for (Member& member : members_) {
        member.isFull = start == BrrStart::Full;
        if (member.isFirst) continue;
        bool hasFullSource = false;
        for (const BrrOperand& operand : member.op->operands)
            if (const int source = positionOf(operand.producer); source >= 0)
                hasFullSource = hasFullSource || members_[at(source)].isFull;
        member.isFull = member.op->isConv ? !hasFullSource : hasFullSource;
    }
}

template <class Visitor>
void PyramidBuilder::forEachHolding(BrrStart start, std::int64_t channelSlice, Visitor&& visit) {
    fillBuffers(start);
    external_.clear();
    for (std::size_t v = 0; v < members_.size(); ++v) {
        const Member& member = members_[v];
        const BrrOp& op = *member.op;
        if (member.isFull && (op.isConv || member.isFirst)) {
            const std::int64_t row = rowBits(op.elementsPerRow, op.bits, tables_.accelerator);
            visit(BrrHolding{TermKind::FullMap, ids_[v], {}, member.height, row * member.height, row * member.step});
        } else if (op.isConv) {
            const std::int64_t elements = op.elementsPerRow / op.channels * std::min(channelSlice, op.channels);
            const std::int64_t row = rowBits(elements, op.bits, tables_.accelerator);
            visit(BrrHolding{TermKind::Slice, ids_[v], {}, member.height, row * member.height, row * member.step});
        }
        // A first op with a full buffer takes its operands as they come; the published code counts none of later ops.
        if (member.isFirst ? member.isFull : tables_.accelerator.optimusCompat) continue;
        for (const BrrOperand& operand : op.operands) {
            if (positionOf(operand.producer) >= 0) continue;
            const std::int64_t rows =
                member.isFirst ? pyramidRows(operand.rule, member.height) : std::min(member.height, operand.rows);
            const std::int64_t row = member.isFirst ? operand.windowRowBits : operand.rowBits;
            const RowRatio stride = member.isFirst ? rowRatio(operand.rule) : RowRatio{};
            const std::int64_t further = (row * member.step * stride.over + stride.under - 1) / stride.under;
            auto held = std::find_if(external_.begin(), external_.end(),
                                     [&](const BrrHolding& other) { return other.tensor == operand.tensor; });
            if (held == external_.end())
                held = external_.insert(external_.end(), {TermKind::WindowRows, {}, operand.tensor, 0, 0, 0});
            held->rows = std::max(held->rows, rows);
            held->bits = std::max(held->bits, row * rows);
            held->furtherBits = std::max(held->furtherBits, further);
        }
    }
    for (const BrrHolding& held : external_) visit(held);
}

BrrPyramid PyramidBuilder::pyramid(BrrStart start, std::int64_t channelSlice) {
    BrrPyramid total;
    forEachHolding(start, channelSlice, [&](const BrrHolding& held) {
        total.minimumBytes += bytesOfBits(held.bits);
        total.minimumBits += held.bits;
        total.furtherBits += held.furtherBits;
    });
    return total;
}

std::vector<BrrHolding> PyramidBuilder::holdings(BrrStart start, std::int64_t channelSlice) {
    std::vector<BrrHolding> all;
    forEachHolding(start, channelSlice, [&](const BrrHolding& held) { all.push_back(held); });
    return all;
}

}  // namespace fusescope
