// SPDX-License-Identifier: Apache-2.0
#include "core/review/finding.h"

#include <algorithm>

#include "core/base/bytes.h"
#include "core/cost/fit_report.h"
#include "core/cost/plan_evaluation.h"
#include "core/plan/plan_check.h"
#include "core/plan/plan_constraints.h"
#include "core/review/edge_effects.h"
#include "core/review/hand_edit.h"
#include "core/review/search_findings.h"

namespace fusescope {
namespace {

constexpr std::size_t kMostMerges = 12;  // of each kind that is worth a line
constexpr double kLeastShare = 0.0002;   // of the DRAM access of the plan: less is not worth a line
constexpr double kLargeShare = 0.5;      // of the buffer
constexpr std::size_t kMostNeverFits = 12;

class Review {
 public:
    Review(const ReviewRequest& request, RunControl& control)
        : request_(request),
          problem_(request.problem),
          graph_(*request.problem.graph),
          now_(request.now),
          control_(control),
          evaluation_(evaluatePlan(*problem_.costModel, now_.plan, problem_.betaBytes)) {}

    std::optional<std::vector<Finding>> run() {
        using Step = void (Review::*)();
        constexpr Step kSteps[] = {&Review::brokenOverrides, &Review::unfitGroups, &Review::merges,  &Review::moves,
                                   &Review::fullGroups,      &Review::neverFits,   &Review::searches};
        std::int64_t done = 0;
        for (const Step step : kSteps) {
            control_.report({done++, std::size(kSteps), {}, {}, 0, 0});
            (this->*step)();
            if (control_.shouldStop()) return std::nullopt;
        }
        std::ranges::stable_sort(findings_, [](const Finding& a, const Finding& b) {
            return a.kind != b.kind ? a.kind < b.kind : a.savedBytes > b.savedBytes;
        });
        return std::move(findings_);
    }

 private:
    std::string nameOf(GroupId group) const { return "group " + std::to_string(group.value()); }
    bool isWorthIt(std::int64_t savedBytes) const {
        return savedBytes > 0 &&
               static_cast<double>(savedBytes) >= kLeastShare * static_cast<double>(evaluation_.totalDramBytes());
    }
    void add(Finding finding) { findings_.push_back(std::move(finding)); }

    void brokenOverrides() {
        if (now_.overrides.isEmpty() || honours(now_.plan, now_.overrides)) return;
        add({FindingKind::BrokenOverrides,
             "The plan is not as its overrides demand: complete it, or release them",
             {},
             0,
             std::nullopt,
             std::nullopt});
    }

    void unfitGroups() {
        for (std::int32_t g = 0; g < now_.plan.groupCount(); ++g) {
            const GroupEvaluation& group = evaluation_.groups[static_cast<std::size_t>(g)];
            const GroupSet& ops = now_.plan.group(GroupId(g));
            if (group.fits || group.isUnfusable || !group.isModelled || ops.count() < 2) continue;
            const FitReport report = fitReport(*problem_.costModel, ops, problem_.betaBytes);
            std::string text = "Group " + std::to_string(g) + " does not fit: ";
            text += report.enoughBytes
                        ? formatBinaryBytes(*report.neededBytes() - problem_.betaBytes + 1) +
                              " too much, it fits from a buffer of " + formatBinaryBytes(*report.enoughBytes, 2)
                        : noBufferReason(graph_, request_.accelerator, ops);
            add({FindingKind::DoesNotFit, std::move(text), ops.ops(), 0, mendedBy(GroupId(g)), std::nullopt});
        }
    }

    /// The cut that mends the group at the least cost; nothing if no single one does.
    std::optional<PinnedPlan> mendedBy(GroupId group) {
        const EdgeEffect* best = nullptr;
        for (const EdgeEffect& effect : effects())
            if (effect.isFused && effect.unfitChange < 0 && now_.plan.groupOf(effect.from) == group &&
                (!best || effect.dramChangeBytes < best->dramChangeBytes))
                best = &effect;
        return best ? std::optional(PinnedPlan{best->after, now_.overrides}) : std::nullopt;
    }

    void merges() {
        std::vector<const EdgeEffect*> good;
        for (const EdgeEffect& effect : effects())
            if (!effect.isFused && effect.unfitChange <= 0 && !effect.excessBytes && isWorthIt(-effect.dramChangeBytes))
                good.push_back(&effect);
        std::ranges::stable_sort(good, {}, [](const EdgeEffect* effect) { return effect->dramChangeBytes; });
        for (const EdgeEffect* const effect : std::span(good).first(std::min(good.size(), kMostMerges))) {
            const GroupId a = now_.plan.groupOf(effect->from);
            const GroupId b = now_.plan.groupOf(effect->to);
            add({FindingKind::MergeSaves,
                 "Merging " + nameOf(a) + " and " + nameOf(b) + " saves " +
                     formatDecimalBytes(-effect->dramChangeBytes) + " and fits",
                 (now_.plan.group(a) | now_.plan.group(b)).ops(), -effect->dramChangeBytes,
                 PinnedPlan{effect->after, now_.overrides}, std::nullopt});
        }
    }

    /// Ops at the border of a group that the neighbour would take with less to move.
    void moves() {
        std::vector<Finding> good;
        for (const Edge& edge : graph_.edges()) {
            if (control_.shouldStop()) return;
            considerMove(edge.producer, now_.plan.groupOf(edge.consumer), good);
            considerMove(edge.consumer, now_.plan.groupOf(edge.producer), good);
        }
        std::ranges::stable_sort(good, std::greater(), &Finding::savedBytes);
        const auto isSame = [](const Finding& a, const Finding& b) { return a.text == b.text; };
        good.erase(std::unique(good.begin(), good.end(), isSame), good.end());
        for (Finding& finding : std::span(good).first(std::min(good.size(), kMostMerges))) add(std::move(finding));
    }

