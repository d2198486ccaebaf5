// SPDX-License-Identifier: Apache-2.0
// The cost models against execution: buffers of the priced sizes suffice, no smaller ones do, and what is moved is F_D.
#include "core/cost/executor/executor.h"

#include <QtTest>

#include <numeric>

#include "core/plan/random_plan.h"
#include "tests/support/executed_group.h"
#include "tests/support/graph_text.h"
#include "tests/support/random_graph.h"
#include "tests/support/small_graph.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

using Graph = std::shared_ptr<const OpGraph>;

Execution run(const Graph& graph, const Accelerator& hardware, const GroupSet& group) {
    return executeGroup(*graph, *makeCostModel(graph, hardware), hardware, group, 5);
}

/// A model whose prices grant one row less of a tensor.
class OneRowLess : public CostModel {
 public:
    OneRowLess(std::shared_ptr<const CostModel> model, TensorId tensor) : model_(std::move(model)), tensor_(tensor) {}

    std::vector<Price> price(std::span<const GroupSet> groups, std::int64_t betaBytes) const override {
        return model_->price(groups, betaBytes);
    }
    std::vector<Term> terms(const GroupSet& group, std::int64_t betaBytes) const override {
        auto terms = model_->terms(group, betaBytes);
        const auto first = std::find_if(terms.begin(), terms.end(), [&](const Term& t) { return t.tensor == tensor_; });
        --first->rows;
        return terms;
    }
    std::optional<std::int64_t> unfusedDramBytes(OpId op, std::int64_t betaBytes) const override {
        return model_->unfusedDramBytes(op, betaBytes);
    }
    bool isBufferBlind() const override { return model_->isBufferBlind(); }
    std::unique_ptr<GrowingGroup> grow(std::int64_t betaBytes) const override { return model_->grow(betaBytes); }

 private:
    std::shared_ptr<const CostModel> model_;
    TensorId tensor_;
};

/// Tensors of several rows on chip: taking one row away must show.
std::vector<TensorId> severalRows(const CostModel& model, const GroupSet& group, std::int64_t betaBytes) {
    std::map<TensorId, std::int64_t> rows;
    for (const Term& term : model.terms(group, betaBytes))
        if (term.tensor.isValid()) rows[term.tensor] += term.rows;
    std::vector<TensorId> several;
    for (const auto& [tensor, count] : rows)
        if (count > 1) several.push_back(tensor);
    return several;
}

}  // namespace

class TestExecutor : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void runsTheWorkedExamples_data();
    void runsTheWorkedExamples();
    void missesARowTooFew_data() { runsTheWorkedExamples_data(); }
    void missesARowTooFew();
    void missesNearlyEveryRowTooFew();
    void runsManyKindsOfOp_data();
    void runsManyKindsOfOp();
    void saysWhatItCannotRun();
    void makesRowsThatOnlyOthersRead();
    void keepsAccumulatorsApart();
    void streamsWeightsUntilTheSlowestOutputIsDone();
    void holdsWindowsOfDifferentPaddingTogether();
    void seesWeightsStreamedAgain();
};

void TestExecutor::runsTheWorkedExamples_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("two convolutions") << "x:4x8x8 > c1:Conv3c8 > out:Conv3c4";
    QTest::newRow("basic block") << "x:4x56x8 > c1:Conv3b > c2:Conv3b > add:Add; x > add";
    QTest::newRow("bottleneck") << "x:16x56x8 > c1:Conv1c4b > c2:Conv3b > c3:Conv1c16b > add:Add; x > add";
    QTest::newRow("three in the main branch") << "x:4x16x16 > a:Conv3 > b:Conv3 > c:Conv3 > add:Add; x > add";
    QTest::newRow("downsample") << "x:4x28x28 > a:Conv3s2 > b:Conv3 > add:Add; x > c:Conv1s2p0 > add";
    QTest::newRow("SqueezeNet's stem")
        << "x:3x47x47 > conv1:Conv3c8s2p0b > r1:Relu > pool:MaxPool3s2p0 > s:Conv1c4b > rs:Relu > e1:Conv1c8b > "
           "re1:Relu > cat:Concat; rs > e3:Conv3c8b > re3:Relu > cat";
    QTest::newRow("Squeeze-and-Excite")
        << "x:6x14x14 > d:Dw3 > gap:Gap > f1:Conv1c2 > r:Relu > f2:Conv1c6 > s:Sigmoid > mul:Mul; d > mul";
    QTest::newRow("reduction") << "x:6x14x14 > conv:MaxPool3s1p1 > gap:Gap";
}

