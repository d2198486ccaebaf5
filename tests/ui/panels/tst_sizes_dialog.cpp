// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/sizes_dialog.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>

#include "tests/ui/support/ui_test.h"

using namespace fusescope;

class TestSizesDialog : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void asksOnceForEachSizeAndKeepsWhatWasKnown() {
        SizesDialog dialog({{"height", "x", 2}, {"height", "y", 2}, {"z", "z", -1}}, {{"width", "32"}});
        const auto fields = dialog.findChildren<QLineEdit*>();
        QCOMPARE(fields.size(), 2);
        QPushButton* open = nullptr;
        auto& box = *dialog.findChild<QDialogButtonBox*>();
        for (QAbstractButton* const button : box.buttons())
            if (box.buttonRole(button) == QDialogButtonBox::AcceptRole) open = static_cast<QPushButton*>(button);
        QVERIFY(!open->isEnabled());
        QTest::keyClicks(fields[0], QStringLiteral("0"));  // no size
        QVERIFY(fields[0]->text().isEmpty());
        QTest::keyClicks(fields[0], QStringLiteral("224"));
        QTest::keyClicks(fields[1], QStringLiteral("1x3x8x8"));
        QVERIFY(open->isEnabled());
        const std::map<std::string, std::string> expected{{"height", "224"}, {"width", "32"}, {"z", "1x3x8x8"}};
        QCOMPARE(dialog.sizes(), expected);
    }
};

FUSESCOPE_UI_TEST(TestSizesDialog)
#include "tst_sizes_dialog.moc"
