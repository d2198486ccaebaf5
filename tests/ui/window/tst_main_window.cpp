// SPDX-License-Identifier: Apache-2.0
// The way of an engineer through the window, by mouse and keys.
#include "ui/window/main_window.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>

#include "core/search/search_list.h"
#include "tests/support/random_graph.h"
#include "tests/ui/support/window_fixture.h"
#include "ui/panels/banner.h"

using namespace fusescope;

class TestMainWindow : public QObject {
    Q_OBJECT

 private:
    /// A point of the canvas over `group` but no card; nothing if it is not in view.
    static std::optional<QPoint> pointOn(const CanvasWidget& canvas, GroupId group) {
        for (int y = 4; y < canvas.height(); y += 6)
            for (int x = 4; x < canvas.width(); x += 6)
                if (canvas.hitAt(QPointF(x, y)).group == group && canvas.childAt(x, y) == nullptr) return QPoint(x, y);
        return std::nullopt;
    }
    static std::int32_t firstFusedGroup(const Document& document) {
        for (std::int32_t i = 0; i < document.version()->plan.groupCount(); ++i)
            if (document.version()->plan.group(GroupId(i)).count() > 1) return i;
        return -1;
    }

 private Q_SLOTS:
    void init() {
        failOnAnyWarning();
        QSettings().clear();
    }

    void opensASampleWithOneClick() {
        WindowFixture f;
        auto& samples = *f.window.findChild<QListView*>(QStringLiteral("samples"));
        QVERIFY(samples.isVisible());
        QTest::mouseClick(samples.viewport(), Qt::LeftButton, {},
                          samples.visualRect(samples.model()->index(0, 0)).center());
        QTRY_VERIFY(f.isShowing("alexnet"));
        QVERIFY(!samples.isVisible());
        QVERIFY(f.window.windowTitle().startsWith("alexnet.onnx"));
        QCOMPARE(f.table().model()->rowCount(), 20);
    }

    void saysThatPartsStandInSimpleLayers() {
        WindowFixture f;
        f.open("alexnet");
        QTRY_VERIFY(f.isReady());
        QVERIFY(f.label("bannerTitle").isEmpty());
        Random random(1);
        ImportedModel wide = *f.window.document().model().content;
        wide.graph = test::wideGraph(1500, random);
        Opened opened;
        opened.model.content = std::make_shared<ImportedModel>(wide);
        opened.pricing = makePricing(wide.graph, f.window.document().accelerator());
        f.window.document().show(opened);
        QTRY_COMPARE(f.label("bannerTitle"), QStringLiteral("Parts of the graph stand in simple layers."));
        const QString details = f.window.findChild<Banner*>()->message().details;
        QVERIFY2(details.contains("ops is too large for the layout helper"), qPrintable(details));
        QVERIFY(f.isReady() && f.window.canvas().scene()->graph == wide.graph);
    }

    void findsTheBestPlanWithOneButton() {
        WindowFixture f;
        f.open("efficientnet_b3");
        QTRY_VERIFY(f.isReady());
        const std::int64_t before = f.dramBytes();
        f.click("findBestPlan");
        QTRY_VERIFY(f.dramBytes() < before);
        QTRY_VERIFY(f.isReady());
        QCOMPARE(f.dramBytes(), *f.window.document().boundBytes());
        QCOMPARE(f.window.canvas().plan()->view.plan, f.window.document().version()->plan);
        QCOMPARE(f.table().model()->rowCount(), f.window.document().version()->plan.groupCount());
        QVERIFY(f.window.isWindowModified());
        QCOMPARE(f.window.document().undoStack().undoText(), QStringLiteral("Best plan (optimal)"));
    }

