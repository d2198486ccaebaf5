// SPDX-License-Identifier: Apache-2.0
#include "core/search/fusion_steps.h"

#include <algorithm>

#include "core/search/group_walk.h"

namespace fusescope {
namespace {

/// F_beta of every fusable op alone.
std::vector<std::int64_t> bytesAlone(const SearchProblem& problem) {
    std::vector<std::int64_t> bytes(static_cast<std::size_t>(problem.graph->opCount()), 0);
    problem.fusable.forEach([&](OpId op) {
        const GroupSet alone{op};
        bytes[op.index()] = problem.costModel->price({&alone, 1}, problem.betaBytes).front().bufferBytes.value_or(0);
    });
    return bytes;
}

}  // namespace

std::optional<FusionSteps> FusionSteps::find(const SearchProblem& problem, std::int64_t memoryLimitBytes,
                                             const RunControl& control) {
    FusionSteps found(problem.graph->opCount(), problem.fusable);
    if (!found.addSteps(problem, memoryLimitBytes, control)) return std::nullopt;
    return found;
}

bool FusionSteps::addSteps(const SearchProblem& problem, std::int64_t memoryLimitBytes, const RunControl& control) {
    const std::vector<std::int64_t> alone = bytesAlone(problem);
    DownsetTable table(problem);
    GroupWalk walk(problem);
    std::uint64_t asked = 0;
    bool isStopped = false;
    const auto keepGoing = [&] {
        if ((++asked & 255) == 0) {
            const std::size_t bytes = table.approximateBytes() + steps_.capacity() * sizeof(Step);
            isStopped = control.shouldStop() || static_cast<std::int64_t>(bytes) > memoryLimitBytes;
        }
        return !isStopped;
    };
    for (std::size_t size = 0; size <= table.opCount(); ++size) {
        for (std::size_t i = 0; i < table.ofSize(size).size(); ++i) {
            const std::int32_t index = table.ofSize(size)[i];
            const Reached from = table.at(index);  // a copy: the table grows underneath
            sources_.push_back({index, steps_.size()});
            const auto addStep = [&] {
                const Price price = walk.price();
                if (!price.fits(problem.betaBytes)) return;
                const GroupSet group = walk.group();
                std::int64_t needed = *price.bufferBytes;
                group.forEach([&](OpId op) { needed = std::max(needed, alone[op.index()]); });
                const std::int32_t target = table.reach(from.key ^ walk.key(), index, group);
                steps_.push_back({target, group.count() == 1, needed, price.dramBytes});
            };
            walk.walk(from, addStep, keepGoing);
            if (isStopped) return false;
        }
    }
    for (std::size_t index = 0; index < table.count(); ++index)
        downsets_.push_back(table.at(static_cast<std::int32_t>(index)).executed);
    if (!table.ofSize(table.opCount()).empty()) end_ = table.ofSize(table.opCount()).front();
    return true;
}

FusionPlan FusionSteps::bestPlan(std::int64_t betaBytes) const {
    std::vector<std::int64_t> dramBytes(downsets_.size(), kUnreached);
    std::vector<std::int32_t> previous(downsets_.size(), -1);
    dramBytes[static_cast<std::size_t>(sources_.front().downset)] = 0;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
        const std::int64_t before = dramBytes[static_cast<std::size_t>(sources_[i].downset)];
        if (before == kUnreached) continue;
        const std::size_t end = i + 1 < sources_.size() ? sources_[i + 1].firstStep : steps_.size();
        for (std::size_t at = sources_[i].firstStep; at < end; ++at) {
            const Step& step = steps_[at];
            const bool fits = step.neededBytes < betaBytes;
            if (!fits && !step.isSingle) continue;
            const std::int64_t after =
                before + (fits ? step.dramBytes : 0);  // an op outside fusion is no part of the sum
            if (after >= dramBytes[static_cast<std::size_t>(step.target)]) continue;
            dramBytes[static_cast<std::size_t>(step.target)] = after;
            previous[static_cast<std::size_t>(step.target)] = sources_[i].downset;
        }
    }
    return planTo(end_, previous);
}

FusionPlan FusionSteps::planTo(std::int32_t end, const std::vector<std::int32_t>& previous) const {
    std::vector<GroupSet> groups;
    for (std::int32_t at = end; previous[static_cast<std::size_t>(at)] >= 0;
         at = previous[static_cast<std::size_t>(at)]) {
        const Downset& after = downsets_[static_cast<std::size_t>(at)];
        const Downset& before = downsets_[static_cast<std::size_t>(previous[static_cast<std::size_t>(at)])];
        GroupSet group = after.rest - before.rest;
        for (std::int32_t op = before.prefix; op < after.prefix; ++op)
            if (!before.rest.contains(OpId(op))) group.insert(OpId(op));
        groups.push_back(group & fusable_);
    }
    for (std::int32_t op = 0; op < opCount_; ++op)
        if (!fusable_.contains(OpId(op))) groups.push_back(GroupSet{OpId(op)});
    return FusionPlan::fromGroups(opCount_, std::move(groups));
}

}  // namespace fusescope
