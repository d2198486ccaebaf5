// SPDX-License-Identifier: Apache-2.0
// GNNExplainer against PyTorch Geometric's own run on the golden network, and what the corrected one changes.
#include "tests/contracts/explainer_contract.h"
#include "tests/core/predictor/golden_gnn.h"

#include "core/explain/gnne/gnn_explainer.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

std::vector<double> doubles(const nlohmann::json& list) { return list.get<std::vector<double>>(); }

double farthest(const std::vector<double>& a, const std::vector<double>& b) {
    if (a.size() != b.size()) return 1e9;
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i) most = std::max(most, std::abs(a[i] - b[i]));
    return most;
}

/// The golden graph so many times in one batch.
GnnGraph copies(const GnnGraph& graph, int count) {
    GnnGraph batch;
    batch.featureCount = graph.featureCount;
    for (std::int32_t copy = 0; copy < count; ++copy) {
        const std::int32_t begin = batch.nodeStarts.back();
        batch.features.insert(batch.features.end(), graph.features.begin(), graph.features.end());
        for (const std::int32_t source : graph.sources) batch.sources.push_back(begin + source);
        for (const std::int32_t target : graph.targets) batch.targets.push_back(begin + target);
        batch.nodeStarts.push_back(begin + graph.nodeStarts.back());
        batch.edgeStarts.push_back(static_cast<std::int32_t>(batch.edgeCount()));
    }
    return batch;
}

}  // namespace

class TestGnnExplainer : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void followsThePublishedTrajectory() {
        const GoldenGnn golden;
        const auto& expected = golden.json["gnnexplainer_pyg"];
        const Gnn gnn = golden.gnn();
        MaskDescent descent(gnn, golden.graph, {}, doubles(expected["init_mask_logits"]));
        std::vector<double> losses;
        for (int i = 0; i < 5; ++i) losses.push_back(descent.step().front());
        QVERIFY(farthest(losses, doubles(expected["first_5_losses"])) < 1e-5);
        QVERIFY(farthest(descent.logits(), doubles(expected["mask_logits_after_5"])) < 1e-4);
        QVERIFY(difference(descent.masks(), GoldenGnn::floats(expected["edge_mask_after_5"])) < 1e-4);
        double last = 0;
        for (int i = 5; i < 100; ++i) last = descent.step().front();
        QVERIFY(std::abs(last - expected["loss_epoch_100"].get<double>()) < 1e-3);
        QVERIFY(farthest(descent.logits(), doubles(expected["mask_logits_after_100"])) < 1e-3);
        QVERIFY(difference(descent.masks(), GoldenGnn::floats(expected["edge_mask_after_100"])) < 1e-3);
    }

    void groupsInABatchDoNotTouchEachOther() {
        const GoldenGnn golden;
        const Gnn gnn = golden.gnn();
        const auto start = doubles(golden.json["gnnexplainer_pyg"]["init_mask_logits"]);
        for (const bool hasReadoutMask : {false, true}) {
            MaskDescentParams params;
            params.hasReadoutMask = hasReadoutMask;
            MaskDescent alone(gnn, golden.graph, params, start);
            std::vector<double> threefold(start.size(), 0.3);
            threefold.insert(threefold.end(), start.begin(), start.end());
            threefold.insert(threefold.end(), start.size(), -1);
            const GnnGraph batch = copies(golden.graph, 3);
            MaskDescent together(gnn, batch, params, threefold);
            for (int i = 0; i < 60; ++i) QVERIFY(std::abs(alone.step()[0] - together.step()[1]) < 1e-9);
            const std::vector<double> middle(together.logits().begin() + 8, together.logits().begin() + 16);
            QVERIFY(farthest(alone.logits(), middle) < 1e-9);
        }
    }

    /// From the second step, when the size term is in it.
    void theLossFalls() {
        const GoldenGnn golden;
        const Gnn gnn = golden.gnn();
        MaskDescentParams params = nodesGnnParams(golden.weights);
        MaskDescent descent(gnn, golden.graph, params, std::vector<double>(golden.graph.edgeCount(), 0.0));
        descent.step();
        const double early = descent.step().front();
        double last = early;
        for (int i = 0; i < 100; ++i) last = descent.step().front();
        QVERIFY(last < early);
    }

    /// An op without readers adds to the logit, but an edge from it to an op that is cut off adds nothing: node 1 hears
    /// node 0 over an edge that ReLU closes for good.
    void edgesThatNeverMatterEndAtZero() {
        GnnWeights weights;
        weights.shape = {1, 1, 1, 0, false, false};
        weights.values = {1, 0, -3, 1, 0};  // relation, bias, root, head weight, head bias
        GnnGraph graph;
        graph.featureCount = 1;
        graph.features = {1, 1, -1};  // z = -3, 1 - 3, 1 + 3
        graph.sources = {0, 1};
        graph.targets = {1, 2};
        graph.nodeStarts = {0, 3};
        graph.edgeStarts = {0, 2};
        const Gnn gnn(std::make_shared<const GnnWeights>(weights));
        MaskDescent descent(gnn, graph, {}, {0.5, 0.5});
        descent.step();
        const double before = descent.logits()[0];
        descent.step();
        QCOMPARE(descent.logits()[0], before);  // no regulariser moves it
        QCOMPARE(descent.masks()[0], 0.0F);
        QVERIFY(descent.masks()[1] > 0.5F);
    }

    void thePublishedStartHasItsDeviation() {
        Random random(3);
        const auto start = publishedStart(8, 20000, random);
        double sum = 0;
        double squares = 0;
        for (const double value : start) {
            sum += value;
            squares += value * value;
        }
        QVERIFY(std::abs(sum / 20000) < 0.01);
        QVERIFY(std::abs(std::sqrt(squares / 20000) - 0.5) < 0.01);  // sqrt(2)·sqrt(2/16)
    }

    void onlyThePublishedOneDependsOnTheSeed() {
        const auto context = contextOf(graphFrom("x:4x8x8 > a:Conv3 > b:Conv3 > c:Relu > d:Conv3"));
        const FitQuestion question{groupOf(*context.graph, "a b c d"), 1500};
        const auto scores = [&](const char* id, std::uint64_t seed) {
            RunControl control;
            ExplainParams params;
            params.seed = seed;
            return findExplainer(id)->make(context)->explain({&question, 1}, params, control).front().edgeScores;
        };
        QVERIFY(scores("gnne", 1) != scores("gnne", 2));
        QCOMPARE(scores("gnne-nodes", 1), scores("gnne-nodes", 2));
        QVERIFY(scores("gnne", 1) != scores("gnne-nodes", 1));
    }

    void anUntrainedNetworkExplainsOtherwise() {
        const auto graph = graphFrom("x:4x8x8 > a:Conv3 > b:Conv3 > c:Relu > d:Conv3");
        const FitQuestion question{groupOf(*graph, "a b c d"), 1500};
        RunControl control;
        for (const char* id : {"gnne-nodes", "lookahead"}) {
            const auto one =
                findExplainer(id)->make({graph, nullptr, makePredictor(graph, {}, untrainedWeights(Scheme::Lbdf, 1))});
            const auto other =
                findExplainer(id)->make({graph, nullptr, makePredictor(graph, {}, untrainedWeights(Scheme::Lbdf, 2))});
            QVERIFY(one->explain({&question, 1}, {}, control).front().edgeScores !=
                    other->explain({&question, 1}, {}, control).front().edgeScores);
        }
    }
};

QTEST_APPLESS_MAIN(TestGnnExplainer)
#include "tst_gnn_explainer.moc"
