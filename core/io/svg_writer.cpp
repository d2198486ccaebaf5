// SPDX-License-Identifier: Apache-2.0
#include "core/io/svg_writer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>

namespace fusescope {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

std::string number(double value) {
    std::array<char, 64> buffer{};
    const double rounded = std::round(value * 100) / 100;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded == 0 ? 0.0 : rounded).ptr;
    return {buffer.data(), end};
}

std::string attribute(std::string_view name, double value) {
    return ' ' + std::string(name) + "=\"" + number(value) + '"';
}

/// Bytes of the UTF-8 character that `text` begins with; nothing if it is none, or one that XML forbids.
std::optional<std::size_t> characterLength(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t length = byte(0) < 0x80       ? 1
                               : byte(0) >> 5 == 6  ? 2
                               : byte(0) >> 4 == 14 ? 3
                               : byte(0) >> 3 == 30 ? 4
                                                    : 0;
    if (length == 0 || length > text.size()) return std::nullopt;
    std::uint32_t code = length == 1 ? byte(0) : byte(0) & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return std::nullopt;
        code = code << 6 | (byte(i) & 0x3Fu);
    }
    constexpr std::array<std::uint32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};
    const bool isSurrogate = code >= 0xD800 && code < 0xE000;
    const bool isControl = code < 0x20 && code != '\t' && code != '\n';
    const bool isNoCharacter = code == 0xFFFE || code == 0xFFFF || code > 0x10FFFF;
    if (code < kLeast[length] || isSurrogate || isControl || isNoCharacter) return std::nullopt;
    return length;
}

std::string dashes(const ShapeStyle& style) {
    if (style.line == LineStyle::Solid) return {};
    return ";stroke-dasharray:" + number(style.strokeWidth * 3.5) + ' ' + number(style.strokeWidth * 2);
}

std::string rule(const ShapeStyle& style, const Theme& theme) {
    std::string text = "fill:";
    if (style.fill == ColorRole::None)
        text += "none";
    else
        text += style.pattern == Pattern::Hatched ? "url(#hatch) none" : colorText(theme.color(style.fill));
    if (style.stroke != ColorRole::None)
        text += ";stroke:" + colorText(theme.color(style.stroke)) + ";stroke-width:" + number(style.strokeWidth) +
                dashes(style);
    if (style.opacity < 1) text += ";opacity:" + number(style.opacity);
    if (style.edges == Edges::Crisp) text += ";shape-rendering:crispEdges";
    return text;
}

std::string rule(const TextStyle& style, const Theme& theme) {
    std::string text = "fill:" + colorText(theme.color(style.color)) + ";font-size:" + number(style.fontSize) + "px";
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

std::string styleSheet(const DrawList& list, const Theme& theme) {
    std::string css =
        "text{font-family:\"DejaVu Sans\",Helvetica,Arial,sans-serif;white-space:pre}\n"
        "path{stroke-linecap:round;stroke-linejoin:round}\n";
    for (std::size_t i = 0; i < list.batches.size(); ++i)
        css += ".b" + std::to_string(i) + '{' +
               std::visit([&](const auto& batch) { return rule(batch.style, theme); }, list.batches[i]) + "}\n";
    return css;
}

std::string heading(const DrawList& list, const Theme& theme, const SvgPage& page) {
    const Rect& region = page.region;
    std::string svg =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"";
    svg += attribute("width", region.width()) + attribute("height", region.height()) + " viewBox=\"" +
           number(region.left) + ' ' + number(region.top) + ' ' + number(region.width()) + ' ' +
           number(region.height()) + "\">\n";
    svg += "<title>" + xmlEscaped(page.title) + "</title>\n";
    if (!page.description.empty()) svg += "<desc>" + xmlEscaped(page.description) + "</desc>\n";
    svg += "<style>\n" + styleSheet(list, theme) + "</style>\n";
    svg +=
        "<defs><pattern id=\"hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" "
        "patternTransform=\"rotate(45)\">"
        "<path d=\"M0 0V7\" stroke=\"" +
        colorText(theme.color(ColorRole::Bad)) + "\" stroke-width=\"1.6\"/></pattern></defs>\n";
    svg += "<rect" + attribute("x", region.left) + attribute("y", region.top) + attribute("width", region.width()) +
           attribute("height", region.height()) + " fill=\"" + colorText(theme.color(ColorRole::Canvas)) + "\"/>\n";
    return svg;
}

}  // namespace

std::string xmlEscaped(std::string_view text) {
    std::string escaped;
    while (!text.empty()) {
        const auto length = characterLength(text);
        if (!length)
            escaped += kReplacement;
        else if (text.front() == '&')
            escaped += "&amp;";
        else if (text.front() == '<')
            escaped += "&lt;";
        else if (text.front() == '>')
            escaped += "&gt;";
        else if (text.front() == '"')
            escaped += "&quot;";
        else
            escaped += text.substr(0, *length);
        text.remove_prefix(length.value_or(1));
    }
    return escaped;
}

std::string svgText(const DrawList& list, const Theme& theme, const SvgPage& page) {
    std::string svg = heading(list, theme, page);
    for (std::size_t i = 0; i < list.batches.size(); ++i) {
        svg += "<g class=\"b" + std::to_string(i) + "\">\n";
        std::visit([&](const auto& batch) { appendShapes(svg, batch); }, list.batches[i]);
        svg += "</g>\n";
    }
    return svg + "</svg>\n";
}

}  // namespace fusescope
