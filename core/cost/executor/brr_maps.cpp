// SPDX-License-Identifier: Apache-2.0
#include "core/cost/executor/brr_maps.h"

#include <algorithm>
#include <functional>

namespace fusescope {
namespace {

constexpr std::int64_t kMostLoads = 3000;

}  // namespace

class BrrMaps::Operands : public OperandElements {
 public:
    Operands(BrrMaps& maps, std::size_t op) : maps_(maps), op_(op) {}
    double at(std::size_t operand, const MapPlace& place) override {
        return maps_.operandElement(op_, maps_.group_.ops[op_].inputs[operand], place);
    }

 private:
    BrrMaps& maps_;
    std::size_t op_;
};

/// One channel of an operand, computed ahead: what a convolution multiplies while it has it.
class BrrMaps::OneChannel : public OperandElements {
 public:
    OneChannel(BrrMaps& maps, std::size_t op, std::int64_t channel, const Interval& rows) : firstRow_(rows.first) {
        const std::size_t operand = maps.group_.ops[op].inputs[0];
        columns_ = maps.size(operand).columns;
        for (std::int64_t row = rows.first; row <= rows.last; ++row)
            for (std::int64_t column = 0; column < columns_; ++column)
                values_.push_back(maps.operandElement(op, operand, {0, channel, row, column}));
    }
    double at(std::size_t /*operand*/, const MapPlace& place) override {
        return values_[static_cast<std::size_t>((place.row - firstRow_) * columns_ + place.column)];
    }

