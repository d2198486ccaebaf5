// SPDX-License-Identifier: Apache-2.0
// Map: a pass is a set of chores (fill a full map, add into one in place, write a map), each of which takes its source
// channel by channel, in any order. Chores that need the same channels of sliced maps take them together; then the next
// channels are loaded.
#include "core/cost/executor/brr_pass.h"

#include <algorithm>
#include <functional>
#include <set>

namespace fusescope {
namespace {

constexpr std::int64_t kNothing = -1;
constexpr std::int64_t kMostLoads = 3000;

enum class ChoreKind {
    Sum,      ///< a full convolution: adds what each channel of its operand contributes
    Copy,     ///< a full map of a local op
    InPlace,  ///< a local op over the full map that it reads
    Write,    ///< to DRAM
};

struct Chore {
    ChoreKind kind = ChoreKind::Write;
    std::size_t tensor = 0;
    std::vector<bool> isTaken;  // [channels] of the operand of a sum, else of the tensor
    std::size_t left = 0;
};

/// Channels on chip. In place, a later tensor may lie where an earlier one did.
struct ChannelBuffer {
    std::vector<double> elements;        // [channel in buffer, row, column]
    std::vector<std::size_t> occupants;  // [channels] of a full map: whose values those are
    std::int64_t block = kNothing;       // of a sliced map: which channels are loaded
    bool isDone = false;
};

using Blocks = std::set<std::pair<std::size_t, std::int64_t>>;  // of sliced maps

class Pass {
 public:
    Pass(const ExecutedGroup& group, const std::vector<HeldMap>& held, const std::vector<Interval>& rows,
         BrrProgress& progress)
        : group_(group), held_(held), rows_(rows), progress_(progress), buffers_(group.ops.size()),
          owners_(group.ops.size(), kNobody), weighed_(group.ops.size()) {
        for (std::size_t op = 0; op < group.ops.size(); ++op) prepare(op);
        for (std::size_t op = 0; op < group.ops.size(); ++op) considerInPlace(op);
        for (std::size_t op = 0; op < group.ops.size(); ++op) plan(op);
    }

    void run() {
        while (!chores_.empty() && progress_.problem.empty()) {
            if (takeWhatIsLoaded()) continue;
            if (!loadNext() && !giveUpInPlace()) fail("no op of the group can go on");
        }
        for (std::size_t op = 0; op < group_.ops.size(); ++op) {
            progress_.channelsWeighed[op] += weighed_[op];
            progress_.channelsAgain[op] += std::max<std::int64_t>(0, weighed_[op] - size(op).channels);
            if (group_.tensors[op].isWritten && !rows_[op].isEmpty())
                progress_.rowsWritten[op] = std::max(progress_.rowsWritten[op], rows_[op].last + 1);
        }
    }

 private:
    static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

    class Operands : public OperandElements {
     public:
        Operands(Pass& pass, std::size_t op) : pass_(pass), op_(op) {}
        double at(std::size_t operand, const MapPlace& place) override {
            return pass_.operandElement(op_, pass_.group_.ops[op_].inputs[operand], place);
        }

     private:
        Pass& pass_;
        std::size_t op_;
    };

    /// One channel of an operand, computed ahead: what a convolution multiplies while it has it.
    class OneChannel : public OperandElements {
     public:
        OneChannel(Pass& pass, std::size_t op, std::int64_t channel, const Interval& rows)
            : firstRow_(rows.first), columns_(pass.size(pass.group_.ops[op].inputs[0]).columns) {
            for (std::int64_t row = rows.first; row <= rows.last; ++row)
                for (std::int64_t column = 0; column < columns_; ++column)
                    values_.push_back(
                        pass.operandElement(op, pass.group_.ops[op].inputs[0], {0, channel, row, column}));
        }
        double at(std::size_t /*operand*/, const MapPlace& place) override {
            return values_[static_cast<std::size_t>((place.row - firstRow_) * columns_ + place.column)];
        }

     private:
        std::int64_t firstRow_;
        std::int64_t columns_;
        std::vector<double> values_;
    };

    const MapSize& size(std::size_t tensor) const { return group_.tensors[tensor].size; }
    const OpArithmetic& arithmetic(std::size_t op) const { return *group_.ops[op].arithmetic; }
    bool isSliced(std::size_t tensor) const { return held_[tensor].holding == MapHolding::Sliced; }
    /// A full map of its own, or its values over that of another.
    bool isFull(std::size_t tensor) const {
        return group_.isMade(tensor) && (held_[tensor].holding == MapHolding::Full || owners_[tensor] != kNobody);
    }

