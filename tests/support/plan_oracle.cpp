// SPDX-License-Identifier: Apache-2.0
#include "tests/support/plan_oracle.h"

#include <algorithm>
#include <limits>
#include <map>

#include "core/plan/plan_check.h"

namespace fusescope::test {

void forEachPartition(int opCount, const std::function<void(const FusionPlan&)>& visit) {
    std::vector<GroupSet> groups;
    const std::function<void(int)> place = [&](int op) {
        if (op == opCount) {
            visit(FusionPlan::fromGroups(opCount, groups));
            return;
        }
        for (std::size_t g = 0; g < groups.size(); ++g) {
            groups[g].insert(OpId(op));
            place(op + 1);
            groups[g].erase(OpId(op));
        }
        groups.push_back(GroupSet{OpId(op)});
        place(op + 1);
        groups.pop_back();
    };
    place(0);
}

std::int64_t exhaustiveOptimum(const SearchProblem& problem) {
    std::map<GroupSet, Price> prices;
    const auto priceOf = [&](const GroupSet& group) {
        const auto [entry, isNew] = prices.try_emplace(group);
        if (isNew) entry->second = problem.costModel->price({&group, 1}, problem.betaBytes).front();
        return entry->second;
    };
    std::int64_t best = std::numeric_limits<std::int64_t>::max();
    forEachPartition(problem.graph->opCount(), [&](const FusionPlan& plan) {
        std::int64_t dramBytes = 0;
        for (const GroupSet& group : plan.groups()) {
            const bool isUnfusable = group.count() == 1 && !problem.fusable.contains(group.first());
            if (isUnfusable) continue;
            if (!group.isSubsetOf(problem.fusable) || !priceOf(group).fits(problem.betaBytes)) return;
            dramBytes += priceOf(group).dramBytes;
        }
        if (dramBytes < best && checkPlan(*problem.graph, plan).empty()) best = dramBytes;
    });
    return best;
}

namespace {

using OpMask = std::uint32_t;

class Covering {
 public:
    explicit Covering(const SearchProblem& problem) : opCount_(problem.graph->opCount()) {
        for (std::int32_t op = 0; op < opCount_; ++op) {
            OpMask readers = 0;
            for (const OpId reader : problem.graph->successors(OpId(op))) readers |= OpMask{1} << reader.value();
            readers_.push_back(readers);
        }
        byFirst_.resize(static_cast<std::size_t>(opCount_));
        for (OpMask ops = 1; ops < OpMask{1} << opCount_; ++ops) addCandidate(problem, ops);
    }

    std::int64_t least() {
        cover(0, 0);
        return best_;
    }

 private:
    struct Candidate {
        OpMask ops;
        std::int64_t dramBytes;
    };

    void addCandidate(const SearchProblem& problem, OpMask ops) {
        GroupSet group;
        for (std::int32_t op = 0; op < opCount_; ++op)
            if (ops >> op & 1) group.insert(OpId(op));
        const bool isAlone = group.count() == 1;
        if (isAlone && !problem.fusable.contains(group.first())) {
            byFirst_[group.first().index()].push_back({ops, 0});
            return;
        }
        if (!group.isSubsetOf(problem.fusable)) return;
        if (!isWeaklyConnected(*problem.graph, group) || !isConvex(*problem.graph, group)) return;
        const Price price = problem.costModel->price({&group, 1}, problem.betaBytes).front();
        if (price.fits(problem.betaBytes)) byFirst_[group.first().index()].push_back({ops, price.dramBytes});
    }

    void cover(OpMask covered, std::int64_t dramBytes) {
        if (dramBytes >= best_) return;
        std::size_t first = 0;
        while (covered >> first & 1) ++first;
        if (static_cast<std::int32_t>(first) == opCount_) {
            if (isAcyclic()) best_ = dramBytes;
            return;
        }
        for (const Candidate& candidate : byFirst_[first]) {
            if (candidate.ops & covered) continue;
            taken_.push_back(candidate.ops);
            cover(covered | candidate.ops, dramBytes + candidate.dramBytes);
            taken_.pop_back();
        }
    }

    /// Groups can be executed one after the other.
    bool isAcyclic() const {
        std::vector<OpMask> left = taken_;
        while (!left.empty()) {
            OpMask waiting = 0;  // read something of a group that is left, their own aside
            const auto isReady = [&](OpMask group) {
                waiting = 0;
                for (const OpMask other : left)
                    if (other != group)
                        for (std::size_t op = 0; op < readers_.size(); ++op)
                            if (other >> op & 1) waiting |= readers_[op];
                return (waiting & group) == 0;
            };
            const auto next = std::find_if(left.begin(), left.end(), isReady);
            if (next == left.end()) return false;
            left.erase(next);
        }
        return true;
    }

    std::int32_t opCount_;
    std::vector<OpMask> readers_;                  // [ops]
    std::vector<std::vector<Candidate>> byFirst_;  // [ops] groups whose first op it is
    std::vector<OpMask> taken_;
    std::int64_t best_ = std::numeric_limits<std::int64_t>::max();
};

}  // namespace

std::int64_t coveringOptimum(const SearchProblem& problem) { return Covering(problem).least(); }

}  // namespace fusescope::test
