// SPDX-License-Identifier: Apache-2.0
// LibTorch as a second opinion, and training with it: learns, stops, goes on as if it had not been stopped.
#include "tests/core/predictor/golden_gnn.h"

#include "core/base/error.h"
#include "core/predictor/predictor.h"
#include "core/predictor/training.h"
#include "tests/support/graph_text.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

/// Groups of up to six nodes; invalid if the first features sum to more than one.
class SumLessons : public LessonBook {
 public:
    int featureCount() const override { return 3; }
    std::vector<Sample> epoch(int number) const override { return some(static_cast<std::uint64_t>(number) + 1, 400); }
    std::vector<Sample> validation() const override { return some(0, 200); }
    void append(GnnGraph& graph, const Sample& sample) const override {
        Random random(static_cast<std::uint64_t>(sample.group));
        const auto nodes = static_cast<std::int32_t>(1 + random.below(6));
        const std::int32_t begin = graph.nodeStarts.back();
        graph.featureCount = 3;
        for (std::int32_t v = 0; v < nodes; ++v) {
            for (int f = 0; f < 3; ++f) graph.features.push_back(valueAt(sample.group, v, f));
            if (v == 0) continue;
            graph.sources.push_back(begin + v - 1);
            graph.targets.push_back(begin + v);
        }
        graph.nodeStarts.push_back(begin + nodes);
        graph.edgeStarts.push_back(static_cast<std::int32_t>(graph.edgeCount()));
    }

 private:
    static float valueAt(int group, std::int32_t node, int feature) {
        return static_cast<float>(
            Random(static_cast<std::uint64_t>(group) * 64 + static_cast<std::uint64_t>(node * 3 + feature), 9)
                .uniform() *
            0.6);
    }
    std::vector<Sample> some(std::uint64_t stream, int count) const {
        Random random(11, stream);
        std::vector<Sample> samples;
        for (int i = 0; i < count; ++i) {
            Sample sample{static_cast<int>(random.below(100000)), -1, 1, false};
            GnnGraph graph;
            append(graph, sample);
            float sum = 0;
            for (std::size_t v = 0; v < graph.nodeCount(); ++v) sum += graph.features[v * 3];
            sample.isInvalid = sum > 1;
            samples.push_back(sample);
        }
        return samples;
    }
};

TrainParams quick() {
    TrainParams params;
    params.shape = {3, 16, 2, 8, true, true};
    params.epochs = 12;
    params.batchGroups = 32;
    params.learningRate = 5e-3;
    return params;
}

TrainingState trained(const TrainParams& params, int epochs, TrainingState state) {
    RunControl control;
    for (int i = 0; i < epochs; ++i)
        if (!torchBackend().trainEpoch(params, SumLessons(), state, control)) qFatal("stopped");
    return state;
}

}  // namespace

