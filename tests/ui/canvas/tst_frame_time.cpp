// SPDX-License-Identifier: Apache-2.0
// How long a frame of a large graph takes. Prints figures (processor time, 1600x1000); fails only when something is an
// order of magnitude off.
#include <QtTest>
#include <ctime>

#include "tests/core/scene/scene_fixtures.h"
#include "tests/ui/support/split_fixture.h"
#include "ui/canvas/canvas.h"

using namespace fusescope;

class TestFrameTime : public QObject {
    Q_OBJECT

    /// Blocks of parallel branches that are joined again.
    static std::shared_ptr<const OpGraph> blocksGraph(int blocks, int branches, int length) {
        constexpr std::array<const char*, 4> kTypes{"Conv", "Relu", "Add", "MaxPool"};
        OpGraphBuilder builder = test::graphWithInput();
        std::string last = "input";
        for (int block = 0; block < blocks; ++block) {
            std::vector<std::string> ends;
            for (int branch = 0; branch < branches; ++branch) {
                std::string end = last;
                for (int i = 0; i < length; ++i) {
                    const std::string name =
                        std::to_string(block) + "/" + std::to_string(branch) + "/" + std::to_string(i);
                    test::addOp(builder, name, kTypes[static_cast<std::size_t>(i) % kTypes.size()], {end});
                    end = name + ".out";
                }
                ends.push_back(end);
            }
            const std::string name = "join" + std::to_string(block);
            test::addOp(builder, name, "Concat", ends);
            last = name + ".out";
        }
        return builder.build();
    }

    static std::shared_ptr<const OpGraph> graphNamed(const QString& name) {
        if (name == "thousand") return blocksGraph(48, 4, 5);
        if (name == "chain") return test::chainGraph(20'000);
        return name == "narrow" ? blocksGraph(1000, 4, 5) : blocksGraph(14, 70, 20);
    }

    struct FrameTime {
        double medianMs = 0;
        double worstMs = 0;
    };

    /// Of some frames, each with a view of its own so that nothing is cached.
    static FrameTime frameTime(CanvasWidget& canvas) {
        std::vector<double> times;
        QImage image(1600, 1000, QImage::Format_RGB32);
        for (int i = 0; i < 15; ++i) {
            canvas.setTransform(canvas.transform().movedBy(i % 2 == 0 ? 0.3 : -0.3, 0));
            const std::clock_t start = std::clock();
            canvas.render(&image);
            times.push_back(1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
        }
        std::sort(times.begin(), times.end());
        return {times[times.size() / 2], times.back()};
    }

 private Q_SLOTS:
    /// A split of EfficientNet-B3, each step in 42 frames: what a frame takes at 60 a second.
    void playsASplit() {
        const SplitFixture f("exact", 64 * 1024, "efficientnet_b3");
        SplitStage stage(f.content());
        CanvasWidget canvas;
        canvas.resize(1600, 1000);
        canvas.setScene(f.content().scene);
        canvas.setPlan(makePlanScene(*f.content().scene, f.content().plan));
        canvas.show();
        QImage image(1600, 1000, QImage::Format_RGB32);
        for (const double scale : {0.0, 0.35, 1.0}) {
            canvas.zoomToRect(stage.place());
            if (scale > 0)
                canvas.setTransform(ViewTransform{scale, {}}.centeredOn(stage.place().center(), {1600, 1000}));
            std::vector<double> times;
            for (const SplitStep& step : splitSteps(*f.trace, SplitBranches::Kept))
                for (int i = 0; i <= 42; ++i) {
                    const std::clock_t start = std::clock();
                    canvas.setFrame(stage.frame(step, i / 42.0));
                    canvas.render(&image);
                    times.push_back(1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
                }
            std::sort(times.begin(), times.end());
            const auto over = std::count_if(times.begin(), times.end(), [](double ms) { return ms > 1000.0 / 60; });
            qInfo("split at %.2f: %zu frames, median %.1f ms, worst %.1f ms, %d over 16.7 ms", canvas.transform().scale,
                  times.size(), times[times.size() / 2], times.back(), static_cast<int>(over));
            QVERIFY2(times.back() < 300, qPrintable(QString::number(times.back())));
        }
    }
    void paintsManyOps_data() {
        QTest::addColumn<QString>("graph");
        for (const char* graph : {"thousand", "chain", "narrow", "wide"}) QTest::newRow(graph) << QString(graph);
    }
    void paintsManyOps() {
        QFETCH(QString, graph);
        const auto scene = test::plainScene(graphNamed(graph));
        CanvasWidget canvas;
        canvas.resize(1600, 1000);
        canvas.setScene(scene);
        canvas.setPlan(makePlanScene(*scene, test::consecutiveGroups(scene->graph->opCount(), 6)));
        canvas.show();
        canvas.fitAll();
        qInfo("%s: %d ops", qPrintable(graph), scene->graph->opCount());
        for (const double scale : {0.0, 0.1, 0.3, 0.5, 1.0}) {
            const double next = scale == 0 ? canvas.transform().scale : scale;
            canvas.setTransform(ViewTransform{next, {}}.centeredOn(scene->layout.bounds.center(), {1600, 1000}));
            const FrameTime time = frameTime(canvas);
            qInfo("  at %.4f: median %.1f ms, worst %.1f ms", next, time.medianMs, time.worstMs);
            QVERIFY2(time.medianMs < 400, qPrintable(QString::number(time.medianMs)));
        }
    }
};

QTEST_MAIN(TestFrameTime)
#include "tst_frame_time.moc"
