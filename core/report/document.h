// SPDX-License-Identifier: Apache-2.0
// A report as data: sections of words, facts, tables and pictures. HTML and printed pages are made of the same.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/scene/draw_list.h"

namespace fusescope {

enum class Tone { Plain, Muted, Good, Bad };

struct Paragraph {
    std::string text;
    Tone tone = Tone::Plain;
};

/// Of what follows, within a section.
struct Heading {
    std::string text;
};

struct ReportFact {
    std::string label;
    std::string value;
    std::string note;  ///< smaller, below; may be empty
    Tone tone = Tone::Plain;
};

/// A few numbers that matter most, large.
struct Highlights {
    std::vector<ReportFact> facts;
};

/// Label and value, line by line.
struct FactList {
    std::vector<ReportFact> facts;
};

struct Column {
    std::string title;
    bool isNumber = false;  ///< set to the right, sorted by TableCell::key
    double share = 1;       ///< of the width, against the other columns
};

struct TableCell {
    std::string text;
    std::optional<double> key;  ///< what the column sorts by; nothing: the text
    std::optional<double> bar;  ///< a share drawn as a bar; beyond 1 it is too much
    Tone tone = Tone::Plain;
};

struct Table {
    std::string title;
    std::vector<Column> columns;
    std::vector<std::vector<TableCell>> rows;  ///< each as long as `columns`
    std::vector<std::string> places;           ///< [rows], or empty: the place of a figure that the row is about
    std::string emptyText;                     ///< in place of a table without rows
    bool isLong = false;                       ///< closed until asked for; not printed
};

/// Places are parts of a figure that rows of tables point to.
struct Figure {
    std::string title;        ///< what a screen reader says
    std::string description;  ///< below it
    DrawList list;
    Rect region;
    bool isLarge = false;  ///< can be panned and zoomed; printed over several pages
    std::map<std::string, Rect> places{};
};

using Block = std::variant<Paragraph, Heading, Highlights, FactList, Table, Figure>;

struct Section {
    std::string id;  ///< a-z and hyphens
    std::string title;
    std::vector<Block> blocks;
};

struct ReportDocument {
    std::string title;
    std::string subtitle;
    std::vector<Section> sections;
};

}  // namespace fusescope