    void prepare(std::size_t op) {
        if (rows_[op].isEmpty() || held_[op].holding == MapHolding::Nothing) return;
        ChannelBuffer& buffer = buffers_[op];
        buffer.elements.resize(static_cast<std::size_t>(held_[op].channels * rows_[op].length() * size(op).columns));
        if (held_[op].holding == MapHolding::Full) {
            buffer.occupants.assign(static_cast<std::size_t>(size(op).channels), op);
            owners_[op] = op;
        }
    }

    /// The full map that a local op may overwrite element by element; kNobody if there is none.
    std::size_t overwritable(std::size_t op) const {
        for (std::size_t i = 0; i < group_.ops[op].inputs.size(); ++i) {
            const std::size_t input = group_.ops[op].inputs[i];
            if (!group_.isMade(input) || size(input) != size(op)) continue;
            const Interval channels = arithmetic(op).channelsOf(i, 0);
            const Interval rows = arithmetic(op).rowsOf(i, size(op).rows - 1);
            if (channels.last != 0 || rows.first != size(op).rows - 1 || rows.length() != 1) continue;
            if (owners_[input] != kNobody) return owners_[input];
            if (isSliced(input)) continue;
            if (const std::size_t owner = overwritable(input); owner != kNobody) return owner;
        }
        return kNobody;
    }

    /// A local op that joins a full map with a sliced one, and is read again: its result goes where the full map was.
    void considerInPlace(std::size_t op) {
        if (rows_[op].isEmpty() || held_[op].holding != MapHolding::Nothing || group_.tensors[op].readers.empty()) return;
        Blocks blocks;
        collectBlocks(op, 0, blocks);
        if (blocks.empty()) return;
        const std::size_t owner = overwritable(op);
        // Channels of a sliced map that are yet to come may be computed from the map that would be overwritten.
        const bool isWanted = std::any_of(blocks.begin(), blocks.end(), [&](const auto& block) {
            const auto sources = fullSources(group_.ops[block.first].inputs);
            return held_[block.first].channels < size(block.first).channels &&
                   std::any_of(sources.begin(), sources.end(), [&](std::size_t s) { return owners_[s] == owner; });
        });
        if (!isWanted) owners_[op] = owner;
    }

    void plan(std::size_t op) {
        if (rows_[op].isEmpty()) return;
        const bool isSum = arithmetic(op).asChannelSum() != nullptr;
        if (held_[op].holding == MapHolding::Nothing) weighed_[op] += size(op).channels;
        if (held_[op].holding == MapHolding::Full) {
            if (isSum) begin(op);
            weighed_[op] += size(op).channels;
            addChore(isSum ? ChoreKind::Sum : ChoreKind::Copy, op, isSum ? size(group_.ops[op].inputs[0]).channels : size(op).channels);
        } else if (isFull(op)) {
            addChore(ChoreKind::InPlace, op, size(op).channels);
        }
        if (!group_.tensors[op].isWritten || rows_[op].last < progress_.rowsWritten[op]) return;
        if (rows_[op].first > progress_.rowsWritten[op])
            fail("rows of \"" + group_.tensors[op].name + "\" before " + std::to_string(rows_[op].first) + " are left out");
        addChore(ChoreKind::Write, op, size(op).channels);
    }

    void addChore(ChoreKind kind, std::size_t tensor, std::int64_t channels) {
        chores_.push_back({kind, tensor, std::vector<bool>(static_cast<std::size_t>(channels)), static_cast<std::size_t>(channels)});
    }

    void begin(std::size_t op) {
        forEachElement(op, wholeOf(size(op).channels), [&](const MapPlace& at) {
            cell(op, at) = arithmetic(op).asChannelSum()->start(at);
        });
    }

    template <class Visitor>
    void forEachElement(std::size_t tensor, const Interval& channels, Visitor&& visit) {
        MapPlace at;
        for (at.channel = channels.first; at.channel <= channels.last; ++at.channel)
            for (at.row = rows_[tensor].first; at.row <= rows_[tensor].last; ++at.row)
                for (at.column = 0; at.column < size(tensor).columns; ++at.column) visit(at);
    }

    double& cell(std::size_t tensor, const MapPlace& at) {
        const std::size_t owner = isSliced(tensor) ? tensor : owners_[tensor];
        const std::int64_t channel = isSliced(tensor) ? at.channel % held_[tensor].channels : at.channel;
        const std::int64_t row = channel * rows_[owner].length() + at.row - rows_[owner].first;
        return buffers_[owner].elements[static_cast<std::size_t>(row * size(owner).columns + at.column)];
    }

    /// A first op that fills a full map takes its operands as they come from DRAM; any other has their rows on chip.
    double operandElement(std::size_t op, std::size_t tensor, const MapPlace& at) {
        if (group_.isMade(tensor)) return element(tensor, at);
        const auto& inputs = group_.ops[op].inputs;
        const bool isFirst = std::none_of(inputs.begin(), inputs.end(), [&](std::size_t i) { return group_.isMade(i); });
        const bool takesStream = isFirst && held_[op].holding == MapHolding::Full;
        if (!takesStream && !rows_[tensor].contains(at.row)) return miss(tensor, at.row);
        return group_.tensors[tensor].expected[elementIndex(size(tensor), at)];
    }

