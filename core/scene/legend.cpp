// SPDX-License-Identifier: Apache-2.0
#include "core/scene/legend.h"

#include <algorithm>

namespace fusescope {
namespace {

constexpr double kPadding = 12, kLeastWidth = 176, kMostWidth = 320;
constexpr double kTitleFont = 11, kFont = 10;
constexpr double kTitleLine = 18, kBarHeight = 12, kEndsLine = 18, kNoteLine = 15;

double contentWidth(const Legend& legend) {
    double width = textWidth(legend.title, kTitleFont, FontWeight::Bold);
    width = std::max(width, textWidth(legend.low, kFont) + textWidth(legend.high, kFont) + 24);
    for (const std::string& note : legend.notes) width = std::max(width, textWidth(note, kFont));
    return std::clamp(width, kLeastWidth, kMostWidth);
}

void drawScale(DrawListBuilder& out, const Rect& bar) {
    const double step = bar.width() / kImportanceSteps;
    for (int i = 0; i < kImportanceSteps; ++i) {
        ShapeStyle style;
        style.fill = importanceRole(static_cast<double>(i) / (kImportanceSteps - 1));
        style.edges = Edges::Crisp;
        out.rect(DrawListBuilder::LabelMarks, style,
                 {bar.left + i * step, bar.top, bar.left + (i + 1) * step, bar.bottom});
    }
    ShapeStyle frame;
    frame.stroke = ColorRole::Border;
    out.rect(DrawListBuilder::Highlights, frame, bar);
}

}  // namespace

Size legendSize(const Legend& legend) {
    const double notes = static_cast<double>(legend.notes.size()) * kNoteLine;
    return {contentWidth(legend) + 2 * kPadding, 2 * kPadding + kTitleLine + kBarHeight + kEndsLine + notes};
}

DrawList drawLegend(const Legend& legend, Point topLeft) {
    DrawListBuilder out;
    const Size size = legendSize(legend);
    ShapeStyle card;
    card.fill = ColorRole::Panel;
    card.stroke = ColorRole::Border;
    card.radius = 8;
    out.rect(DrawListBuilder::Hulls, card, {topLeft.x, topLeft.y, topLeft.x + size.width, topLeft.y + size.height});
    const double left = topLeft.x + kPadding, right = topLeft.x + size.width - kPadding;
    const double room = right - left;
    const auto text = [&](const TextStyle& style, Point at, const std::string& words) {
        out.text(DrawListBuilder::LabelTexts, style,
                 {at, elidedText(words, style.fontSize, style.weight, room, Elide::End), room});
    };
    double y = topLeft.y + kPadding;
    text({kTitleFont, FontWeight::Bold, ColorRole::Text}, {left, y + kTitleFont - 1}, legend.title);
    y += kTitleLine;
    drawScale(out, {left, y, right, y + kBarHeight});
    y += kBarHeight;
    text({kFont, FontWeight::Regular, ColorRole::Text}, {left, y + 13}, legend.low);
    text({kFont, FontWeight::Regular, ColorRole::Text, Anchor::End}, {right, y + 13}, legend.high);
    y += kEndsLine;
    for (const std::string& note : legend.notes) {
        text({kFont, FontWeight::Regular, ColorRole::Muted}, {left, y + 11}, note);
        y += kNoteLine;
    }
    return out.take();
}

}  // namespace fusescope