/// The buffers are filled to the last byte, and F_D is moved.
void TestExecutor::runsTheWorkedExamples() {
    QFETCH(QString, text);
    const Graph graph = graphFrom(text.toStdString());
    const GroupSet group = allOps(*graph);
    for (const RowWise rowWise : {RowWise::InPlace, RowWise::Buffered}) {
        Accelerator hardware = accelerator(Scheme::Lbdf);
        hardware.rowWise = rowWise;
        const Price price = makeCostModel(graph, hardware)->price({&group, 1}, 0).front();
        const Execution execution = run(graph, hardware, group);
        QCOMPARE(QString::fromStdString(execution.problem), QString());
        QCOMPARE(execution.peakBytes, *price.bufferBytes);
        QCOMPARE(execution.dramBytes, price.dramBytes);
        QVERIFY(execution.largestDifference < 1e-12);
    }
}

void TestExecutor::missesARowTooFew() {
    QFETCH(QString, text);
    const Graph graph = graphFrom(text.toStdString());
    const GroupSet group = allOps(*graph);
    const Accelerator hardware = accelerator(Scheme::Lbdf);
    const auto model = makeCostModel(graph, hardware);
    for (const TensorId tensor : severalRows(*model, group, hardware.bufferBytes)) {
        const Execution execution = executeGroup(*graph, OneRowLess(model, tensor), hardware, group, 5);
        QVERIFY2(QString::fromStdString(execution.problem).contains("overwritten"), graph->tensor(tensor).name.c_str());
    }
}

/// R_u counts every row between the first and the last that is still needed, also those a stride steps over: now and
/// then one row less would do.
void TestExecutor::missesNearlyEveryRowTooFew() {
    Random random(43);
    int tried = 0;
    int missed = 0;
    for (int round = 0; round < 400; ++round) {
        const Graph graph = randomGraph(7, random.uniform(), random);
        const Accelerator hardware = accelerator(Scheme::Lbdf);
        const auto model = makeCostModel(graph, hardware);
        const FusionPlan plan = randomPlan(*graph, allOps(*graph), random);
        for (const GroupSet& group : plan.groups())
            for (const TensorId tensor : severalRows(*model, group, hardware.bufferBytes)) {
                ++tried;
                missed += !executeGroup(*graph, OneRowLess(model, tensor), hardware, group, 5).ran();
            }
    }
    QVERIFY(tried > 500);
    QVERIFY2(missed > tried * 9 / 10, qPrintable(QString("%1 of %2").arg(missed).arg(tried)));
}