    double element(std::size_t tensor, const MapPlace& at) {
        if (isSliced(tensor) || isFull(tensor)) {
            if (!rows_[tensor].contains(at.row)) return miss(tensor, at.row);
            if (isSliced(tensor))
                load(tensor, at.channel / held_[tensor].channels);
            else if (buffers_[owners_[tensor]].occupants[static_cast<std::size_t>(at.channel)] != tensor)
                return miss(tensor, at.row);
            return cell(tensor, at);
        }
        Operands operands(*this, tensor);
        return arithmetic(tensor).element(at, operands);
    }

    double miss(std::size_t tensor, std::int64_t row) {
        fail("row " + std::to_string(row) + " of \"" + group_.tensors[tensor].name + "\" is not on chip");
        return 0;
    }

    /// Computes the channels of a block of a sliced map, streaming their weights in.
    void load(std::size_t tensor, std::int64_t block) {
        ChannelBuffer& buffer = buffers_[tensor];
        if (buffer.block == block || !progress_.problem.empty()) return;
        if (++loads_ > kMostLoads) {
            progress_.isGivenUp = true;
            return fail("\"" + group_.tensors[tensor].name + "\" is computed over and over");
        }
        const std::int64_t first = block * held_[tensor].channels;
        const Interval channels{first, std::min(size(tensor).channels, first + held_[tensor].channels) - 1};
        weighed_[tensor] += channels.length();
        buffer.block = block;
        const ChannelSum& sum = *arithmetic(tensor).asChannelSum();
        forEachElement(tensor, channels, [&](const MapPlace& at) { cell(tensor, at) = sum.start(at); });
        Interval sources;
        for (std::int64_t channel = channels.first; channel <= channels.last; ++channel)
            sources = joined(sources, arithmetic(tensor).channelsOf(0, channel));
        for (std::int64_t source = sources.first; source <= sources.last; ++source) addSource(tensor, channels, source);
    }

    void addSource(std::size_t tensor, const Interval& channels, std::int64_t source) {
        OneChannel operand(*this, tensor, source, rowsRead(arithmetic(tensor), 0, rows_[tensor]));
        const ChannelSum& sum = *arithmetic(tensor).asChannelSum();
        forEachElement(tensor, channels, [&](const MapPlace& at) {
            double& value = cell(tensor, at);
            value = sum.addChannel(value, at, source, operand);
        });
    }

    /// The blocks of sliced maps that a channel is computed from.
    void collectBlocks(std::size_t tensor, std::int64_t channel, Blocks& blocks) const {
        if (!group_.isMade(tensor) || isFull(tensor) || rows_[tensor].isEmpty()) return;
        if (isSliced(tensor)) {
            blocks.emplace(tensor, channel / held_[tensor].channels);
            return;
        }
        collectOperandBlocks(tensor, channel, blocks);
    }

    void collectOperandBlocks(std::size_t op, std::int64_t channel, Blocks& blocks) const {
        for (std::size_t i = 0; i < group_.ops[op].inputs.size(); ++i) {
            const Interval channels = arithmetic(op).channelsOf(i, channel);
            for (std::int64_t c = channels.first; c <= channels.last; ++c)
                collectBlocks(group_.ops[op].inputs[i], c, blocks);
        }
    }

    Blocks blocksOf(const Chore& chore, std::int64_t channel) const {
        Blocks blocks;
        if (chore.kind == ChoreKind::Sum)
            collectBlocks(group_.ops[chore.tensor].inputs[0], channel, blocks);
        else if (chore.kind == ChoreKind::Write)
            collectBlocks(chore.tensor, channel, blocks);
        else
            collectOperandBlocks(chore.tensor, channel, blocks);
        return blocks;
    }

    std::set<std::size_t> fullSources(const Chore& chore) const {
        return fullSources(chore.kind == ChoreKind::Write ? std::vector<std::size_t>{chore.tensor}
                                                          : group_.ops[chore.tensor].inputs);
    }

    /// Full maps that tensors are computed from, also through sliced ones.
    std::set<std::size_t> fullSources(const std::vector<std::size_t>& tensors) const {
        std::set<std::size_t> sources;
        const std::function<void(std::size_t)> collect = [&](std::size_t tensor) {
            if (!group_.isMade(tensor) || rows_[tensor].isEmpty()) return;
            if (isFull(tensor)) {
                sources.insert(tensor);
                return;
            }
            for (const std::size_t input : group_.ops[tensor].inputs) collect(input);
        };
        for (const std::size_t tensor : tensors) collect(tensor);
        return sources;
    }

