// SPDX-License-Identifier: Apache-2.0
#include "core/cost/brr_pyramid.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace fusescope {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }
std::size_t at(BrrStart start) { return static_cast<std::size_t>(start); }

constexpr std::int64_t kMostSteps = std::int64_t{1} << 20;

}  // namespace

PyramidBuilder::PyramidBuilder(const BrrTables& tables) : tables_(tables), position_(tables.ops.size(), -1) {
    const OpGraph& graph = *tables.traffic.graph;
    for (std::int32_t op = 0; op < graph.opCount(); ++op) {
        std::size_t readers = 0;
        for (const TensorId output : graph.op(OpId(op)).outputs)
            readers += graph.tensor(output).consumers.size() + (graph.tensor(output).isGraphOutput ? 1 : 0);
        outputReaders_.push_back(static_cast<int>(readers));
    }
}

std::span<const PyramidBuilder::Edge> PyramidBuilder::edgesOf(std::size_t member) const {
    const std::size_t end = member + 1 == members_.size() ? edges_.size() : members_[member + 1].firstEdge;
    return {edges_.data() + members_[member].firstEdge, end - members_[member].firstEdge};
}

void PyramidBuilder::push(OpId id) {
    steps_.push_back({joined_.size(), isConsistent_, isPaced_});
    const std::size_t added = members_.size();
    Member& member = members_.emplace_back();
    member.id = id;
    member.op = &tables_.ops[id.index()];
    member.firstEdge = edges_.size();
    member.readersOutside = outputReaders_[id.index()];
    member.component = added;
    for (const BrrOperand& operand : member.op->operands) {
        const int source = operand.producer.isValid() ? position_[operand.producer.index()] : -1;
        edges_.push_back({&operand, source});
        if (source < 0) continue;
        Member& producer = members_[at(source)];
        ++producer.readersInside;
        --producer.readersOutside;
        member.isFirst = false;
        isPaced_ = isPaced_ || operand.pace != RowRatio{};
        isConsistent_ = isConsistent_ && relate(producer, member, operand.pace);
    }
    if (!member.isFirst) findFull(member, edgesOf(added));
    position_[id.index()] = static_cast<int>(added);
}

void PyramidBuilder::pop() {
    const Step& step = steps_.back();
    for (; joined_.size() > step.joinedBefore; joined_.pop_back()) {
        members_[joined_.back().member].component = joined_.back().component;
        members_[joined_.back().member].ratio = joined_.back().ratio;
    }
    isConsistent_ = step.isConsistentBefore;
    isPaced_ = step.isPacedBefore;
    steps_.pop_back();
    for (const Edge& edge : edgesOf(members_.size() - 1)) {
        if (edge.source < 0) continue;
        --members_[at(edge.source)].readersInside;
        ++members_[at(edge.source)].readersOutside;
    }
    edges_.resize(members_.back().firstEdge);
    position_[members_.back().id.index()] = -1;
    members_.pop_back();
}

void PyramidBuilder::clear() {
    while (!members_.empty()) pop();
}

/// full(v) alternates along convolutions: NOT full(source); a local op: OR over its sources.
void PyramidBuilder::findFull(Member& member, std::span<const Edge> edges) const {
    for (const BrrStart start : kBrrStarts) {
        bool hasFullSource = false;
        for (const Edge& edge : edges)
            hasFullSource = hasFullSource || (edge.source >= 0 && members_[at(edge.source)].isFull[at(start)]);
        member.isFull[at(start)] = member.op->isConv ? !hasFullSource : hasFullSource;
    }
}

/// step(source) = stride · step(reader), the newest member; false if that contradicts what is known, or is absurd.
bool PyramidBuilder::relate(const Member& source, Member& reader, const RowRatio& pace) {
    const RowRatio implied = pace == RowRatio{} ? source.ratio : source.ratio * pace.inverse();
    if (implied.over > kMostSteps || implied.under > kMostSteps) return false;
    if (source.component == reader.component) return reader.ratio == implied;
    if (&members_[reader.component] == &reader) {  // its first source
        reader.component = source.component;
        reader.ratio = implied;
        return true;
    }
    const std::size_t old = reader.component;
    const RowRatio scale = implied * reader.ratio.inverse();
    for (std::size_t i = 0; i < members_.size(); ++i) {
        Member& member = members_[i];
        if (member.component != old) continue;
        joined_.push_back({i, member.component, member.ratio});
        member.component = source.component;
        member.ratio = member.ratio * scale;
        if (member.ratio.over > kMostSteps || member.ratio.under > kMostSteps) return false;
    }
    return true;
}