namespace {

Graph transposedConvolution() {
    SmallGraph graph;
    graph.input("x", {1, 3, 6, 5});
    graph.op("c", "Conv", {"x"}, Shape{1, 4, 6, 5}, {{"pads", Sizes{1, 1, 1, 1}}}, {{4, 3, 3, 3}, {4}});
    graph.op("up", "ConvTranspose", {"c"}, Shape{1, 2, 12, 10}, {{"strides", Sizes{2, 2}}, {"pads", Sizes{1, 1, 1, 1}}},
             {{4, 2, 4, 4}, {2}});
    graph.op("y", "Relu", {"up"}, Shape{1, 2, 12, 10});
    return graph.build();
}

Graph linearResize() {
    SmallGraph graph;
    graph.input("x", {1, 3, 5, 7});
    graph.op("c", "Conv", {"x"}, Shape{1, 2, 5, 7}, {{"pads", Sizes{1, 1, 1, 1}}}, {{2, 3, 3, 3}});
    graph.op("up", "Resize", {"c"}, Shape{1, 2, 13, 14},
             {{"mode", std::string("linear")}, {"sizes", Sizes{1, 2, 13, 14}}});
    graph.op("y", "Conv", {"up"}, Shape{1, 4, 13, 14}, {{"pads", Sizes{1, 1, 1, 1}}}, {{4, 2, 3, 3}});
    return graph.build();
}

Graph asymmetricWindows() {
    SmallGraph graph;
    graph.input("x", {1, 3, 9, 9});
    graph.op("a", "Conv", {"x"}, Shape{1, 4, 9, 9}, {{"pads", Sizes{2, 2, 0, 0}}}, {{4, 3, 3, 3}});
    graph.op("b", "Conv", {"x"}, Shape{1, 4, 9, 9}, {{"pads", Sizes{0, 0, 2, 2}}}, {{4, 3, 3, 3}});
    graph.op("y", "Mul", {"a", "b"}, Shape{1, 4, 9, 9});
    return graph.build();
}

Graph samePadding() {
    SmallGraph graph;
    graph.input("x", {1, 3, 10, 10});
    graph.op("a", "Conv", {"x"}, Shape{1, 4, 5, 5}, {{"auto_pad", std::string("SAME_UPPER")}, {"strides", Sizes{2, 2}}},
             {{4, 3, 3, 3}});
    graph.op("y", "AveragePool", {"a"}, Shape{1, 4, 5, 5},
             {{"auto_pad", std::string("SAME_LOWER")}, {"kernel_shape", Sizes{2, 2}}});
    return graph.build();
}

Graph classifier(std::int64_t batch) {
    SmallGraph graph;
    graph.input("x", {batch, 3, 8, 8});
    graph.op("c", "Conv", {"x"}, Shape{batch, 4, 8, 8}, {{"pads", Sizes{1, 1, 1, 1}}}, {{4, 3, 3, 3}});
    graph.op("n", "BatchNormalization", {"c"}, Shape{batch, 4, 8, 8}, {}, {{4}, {4}, {4}, {4}});
    graph.op("m", "ReduceMean", {"n"}, Shape{batch, 4, 1, 1}, {{"axes", Sizes{2, 3}}});
    graph.op("f", "Flatten", {"m"}, Shape{batch, 4});
    graph.op("g", "Gemm", {"f"}, Shape{batch, 5}, {{"transB", std::int64_t{1}}}, {{5, 4}, {5}});
    graph.op("y", "Softmax", {"g"}, Shape{batch, 5}, {{"axis", std::int64_t{-1}}});
    return graph.build();
}

Graph tokens() {
    SmallGraph graph;
    graph.input("x", {1, 6, 8});
    graph.op("h", "MatMul", {"x"}, Shape{1, 6, 12}, {}, {{8, 12}});
    graph.op("b", "Add", {"h"}, Shape{1, 6, 12}, {}, {{12}});
    graph.op("g", "Erf", {"b"}, Shape{1, 6, 12});
    graph.op("o", "MatMul", {"g"}, Shape{1, 6, 8}, {}, {{12, 8}});
    graph.op("r", "Add", {"x", "o"}, Shape{1, 6, 8});
    graph.op("y", "Softmax", {"r"}, Shape{1, 6, 8}, {{"axis", std::int64_t{-1}}});
    return graph.build();
}

Graph segmentationHead() {
    SmallGraph graph;
    graph.input("x", {1, 4, 7, 7});
    graph.op("p", "Pad", {"x"}, Shape{1, 4, 10, 9}, {{"pads", Sizes{0, 0, 1, 1, 0, 0, 2, 1}}});
    graph.op("c", "Conv", {"p"}, Shape{1, 6, 8, 7}, {}, {{6, 4, 3, 3}});
    graph.op("y", "Softmax", {"c"}, Shape{1, 6, 8, 7}, {{"axis", std::int64_t{1}}});
    return graph.build();
}

}  // namespace

