// SPDX-License-Identifier: Apache-2.0
// Properties of both cost models, each on 10 000 cases on random graphs and on as many random groups of the bundled
// models.
#include <QtTest>

#include <map>
#include <numeric>
#include <set>

#include "core/base/data_dir.h"
#include "core/cost/fit_report.h"
#include "core/cost/op_rules.h"
#include "core/cost/plan_evaluation.h"
#include "core/cost/widths.h"
#include "core/import/model_importer.h"
#include "core/plan/random_plan.h"
#include "core/search/search.h"
#include "tests/support/graph_text.h"
#include "tests/support/random_graph.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

using Graph = std::shared_ptr<const OpGraph>;

constexpr int kCases = 10'000;
constexpr std::int64_t kHugeBuffer = std::int64_t{1} << 40;

enum class Source { RandomGraphs, BundledModels };

struct Case {
    Graph graph;
    std::shared_ptr<const CostModel> model;
    Accelerator hardware;
    GroupSet group;
};

Price priceOf(const Case& drawn, const GroupSet& group) {
    return drawn.model->price({&group, 1}, drawn.hardware.bufferBytes).front();
}

std::int64_t tensorBytes(const Tensor& tensor, const Accelerator& hardware) {
    return bytesOf(*elementCount(tensor), activationBits(tensor, hardware));
}

bool isModelled(const OpGraph& graph) {
    return std::all_of(graph.ops().begin(), graph.ops().end(),
                       [&](const Op& op) { return notModelledReason(graph, op).empty(); });
}

/// What layer-by-layer execution moves for one op: its weights, every operand once, and what it makes for anybody.
std::int64_t layerBytes(const OpGraph& graph, const Op& op, const Accelerator& hardware) {
    std::int64_t moved = weightBytes(op, hardware);
    std::vector<TensorId> inputs;
    for (const Operand& input : op.inputs) inputs.push_back(input.tensor);
    std::sort(inputs.begin(), inputs.end());
    inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
    for (const TensorId input : inputs) moved += tensorBytes(graph.tensor(input), hardware);
    for (const TensorId output : op.outputs)
        if (!graph.tensor(output).consumers.empty() || graph.tensor(output).isGraphOutput)
            moved += tensorBytes(graph.tensor(output), hardware);
    return moved;
}

/// What a plan's cuts add: a tensor that is read in several groups goes to DRAM once and comes back to each other one.
std::int64_t cutBytes(const OpGraph& graph, const FusionPlan& plan, const Accelerator& hardware) {
    std::int64_t added = 0;
    for (const Tensor& tensor : graph.tensors()) {
        std::set<GroupId> readers;
        for (const OpId consumer : tensor.consumers) readers.insert(plan.groupOf(consumer));
        if (tensor.producer.isValid()) readers.erase(plan.groupOf(tensor.producer));
        const auto elsewhere = static_cast<std::int64_t>(readers.size());
        const bool isMade = tensor.producer.isValid();
        const bool isWrittenAnew = isMade && elsewhere > 0 && !tensor.isGraphOutput;
        const std::int64_t times = isMade ? elsewhere + isWrittenAnew : std::max<std::int64_t>(0, elsewhere - 1);
        added += times * tensorBytes(tensor, hardware);
    }
    return added;
}

/// From `first` on, ops of one operand whose result only the next one reads: a chain of at most `most` ops.
GroupSet chainFrom(const OpGraph& graph, OpId first, std::int64_t most) {
    GroupSet chain;
    for (OpId op = first; chain.count() < most;) {
        if (graph.op(op).inputs.size() != 1 || graph.op(op).outputs.size() != 1) break;
        chain.insert(op);
        const auto& readers = graph.tensor(graph.op(op).outputs.front()).consumers;
        if (readers.size() != 1) break;
        op = readers.front();
    }
    return chain;
}

/// K of an op by its attributes; nothing for ops that are neither windows, reductions nor row-wise.
std::optional<std::int64_t> windowOf(const OpGraph& graph, const Op& op) {
    using Sizes = std::vector<std::int64_t>;
    if (op.type == "Conv" || op.type == "MaxPool" || op.type == "AveragePool") {
        const std::int64_t kernel = op.attribute<Sizes>("kernel_shape", {1, 1}).front();
        return (kernel - 1) * op.attribute<Sizes>("dilations", {1, 1}).front() + 1;
    }
    const bool isKnown = op.type == "GlobalAveragePool" || opKind(graph, op) == OpKind::RowWise;
    return isKnown ? std::optional<std::int64_t>(1) : std::nullopt;
}

}  // namespace

