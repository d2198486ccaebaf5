// SPDX-License-Identifier: Apache-2.0
#include "core/review/search_findings.h"

#include <algorithm>

#include "core/base/bytes.h"
#include "core/base/formatted.h"
#include "core/plan/plan_constraints.h"
#include "core/search/search_list.h"

namespace fusescope {
namespace {

constexpr std::size_t kMostOverrides = 12;  // looked at one by one

std::string percentOf(std::int64_t part, std::int64_t whole) {
    const double percent = whole == 0 ? 0 : 100 * static_cast<double>(part) / static_cast<double>(whole);
    if (percent > 0 && percent < 0.05) return "less than 0.1 %";
    return percent < 10 ? formatted("%.1f %%", percent) : formatted("%.0f %%", percent);
}

class SearchReview {
 public:
    SearchReview(const ReviewRequest& request, const PlanEvaluation& evaluation, RunControl& control)
        : request_(request),
          problem_(request.problem),
          graph_(*request.problem.graph),
          now_(request.now),
          evaluation_(evaluation),
          control_(control) {}

    std::vector<Finding> run() {
        better();
        if (!control_.shouldStop()) overrideCosts();
        if (!control_.shouldStop()) otherScheme();
        return std::move(findings_);
    }

 private:
    std::int64_t totalBytes() const { return evaluation_.totalDramBytes(); }
    void add(Finding finding) { findings_.push_back(std::move(finding)); }

    SearchResult bestWith(const SearchProblem& problem, const Overrides& overrides) {
        RunControl part(&control_);
        part.stopAfter(std::chrono::milliseconds(request_.searchMillis));
        SearchParams params;
        params.overrides = overrides;
        return findSearch("optimal")->make()->run(problem, params, part);
    }

    void better() {
        if (!overridesAgree()) return;
        best_ = bestWith(problem_, now_.overrides);
        const std::int64_t saved = evaluation_.isValid() ? evaluation_.dramBytes - best_->dramBytes : 0;
        if (saved <= 0) return;
        add({FindingKind::BetterPlan,
             std::string(best_->isOptimal ? "The best possible plan" : "A better plan") + " moves " +
                 formatDecimalBytes(saved) + " less (" + percentOf(saved, totalBytes()) + ")" +
                 (now_.overrides.isEmpty() ? "" : ", all overrides honoured"),
             {},
             saved,
             PinnedPlan{best_->plan, now_.overrides},
             std::nullopt});
    }

    bool overridesAgree() const {
        return now_.overrides.isEmpty() || honours(now_.plan, now_.overrides);  // the plan is the proof
    }

    /// What each override costs: the best plan with all against the best without this one.
    void overrideCosts() {
        if (!best_ || !best_->isOptimal || now_.overrides.isEmpty()) return;
        const SearchResult free = bestWith(problem_, {});
        if (!free.isOptimal || free.dramBytes == best_->dramBytes) return;
        std::size_t looked = 0;
        forEachOverride([&](const std::string& name, Overrides rest, std::vector<OpId> ops) {
            if (looked++ >= kMostOverrides || control_.shouldStop()) return;
            const SearchResult without = bestWith(problem_, rest);
            const std::int64_t cost = best_->dramBytes - without.dramBytes;
            if (!without.isOptimal || cost <= 0) return;
            add({FindingKind::OverrideCosts,
                 name + " costs " + formatDecimalBytes(cost) + " against the best plan without it", std::move(ops),
                 cost, PinnedPlan{without.plan, std::move(rest)}, std::nullopt});
        });
    }

    template <class Visitor>
    void forEachOverride(Visitor&& visit) const {
        const auto edgeName = [&](const Edge& edge) {
            return spokenName(graph_, edge.producer) + " and " + spokenName(graph_, edge.consumer);
        };
        for (std::size_t i = 0; i < now_.overrides.cut.size(); ++i) {
            Overrides rest = now_.overrides;
            const Edge edge = rest.cut[i];
            std::erase_if(rest.cut, [&](const Edge& other) {
                return other.producer == edge.producer && other.consumer == edge.consumer;
            });
            visit("Keeping " + edgeName(edge) + " apart", std::move(rest), {edge.producer, edge.consumer});
        }
        for (const Edge& edge : now_.overrides.keep) {
            Overrides rest = now_.overrides;
            std::erase_if(rest.keep, [&](const Edge& other) {
                return other.producer == edge.producer && other.consumer == edge.consumer;
            });
            visit("Keeping " + edgeName(edge) + " together", std::move(rest), {edge.producer, edge.consumer});
        }
        for (const OpId op : now_.overrides.alone) {
            Overrides rest = now_.overrides;
            std::erase(rest.alone, op);
            visit("Keeping " + spokenName(graph_, op) + " alone", std::move(rest), {op});
        }
        for (const GroupSet& group : now_.overrides.locked) {
            Overrides rest = now_.overrides;
            std::erase(rest.locked, group);
            visit("Locking the group of " + spokenName(graph_, group.first()), std::move(rest), group.ops());
        }
    }

    void otherScheme() {
        Accelerator other = request_.accelerator;
        other.scheme = other.scheme == Scheme::Lbdf ? Scheme::Brr : Scheme::Lbdf;
        if (!best_ || !now_.overrides.isEmpty()) return;
        const SearchProblem problem = makeProblem(problem_.graph, other);
        const SearchResult found = bestWith(problem, {});
        const auto here = evaluatePlan(*problem_.costModel, best_->plan, problem_.betaBytes).totalDramBytes();
        const auto there = evaluatePlan(*problem.costModel, found.plan, problem.betaBytes).totalDramBytes();
        if (there >= here) return;
        add({FindingKind::OtherScheme,
             std::string("Under ") + schemeName(other.scheme) + " the best plan found moves " +
                 formatDecimalBytes(here - there) + " less (" + percentOf(here - there, here) +
                 ") than the best under " + schemeName(request_.accelerator.scheme),
             {},
             totalBytes() - there,
             PinnedPlan{found.plan, {}},
             other});
    }

    const ReviewRequest& request_;
    const SearchProblem& problem_;
    const OpGraph& graph_;
    const PinnedPlan& now_;
    const PlanEvaluation& evaluation_;
    RunControl& control_;
    std::optional<SearchResult> best_;
    std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> searchFindings(const ReviewRequest& request, const PlanEvaluation& evaluation,
                                    RunControl& control) {
    return SearchReview(request, evaluation, control).run();
}

}  // namespace fusescope
