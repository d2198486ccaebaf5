// SPDX-License-Identifier: Apache-2.0
// Thousands of groups run row by row: random ones of random graphs and of the bundled models, made smaller.
#include <QtTest>

#include "core/base/data_dir.h"
#include "core/import/model_importer.h"
#include "core/plan/random_plan.h"
#include "tests/support/executed_group.h"
#include "tests/support/graph_text.h"
#include "tests/support/random_graph.h"
#include "tests/support/shrunk_graph.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

using Graph = std::shared_ptr<const OpGraph>;

constexpr int kRounds = 36;  // plans of each bundled model, for each scheme

Graph shrunkSample(const QString& name, const Shrinking& shrinking) {
    RunControl control;
    return shrunkGraph(*importModel(dataDir() / "models" / (name.toStdString() + ".onnx"), {}, control)->graph,
                       shrinking);
}

}  // namespace

class TestExecutedGroups : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void agreesOnRandomGroups_data();
    void agreesOnRandomGroups();
    void agreesOnBundledModels_data();
    void agreesOnBundledModels();
    void ranThousandsOfGroups();
    void tilesConvolutionsInEveryOrder();

 private:
    std::map<Scheme, int> bundledGroupsRun_;
};

void TestExecutedGroups::agreesOnRandomGroups_data() {
    QTest::addColumn<int>("scheme");
    QTest::addColumn<int>("bits");
    QTest::addColumn<bool>("isPlain");
    QTest::newRow("LBDF") << static_cast<int>(Scheme::Lbdf) << 8 << true;
    QTest::newRow("LBDF, 4 bit, buffered, prefetch, alignment, weight buffer")
        << static_cast<int>(Scheme::Lbdf) << 4 << false;
    QTest::newRow("BRR") << static_cast<int>(Scheme::Brr) << 8 << true;
    QTest::newRow("BRR, 16 bit, fixed slices, alignment, weight buffer")
        << static_cast<int>(Scheme::Brr) << 16 << false;
}

void TestExecutedGroups::agreesOnRandomGroups() {
    QFETCH(int, scheme);
    QFETCH(int, bits);
    QFETCH(bool, isPlain);
    Random random(static_cast<std::uint64_t>(scheme * 100 + bits));
    RunCounts counts;
    for (int round = 0; round < 2000; ++round) {
        const Graph graph = randomGraph(static_cast<int>(2 + random.below(10)), random.uniform(), random);
        Accelerator hardware = accelerator(static_cast<Scheme>(scheme), 100 + random.below(4000), bits);
        hardware.channelSlice = 1 + random.below(8);
        if (!isPlain && hardware.scheme == Scheme::Lbdf) {
            hardware.rowWise = RowWise::Buffered;
            hardware.prefetchRows = 1;
        }
        if (!isPlain) {
            hardware.rowAlignmentBytes = std::int64_t{1} << random.below(6);
            hardware.sliceChoice = SliceChoice::Fixed;
            if (random.chance(0.3)) hardware.weightBufferBytes = 100 + random.below(1000);
        }
        const auto model = makeCostModel(graph, hardware);
        const FusionPlan plan = randomPlan(*graph, allOps(*graph), random);
        for (const GroupSet& group : plan.groups()) {
            const std::string wrong = whatIsWrong(*graph, *model, hardware, group, counts);
            QVERIFY2(wrong.empty(), wrong.c_str());
        }
    }
    QVERIFY(counts.run > 3000);
    QVERIFY2(counts.exact > counts.run * 99 / 100, qPrintable(QString::number(counts.exact)));
    QVERIFY2(counts.streamedAgain < counts.run / 50, qPrintable(QString::number(counts.streamedAgain)));
}

void TestExecutedGroups::agreesOnBundledModels_data() {
    QTest::addColumn<int>("divisor");
    QTest::addColumn<int>("rows");
    QTest::newRow("alexnet") << 32 << 64;
    QTest::newRow("deeplabv3_mobilenet_v3_large") << 16 << 48;
    QTest::newRow("densenet121") << 16 << 40;
    QTest::newRow("efficientnet_b0") << 16 << 40;
    QTest::newRow("efficientnet_b3") << 32 << 40;
    QTest::newRow("googlenet") << 16 << 40;
    QTest::newRow("inception_v3") << 16 << 75;
    QTest::newRow("mobilenet_v2") << 16 << 40;
    QTest::newRow("mobilenet_v3_large") << 16 << 40;
    QTest::newRow("mobilenet_v3_small") << 16 << 40;
    QTest::newRow("resnet18") << 16 << 40;
    QTest::newRow("resnet50") << 32 << 40;
    QTest::newRow("squeezenet1_0") << 16 << 47;
    QTest::newRow("squeezenet1_1") << 16 << 40;
    QTest::newRow("vgg16") << 32 << 32;
}

void TestExecutedGroups::agreesOnBundledModels() {
    QFETCH(int, divisor);
    QFETCH(int, rows);
    const Graph graph = shrunkSample(QTest::currentDataTag(), {divisor, rows});
    Random random(59);
    for (const Scheme scheme : {Scheme::Lbdf, Scheme::Brr}) {
        RunCounts counts;
        for (int round = 0; round < kRounds; ++round) {
            Accelerator hardware = accelerator(scheme, static_cast<std::int64_t>(random.logUniform(200, 20000)));
            hardware.channelSlice = 2;
            const auto model = makeCostModel(graph, hardware);
            const FusionPlan plan = randomPlan(*graph, allOps(*graph), random);
            for (const GroupSet& group : plan.groups()) {
                if (group.count() == 1 && round > 0) continue;  // known by now
                const std::string wrong = whatIsWrong(*graph, *model, hardware, group, counts);
                QVERIFY2(wrong.empty(), wrong.c_str());
            }
        }
        qInfo("%s: %d groups, %d exact, %d stream weights again, %d not supported", schemeName(scheme), counts.run,
              counts.exact, counts.streamedAgain, counts.notSupported);
        QVERIFY(counts.run > 20);
        QVERIFY(counts.notSupported * 20 < counts.run);
        bundledGroupsRun_[scheme] += counts.run;
    }
}

void TestExecutedGroups::ranThousandsOfGroups() {
    if (bundledGroupsRun_.empty()) QSKIP("runs behind agreesOnBundledModels");
    for (const auto& [scheme, count] : bundledGroupsRun_) {
        qInfo("%s: %d groups of bundled models", schemeName(scheme), count);
        QVERIFY(count > 5000);
    }
}

void TestExecutedGroups::tilesConvolutionsInEveryOrder() {
    Random random(71);
    int tiled = 0;
    for (int round = 0; round < 300; ++round) {
        const auto channels = [&] { return std::to_string(1 + random.below(12)); };
        const std::string rows = std::to_string(3 + random.below(10));
        const Graph graph = graphFrom("x:" + channels() + "x" + rows + "x" + rows + " > c:Conv3c" + channels() +
                                      (random.chance(0.3) ? "s2" : "") + " > r:Relu");
        const Accelerator hardware = accelerator(Scheme::Brr, 20 + random.below(600));
        const auto model = makeCostModel(graph, hardware);
        RunCounts counts;
        const std::string wrong = whatIsWrong(*graph, *model, hardware, allOps(*graph), counts);
        QVERIFY2(wrong.empty(), wrong.c_str());
        tiled += counts.exact;
    }
    QVERIFY(tiled > 200);
}

QTEST_APPLESS_MAIN(TestExecutedGroups)
#include "tst_executed_groups.moc"
