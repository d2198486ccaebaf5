// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include <numeric>

#include "core/cost/lbdf_model.h"
#include "tests/support/graph_text.h"
#include "tests/support/random_graph.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

Accelerator accelerator(int bytesPerElement, RowWise rowWise = RowWise::InPlace) {
    Accelerator hardware;
    hardware.activationBits = hardware.weightBits = 8 * bytesPerElement;
    hardware.rowWise = rowWise;
    return hardware;
}

Price priceOf(const std::shared_ptr<const OpGraph>& graph, const GroupSet& group, const Accelerator& hardware) {
    return makeLbdfModel(graph, hardware)->price({&group, 1}, hardware.bufferBytes).front();
}

/// "x 3, c1 3, out 1": rows on chip by tensor.
QString rowsOf(const std::shared_ptr<const OpGraph>& graph, const GroupSet& group, const Accelerator& hardware) {
    std::map<TensorId, std::int64_t> rows;
    for (const Term& term : makeLbdfModel(graph, hardware)->terms(group, 0))
        if (term.tensor.isValid()) rows[term.tensor] += term.rows;
    QStringList parts;
    for (const auto& [tensor, count] : rows)
        parts << QString::fromStdString(graph->tensor(tensor).name) + " " + QString::number(count);
    return parts.join(", ");
}

/// A random set of ops, seldom convex or connected.
GroupSet randomGroup(const OpGraph& graph, Random& random) {
    GroupSet group;
    const double share = random.uniform();
    for (int op = 0; op < graph.opCount(); ++op)
        if (random.chance(share)) group.insert(OpId(op));
    if (group.isEmpty()) group.insert(OpId(0));
    return group;
}

}  // namespace