class TestTorch : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void equalsTheGoldenNetwork() {
        const GoldenGnn golden;
        const auto& expected = golden.json["graphconv"];
        const TorchBackend& torch = torchBackend();
        QVERIFY(difference(torch.logits(golden.weights, golden.graph, {}), GoldenGnn::floats(expected["logit"])) <
                1e-5);
        QVERIFY(difference(torch.logits(golden.weights, golden.graph, {golden.edgeWeights, {}}),
                           GoldenGnn::floats(expected["logit_weighted"])) < 1e-5);
        const GnnGradient gradient = torch.gradient(golden.weights, golden.graph, {golden.edgeWeights, {}});
        QVERIFY(difference(gradient.edges, GoldenGnn::floats(golden.json["gradients_at_edge_weight"]["dlogit_dedge"])) <
                1e-5);
    }

    void equalsThePlainNetwork() {
        const SumLessons lessons;
        GnnGraph graph;
        for (const Sample& sample : lessons.validation()) lessons.append(graph, sample);
        Random random(2);
        std::vector<float> edges;
        std::vector<float> nodes;
        for (std::size_t e = 0; e < graph.edgeCount(); ++e) edges.push_back(static_cast<float>(random.uniform()));
        for (std::size_t v = 0; v < graph.nodeCount(); ++v) nodes.push_back(static_cast<float>(random.uniform()));
        for (const GnnShape& shape : {GnnShape{3, 128, 4, 0, false, false}, GnnShape{3, 64, 4, 64, true, true}}) {
            const auto weights = std::make_shared<const GnnWeights>(
                GnnWeights{shape, Scheme::Lbdf, "", "", initialGnnValues(shape, random)});
            const Gnn plain(weights);
            for (const GnnMasks& masks : {GnnMasks{}, GnnMasks{edges, nodes}}) {
                QVERIFY(difference(plain.logits(graph, masks), torchBackend().logits(*weights, graph, masks)) < 1e-5);
                const GnnGradient ours = plain.gradient(graph, masks, plain.forward(graph, masks));
                const GnnGradient theirs = torchBackend().gradient(*weights, graph, masks);
                QVERIFY(difference(ours.edges, theirs.edges) < 1e-5);
                QVERIFY(difference(ours.nodes, theirs.nodes) < 1e-5);
            }
        }
    }

    void predictorsOfBothBackendsAgree() {
        const auto graph = graphFrom("x:16x28x28 > c1:Conv3 > r1:Relu > c2:Conv3 > add:Add > r2:Relu; x > add");
        auto weights = std::make_shared<GnnWeights>();
        weights->shape = {featureCountOf(FeatureSet::Ratios, Scheme::Lbdf), 32, 4, 16, true, true};
        weights->features = featureSetName(FeatureSet::Ratios);
        Random random(6);
        weights->values = initialGnnValues(weights->shape, random);
        const std::vector<FitQuestion> questions{{groupOf(*graph, "c1 r1"), 40000},
                                                 {groupOf(*graph, "c1 r1 c2 add r2"), 9000},
                                                 {groupOf(*graph, "add"), 512}};
        const auto plain = makePredictor(graph, {}, weights)->logits(questions);
        QVERIFY(difference(plain, makeTorchPredictor(graph, {}, weights)->logits(questions)) < 1e-5);
    }

    void learns() {
        const TrainingState state = trained(quick(), 12, initialState(quick()));
        QCOMPARE(state.epochs.size(), std::size_t{12});
        QVERIFY(state.epochs.back().validationLoss < state.epochs.front().validationLoss / 2);
        QVERIFY2(state.epochs[static_cast<std::size_t>(state.bestEpoch)].validationAccuracy > 0.95,
                 qPrintable(QString::number(state.epochs.back().validationAccuracy)));
    }

    void goesOnAsIfItHadNotBeenStopped() {
        const TrainParams params = quick();
        const TrainingState whole = trained(params, 4, initialState(params));
        const TrainingState half = trained(params, 2, initialState(params));
        const TrainingState resumed = trained(params, 2, decodeCheckpoint(encodeCheckpoint(half, "p"), "p", ""));
        QVERIFY(resumed == whole);  // to the last bit
    }

    void aStoppedEpochLeavesTheStateAsItWas() {
        const TrainParams params = quick();
        TrainingState state = trained(params, 1, initialState(params));
        const TrainingState before = state;
        RunControl control;
        control.requestStop();
        QVERIFY(!torchBackend().trainEpoch(params, SumLessons(), state, control));
        QVERIFY(state == before);
    }

    void withoutTheModuleThePackageIsNamed() {
        qputenv("FUSESCOPE_MODULE_DIR", "/nonexistent");
        try {
            torchBackend();
            QFAIL("opened");
        } catch (const Error& error) {
            QVERIFY(error.hint().find("libtorch-dev") != std::string::npos);
        }
        qunsetenv("FUSESCOPE_MODULE_DIR");
    }
};

QTEST_APPLESS_MAIN(TestTorch)
#include "tst_torch.moc"
