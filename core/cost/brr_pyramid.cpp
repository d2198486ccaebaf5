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
        if (hasSteps_) settleRows(member, ids_[v]);
        member.height = std::min(member.op->rows, member.span.end - member.span.first);
        for (const BrrOperand& operand : member.op->operands) {
            const int source = positionOf(operand.producer);
            if (source < 0) continue;
            if (hasSteps_)
                demandRows(member, operand.rule, members_[at(source)]);
            else
                demandFewest(member, operand.rule, members_[at(source)]);
        }
    }
}

/// All readers have asked. An op that makes its whole map for every tile gives the same rows each time, while what is
/// written moves on with the tiles.
void PyramidBuilder::settleRows(Member& member, OpId id) {
    if (tables_.isReadOutside(id, [&](OpId reader) { return positionOf(reader) >= 0; })) {
        const bool isAsked = member.isWhole || member.isMoving;
        member.span = {isAsked ? std::min<std::int64_t>(0, member.span.first) : 0,
                       std::max(member.span.end, member.step)};
        member.isMoving = true;
    }
    if (member.isWhole ? member.isMoving : member.span.end - member.span.first >= member.op->rows) {
        member.span = {0, member.op->rows};
        member.isWhole = true;
    }
    if (member.isLast) member.tiles = (member.op->rows + member.step - 1) / member.step;
}

/// The rows of all readers together: windows of different padding that lie side by side need more than the largest.
void PyramidBuilder::demandRows(const Member& reader, const RowRule& rule, Reading& source) {
    const bool takesAll = rule.access == RowAccess::Held || rule.access == RowAccess::Eaten;
    const RowSpan read = rowSpanRead(rule, reader.span);
    const bool isFirstAsked = !source.isWhole && !source.isMoving;
    (reader.isWhole || takesAll ? source.isWhole : source.isMoving) = true;
    source.span =
        isFirstAsked ? read : RowSpan{std::min(source.span.first, read.first), std::max(source.span.end, read.end)};
    source.tiles = std::max(source.tiles, reader.tiles);
}

/// At least as many rows as the largest reader takes, wherever its tile begins.
void PyramidBuilder::demandFewest(const Member& reader, const RowRule& rule, Reading& source) {
    const RowSpan read = rowSpanRead(rule, {0, reader.height});
    const RowRatio pace = rowRatio(rule);
    const bool isResampled =
        rule.access == RowAccess::Transposed || rule.access == RowAccess::Nearest || rule.access == RowAccess::Linear;
    const std::int64_t rows = isResampled ? (reader.height - 1) * pace.over / pace.under : read.end - read.first;
    source.span.end = std::max(source.span.end, rows);
}

std::int64_t PyramidBuilder::tiles() const {
    std::int64_t most = 1;
    for (const Member& member : members_) most = std::max(most, member.tiles);
    return most;
}

std::int64_t PyramidBuilder::publishedTiles() const {
    std::int64_t fewest = std::numeric_limits<std::int64_t>::max();
    for (const Member& member : members_)
        if (member.isLast) fewest = std::min(fewest, member.tiles);
    return fewest;
}

std::int64_t PyramidBuilder::streamedWeightBytes(std::int64_t tilesPerPass) const {
    std::int64_t bytes = 0;
    for (std::size_t v = 0; v < members_.size(); ++v)
        bytes += tables_.traffic.weightBytes[ids_[v].index()] * ((members_[v].tiles + tilesPerPass - 1) / tilesPerPass);
    return bytes;
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
        for (const BrrOperand& operand : op.operands)
            if (positionOf(operand.producer) < 0) holdExternal(member, operand);
    }
    for (const External& held : external_) {
        const bool takesAll = held.reading.isWhole && held.reading.isMoving;
        const std::int64_t rows =
            takesAll ? held.rows : std::min(held.rows, held.reading.span.end - held.reading.span.first);
        visit(BrrHolding{TermKind::WindowRows, {}, held.tensor, rows, held.rowBits * rows, held.furtherBits});
    }
}

/// A tensor from outside that several ops read: the rows and columns of all of them together.
void PyramidBuilder::holdExternal(const Member& reader, const BrrOperand& operand) {
    auto held = std::find_if(external_.begin(), external_.end(),
                             [&](const External& other) { return other.tensor == operand.tensor; });
    if (held == external_.end())
        held = external_.insert(external_.end(), External{operand.tensor, operand.rows, 0, 0, {}});
    const std::int64_t row = reader.isFirst ? operand.windowRowBits : operand.rowBits;
    const RowRatio stride = reader.isFirst ? rowRatio(operand.rule) : RowRatio{};
    const std::int64_t further = (row * reader.step * stride.over + stride.under - 1) / stride.under;
    if (hasSteps_)
        demandRows(reader, operand.rule, held->reading);
    else
        demandFewest(reader, operand.rule, held->reading);
    held->rowBits = std::max(held->rowBits, row);
    held->furtherBits = std::max(held->furtherBits, further);
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
