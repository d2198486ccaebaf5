// SPDX-License-Identifier: Apache-2.0
#include "core/layout/helper_messages.h"

#include <array>
#include <charconv>
#include <cmath>

#include "core/base/error.h"

namespace fusescope {
namespace {

constexpr int kMaxNodes = 100'000;
constexpr int kMaxLinks = 1'000'000;
constexpr double kMaxLength = 100'000;
constexpr std::string_view kHeading = "fusescope-layout 1";

void append(std::string& text, double value) {
    std::array<char, 64> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 2).ptr;
    text.append(buffer.data(), end);
}

void append(std::string& text, int value) { text += std::to_string(value); }

template <class First, class... Rest>
void appendLine(std::string& text, First first, Rest... rest) {
    append(text, first);
    ((text += ' ', append(text, rest)), ...);
    text += '\n';
}

/// Reads words and numbers, line by line.
class Reader {
 public:
    explicit Reader(std::string_view text) : rest_(text) {}

    bool nextLine() {
        if (rest_.empty()) return false;
        const std::size_t end = std::min(rest_.find('\n'), rest_.size());
        line_ = rest_.substr(0, end);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        ++number_;
        return true;
    }
    std::string_view line() const { return line_; }
    void needLine() {
        if (!nextLine()) fail("the message ends too early");
    }
    void skipWord(std::string_view word) {
        if (!line_.starts_with(word)) fail("expected \"" + std::string(word) + "\"");
        line_.remove_prefix(word.size());
    }
    template <class Number>
    Number read(Number least, Number most) {
        while (line_.starts_with(' ')) line_.remove_prefix(1);
        Number value{};
        const auto [end, failure] = std::from_chars(line_.data(), line_.data() + line_.size(), value);
        if (failure != std::errc() || !(value >= least && value <= most)) fail("expected a number in range");
        line_.remove_prefix(static_cast<std::size_t>(end - line_.data()));
        return value;
    }
    void endLine() const {
        if (line_.find_first_not_of(" \r") != std::string_view::npos) fail("more on the line than expected");
    }
    [[noreturn]] void fail(const std::string& problem) const {
        throw Error(problem, "layout message:" + std::to_string(number_));
    }

 private:
    std::string_view rest_;
    std::string_view line_;
    int number_ = 0;
};

Piece readPiece(Reader& reader) {
    Piece piece;
    reader.skipWord("piece");
    const int nodes = reader.read(1, kMaxNodes);
    const int links = reader.read(0, kMaxLinks);
    piece.sharesFirst = reader.read(0, 1) == 1;
    piece.sharesLast = reader.read(0, 1) == 1;
    reader.endLine();
    for (int i = 0; i < nodes; ++i) {
        reader.needLine();
        const double width = reader.read(1.0, kMaxLength);
        piece.nodes.push_back({width, reader.read(1.0, kMaxLength)});
        reader.endLine();
    }
    for (int i = 0; i < links; ++i) {
        reader.needLine();
        const int from = reader.read(0, nodes - 1);
        const int to = reader.read(from + 1, nodes - 1);
        piece.links.push_back({from, to, reader.read(0, 1) == 1});
        reader.endLine();
    }
    return piece;
}

Point readPoint(Reader& reader) {
    constexpr double kFar = 1e9;
    const double x = reader.read(-kFar, kFar);
    return {x, reader.read(-kFar, kFar)};
}

PlacedPiece readPlaced(Reader& reader, const Piece& piece) {
    PlacedPiece placed;
    for (std::size_t i = 0; i < piece.nodes.size(); ++i) {
        reader.needLine();
        placed.centers.push_back(readPoint(reader));
    }
    for (std::size_t i = 0; i < piece.links.size(); ++i) {
        reader.needLine();
        Curve curve;
        for (int left = reader.read(0, kMaxNodes); left > 0; --left) curve.push_back(readPoint(reader));
        placed.curves.push_back(std::move(curve));
    }
    return placed;
}

}  // namespace

std::string questionText(const LayoutQuestion& question) {
    std::string text(kHeading);
    text += "\nseparations ";
    appendLine(text, question.rankSeparation, question.nodeSeparation);
    for (const Piece& piece : question.pieces) {
        text += "piece ";
        appendLine(text, static_cast<int>(piece.nodes.size()), static_cast<int>(piece.links.size()),
                   piece.sharesFirst ? 1 : 0, piece.sharesLast ? 1 : 0);
        for (const Size& node : piece.nodes) appendLine(text, node.width, node.height);
        for (const auto& link : piece.links) appendLine(text, link.from, link.to, link.isSpine ? 1 : 0);
    }
    return text + "end\n";
}

LayoutQuestion readQuestion(std::string_view text) {
    Reader reader(text);
    LayoutQuestion question;
    reader.needLine();
    reader.skipWord(kHeading);
    reader.endLine();
    reader.needLine();
    reader.skipWord("separations");
    question.rankSeparation = reader.read(0.0, kMaxLength);
    question.nodeSeparation = reader.read(0.0, kMaxLength);
    reader.endLine();
    for (reader.needLine(); reader.line() != "end"; reader.needLine()) question.pieces.push_back(readPiece(reader));
    if (reader.nextLine()) reader.fail("more after the end");
    return question;
}

std::string answerText(std::size_t piece, const PlacedPiece& placed) {
    std::string text = "placed ";
    appendLine(text, static_cast<int>(piece));
    for (const Point& p : placed.centers) appendLine(text, p.x, p.y);
    for (const Curve& curve : placed.curves) {
        append(text, static_cast<int>(curve.size()));
        for (const Point& p : curve) {
            text += ' ';
            append(text, p.x);
            text += ' ';
            append(text, p.y);
        }
        text += '\n';
    }
    return text;
}

std::vector<std::optional<PlacedPiece>> readAnswer(std::string_view text, const LayoutQuestion& question) {
    std::vector<std::optional<PlacedPiece>> answer(question.pieces.size());
    Reader reader(text);
    try {
        while (reader.nextLine() && reader.line() != "end") {
            reader.skipWord("placed");
            const auto index = static_cast<std::size_t>(reader.read(0, static_cast<int>(answer.size()) - 1));
            PlacedPiece placed = readPlaced(reader, question.pieces[index]);
            if (isUsable(question.pieces[index], placed)) answer[index] = std::move(placed);
        }
    } catch (const Error&) {
        // What came before is good: the helper may have died in the middle of a line.
    }
    return answer;
}

}  // namespace fusescope
