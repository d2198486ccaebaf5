// SPDX-License-Identifier: Apache-2.0
// The accelerator's further limits in prices, bounds and optima: weight buffer, row alignment, most ops of a group,
// prefetched rows, row-wise ops with rows of their own, channel slices.
#include <QtTest>

#include "core/cost/unfused.h"
#include "core/search/search_list.h"
#include "tests/support/graph_text.h"
#include "tests/support/plan_oracle.h"
#include "tests/support/random_graph.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

using Graph = std::shared_ptr<const OpGraph>;

constexpr int kCases = 10'000;

Accelerator accelerator(Scheme scheme, std::int64_t bufferBytes = 4096) {
    Accelerator hardware;
    hardware.scheme = scheme;
    hardware.bufferBytes = bufferBytes;
    hardware.activationBits = hardware.weightBits = 8;
    return hardware;
}

/// "F_beta F_D", "too large" if it does not fit, "never" if no buffer suffices.
QString priceOf(const Graph& graph, const Accelerator& hardware) {
    const GroupSet group = allOps(*graph);
    const Price price = makeCostModel(graph, hardware)->price({&group, 1}, hardware.bufferBytes).front();
    if (!price.bufferBytes) return "never";
    if (!price.fits(hardware.bufferBytes)) return "too large";
    return QString("%1 %2").arg(*price.bufferBytes).arg(price.dramBytes);
}

Graph twoConvolutions() { return graphFrom("x:4x8x8 > c1:Conv3c8 > out:Conv3c4"); }

/// Every limit drawn now and then.
Accelerator randomLimits(Scheme scheme, Random& random) {
    Accelerator hardware = accelerator(scheme, 100 + random.below(3000));
    if (random.chance(0.4)) hardware.weightBufferBytes = 1 + random.below(600);
    if (random.chance(0.4)) hardware.rowAlignmentBytes = std::int64_t{1} << random.below(7);
    if (random.chance(0.4)) hardware.maxGroupOps = static_cast<int>(1 + random.below(4));
    if (random.chance(0.4)) hardware.prefetchRows = random.below(3);
    if (random.chance(0.4)) hardware.rowWise = RowWise::Buffered;
    hardware.channelSlice = 1 + random.below(8);
    if (random.chance(0.5)) hardware.sliceChoice = SliceChoice::Fixed;
    return hardware;
}

void schemes() {
    QTest::addColumn<int>("scheme");
    QTest::newRow("LBDF") << static_cast<int>(Scheme::Lbdf);
    QTest::newRow("BRR") << static_cast<int>(Scheme::Brr);
}

}  // namespace

class TestAcceleratorLimits : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    // x 3·32 = 96, c1 3·64 = 192, out 32, weights 288 + 288; in and out 512: F_beta 896, F_D 1088.
    void pricesLineBuffers_data();
    void pricesLineBuffers();
    void pricesRowWiseOpsWithRowsOfTheirOwn();
    void pricesPyramids_data();
    void pricesPyramids();
    void pricesWhatRunsOutsideFusion();
    void limitsThatDoNotConcernASchemeChangeNothing();
    void theBoundIsBelowAndNeverFalls_data() { schemes(); }
    void theBoundIsBelowAndNeverFalls();
    void everySearchHonoursTheLimits_data() { schemes(); }
    void everySearchHonoursTheLimits();
};

void TestAcceleratorLimits::pricesLineBuffers_data() {
    QTest::addColumn<qint64>("weightBuffer");  // 0: none
    QTest::addColumn<qint64>("alignment");
    QTest::addColumn<int>("mostOps");  // 0: no limit
    QTest::addColumn<qint64>("prefetch");
    QTest::addColumn<QString>("price");
    QTest::newRow("plain") << qint64{0} << qint64{1} << 0 << qint64{0} << "896 1088";
    // 896 - 576; 576 of weights must be less than the weight buffer.
    QTest::newRow("weights apart") << qint64{577} << qint64{1} << 0 << qint64{0} << "320 1088";
    QTest::newRow("weights fill their buffer") << qint64{576} << qint64{1} << 0 << qint64{0} << "never";
    // Rows of 32 take 48, rows of 64 take 96: x 3·48, c1 3·96, out 48. What moves is not padded.
    QTest::newRow("rows of 48") << qint64{0} << qint64{48} << 0 << qint64{0} << "1056 1088";
    QTest::newRow("rows of 64") << qint64{0} << qint64{64} << 0 << qint64{0} << "1024 1088";  // 192 + 192 + 64
    QTest::newRow("rows that fit already") << qint64{0} << qint64{32} << 0 << qint64{0} << "896 1088";
    QTest::newRow("two ops") << qint64{0} << qint64{1} << 2 << qint64{0} << "896 1088";
    QTest::newRow("one op") << qint64{0} << qint64{1} << 1 << qint64{0} << "never";
    QTest::newRow("two rows ahead") << qint64{0} << qint64{1} << 0 << qint64{2} << "1024 1088";  // + 2·(32 + 32)
    // x (3 + 1)·64, c1 3·64, out (1 + 1)·64.
    QTest::newRow("all of them") << qint64{577} << qint64{64} << 2 << qint64{1} << "576 1088";
}

