// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include <numeric>

#include "core/cost/brr_model.h"
#include "core/cost/brr_pricing.h"
#include "core/cost/brr_tiling.h"
#include "core/search/optimal_search.h"
#include "tests/support/graph_text.h"
#include "tests/support/plan_oracle.h"
#include "tests/support/random_graph.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

Accelerator accelerator(std::int64_t bufferBytes, bool isCompat = true) {
    Accelerator hardware;
    hardware.scheme = Scheme::Brr;
    hardware.activationBits = hardware.weightBits = 8;
    hardware.bufferBytes = bufferBytes;
    hardware.optimusCompat = isCompat;
    if (isCompat) hardware.sliceChoice = SliceChoice::Fixed;
    return hardware;
}

/// F_D, or nothing if the group does not fit.
std::optional<std::int64_t> dramOf(const std::shared_ptr<const OpGraph>& graph, const GroupSet& group,
                                   const Accelerator& hardware) {
    const Price price = makeBrrModel(graph, hardware)->price({&group, 1}, hardware.bufferBytes).front();
    if (!price.fits(hardware.bufferBytes)) return std::nullopt;
    return price.dramBytes;
}

}  // namespace

class TestBrrModel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void pricesTwoConvolutions_data() {
        QTest::addColumn<qint64>("capacity");
        QTest::addColumn<qint64>("dramBytes");
        // F0 = 8·3·8 + 4·1·8 = 224, dF = 8·8 + 4·8 = 96, weights 576, in and out 512.
        QTest::newRow("s = F0") << qint64{224} << qint64{-1};
        QTest::newRow("one row a pass: h 1, T 8") << qint64{225} << qint64{8 * 576 + 512};
        QTest::newRow("h = (512 - 224)/96 + 1 = 4, T 2") << qint64{512} << qint64{2 * 576 + 512};
        QTest::newRow("resident") << qint64{800} << qint64{1088};
    }
    void pricesTwoConvolutions() {
        QFETCH(qint64, capacity);
        QFETCH(qint64, dramBytes);
        const auto graph = graphFrom("x:4x8x8 > c1:Conv3c8 > c2:Conv3c4");
        const auto priced = dramOf(graph, allOps(*graph), accelerator(capacity));
        QCOMPARE(priced.value_or(-1), dramBytes);
    }

    void pricesAResidualBlock_data() {
        QTest::addColumn<qint64>("capacity");
        QTest::addColumn<qint64>("dramBytes");
        // c0 full 5·256, c1 sliced 3·256, c2 full 256: F0 2304, dF 768; weights 256 + 2·2304 = 4864, in and out 8192.
        QTest::newRow("too small") << qint64{2048} << qint64{-1};
        QTest::newRow("h = (4096 - 2304)/768 + 1 = 3, T 6") << qint64{4096} << qint64{6 * 4864 + 8192};
        QTest::newRow("resident") << qint64{8192} << qint64{13056};
    }
    void pricesAResidualBlock() {
        QFETCH(qint64, capacity);
        QFETCH(qint64, dramBytes);
        const auto graph = graphFrom("x:16x16x16 > c0:Conv1 > c1:Conv3 > c2:Conv3 > add:Add; c0 > add");
        const auto priced = dramOf(graph, allOps(*graph), accelerator(capacity));
        QCOMPARE(priced.value_or(-1), dramBytes);
    }

    void refusesRowsThatCannotBeMadeInStep() {
        // One branch halves the rows twice, the other once: no sigma satisfies both.
        const auto graph = graphFrom("x:4x16x16 > a:Conv3s2 > b:MaxPool3s2p1 > e:Gap > m:Mul; a > m");
        QVERIFY(
            !dramOf(graph, allOps(*graph), accelerator(1 << 20)) ||
            makeBrrModel(graph, accelerator(1 << 20))->price(std::vector{allOps(*graph)}, 1 << 20).front().bufferBytes);
    }

    void tilesASingleConvolution() {
        // In 64·16·16 = 16384, out 16384, weights 64·64·9 = 36864; far too large to stay. With nK = 1 or nC = 1 the
        // weights are read once a block of rows; the search must find something between in + out + W and everything
        // streamed.
        const auto graph = graphFrom("x:64x16x16 > c:Conv3");
        const auto price = dramOf(graph, allOps(*graph), accelerator(8192));
        QVERIFY(price.has_value());
        QVERIFY(*price >= 16384 * 2 + 36864);
        QVERIFY(*price < 16384 * 2 + 36864 * 16);
    }

    void findsTheBestTiling() {
        // Against every block size.
        Random random(3);
        for (int round = 0; round < 200; ++round) {
            TiledConv conv;
            conv.outputChannels = 1 + random.below(12);
            conv.inputChannels = 1 + random.below(12);
            conv.outputRows = conv.inputRows = 1 + random.below(12);
            conv.outputWidth = conv.inputWidth = 1 + random.below(12);
            conv.kernelRows = 3;
            conv.kernelElements = 9;
            conv.inputBits = conv.outputBits = conv.weightBits = 8;
            conv.weightBytes = conv.outputChannels * conv.inputChannels * 9;
            conv.inputBytes = conv.inputChannels * conv.inputRows * conv.inputWidth;
            conv.outputBytes = conv.outputChannels * conv.outputRows * conv.outputWidth;
            conv.rowAlignmentBytes = std::int64_t{1} << random.below(5);
            const auto padded = [&](std::int64_t bytes) {
                return (bytes + conv.rowAlignmentBytes - 1) / conv.rowAlignmentBytes * conv.rowAlignmentBytes;
            };
            const std::int64_t beta = 10 + random.below(2000);
            std::int64_t least = -1;
            for (std::int64_t k = 1; k <= conv.outputChannels; ++k)
                for (std::int64_t c = 1; c <= conv.inputChannels; ++c)
                    for (std::int64_t h = 1; h <= conv.outputRows; ++h) {
                        const std::int64_t rowsIn = std::min(h - 1 + 3, conv.inputRows);
                        const std::int64_t maps =
                            h * padded(k * conv.outputWidth) + rowsIn * padded(c * conv.inputWidth);
                        if (k * c * 9 + maps >= beta) continue;
                        const std::int64_t nK = (conv.outputChannels + k - 1) / k;
                        const std::int64_t nC = (conv.inputChannels + c - 1) / c;
                        const std::int64_t nT = (conv.outputRows + h - 1) / h;
                        std::int64_t moved =
                            std::min({conv.weightBytes * nT + conv.inputBytes * nK + conv.outputBytes,
                                      conv.weightBytes + conv.inputBytes * nK + conv.outputBytes * (2 * nC - 1),
                                      conv.inputBytes + conv.weightBytes * nT + conv.outputBytes * (2 * nC - 1)});
                        if (nC == 1 || nK == 1)
                            moved = std::min(moved, conv.inputBytes + conv.outputBytes + conv.weightBytes * nT);
                        if (least < 0 || moved < least) least = moved;
                    }
            const auto best = bestTiling(conv, beta);
            QCOMPARE(best ? best->dramBytes : -1, least);
            QCOMPARE(smallestTilingBytes(conv) < beta, best.has_value());
        }
    }

    void blocksOfWeightsThatCannotBeCountedDoNotFit() {
        // Batch and channels together: c = 2^31·128 = 2^38 in and k = 2^31·32 = 2^36 out. Their blocks of weights take
        // up to k·c = 2^74 bytes; in 64 bits that is 0, and 3 blocks of 2^64 would seem to fit. The map of one row is
        // wider than the buffer, so there is no pyramid. Any tiling moves over 2^46 bytes: in·k/k' = 2^38·2^36/2^12;
        // the smallest blocks, 1 byte each of weights, in and out, need least.
        const auto graph = graphFrom("x:2147483648x128x1x1 > c:Conv1c32");
        const auto model = makeBrrModel(graph, accelerator(4096, false));
        const GroupSet group = allOps(*graph);
        QCOMPARE(model->price({&group, 1}, 4096).front(), (Price{3, std::int64_t{1} << 46, 0}));
        for (const Term& term : model->terms(group, 4096)) QCOMPARE(term.bytes, 1);
    }

    void tilingsOfAbsurdSizesDoNotMoveLittle() {
        // Blocks of 1 x 1 channels: in·K = 2^40·2^24 = 2^64 and out·(2C - 1) = 2^41·(2^24 - 1) = 2^65 - 2^41, in 64
        // bits 0 and -2^41.
        TiledConv conv;
        conv.outputChannels = std::int64_t{1} << 24;
        conv.inputChannels = std::int64_t{1} << 23;
        conv.inputBits = conv.outputBits = conv.weightBits = 8;
        conv.weightBytes = 1;
        conv.inputBytes = std::int64_t{1} << 40;
        conv.outputBytes = std::int64_t{1} << 41;
        const auto best = bestTiling(conv, 4);
        QVERIFY(best.has_value());
        QCOMPARE(best->dramBytes, std::int64_t{1} << 46);
    }

    void stepsPastTheMapDoNotWrapRound() {
        // Maps of 3 rows, padded so that three windows 2^20 apart begin on them. A row of y is 2^20 rows of a and 2^40
        // of x, of 2^24·8 bits each: 2^67 bits in all, in 64 bits 0.
        const auto graph = graphFrom("x:16777216x3x1 > a:Conv1c8s1048576p1048576 > y:Conv1c8s1048576p1048576");
        const BrrTables tables(graph, accelerator(4096, false));
        PyramidBuilder builder(tables);
        allOps(*graph).forEach([&](OpId op) { builder.push(op); });
        QVERIFY(builder.settle());
        const BrrPyramid pyramid = builder.pyramid(BrrStart::Sliced, 0);
        QCOMPARE(pyramid.furtherBits, kMostCounted);
        // Each of the 3 tiles of y is a pass of its own, even if all of the largest buffer, 2^40 bytes, is left.
        QCOMPARE(builder.tiles(), 3);
        QCOMPARE(tilesPerPass(pyramid, builder.tiles(), std::int64_t{1} << 43), 1);
        for (const BrrHolding& holding : builder.holdings(BrrStart::Sliced, 0)) QVERIFY(holding.furtherBits > 0);
    }

    void weightsOfAbsurdSizesAreNotStreamedForNothing() {
        // 2^40 bytes once for each of 2^24 rows would be 2^64, in 64 bits 0; as often as can be counted otherwise.
        const std::int64_t weights = std::int64_t{1} << 40;
        QCOMPARE(movedBytes(weights, 3), 3 * weights);
        QCOMPARE(movedBytes(weights, std::int64_t{1} << 12), std::int64_t{1} << 46);
        QCOMPARE(movedBytes(weights, std::int64_t{1} << 24), std::int64_t{1} << 46);
        QCOMPARE(movedBytes(std::int64_t{1} << 53, 2), std::int64_t{1} << 53);
        // a plan of so many groups still has a sum
        QCOMPARE(cappedProduct(kMostDramBytes, 65'536), kMostCounted);
        QVERIFY(cappedProduct(kMostDramBytes, 65'535) < kMostCounted);
    }

    void windowsOverAbsurdPaddingAreAsWideAsTheMap() {
        // Three windows 2^20 apart touch 1 + 2·2^20 columns; in 8 rows of 2^16 channels those are more than 2^40
        // elements.
        const auto windowRowBits = [](const std::string& text) {
            return BrrTables(graphFrom(text), accelerator(4096, false)).ops.front().operands.front().windowRowBits;
        };
        QCOMPARE(windowRowBits("x:4x8x8 > p:MaxPool1s1048576p1048576"), 4 * ((std::int64_t{1} << 21) + 1) * 8);
        QCOMPARE(windowRowBits("x:65536x8x8 > p:MaxPool1s1048576p1048576"), std::int64_t{65536} * 8 * 8);
    }

    void localOpsMoveInAndOutUnlessCompatible() {
        const auto graph = graphFrom("x:4x8x8 > r:Relu");
        QCOMPARE(dramOf(graph, allOps(*graph), accelerator(4096, false)), std::optional<std::int64_t>(512));
        QCOMPARE(dramOf(graph, allOps(*graph), accelerator(4096, true)), std::optional<std::int64_t>(0));
    }

    void compatibleGroupsDoNotStartWithAPool() {
        const auto graph = graphFrom("x:4x8x8 > p:MaxPool3s1p1 > c:Conv3");
        QVERIFY(!dramOf(graph, allOps(*graph), accelerator(1 << 20, true)));
        QVERIFY(dramOf(graph, allOps(*graph), accelerator(1 << 20, false)));
    }

    void choosingSlicesIsNeverWorse() {
        Random random(21);
        int better = 0;
        for (int round = 0; round < 3000; ++round) {
            const auto graph = randomGraph(7, random.uniform() * 0.5, random);
            Accelerator free = accelerator(100 + random.below(3000), false);
            free.channelSlice = 8;
            Accelerator fixed = free;
            fixed.sliceChoice = SliceChoice::Fixed;
            const auto chosen = dramOf(graph, allOps(*graph), free);
            const auto given = dramOf(graph, allOps(*graph), fixed);
            QVERIFY(!given || (chosen && *chosen <= *given));
            if (chosen && (!given || *chosen < *given)) ++better;
        }
        QVERIFY(better > 20);
    }

    void termsSumToTheRequirement() {
        Random random(11);
        for (int round = 0; round < 3000; ++round) {
            const auto graph = randomGraph(8, random.uniform(), random);
            const GroupSet group = allOps(*graph);
            const auto model = makeBrrModel(graph, accelerator(2000, round % 2 == 0));
            const std::int64_t beta = 50 + random.below(6000);
            const auto terms = model->terms(group, beta);
            const std::int64_t sum =
                std::accumulate(terms.begin(), terms.end(), std::int64_t{0},
                                [](std::int64_t total, const Term& term) { return total + term.bytes; });
            QCOMPARE(sum, model->price({&group, 1}, beta).front().bufferBytes.value_or(0));
        }
    }

    /// Grows random groups forward: the bound is at most what the group needs, and never falls.
    void boundsTheRequirementFromBelow() {
        Random random(13);
        for (int round = 0; round < 3000; ++round) {
            const auto graph = randomGraph(9, random.uniform(), random);
            const auto model = makeBrrModel(graph, accelerator(2000, round % 2 == 0));
            const std::int64_t beta = 50 + random.below(4000);
            const auto growing = model->grow(beta);
            GroupSet group;
            GroupSet executed;
            std::int64_t last = 0;
            for (int op = 0; op < graph->opCount(); ++op) {
                const auto producers = graph->predecessors(OpId(op));
                const bool isFree =
                    std::none_of(producers.begin(), producers.end(), [&](OpId p) { return group.contains(p); });
                const bool mayJoin = std::all_of(producers.begin(), producers.end(),
                                                 [&](OpId p) { return group.contains(p) || executed.contains(p); });
                if (isFree && random.chance(0.4)) {
                    executed.insert(OpId(op));
                } else if (mayJoin && random.chance(0.8)) {
                    growing->push(OpId(op));
                    group.insert(OpId(op));
                    const Price price = model->price({&group, 1}, beta).front();
                    QVERIFY(growing->bufferBoundBytes() >= last);
                    QVERIFY(!price.bufferBytes || growing->bufferBoundBytes() <= *price.bufferBytes - price.spareBytes);
                    QCOMPARE(growing->price(), price);
                    if (price.fits(beta))
                        QVERIFY(growing->dramBoundBytes() <= price.dramBytes ||
                                (round % 2 == 0 && price.dramBytes == 0));
                    last = growing->bufferBoundBytes();
                }
            }
        }
    }

    void optimumEqualsExhaustiveEnumeration() {
        Random random(29);
        for (int round = 0; round < 400; ++round) {
            const auto graph = randomGraph(static_cast<int>(2 + random.below(6)), random.uniform(), random);
            const auto problem = makeProblem(graph, accelerator(100 + random.below(3000), round % 2 == 0));
            RunControl control;
            const SearchResult result = makeOptimalSearch()->run(problem, {}, control);
            QVERIFY(result.isOptimal);
            QCOMPARE(result.dramBytes, exhaustiveOptimum(problem));
        }
    }
};

QTEST_APPLESS_MAIN(TestBrrModel)
#include "tst_brr_model.moc"
