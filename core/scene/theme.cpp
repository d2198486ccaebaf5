// SPDX-License-Identifier: Apache-2.0
#include "core/scene/theme.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>

namespace fusescope {
namespace {

constexpr Color rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex)};
}

constexpr ColorRole shifted(ColorRole first, int by) { return static_cast<ColorRole>(static_cast<int>(first) + by); }

void set(Theme& theme, ColorRole role, std::uint32_t hex) { theme.colors[static_cast<std::size_t>(role)] = rgb(hex); }

void setRun(Theme& theme, ColorRole first, std::initializer_list<std::uint32_t> run) {
    int index = 0;
    for (const std::uint32_t hex : run) set(theme, shifted(first, index++), hex);
}

// Cividis by Nuñez, Anderton and Renslow (doi 10.1371/journal.pone.0199239), ten points of it, joined linearly.
constexpr std::array<Color, 10> kCividis{rgb(0x00204D), rgb(0x00336F), rgb(0x39486B), rgb(0x575C6D), rgb(0x707173),
                                         rgb(0x8A8779), rgb(0xA69D75), rgb(0xC4B56C), rgb(0xE4CF5B), rgb(0xFFEA46)};

Color cividis(double t) {
    const double position = t * static_cast<double>(kCividis.size() - 1);
    const std::size_t low = std::min(static_cast<std::size_t>(position), kCividis.size() - 2);
    const double part = position - static_cast<double>(low);
    const auto mix = [part](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(std::lround(a + (b - a) * part));
    };
    const Color a = kCividis[low], b = kCividis[low + 1];
    return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue)};
}

int importanceStep(double score) {
    const double clamped = score > 0 ? std::min(score, 1.0) : 0;  // also for a NaN
    return static_cast<int>(std::lround(clamped * (kImportanceSteps - 1)));
}

Color importanceColor(int step) { return cividis(static_cast<double>(step) / (kImportanceSteps - 1)); }

/// What is the same in both themes.
void setShared(Theme& theme) {
    set(theme, ColorRole::TextOnDark, 0xFFFFFF);
    set(theme, ColorRole::TextOnLight, 0x000000);
    setRun(theme, ColorRole::FirstFamily, {0x4776C0, 0xD39A2B, 0x6D4590, 0x2AA68C, 0xAC465F, 0x78889F});
    for (int step = 0; step < kImportanceSteps; ++step)
        theme.colors[static_cast<std::size_t>(shifted(ColorRole::FirstImportance, step))] = importanceColor(step);
}

double linear(std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Color c) { return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue); }

}  // namespace

ColorRole familyRole(OpFamily family) { return shifted(ColorRole::FirstFamily, static_cast<int>(family)); }
ColorRole groupFillRole(int color) { return shifted(ColorRole::FirstGroupFill, color); }
ColorRole groupOutlineRole(int color) { return shifted(ColorRole::FirstGroupOutline, color); }
ColorRole importanceRole(double score) { return shifted(ColorRole::FirstImportance, importanceStep(score)); }

ColorRole importanceTextRole(double score) {
    const Color background = importanceColor(importanceStep(score));
    const bool isWhiteBetter = contrastRatio(background, rgb(0xFFFFFF)) > contrastRatio(background, rgb(0x000000));
    return isWhiteBetter ? ColorRole::TextOnDark : ColorRole::TextOnLight;
}

std::string colorText(Color color) {
    constexpr const char* kDigits = "0123456789ABCDEF";
    std::string text = "#";
    for (const std::uint8_t channel : {color.red, color.green, color.blue}) {
        text += kDigits[channel >> 4];
        text += kDigits[channel & 15];
    }
    return text;
}

double contrastRatio(Color a, Color b) {
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

Theme lightTheme() {
    Theme theme;
    setShared(theme);
    setRun(theme, ColorRole::Canvas, {0xF4F6F9, 0xFFFFFF, 0xEEF1F5, 0xD5DBE3, 0x17202B, 0x5A6675, 0x2463D1, 0xFFFFFF});
    setRun(theme, ColorRole::Ok, {0x1E7F55, 0xBF3B23, 0x8794A4, 0x5F6C7D, 0xFFFFFF});
    setRun(theme, ColorRole::FirstGroupFill, {0xDCE8F8, 0xE4F1E5, 0xF6EBD6, 0xEEE3F4, 0xDDEFF0});
    setRun(theme, ColorRole::FirstGroupOutline, {0x8DB1E3, 0x93C49A, 0xD9B56A, 0xB998CC, 0x86C0C4});
    return theme;
}

Theme darkTheme() {
    Theme theme;
    theme.isDark = true;
    setShared(theme);
    setRun(theme, ColorRole::Canvas, {0x12161C, 0x1A2028, 0x232B35, 0x303A46, 0xE6EBF1, 0x98A5B4, 0x7BA7FF, 0x0E1520});
    setRun(theme, ColorRole::Ok, {0x5CC796, 0xFF8A70, 0x748294, 0x9AA7B8, 0x222A34});
    setRun(theme, ColorRole::FirstGroupFill, {0x1C2A40, 0x1B3026, 0x352C18, 0x2C2136, 0x172F31});
    setRun(theme, ColorRole::FirstGroupOutline, {0x3F669C, 0x3F7C54, 0x8C6F2E, 0x75558A, 0x2F757A});
    return theme;
}

Theme highContrastTheme() {
    Theme theme;
    theme.isDark = true;
    setShared(theme);
    setRun(theme, ColorRole::Canvas, {0x000000, 0x000000, 0x1C1C1C, 0xFFFFFF, 0xFFFFFF, 0xE0E0E0, 0xFFD740, 0x000000});
    setRun(theme, ColorRole::Ok, {0x5CFFB0, 0xFF9E80, 0xC8C8C8, 0xFFFFFF, 0x000000});
    setRun(theme, ColorRole::FirstGroupFill, {0x08203F, 0x06301A, 0x3A2800, 0x2E0F3A, 0x00302F});
    setRun(theme, ColorRole::FirstGroupOutline, {0x6FB6FF, 0x66E08C, 0xFFC24D, 0xD99BFF, 0x4DE0DC});
    return theme;
}

}  // namespace fusescope
