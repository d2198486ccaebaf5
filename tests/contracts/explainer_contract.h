// SPDX-License-Identifier: Apache-2.0
// What every Explainer promises, for the tests of each.
#pragma once

#include <QtTest>

#include <cmath>

#include "core/explain/explainer_list.h"
#include "core/plan/random_plan.h"
#include "tests/support/graph_text.h"
#include "tests/support/random_graph.h"

namespace fusescope::test {

/// A network that knows nothing: what is promised holds whatever the weights.
inline std::shared_ptr<const GnnWeights> untrainedWeights(Scheme scheme, std::uint64_t seed = 1) {
    auto weights = std::make_shared<GnnWeights>();
    weights->shape = {featureCountOf(FeatureSet::Ratios, scheme), 12, 3, 6, true, true};
    weights->scheme = scheme;
    weights->features = featureSetName(FeatureSet::Ratios);
    Random random(seed);
    weights->values = initialGnnValues(weights->shape, random);
    return weights;
}

/// Explainers that learned nothing.
inline std::shared_ptr<const ExplainerWeights> untrainedExplainers(const GnnWeights& predictor) {
    auto weights = std::make_shared<ExplainerWeights>();
    Random random(8);
    weights->pg = initialPgWeights(predictor.shape.hidden, 16, random);
    weights->pgBudget = initialPgWeights(predictor.shape.hidden, 16, random);
    weights->rg = initialRgWeights(predictor.shape.features, predictor.shape.hidden, 16, random);
    return weights;
}

inline ExplainContext contextOf(std::shared_ptr<const OpGraph> graph, Scheme scheme = Scheme::Lbdf) {
    Accelerator accelerator;
    accelerator.scheme = scheme;
    const auto weights = untrainedWeights(scheme);
    return {graph, makeCostModel(graph, accelerator), makePredictor(graph, accelerator, weights),
            untrainedExplainers(*weights)};
}

/// Groups of random plans, each in a buffer a little too small for it.
inline std::vector<FitQuestion> invalidQuestions(const ExplainContext& context, Random& random) {
    GroupSet all;
    for (std::int32_t op = 0; op < context.graph->opCount(); ++op) all.insert(OpId(op));
    const FusionPlan plan = randomPlan(*context.graph, all, random);
    std::vector<FitQuestion> questions;
    for (const GroupSet& group : plan.groups()) {
        const Price price = context.costModel->price({&group, 1}, 1).front();
        if (!canBeExplained(*context.graph, group) || !price.bufferBytes || *price.bufferBytes < 4) continue;
        questions.push_back({group, *price.bufferBytes / 4 + random.below(3 * *price.bufferBytes / 4)});
    }
    return questions;
}

inline void verifyExplainerContract(const ExplainerInfo& info, Scheme scheme) {
    Random random(4);
    int explained = 0;
    for (int round = 0; round < 12; ++round) {
        const auto context =
            contextOf(randomGraph(static_cast<int>(3 + random.below(30)), random.uniform(), random), scheme);
        const auto explainer = info.make(context);
        const auto questions = invalidQuestions(context, random);
        ExplainParams params;
        params.seed = random.next();
        RunControl control;
        const auto together = explainer->explain(questions, params, control);
        QCOMPARE(together.size(), questions.size());
        params.threads = 3;
        QVERIFY2(explainer->explain(questions, params, control) == together,
                 "same seed, same result, whatever the threads");
        for (std::size_t i = 0; i < questions.size(); ++i) {
            const Explanation& one = together[i];
            QVERIFY(one.edges == pairsInside(*context.graph, questions[i].group));
            QCOMPARE(one.edgeScores.size(), one.edges.size());
            QVERIFY(one.ops == questions[i].group.ops());
            QVERIFY(one.opScores == opScoresOf(one.ops, one.edges, one.edgeScores));
            QVERIFY(!one.selected.empty() && one.selected.front() < one.edges.size());
            for (const float score : one.edgeScores) QVERIFY(std::isfinite(score));
            ExplainParams share = params;
            share.selection.rule = Selection::Rule::TopShare;
            const auto byShare = explainer->explain({&questions[i], 1}, share, control).front();
            QVERIFY(byShare.selected == selectEdges(byShare.edges, byShare.edgeScores, share.selection));
            const auto alone = explainer->explain({&questions[i], 1}, params, control);
            for (std::size_t e = 0; e < one.edges.size(); ++e)
                QVERIFY2(std::abs(alone.front().edgeScores[e] - one.edgeScores[e]) <= 1e-5F, "alone as in a batch");
            ++explained;
        }
    }
    QVERIFY(explained > 20);
    {  // nothing to explain, and stopped before the start
        const auto context = contextOf(graphFrom("x:4x8x8 > a:Conv3 > b:Conv3"), scheme);
        const auto explainer = info.make(context);
        RunControl control;
        QVERIFY(explainer->explain({}, {}, control).empty());
        control.requestStop();
        const FitQuestion question{groupOf(*context.graph, "a b"), 100};
        QVERIFY(explainer->explain({&question, 1}, {}, control).empty());
    }
    {  // one edge: it is selected
        const auto context = contextOf(graphFrom("x:4x8x8 > a:Conv3 > b:Conv3"), scheme);
        RunControl control;
        const FitQuestion question{groupOf(*context.graph, "a b"), 100};
        QCOMPARE(info.make(context)->explain({&question, 1}, {}, control).front().selected,
                 std::vector<std::size_t>{0});
        QCOMPARE(control.progress().done, 1);
    }
}

}  // namespace fusescope::test
