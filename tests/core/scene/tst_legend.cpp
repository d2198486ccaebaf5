// SPDX-License-Identifier: Apache-2.0
#include "core/scene/legend.h"

#include <QtTest>

#include "tests/core/scene/scene_fixtures.h"

using namespace fusescope;

class TestLegend : public QObject {
    Q_OBJECT

    static Rect boundsOf(const DrawList& list) {
        Rect bounds{1e9, 1e9, -1e9, -1e9};
        for (const Batch& batch : list.batches)
            if (const auto* const rects = std::get_if<RectBatch>(&batch))
                for (const Rect& rect : rects->rects) bounds = bounds.united(rect);
        return bounds;
    }

 private Q_SLOTS:
    void saysWhatTheColoursStandFor() {
        const DrawList list = drawLegend({"Importance · Exact", "0.02", "0.63", {"linear", "F4: Look-ahead"}}, {});
        for (const char* const text : {"Importance · Exact", "0.02", "0.63", "linear", "F4: Look-ahead"})
            QVERIFY2(test::hasText(list, text), text);
        for (int step = 0; step < kImportanceSteps; ++step)
            QVERIFY(test::rectsFilledWith(list, importanceRole(static_cast<double>(step) / (kImportanceSteps - 1))) ==
                    1);
    }
    void staysInsideOfItsSize() {
        const Legend legend{"t", "0", "1", {"a note that is longer than the title"}};
        const Size size = legendSize(legend);
        QCOMPARE(boundsOf(drawLegend(legend, {10, 20})), (Rect{10, 20, 10 + size.width, 20 + size.height}));
        QVERIFY(legendSize({"t", "0", "1", {}}).height < size.height);
    }
    void shortensWhatIsTooLong() {
        const std::string title(200, 'x');
        const DrawList list = drawLegend({title, "0", "1", {}}, {});
        QVERIFY(!test::hasText(list, title));
        QVERIFY(legendSize({title, "0", "1", {}}).width < 400);
    }
};

QTEST_MAIN(TestLegend)
#include "tst_legend.moc"
