// SPDX-License-Identifier: Apache-2.0
// The network in plain C++ against the golden one and against finite differences.
#include "tests/core/predictor/golden_gnn.h"

#include <cmath>

#include "core/predictor/matrix_kernel.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

/// Weights of a shape, and a graph of random groups for it.
struct RandomCase {
    RandomCase(const GnnShape& shape, std::uint64_t seed) {
        Random random(seed);
        weights.shape = shape;
        weights.values = initialGnnValues(shape, random);
        graph.featureCount = shape.features;
        for (const int size : {5, 1, 9}) {
            const std::int32_t begin = graph.nodeStarts.back();
            for (int v = 0; v < size; ++v) {
                for (int f = 0; f < shape.features; ++f)
                    graph.features.push_back(static_cast<float>(2 * random.uniform() - 1));
                for (int u = 0; u < v; ++u)
                    if (u + 1 == v || random.chance(0.3)) {
                        graph.sources.push_back(begin + u);
                        graph.targets.push_back(begin + v);
                    }
            }
            graph.nodeStarts.push_back(begin + size);
            graph.edgeStarts.push_back(static_cast<std::int32_t>(graph.edgeCount()));
        }
        for (std::size_t e = 0; e < graph.edgeCount(); ++e)
            edges.push_back(static_cast<float>(0.1 + 0.8 * random.uniform()));
        for (std::size_t v = 0; v < graph.nodeCount(); ++v)
            nodes.push_back(static_cast<float>(0.1 + 0.8 * random.uniform()));
    }
    Gnn gnn() const { return Gnn(std::make_shared<const GnnWeights>(weights)); }
    GnnMasks masks() const { return {edges, nodes}; }
    double logit(const std::vector<float>& e, const std::vector<float>& n) const {
        double sum = 0;
        for (const float value : gnn().logits(graph, {e, n})) sum += value;
        return sum;
    }

    GnnWeights weights;
    GnnGraph graph;
    std::vector<float> edges;
    std::vector<float> nodes;
};

/// Whether the slope of `logit` along `entry` is far from `expected`.
template <class Logit>
bool isFar(float expected, float& entry, Logit&& logit) {
    constexpr float kStep = 1e-3F;
    const float before = entry;
    entry = before + kStep;
    const double above = logit();
    entry = before - kStep;
    const double slope = (above - logit()) / (2 * kStep);
    entry = before;
    return std::abs(slope - expected) > 2e-3 * std::max(1.0, std::abs(slope));
}

const GnnShape kPlain{6, 16, 3, 0, false, false};
const GnnShape kRich{6, 20, 3, 8, true, true};

}  // namespace

