// SPDX-License-Identifier: Apache-2.0
// Explanations in the window, by mouse and keys.
#include <QActionGroup>
#include <QSlider>
#include <QTableView>

#include "tests/ui/support/window_fixture.h"
#include "ui/canvas/overlay_legend.h"
#include "ui/document/overlay_values.h"
#include "ui/models/edge_rank_model.h"
#include "ui/models/explainer_table_model.h"
#include "ui/text/words.h"
#include "ui/window/explain_link.h"

using namespace fusescope;

class TestExplain : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        ExplainLink& link = *window.findChild<ExplainLink*>();
        QTableView& explainers = *window.findChild<QTableView*>(QStringLiteral("explainers"));
        QTableView& edges = *window.findChild<QTableView*>(QStringLiteral("rankedEdges"));
        OverlayLegend& legend = *window.findChild<OverlayLegend*>();
        QSlider& threshold = *window.findChild<QSlider*>(QStringLiteral("threshold"));

        /// ResNet-18 at its best for 256 KiB, in 128 KiB.
        void openUnfitting() {
            open("resnet18");
            QTRY_VERIFY(isReady());
            click("findBestPlan");
            QTRY_VERIFY(isReady() && window.document().undoStack().count() == 1);
            setBuffer(128 * 1024);
            QVERIFY(window.document().evaluation()->invalidGroups > 1);
        }
        void setBuffer(std::int64_t bytes) {
            Accelerator accelerator = window.document().accelerator();
            accelerator.bufferBytes = bytes;
            window.workbench().setAccelerator(accelerator);
            QTRY_COMPARE(window.document().accelerator().bufferBytes, bytes);
        }
        void explain() {
            QTest::keyClick(&window, Qt::Key_F6);
            QTest::keyClick(&window, Qt::Key_F8);
            QTRY_VERIFY(link.shown().result() && !link.explanations().isRunning());
        }
        static void clickCell(QTableView& table, int row, int column) {
            const QModelIndex cell = table.model()->index(row, column);
            table.scrollTo(cell);
            QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(cell).center());
        }
        int explainerRow(const char* id) {
            for (int row = 0; row < explainers.model()->rowCount(); ++row)
                if (explainers.model()->index(row, 0).data(ExplainerTableModel::IdRole) == QLatin1String(id))
                    return row;
            return -1;
        }
        std::string legendTitle() { return legend.legend() ? legend.legend()->title : std::string(); }
        const Overlay& overlay() { return *window.canvas().overlay(); }
        int ranked() {
            return static_cast<int>(std::ranges::count_if(overlay().ranks, [](int r) { return r > 0; }));
        }
        QPoint onLink(int index) {
            const Curve& curve = window.canvas().scene()->layout.curves[static_cast<std::size_t>(index)];
            const Point at = bezierPoint(curve[0], curve[1], curve[2], curve[3], 0.5);
            return window.canvas().screenRect({at.x, at.y, at.x, at.y}).topLeft().toPoint();
        }
    };

 private Q_SLOTS:
    void init() {
        failOnAnyWarning();
        QSettings().clear();
    }

    void saysWhyItCannot() {
        Fixture f;
        QAction& explain = *f.window.actions().explain;
        QVERIFY(!explain.isEnabled() && explain.statusTip().contains("No model"));
        f.open("resnet18");
        QTRY_VERIFY(f.isReady());
        QVERIFY(!explain.isEnabled() && explain.statusTip().contains("fit"));
        f.window.actions().showExplanation->trigger();
        QVERIFY2(f.label("explainVerdict").startsWith("All groups fit"), qPrintable(f.label("explainVerdict")));
        f.click("closeExplain");
        QVERIFY(!f.explainers.isVisible());
    }

    void explainsWithTwoKeys() {
        Fixture f;
        f.openUnfitting();
        QVERIFY(f.window.selection().isEmpty());
        QVERIFY(f.window.actions().explain->statusTip().contains("Select a group"));
        f.explain();
        QVERIFY(f.window.selection().isGroup());
        QVERIFY2(f.label("explainVerdict").contains("Does not fit by"), qPrintable(f.label("explainVerdict")));
        QVERIFY2(f.label("explainReason").contains("of the buffer is") || f.label("explainReason").contains("times"),
                 qPrintable(f.label("explainReason")));
        QVERIFY(f.label("explainCuts").contains("cuts"));
        QVERIFY(f.edges.model()->rowCount() > 0);
        QCOMPARE(f.legendTitle(), std::string("Importance · Exact"));
        QVERIFY(f.legend.isVisible());
        QVERIFY(f.ranked() >= 1);
    }

    void everyExplainerHasItsVerdict() {
        Fixture f;
        f.openUnfitting();
        f.explain();
        for (int row = 0; row < f.explainers.model()->rowCount(); ++row) {
            const auto cell = [&](int column) { return f.explainers.model()->index(row, column); };
            const bool isTicked = cell(0).data(Qt::CheckStateRole).toInt() == Qt::Checked;
            QCOMPARE(!cell(ExplainerTableModel::Verdict).data().toString().isEmpty(), isTicked);
            QCOMPARE(cell(ExplainerTableModel::Verdict).data().toString().contains("MB"), isTicked);
        }
    }

    void aClickShowsAnotherExplainerAndOneKeyGoesBack() {
        Fixture f;
        f.openUnfitting();
        f.explain();
        const Overlay before = f.overlay();
        Fixture::clickCell(f.explainers, f.explainerRow("lookahead"), ExplainerTableModel::BestEdge);
        QCOMPARE(f.legendTitle(), std::string("Importance · Look-ahead"));
        QVERIFY(!(f.overlay() == before));
        QTest::keyClick(&f.window, Qt::Key_F4);
        QCOMPARE(f.legendTitle(), std::string("Importance · Exact"));
        QVERIFY(f.overlay() == before);
        QTest::keyClick(&f.window, Qt::Key_F4);
        QCOMPARE(f.legendTitle(), std::string("Importance · Look-ahead"));
    }

    void aTickAsksAnotherOne() {
        Fixture f;
        f.openUnfitting();
        f.explain();
        QVERIFY(!f.link.shown().result()->answerOf("random"));
        const int row = f.explainerRow("random");
        f.explainers.setCurrentIndex(f.explainers.model()->index(row, 0));
        f.explainers.setFocus();
        QTest::keyClick(&f.explainers, Qt::Key_Space);
        QTRY_VERIFY(f.link.shown().result() && f.link.shown().result()->answerOf("random"));
    }

    void theThresholdPicksEdges() {
        Fixture f;
        f.openUnfitting();
        f.explain();
        f.threshold.setFocus();
        QTest::keyClick(&f.threshold, Qt::Key_Home);
        QCOMPARE(f.ranked(), static_cast<int>(f.link.shown().result()->edges.size()));
        QTest::keyClick(&f.threshold, Qt::Key_End);
        QVERIFY(f.ranked() >= 1 && f.ranked() < static_cast<int>(f.link.shown().result()->edges.size()));
        QVERIFY(f.label("pickedEdges").startsWith(QString::number(f.ranked()) + " of"));
    }

    void listAndCanvasShareTheEdge() {
        Fixture f;
        f.openUnfitting();
        f.explain();
        Fixture::clickCell(f.edges, 1, EdgeRankModel::Edge);
        const auto edge = *f.window.selection().edge();
        const int link = f.window.canvas().scene()->linkBetween(edge.first, edge.second);
        QCOMPARE(f.window.canvas().selection().link, link);
        QVERIFY(f.window.canvas().selection().group.isValid());
        QVERIFY(f.label("cutEdge").contains("→"));
        // And back: a click on a link of the canvas selects its row.
        const auto& best = f.link.shown().result()->edges[f.link.shown().shown()->bestEdge()];
        const int other = f.window.canvas().scene()->linkBetween(best.first, best.second);
        f.window.canvas().setTransform(
            ViewTransform{1, {}}.centeredOn(f.window.canvas().scene()->linkGrid.rect(other).center(),
                                            {double(f.window.canvas().width()), double(f.window.canvas().height())}));
        QTest::mouseClick(&f.window.canvas(), Qt::LeftButton, {}, f.onLink(other));
        QVERIFY(f.window.selection().edge() == best);
        QCOMPARE(f.edges.currentIndex().data(EdgeRankModel::EdgeRole).toInt(),
                 static_cast<int>(f.link.shown().shown()->bestEdge()));
    }

    void cutsHereAndBack() {
        Fixture f;
        f.openUnfitting();
        f.explain();
        const FusionPlan before = f.window.document().version()->plan;
        const std::int64_t bytes = f.window.document().evaluation()->totalDramBytes();
        const QString promised = f.label("cutChange");
        f.click("cutHere");
        QVERIFY(f.window.document().version()->plan != before);
        QVERIFY(f.window.document().undoStack().undoText().startsWith("Cut at "));
        const std::int64_t after = f.window.document().evaluation()->totalDramBytes();
        QVERIFY2(promised.contains(decimalBytes(after)), qPrintable(promised));
        QVERIFY(!f.link.shown().result());
        QTest::keyClick(&f.window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(f.window.document().version()->plan, before);
        QCOMPARE(f.window.document().evaluation()->totalDramBytes(), bytes);
    }

    void followsTheSelectionAndDropsWhatIsStale() {
        Fixture f;
        f.openUnfitting();
        f.explain();
        const GroupSet first = f.link.shown().result()->group;
        QTest::keyClick(&f.window, Qt::Key_F6);
        QTRY_VERIFY(f.link.shown().result() && f.link.shown().result()->group != first);
        f.setBuffer(120 * 1024);
        QTRY_VERIFY(f.link.shown().result() && f.link.shown().result()->pricing->accelerator.bufferBytes == 120 * 1024);
        f.window.selection().clear();
        QVERIFY(!f.link.shown().result());
        QVERIFY(!f.window.canvas().overlay());
        QVERIFY(!f.legend.isVisible());
        QVERIFY(f.label("explainReason").contains("do not fit"));
    }

    void otherOverlaysHaveALegendToo() {
        Fixture f;
        f.openUnfitting();
        QVERIFY(!f.legend.isVisible());
        const auto overlays = f.window.actions().overlays->actions();
        for (std::size_t i = 2; i < std::size(kOverlayKinds); ++i) {
            overlays[static_cast<int>(i)]->trigger();
            QVERIFY(f.legend.isVisible());
            QVERIFY(!f.legend.legend()->low.empty() && !f.legend.legend()->high.empty());
            QVERIFY(f.legend.legend()->notes.front().starts_with("linear, "));
        }
        f.window.actions().percentileColors->trigger();
        QVERIFY(f.legend.legend()->notes.front().starts_with("by rank"));
        f.window.actions().fittedColors->trigger();
        overlays[0]->trigger();
        QVERIFY(!f.legend.isVisible());
        QTest::keyClick(&f.window, Qt::Key_F4);
        QVERIFY(f.legend.isVisible());
    }

    void closesCleanlyWhileItExplains() {
        Fixture f;
        f.openUnfitting();
        QTest::keyClick(&f.window, Qt::Key_F6);
        QTest::keyClick(&f.window, Qt::Key_F8);
    }
};

FUSESCOPE_UI_TEST(TestExplain)
#include "tst_explain.moc"