bool PyramidBuilder::settle() {
    if (!isConsistent_ || !findSteps()) return false;
    findHeights();
    findWeights();
    for (const BrrStart start : kBrrStarts) findHeld(start);
    return true;
}

/// Over the common denominator of the component, then without the common factor.
bool PyramidBuilder::findSteps() {
    if (!isPaced_) {
        for (Member& member : members_) member.step = 1;
        return true;
    }
    under_.assign(members_.size(), 1);
    common_.assign(members_.size(), 0);
    for (const Member& member : members_) {
        std::int64_t& denominator = under_[member.component];
        if (denominator % member.ratio.under != 0) denominator = std::lcm(denominator, member.ratio.under);
        if (denominator > kMostSteps) return false;
    }
    for (std::size_t v = members_.size(); v-- > 0;) {  // the last ops have the smallest steps
        Member& member = members_[v];
        member.step = member.ratio.over * (under_[member.component] / member.ratio.under);
        std::int64_t& common = common_[member.component];
        common = common == 1 ? 1 : std::gcd(common, member.step);
    }
    for (Member& member : members_)
        if (const std::int64_t common = common_[member.component]; common != 1) member.step /= common;
    return true;
}

void PyramidBuilder::findHeights() {
    tiles_ = 1;
    for (Member& member : members_) member.reading = {};
    for (std::size_t v = members_.size(); v-- > 0;) {
        Member& member = members_[v];
        settleRows(member);
        tiles_ = std::max(tiles_, member.reading.tiles);
        member.height = std::min(member.op->rows, member.reading.span.end - member.reading.span.first);
        for (const Edge& edge : edgesOf(v))
            if (edge.source >= 0) demandRows(member.reading, edge.operand->rule, members_[at(edge.source)].reading);
    }
}

/// All readers have asked. An op that makes its whole map for every tile gives the same rows each time, while what is
/// written moves on with the tiles.
void PyramidBuilder::settleRows(Member& member) {
    Reading& reading = member.reading;
    if (member.readersOutside > 0) {
        const bool isAsked = reading.isWhole || reading.isMoving;
        reading.span = {isAsked ? std::min<std::int64_t>(0, reading.span.first) : 0,
                        std::max(reading.span.end, member.step)};
        reading.isMoving = true;
    }
    if (reading.isWhole ? reading.isMoving : reading.span.end - reading.span.first >= member.op->rows) {
        reading.span = {0, member.op->rows};
        reading.isWhole = true;
    }
    if (member.readersInside == 0) reading.tiles = (member.op->rows + member.step - 1) / member.step;
}

/// The rows of all readers together: windows of different padding that lie side by side need more than the largest.
void PyramidBuilder::demandRows(const Reading& reader, const RowRule& rule, Reading& source) {
    const bool takesAll = rule.access == RowAccess::Held || rule.access == RowAccess::Eaten;
    const RowSpan read = rowSpanRead(rule, reader.span);
    const bool isFirstAsked = !source.isWhole && !source.isMoving;
    (reader.isWhole || takesAll ? source.isWhole : source.isMoving) = true;
    source.span =
        isFirstAsked ? read : RowSpan{std::min(source.span.first, read.first), std::max(source.span.end, read.end)};
    source.tiles = std::max(source.tiles, reader.tiles);
}

bool PyramidBuilder::mayStart() const {
    return members_.size() == 1 || std::all_of(members_.begin(), members_.end(), [](const Member& member) {
               return !member.isFirst || member.op->mayBeFirst;
           });
}

std::int64_t PyramidBuilder::publishedTiles() const {
    std::int64_t fewest = std::numeric_limits<std::int64_t>::max();
    for (const Member& member : members_)
        if (member.readersInside == 0) fewest = std::min(fewest, member.reading.tiles);
    return fewest;
}

