// SPDX-License-Identifier: Apache-2.0
#include "core/explain/comparison.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cmath>
#include <unordered_set>

#include "core/plan/random_plan.h"

namespace fusescope {
namespace {

constexpr int kPlansWithoutNews = 300;  // after which a model has no more groups to give
constexpr int kMostOps = 200;           // as the predictor's own training groups
constexpr std::size_t kLeastEdges = 2;  // with one there is nothing to choose

void add(ComparisonRow& row, const Agreement& agreement) {
    if (agreement.auc) row.auc.add(*agreement.auc);
    if (agreement.isTopRight) row.topRight.add(*agreement.isTopRight ? 1 : 0);
    if (agreement.isFirstTry) row.firstTry.add(*agreement.isFirstTry ? 1 : 0);
    row.selectsBest.add(agreement.selectsBest ? 1 : 0);
    row.dramRatio.add(agreement.dramRatio);
    row.reliefCorrelation.add(agreement.reliefCorrelation);
}

void addFidelity(ComparisonRow& row, const Predictor& predictor, const FitQuestion& question,
                 const Explanation& explanation) {
    const GnnGraph view = predictor.view(question.group, question.betaBytes);
    const Fidelity fidelity = fidelityOf(predictor.gnn(), view, selectionMask(explanation)).front();
    row.fidelityPlus.add(fidelity.nodes.plus);
    row.fidelityMinus.add(fidelity.nodes.minus);
    row.unfaithfulness.add(fidelity.nodes.unfaithfulness);
    row.sparsity.add(fidelity.sparsity);
}

std::vector<double> doubles(const std::vector<float>& values) { return {values.begin(), values.end()}; }

/// Of the scores of two seeds; 1 where they are the same.
double stabilityOf(const Explanation& one, const Explanation& other) {
    if (one.edgeScores == other.edgeScores) return 1;
    return rankCorrelation(doubles(one.edgeScores), doubles(other.edgeScores));
}

}  // namespace

void MeanOf::add(const MeanOf& more) {
    sum += more.sum;
    squares += more.squares;
    count += more.count;
}

double MeanOf::confidence() const {
    if (count < 2) return 0;
    const double variance = std::max(0.0, squares - sum * sum / count) / (count - 1);
    return 1.96 * std::sqrt(variance / count);
}

void ComparisonRow::add(const ComparisonRow& more) {
    for (MeanOf ComparisonRow::*const mean :
         {&ComparisonRow::auc, &ComparisonRow::topRight, &ComparisonRow::firstTry, &ComparisonRow::selectsBest,
          &ComparisonRow::dramRatio, &ComparisonRow::reliefCorrelation, &ComparisonRow::fidelityPlus,
          &ComparisonRow::fidelityMinus, &ComparisonRow::unfaithfulness, &ComparisonRow::sparsity,
          &ComparisonRow::stability, &ComparisonRow::milliseconds})
        (this->*mean).add(more.*mean);
}

void Comparison::add(const Comparison& more) {
    if (rows.empty() && groups == 0) {
        *this = more;
        return;
    }
    assert(rows.size() == more.rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].add(more.rows[i]);
    groups += more.groups;
    solvable += more.solvable;
    calledValid += more.calledValid;
    bounded += more.bounded;
}

Comparison compareExplainers(const ExplainContext& context, std::span<const std::string_view> ids,
                             std::span<const FitQuestion> questions, const ExplainParams& params, RunControl& control) {
    Comparison comparison;
    std::vector<CutTruth> truths;
    for (const FitQuestion& question : questions) {
        auto truth = judgeCuts(*context.graph, *context.costModel, question, control);
        if (!truth) return comparison;
        comparison.solvable += truth->category == CutCategory::BothFit ? 1 : 0;
        comparison.bounded += truth->isExhaustive ? 0 : 1;
        truths.push_back(std::move(*truth));
    }
    comparison.groups = static_cast<int>(questions.size());
    if (context.predictor)
        for (const float logit : context.predictor->logits(questions)) comparison.calledValid += logit > 0 ? 0 : 1;
    Progress progress;
    progress.total = static_cast<std::int64_t>(ids.size() * questions.size());
    for (const std::string_view id : ids) {
        const ExplainerInfo& info = *findExplainer(id);
        if (!canRun(info, context)) continue;
        RunControl part(&control);
        const auto explainer = info.make(context);
        const auto begin = std::chrono::steady_clock::now();
        const auto explanations = explainer->explain(questions, params, part);
        const std::chrono::duration<double, std::milli> elapsed = std::chrono::steady_clock::now() - begin;
        if (explanations.size() < questions.size()) return comparison;
        ExplainParams reseeded = params;
        ++reseeded.seed;
        const auto again = explainer->explain(questions, reseeded, part);
        if (again.size() < questions.size()) return comparison;
        ComparisonRow row;
        row.explainer = id;
        for (std::size_t q = 0; q < questions.size(); ++q) {
            add(row, agreementOf(explanations[q], truths[q]));
            row.stability.add(stabilityOf(explanations[q], again[q]));
            if (context.predictor) addFidelity(row, *context.predictor, questions[q], explanations[q]);
        }
        if (!questions.empty()) row.milliseconds.add(elapsed.count() / static_cast<double>(questions.size()));
        comparison.rows.push_back(std::move(row));
        progress.done += static_cast<std::int64_t>(questions.size());
        control.report(progress);
    }
    return comparison;
}

std::vector<FitQuestion> drawInvalidGroups(const ExplainContext& context, const GroupSet& fusable,
                                           std::int64_t betaBytes, int count, std::uint64_t seed,
                                           const RunControl& control) {
    std::vector<FitQuestion> questions;
    std::unordered_set<GroupSet> known;
    int plansWithoutNews = 0;
    for (std::uint64_t plan = 0; plansWithoutNews < kPlansWithoutNews && !control.shouldStop(); ++plan) {
        Random random(seed, plan);
        const FusionPlan drawn = randomPlan(*context.graph, fusable, random);
        const std::vector<Price> prices = context.costModel->price(drawn.groups(), betaBytes);
        ++plansWithoutNews;
        for (std::size_t g = 0; g < prices.size(); ++g) {
            if (static_cast<int>(questions.size()) >= count) return questions;
            const GroupSet& group = drawn.groups()[g];
            if (prices[g].fits(betaBytes) || group.count() > kMostOps || !canBeExplained(*context.graph, group))
                continue;
            if (pairsInside(*context.graph, group).size() < kLeastEdges || !known.insert(group).second) continue;
            questions.push_back({group, betaBytes});
            plansWithoutNews = 0;
        }
    }
    return questions;
}

}  // namespace fusescope
