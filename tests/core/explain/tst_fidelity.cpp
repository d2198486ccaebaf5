// SPDX-License-Identifier: Apache-2.0
// Fidelity against the golden network, and by hand on a network of one number.
#include "tests/core/predictor/golden_gnn.h"

#include <cmath>

#include "core/explain/fidelity.h"

using namespace fusescope;
using namespace fusescope::test;

class TestFidelity : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void equalsTheGoldenOne_data() {
        QTest::addColumn<QString>("which");
        QTest::newRow("soft mask") << "soft_mask";
        QTest::newRow("three edges") << "top3_hard";
    }
    void equalsTheGoldenOne() {
        QFETCH(QString, which);
        const GoldenGnn golden;
        const auto& expected = golden.json["fidelity"][which.toStdString()];
        std::vector<float> mask = GoldenGnn::floats(golden.json["gnnexplainer_pyg"]["edge_mask_after_100"]);
        if (which == "top3_hard") {
            Explanation explanation;
            explanation.edges.resize(golden.graph.edgeCount());
            explanation.selected = golden.json["fidelity"]["top3_edges"].get<std::vector<std::size_t>>();
            mask = selectionMask(explanation);
        }
        const Fidelity fidelity = fidelityOf(golden.gnn(), golden.graph, mask).front();
        QVERIFY(std::abs(fidelity.edges.plus - expected["fid_plus_prob"].get<double>()) < 1e-5);
        QVERIFY(std::abs(fidelity.edges.minus - expected["fid_minus_prob"].get<double>()) < 1e-5);
        QVERIFY(std::abs(fidelity.edges.unfaithfulness - expected["unfaithfulness_KL(y||yhat)"].get<double>()) < 1e-5);
        QCOMPARE(fidelity.edges.flipsWithout, expected["fid_plus_acc"].get<double>() != 0);
        QCOMPARE(fidelity.edges.flipsAlone, expected["fid_minus_acc"].get<double>() != 0);
        if (which == "top3_hard") QCOMPARE(fidelity.sparsity, 1 - 3.0 / 8);
    }

    /// Three nodes of 1, h_v = 1 + (sum of those before), logit = Σ h_v - 4. Whole: 1 + 2 + 2 - 4 = 1; the first edge
    /// alone: 1 + 2 + 1 - 4 = 0, and with only its ends in the readout 1 + 2 - 4 = -1; the second edge alone the same.
    void byHandOnAChain() {
        GnnWeights weights;
        weights.shape = {1, 1, 1, 0, false, false};
        weights.values = {1, 0, 1, 1, -4};  // relation, bias, root, head weight, head bias
        GnnGraph graph;
        graph.featureCount = 1;
        graph.features = {1, 1, 1};
        graph.sources = {0, 1};
        graph.targets = {1, 2};
        graph.nodeStarts = {0, 3};
        graph.edgeStarts = {0, 2};
        const Gnn gnn(std::make_shared<const GnnWeights>(weights));
        const Fidelity fidelity = fidelityOf(gnn, graph, std::vector<float>{1, 0}).front();
        const auto p = [](double logit) { return 1 / (1 + std::exp(-logit)); };
        const auto near = [](double a, double b) { return std::abs(a - b) < 1e-6; };
        QVERIFY(near(fidelity.edges.plus, p(1) - p(0)) && near(fidelity.edges.minus, p(1) - p(0)));
        QVERIFY(near(fidelity.nodes.plus, p(1) - p(-1)) && near(fidelity.nodes.minus, p(1) - p(-1)));
        QVERIFY(fidelity.nodes.flipsAlone && fidelity.nodes.flipsWithout);
        QCOMPARE(fidelity.sparsity, 0.5);
        // KL of (p(1), p(-1)) from (1/2, 1/2), and from (p(-1), p(1)), where it is p(1) - p(-1).
        const double fromHalf = p(1) * std::log(2 * p(1)) + p(-1) * std::log(2 * p(-1));
        QVERIFY(near(fidelity.edges.unfaithfulness, 1 - std::exp(-fromHalf)));
        QVERIFY(near(fidelity.nodes.unfaithfulness, 1 - std::exp(p(-1) - p(1))));
    }

    void keepingAllIsFaithful() {
        const GoldenGnn golden;
        const std::vector<float> ones(golden.graph.edgeCount(), 1.0F);
        const Fidelity fidelity = fidelityOf(golden.gnn(), golden.graph, ones).front();
        QCOMPARE(fidelity.edges.minus, 0.0);
        QCOMPARE(fidelity.nodes.minus, 0.0);
        QCOMPARE(fidelity.nodes.unfaithfulness, 0.0);
        QCOMPARE(fidelity.sparsity, 0.0);
    }
};

QTEST_APPLESS_MAIN(TestFidelity)
#include "tst_fidelity.moc"
