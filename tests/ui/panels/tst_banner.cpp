// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/banner.h"

#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>

#include "tests/ui/support/ui_test.h"

using namespace fusescope;

class TestBanner : public QObject {
    Q_OBJECT

 private:
    static QPushButton& button(const Banner& banner, const char* name) {
        return *banner.findChild<QPushButton*>(QString::fromLatin1(name));
    }

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void copiesAllItSaysAndCloses() {
        Banner banner;
        QVERIFY(banner.isHidden());
        banner.showMessage(messageFor(Error("op \"a\" is in two groups", "plan.yaml:12", "keep one")));
        QVERIFY(banner.isVisible());
        QVERIFY(button(banner, "bannerAction").isHidden());
        QTest::mouseClick(&button(banner, "bannerCopy"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("Op \"a\" is in two groups.\nplan.yaml:12 · Keep one."));
        QTest::mouseClick(&button(banner, "bannerClose"), Qt::LeftButton);
        QVERIFY(banner.isHidden());
    }

    void offersWhatCanBeDone() {
        Banner banner;
        int requests = 0;
        banner.showMessage({Severity::Warning, QStringLiteral("Sizes are missing."), {}},
                           QStringLiteral("Enter sizes…"), [&] { ++requests; });
        QTest::mouseClick(&button(banner, "bannerAction"), Qt::LeftButton);
        QCOMPARE(requests, 1);
        QVERIFY(banner.isHidden());
    }
};

FUSESCOPE_UI_TEST(TestBanner)
#include "tst_banner.moc"
