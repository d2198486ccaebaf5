// SPDX-License-Identifier: Apache-2.0
// Every colour of the program, by meaning: one Theme value: light, dark, or of high contrast.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "core/scene/op_family.h"

namespace fusescope {

inline constexpr int kGroupColorCount = 5;
inline constexpr int kImportanceSteps = 32;

/// What a colour means. Families, group colours and importance steps are runs of roles: see the functions below.
enum class ColorRole : std::uint8_t {
    None,  ///< nothing is painted
    Canvas,
    Panel,
    Raised,
    Border,
    Text,
    Muted,
    Accent,
    OnAccent,
    Ok,
    Bad,
    Edge,
    CrossingEdge,  ///< an edge that goes through DRAM
    Card,
    TextOnDark,   ///< on dark importance colours, in every theme
    TextOnLight,  ///< on bright importance colours, in every theme
    FirstFamily,
    FirstGroupFill = FirstFamily + kOpFamilyCount,
    FirstGroupOutline = FirstGroupFill + kGroupColorCount,
    FirstImportance = FirstGroupOutline + kGroupColorCount,
};
inline constexpr int kColorRoleCount = static_cast<int>(ColorRole::FirstImportance) + kImportanceSteps;

ColorRole familyRole(OpFamily family);
/// `color` in [0, kGroupColorCount).
ColorRole groupFillRole(int color);
ColorRole groupOutlineRole(int color);
/// Cividis; `score` in [0, 1], values outside are taken as the nearest end.
ColorRole importanceRole(double score);
/// TextOnDark or TextOnLight, whichever reads better on importanceRole(score).
ColorRole importanceTextRole(double score);

struct Color {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    friend bool operator==(Color, Color) = default;
};

/// "#17202B".
std::string colorText(Color color);

/// Contrast ratio of WCAG 2.1, from 1 to 21.
double contrastRatio(Color a, Color b);

struct Theme {
    bool isDark = false;
    std::array<Color, kColorRoleCount> colors{};

    Color color(ColorRole role) const { return colors[static_cast<std::size_t>(role)]; }
    friend bool operator==(const Theme&, const Theme&) = default;
};

Theme lightTheme();
Theme darkTheme();
/// Black and white and few strong colours: text at 7:1 or better.
Theme highContrastTheme();

}  // namespace fusescope
