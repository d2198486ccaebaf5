// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include <QXmlStreamReader>

#include "core/io/bar_chart.h"
#include "core/io/line_chart.h"

using namespace fusescope;

class TestBarChart : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void isWellFormedWhateverTheNames() {
        const BarChart chart{"a < b & \"c\"", {"x<y", "z"}, {{"one", {0.25, 1}}, {"two", {0, 0.5}}}, "share"};
        QXmlStreamReader xml(QString::fromStdString(barChartSvg(chart)));
        QStringList tooltips;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == QStringLiteral("title")) tooltips << xml.readElementText();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(tooltips, (QStringList{"a < b & \"c\"", "x<y, one: 25.00 %", "x<y, two: 0.00 %", "z, one: 100.00 %",
                                        "z, two: 50.00 %"}));
    }

    void aFullBarIsAsHighAsThePlot() {
        const BarChart chart{"t", {"half", "full"}, {{"s", {0.5, 1}}}, "share"};
        const QString svg = QString::fromStdString(barChartSvg(chart));
        QVERIFY(svg.contains("height=\"100.0\""));
        QVERIFY(svg.contains("height=\"200.0\""));
    }

    /// The least values are in the lower left corner of the plot, the greatest in the upper right one.
    void linesSpanThePlot() {
        const LineChart chart{"<t>", "plans", "MB", {{"a&b", {{0, 1}, {5, 2}, {10, 3}}}, {"flat", {{0, 3}, {10, 3}}}}};
        const QString svg = QString::fromStdString(lineChartSvg(chart));
        QVERIFY2(svg.contains("d=\"M64.0 264.0L284.0 154.0L504.0 44.0\""), qPrintable(svg));
        QVERIFY(svg.contains("d=\"M64.0 44.0L504.0 44.0\""));
        for (const LineChart& any : {chart, LineChart{}, LineChart{"t", "x", "y", {{"one", {{1, 1}}}}}}) {
            QXmlStreamReader xml(QString::fromStdString(lineChartSvg(any)));
            while (!xml.atEnd()) xml.readNext();
            QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        }
    }
};

QTEST_APPLESS_MAIN(TestBarChart)
#include "tst_bar_chart.moc"
