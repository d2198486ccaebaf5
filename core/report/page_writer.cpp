// SPDX-License-Identifier: Apache-2.0
#include "core/report/page_writer.h"

#include <algorithm>
#include <cmath>

#include "core/base/utf8.h"

namespace fusescope {
namespace {

constexpr double kBody = 9;
constexpr double kSmall = 7.5;
constexpr double kTitle = 19;
constexpr double kHeading = 13;
constexpr double kLineHeight = 1.4;
constexpr double kPadding = 3.5;       // of a table's cell
constexpr double kStripScale = 0.55;   // points a scene unit: names of ops have six points
constexpr double kLeastFolded = 0.42;  // below, strips do not stand beside each other
constexpr double kLeastScale = 0.35;
constexpr double kGap = 10;  // between columns of a figure
constexpr int kMostColumns = 24;
constexpr std::size_t kMostStripPages = 60;

ColorRole colorOf(Tone tone) {
    switch (tone) {
        case Tone::Muted:
            return ColorRole::Muted;
        case Tone::Good:
            return ColorRole::Ok;
        case Tone::Bad:
            return ColorRole::Bad;
        case Tone::Plain:
            break;
    }
    return ColorRole::Text;
}

/// Bytes of the longest beginning of `word` that is at most `width` wide, at least one character.
std::size_t fitting(std::string_view word, double fontSize, FontWeight weight, double width) {
    std::size_t end = 0;
    while (end < word.size()) {
        const std::size_t next = end + utf8Length(word.substr(end)).value_or(1);
        if (end > 0 && textWidth(word.substr(0, next), fontSize, weight) > width) break;
        end = next;
    }
    return end;
}

class PageWriter {
 public:
    PageWriter(const ReportDocument& document, const PaperFormat& paper) : document_(document), paper_(paper) {}

    std::vector<PrintedPage> pages() {
        newPage(document_.title);
        lines(document_.title, kTitle, FontWeight::Bold, ColorRole::Text);
        lines(document_.subtitle, kBody + 1, FontWeight::Regular, ColorRole::Muted);
        for (const Section& section : document_.sections) {
            const auto* const figure = std::get_if<Figure>(&section.blocks.front());
            if (figure && figure->isLarge) newPage();
            y_ += 14;
            need(60);
            if (pages_.back().bookmark.empty()) pages_.back().bookmark = section.title;
            lines(section.title, kHeading, FontWeight::Bold, ColorRole::Text);
            y_ += 3;
            for (const Block& block : section.blocks) std::visit([this](const auto& part) { write(part); }, block);
        }
        finishPage();
        addFooters();
        return std::move(pages_);
    }

 private:
    using Layer = DrawListBuilder::Layer;
    using SharedList = std::shared_ptr<const DrawList>;

    double left() const { return paper_.margin; }
    double right() const { return paper_.width - paper_.margin; }
    double bottom() const { return paper_.height - paper_.margin - 12; }
    double width() const { return right() - left(); }

    void newPage(const std::string& bookmark = {}) {
        if (!pages_.empty()) finishPage();
        pages_.push_back({{paper_.width, paper_.height}, {}, bookmark});
        y_ = paper_.margin;
    }

    Rect sheet() const { return {0, 0, paper_.width, paper_.height}; }

    void finishPage() {
        pages_.back().drawings.push_back({std::make_shared<const DrawList>(list_.take()), sheet(), sheet()});
    }

    /// A new page unless there is so much room left.
    void need(double height) {
        if (y_ + height > bottom()) newPage();
    }

    void text(Point at, const std::string& words, double size, FontWeight weight, ColorRole color, Anchor anchor) {
        list_.text(Layer::LabelTexts, {size, weight, color, anchor, 1}, {at, words, 0});
    }

    void rule(double from, double to, double y) {
        ShapeStyle style;
        style.stroke = ColorRole::Border;
        style.strokeWidth = 0.6;
        Path& path = list_.path(Layer::Hulls, style);
        path.beginFigure();
        path.moveTo({from, y});
        path.lineTo({to, y});
    }

