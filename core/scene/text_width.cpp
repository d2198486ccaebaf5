// SPDX-License-Identifier: Apache-2.0
#include "core/scene/text_width.h"

#include <array>
#include <cstdint>
#include <vector>

namespace fusescope {
namespace {

// Thousandths of an em, from U+0020 to U+007E.
using Advances = std::array<std::int16_t, 95>;
constexpr Advances kRegular{318,  401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
                            636,  636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
                            1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
                            603,  787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
                            500,  613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
                            635,  635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838};
constexpr Advances kBold{348,  456, 521, 838, 696, 1002, 872, 306,  457, 457, 523, 838, 380, 415,  380, 365,
                         696,  696, 696, 696, 696, 696,  696, 696,  696, 696, 400, 400, 838, 838,  838, 580,
                         1000, 774, 762, 734, 830, 683,  683, 821,  837, 372, 372, 775, 637, 995,  837, 850,
                         733,  850, 770, 720, 682, 812,  774, 1103, 771, 724, 725, 457, 365, 457,  838, 500,
                         500,  675, 716, 593, 716, 678,  435, 716,  712, 343, 343, 665, 343, 1042, 712, 687,
                         716,  716, 493, 595, 478, 712,  652, 924,  645, 652, 582, 712, 365, 712,  838};

constexpr double kMiddleDot = 318, kBoldMiddleDot = 380, kMathSign = 838;

bool startsCharacter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

/// Advance of the character that `text` begins with.
double advance(std::string_view text, FontWeight weight) {
    const auto byte = static_cast<unsigned char>(text.front());
    if (byte >= 0x20 && byte < 0x7F) return (weight == FontWeight::Bold ? kBold : kRegular)[byte - 0x20];
    if (byte < 0x80) return 0;
    if (text.starts_with("·")) return weight == FontWeight::Bold ? kBoldMiddleDot : kMiddleDot;
    if (text.starts_with("×") || text.starts_with("→") || text.starts_with("−")) return kMathSign;
    return 1000;
}

/// Where characters begin, and the end.
std::vector<std::size_t> characterStarts(std::string_view text) {
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (startsCharacter(text[i])) starts.push_back(i);
    starts.push_back(text.size());
    return starts;
}

std::string shortened(std::string_view text, const std::vector<std::size_t>& starts, std::size_t kept, Elide where) {
    const std::size_t head = where == Elide::End ? kept : (kept + 1) / 2;
    const std::size_t tail = kept - head;
    std::string result(text.substr(0, starts[head]));
    result += "…";
    return result.append(text.substr(starts[starts.size() - 1 - tail]));
}

}  // namespace

double textWidth(std::string_view text, double fontSize, FontWeight weight) {
    double thousandths = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (startsCharacter(text[i])) thousandths += advance(text.substr(i), weight);
    return thousandths / 1000 * fontSize;
}

std::string elidedText(std::string_view text, double fontSize, FontWeight weight, double maxWidth, Elide where) {
    if (textWidth(text, fontSize, weight) <= maxWidth) return std::string(text);
    const std::vector<std::size_t> starts = characterStarts(text);
    std::size_t fitting = 0;  // characters kept: a longer text is never narrower, so bisect
    std::size_t tooMany = starts.size() - 1;
    if (textWidth("…", fontSize, weight) > maxWidth) return {};
    while (fitting + 1 < tooMany) {
        const std::size_t middle = (fitting + tooMany) / 2;
        const bool fits = textWidth(shortened(text, starts, middle, where), fontSize, weight) <= maxWidth;
        (fits ? fitting : tooMany) = middle;
    }
    return fitting == 0 ? std::string() : shortened(text, starts, fitting, where);
}

}  // namespace fusescope
