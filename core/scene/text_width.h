// SPDX-License-Identifier: Apache-2.0
// The width of a line of text without a font engine: advance widths of DejaVu Sans, which is wider than Helvetica and
// its kin, so that what is sized by it fits with those as well.
#pragma once

#include <string>
#include <string_view>

namespace fusescope {

enum class FontWeight { Regular, Bold };

/// Of UTF-8 text, in the unit of `fontSize`. Characters without a known width count as one full em.
double textWidth(std::string_view text, double fontSize, FontWeight weight = FontWeight::Regular);

enum class Elide { Middle, End };

/// `text`, or as much of it as fits with "…" in place of the rest; empty if not even that fits.
std::string elidedText(std::string_view text, double fontSize, FontWeight weight, double maxWidth, Elide where);

}  // namespace fusescope
