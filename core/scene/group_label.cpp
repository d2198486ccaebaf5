// SPDX-License-Identifier: Apache-2.0
#include "core/scene/group_label.h"

#include <algorithm>
#include <array>

#include "core/scene/text_width.h"

namespace fusescope {
namespace {

constexpr double kDistance = 5;  // from the hull

struct Content {
    const std::string& title;
    const std::string& details;
    bool hasBar;
    double titleWidth;  // at 100 %
    double detailsWidth;
};

double width(const Content& content, bool hasTriangle) {
    const auto& style = kLabelStyle;
    const double text = content.titleWidth + content.detailsWidth + (hasTriangle ? style.triangle + 4 : 0);
    return std::max(text, content.hasBar ? style.barWidth : 0) + 2 * style.paddingX;
}

double height(const Content& content) {
    const auto& style = kLabelStyle;
    return style.textHeight + 2 * style.paddingY + (content.hasBar ? style.barHeight + 2 : 0);
}

Point corner(const LabelRoom& room, Size size, double unit) {
    const double gap = kDistance * unit;
    const Rect& anchor = room.anchor;
    switch (room.side) {
        case LabelSide::Right:
            return {anchor.right + gap, anchor.top};
        case LabelSide::Left:
            return {anchor.left - gap - size.width, anchor.top};
        case LabelSide::Above:
            return {anchor.left, anchor.top - gap - size.height};
        case LabelSide::Inside:
            break;
    }
    return {anchor.left, anchor.top};
}

/// In the margin of the hull: small, and gone before it is too small to read.
std::optional<GroupLabel> insideLabel(const GroupShape& shape, double scale) {
    constexpr double kLeastScale = 0.7, kSmaller = 0.75, kLeft = 3;
    if (scale < kLeastScale) return std::nullopt;
    const double titleWidth = textWidth(shape.title, kLabelStyle.fontSize, FontWeight::Bold) * kSmaller;
    if (titleWidth > shape.labelRoom.length) return std::nullopt;
    const Point at{shape.labelRoom.anchor.left + kLeft, shape.labelRoom.anchor.top - kLabelStyle.paddingY * kSmaller};
    const double width = titleWidth + 2 * kLabelStyle.paddingX * kSmaller;
    const Rect box{at.x, at.y, at.x + width, at.y + kLabelStyle.textHeight * kSmaller};
    return GroupLabel{box, kSmaller, shape.title, {}, false, false, titleWidth};
}

}  // namespace

std::optional<GroupLabel> groupLabel(const GroupShape& shape, double scale) {
    const LabelRoom& room = shape.labelRoom;
    if (room.side == LabelSide::Inside) return insideLabel(shape, scale);
    const double unit = 1 / std::min(scale, 1.0);
    const auto boldWidth = [](const std::string& text) {
        return textWidth(text, kLabelStyle.fontSize, FontWeight::Bold);
    };
    const std::string number = std::to_string(shape.group.value()), nothing;
    const double numberWidth = boldWidth(number);
    if (numberWidth * unit > room.length) return std::nullopt;  // the most frequent answer, from afar
    const double title = boldWidth(shape.title);
    const double details = shape.details.empty() ? 0 : textWidth(" · " + shape.details, kLabelStyle.fontSize);
    const std::array<Content, 4> choices{{{shape.title, shape.details, !shape.details.empty(), title, details},
                                          {shape.title, shape.details, false, title, details},
                                          {shape.title, nothing, false, title, 0},
                                          {number, nothing, false, numberWidth, 0}}};
    for (const Content& content : choices) {
        const bool hasTriangle = !shape.fits;
        const Size size{width(content, hasTriangle) * unit, height(content) * unit};
        if (size.width + kDistance * unit > room.length || size.height > room.height) continue;
        const Point at = corner(room, size, unit);
        return GroupLabel{{at.x, at.y, at.x + size.width, at.y + size.height},
                          unit,
                          content.title,
                          content.details,
                          content.hasBar,
                          hasTriangle,
                          content.titleWidth * unit};
    }
    return std::nullopt;
}

}  // namespace fusescope