void TestExecutor::runsManyKindsOfOp_data() {
    QTest::addColumn<Graph>("graph");
    QTest::newRow("transposed convolution") << transposedConvolution();
    QTest::newRow("linear resize") << linearResize();
    QTest::newRow("asymmetric windows") << asymmetricWindows();
    QTest::newRow("same padding") << samePadding();
    QTest::newRow("classifier") << classifier(1);
    QTest::newRow("classifier of two images") << classifier(2);
    QTest::newRow("tokens") << tokens();
    QTest::newRow("segmentation head") << segmentationHead();
    QTest::newRow("nearest resize") << graphFrom(
        "x:3x5x5 > a:Conv3 > up:Resize2 > b:Conv3; a > c:Dw3 > d:Resize2 > b2:Add; b > b2");
    QTest::newRow("dilation and groups") << graphFrom(
        "x:4x15x15 > a:Conv3d4p4g2 > b:Conv3d2p2c8g4 > y:Add; x > c:Conv1c8 > y");
}

void TestExecutor::runsManyKindsOfOp() {
    QFETCH(Graph, graph);
    for (const Scheme scheme : {Scheme::Lbdf, Scheme::Brr}) {
        for (const std::int64_t buffer : {1 << 20, 1200, 600, 400, 300}) {
            Accelerator hardware = accelerator(scheme, buffer);
            hardware.channelSlice = 2;
            const auto model = makeCostModel(graph, hardware);
            RunCounts counts;
            const std::string wrong = whatIsWrong(*graph, *model, hardware, allOps(*graph), counts);
            QVERIFY2(wrong.empty(), wrong.c_str());
            const bool isBatch = (*graph->tensor(graph->graphInputs().front()).shape)[0] > 1;
            if (buffer == 1 << 20) QCOMPARE(counts.run, scheme == Scheme::Brr && isBatch ? 0 : 1);
        }
    }
}

void TestExecutor::saysWhatItCannotRun() {
    SmallGraph graph;
    graph.input("x", {1, 3, 4, 4});
    graph.op("y", "Einsum", {"x"}, Shape{1, 3, 4, 4});
    const Graph built = graph.build();
    const Execution execution = run(built, accelerator(Scheme::Lbdf), allOps(*built));
    QVERIFY(!execution.isSupported && !execution.ran());
    QVERIFY(QString::fromStdString(execution.problem).contains("Einsum"));
}

void TestExecutor::makesRowsThatOnlyOthersRead() {
    // v reads row 0 of u alone, but u is an output: its row 1 needs all 3 rows of x, where row 0 needs 2.
    const Graph graph = graphFrom("x:1x3x3 > u:Conv3! > v:Conv1s3p0");
    const Accelerator hardware = accelerator(Scheme::Lbdf);
    std::int64_t rowsOfInput = 0;
    for (const Term& term : makeCostModel(graph, hardware)->terms(allOps(*graph), 0))
        if (term.tensor == graph->graphInputs().front()) rowsOfInput += term.rows;
    QCOMPARE(rowsOfInput, 3);
    QCOMPARE(QString::fromStdString(run(graph, hardware, allOps(*graph)).problem), QString());
}

