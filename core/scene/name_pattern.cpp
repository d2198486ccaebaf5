// SPDX-License-Identifier: Apache-2.0
// Map: sets of bytes; the parser, which writes steps; the search, which follows them.
#include "core/scene/name_pattern.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <tuple>
#include <utility>

namespace fusescope {
namespace {

using Bytes = std::bitset<256>;
using Steps = std::vector<NamePattern::Step>;
using Kind = NamePattern::Kind;

constexpr int kMostNested = 50;

struct NoPattern {};

Bytes bytesWhere(int (*holds)(int)) {
    Bytes bytes;
    for (int byte = 0; byte < 128; ++byte) bytes[static_cast<std::size_t>(byte)] = holds(byte) != 0;
    return bytes;
}

int isWordByte(int byte) { return std::isalnum(byte) || byte == '_'; }

/// Both cases of every letter.
Bytes inAnyCase(Bytes bytes) {
    for (std::size_t letter = 'a'; letter <= 'z'; ++letter)
        bytes[letter] = bytes[letter - 'a' + 'A'] = bytes[letter] || bytes[letter - 'a' + 'A'];
    return bytes;
}

Bytes oneByte(char byte) { return Bytes().set(static_cast<unsigned char>(byte)); }

/// What \d, \w, \s and their opposites stand for.
std::optional<Bytes> classOf(char letter) {
    switch (letter) {
        case 'd':
            return bytesWhere(std::isdigit);
        case 'D':
            return ~bytesWhere(std::isdigit);
        case 'w':
            return bytesWhere(isWordByte);
        case 'W':
            return ~bytesWhere(isWordByte);
        case 's':
            return bytesWhere(std::isspace);
        case 'S':
            return ~bytesWhere(std::isspace);
        default:
            return std::nullopt;
    }
}

char controlOf(char letter) {
    constexpr std::string_view kLetters = "tnrvf0";
    constexpr std::string_view kBytes("\t\n\r\v\f\0", 6);
    const auto at = kLetters.find(letter);
    if (at != std::string_view::npos) return kBytes[at];
    if (std::isalnum(static_cast<unsigned char>(letter))) throw NoPattern();  // a reference back, or unknown
    return letter;
}

class Parser {
 public:
    explicit Parser(std::string_view text) : rest_(text) {}

    Steps all() {
        Steps steps = choice();
        if (!rest_.empty()) throw NoPattern();
        append(steps, {{Kind::Match}});
        return steps;
    }

 private:
    bool isNext(char letter) const { return !rest_.empty() && rest_.front() == letter; }
    bool take(char letter) {
        if (!isNext(letter)) return false;
        rest_.remove_prefix(1);
        return true;
    }
    char takeAny() {
        if (rest_.empty()) throw NoPattern();
        const char letter = rest_.front();
        rest_.remove_prefix(1);
        return letter;
    }

    static void append(Steps& steps, const Steps& more) {
        if (steps.size() + more.size() > NamePattern::kMostSteps) throw NoPattern();
        steps.insert(steps.end(), more.begin(), more.end());
    }
    static int lengthOf(const Steps& steps) { return static_cast<int>(steps.size()); }

    Steps choice() {
        if (++nested_ > kMostNested) throw NoPattern();
        Steps steps = sequence();
        while (take('|')) {
            const Steps other = sequence();
            Steps both{{Kind::Split, 1, lengthOf(steps) + 2}};
            append(both, steps);
            append(both, {{Kind::Jump, lengthOf(other) + 1}});
            append(both, other);
            steps = std::move(both);
        }
        --nested_;
        return steps;
    }

    Steps sequence() {
        Steps steps;
        while (!rest_.empty() && !isNext('|') && !isNext(')')) append(steps, repeated(atom()));
        return steps;
    }

    Steps atom() {
        const char letter = takeAny();
        if (letter == '(') return group();
        if (letter == '[') return byteStep(bracket());
        if (letter == '.') return byteStep(~(oneByte('\n') | oneByte('\r')));
        if (letter == '^') return {{Kind::Begin}};
        if (letter == '$') return {{Kind::End}};
        if (letter == '\\') return escape();
        if (std::string_view("*+?{").find(letter) != std::string_view::npos) throw NoPattern();
        return byteStep(oneByte(letter));
    }

    static Steps byteStep(const Bytes& bytes) { return {{Kind::Byte, 1, 1, inAnyCase(bytes)}}; }

    Steps group() {
        if (take('?') && !take(':')) throw NoPattern();  // look-ahead
        Steps steps = choice();
        if (!take(')')) throw NoPattern();
        return steps;
    }

    Steps escape() {
        const char letter = takeAny();
        if (letter == 'b') return {{Kind::Boundary}};
        if (letter == 'B') return {{Kind::NoBoundary}};
        if (const auto bytes = classOf(letter)) return {{Kind::Byte, 1, 1, *bytes}};
        return byteStep(oneByte(controlOf(letter)));
    }