class TestCostProperties : public QObject {
    Q_OBJECT

    std::vector<Graph> bundled_;
    std::map<std::pair<const OpGraph*, Scheme>, std::shared_ptr<const CostModel>> models_;

    std::shared_ptr<const CostModel> bundledModel(const Graph& graph, Scheme scheme) {
        auto& model = models_[{graph.get(), scheme}];
        Accelerator hardware;
        hardware.scheme = scheme;
        if (!model) model = makeCostModel(graph, hardware);
        return model;
    }

    Graph drawGraph(Source source, Random& random) const {
        if (source == Source::BundledModels)
            return bundled_[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(bundled_.size())))];
        return randomGraph(static_cast<int>(1 + random.below(12)), random.uniform(), random);
    }

    /// A stretch of the topological order behind a random start, some ops left out: closed under producers inside or
    /// before it.
    Case draw(Scheme scheme, Source source, Random& random) {
        Case drawn;
        drawn.hardware.scheme = scheme;
        drawn.graph = drawGraph(source, random);
        const bool isBundled = source == Source::BundledModels;
        drawn.model = isBundled ? bundledModel(drawn.graph, scheme) : makeCostModel(drawn.graph, drawn.hardware);
        drawn.hardware.bufferBytes =
            isBundled ? static_cast<std::int64_t>(random.logUniform(64 << 10, 4 << 20)) : 100 + random.below(20'000);
        const std::int64_t count = drawn.graph->opCount();
        const std::int64_t begin = random.below(count);
        const std::int64_t end = begin + 1 + random.below(std::min<std::int64_t>(count - begin, 16));
        for (std::int64_t op = begin; op < end; ++op)
            if (random.chance(0.9)) drawn.group.insert(OpId(static_cast<std::int32_t>(op)));
        if (drawn.group.isEmpty()) drawn.group.insert(OpId(static_cast<std::int32_t>(begin)));
        return drawn;
    }

    static void rows() {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<int>("source");
        for (const Scheme scheme : {Scheme::Lbdf, Scheme::Brr}) {
            const std::string name = schemeName(scheme);
            QTest::newRow((name + ", random graphs").c_str())
                << static_cast<int>(scheme) << static_cast<int>(Source::RandomGraphs);
            QTest::newRow((name + ", bundled models").c_str())
                << static_cast<int>(scheme) << static_cast<int>(Source::BundledModels);
        }
    }

    /// Runs `check` on so many cases of the row.
    template <class Check>
    void forEachCase(std::uint64_t seed, int cases, Check&& check) {
        QFETCH(int, scheme);
        QFETCH(int, source);
        Random random(seed);
        for (int i = 0; i < cases && !QTest::currentTestFailed(); ++i)
            check(draw(static_cast<Scheme>(scheme), static_cast<Source>(source), random), random);
    }

 private Q_SLOTS:
    void initTestCase() {
        for (const auto& entry : std::filesystem::directory_iterator(dataDir() / "models")) {
            if (entry.path().extension() != ".onnx") continue;
            RunControl control;
            bundled_.push_back(importModel(entry.path(), {{{"h", "224"}, {"w", "224"}}}, control)->graph);
            QVERIFY2(isModelled(*bundled_.back()), entry.path().c_str());
        }
        QVERIFY(bundled_.size() >= 16);
    }

    /// R_u = min(H_u, K) on chains, where some window lies wholly inside the map. At the edges of a small map padding
    /// takes the place of rows, and the last rows may not be demanded at all: there it is the most.
    void chainsHoldTheirWindows_data() {
        QTest::addColumn<int>("source");
        QTest::newRow("random graphs") << static_cast<int>(Source::RandomGraphs);
        QTest::newRow("bundled models") << static_cast<int>(Source::BundledModels);
    }
    void chainsHoldTheirWindows() {
        QFETCH(int, source);
        Random random(37);
        Accelerator hardware;
        hardware.rowWise = RowWise::Buffered;
        std::map<Graph, std::shared_ptr<const CostModel>> models;
        int chains = 0;
        int tight = 0;
        while (chains < kCases) {
            const bool isBundled = static_cast<Source>(source) == Source::BundledModels;
            const Graph graph = isBundled ? drawGraph(Source::BundledModels, random)
                                          : randomGraph(static_cast<int>(1 + random.below(8)), 0.0, random);
            if (!isBundled) models.clear();
            auto& model = models[graph];
            if (!model) model = makeCostModel(graph, hardware);
            const OpId first(static_cast<std::int32_t>(random.below(graph->opCount())));
            const GroupSet chain = chainFrom(*graph, first, 1 + random.below(8));
            const auto ops = chain.ops();
            if (ops.empty() || !std::all_of(ops.begin(), ops.end(),
                                            [&](OpId op) { return windowOf(*graph, graph->op(op)).has_value(); }))
                continue;
            ++chains;
            std::map<TensorId, std::int64_t> rows;
            for (const Term& term : model->terms(chain, 0))
                if (term.tensor.isValid()) rows[term.tensor] += term.rows;
            for (const OpId id : ops) {
                const Op& op = graph->op(id);
                const TensorId input = op.inputs.front().tensor;
                const std::int64_t height = rowShape(graph->tensor(input)).rows;
                const std::int64_t window = *windowOf(*graph, op);
                const auto padding = op.attribute<std::vector<std::int64_t>>("pads", {0, 0, 0, 0}).front();
                const bool hasRoom = height >= window + 2 * padding + 4;
                tight += !hasRoom;
                QVERIFY2(hasRoom ? rows[input] == std::min(height, window) : rows[input] <= std::min(height, window),
                         qPrintable(QString("%1: %2 rows of %3")
                                        .arg(QString::fromStdString(op.name))
                                        .arg(rows[input])
                                        .arg(height)));
            }
        }
        QVERIFY(tight < 4 * kCases);
    }

    void termsSumToTheRequirement_data() { rows(); }
    void termsSumToTheRequirement() {
        forEachCase(41, kCases, [](const Case& drawn, Random&) {
            const auto terms = drawn.model->terms(drawn.group, drawn.hardware.bufferBytes);
            const std::int64_t sum =
                std::accumulate(terms.begin(), terms.end(), std::int64_t{0},
                                [](std::int64_t total, const Term& term) { return total + term.bytes; });
            QCOMPARE(sum, priceOf(drawn, drawn.group).bufferBytes.value_or(0));
        });
    }

    void theBoundIsBelowAndNeverFalls_data() { rows(); }
    void theBoundIsBelowAndNeverFalls() {
        int steps = 0;
        forEachCase(43, kCases, [&](const Case& drawn, Random&) {
            const auto growing = drawn.model->grow(drawn.hardware.bufferBytes);
            GroupSet grown;
            std::int64_t last = 0;
            for (const OpId op : drawn.group.ops()) {
                growing->push(op);
                grown.insert(op);
                const Price price = priceOf(drawn, grown);
                QVERIFY(growing->bufferBoundBytes() >= last);
                QVERIFY(!price.bufferBytes || growing->bufferBoundBytes() <= *price.bufferBytes - price.spareBytes);
                // What does not fit is priced as if its weights were moved once, and has no F_D to bound.
                const bool fits = price.fits(drawn.hardware.bufferBytes);
                QVERIFY(!fits || growing->dramBoundBytes() <= price.dramBytes);
                QCOMPARE(growing->price(), price);
                last = growing->bufferBoundBytes();
                ++steps;
            }
        });
        QVERIFY2(steps >= kCases, qPrintable(QString::number(steps)));
    }

    void moreBufferNeverCostsMore_data() { rows(); }
    void moreBufferNeverCostsMore() {
        forEachCase(47, kCases, [](const Case& drawn, Random& random) {
            const std::int64_t larger = drawn.hardware.bufferBytes + 1 + random.below(drawn.hardware.bufferBytes);
            const Price small = priceOf(drawn, drawn.group);
            const Price large = drawn.model->price({&drawn.group, 1}, larger).front();
            if (!small.fits(drawn.hardware.bufferBytes)) return;
            QVERIFY(large.fits(larger));
            QVERIFY(large.dramBytes <= small.dramBytes);
        });
    }

    /// F_D of a plan = what any plan moves + what its cuts add; with BRR where all weights can stay, and more
    /// elsewhere.
    void aPlanMovesTheCompulsoryTrafficAndItsCuts_data() { rows(); }
    void aPlanMovesTheCompulsoryTrafficAndItsCuts() {
        QFETCH(int, scheme);
        QFETCH(int, source);
        Random random(53);
        Accelerator hardware;
        hardware.scheme = static_cast<Scheme>(scheme);
        int plans = 0;
        std::int64_t groups = 0;
        const bool isBundled = static_cast<Source>(source) == Source::BundledModels;
        while (isBundled ? groups < 2 * kCases : plans < kCases) {
            const Graph graph = drawGraph(static_cast<Source>(source), random);
            const auto model = isBundled ? bundledModel(graph, hardware.scheme) : makeCostModel(graph, hardware);
            const SearchProblem problem{graph, model, kHugeBuffer, allOps(*graph)};
            const FusionPlan plan = randomPlan(*graph, problem.fusable, random);
            const std::int64_t expected =
                compulsoryDramBytes(problem, problem.fusable) + cutBytes(*graph, plan, hardware);
            std::int64_t moved = 0;
            for (const Price& price : model->price(plan.groups(), kHugeBuffer)) moved += price.dramBytes;
            QCOMPARE(moved, expected);
            moved = 0;
            for (const Price& price : model->price(plan.groups(), 1 + random.below(1 << 16))) moved += price.dramBytes;
            QVERIFY(hardware.scheme == Scheme::Lbdf ? moved == expected : moved >= expected);
            ++plans;
            groups += plan.groupCount();
        }
    }

    void singletonsCostLayerByLayerExecution_data() { rows(); }
    void singletonsCostLayerByLayerExecution() {
        QFETCH(int, scheme);
        QFETCH(int, source);
        Random random(67);
        int ops = 0;
        for (std::size_t i = 0; ops < kCases; ++i) {
            const bool isBundled = static_cast<Source>(source) == Source::BundledModels;
            const Graph graph = isBundled ? bundled_[i % bundled_.size()] : drawGraph(Source::RandomGraphs, random);
            Accelerator hardware;
            hardware.scheme = static_cast<Scheme>(scheme);
            hardware.activationBits = 8 << random.below(3);
            hardware.weightBits = 4 << random.below(4);
            const auto model = makeCostModel(graph, hardware);
            std::int64_t expected = 0;
            for (const Op& op : graph->ops()) expected += layerBytes(*graph, op, hardware);
            const FusionPlan singletons = FusionPlan::singletons(graph->opCount());
            QCOMPARE(evaluatePlan(*model, singletons, kHugeBuffer).totalDramBytes(), expected);
            const auto beta = static_cast<std::int64_t>(random.logUniform(1 << 8, 1 << 20));
            const PlanEvaluation priced = evaluatePlan(*model, singletons, beta);
            for (std::size_t g = 0; g < priced.groups.size(); ++g, ++ops) {
                const std::int64_t once = layerBytes(*graph, graph->ops()[g], hardware);
                const bool isExact = hardware.scheme == Scheme::Lbdf && priced.groups[g].fits;
                QVERIFY(isExact ? priced.groups[g].price.dramBytes == once : priced.groups[g].price.dramBytes >= once);
            }
        }
    }

    void theReportedBufferIsTheSmallest_data() { rows(); }
    void theReportedBufferIsTheSmallest() {
        forEachCase(59, kCases / 20, [](const Case& drawn, Random&) {
            const FitReport report = fitReport(*drawn.model, drawn.group, drawn.hardware.bufferBytes);
            if (!report.enoughBytes) return;
            const auto fitsIn = [&](std::int64_t bytes) {
                return drawn.model->price({&drawn.group, 1}, bytes).front().fits(bytes);
            };
            QVERIFY(fitsIn(*report.enoughBytes));
            QVERIFY(*report.enoughBytes == 1 || !fitsIn(*report.enoughBytes - 1));
            std::int64_t sum = 0;
            for (const BufferPart& part : report.parts) sum += part.bytes;
            QCOMPARE(sum, priceOf(drawn, drawn.group).bufferBytes.value_or(0));
        });
    }

    void saysWhyAGroupDoesNotFit() {
        // Squeeze-and-Excite holds the whole map: 14 rows of 96x14x14, of which the readers' windows need one.
        const auto graph = graphFrom("x:96x14x14 > d:Relu > gap:Gap > mul:Mul; d > mul");
        Accelerator hardware;
        hardware.activationBits = 8;
        const auto model = makeCostModel(graph, hardware);
        const GroupSet group = groupOf(*graph, "d gap mul");
        const FitReport report = fitReport(*model, group, 16384);
        // x 1·1344, d 14·1344 = 18816, gap 96, mul 1344: 21600 bytes.
        QCOMPARE(report.neededBytes(), std::optional<std::int64_t>(21600));
        QCOMPARE(report.enoughBytes, std::optional<std::int64_t>(21601));
        const auto sentences = fitSentences(*graph, report, 16384);
        QCOMPARE(QString::fromStdString(sentences.at(0)),
                 QString("does not fit: 5.1 KiB too much, it would fit from 21.09 KiB (21601 bytes)"));
        QCOMPARE(QString::fromStdString(sentences.at(1)),
                 QString("115 % of the buffer: 14 rows of 96x14x14 from d, 1 for a window and 13 because a skip lags"));
    }
};

QTEST_APPLESS_MAIN(TestCostProperties)
#include "tst_cost_properties.moc"
