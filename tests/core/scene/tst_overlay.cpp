// SPDX-License-Identifier: Apache-2.0
#include "core/scene/overlay.h"

#include <QtTest>
#include <limits>

#include "tests/core/scene/scene_fixtures.h"

using namespace fusescope;

class TestOverlay : public QObject {
    Q_OBJECT

    static constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

    static std::vector<double> scores(const std::vector<double>& values, OverlayRange range,
                                      OverlaySpacing spacing = OverlaySpacing::Linear) {
        return scaledOverlay({values, {}}, range, spacing).overlay.ops;
    }
    using Scores = std::vector<double>;

    static DrawList drawn(const GraphScene& scene, Overlay overlay, double scale) {
        ViewState view = test::viewAt(scale, scene.layout.bounds);
        view.overlay = std::make_shared<const Overlay>(std::move(overlay));
        return drawScene(scene, nullptr, view);
    }

 private Q_SLOTS:
    void aFixedRangeTakesValuesAsTheyAre() {
        QCOMPARE(scores({0.25, 0.5, kNone, 1.5, -1}, OverlayRange::Unit), (Scores{0.25, 0.5, -1, 1, 0}));
        const auto scaled = scaledOverlay({{0.25}, {}}, OverlayRange::Unit, OverlaySpacing::Linear);
        QCOMPARE(scaled.low, 0.0);
        QCOMPARE(scaled.high, 1.0);
        QCOMPARE(scaled.count, 1);
    }
    void fittedGoesFromLeastToGreatest() {
        QCOMPARE(scores({10, 30, 20}, OverlayRange::Fitted), (Scores{0, 1, 0.5}));
        QCOMPARE(scores({10, 30, 20}, OverlayRange::FromZero), (Scores{10.0 / 30, 1, 20.0 / 30}));
        QCOMPARE(scores({7, 7}, OverlayRange::Fitted), (Scores{0, 0}));
        QCOMPARE(scores({0, 0}, OverlayRange::FromZero), (Scores{0, 0}));
    }
    void percentilesShowAnOrder() {
        // Sorted 1 2 2 100: ranks 0, 1.5, 1.5, 3 of 3.
        QCOMPARE(scores({100, 2, 1, 2}, OverlayRange::Fitted, OverlaySpacing::Percentile), (Scores{1, 0.5, 0, 0.5}));
        QCOMPARE(scores({5}, OverlayRange::Fitted, OverlaySpacing::Percentile), (Scores{0}));
    }
    void opsAndLinksShareOneScale() {
        const auto scaled = scaledOverlay({{0, 4}, {kNone, 8}}, OverlayRange::Fitted, OverlaySpacing::Linear);
        QCOMPARE(scaled.overlay.ops, (Scores{0, 0.5}));
        QCOMPARE(scaled.overlay.links, (Scores{-1, 1}));
        QCOMPARE(scaled.high, 8.0);
        QCOMPARE(scaled.count, 3);
    }
    void nothingIsKnown() {
        const auto scaled = scaledOverlay({{kNone, kNone}, {}}, OverlayRange::Fitted, OverlaySpacing::Percentile);
        QCOMPARE(scaled.count, 0);
        QCOMPARE(scaled.overlay.ops, (Scores{-1, -1}));
        QVERIFY(scaledOverlay({}, OverlayRange::Fitted, OverlaySpacing::Linear).overlay.ops.empty());
    }

    void pickedLinksCarryTheirRank() {
        const auto scene = test::plainScene(test::chainGraph(4));
        const Overlay overlay{{}, {0.1, 1, 0.5}, {0, 1, 2}};
        const DrawList list = drawn(*scene, overlay, 1);
        QVERIFY(test::hasText(list, "1") && test::hasText(list, "2"));
        QVERIFY(!test::hasText(list, "3"));
        QCOMPARE(test::rectsFilledWith(list, ColorRole::Text), std::size_t{2});  // the badges
        QVERIFY(!test::hasText(drawn(*scene, overlay, 0.3), "1"));               // too far to read
    }
    void linksThatAreNotPickedStepBack() {
        const auto scene = test::plainScene(test::chainGraph(3));
        const auto widest = [&](const Overlay& overlay) {
            double width = 0;
            for (const Batch& batch : drawn(*scene, overlay, 1).batches)
                if (const auto* const path = std::get_if<PathBatch>(&batch);
                    path && path->style.stroke == importanceRole(0.9))
                    width = std::max(width, path->style.strokeWidth);
            return width;
        };
        QVERIFY(widest({{}, {0.9, 0}, {}}) > 2 * widest({{}, {0.9, 0}, {0, 1}}));
    }
    void findsTheLinkBetweenTwoOps() {
        const auto scene = test::plainScene(test::blockGraph());  // a→b a→d b→c c→d
        const auto op = [&](const char* name) { return *scene->graph->findOp(name); };
        for (std::size_t i = 0; i < scene->links.size(); ++i)
            QCOMPARE(scene->linkBetween(scene->links[i].from, scene->links[i].to), static_cast<int>(i));
        QVERIFY(scene->linkBetween(op("a"), op("d")) >= 0);
        QCOMPARE(scene->linkBetween(op("d"), op("a")), -1);
        QCOMPARE(scene->linkBetween(op("a"), op("c")), -1);
    }
};

QTEST_MAIN(TestOverlay)
#include "tst_overlay.moc"
