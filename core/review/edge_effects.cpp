// SPDX-License-Identifier: Apache-2.0
#include "core/review/edge_effects.h"

#include <algorithm>
#include <set>

#include "core/plan/cuts.h"
#include "core/plan/plan_check.h"
#include "core/plan/plan_constraints.h"
#include "core/plan/plan_edit.h"

namespace fusescope {
namespace {

struct GroupCost {
    std::int64_t dramBytes = 0;
    bool isUnfit = false;  // several ops that do not fit
    std::optional<std::int64_t> excessBytes;
};

GroupCost costOf(const SearchProblem& problem, const GroupSet& group) {
    const Price price = problem.costModel->price(std::span(&group, 1), problem.betaBytes).front();
    GroupCost cost{price.dramBytes, false, std::nullopt};
    if (price.fits(problem.betaBytes)) return cost;
    if (group.count() > 1) {
        cost.isUnfit = true;
        if (price.bufferBytes) cost.excessBytes = *price.bufferBytes - price.spareBytes - problem.betaBytes + 1;
    } else {
        cost.dramBytes = problem.costModel->unfusedDramBytes(group.first(), problem.betaBytes).value_or(0);
    }
    return cost;
}

class Effects {
 public:
    Effects(const SearchProblem& problem, const PinnedPlan& now)
        : problem_(problem), graph_(*problem.graph), now_(now) {
        for (const GroupSet& group : now.plan.groups()) costs_.push_back(costOf(problem, group));
    }

    void addMerges(const RunControl& control) {
        std::set<std::pair<GroupId, GroupId>> seen;
        for (const Edge& edge : graph_.edges()) {
            if (control.shouldStop()) return;
            const GroupId a = now_.plan.groupOf(edge.producer);
            const GroupId b = now_.plan.groupOf(edge.consumer);
            const bool isUseless =
                !problem_.fusable.contains(edge.producer) || !problem_.fusable.contains(edge.consumer);
            if (a == b || isUseless || !seen.emplace(a, b).second) continue;
            PlanEdit edit = mergeGroups(graph_, now_.plan, a, b);
            if (!edit.plan || !honours(*edit.plan, now_.overrides)) continue;
            const GroupCost merged = costOf(problem_, now_.plan.group(a) | now_.plan.group(b));
            const GroupCost& one = costs_[a.index()];
            const GroupCost& other = costs_[b.index()];
            add({edge.producer, edge.consumer, false, merged.dramBytes - one.dramBytes - other.dramBytes,
                 merged.isUnfit - one.isUnfit - other.isUnfit, merged.excessBytes, std::move(*edit.plan)});
        }
    }

    void addCuts(GroupId group, std::size_t most) {
        const GroupSet& whole = now_.plan.group(group);
        if (whole.count() < 2 || !checkGroup(graph_, whole).empty()) return;
        for (const TwoWayCut& cut : twoWayCuts(graph_, whole, most).cuts) {
            PlanEdit edit = splitGroup(graph_, now_.plan, group, cut.before);
            if (!edit.plan || !honours(*edit.plan, now_.overrides)) continue;
            const GroupCost before = costOf(problem_, cut.before);
            const GroupCost after = costOf(problem_, cut.after);
            const GroupCost& undivided = costs_[group.index()];
            const auto [from, to] = firstEdgeAcross(cut);
            add({from, to, true, before.dramBytes + after.dramBytes - undivided.dramBytes,
                 before.isUnfit + after.isUnfit - undivided.isUnfit,
                 before.excessBytes ? before.excessBytes : after.excessBytes, std::move(*edit.plan)});
        }
    }

    std::vector<EdgeEffect> take() {
        const auto rank = [](const EdgeEffect& effect) { return (effect.unfitChange > 0) - (effect.unfitChange < 0); };
        std::ranges::stable_sort(effects_, [&](const EdgeEffect& a, const EdgeEffect& b) {
            if (rank(a) != rank(b)) return rank(a) < rank(b);
            return std::abs(a.dramChangeBytes) > std::abs(b.dramChangeBytes);
        });
        return std::move(effects_);
    }

 private:
    std::pair<OpId, OpId> firstEdgeAcross(const TwoWayCut& cut) const {
        for (const OpId op : cut.before.ops())
            for (const OpId next : graph_.successors(op))
                if (cut.after.contains(next)) return {op, next};
        return {};
    }

    void add(EdgeEffect effect) { effects_.push_back(std::move(effect)); }

    const SearchProblem& problem_;
    const OpGraph& graph_;
    const PinnedPlan& now_;
    std::vector<GroupCost> costs_;  // [groups]
    std::vector<EdgeEffect> effects_;
};

}  // namespace

std::optional<std::vector<EdgeEffect>> edgeEffects(const SearchProblem& problem, const PinnedPlan& now,
                                                   const RunControl& control, std::size_t mostCutsPerGroup) {
    Effects effects(problem, now);
    effects.addMerges(control);
    for (std::int32_t group = 0; group < now.plan.groupCount(); ++group) {
        if (control.shouldStop()) return std::nullopt;
        effects.addCuts(GroupId(group), mostCutsPerGroup);
    }
    return control.shouldStop() ? std::nullopt : std::optional(effects.take());
}

}  // namespace fusescope
