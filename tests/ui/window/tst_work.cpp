// SPDX-License-Identifier: Apache-2.0
// Searches, advice, comparison, commands and recovery, as a person uses them.
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QSpinBox>
#include <QStatusBar>

#include "tests/ui/support/window_fixture.h"
#include "ui/document/recovery.h"
#include "ui/models/advice_table_model.h"
#include "ui/panels/accelerator_dialog.h"
#include "ui/panels/command_palette.h"
#include "ui/panels/settings_dialog.h"
#include "ui/plots/series_plot.h"
#include "core/scene/ticks.h"
#include "ui/window/compare_link.h"
#include "ui/window/named_views.h"
#include "ui/window/recovery_link.h"
#include "ui/window/searches_link.h"

using namespace fusescope;

namespace {

struct WorkFixture : WindowFixture {
    template <class Widget>
    Widget& widget(const char* name) {
        auto* const found = window.findChild<Widget*>(QString::fromLatin1(name));
        if (!found) qFatal("no widget %s", name);
        return *found;
    }
    void openReady(const std::string& sample) {
        open(sample);
        QTRY_VERIFY(isReady());
    }
    SearchQueue& queue() { return window.searches().queue(); }
    void startSearch(const QString& algorithm, int budget, int seed = 1) {
        auto& box = widget<QComboBox>("searchAlgorithm");
        box.setCurrentIndex(box.findData(algorithm));
        widget<QSpinBox>("searchBudget").setValue(budget);
        widget<QSpinBox>("searchSeed").setValue(seed);
        click("startSearch");
    }
};

}  // namespace