    void lines(const std::string& words, double size, FontWeight weight, ColorRole color) {
        for (const std::string& line : wrappedLines(words, size, weight, width())) {
            need(size * kLineHeight);
            y_ += size * kLineHeight;
            text({left(), y_ - size * 0.3}, line, size, weight, color, Anchor::Start);
        }
    }

    void write(const Paragraph& paragraph) {
        lines(paragraph.text, kBody, FontWeight::Regular, colorOf(paragraph.tone));
        y_ += 3;
    }

    void write(const Heading& heading) {
        need(5 * kBody * kLineHeight);
        y_ += 6;
        lines(heading.text, kBody + 1, FontWeight::Bold, ColorRole::Text);
    }

    void write(const Highlights& highlights) {
        constexpr std::size_t kPerRow = 3;
        constexpr double kHeight = 56;
        const double wide = (width() - kGap * (kPerRow - 1)) / kPerRow;
        for (std::size_t i = 0; i < highlights.facts.size(); ++i) {
            const std::size_t column = i % kPerRow;
            if (column == 0 && i > 0) y_ += kHeight + kGap;
            if (column == 0) need(kHeight);
            const ReportFact& fact = highlights.facts[i];
            const double x = left() + static_cast<double>(column) * (wide + kGap);
            ShapeStyle card;
            card.stroke = ColorRole::Border;
            card.radius = 4;
            card.strokeWidth = 0.8;
            list_.rect(Layer::Hulls, card, {x, y_, x + wide, y_ + kHeight});
            text({x + 8, y_ + 14}, fact.label, kSmall, FontWeight::Regular, ColorRole::Muted, Anchor::Start);
            text({x + 8, y_ + 32}, fact.value, 14, FontWeight::Bold, colorOf(fact.tone), Anchor::Start);
            text({x + 8, y_ + 47}, elidedText(fact.note, kSmall - 0.5, FontWeight::Regular, wide - 14, Elide::End),
                 kSmall - 0.5, FontWeight::Regular, ColorRole::Muted, Anchor::Start);
        }
        y_ += kHeight + 8;
    }

    void write(const FactList& list) {
        constexpr double kLabels = 110;
        for (const ReportFact& fact : list.facts) {
            const std::string value = fact.note.empty() ? fact.value : fact.value + "   " + fact.note;
            const auto wrapped = wrappedLines(value, kBody, FontWeight::Regular, width() - kLabels);
            need(kBody * kLineHeight * static_cast<double>(std::max<std::size_t>(wrapped.size(), 1)));
            for (std::size_t i = 0; i < wrapped.size(); ++i) {
                y_ += kBody * kLineHeight;
                if (i == 0)
                    text({left(), y_ - 3}, fact.label, kBody, FontWeight::Regular, ColorRole::Muted, Anchor::Start);
                text({left() + kLabels, y_ - 3}, wrapped[i], kBody, FontWeight::Regular, colorOf(fact.tone),
                     Anchor::Start);
            }
        }
        y_ += 4;
    }

    std::vector<double> edgesOf(const Table& table) const {
        double shares = 0;
        for (const Column& column : table.columns) shares += column.share;
        std::vector<double> edges{left()};
        for (const Column& column : table.columns) edges.push_back(edges.back() + width() * column.share / shares);
        return edges;
    }

    void heading(const Table& table, const std::vector<double>& edges) {
        y_ += kSmall * kLineHeight + kPadding;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const bool isRight = table.columns[i].isNumber;
            text({isRight ? edges[i + 1] - kPadding : edges[i] + kPadding, y_ - 4}, table.columns[i].title, kSmall,
                 FontWeight::Bold, ColorRole::Muted, isRight ? Anchor::End : Anchor::Start);
        }
        rule(left(), right(), y_);
    }

