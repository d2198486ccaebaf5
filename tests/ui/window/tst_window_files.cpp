// SPDX-License-Identifier: Apache-2.0
// Files in and out of the window, and that nothing is lost when one of them is bad.
#include <sys/resource.h>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>

#include <csignal>
#include <fstream>

#include "core/io/atomic_file.h"
#include "core/base/data_dir.h"
#include "core/io/plan_file.h"
#include "tests/ui/support/window_fixture.h"
#include "ui/document/file_kind.h"
#include "ui/panels/guide_window.h"
#include "ui/window/exchange_link.h"

using namespace fusescope;

class TestWindowFiles : public QObject {
    Q_OBJECT

 private:
    QTemporaryDir folder_;

    std::filesystem::path path(const std::string& name) const { return folder_.path().toStdString() + "/" + name; }

    /// Presses `button` of the question that comes up next.
    static void answer(QMessageBox::StandardButton button) {
        QTimer::singleShot(0, qApp, [button] {
            auto* const box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            QVERIFY(box);
            QTest::mouseClick(box->button(button), Qt::LeftButton);
        });
    }
    static void findBest(WindowFixture& f) {
        f.click("findBestPlan");
        QTRY_VERIFY(f.window.document().isModified() && f.isReady());
    }

 private Q_SLOTS:
    void init() {
        failOnAnyWarning();
        QSettings().clear();
    }

    void savesAPlanAndOpensItAgain() {
        WindowFixture f;
        f.open("resnet18");
        QTRY_VERIFY(f.isReady());
        findBest(f);
        const FusionPlan best = f.window.document().version()->plan;
        QVERIFY(f.window.workbench().save(QString::fromStdString(path("best.yaml").string())));
        QVERIFY(!f.window.isWindowModified());
        QCOMPARE(f.window.windowTitle(), QStringLiteral("resnet18.onnx — best.yaml[*] — Fusescope"));

        WindowFixture other;
        other.window.openFiles(requestFor({samplePath("resnet18"), path("best.yaml")}));
        QTRY_VERIFY(other.isReady());
        QCOMPARE(other.window.document().version()->plan, best);
        QCOMPARE(other.window.document().version()->provenance.algorithm, std::string("optimal"));
        QVERIFY(!other.window.isWindowModified());
        QVERIFY(other.window.workbench().save(QString::fromStdString(path("again.yaml").string())));
        const OpGraph& graph = other.window.document().graph();
        const std::string& print = other.window.document().model().content->fingerprint;
        QCOMPARE(readPlan(path("again.yaml"), graph, print).record, readPlan(path("best.yaml"), graph, print).record);
    }