    void takesAChangeBackAndMakesItAgain() {
        WindowFixture f;
        f.open("resnet18");
        QTRY_VERIFY(f.isReady());
        const FusionPlan alone = f.window.document().version()->plan;
        QTest::keyClick(&f.window, Qt::Key_F5);
        QTRY_VERIFY(f.window.document().version()->plan != alone && f.isReady());
        const FusionPlan best = f.window.document().version()->plan;
        QTest::keyClick(&f.window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(f.window.document().version()->plan, alone);
        QCOMPARE(f.window.canvas().plan()->view.plan, alone);
        QTest::keyClick(&f.window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(f.window.document().version()->plan, best);
    }

    void selectsTheSameGroupInTableAndCanvas() {
        WindowFixture f;
        f.open("mobilenet_v2");
        QTRY_VERIFY(f.isReady());
        f.click("findBestPlan");
        QTRY_VERIFY(f.isReady() && f.window.document().undoStack().count() == 1);
        const int group = firstFusedGroup(f.window.document());
        f.clickRow(group);
        QCOMPARE(f.window.canvas().selection().group, GroupId(group));
        QCOMPARE(f.label("inspectorTitle"), QStringLiteral("Group %1").arg(group));
        QVERIFY(f.label("inspectorVerdict").startsWith("Fits"));
        QTest::keyClick(&f.table(), Qt::Key_Down);
        QCOMPARE(f.window.selection().group(), GroupId(group + 1));
    }

    void clickOnTheCanvasSelectsInTheTable() {
        WindowFixture f;
        f.open("mobilenet_v2");
        QTRY_VERIFY(f.isReady());
        f.click("findBestPlan");
        QTRY_VERIFY(f.isReady() && f.window.document().undoStack().count() == 1);
        const GroupId group(firstFusedGroup(f.window.document()));
        f.window.canvas().zoomToGroup(group);
        const auto point = pointOn(f.window.canvas(), group);
        QVERIFY(point);
        QTest::mouseClick(&f.window.canvas(), Qt::LeftButton, {}, *point);
        QCOMPARE(f.selectedGroup(), group.value());
        QVERIFY(f.window.selection().isGroup());
        const OpId op = f.window.document().version()->plan.group(group).first();
        const QRectF card = f.window.canvas().screenRect(f.window.canvas().scene()->box(op));
        QTest::mouseClick(&f.window.canvas(), Qt::LeftButton, {}, card.center().toPoint());
        QCOMPARE(f.window.selection().op(), op);
        QCOMPARE(f.selectedGroup(), group.value());
        f.click("goToGroup");
        QVERIFY(f.window.selection().isGroup());
        QTest::keyClick(&f.window.canvas(), Qt::Key_Escape);
        QVERIFY(f.window.selection().isEmpty());
        QCOMPARE(f.selectedGroup(), -1);
    }

    void cancelKeepsTheBestSoFar() {
        WindowFixture f;
        f.open("efficientnet_b0");
        QTRY_VERIFY(f.isReady());
        const std::int64_t before = f.dramBytes();
        SearchRequest request{f.window.document().pricing(), "local", {}};
        request.params.budgetPlans = std::int64_t{1} << 40;
        f.window.workbench().findBestPlan(request);
        QVERIFY(!f.window.actions().findBest->isEnabled());
        QTRY_VERIFY(f.window.workbench().searches().job()->progress().done > 100);
        QElapsedTimer timer;
        timer.start();
        f.click("cancelJob");
        QTRY_VERIFY(!f.window.workbench().isBusy());
        qInfo("cancel to result: %lld ms", static_cast<long long>(timer.elapsed()));
        QVERIFY(f.dramBytes() < before);
        QCOMPARE(f.window.document().undoStack().count(), 1);
        QVERIFY(f.window.actions().findBest->isEnabled());
    }

    void keepsABetterPlan() {
        WindowFixture f;
        f.open("resnet18");
        QTRY_VERIFY(f.isReady());
        f.click("findBestPlan");
        QTRY_COMPARE(f.window.document().undoStack().count(), 1);
        const FusionPlan best = f.window.document().version()->plan;
        QTRY_VERIFY(f.isReady());
        SearchRequest request{f.window.document().pricing(), "random", {}};
        request.params.budgetPlans = 3;
        f.window.workbench().findBestPlan(request);
        QTRY_VERIFY(!f.window.workbench().isBusy());
        QCOMPARE(f.window.document().version()->plan, best);
        QCOMPARE(f.window.document().undoStack().count(), 1);
    }

    void pricesOnAnotherSchemeAndBuffer() {
        WindowFixture f;
        f.open("resnet18");
        QTRY_VERIFY(f.isReady());
        auto& scheme = *f.window.findChild<QComboBox*>(QStringLiteral("scheme"));
        QTest::keyClick(&scheme, Qt::Key_Down);
        QTRY_COMPARE(f.window.document().accelerator().scheme, Scheme::Brr);
        auto& buffer = *f.window.findChild<QLineEdit*>(QStringLiteral("buffer"));
        buffer.selectAll();
        QTest::keyClicks(&buffer, QStringLiteral("1MiB"));
        QTest::keyClick(&buffer, Qt::Key_Return);
        QTRY_COMPARE(f.window.document().accelerator().bufferBytes, 1024 * 1024);
        QCOMPARE(f.window.document().accelerator().scheme, Scheme::Brr);
        QCOMPARE(f.window.canvas().plan()->view.betaBytes, 1024 * 1024);
    }

    void saysThatNothingCanBeFused() {
        WindowFixture f;
        f.open("resnet18");
        QTRY_VERIFY(f.isReady());
        Accelerator tiny;
        tiny.bufferBytes = 16;
        f.window.workbench().setAccelerator(tiny);
        QTRY_VERIFY(f.label("planFinding").contains("nothing can be fused"));
        QVERIFY(!f.window.actions().findBest->isEnabled());
        QVERIFY(f.label("bannerTitle").isEmpty());  // a finding, no error
    }

    void closesCleanlyWhileASearchRuns() {
        {
            WindowFixture f;
            f.open("efficientnet_b0");
            QTRY_VERIFY(f.isReady());
            SearchRequest request{f.window.document().pricing(), "local", {}};
            request.params.budgetPlans = std::int64_t{1} << 40;
            f.window.workbench().findBestPlan(request);
            QTRY_VERIFY(f.window.workbench().searches().job()->progress().done > 0);
            QVERIFY(f.window.close());
        }
        {
            WindowFixture opening;
            opening.open("swin_t");
        }
    }

    void changesItsLook() {
        WindowFixture f;
        f.open("alexnet");
        QTRY_VERIFY(f.isReady());
        f.window.actions().darkTheme->trigger();
        QVERIFY(f.window.canvas().theme().isDark);
        f.window.actions().lightTheme->trigger();
        QVERIFY(!f.window.canvas().theme().isDark);
        f.window.actions().showInspector->trigger();
        QVERIFY(!f.window.findChild<QWidget*>(QStringLiteral("inspector"))->isVisible());
        f.window.actions().leftToRight->trigger();
        QTRY_COMPARE(f.window.canvas().scene()->layout.orientation, Orientation::LeftToRight);
        QVERIFY(f.window.canvas().plan());
    }
};

FUSESCOPE_UI_TEST(TestMainWindow)
#include "tst_main_window.moc"
