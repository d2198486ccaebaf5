// SPDX-License-Identifier: Apache-2.0
#include "core/scene/outline.h"

#include <QtTest>

#include "core/base/random.h"

using namespace fusescope;

class TestOutline : public QObject {
    Q_OBJECT

    static double area(const std::vector<std::vector<Point>>& contours) {
        double twice = 0;
        for (const auto& contour : contours)
            for (std::size_t i = 0; i < contour.size(); ++i) {
                const Point a = contour[i], b = contour[(i + 1) % contour.size()];
                twice += a.x * b.y - b.x * a.y;
            }
        return twice / 2;
    }

 private Q_SLOTS:
    void oneRectangleHasFourCorners() {
        const auto contours = unionOutline({{0, 0, 10, 20}});
        QCOMPARE(contours.size(), std::size_t{1});
        QCOMPARE(contours.front().size(), std::size_t{4});
        QCOMPARE(area(contours), 200.0);
    }
    void anLHasSixCorners() {
        const auto contours = unionOutline({{0, 0, 10, 30}, {0, 20, 40, 30}});
        QCOMPARE(contours.size(), std::size_t{1});
        QCOMPARE(contours.front().size(), std::size_t{6});
        QCOMPARE(area(contours), 10.0 * 20 + 40 * 10);
    }
    void stackedOnesMerge() {
        QCOMPARE(unionOutline({{0, 0, 10, 20}, {0, 10, 10, 40}}).front().size(), std::size_t{4});
    }
    void separateOnesStayApart() { QCOMPARE(unionOutline({{0, 0, 10, 10}, {20, 0, 30, 10}}).size(), std::size_t{2}); }
    void aFrameHasAHole() {
        const auto contours = unionOutline({{0, 0, 30, 10}, {0, 20, 30, 30}, {0, 0, 10, 30}, {20, 0, 30, 30}});
        QCOMPARE(contours.size(), std::size_t{2});
        QCOMPARE(area(contours), 800.0);
    }
    void theAreaIsThatOfTheUnion() {
        Random random(5);
        for (int trial = 0; trial < 100; ++trial) {
            std::vector<Rect> rects;
            for (int i = 0; i < 12; ++i) {
                const auto x = static_cast<double>(random.below(20)), y = static_cast<double>(random.below(20));
                rects.push_back(
                    {x, y, x + 1 + static_cast<double>(random.below(9)), y + 1 + static_cast<double>(random.below(9))});
            }
            int cells = 0;
            for (int x = 0; x < 40; ++x)
                for (int y = 0; y < 40; ++y)
                    cells += std::any_of(rects.begin(), rects.end(), [&](const Rect& r) {
                        return r.contains(Point{x + 0.5, y + 0.5});
                    });
            QCOMPARE(area(unionOutline(rects)), static_cast<double>(cells));
        }
    }
    void roundsEveryCorner() {
        const Path path = roundedPath(unionOutline({{0, 0, 100, 100}}), 14);
        QCOMPARE(std::count(path.verbs().begin(), path.verbs().end(), Path::Verb::Cubic), 4);
        for (const Point p : path.points()) QVERIFY((Rect{0, 0, 100, 100}).contains(p));
    }
};

QTEST_APPLESS_MAIN(TestOutline)
#include "tst_outline.moc"
