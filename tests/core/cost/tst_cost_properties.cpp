// SPDX-License-Identifier: Apache-2.0
// Properties of both cost models on random graphs and on random groups of the bundled models.
#include <QtTest>

#include <map>
#include <numeric>

#include "core/base/data_dir.h"
#include "core/cost/fit_report.h"
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

constexpr int kCases = 10'000;

struct Case {
    std::shared_ptr<const OpGraph> graph;
    std::shared_ptr<const CostModel> model;
    Accelerator hardware;
    GroupSet group;
};

}  // namespace

class TestCostProperties : public QObject {
    Q_OBJECT

    std::vector<std::shared_ptr<const OpGraph>> bundled_;
    std::map<std::pair<const OpGraph*, Scheme>, std::shared_ptr<const CostModel>> models_;

    std::shared_ptr<const CostModel> bundledModel(const std::shared_ptr<const OpGraph>& graph, Scheme scheme) {
        auto& model = models_[{graph.get(), scheme}];
        Accelerator hardware;
        hardware.scheme = scheme;
        if (!model) model = makeCostModel(graph, hardware);
        return model;
    }

    /// Half of them random graphs, half groups of the bundled models as random plans make them.
    Case draw(Scheme scheme, Random& random) {
        Case drawn;
        drawn.hardware.scheme = scheme;
        if (random.chance(0.5)) {
            drawn.graph = randomGraph(static_cast<int>(1 + random.below(12)), random.uniform(), random);
            drawn.model = makeCostModel(drawn.graph, drawn.hardware);
            drawn.hardware.bufferBytes = 100 + random.below(20'000);
        } else {
            drawn.graph = bundled_[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(bundled_.size())))];
            drawn.model = bundledModel(drawn.graph, scheme);
            drawn.hardware.bufferBytes = static_cast<std::int64_t>(random.logUniform(64 << 10, 4 << 20));
        }
        const OpGraph& graph = *drawn.graph;
        // A topological prefix behind a random start: closed under producers inside or before it.
        const std::int64_t begin = random.below(graph.opCount());
        const std::int64_t count = 1 + random.below(std::min<std::int64_t>(graph.opCount() - begin, 16));
        for (std::int64_t op = begin; op < begin + count; ++op)
            if (random.chance(0.9)) drawn.group.insert(OpId(static_cast<std::int32_t>(op)));
        if (drawn.group.isEmpty()) drawn.group.insert(OpId(static_cast<std::int32_t>(begin)));
        return drawn;
    }

    static Price priceOf(const Case& drawn, const GroupSet& group) {
        return drawn.model->price({&group, 1}, drawn.hardware.bufferBytes).front();
    }

    static void schemes() {
        QTest::addColumn<int>("scheme");
        QTest::newRow("LBDF") << static_cast<int>(Scheme::Lbdf);
        QTest::newRow("BRR") << static_cast<int>(Scheme::Brr);
    }

 private Q_SLOTS:
    void initTestCase() {
        for (const auto& entry : std::filesystem::directory_iterator(dataDir() / "models")) {
            if (entry.path().extension() != ".onnx") continue;
            RunControl control;
            bundled_.push_back(importModel(entry.path(), {}, control)->graph);
        }
        QVERIFY(bundled_.size() >= 16);
    }

    void termsSumToTheRequirement_data() { schemes(); }
    void termsSumToTheRequirement() {
        QFETCH(int, scheme);
        Random random(41);
        for (int i = 0; i < kCases; ++i) {
            const Case drawn = draw(static_cast<Scheme>(scheme), random);
            const auto terms = drawn.model->terms(drawn.group, drawn.hardware.bufferBytes);
            const std::int64_t sum = std::accumulate(terms.begin(), terms.end(), std::int64_t{0},
                                                     [](std::int64_t total, const Term& term) { return total + term.bytes; });
            QCOMPARE(sum, priceOf(drawn, drawn.group).bufferBytes.value_or(0));
        }
    }

    void theBoundIsBelowAndNeverFalls_data() { schemes(); }
    void theBoundIsBelowAndNeverFalls() {
        QFETCH(int, scheme);
        Random random(43);
        for (int i = 0; i < kCases / 4; ++i) {  // each grows by several ops, and every step is a case
            const Case drawn = draw(static_cast<Scheme>(scheme), random);
            const auto growing = drawn.model->grow(drawn.hardware.bufferBytes);
            GroupSet grown;
            std::int64_t last = 0;
            for (const OpId op : drawn.group.ops()) {
                growing->push(op);
                grown.insert(op);
                const Price price = priceOf(drawn, grown);
                QVERIFY(growing->bufferBoundBytes() >= last);
                QVERIFY(!price.bufferBytes || growing->bufferBoundBytes() <= *price.bufferBytes - price.spareBytes);
                QVERIFY(growing->dramBoundBytes() <= price.dramBytes);
                last = growing->bufferBoundBytes();
            }
        }
    }

    void moreBufferNeverCostsMore_data() { schemes(); }
    void moreBufferNeverCostsMore() {
        QFETCH(int, scheme);
        Random random(47);
        for (int i = 0; i < kCases; ++i) {
            const Case drawn = draw(static_cast<Scheme>(scheme), random);
            const std::int64_t larger = drawn.hardware.bufferBytes + 1 + random.below(drawn.hardware.bufferBytes);
            const Price small = priceOf(drawn, drawn.group);
            const Price large = drawn.model->price({&drawn.group, 1}, larger).front();
            if (!small.fits(drawn.hardware.bufferBytes)) continue;
            QVERIFY(large.fits(larger));
            QVERIFY(large.dramBytes <= small.dramBytes);
        }
    }

    /// F_D of a plan = weights + what must cross anyway + what its cuts add, tensor by tensor.
    void aPlanMovesTheCompulsoryTrafficAndItsCuts() {
        Random random(53);
        for (int i = 0; i < kCases / 10; ++i) {
            const auto graph = random.chance(0.7) ? randomGraph(static_cast<int>(1 + random.below(14)), random.uniform(), random)
                                                  : bundled_[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(bundled_.size())))];
            const auto model = makeCostModel(graph, {});
            GroupSet all;
            for (int op = 0; op < graph->opCount(); ++op)
                if (model->price(std::vector{GroupSet{OpId(op)}}, 1 << 30).front().bufferBytes) all.insert(OpId(op));
            if (all.count() != graph->opCount()) continue;
            const FusionPlan plan = randomPlan(*graph, all, random);
            std::int64_t expected = 0;
            for (const Op& op : graph->ops()) expected += weightBytes(op, {});
            for (std::size_t t = 0; t < graph->tensors().size(); ++t) {
                const Tensor& tensor = graph->tensors()[t];
                const std::int64_t bytes = bytesOf(*elementCount(tensor), 16);
                std::vector<GroupId> readers;
                for (const OpId consumer : tensor.consumers)
                    if (!tensor.producer.isValid() || plan.groupOf(consumer) != plan.groupOf(tensor.producer))
                        readers.push_back(plan.groupOf(consumer));
                std::sort(readers.begin(), readers.end());
                readers.erase(std::unique(readers.begin(), readers.end()), readers.end());
                expected += bytes * static_cast<std::int64_t>(readers.size());  // each group reads it once
                if (tensor.producer.isValid() && (tensor.isGraphOutput || !readers.empty())) expected += bytes;  // written once
            }
            std::int64_t moved = 0;
            for (const Price& price : model->price(plan.groups(), 1 << 30)) moved += price.dramBytes;
            QCOMPARE(moved, expected);
        }
    }

    void singletonsCostLayerByLayerExecution() {
        for (const auto& graph : bundled_) {
            const auto model = bundledModel(graph, Scheme::Lbdf);
            for (int i = 0; i < graph->opCount(); ++i) {
                const Op& op = graph->op(OpId(i));
                const GroupSet alone{OpId(i)};
                const Price price = model->price({&alone, 1}, 1 << 20).front();
                if (!price.bufferBytes) continue;
                std::int64_t moved = weightBytes(op, {});
                std::vector<TensorId> inputs;
                for (const Operand& input : op.inputs) inputs.push_back(input.tensor);
                std::sort(inputs.begin(), inputs.end());
                inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
                for (const TensorId input : inputs) moved += bytesOf(*elementCount(graph->tensor(input)), activationBits(graph->tensor(input), {}));
                for (const TensorId output : op.outputs)
                    if (!graph->tensor(output).consumers.empty() || graph->tensor(output).isGraphOutput)
                        moved += bytesOf(*elementCount(graph->tensor(output)), activationBits(graph->tensor(output), {}));
                QCOMPARE(price.dramBytes, moved);
            }
        }
    }

    void theReportedBufferIsTheSmallest_data() { schemes(); }
    void theReportedBufferIsTheSmallest() {
        QFETCH(int, scheme);
        Random random(59);
        for (int i = 0; i < 500; ++i) {
            const Case drawn = draw(static_cast<Scheme>(scheme), random);
            const FitReport report = fitReport(*drawn.model, drawn.group, drawn.hardware.bufferBytes);
            if (!report.enoughBytes) continue;
            const auto fitsIn = [&](std::int64_t bytes) { return drawn.model->price({&drawn.group, 1}, bytes).front().fits(bytes); };
            QVERIFY(fitsIn(*report.enoughBytes));
            QVERIFY(*report.enoughBytes == 1 || !fitsIn(*report.enoughBytes - 1));
            std::int64_t sum = 0;
            for (const BufferPart& part : report.parts) sum += part.bytes;
            QCOMPARE(sum, priceOf(drawn, drawn.group).bufferBytes.value_or(0));
        }
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
        QCOMPARE(report.neededBytes, std::optional<std::int64_t>(21600));
        QCOMPARE(report.enoughBytes, std::optional<std::int64_t>(21601));
        const auto sentences = fitSentences(*graph, report, 16384);
        QCOMPARE(QString::fromStdString(sentences.at(0)), QString("does not fit: 5.1 KiB too much, it would fit from 21.09 KiB"));
        QCOMPARE(QString::fromStdString(sentences.at(1)),
                 QString("115 % of the buffer: 14 rows of 96x14x14 from d, 1 for a window and 13 because a skip lags"));
    }
};

QTEST_APPLESS_MAIN(TestCostProperties)
#include "tst_cost_properties.moc"
