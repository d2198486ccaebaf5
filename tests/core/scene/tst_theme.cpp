// SPDX-License-Identifier: Apache-2.0
#include "core/scene/theme.h"

#include <QtTest>

using namespace fusescope;

class TestTheme : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void computesContrast() {
        QCOMPARE(contrastRatio({0, 0, 0}, {255, 255, 255}), 21.0);
        QCOMPARE(contrastRatio({90, 90, 90}, {90, 90, 90}), 1.0);
    }
    void textIsReadable_data() {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void textIsReadable() {
        QFETCH(bool, isDark);
        const Theme theme = isDark ? darkTheme() : lightTheme();
        const auto check = [&](ColorRole text, ColorRole background) {
            const double ratio = contrastRatio(theme.color(text), theme.color(background));
            QVERIFY2(ratio >= 4.5, qPrintable(QString("%1 on %2: %3").arg(int(text)).arg(int(background)).arg(ratio)));
        };
        for (const ColorRole background : {ColorRole::Canvas, ColorRole::Panel, ColorRole::Raised, ColorRole::Card})
            for (const ColorRole text : {ColorRole::Text, ColorRole::Muted}) check(text, background);
        for (const ColorRole background : {ColorRole::Canvas, ColorRole::Panel, ColorRole::Card})
            for (const ColorRole text : {ColorRole::Accent, ColorRole::Ok, ColorRole::Bad}) check(text, background);
        check(ColorRole::OnAccent, ColorRole::Accent);
        for (int color = 0; color < kGroupColorCount; ++color) check(ColorRole::Text, groupFillRole(color));
        for (int step = 0; step <= 100; ++step) check(importanceTextRole(step / 100.0), importanceRole(step / 100.0));
    }
    void highContrastIsSevenToOne() {
        const Theme theme = highContrastTheme();
        for (const ColorRole background : {ColorRole::Canvas, ColorRole::Panel, ColorRole::Raised, ColorRole::Card})
            for (const ColorRole text :
                 {ColorRole::Text, ColorRole::Muted, ColorRole::Accent, ColorRole::Ok, ColorRole::Bad})
                QVERIFY(contrastRatio(theme.color(text), theme.color(background)) >= 7);
        QVERIFY(contrastRatio(theme.color(ColorRole::OnAccent), theme.color(ColorRole::Accent)) >= 7);
        for (int color = 0; color < kGroupColorCount; ++color)
            QVERIFY(contrastRatio(theme.color(ColorRole::Text), theme.color(groupFillRole(color))) >= 7);
    }
    void importanceIsClamped() {
        QCOMPARE(importanceRole(-1), importanceRole(0));
        QCOMPARE(importanceRole(7), importanceRole(1));
        QCOMPARE(importanceRole(std::nan("")), importanceRole(0));
        QCOMPARE(colorText(lightTheme().color(importanceRole(0))), std::string("#00204D"));
        QCOMPARE(colorText(lightTheme().color(importanceRole(1))), std::string("#FFEA46"));
    }
    void holdsTheTokens() {
        QCOMPARE(colorText(lightTheme().color(ColorRole::Canvas)), std::string("#F4F6F9"));
        QCOMPARE(colorText(lightTheme().color(ColorRole::Card)), std::string("#FFFFFF"));
        QCOMPARE(colorText(darkTheme().color(ColorRole::Bad)), std::string("#FF8A70"));
        QCOMPARE(colorText(darkTheme().color(ColorRole::Card)), std::string("#222A34"));
        QCOMPARE(colorText(darkTheme().color(familyRole(OpFamily::DataMovement))), std::string("#7F8A99"));
        QCOMPARE(colorText(darkTheme().color(groupOutlineRole(4))), std::string("#2F757A"));
    }
};

QTEST_APPLESS_MAIN(TestTheme)
#include "tst_theme.moc"
