// SPDX-License-Identifier: Apache-2.0
// The buffer curve in the window, by mouse and keys.
#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QProgressBar>
#include <QXmlStreamReader>

#include "tests/ui/support/window_fixture.h"
#include "ui/panels/buffer_slider.h"
#include "ui/plots/step_plot.h"
#include "ui/window/curve_link.h"

using namespace fusescope;

class TestCurve : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        QAction& showCurve = *window.actions().showCurve;

        StepPlot& plot() { return *window.findChild<StepPlot*>(); }
        BufferSlider& slider() { return *window.findChild<BufferSlider*>(); }
        QAbstractItemView& stopped() { return *window.findChild<QAbstractItemView*>(QStringLiteral("stoppedGroups")); }
        bool isRunning() { return window.findChild<QPushButton*>(QStringLiteral("stopCurve"))->isVisible(); }
        bool isPreviewing() {
            return window.canvas().plan()->view.betaBytes != window.document().accelerator().bufferBytes;
        }
        QPoint onSlider(std::int64_t bytes) {
            const QPoint onScreen = plot().mapToGlobal(QPoint(qRound(plot().frame().x(bytes)), 0));
            return {slider().mapFromGlobal(onScreen).x(), slider().height() / 2};
        }
        void type(const char* field, const QString& text) {
            auto& edit = *window.findChild<QLineEdit*>(QString::fromLatin1(field));
            edit.selectAll();
            QTest::keyClicks(&edit, text);
        }
    };

    /// ResNet-18 at its best, with its curve from 128 KiB to 1 MiB.
    static void compute(Fixture& f) {
        f.open("resnet18");
        QTRY_VERIFY(f.isReady());
        f.click("findBestPlan");
        QTRY_VERIFY(f.isReady() && f.window.document().undoStack().count() == 1);
        QTest::keyClick(&f.window, Qt::Key_3, Qt::ControlModifier);
        QVERIFY(f.plot().isVisible());
        f.type("curveLeast", QStringLiteral("128 KiB"));
        f.type("curveMost", QStringLiteral("1 MiB"));
        f.click("computeCurve");
        QTRY_VERIFY_WITH_TIMEOUT(!f.isRunning() && !f.plot().content().isEmpty(), 60'000);
    }

 private Q_SLOTS:
    void init() {
        failOnAnyWarning();
        QSettings().clear();
    }

    void isHiddenUntilAskedFor() {
        Fixture f;
        QVERIFY(!f.plot().isVisible());
        QVERIFY(!f.showCurve.isEnabled());
        f.open("alexnet");
        QTRY_VERIFY(f.isReady());
        QVERIFY(!f.plot().isVisible());
        QTest::keyClick(&f.window, Qt::Key_3, Qt::ControlModifier);
        QVERIFY(f.plot().isVisible() && f.plot().content().isEmpty());
        QVERIFY(!f.slider().isVisible());
        f.click("closeCurve");
        QVERIFY(!f.plot().isVisible() && !f.showCurve.isChecked());
    }

    void computesWithOneButton() {
        Fixture f;
        compute(f);
        QCOMPARE(f.plot().content().leastBytes, 128 * 1024);
        QCOMPARE(*f.plot().content().markerBytes, 256 * 1024);
        QVERIFY(f.label("curveNote").contains("proven"));
        QCOMPARE(f.slider().bytes(), 256 * 1024);
        QVERIFY(f.label("whatIfSentence").startsWith("This is the buffer of now"));
        QVERIFY(f.label("bestThere").endsWith("as much as your plan now."));
        QCOMPARE(*f.window.document().boundBytes(), f.dramBytes());
    }

    void stopKeepsTheUpperPart() {
        Fixture f;
        f.open("efficientnet_b3");
        QTRY_VERIFY(f.isReady());
        f.showCurve.trigger();
        f.click("computeCurve");
        QVERIFY(f.window.actions().stop->isEnabled());
        auto& progress = *f.window.findChild<QProgressBar*>(QStringLiteral("curveProgress"));
        QTRY_VERIFY_WITH_TIMEOUT(progress.value() > 0, 60'000);
        f.click("stopCurve");
        QTRY_VERIFY_WITH_TIMEOUT(!f.isRunning(), 60'000);
        QVERIFY(!f.plot().content().isEmpty());
        QVERIFY2(f.label("curveNote").startsWith("Stopped: known from"), qPrintable(f.label("curveNote")));
        QVERIFY(f.plot().content().steps.front().fromBytes > 64 * 1024);
        QVERIFY(!f.plot().content().stepAt(64 * 1024));
        f.slider().setFocus();
        QTest::keyClick(&f.slider(), Qt::Key_Home);
        QVERIFY2(f.label("bestThere").contains("not known"), qPrintable(f.label("bestThere")));
    }

    void closesCleanlyWhileItRunsAndPreviews() {
        Fixture f;
        compute(f);
        f.type("curveLeast", QStringLiteral("1 KiB"));
        f.click("computeCurve");
        QVERIFY(f.isRunning());
        f.slider().setFocus();
        QTest::keyClick(&f.slider(), Qt::Key_Left);
        QVERIFY(f.isPreviewing());
    }

    void hoverSaysTheStep() {
        Fixture f;
        compute(f);
        QTest::mouseMove(&f.plot(), QPoint(qRound(f.plot().frame().x(200 * 1024)), f.plot().height() / 2));
        QTRY_VERIFY2(f.plot().pointedWords().contains("in all"), qPrintable(f.plot().pointedWords()));
        QVERIFY(f.plot().pointedWords().startsWith("From "));
    }

    void slidingPreviewsAndGoesBack() {
        Fixture f;
        compute(f);
        const auto version = f.window.document().version();
        QTest::mousePress(&f.slider(), Qt::LeftButton, {}, f.onSlider(130 * 1024));
        QVERIFY(f.slider().bytes() < 140 * 1024);
        QVERIFY(f.isPreviewing());
        QCOMPARE(f.window.canvas().plan()->view.betaBytes, f.slider().bytes());
        const bool isAnyInvalid =
            std::ranges::any_of(f.window.canvas().plan()->shapes, [](const GroupShape& shape) { return !shape.fits; });
        QVERIFY(isAnyInvalid);
        QTest::mouseRelease(&f.slider(), Qt::LeftButton, {}, f.onSlider(130 * 1024));
        QVERIFY(!f.isPreviewing());
        QVERIFY2(f.label("whatIfSentence").contains("stop"), qPrintable(f.label("whatIfSentence")));
        QVERIFY(f.stopped().model()->rowCount() > 0);
        QCOMPARE(f.window.document().version(), version);
        QCOMPARE(f.window.document().accelerator().bufferBytes, 256 * 1024);
        const QModelIndex first = f.stopped().model()->index(0, 0);
        QTest::mouseClick(f.stopped().viewport(), Qt::LeftButton, {}, f.stopped().visualRect(first).center());
        QVERIFY(f.window.selection().isGroup());
        QCOMPARE(f.selectedGroup(), f.window.selection().group().value());
        QVERIFY(first.data().toString().startsWith(QStringLiteral("Group %1 ").arg(f.selectedGroup())));
    }

    void keysGoFromStepToStep() {
        Fixture f;
        compute(f);
        f.slider().setFocus();
        QTest::keyClick(&f.slider(), Qt::Key_Left);
        const auto& steps = f.plot().content().steps;
        QVERIFY(std::ranges::any_of(steps, [&](const PlotStep& s) { return s.fromBytes == f.slider().bytes(); }));
        QVERIFY(f.isPreviewing());
        f.click("closeCurve");
        QVERIFY(!f.isPreviewing());
    }

    void usesTheBuffer() {
        Fixture f;
        compute(f);
        const FusionPlan plan = f.window.document().version()->plan;
        QTest::mouseClick(&f.slider(), Qt::LeftButton, {}, f.onSlider(512 * 1024));
        const std::int64_t bytes = f.slider().bytes();
        f.click("useBuffer");
        QTRY_COMPARE(f.window.document().accelerator().bufferBytes, bytes);
        QCOMPARE(f.window.document().version()->plan, plan);
        QCOMPARE(*f.plot().content().markerBytes, bytes);
        QVERIFY(!f.plot().content().isMuted);
        QVERIFY(f.window.document().boundBytes());  // the curve has proven it
        QVERIFY(*f.window.document().boundBytes() > 0);
    }

    void takesThePlanAndBack() {
        Fixture f;
        compute(f);
        const FusionPlan before = f.window.document().version()->plan;
        QTest::mouseClick(&f.slider(), Qt::LeftButton, {}, f.onSlider(512 * 1024));
        const std::int64_t bytes = f.slider().bytes();
        f.click("takePlan");
        QTRY_COMPARE(f.window.document().accelerator().bufferBytes, bytes);
        QVERIFY(f.window.document().version()->plan != before);
        QVERIFY(f.window.document().evaluation()->isValid());
        QCOMPARE(f.window.document().evaluation()->totalDramBytes(),
                 f.plot().content().steps[*f.plot().content().stepAt(bytes)].totalBytes());
        QCOMPARE(*f.window.document().boundBytes(), f.dramBytes());
        QCOMPARE(f.window.canvas().plan()->view.betaBytes, bytes);
        QTest::keyClick(&f.window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(f.window.document().version()->plan, before);
        QCOMPARE(f.window.document().accelerator().bufferBytes, 256 * 1024);
        QCOMPARE(f.slider().bytes(), 256 * 1024);
        QTest::keyClick(&f.window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(f.window.document().accelerator().bufferBytes, bytes);
    }

    void exportsPictureAndTable() {
        Fixture f;
        QTemporaryDir folder;
        QVERIFY(!f.window.findChild<QPushButton*>(QStringLiteral("exportCurve"))->isEnabled());
        compute(f);
        QVERIFY(f.window.findChild<QPushButton*>(QStringLiteral("exportCurve"))->isEnabled());
        auto& link = *f.window.findChild<CurveLink*>();
        const auto written = [&](const char* name) {
            link.exportTo(folder.filePath(name).toStdString());
            QFile file(folder.filePath(name));
            return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
        };
        const QString svg = written("curve.svg");
        QXmlStreamReader xml(svg);
        while (!xml.atEnd()) xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(svg.contains("DRAM access of resnet18.onnx by buffer size, LBDF, 16 bit"));
        QVERIFY(svg.contains("polyline"));
        const QStringList lines = written("curve.csv").split('\n', Qt::SkipEmptyParts);
        QVERIFY(lines.front().startsWith("model,buffer_bytes,dram_bytes"));
        QCOMPARE(static_cast<std::size_t>(lines.size()), f.plot().content().steps.size() + 1);
        const PlotStep& first = f.plot().content().steps.front();
        QVERIFY(lines[1].startsWith(
            QStringLiteral("resnet18.onnx,%1,%2,%3").arg(first.fromBytes).arg(first.lowerBytes).arg(first.upperBytes)));
        QVERIFY(f.label("bannerTitle").isEmpty());
        link.exportTo("/nonexistent/curve.svg");
        QVERIFY(!f.label("bannerTitle").isEmpty());
    }

    void usingABufferIsUndone() {
        Fixture f;
        compute(f);
        QTest::mouseClick(&f.slider(), Qt::LeftButton, {}, f.onSlider(512 * 1024));
        const std::int64_t bytes = f.slider().bytes();
        f.click("useBuffer");
        QTRY_COMPARE(f.window.document().accelerator().bufferBytes, bytes);
        QVERIFY(f.window.document().undoStack().undoText().startsWith("Buffer of "));
        QTest::keyClick(&f.window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(f.window.document().accelerator().bufferBytes, 256 * 1024);
        QCOMPARE(f.slider().bytes(), 256 * 1024);
    }

    void anotherSchemeMakesItOutOfDate() {
        Fixture f;
        compute(f);
        const GroupSet fusable = f.window.document().pricing()->problem.fusable;
        const std::int64_t dram = f.window.document().evaluation()->totalDramBytes();
        auto& scheme = *f.window.findChild<QComboBox*>(QStringLiteral("scheme"));
        QTest::keyClick(&scheme, Qt::Key_Down);
        QTRY_COMPARE(f.window.document().accelerator().scheme, Scheme::Brr);
        QVERIFY(f.window.document().pricing()->problem.fusable != fusable);
        QVERIFY(f.window.document().evaluation()->totalDramBytes() != dram);
        QVERIFY(f.plot().content().isMuted && !f.plot().content().isEmpty());
        QVERIFY(f.label("curveNote").startsWith("Out of date: this is the curve of resnet18.onnx on LBDF"));
        QVERIFY(f.label("bestThere").contains("out of date"));
        QVERIFY(!f.window.findChild<QPushButton*>(QStringLiteral("takePlan"))->isEnabled());
        QTest::keyClick(&scheme, Qt::Key_Up);
        QTRY_VERIFY(!f.plot().content().isMuted);
        QCOMPARE(f.window.document().pricing()->problem.fusable, fusable);
        QCOMPARE(f.window.document().evaluation()->totalDramBytes(), dram);
    }
};

FUSESCOPE_UI_TEST(TestCurve)
#include "tst_curve.moc"