    void write(const Table& table) {
        if (table.rows.empty()) return write(Paragraph{table.emptyText, Tone::Muted});
        if (table.isLong) return write(Paragraph{table.title + " are in the HTML report and in the CSV.", Tone::Muted});
        const std::vector<double> edges = edgesOf(table);
        need(4 * kSmall * kLineHeight + (table.title.empty() ? 0 : 20));
        if (!table.title.empty()) write(Heading{table.title});
        heading(table, edges);
        for (const auto& row : table.rows) writeRow(table, edges, row);
        y_ += 8;
    }

    void writeRow(const Table& table, const std::vector<double>& edges, const std::vector<TableCell>& row) {
        std::vector<std::vector<std::string>> cells;
        std::size_t most = 1;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string words = row[i].bar ? row[i].text + barText(*row[i].bar) : row[i].text;
            cells.push_back(wrappedLines(words, kSmall, FontWeight::Regular, edges[i + 1] - edges[i] - 2 * kPadding));
            most = std::max(most, cells.back().size());
        }
        const double height = static_cast<double>(most) * kSmall * kLineHeight + kPadding;
        if (y_ + height > bottom()) {
            newPage();
            heading(table, edges);
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const bool isRight = table.columns[i].isNumber;
            for (std::size_t line = 0; line < cells[i].size(); ++line)
                text({isRight ? edges[i + 1] - kPadding : edges[i] + kPadding,
                      y_ + static_cast<double>(line + 1) * kSmall * kLineHeight - 1},
                     cells[i][line], kSmall, FontWeight::Regular, colorOf(row[i].tone),
                     isRight ? Anchor::End : Anchor::Start);
        }
        y_ += height;
        rule(left(), right(), y_);
    }

    static std::string barText(double share) { return " · " + std::to_string(std::lround(share * 100)) + " %"; }

    void place(const SharedList& list, const Rect& source, const Rect& target) {
        pages_.back().drawings.push_back({list, source, target});
    }

    void write(const Figure& figure) {
        if (figure.region.isEmpty()) return;
        if (figure.isLarge) return writeLarge(figure);
        const double scale = std::min(1.0, width() / figure.region.width());
        need(figure.region.height() * scale + 16);
        place(std::make_shared<const DrawList>(figure.list), figure.region,
              {left(), y_, left() + figure.region.width() * scale, y_ + figure.region.height() * scale});
        y_ += figure.region.height() * scale;
        y_ += 4;
        if (!figure.description.empty()) lines(figure.description, kSmall, FontWeight::Regular, ColorRole::Muted);
        y_ += 6;
    }

    void writeLarge(const Figure& figure) {
        lines(figure.title + ", " + figure.description, kBody, FontWeight::Regular, ColorRole::Muted);
        y_ += 4;
        const auto list = std::make_shared<const DrawList>(figure.list);
        if (writeFolded(list, figure.region) < kStripScale * 0.9) writeStrips(list, figure.region);
        newPage();
    }

    /// All of the region on the rest of the page, cut into so many columns that it becomes as large as it can. The
    /// scale it has.
    double writeFolded(const SharedList& list, const Rect& region) {
        const double room = bottom() - y_;
        const auto scaleOf = [&](int columns) {
            return std::min({(width() + kGap) / columns / region.width() - kGap / region.width(),
                             room / (region.height() / columns), 1.0});
        };
        int columns = 1;
        while (columns < kMostColumns && scaleOf(columns + 1) > scaleOf(columns)) ++columns;
        const double scale = scaleOf(columns);
        const double high = region.height() / columns, wide = region.width() * scale;
        const double x = left() + (width() - columns * wide - (columns - 1) * kGap) / 2;
        for (int i = 0; i < columns; ++i) {
            const double at = x + i * (wide + kGap);
            place(list, {region.left, region.top + i * high, region.right, region.top + (i + 1) * high},
                  {at, y_, at + wide, y_ + high * scale});
        }
        return scale;
    }