    /// Behind "[".
    Bytes bracket() {
        const bool isOpposite = take('^');
        Bytes bytes;
        while (!take(']')) {
            char first = takeAny();
            if (first == '[' && (isNext(':') || isNext('.') || isNext('='))) throw NoPattern();
            if (first == '\\') {
                const char letter = takeAny();
                if (const auto known = classOf(letter)) {
                    bytes |= *known;
                    continue;
                }
                first = letter == 'b' ? '\b' : controlOf(letter);
            }
            addRange(bytes, first);
        }
        return isOpposite ? ~inAnyCase(bytes) : bytes;
    }

    /// From `first` to what follows a "-", or `first` alone.
    void addRange(Bytes& bytes, char first) {
        char last = first;
        if (rest_.size() >= 2 && rest_[0] == '-' && rest_[1] != ']') {
            takeAny();
            last = takeAny();
            if (last == '\\') last = controlOf(takeAny());
        }
        const auto begin = static_cast<unsigned char>(first);
        const auto end = static_cast<unsigned char>(last);
        if (end < begin) throw NoPattern();
        for (std::size_t byte = begin; byte <= end; ++byte) bytes.set(byte);
    }

    int number() {
        int value = 0;
        const auto [end, failure] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        if (failure != std::errc() || value < 0) throw NoPattern();
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        return value;
    }

    Steps repeated(const Steps& one) {
        int least = 1;
        int most = 1;
        if (take('*'))
            least = 0, most = -1;
        else if (take('+'))
            most = -1;
        else if (take('?'))
            least = 0;
        else if (take('{'))
            std::tie(least, most) = bounds();
        else
            return one;
        take('?');  // the shortest is found where the longest is
        return times(one, least, most);
    }

    std::pair<int, int> bounds() {
        const int least = number();
        int most = least;
        if (take(',')) most = isNext('}') ? -1 : number();
        if (!take('}') || (most >= 0 && most < least)) throw NoPattern();
        return {least, most};
    }

    /// `most` below 0: without end.
    static Steps times(const Steps& one, int least, int most) {
        Steps steps;
        if (one.empty()) return steps;
        for (int i = 0; i < least; ++i) append(steps, one);
        for (int i = least; i < most; ++i) {
            append(steps, {{Kind::Split, 1, lengthOf(one) + 1}});
            append(steps, one);
        }
        if (most >= 0) return steps;
        append(steps, {{Kind::Split, 1, lengthOf(one) + 2}});
        append(steps, one);
        append(steps, {{Kind::Jump, -lengthOf(one) - 1}});
        return steps;
    }

    std::string_view rest_;
    int nested_ = 0;
};

/// The steps that wait for a byte at one place of the text.
class Front {
 public:
    explicit Front(const Steps& steps) : steps_(steps), seenAt_(steps.size(), -1) {}

    /// Follows what takes no byte from step `from`; true if that ends the pattern.
    bool add(std::size_t from, std::string_view text, std::size_t at) {
        open_.push_back(from);
        while (!open_.empty()) {
            const std::size_t here = open_.back();
            open_.pop_back();
            if (std::exchange(seenAt_[here], static_cast<long>(at)) == static_cast<long>(at)) continue;
            const NamePattern::Step& step = steps_[here];
            if (step.kind == Kind::Match) return true;
            if (step.kind == Kind::Byte)
                waiting_.push_back(here);
            else if (isOpen(step.kind, text, at))
                follow(step, here);
        }
        return false;
    }

    std::vector<std::size_t> takeWaiting() { return std::exchange(waiting_, {}); }

 private:
    void follow(const NamePattern::Step& step, std::size_t here) {
        const auto to = [&](int by) { open_.push_back(static_cast<std::size_t>(static_cast<long>(here) + by)); };
        to(step.first);
        if (step.kind == Kind::Split) to(step.second);
    }

    static bool isOpen(Kind kind, std::string_view text, std::size_t at) {
        const auto isWord = [&](std::size_t place) {
            return place < text.size() && isWordByte(static_cast<unsigned char>(text[place])) != 0;
        };
        if (kind == Kind::Begin) return at == 0;
        if (kind == Kind::End) return at == text.size();
        const bool isBoundary = (at > 0 && isWord(at - 1)) != isWord(at);
        if (kind == Kind::Boundary) return isBoundary;
        return kind != Kind::NoBoundary || !isBoundary;
    }

    const Steps& steps_;
    std::vector<long> seenAt_;
    std::vector<std::size_t> open_;
    std::vector<std::size_t> waiting_;
};

}  // namespace

std::optional<NamePattern> NamePattern::parse(std::string_view text) {
    NamePattern pattern;
    try {
        pattern.steps_ = Parser(text).all();
    } catch (const NoPattern&) {
        return std::nullopt;
    }
    return pattern;
}

bool NamePattern::isFoundIn(std::string_view text) const {
    Front front(steps_);
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const std::vector<std::size_t> waiting = front.takeWaiting();
        for (const std::size_t step : waiting)
            if (steps_[step].bytes[static_cast<unsigned char>(text[at - 1])] && front.add(step + 1, text, at))
                return true;
        if (front.add(0, text, at)) return true;
    }
    return false;
}

}  // namespace fusescope
