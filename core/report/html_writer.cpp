// SPDX-License-Identifier: Apache-2.0
#include "core/report/html_writer.h"

#include <array>
#include <charconv>
#include <cmath>

#include "core/base/sha256.h"
#include "core/io/svg_writer.h"
#include "core/report/html_assets.h"

namespace fusescope {
namespace {

/// The same in every locale.
std::string number(double value) {
    std::array<char, 64> buffer{};
    const double rounded = std::isfinite(value) ? std::round(value * 100) / 100 : 0;
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded).ptr};
}

const char* toneClass(Tone tone) {
    switch (tone) {
        case Tone::Muted:
            return "muted";
        case Tone::Good:
            return "good";
        case Tone::Bad:
            return "bad";
        case Tone::Plain:
            break;
    }
    return "";
}

std::string classes(const std::string& one, Tone tone) {
    const std::string other = toneClass(tone);
    if (one.empty() && other.empty()) return {};
    return " class=\"" + one + (one.empty() || other.empty() ? "" : " ") + other + "\"";
}

class HtmlWriter {
 public:
    std::string page(const ReportDocument& document) {
        head(document);
        html_ += "<body>\n<nav>";
        for (const Section& section : document.sections)
            html_ += "<a href=\"#" + xmlEscaped(section.id) + "\">" + xmlEscaped(section.title) + "</a>";
        html_ += "<button id=\"theme\" hidden>Light or dark</button></nav>\n<main>\n<h1>" + xmlEscaped(document.title) +
                 "</h1>\n<p class=\"sub\">" + xmlEscaped(document.subtitle) + "</p>\n";
        for (const Section& section : document.sections) {
            html_ += "<section id=\"" + xmlEscaped(section.id) + "\">\n<h2>" + xmlEscaped(section.title) + "</h2>\n";
            for (const Block& block : section.blocks) std::visit([this](const auto& part) { write(part); }, block);
            html_ += "</section>\n";
        }
        html_ += "</main>\n<script>" + std::string(kReportScript) + "</script>\n</body>\n</html>\n";
        return std::move(html_);
    }

 private:
    void head(const ReportDocument& document) {
        const std::string light = colorProperties(lightTheme());
        const std::string dark = colorProperties(darkTheme());
        html_ =
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
            "script-src 'sha256-" +
            sha256Base64(kReportScript) +
            "'; base-uri 'none'; form-action 'none'\">\n"
            "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" +
            xmlEscaped(document.title) + "</title>\n<style>:root{" + light +
            "}\n@media(prefers-color-scheme:dark){:root:not([data-theme=light]){" + dark +
            "}}\n:root[data-theme=dark]{" + dark + "}\n@media print{:root,:root[data-theme=dark]{" + light +
            "--c1:#fff}}" + kReportStyle + "</style>\n</head>\n";
    }

    void write(const Paragraph& paragraph) {
        html_ += "<p" + classes({}, paragraph.tone) + ">" + xmlEscaped(paragraph.text) + "</p>\n";
    }

    void write(const Heading& heading) { html_ += "<h3>" + xmlEscaped(heading.text) + "</h3>\n"; }

    void write(const Highlights& highlights) {
        html_ += "<div class=\"cards\">\n";
        for (const ReportFact& fact : highlights.facts)
            html_ += "<div class=\"card\"><span>" + xmlEscaped(fact.label) + "</span><b" + classes({}, fact.tone) +
                     ">" + xmlEscaped(fact.value) + "</b><small>" + xmlEscaped(fact.note) + "</small></div>\n";
        html_ += "</div>\n";
    }

    void write(const FactList& list) {
        html_ += "<dl>\n";
        for (const ReportFact& fact : list.facts)
            html_ += "<dt>" + xmlEscaped(fact.label) + "</dt><dd" + classes({}, fact.tone) + ">" +
                     xmlEscaped(fact.value) +
                     (fact.note.empty() ? "" : "<small>" + xmlEscaped(fact.note) + "</small>") + "</dd>\n";
        html_ += "</dl>\n";
    }

    void write(const Table& table) {
        if (table.rows.empty()) {
            html_ += "<p class=\"muted\">" + xmlEscaped(table.emptyText) + "</p>\n";
            return;
        }
        if (table.isLong)
            html_ += "<details><summary>" + xmlEscaped(table.title) + "</summary>\n";
        else if (!table.title.empty())
            html_ += "<h3>" + xmlEscaped(table.title) + "</h3>\n";
        html_ += "<div class=\"scroll\"><table>\n<thead><tr>";
        for (const Column& column : table.columns)
            html_ +=
                std::string("<th") + (column.isNumber ? " class=\"n\"" : "") + ">" + xmlEscaped(column.title) + "</th>";
        html_ += "</tr></thead>\n<tbody>\n";
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const bool hasPlace = !table.places.empty() && !table.places[row].empty();
            html_ += hasPlace ? "<tr data-place=\"" + xmlEscaped(table.places[row]) + "\">" : "<tr>";
            for (std::size_t i = 0; i < table.columns.size(); ++i) write(table.columns[i], table.rows[row][i]);
            html_ += "</tr>\n";
        }
        html_ += "</tbody></table></div>\n";
        if (table.isLong) html_ += "</details>\n";
    }

    void write(const Column& column, const TableCell& cell) {
        html_ += "<td" + classes(column.isNumber ? "n" : "", cell.tone) +
                 (cell.key ? " data-key=\"" + number(*cell.key) + "\"" : "") + ">" + xmlEscaped(cell.text);
        if (cell.bar)
            html_ += std::string("<span class=\"bar") + (*cell.bar >= 1 ? " over" : "") +
                     "\"><i style=\"width:" + number(std::clamp(*cell.bar, 0.0, 1.0) * 100) + "%\"></i></span>";
        html_ += "</td>";
    }

    void write(const Figure& figure) {
        const std::string prefix = "f" + std::to_string(figures_++);
        html_ += std::string("<figure><div class=\"figure") + (figure.isLarge ? " large\" tabindex=\"0" : "") + "\"";
        if (!figure.places.empty()) html_ += " data-places=\"" + xmlEscaped(placesText(figure)) + "\"";
        html_ += ">\n" + svgElement(figure.list, {figure.region, figure.title, {}}, prefix) + "</div>";
        if (!figure.description.empty()) html_ += "<figcaption>" + xmlEscaped(figure.description) + "</figcaption>";
        html_ += "</figure>\n";
    }

    /// JSON: [["group-3", x, y, width, height], …]; names of places are plain.
    static std::string placesText(const Figure& figure) {
        std::string text = "[";
        for (const auto& [name, rect] : figure.places)
            text += (text.size() > 1 ? ",[\"" : "[\"") + name + "\"," + number(rect.left) + "," + number(rect.top) +
                    "," + number(rect.width()) + "," + number(rect.height()) + "]";
        return text + "]";
    }

    std::string html_;
    int figures_ = 0;
};

}  // namespace

std::string htmlText(const ReportDocument& document) { return HtmlWriter().page(document); }

}  // namespace fusescope