 private:
    std::int64_t firstRow_;
    std::int64_t columns_ = 1;
    std::vector<double> values_;
};

BrrMaps::BrrMaps(const ExecutedGroup& group, const std::vector<HeldMap>& held, const std::vector<Interval>& rows,
                 BrrProgress& progress)
    : group_(group),
      held_(held),
      rows_(rows),
      progress_(progress),
      buffers_(group.ops.size()),
      owners_(group.ops.size(), kNoMap),
      weighed_(group.ops.size()) {
    for (std::size_t op = 0; op < group.ops.size(); ++op) allocate(op);
}

void BrrMaps::allocate(std::size_t op) {
    if (held_[op].holding == MapHolding::Full) owners_[op] = op;
    if (rows_[op].isEmpty() || held_[op].holding == MapHolding::Nothing) return;
    Buffer& buffer = buffers_[op];
    buffer.elements.resize(static_cast<std::size_t>(held_[op].channels * rows_[op].length() * size(op).columns));
    buffer.occupants.assign(static_cast<std::size_t>(size(op).channels), op);
}

template <class Visitor>
void BrrMaps::forEachElement(std::size_t tensor, const Interval& channels, Visitor&& visit) {
    MapPlace at;
    for (at.channel = channels.first; at.channel <= channels.last; ++at.channel)
        for (at.row = rows_[tensor].first; at.row <= rows_[tensor].last; ++at.row)
            for (at.column = 0; at.column < size(tensor).columns; ++at.column) visit(at);
}

void BrrMaps::begin(std::size_t op) {
    forEachElement(op, wholeOf(size(op).channels),
                   [&](const MapPlace& at) { cell(op, at) = arithmetic(op).asChannelSum()->start(at); });
}

void BrrMaps::addChannel(std::size_t op, std::int64_t source) { addSource(op, wholeOf(size(op).channels), source); }

void BrrMaps::addSource(std::size_t op, const Interval& channels, std::int64_t source) {
    OneChannel operand(*this, op, source, rowsRead(arithmetic(op), 0, rows_[op]));
    const ChannelSum& sum = *arithmetic(op).asChannelSum();
    forEachElement(op, channels, [&](const MapPlace& at) {
        double& value = cell(op, at);
        value = sum.addChannel(value, at, source, operand);
    });
}

/// An element depends on elements of its own channel and place: computing apart and copying gives what overwriting
/// would.
void BrrMaps::compute(std::size_t op, std::int64_t channel) {
    Operands operands(*this, op);
    std::vector<double> values;
    forEachElement(op, {channel, channel},
                   [&](const MapPlace& at) { values.push_back(arithmetic(op).element(at, operands)); });
    buffers_[owners_[op]].occupants[static_cast<std::size_t>(channel)] = op;
    auto next = values.begin();
    forEachElement(op, {channel, channel}, [&](const MapPlace& at) { cell(op, at) = *next++; });
}

void BrrMaps::write(std::size_t tensor, std::int64_t channel) {
    forEachElement(tensor, {channel, channel}, [&](const MapPlace& at) {
        if (at.row >= progress_.rowsWritten[tensor])
            progress_.written[tensor][elementIndex(size(tensor), at)] = element(tensor, at);
    });
}

bool BrrMaps::areLoaded(const SlicedBlocks& blocks) const {
    return std::all_of(blocks.begin(), blocks.end(),
                       [&](const auto& block) { return buffers_[block.first].block == block.second; });
}

void BrrMaps::load(const SlicedBlocks& blocks) {
    for (const auto& [tensor, block] : blocks) loadBlock(tensor, block);
}

/// Computes the channels of a block of a sliced map, streaming their weights in.
void BrrMaps::loadBlock(std::size_t tensor, std::int64_t block) {
    Buffer& buffer = buffers_[tensor];
    if (buffer.block == block || !progress_.problem.empty()) return;
    if (++loads_ > kMostLoads) {
        progress_.isGivenUp = true;
        return progress_.fail("\"" + group_.tensors[tensor].name + "\" is computed over and over");
    }
    const std::int64_t first = block * held_[tensor].channels;
    const Interval channels{first, std::min(size(tensor).channels, first + held_[tensor].channels) - 1};
    countWeights(tensor, channels.length());
    buffer.block = block;
    const ChannelSum& sum = *arithmetic(tensor).asChannelSum();
    forEachElement(tensor, channels, [&](const MapPlace& at) { cell(tensor, at) = sum.start(at); });
    Interval sources;
    for (std::int64_t channel = channels.first; channel <= channels.last; ++channel)
        sources = joined(sources, arithmetic(tensor).channelsOf(0, channel));
    for (std::int64_t source = sources.first; source <= sources.last; ++source) addSource(tensor, channels, source);
}

double& BrrMaps::cell(std::size_t tensor, const MapPlace& at) {
    const std::size_t owner = isSliced(tensor) ? tensor : owners_[tensor];
    const std::int64_t channel = isSliced(tensor) ? at.channel % held_[tensor].channels : at.channel;
    const std::int64_t row = channel * rows_[owner].length() + at.row - rows_[owner].first;
    return buffers_[owner].elements[static_cast<std::size_t>(row * size(owner).columns + at.column)];
}

/// A first op that fills a full map takes its operands as they come from DRAM; any other has their rows on chip.
double BrrMaps::operandElement(std::size_t op, std::size_t tensor, const MapPlace& at) {
    if (group_.isMade(tensor)) return element(tensor, at);
    const auto& inputs = group_.ops[op].inputs;
    const bool isFirst = std::none_of(inputs.begin(), inputs.end(), [&](std::size_t i) { return group_.isMade(i); });
    const bool takesStream = isFirst && held_[op].holding == MapHolding::Full;
    if (!takesStream && !rows_[tensor].contains(at.row)) return miss(tensor, at.row);
    return group_.tensors[tensor].expected[elementIndex(size(tensor), at)];
}

double BrrMaps::element(std::size_t tensor, const MapPlace& at) {
    if (!isSliced(tensor) && !isFull(tensor)) {
        Operands operands(*this, tensor);
        return arithmetic(tensor).element(at, operands);
    }
    if (!rows_[tensor].contains(at.row)) return miss(tensor, at.row);
    if (isSliced(tensor))
        loadBlock(tensor, at.channel / held_[tensor].channels);
    else if (buffers_[owners_[tensor]].occupants[static_cast<std::size_t>(at.channel)] != tensor)
        return miss(tensor, at.row);
    return cell(tensor, at);
}

double BrrMaps::miss(std::size_t tensor, std::int64_t row) {
    progress_.fail("row " + std::to_string(row) + " of \"" + group_.tensors[tensor].name + "\" is not on chip");
    return 0;
}

void BrrMaps::collectBlocks(std::size_t tensor, std::int64_t channel, SlicedBlocks& blocks) const {
    if (!group_.isMade(tensor) || isFull(tensor) || rows_[tensor].isEmpty()) return;
    if (isSliced(tensor))
        blocks.emplace(tensor, channel / held_[tensor].channels);
    else
        collectOperandBlocks(tensor, channel, blocks);
}

void BrrMaps::collectOperandBlocks(std::size_t op, std::int64_t channel, SlicedBlocks& blocks) const {
    for (std::size_t i = 0; i < group_.ops[op].inputs.size(); ++i) {
        const Interval channels = arithmetic(op).channelsOf(i, channel);
        for (std::int64_t c = channels.first; c <= channels.last; ++c)
            collectBlocks(group_.ops[op].inputs[i], c, blocks);
    }
}

std::set<std::size_t> BrrMaps::fullSources(std::span<const std::size_t> tensors) const {
    std::set<std::size_t> sources;
    const std::function<void(std::size_t)> collect = [&](std::size_t tensor) {
        if (!group_.isMade(tensor) || rows_[tensor].isEmpty()) return;
        if (isFull(tensor))
            sources.insert(tensor);
        else
            for (const std::size_t input : group_.ops[tensor].inputs) collect(input);
    };
    for (const std::size_t tensor : tensors) collect(tensor);
    return sources;
}

void BrrMaps::finish() {
    for (std::size_t op = 0; op < group_.ops.size(); ++op) {
        progress_.channelsWeighed[op] += weighed_[op];
        progress_.channelsAgain[op] += std::max<std::int64_t>(0, weighed_[op] - size(op).channels);
        if (group_.tensors[op].isWritten && !rows_[op].isEmpty())
            progress_.rowsWritten[op] = std::max(progress_.rowsWritten[op], rows_[op].last + 1);
    }
}

}  // namespace fusescope
