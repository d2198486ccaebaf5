// SPDX-License-Identifier: Apache-2.0
#include "core/scene/rect_grid.h"

#include <QtTest>

#include "core/base/random.h"

using namespace fusescope;

class TestRectGrid : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void findsWhatALinearSearchFinds() {
        Random random(1);
        std::vector<Rect> rects;
        for (int i = 0; i < 2000; ++i) {
            const double x = random.uniform() * 9000, y = random.uniform() * 40'000;
            const double length = random.chance(0.02) ? 30'000 : 120;
            rects.push_back({x, y, x + 120, y + length});
        }
        const RectGrid grid(rects);
        for (int trial = 0; trial < 200; ++trial) {
            const double x = random.uniform() * 12'000 - 1000, y = random.uniform() * 50'000 - 5000;
            const Rect region{x, y, x + random.uniform() * 3000, y + random.uniform() * 3000};
            std::vector<int> found, expected;
            grid.forEach(region, [&](int i) { found.push_back(i); });
            for (int i = 0; i < 2000; ++i)
                if (rects[static_cast<std::size_t>(i)].intersects(region)) expected.push_back(i);
            std::sort(found.begin(), found.end());
            QCOMPARE(found, expected);
        }
    }
    void anEmptyOneFindsNothing() {
        RectGrid(std::vector<Rect>{}).forEach({0, 0, 1, 1}, [](int) { QFAIL("nothing is there"); });
    }
};

QTEST_APPLESS_MAIN(TestRectGrid)
#include "tst_rect_grid.moc"
