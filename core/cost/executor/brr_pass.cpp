// SPDX-License-Identifier: Apache-2.0
// Map: a pass is a set of chores (fill a full map, add into one in place, write a map), each of which takes its source
// channel by channel, in any order. Chores that need the same channels of sliced maps take them together; then the next
// channels are loaded.
#include "core/cost/executor/brr_pass.h"

#include <algorithm>

namespace fusescope {
namespace {

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

class Pass {
 public:
    Pass(const ExecutedGroup& group, const std::vector<HeldMap>& held, const std::vector<Interval>& rows,
         BrrProgress& progress)
        : group_(group), held_(held), rows_(rows), progress_(progress), maps_(group, held, rows, progress) {
        for (std::size_t op = 0; op < group.ops.size(); ++op) considerInPlace(op);
        for (std::size_t op = 0; op < group.ops.size(); ++op) plan(op);
    }

    void run() {
        while (!chores_.empty() && progress_.problem.empty()) {
            if (takeWhatIsLoaded()) continue;
            if (!loadNext() && !giveUpInPlace()) progress_.fail("no op of the group can go on");
        }
        maps_.finish();
    }

 private:
    std::int64_t channels(std::size_t tensor) const { return group_.tensors[tensor].size.channels; }
    const std::vector<std::size_t>& inputs(std::size_t op) const { return group_.ops[op].inputs; }

    /// The full map that a local op may overwrite element by element; kNoMap if there is none.
    std::size_t overwritable(std::size_t op) const {
        const std::int64_t lastRow = group_.tensors[op].size.rows - 1;
        for (std::size_t i = 0; i < inputs(op).size(); ++i) {
            const std::size_t input = inputs(op)[i];
            if (!group_.isMade(input) || group_.tensors[input].size != group_.tensors[op].size) continue;
            const Interval rows = group_.ops[op].arithmetic->rowsOf(i, lastRow);
            const bool isInStep = rows.first == lastRow && rows.last == lastRow;
            if (!isInStep || group_.ops[op].arithmetic->channelsOf(i, 0).last != 0) continue;
            if (maps_.isFull(input)) return maps_.owner(input);
            if (maps_.isSliced(input)) continue;
            if (const std::size_t owner = overwritable(input); owner != kNoMap) return owner;
        }
        return kNoMap;
    }

    /// A local op that joins a full map with a sliced one, and is read again: its result goes where the full map was.
    void considerInPlace(std::size_t op) {
        if (rows_[op].isEmpty() || held_[op].holding != MapHolding::Nothing || group_.tensors[op].readers.empty())
            return;
        SlicedBlocks blocks;
        maps_.collectBlocks(op, 0, blocks);
        const std::size_t owner = blocks.empty() ? kNoMap : overwritable(op);
        // Channels of a sliced map that are yet to come may be computed from the map that would be overwritten.
        const bool isWanted = std::any_of(blocks.begin(), blocks.end(), [&](const auto& block) {
            const auto sources = maps_.fullSources(inputs(block.first));
            return held_[block.first].channels < channels(block.first) &&
                   std::any_of(sources.begin(), sources.end(), [&](std::size_t s) { return maps_.owner(s) == owner; });
        });
        if (owner != kNoMap && !isWanted) maps_.setOwner(op, owner);
    }

    void plan(std::size_t op) {
        if (rows_[op].isEmpty()) return;
        const bool isSum = group_.ops[op].arithmetic->asChannelSum() != nullptr;
        if (held_[op].holding != MapHolding::Sliced) maps_.countWeights(op, channels(op));
        if (held_[op].holding == MapHolding::Full) {
            if (isSum) maps_.begin(op);
            addChore(isSum ? ChoreKind::Sum : ChoreKind::Copy, op, channels(isSum ? inputs(op)[0] : op));
        } else if (maps_.isFull(op)) {
            addChore(ChoreKind::InPlace, op, channels(op));
        }
        if (!group_.tensors[op].isWritten || rows_[op].last < progress_.rowsWritten[op]) return;
        if (rows_[op].first > progress_.rowsWritten[op])
            progress_.fail("rows of \"" + group_.tensors[op].name + "\" before " + std::to_string(rows_[op].first) +
                           " are left out");
        addChore(ChoreKind::Write, op, channels(op));
    }