    bool isReady(const Chore& chore) const {
        const auto sources = fullSources(chore);
        const bool areDone = std::all_of(sources.begin(), sources.end(), [&](std::size_t s) { return buffers_[s].isDone; });
        if (!areDone || chore.kind != ChoreKind::InPlace || chore.left < chore.isTaken.size()) return areDone;
        // Nobody else may want the map that is overwritten.
        return std::none_of(chores_.begin(), chores_.end(), [&](const Chore& other) {
            if (&other == &chore) return false;
            const auto wanted = fullSources(other);
            return std::any_of(wanted.begin(), wanted.end(), [&](std::size_t source) {
                return source != chore.tensor && owners_[source] == owners_[chore.tensor] && source < chore.tensor;
            });
        });
    }

    bool takeWhatIsLoaded() {
        bool hasTaken = false;
        for (Chore& chore : chores_) {
            if (!isReady(chore)) continue;
            for (std::size_t channel = 0; channel < chore.isTaken.size(); ++channel) {
                if (chore.isTaken[channel]) continue;
                const Blocks blocks = blocksOf(chore, static_cast<std::int64_t>(channel));
                const bool isLoaded = std::all_of(blocks.begin(), blocks.end(), [&](const auto& block) {
                    return buffers_[block.first].block == block.second;
                });
                if (!isLoaded) continue;
                take(chore, static_cast<std::int64_t>(channel));
                hasTaken = true;
            }
        }
        std::erase_if(chores_, [](const Chore& chore) { return chore.left == 0; });
        return hasTaken;
    }

    bool loadNext() {
        const auto chore = std::find_if(chores_.begin(), chores_.end(), [&](const Chore& c) { return isReady(c); });
        if (chore == chores_.end()) return false;
        const auto next = std::find(chore->isTaken.begin(), chore->isTaken.end(), false) - chore->isTaken.begin();
        const Blocks blocks = blocksOf(*chore, next);
        for (const auto& [tensor, block] : blocks) load(tensor, block);
        const bool areTogether = std::all_of(blocks.begin(), blocks.end(), [&](const auto& block) {
            return buffers_[block.first].block == block.second;
        });
        if (!areTogether) take(*chore, next);  // several blocks of one map: it is computed again as they alternate
        if (chore->left == 0) chores_.erase(chore);
        return true;
    }

    /// Computes an op where it is read after all, when its full map is wanted too long.
    bool giveUpInPlace() {
        const auto chore = std::find_if(chores_.begin(), chores_.end(), [](const Chore& c) { return c.kind == ChoreKind::InPlace; });
        if (chore == chores_.end()) return false;
        owners_[chore->tensor] = kNobody;
        chores_.erase(chore);
        return true;
    }

    void take(Chore& chore, std::int64_t channel) {
        chore.isTaken[static_cast<std::size_t>(channel)] = true;
        --chore.left;
        if (chore.kind == ChoreKind::Sum)
            addSource(chore.tensor, wholeOf(size(chore.tensor).channels), channel);
        else if (chore.kind == ChoreKind::Write)
            write(chore.tensor, channel);
        else
            compute(chore.tensor, channel);
        if (chore.left == 0 && chore.kind != ChoreKind::Write) buffers_[chore.tensor].isDone = true;
    }

    void compute(std::size_t op, std::int64_t channel) {
        Operands operands(*this, op);
        std::vector<double> values;
        forEachElement(op, {channel, channel},
                       [&](const MapPlace& at) { values.push_back(arithmetic(op).element(at, operands)); });
        buffers_[owners_[op]].occupants[static_cast<std::size_t>(channel)] = op;
        auto next = values.begin();
        forEachElement(op, {channel, channel}, [&](const MapPlace& at) { cell(op, at) = *next++; });
    }

    void write(std::size_t tensor, std::int64_t channel) {
        forEachElement(tensor, {channel, channel}, [&](const MapPlace& at) {
            if (at.row >= progress_.rowsWritten[tensor])
                progress_.written[tensor][elementIndex(size(tensor), at)] = element(tensor, at);
        });
    }

    void fail(std::string problem) {
        if (progress_.problem.empty()) progress_.problem = std::move(problem);
    }

    const ExecutedGroup& group_;
    const std::vector<HeldMap>& held_;
    const std::vector<Interval>& rows_;
    BrrProgress& progress_;
    std::vector<ChannelBuffer> buffers_;
    std::vector<std::size_t> owners_;  // [made tensors] whose full map holds the values
    std::vector<std::int64_t> weighed_;  // [ops] channels whose weights were streamed in
    std::vector<Chore> chores_;
    std::int64_t loads_ = 0;
};

}  // namespace

void runPass(const ExecutedGroup& group, const std::vector<HeldMap>& held, const std::vector<Interval>& rows,
             BrrProgress& progress) {
    Pass(group, held, rows, progress).run();
}

}  // namespace fusescope