    void leavesTheDocumentAloneWhenAFileIsBad_data() {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"another model's plan", "unknown op", "no plan", "no model", "bad accelerator"})
            QTest::newRow(kind) << kind;
    }
    void leavesTheDocumentAloneWhenAFileIsBad() {
        QFETCH(QString, kind);
        WindowFixture f;
        f.open("resnet18");
        QTRY_VERIFY(f.isReady());
        findBest(f);
        f.window.document().save(path("kept.yaml"));
        const auto version = f.window.document().version();
        const auto pricing = f.window.document().pricing();
        f.window.openFiles(badRequest(kind));
        QTRY_VERIFY(!f.label("bannerTitle").isEmpty());
        QTRY_VERIFY(!f.window.workbench().isBusy());
        QCOMPARE(f.window.document().version(), version);
        QCOMPARE(f.window.document().pricing(), pricing);
        QCOMPARE(f.window.document().planFile(), path("kept.yaml"));
        QCOMPARE(f.window.document().undoStack().count(), 1);
        QVERIFY(f.window.canvas().scene());
    }

    /// A file may not grow any more: what a full disk says to whoever writes.
    void aFullDiskKeepsThePlanAndTheFile() {
        WindowFixture f;
        f.open("alexnet");
        QTRY_VERIFY(f.isReady());
        const QString file = QString::fromStdString(path("full.yaml").string());
        QVERIFY(f.window.workbench().save(file));
        const std::string before = readWholeFile(path("full.yaml"));
        findBest(f);
        const auto version = f.window.document().version();
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit{};
        ::getrlimit(RLIMIT_FSIZE, &limit);
        const rlimit none{0, limit.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &none);
        const bool isSaved = f.window.workbench().save(file);
        ::setrlimit(RLIMIT_FSIZE, &limit);
        QVERIFY(!isSaved);
        QVERIFY2(f.label("bannerTitle").startsWith("Cannot write the file"), qPrintable(f.label("bannerTitle")));
        QCOMPARE(f.window.document().version(), version);
        QVERIFY(f.window.document().isModified());
        QCOMPARE(readWholeFile(path("full.yaml")), before);
        QVERIFY(f.window.workbench().save(file));  // there is room again
        QVERIFY(!f.window.document().isModified());
    }

    void placesThatCannotBeWrittenKeepThePlan_data() {
        QTest::addColumn<QString>("place");
        QTest::newRow("through a file") << QString::fromStdString((samplePath("alexnet") / "plan.yaml").string());
        QTest::newRow("read-only") << QStringLiteral("/proc/plan.yaml");
        QTest::newRow("no folder") << QString::fromStdString(path("none/plan.yaml").string());
    }
    void placesThatCannotBeWrittenKeepThePlan() {
        QFETCH(QString, place);
        WindowFixture f;
        f.open("alexnet");
        QTRY_VERIFY(f.isReady());
        findBest(f);
        QVERIFY(!f.window.workbench().save(place));
        QVERIFY(f.label("bannerTitle").startsWith("Cannot write the file"));
        QVERIFY(f.window.document().isModified() && f.window.document().planFile().empty());
    }

    void filesThatVanishAreNoLoss() {
        std::filesystem::copy_file(samplePath("alexnet"), path("gone.onnx"));
        WindowFixture f;
        f.window.openFiles(requestFor({path("gone.onnx")}));
        QTRY_VERIFY(f.isReady());
        QVERIFY(f.window.workbench().save(QString::fromStdString(path("gone.yaml").string())));
        findBest(f);
        std::filesystem::remove(path("gone.onnx"));
        std::filesystem::remove(path("gone.yaml"));
        QTest::qWait(500);  // whoever watches files has seen it
        QVERIFY(f.window.document().hasModel() && f.window.document().isModified());
        f.window.document().undoStack().undo();
        f.window.document().undoStack().redo();
        QVERIFY(f.window.workbench().save(QString::fromStdString(path("gone.yaml").string())));
        QVERIFY(std::filesystem::exists(path("gone.yaml")));
        std::ofstream(path("cut.onnx")) << readWholeFile(samplePath("alexnet")).substr(0, 1000);
        f.window.openFiles(requestFor({path("cut.onnx")}));
        QTRY_VERIFY(f.label("bannerTitle").contains("cut short"));
        QCOMPARE(f.window.document().model().content->fileName, std::string("gone.onnx"));
    }

    void brokenSettingsAreLeftOut() {
        {
            QSettings settings;
            for (const char* const key : {"window/version", "window/geometry", "window/splitter", "window/groups",
                                          "window/inspector", "window/docks", "theme", "recentFiles", "folder"})
                settings.setValue(QLatin1String(key), QByteArray("\xff\x00@Rect()\n[", 10));
            settings.sync();
            QFile file(settings.fileName());
            QVERIFY(file.open(QIODevice::Append));
            file.write("\n[General\n=\ntheme=@Rect(1 2)\nfolder=\\x\n[window]\ngeometry=@ByteArray(\\x1\\xd9)\n\xff");
        }
        WindowFixture f;
        f.open("alexnet");
        QTRY_VERIFY(f.isReady());
        QVERIFY(f.window.isVisible() && f.window.width() > 100);
    }

    void theSecondOfTwoWithOnePlanIsTold() {
        WindowFixture first;
        first.open("alexnet");
        QTRY_VERIFY(first.isReady());
        QVERIFY(first.window.workbench().save(QString::fromStdString(path("shared.yaml").string())));
        {
            WindowFixture second;
            second.window.openFiles(requestFor({samplePath("alexnet"), path("shared.yaml")}));
            QTRY_COMPARE(second.label("bannerTitle"), QStringLiteral("shared.yaml is open in another Fusescope."));
            QVERIFY(second.window.workbench().save(QString::fromStdString(path("mine.yaml").string())));
        }
        QVERIFY(first.label("bannerTitle").isEmpty());
        first.window.workbench().save(QString::fromStdString(path("other.yaml").string()));
        WindowFixture third;  // the first has given it up
        third.window.openFiles(requestFor({samplePath("alexnet"), path("shared.yaml")}));
        QTRY_VERIFY(third.isReady());
        QTest::qWait(100);
        QVERIFY2(third.label("bannerTitle").isEmpty(), qPrintable(third.label("bannerTitle")));
    }

    void opensWhatIsDropped() {
        WindowFixture f;
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(QString::fromStdString(samplePath("alexnet").string()))});
        QDragEnterEvent enter({200, 200}, Qt::CopyAction, &files, Qt::LeftButton, {});
        QApplication::sendEvent(&f.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({200, 200}, Qt::CopyAction, &files, Qt::LeftButton, {});
        QApplication::sendEvent(&f.window, &drop);
        QTRY_VERIFY(f.isShowing("alexnet"));
    }

    void asksBeforeAPlanIsLost() {
        WindowFixture f;
        f.open("resnet18");
        QTRY_VERIFY(f.isReady());
        findBest(f);
        answer(QMessageBox::Cancel);
        QVERIFY(!f.window.close());
        QVERIFY(f.window.isVisible());
        answer(QMessageBox::Cancel);
        f.open("alexnet");
        QVERIFY(!f.window.workbench().isBusy());
        f.window.document().save(path("resnet18.yaml"));
        f.window.document().undoStack().undo();
        answer(QMessageBox::Save);  // to the file it has
        QVERIFY(f.window.close());
        RunControl control;
        const auto saved = readPlan(path("resnet18.yaml"), f.window.document().graph(),
                                    f.window.document().model().content->fingerprint);
        QCOMPARE(saved.record.plan, FusionPlan::singletons(49));
    }

    void closesWithoutAskingWhenNothingIsLost() {
        WindowFixture f;
        f.open("alexnet");
        QTRY_VERIFY(f.isReady());
        QVERIFY(f.window.close());
    }

    void opensAModelWithOpenSizesAndAsksForThem() {
        WindowFixture f;
        OpenRequest request;
        request.modelFile = FUSESCOPE_TEST_DATA "/bad_models/missing_input_shape.onnx";
        f.window.openFiles(request);
        QTRY_VERIFY(f.isReady());
        QVERIFY2(f.label("bannerTitle").startsWith("The model leaves sizes open"), qPrintable(f.label("bannerTitle")));
        const auto missing = f.window.document().model().content->missingDims;
        QVERIFY(!missing.empty());
        QTimer::singleShot(0, qApp, [] {
            auto* const dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            for (QLineEdit* const field : dialog->findChildren<QLineEdit*>())
                QTest::keyClicks(field, field->placeholderText());
            dialog->accept();
        });
        f.click("bannerAction");
        QTRY_VERIFY(f.window.document().model().content->missingDims.empty());
        QTRY_VERIFY(f.isReady());
        QVERIFY(f.label("bannerTitle").isEmpty());
    }

    void writesPictures() {
        WindowFixture f;
        f.open("resnet18");
        QTRY_VERIFY(f.isReady());
        for (const auto& [name, form] :
             {std::pair("picture.svg", PictureForm::Svg), {"picture.pdf", PictureForm::Pdf}}) {
            f.window.exchange().writePicture(path(name), form);
            QTRY_VERIFY(!f.window.exchange().jobs().isRunning());
            QVERIFY(std::filesystem::file_size(path(name)) > 1000);
        }
        f.window.exchange().writePicture(path("picture.png"), PictureForm::Png);
        QTRY_VERIFY(!f.window.exchange().jobs().isRunning());
        QVERIFY(!QImage(QString::fromStdString(path("picture.png").string())).isNull());
    }

    void writesReportsWithTheSearchesOfTheWindow() {
        WindowFixture f;
        f.open("resnet18");
        QTRY_VERIFY(f.isReady());
        QVERIFY(f.window.actions().exportReport->isEnabled());
        f.window.exchange().writeReport(path("report.html"), ReportForm::Html);
        QTRY_VERIFY_WITH_TIMEOUT(!f.window.exchange().jobs().isRunning(), 60'000);
        std::ifstream file(path("report.html"));
        const std::string text(std::istreambuf_iterator<char>(file), {});
        QVERIFY(text.find("Fusion plan of resnet18.onnx") != std::string::npos);
        QVERIFY(text.find("Other buffers") != std::string::npos);
    }

    void plansGoToOtherToolsAndComeBackAsOneStep() {
        WindowFixture f;
        f.open("resnet18");
        QTRY_VERIFY(f.isReady());
        f.window.exchange().writeForTool(path("copy.onnx"), "onnx");
        QTRY_VERIFY(std::filesystem::exists(path("copy.onnx")));
        f.click("findBestPlan");
        QTRY_VERIFY(f.window.document().version()->plan.groupCount() < f.window.document().graph().opCount());
        QTRY_VERIFY(f.isReady());
        const FusionPlan best = f.window.document().version()->plan;
        f.window.exchange().writeForTool(path("groups.csv"), "csv");
        QTRY_VERIFY(std::filesystem::exists(path("groups.csv")));
        f.window.actions().undo->trigger();
        QVERIFY(f.window.document().version()->plan != best);
        f.window.exchange().readDecisions(path("groups.csv"), "csv");
        QTRY_VERIFY(f.window.document().version()->plan == best);
        f.window.actions().undo->trigger();
        QVERIFY(f.window.document().version()->plan != best);
    }

    void decisionsOfAnotherModelChangeNothing() {
        WindowFixture f;
        f.open("resnet18");
        QTRY_VERIFY(f.isReady());
        const FusionPlan before = f.window.document().version()->plan;
        std::ofstream(path("foreign.csv")) << "op_name,group\nnobody,1\n";
        f.window.exchange().readDecisions(path("foreign.csv"), "csv");
        QTRY_VERIFY(!f.label("bannerTitle").isEmpty());
        QVERIFY(f.window.document().version()->plan == before);
    }

    /// Pictures and pages; nothing that is only in the sources, or in a network.
    void linksOfTheGuideLeadToWhatIsInstalled() {
        int links = 0;
        const QDir guide(QString::fromStdString((dataDir() / "guide").string()));
        for (const QString& page : guide.entryList({"*.md"})) {
            QFile file(guide.filePath(page));
            QVERIFY(file.open(QIODevice::ReadOnly));
            static const QRegularExpression kLink("\\]\\(([^)#]+)(#[^)]*)?\\)");
            const QString text = QString::fromUtf8(file.readAll());
            for (auto found = kLink.globalMatch(text); found.hasNext(); ++links) {
                const QString target = found.next().captured(1);
                QVERIFY2(guide.exists(target) && (!target.contains('/') || target.startsWith("../screenshots/")),
                         qPrintable(page + ": " + target));
            }
        }
        QVERIFY(links > 15);
    }

    void theGuideOpensAndItsPagesAreThere() {
        WindowFixture f;
        f.window.actions().guide->trigger();
        auto* const guide = f.window.findChild<GuideWindow*>();
        QVERIFY(guide && guide->isVisible());
        auto* const pages = guide->findChild<QListWidget*>();
        QCOMPARE(pages->count(), 8);
        auto* const page = guide->findChild<QTextBrowser*>();
        for (int row = 0; row < pages->count(); ++row) {
            pages->setCurrentRow(row);
            QVERIFY2(page->toPlainText().size() > 300, qPrintable(pages->item(row)->text()));
        }
        guide->showPage("tutorial");
        QVERIFY(guide->findNext("EfficientNet"));
        QVERIFY(!guide->findNext("no such words here"));
    }

 private:
    OpenRequest badRequest(const QString& kind) const {
        OpenRequest request;
        if (kind == "another model's plan") {
            Document other;
            other.show(openedSample("alexnet"));
            other.save(path("alexnet.yaml"));
            request.planFile = path("alexnet.yaml");
        } else if (kind == "unknown op") {
            Document same;
            same.show(openedSample("resnet18"));
            std::string text = planText(same.record(), same.graph());
            const std::string name = same.graph().op(OpId(5)).name;
            text.replace(text.find(name), name.size(), "/nowhere/Conv");
            std::ofstream(path("unknown.yaml")) << text;
            request.planFile = path("unknown.yaml");
        } else if (kind == "no plan") {
            std::ofstream(path("text.yaml")) << "schema: fusescope/plan/1\ngroups: 7\n";
            request.planFile = path("text.yaml");
        } else if (kind == "no model") {
            std::ofstream(path("text.onnx")) << "this is no model";
            request.modelFile = path("text.onnx");
        } else {
            std::ofstream(path("hw.yaml")) << "schema: fusescope/accelerator/1\nname: x\nbuffer: 64KB\n";
            request.hardwareFile = path("hw.yaml");
        }
        return request;
    }
};

FUSESCOPE_UI_TEST(TestWindowFiles)
#include "tst_window_files.moc"
