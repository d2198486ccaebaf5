// SPDX-License-Identifier: Apache-2.0
#include "ui/canvas/view_transform.h"

#include <QtTest>

using namespace fusescope;

class TestViewTransform : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void thereAndBack() {
        const ViewTransform view{2.5, {10, -20}};
        const Point p = view.toScene(view.toScreen({3, 4}));
        QCOMPARE(p.x, 3.0);
        QCOMPARE(p.y, 4.0);
    }
    void zoomKeepsThePointUnderTheCursor() {
        const ViewTransform view{0.7, {100, 200}};
        const Point cursor{321, 123};
        const Point before = view.toScene(cursor);
        for (const double factor : {1.25, 0.01, 3.0, 1000.0}) {
            const Point after = view.zoomedAt(cursor, factor).toScene(cursor);
            QVERIFY(std::abs(after.x - before.x) < 1e-6 && std::abs(after.y - before.y) < 1e-6);
        }
    }
    void zoomEnds() {
        QCOMPARE((ViewTransform{1, {}}.zoomedAt({0, 0}, 1e9).scale), kMostScale);
        QCOMPARE((ViewTransform{1, {}}.zoomedAt({0, 0}, 1e-9).scale), kLeastScale);
    }
    void fitShowsAll() {
        const Rect scene{-50, 30, 4000, 90'000};
        QVERIFY(fitted(scene, {800, 600}).visible({800, 600}).contains(scene));
        QCOMPARE(fitted({0, 0, 10, 10}, {800, 600}).scale, 1.0);
    }
    void aStripStaysInView() {
        const Rect scene{0, 0, 1000, 1000};
        const ViewTransform lost{1, {5000, -9000}};
        const Rect visible = lost.keptNear(scene, {800, 600}).visible({800, 600});
        QVERIFY(visible.intersects(scene));
        const ViewTransform fine{1, {100, 100}};
        QCOMPARE(fine.keptNear(scene, {800, 600}), fine);
    }
};

QTEST_APPLESS_MAIN(TestViewTransform)
#include "tst_view_transform.moc"