void TestAcceleratorLimits::pricesLineBuffers() {
    QFETCH(qint64, weightBuffer);
    QFETCH(qint64, alignment);
    QFETCH(int, mostOps);
    QFETCH(qint64, prefetch);
    QFETCH(QString, price);
    Accelerator hardware = accelerator(Scheme::Lbdf);
    if (weightBuffer > 0) hardware.weightBufferBytes = weightBuffer;
    if (mostOps > 0) hardware.maxGroupOps = mostOps;
    hardware.rowAlignmentBytes = alignment;
    hardware.prefetchRows = prefetch;
    QCOMPARE(priceOf(twoConvolutions(), hardware), price);
}

void TestAcceleratorLimits::pricesRowWiseOpsWithRowsOfTheirOwn() {
    // x 3·32, r 32, weights 144; buffered, c has a row of 32 as well. In and out 512.
    const Graph graph = graphFrom("x:4x8x8 > c:Conv3 > r:Relu");
    Accelerator hardware = accelerator(Scheme::Lbdf);
    QCOMPARE(priceOf(graph, hardware), QString("272 656"));
    hardware.rowWise = RowWise::Buffered;
    QCOMPARE(priceOf(graph, hardware), QString("304 656"));
}

void TestAcceleratorLimits::pricesPyramids_data() {
    QTest::addColumn<qint64>("buffer");
    QTest::addColumn<qint64>("weightBuffer");
    QTest::addColumn<qint64>("alignment");
    QTest::addColumn<qint64>("slice");
    QTest::addColumn<QString>("price");
    const auto row = [](const char* name, qint64 buffer, qint64 weightBuffer, qint64 alignment, qint64 slice,
                        const char* price) {
        QTest::newRow(name) << buffer << weightBuffer << alignment << slice << price;
    };
    // F0 = c1 3 rows of 64 + a slice of out of 32 = 224, dF = 64 + 32 = 96; 576 of weights, 512 in and out.
    row("streamed", 225, 0, 1, 32, "224 5120");  // T 8
    row("resident in the buffer", 801, 0, 1, 32, "800 1088");
    row("resident apart", 225, 577, 1, 32, "224 1088");
    row("their buffer is too small", 225, 576, 1, 32, "224 5120");
    row("and stays so", 801, 576, 1, 32, "224 1664");  // h = (801 - 224)/96 + 1 = 7, T 2
    // Rows of 64 take 96, slices of 32 take 48: F0 = 3·96 + 48 = 336, dF = 144.
    row("rows of 48, too small", 336, 0, 48, 32, "too large");
    row("rows of 48", 337, 0, 48, 32, "336 5120");
    row("rows of 48, two at once", 480, 0, 48, 32, "336 2816");  // h = (480 - 336)/144 + 1 = 2, T 4
    // Two of out's channels at once: F0 = 192 + 16, dF = 64 + 16.
    row("slices of two, too small", 208, 0, 1, 2, "too large");
    row("slices of two", 209, 0, 1, 2, "208 5120");
    row("slices of two, two rows", 288, 0, 1, 2, "208 2816");  // h = (288 - 208)/80 + 1 = 2, T 4
}

void TestAcceleratorLimits::pricesPyramids() {
    QFETCH(qint64, buffer);
    QFETCH(qint64, weightBuffer);
    QFETCH(qint64, alignment);
    QFETCH(qint64, slice);
    QFETCH(QString, price);
    Accelerator hardware = accelerator(Scheme::Brr, buffer);
    hardware.sliceChoice = SliceChoice::Fixed;
    hardware.channelSlice = slice;
    hardware.rowAlignmentBytes = alignment;
    if (weightBuffer > 0) hardware.weightBufferBytes = weightBuffer;
    QCOMPARE(priceOf(twoConvolutions(), hardware), price);
    hardware.maxGroupOps = 2;
    QCOMPARE(priceOf(twoConvolutions(), hardware), price);
    hardware.maxGroupOps = 1;
    QCOMPARE(priceOf(twoConvolutions(), hardware), QString("never"));
}