void TestExecutor::keepsAccumulatorsApart() {
    // Both averages add up rows at the same time: they cannot share the one row of the sum. x waits whole for r,
    // 6·24, and r holds a row.
    const Graph graph = graphFrom("x:4x6x6 > a:Gap > y:Add; x > r:Relu > b:Gap > y");
    const GroupSet group = allOps(*graph);
    const Accelerator hardware = accelerator(Scheme::Lbdf);
    const Price price = makeCostModel(graph, hardware)->price({&group, 1}, 0).front();
    QCOMPARE(price.bufferBytes, std::optional<std::int64_t>(144 + 24 + 4 + 4 + 4));
    QCOMPARE(QString::fromStdString(run(graph, hardware, group).problem), QString());
}

void TestExecutor::streamsWeightsUntilTheSlowestOutputIsDone() {
    // The average is done after one tile, the convolution behind it after 12: its 36 weights are moved with every pass,
    // those of c with every pass as well, since d's rows need its rows again. F0 = c 12·12·2 + d 1·12·1 (sliced).
    const Graph graph = graphFrom("x:2x12x12 > c:Conv3 > g:Gap; c > d:Conv3");
    const GroupSet group = allOps(*graph);
    Accelerator hardware = accelerator(Scheme::Brr, 310);
    hardware.channelSlice = 1;
    const Price price = makeCostModel(graph, hardware)->price({&group, 1}, hardware.bufferBytes).front();
    QCOMPARE(price.bufferBytes, std::optional<std::int64_t>(288 + 12));
    QCOMPARE(price.dramBytes, 288 + 288 + 2 + 12 * (36 + 36));
    const Execution execution = run(graph, hardware, group);
    QVERIFY(execution.ran());
    QCOMPARE(execution.dramBytes, price.dramBytes);
}

void TestExecutor::holdsWindowsOfDifferentPaddingTogether() {
    // For one row i of y, a reads rows i-2 … i of c and b rows i … i+2: five rows of c, not three.
    SmallGraph small;
    small.input("x", {1, 1, 12, 12});
    small.op("c", "Conv", {"x"}, Shape{1, 1, 12, 12}, {}, {{1, 1, 1, 1}});
    small.op("a", "Conv", {"c"}, Shape{1, 1, 12, 12}, {{"pads", Sizes{2, 2, 0, 0}}}, {{1, 1, 3, 3}});
    small.op("b", "Conv", {"c"}, Shape{1, 1, 12, 12}, {{"pads", Sizes{0, 0, 2, 2}}}, {{1, 1, 3, 3}});
    small.op("y", "Add", {"a", "b"}, Shape{1, 1, 12, 12});
    const Graph graph = small.build();
    const Accelerator hardware = accelerator(Scheme::Brr);
    std::int64_t rows = 0;
    for (const Term& term : makeCostModel(graph, hardware)->terms(allOps(*graph), hardware.bufferBytes))
        if (term.tensor == graph->findTensor("c")) rows = term.rows;
    QCOMPARE(rows, 5);
    QVERIFY(run(graph, hardware, allOps(*graph)).ran());
}

void TestExecutor::seesWeightsStreamedAgain() {
    // c0 is sliced, its channels are gone when the sum wants them a second time.
    const Graph graph = graphFrom("x:8x16x16 > p:MaxPool3s1p1 > c0:Conv3 > c1:Conv3 > c2:Conv3 > add:Add; c0 > add");
    const GroupSet group = allOps(*graph);
    int again = 0;
    for (std::int64_t buffer = 800; buffer < 2600; buffer += 50) {
        Accelerator hardware = accelerator(Scheme::Brr, buffer);
        hardware.channelSlice = 1;
        const Execution execution = run(graph, hardware, group);
        if (!execution.isSupported) continue;
        QVERIFY(execution.ran());
        const Price price = makeCostModel(graph, hardware)->price({&group, 1}, buffer).front();
        QCOMPARE(execution.dramBytes, price.dramBytes + execution.restreamedBytes);
        again += execution.restreamedBytes > 0;
    }
    QVERIFY(again > 0);
}

QTEST_APPLESS_MAIN(TestExecutor)
#include "tst_executor.moc"
