// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/step_plot.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include "tests/ui/support/ui_test.h"

using namespace fusescope;

class TestStepPlot : public QObject {
    Q_OBJECT

 private:
    /// Known from 96 KiB up.
    static StepPlotContent content() {
        StepPlotContent plot;
        plot.steps = {{96 * 1024, 60'000'000, 30'000'000, QStringLiteral("first")},
                      {256 * 1024, 50'000'000, 10'000'000, QStringLiteral("second")},
                      {512 * 1024, 40'000'000, 0, QStringLiteral("third")}};
        plot.leastBytes = 64 * 1024;
        plot.mostBytes = 1024 * 1024;
        plot.lowerName = QStringLiteral("lower");
        plot.upperName = QStringLiteral("upper");
        plot.totalName = QStringLiteral("total");
        plot.unknownText = QStringLiteral("not known");
        plot.markerBytes = 256 * 1024;
        plot.markerText = QStringLiteral("now");
        return plot;
    }

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void axisIsLogarithmic() {
        const StepPlotContent plot = content();
        const StepPlotFrame frame(plot, QRectF(0, 0, kPlotLeft + 400 + kPlotRight, 300), 12);
        QCOMPARE(frame.x(64 * 1024), kPlotLeft);  // four octaves on 400 pixels
        QCOMPARE(frame.x(128 * 1024), kPlotLeft + 100);
        QCOMPARE(frame.x(1024 * 1024), kPlotLeft + 400);
        QCOMPARE(frame.bufferBytesAt(kPlotLeft + 200), 256 * 1024);
        QCOMPARE(frame.bufferBytesAt(-50), 64 * 1024);
        QCOMPARE(frame.topBytes(), 100'000'000);  // 90 MB in ticks of 20 MB
        QCOMPARE(frame.y(0), frame.inside().bottom());
        QCOMPARE(frame.y(frame.topBytes()), frame.inside().top());
    }

    void findsTheStepOfABuffer() {
        const StepPlotContent plot = content();
        QVERIFY(!plot.stepAt(96 * 1024 - 1));
        QCOMPARE(*plot.stepAt(96 * 1024), std::size_t{0});
        QCOMPARE(*plot.stepAt(256 * 1024 - 1), std::size_t{0});
        QCOMPARE(*plot.stepAt(256 * 1024), std::size_t{1});
        QCOMPARE(*plot.stepAt(1024 * 1024), std::size_t{2});
        QVERIFY(!plot.stepAt(1024 * 1024 + 1));
    }

    void saysWhatIsPointedAt() {
        StepPlot plot;
        plot.resize(600, 240);
        plot.setContent(content());
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        const auto at = [&](std::int64_t bytes) {
            QTest::mouseMove(&plot, QPoint(qRound(plot.frame().x(bytes)), plot.height() / 2));
        };
        at(300 * 1024);
        QTRY_COMPARE(plot.pointedWords(), QStringLiteral("second"));
        QCOMPARE(plot.accessibleDescription(), QStringLiteral("second"));
        at(70 * 1024);
        QTRY_COMPARE(plot.pointedWords(), QStringLiteral("not known"));
        QTest::mouseMove(&plot, QPoint(4, plot.height() / 2));  // over the labels of the axis
        QTRY_COMPARE(plot.pointedWords(), QString());
    }

    void picksAPlaceWithTheMouse() {
        StepPlot plot;
        plot.resize(600, 240);
        plot.setContent(content());
        QSignalSpy picks(&plot, &StepPlot::picked);
        QSignalSpy releases(&plot, &StepPlot::released);
        QTest::mouseClick(&plot, Qt::LeftButton, {}, QPoint(qRound(plot.frame().x(512 * 1024)), 120));
        QCOMPARE(picks.count(), 1);
        QVERIFY(std::abs(picks[0][0].toLongLong() - 512 * 1024) < 8 * 1024);
        QCOMPARE(releases.count(), 1);
        plot.setContent({});
        QTest::mouseClick(&plot, Qt::LeftButton, {}, QPoint(300, 120));
        QCOMPARE(picks.count(), 1);
    }

    void paintsIntoSvgAndPdf() {
        QBuffer svg;
        QSvgGenerator generator;
        generator.setOutputDevice(&svg);
        generator.setSize({600, 300});
        QPainter painter(&generator);
        paintStepPlot(painter, QRectF(0, 0, 600, 300), content(), {}, lightTheme());
        painter.end();
        for (const char* const text : {">lower<", ">total<", ">128 KiB<", ">20 MB<", ">now<"})
            QVERIFY2(svg.data().contains(text), text);
        QBuffer pdf;
        QVERIFY(pdf.open(QIODevice::WriteOnly));
        QPdfWriter writer(&pdf);
        writer.setResolution(96);
        painter.begin(&writer);
        paintStepPlot(painter, QRectF(0, 0, 600, 300), content(), {}, lightTheme());
        painter.end();
        QVERIFY(pdf.data().startsWith("%PDF") && pdf.size() > 2000);
    }

    void greysWhatIsOutOfDate() {
        const auto picture = [](bool isMuted) {
            QImage image(600, 240, QImage::Format_RGB32);
            image.fill(Qt::white);
            StepPlotContent plot = content();
            plot.isMuted = isMuted;
            plot.markerBytes.reset();
            QPainter painter(&image);
            paintStepPlot(painter, image.rect(), plot, {}, lightTheme());
            return image;
        };
        const auto saturation = [](const QImage& image) {
            int most = 0;
            for (int y = 0; y < image.height(); y += 3)
                for (int x = 0; x < image.width(); x += 3) most = std::max(most, image.pixelColor(x, y).saturation());
            return most;
        };
        QVERIFY(saturation(picture(false)) > 60);
        QVERIFY(saturation(picture(true)) < 60);
        QVERIFY(picture(false) != picture(true));
    }
};

FUSESCOPE_UI_TEST(TestStepPlot)
#include "tst_step_plot.moc"
