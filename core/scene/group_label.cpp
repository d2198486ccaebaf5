// SPDX-License-Identifier: Apache-2.0
#include "core/scene/group_label.h"

#include <algorithm>
#include <array>

#include "core/scene/text_width.h"

namespace fusescope {
namespace {

constexpr double kDistance = 5;  // from the hull

struct Content {
    std::string title;
    std::string details;
    bool hasBar;
};

double width(const Content& content, bool hasTriangle) {
    const auto& style = kLabelStyle;
    const double title = textWidth(content.title, style.fontSize, FontWeight::Bold);
    const double details = content.details.empty() ? 0 : textWidth(" · " + content.details, style.fontSize);
    const double text = title + details + (hasTriangle ? style.triangle + 4 : 0);
    return std::max(text, content.hasBar ? style.barWidth : 0) + 2 * style.paddingX;
}

double height(const Content& content) {
    const auto& style = kLabelStyle;
    return style.textHeight + 2 * style.paddingY + (content.hasBar ? style.barHeight + 2 : 0);
}

Point corner(const GroupShape& shape, Size size, double unit) {
    const double gap = kDistance * unit;
    switch (shape.labelRoom.side) {
        case LabelSide::Right:
            return {shape.box.right + gap, shape.box.top};
        case LabelSide::Left:
            return {shape.box.left - gap - size.width, shape.box.top};
        case LabelSide::Above:
            return {shape.box.left, shape.box.top - gap - size.height};
        case LabelSide::Inside:
            break;
    }
    return {shape.box.left + gap, shape.box.top + gap};
}

}  // namespace

std::optional<GroupLabel> groupLabel(const GroupShape& shape, double scale) {
    const double unit = 1 / std::min(scale, 1.0);
    const std::string number = std::to_string(shape.group.value());
    const std::array<Content, 4> choices{{{shape.title, shape.details, !shape.details.empty()},
                                          {shape.title, shape.details, false},
                                          {shape.title, {}, false},
                                          {number, {}, false}}};
    for (const Content& content : choices) {
        const bool hasTriangle = !shape.fits;
        const Size size{width(content, hasTriangle) * unit, height(content) * unit};
        if (size.width > shape.labelRoom.length || size.height > shape.labelRoom.height) continue;
        const Point at = corner(shape, size, unit);
        const double titleWidth = textWidth(content.title, kLabelStyle.fontSize, FontWeight::Bold) * unit;
        return GroupLabel{{at.x, at.y, at.x + size.width, at.y + size.height},
                          unit,
                          content.title,
                          content.details,
                          content.hasBar,
                          hasTriangle,
                          titleWidth};
    }
    return std::nullopt;
}

}  // namespace fusescope
