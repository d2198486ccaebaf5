// SPDX-License-Identifier: Apache-2.0
// Reports on paper: nothing is lost on the way to a page.
#include <QtTest>

#include "core/report/page_writer.h"

using namespace fusescope;

namespace {

/// All texts of the pages, in the order they are painted.
std::vector<std::string> textsOf(const std::vector<PrintedPage>& pages) {
    std::vector<std::string> texts;
    for (const PrintedPage& page : pages)
        for (const PlacedDrawing& drawing : page.drawings)
            for (const Batch& batch : drawing.list->batches)
                if (const auto* const text = std::get_if<TextBatch>(&batch))
                    for (const TextItem& item : text->texts) texts.push_back(item.text);
    return texts;
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += text + "\n";
    return all;
}

ReportDocument of(std::vector<Block> blocks) { return {"Title", "subtitle", {{"one", "One", std::move(blocks)}}}; }

Table longTable(int rows) {
    Table table;
    table.columns = {{"Op", false, 3}, {"Bytes", true, 1}};
    for (int i = 0; i < rows; ++i)
        table.rows.push_back({{"op" + std::to_string(i), {}, {}, Tone::Plain},
                              {std::to_string(i), static_cast<double>(i), {}, Tone::Plain}});
    return table;
}

Figure figure(double width, double height) {
    DrawList list;
    ShapeStyle style;
    style.fill = ColorRole::Card;
    list.batches.emplace_back(RectBatch{style, {{0, 0, width, height}}});
    return {"Picture", "of something", list, {0, 0, width, height}, true, {}};
}

}  // namespace

class TestPageWriter : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void linesAreBrokenBetweenWords() {
        const double width = textWidth("aaaa bbbb", 10) + 1;
        QCOMPARE(wrappedLines("aaaa bbbb cccc", 10, FontWeight::Regular, width),
                 (std::vector<std::string>{"aaaa bbbb", "cccc"}));
        QCOMPARE(wrappedLines("", 10, FontWeight::Regular, width), std::vector<std::string>());
    }

    void wordsThatAreTooLongAreBrokenAndNothingIsLost() {
        const std::string word = "/features/größe/深/block.0.0/Conv_output";
        const auto lines = wrappedLines(word, 10, FontWeight::Regular, 40);
        QVERIFY(lines.size() > 3);
        std::string all;
        for (const std::string& line : lines) {
            QVERIFY(textWidth(line, 10) <= 40 || line.size() <= 4);
            all += line;
        }
        QCOMPARE(all, word);
        QVERIFY(wrappedLines("word", 10, FontWeight::Regular, 0).size() == 4);  // no room at all: a letter a line
    }

    void tablesGoOnOverPages() {
        const auto pages = reportPages(of({longTable(200)}));
        QVERIFY(pages.size() >= 3);
        const std::string all = joined(textsOf(pages));
        for (int i = 0; i < 200; ++i) QVERIFY(all.find("op" + std::to_string(i) + "\n") != std::string::npos);
        const auto texts = textsOf(pages);
        QCOMPARE(std::ranges::count(texts, std::string("Bytes")), static_cast<std::ptrdiff_t>(pages.size()));
        QVERIFY(all.find("1 / " + std::to_string(pages.size())) != std::string::npos);
    }

    void allTextsAreOnTheirPage() {
        const auto pages = reportPages(of({longTable(120), Paragraph{std::string(3000, 'x'), Tone::Plain}}));
        for (const PrintedPage& page : pages)
            for (const PlacedDrawing& drawing : page.drawings)
                for (const Batch& batch : drawing.list->batches)
                    if (const auto* const text = std::get_if<TextBatch>(&batch))
                        for (const TextItem& item : text->texts) {
                            QVERIFY(item.baseline.y > 0 && item.baseline.y < page.size.height - 20);
                            QVERIFY(item.baseline.x >= 40 && item.baseline.x <= page.size.width - 40);
                        }
    }

    void longTablesSayWhereTheyAre() {
        Table table = longTable(3);
        table.isLong = true;
        table.title = "All 3 ops";
        const std::string all = joined(textsOf(reportPages(of({table}))));
        QVERIFY(all.find("All 3 ops are in the HTML report") != std::string::npos);
        QVERIFY(all.find("op1\n") == std::string::npos);
    }

    /// What of the figure is on the pages, at a scale of at least `least`: all of it, without gaps.
    void tallFiguresComeWholeAndInStrips() {
        const Figure tall = figure(400, 20'000);
        const auto pages = reportPages(of({tall}));
        double overview = 0, readable = 0;
        for (const PrintedPage& page : pages)
            for (const PlacedDrawing& drawing : page.drawings) {
                if (drawing.source.width() != 400) continue;
                const double scale = drawing.target.width() / drawing.source.width();
                QCOMPARE(drawing.target.height() / drawing.source.height(), scale);
                QVERIFY(drawing.target.right < page.size.width - 40 && drawing.target.bottom < page.size.height - 40);
                (scale < 0.4 ? overview : readable) += drawing.source.height();
            }
        QCOMPARE(overview, 20'000.0);
        QCOMPARE(readable, 20'000.0);
    }

    void figuresThatTakeTooManyPagesSaySo() {
        const auto pages = reportPages(of({figure(600, 900'000)}));
        QVERIFY(pages.size() < 10);
        QVERIFY(joined(textsOf(pages)).find("the HTML report and the SVG export have all of it") != std::string::npos);
    }

    void nothingIsToBeSaidOfNothing() {
        Table empty;
        empty.emptyText = "No group.";
        QVERIFY(joined(textsOf(reportPages(of({empty, Highlights{}, FactList{}})))).find("No group.") !=
                std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestPageWriter)
#include "tst_page_writer.moc"
