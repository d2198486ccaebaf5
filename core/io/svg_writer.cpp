// SPDX-License-Identifier: Apache-2.0
#include "core/io/svg_writer.h"

#include <array>
#include <charconv>
#include <cmath>

#include "core/base/utf8.h"

namespace fusescope {
namespace {

std::string number(double value) {
    std::array<char, 64> buffer{};
    const double rounded = std::round(value * 100) / 100;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded == 0 ? 0.0 : rounded).ptr;
    return {buffer.data(), end};
}

std::string attribute(std::string_view name, double value) {
    return ' ' + std::string(name) + "=\"" + number(value) + '"';
}

/// How colours are written, and what sets the names of a picture apart from those of others.
struct Ink {
    const Theme* theme = nullptr;  ///< null: custom properties of the page
    std::string prefix;

    std::string color(ColorRole role) const { return theme ? colorText(theme->color(role)) : colorProperty(role); }
};

std::string dashes(const ShapeStyle& style) {
    if (style.line == LineStyle::Solid) return {};
    return ";stroke-dasharray:" + number(style.strokeWidth * 3.5) + ' ' + number(style.strokeWidth * 2);
}

std::string rule(const ShapeStyle& style, const Ink& ink) {
    std::string text = "fill:";
    if (style.fill == ColorRole::None)
        text += "none";
    else
        text += style.pattern == Pattern::Hatched ? "url(#" + ink.prefix + "hatch) none" : ink.color(style.fill);
    if (style.stroke != ColorRole::None)
        text += ";stroke:" + ink.color(style.stroke) + ";stroke-width:" + number(style.strokeWidth) + dashes(style);
    if (style.opacity < 1) text += ";opacity:" + number(style.opacity);
    if (style.edges == Edges::Crisp) text += ";shape-rendering:crispEdges";
    return text;
}

std::string rule(const TextStyle& style, const Ink& ink) {
    std::string text = "fill:" + ink.color(style.color) + ";font-size:" + number(style.fontSize) + "px";
    if (style.weight == FontWeight::Bold) text += ";font-weight:bold";
    if (style.anchor == Anchor::Middle) text += ";text-anchor:middle";
    if (style.anchor == Anchor::End) text += ";text-anchor:end";
    if (style.opacity < 1) text += ";opacity:" + number(style.opacity);
    return text;
}

void appendShapes(std::string& svg, const RectBatch& batch) {
    const std::string radius = batch.style.radius > 0 ? attribute("rx", batch.style.radius) : std::string();
    for (const Rect& rect : batch.rects)
        svg += "<rect" + attribute("x", rect.left) + attribute("y", rect.top) + attribute("width", rect.width()) +
               attribute("height", rect.height()) + radius + "/>\n";
}

void appendShapes(std::string& svg, const PathBatch& batch) {
    svg += "<path d=\"";
    auto point = batch.path.points().begin();
    const auto append = [&](char letter, int points) {
        svg += letter;
        for (int i = 0; i < points; ++i, ++point)
            svg += (i == 0 ? "" : " ") + number(point->x) + ' ' + number(point->y);
    };
    for (const Path::Verb verb : batch.path.verbs()) {
        switch (verb) {
            case Path::Verb::Figure:
                break;
            case Path::Verb::Move:
                append('M', 1);
                break;
            case Path::Verb::Line:
                append('L', 1);
                break;
            case Path::Verb::Cubic:
                append('C', 3);
                break;
            case Path::Verb::Close:
                append('Z', 0);
                break;
        }
    }
    svg += "\"/>\n";
}

void appendShapes(std::string& svg, const TextBatch& batch) {
    for (const TextItem& item : batch.texts)
        svg += "<text" + attribute("x", item.baseline.x) + attribute("y", item.baseline.y) + '>' +
               xmlEscaped(item.text) + "</text>\n";
}

/// `scope`: selector and space in front of the rules for all shapes; may be empty.
std::string styleSheet(const DrawList& list, const Ink& ink, const std::string& scope) {
    std::string css = scope + "text{font-family:\"DejaVu Sans\",Helvetica,Arial,sans-serif;white-space:pre}\n" + scope +
                      "path{stroke-linecap:round;stroke-linejoin:round}\n";
    for (std::size_t i = 0; i < list.batches.size(); ++i)
        css += "." + ink.prefix + "b" + std::to_string(i) + '{' +
               std::visit([&](const auto& batch) { return rule(batch.style, ink); }, list.batches[i]) + "}\n";
    return css;
}

std::string viewBox(const Rect& region) {
    return " viewBox=\"" + number(region.left) + ' ' + number(region.top) + ' ' + number(region.width()) + ' ' +
           number(region.height()) + "\">\n";
}

/// What comes before the shapes: names, styles, patterns.
std::string preamble(const DrawList& list, const Ink& ink, const SvgPage& page, const std::string& scope) {
    std::string svg = "<title>" + xmlEscaped(page.title) + "</title>\n";
    if (!page.description.empty()) svg += "<desc>" + xmlEscaped(page.description) + "</desc>\n";
    svg += "<style>\n" + styleSheet(list, ink, scope) + "</style>\n";
    return svg + "<defs><pattern id=\"" + ink.prefix +
           "hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" "
           "patternTransform=\"rotate(45)\"><path d=\"M0 0V7\" style=\"stroke:" +
           ink.color(ColorRole::Bad) + ";stroke-width:1.6\"/></pattern></defs>\n";
}

void appendBatches(std::string& svg, const DrawList& list, const Ink& ink) {
    for (std::size_t i = 0; i < list.batches.size(); ++i) {
        svg += "<g class=\"" + ink.prefix + "b" + std::to_string(i) + "\">\n";
        std::visit([&](const auto& batch) { appendShapes(svg, batch); }, list.batches[i]);
        svg += "</g>\n";
    }
}

}  // namespace