    void considerMove(OpId op, GroupId target, std::vector<Finding>& good) {
        const GroupId source = now_.plan.groupOf(op);
        if (source == target || !problem_.fusable.contains(op) || now_.plan.group(source).count() < 2) return;
        if (!problem_.fusable.contains(now_.plan.group(target).first())) return;
        const GroupSet grown = now_.plan.group(target) | GroupSet{op};
        const Price price = problem_.costModel->price(std::span(&grown, 1), problem_.betaBytes).front();
        if (!price.fits(problem_.betaBytes)) return;
        const HandEdit edit = moveOps(problem_, now_, {op}, target);
        if (!edit.after) return;
        std::int64_t change = price.dramBytes - evaluation_.groups[target.index()].price.dramBytes -
                              evaluation_.groups[source.index()].price.dramBytes;
        bool allFit = true;
        for (const GroupSet& rest : components(graph_, now_.plan.group(source) - GroupSet{op})) {
            const Price left = problem_.costModel->price(std::span(&rest, 1), problem_.betaBytes).front();
            allFit = allFit && left.fits(problem_.betaBytes);
            change += left.dramBytes;
        }
        if (!allFit || !isWorthIt(-change)) return;
        good.push_back({FindingKind::MoveSaves,
                        "Moving " + spokenName(graph_, op) + " from " + nameOf(source) + " to " + nameOf(target) +
                            " saves " + formatDecimalBytes(-change),
                        {op},
                        -change,
                        *edit.after,
                        std::nullopt});
    }

    void fullGroups() {
        for (std::int32_t g = 0; g < now_.plan.groupCount(); ++g) {
            const GroupSet& ops = now_.plan.group(GroupId(g));
            if (ops.count() < 2 || !evaluation_.groups[static_cast<std::size_t>(g)].isModelled) continue;
            if (control_.shouldStop()) return;
            const FitReport report = fitReport(*problem_.costModel, ops, problem_.betaBytes);
            if (report.parts.empty()) continue;
            const BufferPart& part = report.parts.front();
            const auto large = static_cast<std::int64_t>(kLargeShare * static_cast<double>(problem_.betaBytes));
            if (part.bytes < large) continue;
            const auto sentences = fitSentences(graph_, report, problem_.betaBytes);
            if (sentences.size() < 2) continue;
            add({FindingKind::FullOfOne, "In " + nameOf(GroupId(g)) + ", " + sentences[1], partOps(part), 0,
                 std::nullopt, std::nullopt});
        }
    }

    std::vector<OpId> partOps(const BufferPart& part) const {
        if (part.op.isValid()) return {part.op};
        const OpId producer = graph_.tensor(part.tensor).producer;
        return producer.isValid() ? std::vector{producer} : std::vector<OpId>{};
    }

    void neverFits() {
        std::size_t found = 0;
        for (std::int32_t g = 0; g < now_.plan.groupCount() && found < kMostNeverFits; ++g) {
            const GroupEvaluation& group = evaluation_.groups[static_cast<std::size_t>(g)];
            if (!group.isUnfusable || !group.isModelled) continue;
            const GroupSet& ops = now_.plan.group(GroupId(g));
            const auto enough = smallestBuffer(*problem_.costModel, ops);
            std::string text = spokenName(graph_, ops.first()) + " does not fit alone and runs outside fusion";
            text += enough ? "; it would fit from a buffer of " + formatBinaryBytes(*enough, 2)
                           : "; no buffer is enough: " + noBufferReason(graph_, request_.accelerator, ops);
            add({FindingKind::NeverFits, std::move(text), ops.ops(), 0, std::nullopt, std::nullopt});
            ++found;
        }
    }

    void searches() {
        for (Finding& finding : searchFindings(request_, evaluation_, control_)) add(std::move(finding));
    }

    const std::vector<EdgeEffect>& effects() {
        if (!effects_) effects_ = edgeEffects(problem_, now_, control_).value_or(std::vector<EdgeEffect>{});
        return *effects_;
    }

    const ReviewRequest& request_;
    const SearchProblem& problem_;
    const OpGraph& graph_;
    const PinnedPlan& now_;
    RunControl& control_;
    PlanEvaluation evaluation_;
    std::optional<std::vector<EdgeEffect>> effects_;
    std::vector<Finding> findings_;
};

}  // namespace

std::optional<std::vector<Finding>> review(const ReviewRequest& request, RunControl& control) {
    return Review(request, control).run();
}

std::string spokenName(const OpGraph& graph, OpId op) {
    const std::string& name = graph.op(op).name;
    const auto last = name.rfind('/');
    const auto before = last == std::string::npos || last == 0 ? std::string::npos : name.rfind('/', last - 1);
    const bool isLong = before != std::string::npos && before > 0;
    return "\"" + (isLong ? "…" + name.substr(before) : name) + "\"";
}

std::string findingName(FindingKind kind) {
    switch (kind) {
        case FindingKind::DoesNotFit:
            return "does-not-fit";
        case FindingKind::MergeSaves:
            return "merge-saves";
        case FindingKind::MoveSaves:
            return "move-saves";
        case FindingKind::BetterPlan:
            return "better-plan";
        case FindingKind::OverrideCosts:
            return "override-costs";
        case FindingKind::FullOfOne:
            return "full-of-one";
        case FindingKind::OtherScheme:
            return "other-scheme";
        case FindingKind::NeverFits:
            return "never-fits";
        case FindingKind::BrokenOverrides:
            return "broken-overrides";
    }
    return {};
}

}  // namespace fusescope
