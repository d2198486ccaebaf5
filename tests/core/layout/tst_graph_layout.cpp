// SPDX-License-Identifier: Apache-2.0
#include "core/layout/graph_layout.h"

#include <QTemporaryDir>
#include <QtTest>
#include <thread>

#include "tests/core/layout/layout_checks.h"

using namespace fusescope;

class TestGraphLayout : public QObject {
    Q_OBJECT

    static GraphLayout layoutOf(const LayoutRequest& request) {
        RunControl control;
        const auto layout = layoutGraph(request, control);
        Q_ASSERT(layout);
        return *layout;
    }

 private Q_SLOTS:
    void keepsTheLaws_data() {
        QTest::addColumn<int>("nodes");
        QTest::addColumn<int>("edges");
        QTest::addColumn<int>("reach");
        QTest::newRow("sparse") << 60 << 50 << 4;
        QTest::newRow("local") << 150 << 250 << 5;
        QTest::newRow("wide") << 60 << 120 << 60;
        QTest::newRow("no edges") << 20 << 0 << 1;
    }
    void keepsTheLaws() {
        QFETCH(int, nodes);
        QFETCH(int, edges);
        QFETCH(int, reach);
        for (std::uint64_t seed = 0; seed < 6; ++seed) {
            LayoutRequest request = test::randomGraph(nodes, edges, reach, seed);
            request.orientation = seed % 2 == 0 ? Orientation::TopToBottom : Orientation::LeftToRight;
            const GraphLayout layout = layoutOf(request);
            QCOMPARE(test::brokenLaw(request, layout), std::string());
            QVERIFY2(!layout.isPlain, layout.plainReason.c_str());
        }
    }
    void drawsTheTrunkStraight() {
        const LayoutRequest request = test::residualNet(10);
        const GraphLayout layout = layoutOf(request);
        for (const Point center : layout.centers) QVERIFY(std::abs(center.x - layout.centers.front().x) < 2);
    }
    void equalBlocksLookEqual() {
        const GraphLayout layout = layoutOf(test::residualNet(3));
        const auto step = [&](std::size_t node) { return layout.centers[node + 1].y - layout.centers[node].y; };
        for (std::size_t node = 0; node < 4; ++node) QVERIFY(std::abs(step(node) - step(node + 4)) < 0.1);
    }
    void turnsToTheRight() {
        LayoutRequest request = test::chain(3);
        request.orientation = Orientation::LeftToRight;
        const GraphLayout layout = layoutOf(request);
        QCOMPARE(layout.centers[0].y, layout.centers[2].y);
        QCOMPARE(layout.bounds, (Rect{0, 0, 3 * 124 + 2 * 32, 38}));
    }
    void emptyAndSingle() {
        QVERIFY(layoutOf({}).bounds.isEmpty());
        QCOMPARE(layoutOf(test::boxes(1)).bounds, (Rect{0, 0, 124, 38}));
    }
    void equalEdgesGetEqualCurves() {
        LayoutRequest request = test::residualNet(1);
        request.edges.push_back(request.edges.front());
        const GraphLayout layout = layoutOf(request);
        QCOMPARE(layout.curves.front(), layout.curves.back());
    }
    void aChainOfTwentyThousandIsQuick() {
        QElapsedTimer timer;
        timer.start();
        const LayoutRequest request = test::chain(20'000);
        const GraphLayout layout = layoutOf(request);
        const auto elapsedMs = timer.elapsed();
        qInfo("chain of 20 000: %lld ms", static_cast<long long>(elapsedMs));
        QCOMPARE(test::brokenLaw(request, layout), std::string());
        QVERIFY(!layout.isPlain);
    }
    void fiveThousandBlocksAreQuick() {
        QElapsedTimer timer;
        timer.start();
        const LayoutRequest request = test::residualNet(5000);
        const GraphLayout layout = layoutOf(request);
        qInfo("5000 residual blocks, 20 001 nodes: %lld ms", static_cast<long long>(timer.elapsed()));
        QCOMPARE(test::brokenLaw(request, layout), std::string());
        QVERIFY(!layout.isPlain);
    }
    void denseNetIsDrawnInBundlesAtOnce() {
        QElapsedTimer timer;
        timer.start();
        const LayoutRequest request = test::denseNet();
        const GraphLayout layout = layoutOf(request);
        qInfo("DenseNet-121, %zu nodes, %zu edges: %lld ms", request.nodes.size(), request.edges.size(),
              static_cast<long long>(timer.elapsed()));
        QVERIFY2(timer.elapsed() < 1000, "dot takes seconds for it");
        QCOMPARE(test::brokenLaw(request, layout), std::string());
        QVERIFY(!layout.isPlain);
    }
    void aPieceTooLargeIsPlacedPlainly() {
        const LayoutRequest request = test::randomGraph(3000, 6000, 3000, 1);
        const GraphLayout layout = layoutOf(request);
        QVERIFY(layout.isPlain);
        QVERIFY(!layout.plainReason.empty());
        QCOMPARE(test::brokenLaw(request, layout), std::string());
    }
    void aMissingHelperStillGivesAPicture() {
        RunControl control;
        const LayoutRequest request = test::residualNet(3);
        const auto layout = layoutGraph(request, control, {.program = "/nowhere/fusescope-layout"});
        QVERIFY(layout && layout->isPlain);
        QVERIFY(!layout->plainReason.empty());
        QCOMPARE(test::brokenLaw(request, *layout), std::string());
    }
    void aHelperThatDiesStillGivesAPicture() {
        RunControl control;
        const LayoutRequest request = test::residualNet(3);
        const auto layout = layoutGraph(request, control, {.program = "/bin/false"});
        QVERIFY(layout && layout->isPlain);
        QCOMPARE(test::brokenLaw(request, *layout), std::string());
    }
    void aHelperThatHangsStillGivesAPicture_data() {
        QTest::addColumn<QString>("script");
        QTest::newRow("says nothing") << QStringLiteral("exec sleep 1000");
        QTest::newRow("closes its outputs") << QStringLiteral("exec sleep 1000 >&- 2>&-");
        QTest::newRow("stopped") << QStringLiteral("kill -STOP $$");
    }
    void aHelperThatHangsStillGivesAPicture() {
        QFETCH(QString, script);
        QTemporaryDir folder;
        QFile program(folder.filePath(QStringLiteral("helper")));
        QVERIFY(program.open(QIODevice::WriteOnly));
        program.write("#!/bin/sh\n" + script.toUtf8());
        program.close();
        QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        RunControl control;
        const LayoutRequest request = test::residualNet(3);
        const auto layout =
            layoutGraph(request, control, {program.fileName().toStdString(), std::chrono::milliseconds(100)});
        QVERIFY(layout && layout->isPlain);
        QCOMPARE(layout->plainReason, std::string("the layout helper did not answer in time"));
        QCOMPARE(test::brokenLaw(request, *layout), std::string());
    }
    void aStopKillsTheHelper() {
        RunControl control;
        LayoutRequest request = test::randomGraph(1400, 2600, 1400, 1);  // dot needs minutes
        std::thread stopper([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            control.requestStop();
        });
        QElapsedTimer timer;
        timer.start();
        const auto layout = layoutGraph(request, control);
        stopper.join();
        QVERIFY(!layout);
        QVERIFY2(timer.elapsed() < 20000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_APPLESS_MAIN(TestGraphLayout)
#include "tst_graph_layout.moc"