std::string xmlEscaped(std::string_view text) {
    std::string escaped;
    for (const char letter : repairedUtf8(text)) {
        if (letter == '&')
            escaped += "&amp;";
        else if (letter == '<')
            escaped += "&lt;";
        else if (letter == '>')
            escaped += "&gt;";
        else if (letter == '"')
            escaped += "&quot;";
        else
            escaped += letter;
    }
    return escaped;
}

std::string svgText(const DrawList& list, const Theme& theme, const SvgPage& page) {
    const Ink ink{&theme, {}};
    const Rect& region = page.region;
    std::string svg =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"";
    svg += attribute("width", region.width()) + attribute("height", region.height()) + viewBox(region);
    svg += preamble(list, ink, page, {});
    svg += "<rect" + attribute("x", region.left) + attribute("y", region.top) + attribute("width", region.width()) +
           attribute("height", region.height()) + " fill=\"" + ink.color(ColorRole::Canvas) + "\"/>\n";
    appendBatches(svg, list, ink);
    return svg + "</svg>\n";
}

std::string svgElement(const DrawList& list, const SvgPage& page, const std::string& prefix) {
    const Ink ink{nullptr, prefix};
    std::string svg = "<svg role=\"img\" id=\"" + prefix + "svg\"" + viewBox(page.region);
    svg += preamble(list, ink, page, "#" + prefix + "svg ");
    appendBatches(svg, list, ink);
    return svg + "</svg>\n";
}

std::string colorProperty(ColorRole role) { return "var(--c" + std::to_string(static_cast<int>(role)) + ")"; }

std::string colorProperties(const Theme& theme) {
    std::string text;
    for (int role = 1; role < kColorRoleCount; ++role)
        text += "--c" + std::to_string(role) + ":" + colorText(theme.color(static_cast<ColorRole>(role))) + ";";
    return text;
}

}  // namespace fusescope
