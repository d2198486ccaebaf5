// SPDX-License-Identifier: Apache-2.0
// split() grows one tree per new group, all of them level by level: the open groups of a level that nothing is known of
// go to the explainer in one batch, are decided on, and remembered. A full memory is emptied, which costs time and
// changes no answer.
#include "core/split/splitter.h"

#include <algorithm>
#include <unordered_set>

#include "core/base/parallel.h"
#include "core/plan/random_plan.h"

namespace fusescope {
namespace {

constexpr std::size_t kMostAnswers = 400'000;
constexpr std::size_t kMostHeldCandidates = 1'000'000;  // some 200 bytes each

bool isOpen(const std::vector<SplitTree>& trees) {
    return std::any_of(trees.begin(), trees.end(), [](const SplitTree& tree) { return !tree.open().empty(); });
}

/// Different groups that wait for a decision, in the order in which the trees met them.
std::vector<GroupSet> openGroups(const std::vector<SplitTree>& trees) {
    std::vector<GroupSet> groups;
    std::unordered_set<GroupSet> seen;
    for (const SplitTree& tree : trees)
        for (const std::size_t node : tree.open())
            if (seen.insert(tree.nodes()[node].group).second) groups.push_back(tree.nodes()[node].group);
    return groups;
}

}  // namespace

Splitter::Splitter(std::shared_ptr<const OpGraph> graph, std::shared_ptr<const Explainer> explainer, CostCache& cache,
                   const SplitParams& params)
    : graph_(std::move(graph)), explainer_(std::move(explainer)), cache_(cache), params_(params) {}

std::vector<Splitter::Answer> Splitter::split(std::span<const GroupSet> groups, RunControl& control) {
    std::vector<Answer> answers(groups.size());
    std::unordered_map<GroupSet, std::size_t> treeOf;
    std::vector<SplitTree> trees;
    {
        const std::lock_guard lock(mutex_);
        for (std::size_t i = 0; i < groups.size(); ++i) {
            ++answerCounts_.lookups;
            if (const auto found = answers_.find(groups[i]); found != answers_.end()) {
                ++answerCounts_.hits;
                answers[i] = found->second;
            } else if (treeOf.try_emplace(groups[i], trees.size()).second) {
                trees.emplace_back(groups[i], cache_.betaBytes(), params_.mostDecisions);
            }
        }
    }
    if (trees.empty()) return answers;
    grow(trees, nullptr, control);
    std::vector<Answer> made(trees.size());
    parallelFor(trees.size(), params_.threads, [&](std::size_t t) {
        if (trees[t].open().empty()) made[t] = answerOf(trees[t]);
    });
    const std::lock_guard lock(mutex_);
    for (std::size_t t = 0; t < trees.size(); ++t)
        if (made[t]) remember(trees[t].nodes().front().group, made[t]);
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (!answers[i]) answers[i] = made[treeOf.at(groups[i])];
    return answers;
}

/// False when stopped.
bool Splitter::grow(std::vector<SplitTree>& trees, Record* record, RunControl& control) {
    while (isOpen(trees))
        if (!decideLevel(trees, record, control)) return false;
    return true;
}

bool Splitter::decideLevel(std::vector<SplitTree>& trees, Record* record, RunControl& control) {
    std::unordered_map<GroupSet, Decision> decisions;
    std::vector<GroupSet> unknown;
    for (GroupSet& group : openGroups(trees)) {
        Decision decision;
        if (group.count() == 1)
            decision = std::make_shared<const SplitDecision>();
        else if (!record)
            decision = known(group);
        if (!decision) unknown.push_back(group);
        decisions.emplace(std::move(group), std::move(decision));
    }
    const std::vector<Decision> made = decideAnew(unknown, record, control);
    for (std::size_t i = 0; i < made.size(); ++i) decisions[unknown[i]] = made[i];
    for (SplitTree& tree : trees) {
        std::vector<Decision> own;
        for (const std::size_t node : tree.open()) own.push_back(decisions.at(tree.nodes()[node].group));
        if (std::find(own.begin(), own.end(), nullptr) == own.end()) tree.decide(own);
    }
    return made.size() == unknown.size() && std::find(made.begin(), made.end(), nullptr) == made.end();
}

/// One per group; when stopped fewer, or null.
std::vector<Splitter::Decision> Splitter::decideAnew(std::span<const GroupSet> groups, Record* record,
                                                     RunControl& control) {
    std::vector<FitQuestion> questions;
    for (const GroupSet& group : groups) questions.push_back({group, cache_.betaBytes()});
    RunControl part(&control);  // the caller's progress is not ours
    const std::vector<Explanation> explanations =
        explainer_->explain(questions, {params_.seed, params_.threads, params_.selection}, part);
    const std::vector<Decision> decisions = decisionsOn(groups, explanations, record, control);
    const std::lock_guard lock(mutex_);
    rates_.explanations += static_cast<std::int64_t>(explanations.size());
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        if (!decisions[i]) continue;
        if (heldCandidates_ > kMostHeldCandidates) {
            decisions_.clear();
            heldCandidates_ = 0;
        }
        decisions_.emplace(groups[i], decisions[i]);
        heldCandidates_ += 1 + decisions[i]->followed.size();
    }
    return decisions;
}

