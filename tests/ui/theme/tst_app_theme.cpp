// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/app_theme.h"

#include <QApplication>
#include <QStyle>
#include <QtTest>

using namespace fusescope;

class TestAppTheme : public QObject {
    Q_OBJECT

    static Color toCore(const QColor& color) {
        return {static_cast<std::uint8_t>(color.red()), static_cast<std::uint8_t>(color.green()),
                static_cast<std::uint8_t>(color.blue())};
    }

 private Q_SLOTS:
    void setsStyleAndPalette() {
        const Theme theme = applyTheme(*qApp, ThemeChoice::Dark);
        QCOMPARE(theme, darkTheme());
        QCOMPARE(qApp->style()->objectName().toLower(), QStringLiteral("fusion"));
        QCOMPARE(qApp->palette().color(QPalette::Window), toColor(theme.color(ColorRole::Panel)));
    }
    void goesBackToLight() {
        applyTheme(*qApp, ThemeChoice::Dark);
        QCOMPARE(applyTheme(*qApp, ThemeChoice::Light), lightTheme());
        QCOMPARE(qApp->palette().color(QPalette::Window), QColor(0xFF, 0xFF, 0xFF));
    }
    void showsHighContrast() {
        QCOMPARE(applyTheme(*qApp, ThemeChoice::HighContrast), highContrastTheme());
        QCOMPARE(qApp->palette().color(QPalette::Window), QColor(0, 0, 0));
    }
    void systemAsksTheDesktop() {
        applyTheme(*qApp, ThemeChoice::Dark);
        QCOMPARE(applyTheme(*qApp, ThemeChoice::System), lightTheme());  // the offscreen desktop is light
    }
    void palettesAreReadable() {
        for (const Theme& theme : {lightTheme(), darkTheme(), highContrastTheme()}) {
            const QPalette palette = paletteOf(theme);
            const auto ratio = [&](QPalette::ColorRole a, QPalette::ColorRole b) {
                return contrastRatio(toCore(palette.color(a)), toCore(palette.color(b)));
            };
            QVERIFY(ratio(QPalette::WindowText, QPalette::Window) >= 4.5);
            QVERIFY(ratio(QPalette::Text, QPalette::AlternateBase) >= 4.5);
            QVERIFY(ratio(QPalette::ButtonText, QPalette::Button) >= 4.5);
            QVERIFY(ratio(QPalette::HighlightedText, QPalette::Highlight) >= 4.5);
            QVERIFY(ratio(QPalette::ToolTipText, QPalette::ToolTipBase) >= 4.5);
            QVERIFY(ratio(QPalette::PlaceholderText, QPalette::Base) >= 4.5);
        }
    }
};

QTEST_MAIN(TestAppTheme)
#include "tst_app_theme.moc"
