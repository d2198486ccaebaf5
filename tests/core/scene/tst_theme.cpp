// SPDX-License-Identifier: Apache-2.0
#include "core/scene/theme.h"

#include <QtTest>
#include <algorithm>
#include <array>
#include <cmath>

using namespace fusescope;

using Matrix = std::array<double, 9>;
Q_DECLARE_METATYPE(Matrix)

class TestTheme : public QObject {
    Q_OBJECT

    using Lab = std::array<double, 3>;

    /// In CIE L*a*b* of D65, as somebody with this sight sees it.
    static Lab seen(Color color, const Matrix& sight) {
        const auto linear = [](std::uint8_t channel) {
            const double c = channel / 255.0;
            return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        const Lab rgb{linear(color.red), linear(color.green), linear(color.blue)};
        Lab v{};
        for (std::size_t row = 0; row < 3; ++row)
            v[row] = std::clamp(sight[3 * row] * rgb[0] + sight[3 * row + 1] * rgb[1] + sight[3 * row + 2] * rgb[2],
                                0.0, 1.0);
        const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
        const double x = f((0.4124 * v[0] + 0.3576 * v[1] + 0.1805 * v[2]) / 0.95047);
        const double y = f(0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2]);
        const double z = f((0.0193 * v[0] + 0.1192 * v[1] + 0.9505 * v[2]) / 1.08883);
        return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }
    static double distance(const Lab& a, const Lab& b) { return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]); }

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
    /// Families must be told apart by those who lack one kind of cones too. Simulation: Machado, Oliveira, Fernandes,
    /// "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, severity 1, on linear RGB; the
    /// distance is that of CIE L*a*b* (1976), where 2.3 is just noticeable.
    void familiesAreToldApartByAll_data() {
        QTest::addColumn<Matrix>("sight");
        QTest::newRow("all cones") << Matrix{1, 0, 0, 0, 1, 0, 0, 0, 1};
        QTest::newRow("protanopia") << Matrix{0.152286, 1.052583,  -0.204868, 0.114503, 0.786281,
                                              0.099216, -0.003882, -0.048116, 1.051998};
        QTest::newRow("deuteranopia") << Matrix{0.367322, 0.860646,  -0.227968, 0.280085, 0.672501,
                                                0.047413, -0.011820, 0.042940,  0.968881};
        QTest::newRow("tritanopia") << Matrix{1.255528, -0.076749, -0.178779, -0.078411, 0.930809,
                                              0.147602, 0.004733,  0.691367,  0.303900};
    }
    void familiesAreToldApartByAll() {
        QFETCH(Matrix, sight);
        constexpr double kLeast = 15;
        for (const Theme& theme : {lightTheme(), darkTheme(), highContrastTheme()})
            for (int a = 0; a < kOpFamilyCount; ++a)
                for (int b = a + 1; b < kOpFamilyCount; ++b) {
                    const double far = distance(seen(theme.color(familyRole(OpFamily(a))), sight),
                                                seen(theme.color(familyRole(OpFamily(b))), sight));
                    QVERIFY2(far > kLeast, qPrintable(QString("%1 and %2: %3").arg(a).arg(b).arg(far)));
                }
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
        QCOMPARE(colorText(darkTheme().color(familyRole(OpFamily::DataMovement))), std::string("#78889F"));
        QCOMPARE(colorText(darkTheme().color(groupOutlineRole(4))), std::string("#2F757A"));
    }
};

QTEST_APPLESS_MAIN(TestTheme)
#include "tst_theme.moc"