    void addChore(ChoreKind kind, std::size_t tensor, std::int64_t channelCount) {
        const auto count = static_cast<std::size_t>(channelCount);
        chores_.push_back({kind, tensor, std::vector<bool>(count), count});
    }

    SlicedBlocks blocksOf(const Chore& chore, std::int64_t channel) const {
        SlicedBlocks blocks;
        if (chore.kind == ChoreKind::Sum)
            maps_.collectBlocks(inputs(chore.tensor)[0], channel, blocks);
        else if (chore.kind == ChoreKind::Write)
            maps_.collectBlocks(chore.tensor, channel, blocks);
        else
            maps_.collectOperandBlocks(chore.tensor, channel, blocks);
        return blocks;
    }

    std::set<std::size_t> fullSources(const Chore& chore) const {
        if (chore.kind == ChoreKind::Write) return maps_.fullSources({&chore.tensor, 1});
        return maps_.fullSources(inputs(chore.tensor));
    }

    bool isReady(const Chore& chore) const {
        const auto sources = fullSources(chore);
        const bool areDone = std::all_of(sources.begin(), sources.end(), [&](auto s) { return maps_.isDone(s); });
        const bool isBegun = chore.left < chore.isTaken.size();
        if (!areDone || chore.kind != ChoreKind::InPlace || isBegun) return areDone;
        return std::none_of(chores_.begin(), chores_.end(), [&](const Chore& other) {
            return &other != &chore && wantsMapBefore(other, chore.tensor);
        });
    }

    /// Whether a chore reads what `tensor` is about to overwrite.
    bool wantsMapBefore(const Chore& chore, std::size_t tensor) const {
        const auto wanted = fullSources(chore);
        return std::any_of(wanted.begin(), wanted.end(), [&](std::size_t source) {
            return source < tensor && maps_.owner(source) == maps_.owner(tensor);
        });
    }

    bool takeWhatIsLoaded() {
        bool hasTaken = false;
        for (Chore& chore : chores_) {
            if (!isReady(chore)) continue;
            for (std::size_t channel = 0; channel < chore.isTaken.size(); ++channel) {
                const auto next = static_cast<std::int64_t>(channel);
                if (chore.isTaken[channel] || !maps_.areLoaded(blocksOf(chore, next))) continue;
                take(chore, next);
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
        const SlicedBlocks blocks = blocksOf(*chore, next);
        maps_.load(blocks);
        // Several blocks of one map: it is computed again as they alternate.
        if (!maps_.areLoaded(blocks)) take(*chore, next);
        if (chore->left == 0) chores_.erase(chore);
        return true;
    }

    /// Computes an op where it is read after all, when its full map is wanted too long.
    bool giveUpInPlace() {
        const auto chore =
            std::find_if(chores_.begin(), chores_.end(), [](const Chore& c) { return c.kind == ChoreKind::InPlace; });
        if (chore == chores_.end()) return false;
        maps_.setOwner(chore->tensor, kNoMap);
        chores_.erase(chore);
        return true;
    }

    void take(Chore& chore, std::int64_t channel) {
        chore.isTaken[static_cast<std::size_t>(channel)] = true;
        --chore.left;
        if (chore.kind == ChoreKind::Sum)
            maps_.addChannel(chore.tensor, channel);
        else if (chore.kind == ChoreKind::Write)
            maps_.write(chore.tensor, channel);
        else
            maps_.compute(chore.tensor, channel);
        if (chore.left == 0 && chore.kind != ChoreKind::Write) maps_.setDone(chore.tensor);
    }

    const ExecutedGroup& group_;
    const std::vector<HeldMap>& held_;
    const std::vector<Interval>& rows_;
    BrrProgress& progress_;
    BrrMaps maps_;
    std::vector<Chore> chores_;
};

}  // namespace

void runPass(const ExecutedGroup& group, const std::vector<HeldMap>& held, const std::vector<Interval>& rows,
             BrrProgress& progress) {
    Pass(group, held, rows, progress).run();
}

}  // namespace fusescope
