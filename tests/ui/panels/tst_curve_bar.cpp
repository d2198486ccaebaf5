// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/curve_bar.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "tests/ui/support/ui_test.h"

using namespace fusescope;

class TestCurveBar : public QObject {
    Q_OBJECT

 private:
    struct Fixture {
        CurveBar bar;
        QSignalSpy requests{&bar, &CurveBar::computeRequested};

        Fixture() {
            bar.setComputable(true);
            bar.show();
        }
        template <class Widget>
        Widget& part(const char* name) {
            return *bar.findChild<Widget*>(QString::fromLatin1(name));
        }
        void type(const char* field, const QString& text) {
            part<QLineEdit>(field).selectAll();
            QTest::keyClicks(&part<QLineEdit>(field), text);
        }
        void compute() { QTest::mouseClick(&part<QPushButton>("computeCurve"), Qt::LeftButton); }
    };

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void asksForTheRangeInItsFields() {
        Fixture f;
        f.compute();
        QCOMPARE(f.requests.count(), 1);
        QCOMPARE(f.requests[0][0].toLongLong(), 64 * 1024);
        QCOMPARE(f.requests[0][1].toLongLong(), 4 * 1024 * 1024);
        f.type("curveLeast", QStringLiteral("1MiB"));
        QTest::keyClick(&f.part<QLineEdit>("curveLeast"), Qt::Key_Return);
        QCOMPARE(f.requests[1][0].toLongLong(), 1024 * 1024);
    }

    void refusesARangeInline_data() {
        QTest::addColumn<QString>("least");
        QTest::addColumn<QString>("most");
        QTest::addColumn<QString>("said");
        QTest::newRow("ambiguous") << "64KB"
                                   << "4MiB"
                                   << "KiB";
        QTest::newRow("no number") << "64KiB"
                                   << "much"
                                   << "not a byte count";
        QTest::newRow("backwards") << "1MiB"
                                   << "64KiB"
                                   << "smaller";
        QTest::newRow("a point") << "64KiB"
                                 << "64KiB"
                                 << "smaller";
    }
    void refusesARangeInline() {
        QFETCH(QString, least);
        QFETCH(QString, most);
        QFETCH(QString, said);
        Fixture f;
        f.type("curveLeast", least);
        f.type("curveMost", most);
        f.compute();
        QCOMPARE(f.requests.count(), 0);
        QVERIFY(f.part<QLabel>("curveError").isVisible());
        QVERIFY2(f.part<QLabel>("curveError").text().contains(said), qPrintable(f.part<QLabel>("curveError").text()));
        f.type("curveLeast", QStringLiteral("64KiB"));  // and it can be mended
        f.type("curveMost", QStringLiteral("128KiB"));
        QVERIFY(!f.part<QLabel>("curveError").isVisible());
        f.compute();
        QCOMPARE(f.requests.count(), 1);
    }

    void offersToStopWhileItRuns() {
        Fixture f;
        QSignalSpy stops(&f.bar, &CurveBar::stopRequested);
        QVERIFY(!f.part<QPushButton>("stopCurve").isVisible());
        Progress progress;
        progress.total = 1000;
        f.bar.showProgress(progress);
        QVERIFY(!f.part<QPushButton>("computeCurve").isEnabled());
        QTest::mouseClick(&f.part<QPushButton>("stopCurve"), Qt::LeftButton);
        QCOMPARE(stops.count(), 1);
        f.bar.endProgress();
        QVERIFY(f.part<QPushButton>("computeCurve").isEnabled());
        f.bar.setComputable(false);
        QVERIFY(!f.part<QPushButton>("computeCurve").isEnabled());
    }
};

FUSESCOPE_UI_TEST(TestCurveBar)
#include "tst_curve_bar.moc"