class TestLbdfModel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void pricesTwoConvolutions() {
        // F_beta: x 3·8·4 = 96, c1 3·8·8 = 192, out 1·8·4 = 32, weights 8·4·9 + 4·8·9 = 576. F_D: 4·64 + 4·64 + 576.
        const auto graph = graphFrom("x:4x8x8 > c1:Conv3c8 > out:Conv3c4");
        const Price price = priceOf(graph, allOps(*graph), accelerator(1));
        QCOMPARE(price.bufferBytes, std::optional<std::int64_t>(896));
        QCOMPARE(price.dramBytes, 1088);
        QCOMPARE(rowsOf(graph, allOps(*graph), accelerator(1)), QString("x 3, c1 3, out 1"));
    }

    void pricesABasicBlock() {
        // 2·(x 3·56·64 = 10752, c1 3·56·64 = 10752, add 1·56·64 = 3584, weights 2·(64·64·9 + 64) = 73856) = 197888;
        // the skip needs no row of its own because the add runs as soon as c2 has a row. F_D: 2·(2·64·56·56) + 147712.
        const auto graph = graphFrom("x:64x56x56 > c1:Conv3b > c2:Conv3b > add:Add; x > add");
        const Price price = priceOf(graph, allOps(*graph), accelerator(2));
        QCOMPARE(rowsOf(graph, allOps(*graph), accelerator(2)), QString("x 3, c1 3, add 1"));
        QCOMPARE(price.bufferBytes, std::optional<std::int64_t>(197888));
        QCOMPARE(price.dramBytes, 950528);
        QCOMPARE(priceOf(graph, allOps(*graph), accelerator(2, RowWise::Buffered)).bufferBytes,
                 std::optional<std::int64_t>(205056));  // + c2 1·56·64·2
    }

    void pricesABottleneck() {
        // x 2·56·256, c1 3·56·64, c2 1·56·64, add 1·56·256, times 2; weights 2·(256·64+64 + 64·64·9+64 + 64·256+256).
        const auto graph = graphFrom("x:256x56x56 > c1:Conv1c64b > c2:Conv3b > c3:Conv1c256b > add:Add; x > add");
        QCOMPARE(rowsOf(graph, allOps(*graph), accelerator(2)), QString("x 2, c1 3, c2 1, add 1"));
        QCOMPARE(priceOf(graph, allOps(*graph), accelerator(2)).bufferBytes, std::optional<std::int64_t>(254720));
        QCOMPARE(priceOf(graph, allOps(*graph), accelerator(2, RowWise::Buffered)).bufferBytes,
                 std::optional<std::int64_t>(283392));
    }

    void holdsTheLagOfALongerBranch() {
        // Three 3x3: the add waits three rows behind the first window, 4 = 3 + 1.
        const auto graph = graphFrom("x:4x16x16 > a:Conv3 > b:Conv3 > c:Conv3 > add:Add; x > add");
        QVERIFY(rowsOf(graph, allOps(*graph), accelerator(1)).startsWith("x 4,"));
    }

    void holdsTheBurstBehindAStride() {
        const auto graph = graphFrom("x:4x28x28 > a:Conv3s2 > b:Conv3 > add:Add; x > c:Conv1s2p0 > add");
        QVERIFY(rowsOf(graph, allOps(*graph), accelerator(1)).startsWith("x 4,"));
    }

    void pricesSqueezeNetsStem() {
        // SqueezeNet 1.1: conv1 3x3 s2 without padding, pool 3 s2, fire2. Rows: x 3·224·3, conv1 3·111·64, pool
        // 1·55·64, s 3·55·16, cat 1·55·128; weights 64·27+64, 16·64+16, 64·16+64, 64·144+64: (36528 + 13200)·2.
        const auto graph = graphFrom(
            "x:3x224x224 > conv1:Conv3c64s2p0b > r1:Relu > pool:MaxPool3s2p0 > s:Conv1c16b > rs:Relu > e1:Conv1c64b > "
            "re1:Relu > cat:Concat; rs > e3:Conv3c64b > re3:Relu > cat");
        const Price price = priceOf(graph, allOps(*graph), accelerator(2));
        QCOMPARE(price.bufferBytes, std::optional<std::int64_t>(99456));
        QCOMPARE(price.dramBytes, 1101856);
        const auto plain = graphFrom(
            "x:3x224x224 > conv1:Conv3c64s2p0b > pool:MaxPool3s2p0 > s:Conv1c16b > e1:Conv1c64b > cat:Concat; "
            "s > e3:Conv3c64b > cat");
        QCOMPARE(priceOf(plain, allOps(*plain), accelerator(2, RowWise::Buffered)).bufferBytes,
                 std::optional<std::int64_t>(113536));
    }

    void keepsTheWholeMapForSqueezeAndExcite() {
        const auto graph = graphFrom("x:96x14x14 > d:Dw3 > gap:Gap > mul:Mul; d > mul");
        const Price price = priceOf(graph, groupOf(*graph, "gap mul"), accelerator(1));
        // d 14·14·96 = 18816; gap's scale is held beside it (96), and a row of the product is staged (14·96).
        QCOMPARE(price.bufferBytes, std::optional<std::int64_t>(18816 + 96 + 1344));
        QVERIFY(rowsOf(graph, allOps(*graph), accelerator(1)).contains("d 14"));
    }

    void eatsRowsInAReduction() {
        // x 3·14·96 = 4032, conv 1·14·96 = 1344, gap 96; the convolution is depthwise and its weights are left out
        // below.
        const auto graph = graphFrom("x:96x14x14 > conv:MaxPool3s1p1 > gap:Gap");
        QCOMPARE(rowsOf(graph, allOps(*graph), accelerator(1)), QString("x 3, conv 1, gap 1"));
        QCOMPARE(priceOf(graph, allOps(*graph), accelerator(1)).bufferBytes, std::optional<std::int64_t>(5472));
    }

    void addsPrefetchedRowsToWhatCrossesTheBuffer() {
        Accelerator hardware = accelerator(1);
        hardware.prefetchRows = 1;
        const auto graph = graphFrom("x:4x8x8 > c1:Conv3c8 > out:Conv3c4");
        // One more row of x (32) and of out (32).
        QCOMPARE(priceOf(graph, allOps(*graph), hardware).bufferBytes, std::optional<std::int64_t>(896 + 64));
    }

    void readsASharedInputOnce() {
        const auto graph = graphFrom("x:2x4x4 > a:Relu > y:Add; x > b:Sigmoid > y");
        QCOMPARE(priceOf(graph, allOps(*graph), accelerator(1)).dramBytes, 64);
    }

    void writesWhatIsReadOutsideOrIsAnOutput() {
        const auto graph = graphFrom("x:2x4x4 > a:Relu! > b:Relu > c:Relu");
        QCOMPARE(priceOf(graph, groupOf(*graph, "a b"), accelerator(1)).dramBytes, 32 + 32 + 32);
        QCOMPARE(priceOf(graph, groupOf(*graph, "b c"), accelerator(1)).dramBytes, 32 + 32);
    }

    void roundsWeightsUpToWholeBytes() {
        Accelerator hardware = accelerator(1);
        hardware.weightBits = 4;
        const auto graph = graphFrom("x:1x4x4 > a:Conv3c1");  // nine 4-bit weights: 5 bytes
        QCOMPARE(priceOf(graph, allOps(*graph), hardware).dramBytes, 16 + 16 + 5);
    }

    void holdsWindowRowsOnChains() {
        // R_u = min(H_u, K) on chains, where some window lies wholly inside the map; at the edges of a small map
        // padding takes the place of rows, and the last rows may not be demanded at all.
        Random random(7);
        for (int round = 0; round < 2000; ++round) {
            const auto graph = randomGraph(static_cast<int>(1 + random.below(6)), 0.0, random);
            const bool isChain = std::all_of(graph->tensors().begin(), graph->tensors().end(),
                                             [](const Tensor& t) { return t.consumers.size() <= 1; }) &&
                                 std::all_of(graph->ops().begin(), graph->ops().end(),
                                             [](const Op& op) { return op.inputs.size() == 1; });
            if (!isChain) continue;
            std::map<TensorId, std::int64_t> rows;
            for (const Term& term : makeLbdfModel(graph, accelerator(1, RowWise::Buffered))->terms(allOps(*graph), 0))
                if (term.tensor.isValid()) rows[term.tensor] += term.rows;
            for (const Op& op : graph->ops()) {
                const TensorId input = op.inputs.front().tensor;
                const auto kernel = op.attribute<std::vector<std::int64_t>>("kernel_shape", {1, 1}).front();
                const auto dilation = op.attribute<std::vector<std::int64_t>>("dilations", {1, 1}).front();
                const std::int64_t window = (kernel - 1) * dilation + 1;
                const auto padding = op.attribute<std::vector<std::int64_t>>("pads", {0, 0, 0, 0}).front();
                const std::int64_t height = (*graph->tensor(input).shape)[2];
                const bool hasRoom = height >= window + 2 * padding + 4;
                QVERIFY2(hasRoom ? rows[input] == std::min(height, window) : rows[input] <= std::min(height, window),
                         qPrintable(QString("%1: %2 rows of %3")
                                        .arg(QString::fromStdString(op.name))
                                        .arg(rows[input])
                                        .arg(height)));
            }
        }
    }

    void termsSumToTheRequirement() {
        Random random(11);
        for (int round = 0; round < 3000; ++round) {
            const auto graph = randomGraph(8, 0.5, random);
            const GroupSet group = randomGroup(*graph, random);
            const auto model = makeLbdfModel(graph, accelerator(2));
            const auto terms = model->terms(group, 0);
            const std::int64_t sum =
                std::accumulate(terms.begin(), terms.end(), std::int64_t{0},
                                [](std::int64_t total, const Term& term) { return total + term.bytes; });
            QCOMPARE(model->price({&group, 1}, 0).front().bufferBytes, std::optional(sum));
        }
    }

    /// Grows random groups forward: B <= F_beta, B never falls, F_D exact, and pop undoes push.
    void boundsTheRequirementFromBelow() {
        Random random(13);
        for (int round = 0; round < 3000; ++round) {
            const auto graph = randomGraph(9, random.uniform(), random);
            const auto model = makeLbdfModel(graph, accelerator(2));
            const auto growing = model->grow(0);
            GroupSet group;
            GroupSet executed;
            std::int64_t last = 0;
            std::vector<std::pair<std::int64_t, std::int64_t>> before;
            for (int op = 0; op < graph->opCount(); ++op) {
                const auto producers = graph->predecessors(OpId(op));
                const bool mayJoin = std::all_of(producers.begin(), producers.end(),
                                                 [&](OpId p) { return group.contains(p) || executed.contains(p); });
                const bool staysOut =
                    std::none_of(producers.begin(), producers.end(), [&](OpId p) { return group.contains(p); });
                if (staysOut && random.chance(0.4))
                    executed.insert(OpId(op));
                else if (mayJoin && random.chance(0.8)) {
                    before.emplace_back(growing->bufferBoundBytes(), growing->dramBoundBytes());
                    growing->push(OpId(op));
                    group.insert(OpId(op));
                    const Price price = model->price({&group, 1}, 0).front();
                    QVERIFY(growing->bufferBoundBytes() >= last);
                    QVERIFY(growing->bufferBoundBytes() <= *price.bufferBytes);
                    QCOMPARE(growing->dramBoundBytes(), price.dramBytes);
                    last = growing->bufferBoundBytes();
                }
            }
            while (!before.empty()) {
                growing->pop();
                QCOMPARE(std::pair(growing->bufferBoundBytes(), growing->dramBoundBytes()), before.back());
                before.pop_back();
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestLbdfModel)
#include "tst_lbdf_model.moc"