void TestAcceleratorLimits::pricesWhatRunsOutsideFusion() {
    // One row of y takes 3 rows of x (96), 1·32 of y, and its weights, 144: with 3·32 + 32 + 144 < 273 a row at a time,
    // 8 passes. Each further row takes 32 + 32.
    const Graph graph = graphFrom("x:4x8x8 > y:Conv3");
    const auto moved = [&](const Accelerator& hardware) {
        return makeCostModel(graph, hardware)->unfusedDramBytes(OpId(0), hardware.bufferBytes).value();
    };
    Accelerator hardware = accelerator(Scheme::Lbdf, 273);
    QCOMPARE(moved(hardware), 512 + 8 * 144);
    hardware.weightBufferBytes = 64;  // too small to keep them: 273 - 128 leaves room for two rows more
    QCOMPARE(moved(hardware), 512 + 3 * 144);
    hardware.rowAlignmentBytes = 64;  // 3·64 + 64 for the first row, 128 for the next
    QCOMPARE(moved(hardware), 512 + 8 * 144);
}

void TestAcceleratorLimits::limitsThatDoNotConcernASchemeChangeNothing() {
    Accelerator brr = accelerator(Scheme::Brr, 512);
    const QString streamed = priceOf(twoConvolutions(), brr);
    brr.prefetchRows = 3;
    brr.rowWise = RowWise::Buffered;
    QCOMPARE(priceOf(twoConvolutions(), brr), streamed);
    Accelerator lbdf = accelerator(Scheme::Lbdf);
    lbdf.channelSlice = 1;
    lbdf.sliceChoice = SliceChoice::Fixed;
    lbdf.optimusCompat = true;
    QCOMPARE(priceOf(twoConvolutions(), lbdf), QString("896 1088"));
}

void TestAcceleratorLimits::theBoundIsBelowAndNeverFalls() {
    QFETCH(int, scheme);
    Random random(61);
    int steps = 0;
    int unpriced = 0;
    while (steps < kCases) {
        const Graph graph = randomGraph(static_cast<int>(2 + random.below(9)), random.uniform(), random);
        const Accelerator hardware = randomLimits(static_cast<Scheme>(scheme), random);
        const auto model = makeCostModel(graph, hardware);
        const auto growing = model->grow(hardware.bufferBytes);
        GroupSet grown;
        std::int64_t last = 0;
        for (int op = static_cast<int>(random.below(graph->opCount())); op < graph->opCount(); ++op, ++steps) {
            growing->push(OpId(op));
            grown.insert(OpId(op));
            const Price price = model->price({&grown, 1}, hardware.bufferBytes).front();
            QVERIFY(growing->bufferBoundBytes() >= last);
            QVERIFY(!price.bufferBytes || growing->bufferBoundBytes() <= *price.bufferBytes - price.spareBytes);
            QCOMPARE(growing->price(), price);
            last = growing->bufferBoundBytes();
            unpriced += !price.bufferBytes;
            if (grown.count() > 1 && random.chance(0.2)) {  // the way back, and on
                growing->pop();
                growing->push(OpId(op));
                QCOMPARE(growing->price(), price);
                QCOMPARE(growing->bufferBoundBytes(), last);
            }
        }
    }
    QVERIFY(unpriced > kCases / 10);
}

void TestAcceleratorLimits::everySearchHonoursTheLimits() {
    QFETCH(int, scheme);
    Random random(67);
    int restricted = 0;
    for (int round = 0; round < 300; ++round) {
        const Graph graph = randomGraph(static_cast<int>(2 + random.below(6)), random.uniform(), random);
        Accelerator hardware = randomLimits(static_cast<Scheme>(scheme), random);
        hardware.maxGroupOps = static_cast<int>(1 + random.below(3));
        const SearchProblem problem = makeProblem(graph, hardware);
        const std::int64_t least = exhaustiveOptimum(problem);
        QVERIFY(compulsoryDramBytes(problem, allOps(*graph)) <= least);
        for (const SearchInfo& info : searchList()) {
            RunControl control;
            SearchParams params;
            params.budgetPlans = 50;
            const SearchResult result = info.make()->run(problem, params, control);
            for (const GroupSet& group : result.plan.groups()) QVERIFY(group.count() <= *hardware.maxGroupOps);
            QVERIFY(result.dramBytes >= least);
            QVERIFY(result.lowerBoundBytes <= least);
            if (result.isOptimal) QCOMPARE(result.dramBytes, least);
            if (info.id == "optimal") QVERIFY(result.isOptimal);
        }
        hardware.maxGroupOps.reset();
        restricted += least > exhaustiveOptimum(makeProblem(graph, hardware));
    }
    QVERIFY2(restricted > 30, qPrintable(QString::number(restricted)));
}

QTEST_APPLESS_MAIN(TestAcceleratorLimits)
#include "tst_accelerator_limits.moc"