void PyramidBuilder::findWeights() {
    weights_.clear();
    for (const Member& member : members_) {
        const std::int64_t bytes = tables_.traffic.weightBytes[member.id.index()];
        if (bytes == 0) continue;
        const auto same = std::find_if(weights_.begin(), weights_.end(),
                                       [&](const TiledWeights& other) { return other.tiles == member.reading.tiles; });
        if (same != weights_.end())
            same->bytes += bytes;
        else
            weights_.push_back({member.reading.tiles, bytes});
    }
}

std::int64_t PyramidBuilder::streamedWeightBytes(std::int64_t tilesPerPass) const {
    std::int64_t bytes = 0;
    for (const TiledWeights& weights : weights_)
        bytes += movedBytes(weights.bytes, (weights.tiles + tilesPerPass - 1) / tilesPerPass);
    return bytes;
}

void PyramidBuilder::findHeld(BrrStart start) {
    Held& held = held_[at(start)];
    held.sliced.clear();
    for (const Member& member : members_)
        if (member.op->isConv && !member.isFull[at(start)]) held.sliced.push_back(&member);
    held.wholeSum = {};
    forEachWhole(start, [&](const BrrHolding& holding) { held.wholeSum.add(holding.bits, holding.furtherBits); });
}

/// Everything that is held but slices.
template <class Visitor>
void PyramidBuilder::forEachWhole(BrrStart start, Visitor&& visit) {
    external_.clear();
    for (std::size_t v = 0; v < members_.size(); ++v) {
        const Member& member = members_[v];
        const BrrOp& op = *member.op;
        const bool isFull = member.isFull[at(start)];
        if (isFull && (op.isConv || member.isFirst))
            visit(BrrHolding{TermKind::FullMap,
                             member.id,
                             {},
                             member.height,
                             op.fullRowBits * member.height,
                             cappedProduct(op.fullRowBits, member.step)});
        // A first op with a full buffer takes its operands as they come; the published code counts none of later ops.
        if (member.isFirst ? isFull : tables_.accelerator.optimusCompat) continue;
        for (const Edge& edge : edgesOf(v))
            if (edge.source < 0) holdExternal(member, *edge.operand);
    }
    for (const External& outside : external_) {
        const bool takesAll = outside.reading.isWhole && outside.reading.isMoving;
        const RowSpan& span = outside.reading.span;
        const std::int64_t rows = takesAll ? outside.rows : std::min(outside.rows, span.end - span.first);
        visit(BrrHolding{TermKind::WindowRows, {}, outside.tensor, rows, outside.rowBits * rows, outside.furtherBits});
    }
}

/// A tensor from outside that several ops read: the rows and columns of all of them together.
void PyramidBuilder::holdExternal(const Member& reader, const BrrOperand& operand) {
    auto held = std::find_if(external_.begin(), external_.end(),
                             [&](const External& other) { return other.tensor == operand.tensor; });
    if (held == external_.end())
        held = external_.insert(external_.end(), External{operand.tensor, operand.rows, 0, 0, {}});
    const std::int64_t row = reader.isFirst ? operand.windowRowBits : operand.rowBits;
    const RowRatio stride = reader.isFirst ? operand.pace : RowRatio{};
    const std::int64_t rows = reader.step * stride.over;  // both at most kMostSteps squared
    const std::int64_t further = (cappedProduct(row, rows) + stride.under - 1) / stride.under;
    demandRows(reader.reading, operand.rule, held->reading);
    held->rowBits = std::max(held->rowBits, row);
    held->furtherBits = std::max(held->furtherBits, further);
}

BrrPyramid PyramidBuilder::pyramid(BrrStart start, std::size_t slice) const {
    const Held& held = held_[at(start)];
    BrrPyramid total = held.wholeSum;
    for (const Member* member : held.sliced) {
        const std::int64_t row = member->op->sliceRowBits[slice];
        total.add(row * member->height, cappedProduct(row, member->step));
    }
    return total;
}

std::vector<BrrHolding> PyramidBuilder::holdings(BrrStart start, std::size_t slice) {
    std::vector<BrrHolding> all;
    forEachWhole(start, [&](const BrrHolding& holding) { all.push_back(holding); });
    for (const Member* member : held_[at(start)].sliced) {
        const std::int64_t row = member->op->sliceRowBits[slice];
        all.push_back(
            {TermKind::Slice, member->id, {}, member->height, row * member->height, cappedProduct(row, member->step)});
    }
    return all;
}

}  // namespace fusescope