    /// The region in strips that can be read, as many beside each other as a page has room for.
    void writeStrips(const SharedList& list, const Rect& region) {
        std::size_t perPage = 1;
        double scale = std::clamp(width() / region.width(), kLeastScale, kStripScale);
        for (const std::size_t beside : {2, 3}) {
            const double fits = (width() + kGap) / static_cast<double>(beside) / region.width() - kGap / region.width();
            if (fits < kLeastFolded) break;
            perPage = beside;
            scale = std::min(fits, kStripScale);
        }
        const double high = (bottom() - paper_.margin - 16) / scale;
        const auto across = static_cast<std::size_t>(std::ceil(region.width() * scale / width() - 1e-9));
        const double wide = region.width() / static_cast<double>(across);
        const auto down = static_cast<std::size_t>(std::ceil(region.height() / high));
        const std::size_t pages = (across * down + perPage - 1) / perPage;
        if (pages > kMostStripPages) {
            y_ = bottom() - kBody;
            return lines("At a size that can be read it takes " + std::to_string(pages) +
                             " pages: the HTML report and the SVG export have all of it.",
                         kBody, FontWeight::Regular, ColorRole::Muted);
        }
        for (std::size_t i = 0; i < across * down; ++i) {
            if (i % perPage == 0) newPage();
            const double x = left() + static_cast<double>(i % perPage) * (wide * scale + kGap);
            const double top = region.top + static_cast<double>(i / across) * high;
            const double from = region.left + static_cast<double>(i % across) * wide;
            const Rect source{from, top, from + wide, std::min(top + high, region.bottom)};
            std::string name = "part " + std::to_string(i + 1) + " of " + std::to_string(across * down);
            if (across > 1)
                name += ", row " + std::to_string(i / across + 1) + ", column " + std::to_string(i % across + 1);
            text({x, paper_.margin + 6}, name, kSmall, FontWeight::Regular, ColorRole::Muted, Anchor::Start);
            place(list, source,
                  {x, paper_.margin + 14, x + source.width() * scale, paper_.margin + 14 + source.height() * scale});
        }
    }

    void addFooters() {
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            const double y = paper_.height - paper_.margin + 8;
            text({left(), y}, elidedText(document_.title, kSmall, FontWeight::Regular, width() * 0.7, Elide::End),
                 kSmall, FontWeight::Regular, ColorRole::Muted, Anchor::Start);
            text({right(), y}, std::to_string(i + 1) + " / " + std::to_string(pages_.size()), kSmall,
                 FontWeight::Regular, ColorRole::Muted, Anchor::End);
            pages_[i].drawings.push_back({std::make_shared<const DrawList>(list_.take()), sheet(), sheet()});
        }
    }

    const ReportDocument& document_;
    PaperFormat paper_;
    std::vector<PrintedPage> pages_;
    DrawListBuilder list_;
    double y_ = 0;
};

}  // namespace

std::vector<std::string> wrappedLines(const std::string& text, double fontSize, FontWeight weight, double width) {
    std::vector<std::string> lines;
    std::string line;
    const auto flush = [&] {
        if (!line.empty()) lines.push_back(std::move(line));
        line.clear();
    };
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t space = std::min(rest.find(' '), rest.size());
        std::string_view word = rest.substr(0, space);
        rest.remove_prefix(std::min(space + 1, rest.size()));
        if (!line.empty() && textWidth(line + ' ' + std::string(word), fontSize, weight) > width) flush();
        while (line.empty() && textWidth(word, fontSize, weight) > width) {
            const std::size_t end = fitting(word, fontSize, weight, width);
            if (end >= word.size()) break;
            lines.emplace_back(word.substr(0, end));
            word.remove_prefix(end);
        }
        line += (line.empty() ? "" : " ") + std::string(word);
    }
    flush();
    return lines;
}

std::vector<PrintedPage> reportPages(const ReportDocument& document, const PaperFormat& paper) {
    return PageWriter(document, paper).pages();
}

}  // namespace fusescope