/// With a record one after the other, so that the questions of each can be counted.
std::vector<Splitter::Decision> Splitter::decisionsOn(std::span<const GroupSet> groups,
                                                      const std::vector<Explanation>& explanations, Record* record,
                                                      const RunControl& control) const {
    std::vector<Decision> decisions(explanations.size());
    parallelFor(decisions.size(), record ? 1 : params_.threads, [&](std::size_t i) {
        const auto bufferBefore = cache_.bufferCounts();
        const auto dramBefore = cache_.dramCounts();
        decisions[i] = decisionOn(groups[i], explanations[i], control);
        if (record && decisions[i])
            record->emplace(groups[i], Recorded{explanations[i], countsSince(cache_, bufferBefore, dramBefore, 1)});
    });
    return decisions;
}

/// Null when stopped.
Splitter::Decision Splitter::decisionOn(const GroupSet& group, const Explanation& explanation,
                                        const RunControl& control) const {
    auto candidates = candidateCuts(*graph_, group, explanation, cache_, {params_.mostCutsPerEdge, &control});
    if (!candidates) return nullptr;
    const CutChoice choice = chooseCuts(*candidates, cache_.betaBytes());
    auto decision = std::make_shared<SplitDecision>();
    decision->category = choice.category;
    for (const std::size_t c : choice.followed) decision->followed.push_back(std::move((*candidates)[c]));
    return decision;
}

Splitter::Decision Splitter::known(const GroupSet& group) const {
    const std::lock_guard lock(mutex_);
    const auto found = decisions_.find(group);
    return found == decisions_.end() ? nullptr : found->second;
}

std::vector<GroupSet> Splitter::splitAtRandom(const GroupSet& group) const {
    Random random = randomOf({group, cache_.betaBytes()}, params_.seed);
    const auto fits = [&](const GroupSet& part) { return cache_.fits(part); };
    std::vector<GroupSet> parts = randomSplit(*graph_, group, fits, random);
    std::sort(parts.begin(), parts.end());
    return parts;
}

std::vector<SplitTree::Outcome> Splitter::outcomesOf(const SplitTree& tree) const {
    return tree.outcomes(cache_, [this](const GroupSet& group) { return splitAtRandom(group); });
}

Splitter::Answer Splitter::answerOf(const SplitTree& tree) const {
    auto outcome = std::move(outcomesOf(tree).front());
    auto answer = std::make_shared<SplitAnswer>();
    answer->parts = std::move(outcome.parts);
    answer->dramBytes = outcome.dramBytes;
    answer->isRectified = outcome.isRectified;
    const SplitDecision& first = *tree.nodes().front().decision;
    answer->isFirstTry = first.category == CutCategory::BothFit && !first.followed.empty();
    answer->decisions = static_cast<int>(tree.nodes().size());
    for (const SplitTree::Node& node : tree.nodes()) answer->isNarrowed = answer->isNarrowed || node.isNarrowed;
    return answer;
}

void Splitter::remember(const GroupSet& group, const Answer& answer) {
    if (answers_.size() >= kMostAnswers) answers_.clear();
    if (!answers_.emplace(group, answer).second) return;
    ++rates_.groups;
    rates_.rectified += answer->isRectified ? 1 : 0;
    rates_.firstTries += answer->isFirstTry ? 1 : 0;
    rates_.narrowed += answer->isNarrowed ? 1 : 0;
    if (!answer->isFirstTry && failedFirst_.size() < kMostAnswers) failedFirst_.push_back(group);
}

bool Splitter::knows(const GroupSet& group) const {
    const std::lock_guard lock(mutex_);
    return answers_.count(group) > 0;
}

SplitRates Splitter::rates() const {
    const std::lock_guard lock(mutex_);
    return rates_;
}

CostCache::Counts Splitter::answerCounts() const {
    const std::lock_guard lock(mutex_);
    return answerCounts_;
}

std::optional<std::int64_t> Splitter::missedFirstTries(const RunControl& control) const {
    const std::vector<GroupSet> groups = [&] {
        const std::lock_guard lock(mutex_);
        return failedFirst_;
    }();
    std::vector<char> isMissed(groups.size(), 0);
    parallelFor(groups.size(), params_.threads, [&](std::size_t g) {
        if (control.shouldStop()) return;
        for (const TwoWayCut& cut : twoWayCuts(*graph_, groups[g]).cuts)
            if (cache_.fits(cut.before) && cache_.fits(cut.after)) {
                isMissed[g] = 1;
                return;
            }
    });
    if (control.shouldStop()) return std::nullopt;
    return std::count(isMissed.begin(), isMissed.end(), char{1});
}

}  // namespace fusescope