class TestWork : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        failOnAnyWarning();
        QSettings().clear();
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
    }

    void aSearchIsStartedWatchedAndItsPlanUsed() {
        WorkFixture f;
        f.openReady("squeezenet1_1");
        f.window.actions().showSearches->trigger();
        f.startSearch("local", 400);
        QTRY_VERIFY(f.queue().entries().size() == 1 && f.queue().entries()[0]->isOver());
        QVERIFY(f.label("searchesCounts").contains("known"));
        auto& plot = f.widget<SeriesPlot>("searchesPlot");
        QCOMPARE(plot.content().series.size(), std::size_t{1});
        const FusionPlan before = f.window.document().version()->plan;
        f.click("applySearch");
        QVERIFY(f.window.document().version()->plan == f.queue().entries()[0]->curve.back().plan);
        QVERIFY(f.window.document().undoStack().undoText().startsWith("Plan of Local"));
        QCOMPARE(f.window.document().version()->provenance.algorithm, std::string("local"));
        f.window.actions().undo->trigger();
        QVERIFY(f.window.document().version()->plan == before);
    }

    void aPointOfTheCurveOpensItsPlan() {
        WorkFixture f;
        f.openReady("squeezenet1_1");
        f.window.actions().showSearches->trigger();
        f.startSearch("local", 400);
        QTRY_VERIFY(f.queue().entries()[0]->isOver());
        auto& plot = f.widget<SeriesPlot>("searchesPlot");
        const QPoint first = plot.positionOf({0, 0}).toPoint();
        QTest::mouseMove(&plot, first);
        QTest::mouseClick(&plot, Qt::LeftButton, {}, first);
        QVERIFY(f.window.document().version()->plan == f.queue().entries()[0]->curve.front().plan);
    }

    void aFrontIsDrawnAndBrushed() {
        WorkFixture f;
        f.openReady("squeezenet1_1");
        f.window.actions().showSearches->trigger();
        f.startSearch("nsga2", 600);
        QTRY_VERIFY(f.queue().entries()[0]->isOver());
        f.widget<QComboBox>("searchesView").setCurrentIndex(1);
        auto& plot = f.widget<SeriesPlot>("searchesPlot");
        const auto& front = f.queue().entries()[0]->result->front;
        QVERIFY(front.size() > 1);
        QCOMPARE(plot.content().series[0].points.size(), front.size());
        QTest::mousePress(&plot, Qt::LeftButton, {}, QPoint(2, 2));
        const QPoint end(plot.width() - 2, plot.height() - 2);
        QMouseEvent move(QEvent::MouseMove, end, plot.mapToGlobal(end), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(&plot, &move);
        QTest::mouseRelease(&plot, Qt::LeftButton, {}, end);
        QCOMPARE(plot.brushed().size(), front.size());
        QVERIFY(f.label("searchesBrush").startsWith(QString::number(front.size())));
        SeriesPlotContent same = plot.content();
        plot.setContent(same);  // as while a search runs: what is brushed stays
        QCOMPARE(plot.brushed().size(), front.size());
        same.series[0].points.pop_back();
        plot.setContent(same);
        QCOMPARE(plot.brushed().size(), front.size() - 1);
        f.widget<QComboBox>("searchesView").setCurrentIndex(2);  // another plot
        QVERIFY(plot.brushed().empty() && f.label("searchesBrush").isEmpty());
        f.widget<QComboBox>("searchesView").setCurrentIndex(1);
        QTest::mouseClick(&plot, Qt::LeftButton, {}, plot.positionOf({0, front.size() - 1}).toPoint());
        QVERIFY(f.window.document().version()->plan == front.back().plan);
    }

    void searchesAreThereAgainWhenTheModelIsOpenedAgain() {
        {
            WorkFixture f;
            f.openReady("squeezenet1_1");
            f.window.actions().showSearches->trigger();
            f.startSearch("local", 50'000'000);
            QTRY_VERIFY(f.queue().entries()[0]->hasPlan());
            // the window closes while it runs
        }
        WorkFixture f;
        f.openReady("squeezenet1_1");
        QCOMPARE(f.queue().entries().size(), std::size_t{1});
        QVERIFY(f.queue().entries()[0]->hasPlan() && f.queue().entries()[0]->isOver());
    }

    void adviceIsPreviewedAndApplied() {
        WorkFixture f;
        f.openReady("squeezenet1_1");
        f.window.actions().showAdvice->trigger();
        auto& table = f.widget<QTableView>("adviceTable");
        QTRY_VERIFY(table.model()->rowCount() > 0);
        const auto& model = static_cast<const AdviceTableModel&>(*table.model());
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(table.model()->index(0, 1)).center());
        const FusionPlan now = f.window.document().version()->plan;
        const AdviceRow first = model.row(0);
        QVERIFY(first.after && first.changeBytes < 0);
        f.click("previewAdvice");
        QVERIFY(f.window.canvas().plan()->view.plan == first.after->plan);
        QVERIFY(f.window.document().version()->plan == now);
        f.click("previewAdvice");
        QVERIFY(f.window.canvas().plan()->view.plan == now);
        const std::int64_t before = f.window.document().evaluation()->totalDramBytes();
        f.click("applyAdvice");
        QVERIFY(f.window.document().version()->plan == first.after->plan);
        QCOMPARE(f.window.document().evaluation()->totalDramBytes() - before, first.changeBytes);
        QTRY_VERIFY(f.label("adviceSummary").contains("Nothing to advise") || table.model()->rowCount() > 0);
    }

    void edgesThatMatterAreOneClickAway() {
        WorkFixture f;
        f.openReady("squeezenet1_1");
        f.window.actions().showAdvice->trigger();
        auto& table = f.widget<QTableView>("edgeTable");
        QTRY_VERIFY(table.model()->rowCount() > 0);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(table.model()->index(0, 1)).center());
        QVERIFY(f.window.selection().edge());
        const AdviceRow row = static_cast<const AdviceTableModel&>(*table.model()).row(0);
        f.click("applyAdvice");
        QVERIFY(f.window.document().version()->plan == row.after->plan);
    }

    void plansAreComparedSideBySide() {
        WorkFixture f;
        f.openReady("squeezenet1_1");
        f.click("findBestPlan");
        QTRY_VERIFY(f.isReady() && f.window.document().isModified());
        f.window.actions().showCompare->trigger();
        auto& before = f.widget<QComboBox>("compareBefore");
        QVERIFY(before.currentText().startsWith("Before: "));
        QVERIFY(f.label("compareSummary").contains("moved"));
        QVERIFY(f.widget<QTableView>("compareTable").model()->rowCount() > 0);
        f.click("compareMark");
        QVERIFY(f.window.canvas().emphasised());
        f.click("compareSide");
        CanvasWidget& other = f.window.comparison().otherCanvas();
        QVERIFY(other.isVisible() && other.width() > 100);
        QVERIFY(other.plan()->view.plan == FusionPlan::singletons(f.window.document().graph().opCount()));
        f.window.canvas().zoomIn();
        QCOMPARE(other.transform().scale, f.window.canvas().transform().scale);
        other.fitAll();
        QCOMPARE(other.transform().scale, f.window.canvas().transform().scale);
        f.click("compareClose");
        QVERIFY(!other.isVisible() && !f.window.canvas().emphasised());
    }

    void theSamePlanIsSaidToBeTheSame() {
        WorkFixture f;
        f.openReady("alexnet");
        f.window.actions().showCompare->trigger();
        QCOMPARE(f.label("compareSummary"), QString("the same plan"));  // nothing was fused yet
        f.window.comparison().add("/nonexistent/plan.yaml");
        QVERIFY(!f.label("bannerTitle").isEmpty());
    }

    void anyCommandIsFoundByItsLetters() {
        QCOMPARE(fuzzyMatch("fbp", "Search › Find best plan"), 0);
        QVERIFY(fuzzyMatch("dark", "View › Theme › Dark") >= 0);
        QCOMPARE(fuzzyMatch("xyz", "View › Theme › Dark"), -1);
        WorkFixture f;
        f.openReady("alexnet");
        f.window.actions().palette->trigger();
        auto& input = f.widget<QLineEdit>("paletteInput");
        QTest::keyClicks(&input, "high contrast");
        auto& list = f.widget<QListWidget>("paletteList");
        QVERIFY(list.item(0)->text().contains("High contrast"));
        QTest::keyClick(&input, Qt::Key_Return);
        QVERIFY(f.window.appearance().choice() == ThemeChoice::HighContrast);
        QTRY_VERIFY(!f.window.findChild<CommandPalette*>());
        f.window.appearance().choose(ThemeChoice::Light);
    }

    void aLostPlanIsOfferedAndRecovered() {
        const QTemporaryDir folder;
        FusionPlan lostPlan;
        {  // what a killed program leaves: its files without its lock
            Document document;
            document.show(openedSample("squeezenet1_1"));
            RunControl control;
            document.apply(searchPlan({document.pricing(), "optimal", {}}, control), "found");
            lostPlan = document.version()->plan;
            Recovery recovery(document);
            const std::filesystem::path plan = recovery.writeNow();
            const std::filesystem::path kept = plan.parent_path().parent_path() / "kept";
            std::filesystem::copy(plan.parent_path(), kept);
            std::filesystem::remove(kept / "lock");
        }
        WorkFixture f;
        QTRY_VERIFY(f.label("bannerTitle").contains("was not saved"));
        f.click("bannerAction");
        QTRY_VERIFY(f.isReady());
        QVERIFY(f.window.document().version()->plan == lostPlan);
        QVERIFY(f.window.document().isModified());
        QVERIFY(f.window.document().planFile().empty());
        QVERIFY(Recovery::lostSessions().empty());
    }

    void aModelThatChangesOnDiskIsReloadedWhenAsked() {
        const QTemporaryDir folder;
        const QString file = folder.filePath("net.onnx");
        QVERIFY(QFile::copy(QString::fromStdString(samplePath("squeezenet1_1").string()), file));
        QVERIFY(QFile(file).setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        WorkFixture f;
        OpenRequest request;
        request.modelFile = file.toStdString();
        f.window.openFiles(request);
        QTRY_VERIFY(f.isReady());
        f.click("findBestPlan");
        QTRY_VERIFY(f.isReady() && f.window.document().isModified());
        const FusionPlan plan = f.window.document().version()->plan;
        const auto graph = f.window.document().model().content->graph;
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadWrite));
        const QByteArray content = written.readAll();
        written.resize(0);
        written.seek(0);
        written.write(content + QByteArray("\x12\x03new", 5));  // producer_name, once more
        written.close();
        QTRY_VERIFY(f.label("bannerTitle").contains("has changed on disk"));
        QVERIFY(f.window.document().model().content->graph == graph);  // never silently
        f.click("bannerAction");
        QTRY_VERIFY(f.isReady() && f.window.document().model().content->graph != graph);
        QVERIFY(f.window.document().version()->plan == plan);
        QVERIFY(f.window.document().isModified());
    }

    void placesAreKeptUnderNames() {
        WorkFixture f;
        f.openReady("squeezenet1_1");
        auto& views = *f.window.findChild<NamedViews*>();
        f.window.canvas().zoomToGroup(GroupId(5));
        const ViewTransform place = f.window.canvas().transform();
        views.keep("a/b & c");
        f.window.canvas().fitAll();
        QVERIFY(f.window.canvas().transform() != place);
        QCOMPARE(views.names(), QStringList{"a/b & c"});
        views.show("a/b & c");
        QCOMPARE(f.window.canvas().transform(), place);
        f.openReady("alexnet");
        QTRY_VERIFY(f.isShowing("alexnet"));
        QVERIFY(views.names().isEmpty());  // they are of their model
        f.openReady("squeezenet1_1");
        QTRY_VERIFY(f.isShowing("squeezenet1_1"));
        views.forget("a/b & c");
        QVERIFY(views.names().isEmpty());
    }

    void aGroupHasANoteThatIsShownAndKept() {
        WorkFixture f;
        f.openReady("squeezenet1_1");
        const GroupSet group = f.window.document().version()->plan.group(GroupId(2));
        f.window.document().setNote(group, "ask the team");
        f.window.selection().selectGroup(GroupId(2));
        QVERIFY(f.label("inspectorNotes").contains("ask the team"));
        QVERIFY(planText(f.window.document().record(), f.window.document().graph()).find("ask the team") !=
                std::string::npos);
        f.window.actions().undo->trigger();
        QVERIFY(!f.label("inspectorNotes").contains("ask the team"));
    }

    void overridesAreSaidOfWhatTheyConcern() {
        WorkFixture f;
        f.openReady("squeezenet1_1");
        f.window.selection().selectGroup(GroupId(2));
        QTRY_VERIFY(f.window.actions().lockGroup->isEnabled());
        f.window.actions().lockGroup->trigger();
        QVERIFY(f.label("inspectorNotes").contains("Locked"));
        QVERIFY(f.window.canvas().plan()->view.groups[2].isLocked);
        f.window.selection().clear();
        QVERIFY(f.label("inspectorNotes").contains("1 locked group"));
    }

    void anAcceleratorIsEditedWhole() {
        Accelerator before;
        before.bufferBytes = 300'001;
        AcceleratorDialog untouched(before);
        untouched.accept();
        QVERIFY(untouched.accelerator() == before);
        AcceleratorDialog dialog(before);
        auto& buffer = *dialog.findChild<QLineEdit*>("acceleratorBuffer");
        buffer.selectAll();
        QTest::keyClicks(&buffer, "12 KB");
        dialog.accept();
        QCOMPARE(dialog.result(), 0);  // "KB" could mean either
        QVERIFY(!dialog.findChild<QLabel*>("acceleratorError")->text().isEmpty());
        buffer.selectAll();
        QTest::keyClicks(&buffer, "512 KiB");
        dialog.findChild<QSpinBox*>("acceleratorActivationBits")->setValue(8);
        dialog.findChild<QComboBox*>("acceleratorScheme")->setCurrentIndex(1);
        dialog.accept();
        QCOMPARE(dialog.accelerator().bufferBytes, 512 * 1024);
        QCOMPARE(dialog.accelerator().activationBits, 8);
        QVERIFY(dialog.accelerator().scheme == Scheme::Brr);
        QCOMPARE(dialog.accelerator().weightBits, before.weightBits);
    }

    void ticksAreRound() {
        QCOMPARE(linearTicks(12, 95, 4), (std::vector<double>{50}));
        QCOMPARE(linearTicks(0, 100, 5), (std::vector<double>{0, 20, 40, 60, 80, 100}));
        QCOMPARE(powerTicks(1, 5000), (std::vector<double>{1, 10, 100, 1000}));
        QCOMPARE(powerTicks(20, 90), (std::vector<double>{20, 90}));
    }

    void settingsTakeEffectAtOnce() {
        WorkFixture f;
        auto& motion = f.widget<QCheckBox>("reducedMotion");
        QVERIFY(!motion.isChecked());
        QTimer::singleShot(0, [&] {
            auto* const dialog = f.window.findChild<SettingsDialog*>();
            dialog->findChild<QCheckBox*>("settingsMotion")->setChecked(true);
            dialog->findChild<QComboBox*>("settingsTheme")->setCurrentIndex(static_cast<int>(ThemeChoice::Dark));
            auto* const language = dialog->findChild<QComboBox*>("settingsLanguage");
            language->setCurrentIndex(language->findData(QStringLiteral("de")));
            dialog->accept();
        });
        f.window.actions().settings->trigger();
        QVERIFY(motion.isChecked());
        QVERIFY(f.window.appearance().choice() == ThemeChoice::Dark);
        QVERIFY(loadPreferences().reducesMotion);
        QCOMPARE(loadPreferences().language, QStringLiteral("de"));
        f.window.appearance().choose(ThemeChoice::Light);
    }

    void docksAreThereAgain() {
        {
            WorkFixture f;
            f.openReady("alexnet");
            f.window.actions().showSearches->trigger();
            f.window.actions().showHistory->trigger();
            f.window.close();
        }
        WorkFixture f;
        f.openReady("alexnet");
        QVERIFY(f.window.actions().showSearches->isChecked() && f.window.actions().showHistory->isChecked());
        QVERIFY(!f.window.actions().showCurve->isChecked());
        QTRY_VERIFY(f.widget<QWidget>("searchesPanel").isVisible() || f.widget<QWidget>("history").isVisible());
    }

    void perspectivesShowWhatTheyAreFor() {
        WorkFixture f;
        f.openReady("alexnet");
        const auto perspectives = f.window.actions().perspectives->actions();
        perspectives[1]->trigger();
        QVERIFY(f.widget<QWidget>("searchesPanel").isVisible());
        perspectives[0]->trigger();
        QVERIFY(!f.widget<QWidget>("searchesPanel").isVisible());
        QVERIFY(f.table().isVisible());
        perspectives.back()->trigger();
        QVERIFY(!f.table().isVisible());
    }
};

FUSESCOPE_UI_TEST(TestWork)
#include "tst_work.moc"