class TestGnn : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void forwardEqualsTheGoldenNetwork() {
        const GoldenGnn golden;
        const GnnActivations result = golden.gnn().forward(golden.graph);
        const auto& expected = golden.json["graphconv"];
        for (std::size_t layer = 0; layer < 4; ++layer)
            QVERIFY(difference(result.layers[layer], GoldenGnn::flat(expected["after_relu_each_layer"][layer])) < 1e-5);
        QVERIFY(difference(result.graphEmbeddings, GoldenGnn::floats(expected["graph_embedding"])) < 1e-5);
        QVERIFY(difference(result.logits, GoldenGnn::floats(expected["logit"])) < 1e-5);
        QVERIFY(std::abs(probabilityOf(result.logits[0]) - expected["prob"][0].get<double>()) < 1e-5);
        for (std::size_t i = 0; i < result.lastBeforeRelu.size(); ++i)
            QCOMPARE(std::max(result.lastBeforeRelu[i], 0.0F), result.layers.back()[i]);
    }

    void maskedForwardEqualsTheGoldenNetwork() {
        const GoldenGnn golden;
        const GnnActivations result = golden.gnn().forward(golden.graph, {golden.edgeWeights, {}});
        const auto& expected = golden.json["graphconv"];
        for (std::size_t layer = 0; layer < 4; ++layer)
            QVERIFY(difference(result.layers[layer],
                               GoldenGnn::flat(expected["after_relu_each_layer_weighted"][layer])) < 1e-5);
        QVERIFY(difference(result.logits, GoldenGnn::floats(expected["logit_weighted"])) < 1e-5);
    }

    void readoutMaskEqualsTheGoldenOne() {
        const GoldenGnn golden;
        const auto nodes = GoldenGnn::floats(golden.json["readout_mask"]["node_weight_from_edge_weight"]);
        const auto logits = golden.gnn().logits(golden.graph, {golden.edgeWeights, nodes});
        QVERIFY(difference(logits, GoldenGnn::floats(golden.json["readout_mask"]["logit"])) < 1e-5);
    }

    /// Node 2 has edges of 0.5 and 0.25: 1 - 0.5 · 0.75; node 5 of 0.1, 0.7 and 0.6: 1 - 0.9 · 0.3 · 0.4.
    void aNodeLeavesTheReadoutWithItsEdges() {
        const GoldenGnn golden;
        const auto mask = readoutMask(golden.graph, golden.edgeWeights);
        QVERIFY(difference(mask, {1, 1, 0.625F, 0.85F, 0.982F, 0.892F, 0.7F}) < 1e-6);
    }

    void gradientEqualsTheGoldenOne() {
        const GoldenGnn golden;
        const Gnn gnn = golden.gnn();
        const auto whole = gnn.gradient(golden.graph, {}, gnn.forward(golden.graph));
        QVERIFY(difference(whole.edges, GoldenGnn::floats(golden.json["gradients_at_ones"]["dlogit_dedge"])) < 1e-5);
        const GnnMasks masks{golden.edgeWeights, {}};
        const auto masked = gnn.gradient(golden.graph, masks, gnn.forward(golden.graph, masks));
        QVERIFY(difference(masked.edges, GoldenGnn::floats(golden.json["gradients_at_edge_weight"]["dlogit_dedge"])) <
                1e-5);
    }

    void leavingAnEdgeOutEqualsTheGoldenDrops() {
        const GoldenGnn golden;
        const Gnn gnn = golden.gnn();
        const float whole = gnn.logits(golden.graph)[0];
        const auto drops = GoldenGnn::floats(golden.json["leave_one_edge_out"]["dlogit"]);
        for (std::size_t e = 0; e < golden.graph.edgeCount(); ++e) {
            std::vector<float> mask(golden.graph.edgeCount(), 1.0F);
            mask[e] = 0;
            QVERIFY(std::abs(std::abs(whole - gnn.logits(golden.graph, {mask, {}})[0]) - std::abs(drops[e])) < 1e-5F);
        }
    }

    void gradientsEqualFiniteDifferences_data() {
        QTest::addColumn<bool>("isRich");
        QTest::newRow("as published") << false;
        QTest::newRow("both ways, two layers in the head") << true;
    }
    void gradientsEqualFiniteDifferences() {
        QFETCH(bool, isRich);
        for (std::uint64_t seed = 1; seed < 6; ++seed) {
            const RandomCase random(isRich ? kRich : kPlain, seed);
            const Gnn gnn = random.gnn();
            const auto gradient = gnn.gradient(random.graph, random.masks(), gnn.forward(random.graph, random.masks()));
            int far = 0;  // a kink of a ReLU within the step
            std::vector<float> edges = random.edges;
            std::vector<float> nodes = random.nodes;
            const auto logit = [&] { return random.logit(edges, nodes); };
            for (std::size_t e = 0; e < edges.size(); ++e) far += isFar(gradient.edges[e], edges[e], logit) ? 1 : 0;
            for (std::size_t v = 0; v < nodes.size(); ++v) far += isFar(gradient.nodes[v], nodes[v], logit) ? 1 : 0;
            QVERIFY2(far <= 3, qPrintable(QString::number(far)));
        }
    }

    void theReadoutVariantHasItsGradient() {
        const RandomCase random(kRich, 7);
        const Gnn gnn = random.gnn();
        const std::vector<float> nodes = readoutMask(random.graph, random.edges);
        const GnnMasks masks{random.edges, nodes};
        auto gradient = gnn.gradient(random.graph, masks, gnn.forward(random.graph, masks));
        addReadoutGradient(random.graph, random.edges, gradient);
        int far = 0;
        std::vector<float> edges = random.edges;
        for (std::size_t e = 0; e < edges.size(); ++e)
            far += isFar(gradient.edges[e], edges[e],
                         [&] { return random.logit(edges, readoutMask(random.graph, edges)); })
                       ? 1
                       : 0;
        QVERIFY(far <= 3);
    }

    void aNodeWithoutEdgesStaysInTheReadout() {
        GnnGraph single;
        single.featureCount = 1;
        single.features = {1};
        single.nodeStarts = {0, 1};
        single.edgeStarts = {0, 0};
        QCOMPARE(readoutMask(single, {}), std::vector<float>{1.0F});
    }

    void neighboursInTheBatchChangeNothing() {
        const RandomCase random(kRich, 3);
        const Gnn gnn = random.gnn();
        const auto together = gnn.logits(random.graph);
        for (std::size_t g = 0; g < random.graph.graphCount(); ++g) {
            GnnGraph alone;
            alone.featureCount = random.graph.featureCount;
            const auto first = random.graph.nodeStarts[g];
            const auto end = random.graph.nodeStarts[g + 1];
            alone.features.assign(random.graph.features.begin() + first * alone.featureCount,
                                  random.graph.features.begin() + end * alone.featureCount);
            for (auto e = static_cast<std::size_t>(random.graph.edgeStarts[g]);
                 e < static_cast<std::size_t>(random.graph.edgeStarts[g + 1]); ++e) {
                alone.sources.push_back(random.graph.sources[e] - first);
                alone.targets.push_back(random.graph.targets[e] - first);
            }
            alone.nodeStarts.push_back(end - first);
            alone.edgeStarts.push_back(static_cast<std::int32_t>(alone.edgeCount()));
            QCOMPARE(gnn.logits(alone)[0], together[g]);  // to the last bit
        }
    }

    void productsOfAllSizesAreSummedInOrder() {
        Random random(5);
        for (const std::size_t rows : {1, 3, 4, 9})
            for (const std::size_t inner : {1, 7, 33})
                for (const std::size_t columns : {1, 4, 16, 21, 64}) {
                    std::vector<float> left(rows * inner);
                    std::vector<float> right(inner * columns);
                    std::vector<float> out(rows * columns, 0.5F);
                    for (float& value : left) value = static_cast<float>(random.uniform() - 0.5);
                    for (float& value : right) value = static_cast<float>(random.uniform() - 0.5);
                    std::vector<float> expected = out;
                    for (std::size_t r = 0; r < rows; ++r)
                        for (std::size_t k = 0; k < inner; ++k)
                            for (std::size_t c = 0; c < columns; ++c)
                                expected[r * columns + c] += left[r * inner + k] * right[k * columns + c];
                    addProduct(left.data(), right.data(), out.data(), rows, inner, columns);
                    QCOMPARE(out, expected);
                }
    }
};

QTEST_APPLESS_MAIN(TestGnn)
#include "tst_gnn.moc"
