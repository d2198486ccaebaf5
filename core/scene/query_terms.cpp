// SPDX-License-Identifier: Apache-2.0
// Map: text helpers; terms about texts; terms about groups; comparisons; then parseTerm().
#include "core/scene/query_terms.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>

#include "core/scene/name_pattern.h"
#include "core/scene/op_card.h"

namespace fusescope {
namespace {

using Term = OpQuery::Term;
using TermPtr = std::shared_ptr<const Term>;

std::string lowered(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

bool hasInside(std::string_view text, const std::string& loweredPart) {
    return lowered(text).find(loweredPart) != std::string::npos;
}

std::vector<std::string> alternatives(std::string_view text) {
    std::vector<std::string> parts{{}};
    for (const char c : text)
        if (c == '|')
            parts.emplace_back();
        else
            parts.back() += c;
    return parts;
}

/// `*` stands for any number of characters. O(text * glob): only the last star is tried again.
bool fitsGlob(std::string_view text, std::string_view glob) {
    std::size_t at = 0;
    std::size_t in = 0;
    std::size_t star = glob.size();
    std::size_t behindStar = 0;  // where the text goes on behind what the last star stands for
    while (at < text.size()) {
        if (in < glob.size() && glob[in] == '*') {
            star = in++;
            behindStar = at;
        } else if (in < glob.size() && glob[in] == text[at]) {
            ++in;
            ++at;
        } else if (star < glob.size()) {
            in = star + 1;
            at = ++behindStar;
        } else {
            return false;
        }
    }
    return glob.find_first_not_of('*', in) == std::string_view::npos;
}

[[noreturn]] void fail(const QueryWord& word, std::string message) {
    throw QueryError{word.position, word.length, std::move(message)};
}

/// One that a function decides.
template <class Predicate>
class Simple : public Term {
 public:
    explicit Simple(Predicate predicate) : predicate_(std::move(predicate)) {}
    bool holds(const QuerySubject& subject, OpId op) const override { return predicate_(subject, op); }

 private:
    Predicate predicate_;
};

template <class Predicate>
TermPtr term(Predicate predicate) {
    return std::make_shared<Simple<Predicate>>(std::move(predicate));
}

bool isPattern(std::string_view text) { return text.size() > 2 && text.front() == '/' && text.back() == '/'; }

TermPtr patternTerm(const QueryWord& word, std::string_view text) {
    const auto pattern = NamePattern::parse(text.substr(1, text.size() - 2));
    if (!pattern) fail(word, "this is no regular expression");
    return term([pattern = *pattern](const QuerySubject& subject, OpId op) {
        return pattern.isFoundIn(subject.graph.op(op).name);
    });
}

TermPtr nameTerm(const QueryWord& word, const std::string& value) {
    if (isPattern(value)) return patternTerm(word, value);
    return term([value = lowered(value)](const QuerySubject& subject, OpId op) {
        return hasInside(subject.graph.op(op).name, value);
    });
}

TermPtr anyTextTerm(const QueryWord& word, const std::string& value) {
    if (!word.isQuoted && isPattern(value)) return patternTerm(word, value);
    return term([value = lowered(value)](const QuerySubject& subject, OpId op) {
        return hasInside(subject.graph.op(op).name, value) || hasInside(opCard(subject.graph, op).kind, value);
    });
}

TermPtr typeTerm(const std::string& value) {
    return term([globs = alternatives(lowered(value))](const QuerySubject& subject, OpId op) {
        const std::string type = lowered(subject.graph.op(op).type);
        return std::any_of(globs.begin(), globs.end(), [&](const auto& glob) { return fitsGlob(type, glob); });
    });
}

TermPtr familyTerm(const std::string& value) {
    return term([starts = alternatives(lowered(value))](const QuerySubject& subject, OpId op) {
        const std::string_view family = opFamilyName(opFamily(subject.graph.op(op).type));
        return std::any_of(starts.begin(), starts.end(), [&](const auto& start) { return family.starts_with(start); });
    });
}

std::string outputSizes(const OpGraph& graph, OpId op) {
    std::string sizes;
    for (const TensorId output : graph.op(op).outputs)
        if (const auto& shape = graph.tensor(output).shape) {
            for (const std::int64_t size : *shape) sizes += "×" + std::to_string(size);
            sizes += ' ';
        }
    return sizes;
}

/// A plain x is as good as the sign on the card.
TermPtr shapeTerm(std::string value) {
    for (std::size_t at = value.find('x'); at != std::string::npos; at = value.find('x', at)) value.replace(at, 1, "×");
    return term([value](const QuerySubject& subject, OpId op) {
        return opCard(subject.graph, op).shape.find(value) != std::string::npos ||
               outputSizes(subject.graph, op).find(value) != std::string::npos;
    });
}

std::optional<int> wholeNumber(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

bool groupIs(const QuerySubject& subject, OpId op, const std::string& wanted) {
    const GroupId group = subject.plan->plan.groupOf(op);
    if (const auto number = wholeNumber(wanted)) return group.value() == *number;
    if (wanted == "single") return subject.plan->plan.group(group).count() == 1;
    if (subject.plan->groups.empty()) return false;
    const GroupView& view = subject.plan->groups[group.index()];
    if (wanted == "unfusable") return view.isUnfusable;
    return wanted == "valid" ? view.fits : !view.fits && !view.isUnfusable;
}

TermPtr groupTerm(const QueryWord& word, const std::string& value) {
    static constexpr std::array<std::string_view, 4> kWords{"invalid", "valid", "single", "unfusable"};
    const auto wanted = alternatives(lowered(value));
    for (const std::string& each : wanted)
        if (!wholeNumber(each) && std::find(kWords.begin(), kWords.end(), each) == kWords.end())
            fail(word, "a group is a number, invalid, valid, single or unfusable");
    return term([wanted](const QuerySubject& subject, OpId op) {
        return subject.plan &&
               std::any_of(wanted.begin(), wanted.end(), [&](const auto& each) { return groupIs(subject, op, each); });
    });
}

using Measure = std::optional<double> (*)(const QuerySubject&, OpId);

std::optional<double> valueAt(const std::vector<double>& values, OpId op) {
    return op.index() < values.size() ? std::optional(values[op.index()]) : std::nullopt;
}

struct Measured {
    std::string_view name;
    Measure measure;
};
constexpr std::array<Measured, 7> kMeasures{{
    {"dram", [](const QuerySubject& s, OpId op) { return valueAt(s.dramBytes, op); }},
    {"weights", [](const QuerySubject& s, OpId op) { return valueAt(s.weightBytes, op); }},
    {"macs", [](const QuerySubject& s, OpId op) { return valueAt(s.macs, op); }},
    {"buffer",
     [](const QuerySubject& s, OpId op) -> std::optional<double> {
         if (!s.plan || s.plan->groups.empty()) return std::nullopt;
         const auto& bytes = s.plan->groups[s.plan->plan.groupOf(op).index()].bufferBytes;
         return bytes ? std::optional(static_cast<double>(*bytes)) : std::nullopt;
     }},
    {"ops",
     [](const QuerySubject& s, OpId op) -> std::optional<double> {
         return s.plan ? std::optional<double>(s.plan->plan.group(s.plan->plan.groupOf(op)).count()) : std::nullopt;
     }},
    {"in", [](const QuerySubject& s,
              OpId op) { return std::optional(static_cast<double>(s.graph.predecessors(op).size())); }},
    {"out",
     [](const QuerySubject& s, OpId op) { return std::optional(static_cast<double>(s.graph.successors(op).size())); }},
}};

/// "1.5M", "64KiB", "300 kB" without the space.
double number(const QueryWord& word, std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const std::string unit = lowered({end, static_cast<std::size_t>(text.data() + text.size() - end)});
    static constexpr std::array<std::pair<std::string_view, double>, 11> kUnits{{{"", 1},
                                                                                 {"b", 1},
                                                                                 {"k", 1e3},
                                                                                 {"kb", 1e3},
                                                                                 {"m", 1e6},
                                                                                 {"mb", 1e6},
                                                                                 {"g", 1e9},
                                                                                 {"gb", 1e9},
                                                                                 {"kib", 1024},
                                                                                 {"mib", 1024.0 * 1024},
                                                                                 {"gib", 1024.0 * 1024 * 1024}}};
    const auto found = std::find_if(kUnits.begin(), kUnits.end(), [&](const auto& each) { return each.first == unit; });
    if (error != std::errc() || found == kUnits.end()) fail(word, "a number is missing, such as 1M, 64KiB or 300kB");
    return value * found->second;
}

TermPtr comparison(const QueryWord& word, Measure measure, std::string_view sign, double limit) {
    if (sign.empty()) fail(word, "compare it with <, >, <=, >= or =");
    return term([measure, sign = std::string(sign), limit](const QuerySubject& subject, OpId op) {
        const auto value = measure(subject, op);
        if (!value) return false;
        if (sign == "<") return *value < limit;
        if (sign == ">") return *value > limit;
        if (sign == "<=") return *value <= limit;
        return sign == ">=" ? *value >= limit : *value == limit;
    });
}

TermPtr keyTerm(const QueryWord& word, const std::string& key, const std::string& value) {
    if (value.empty()) fail(word, "something is missing after " + key + ":");
    if (key == "op" || key == "type") return typeTerm(value);
    if (key == "name") return nameTerm(word, value);
    if (key == "shape") return shapeTerm(value);
    if (key == "family") return familyTerm(value);
    if (key == "group") return groupTerm(word, value);
    fail(word, "there is no \"" + key + "\": use op, name, shape, family or group");
}

/// Nothing: the word is no comparison.
TermPtr comparisonIn(const QueryWord& word, std::string_view text) {
    const std::size_t sign = text.find_first_of("<>=");
    if (sign == std::string_view::npos || sign == 0) return nullptr;
    const std::size_t after =
        sign + (text.substr(sign).starts_with("<=") || text.substr(sign).starts_with(">=") ? 2 : 1);
    const std::string key = lowered(text.substr(0, sign));
    const auto found =
        std::find_if(kMeasures.begin(), kMeasures.end(), [&](const Measured& each) { return each.name == key; });
    if (found == kMeasures.end())
        fail(word, "there is no \"" + key + "\": use dram, buffer, weights, macs, ops, in or out");
    return comparison(word, found->measure, text.substr(sign, after - sign), number(word, text.substr(after)));
}

TermPtr plainTerm(const QueryWord& word, const std::string& text) {
    const std::size_t colon = text.find(':');
    const bool isKey = colon != std::string::npos && colon > 0 &&
                       std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                                   [](unsigned char c) { return std::isalpha(c) != 0; });
    if (isKey) return keyTerm(word, lowered(text.substr(0, colon)), text.substr(colon + 1));
    if (!word.isQuoted && !isPattern(text))
        if (TermPtr compared = comparisonIn(word, text)) return compared;
    return anyTextTerm(word, text);
}

}  // namespace

std::shared_ptr<const OpQuery::Term> parseTerm(const QueryWord& word) {
    const bool isTurned = !word.isQuoted && word.text.size() > 1 && word.text.front() == '-';
    TermPtr inner = plainTerm(word, isTurned ? word.text.substr(1) : word.text);
    if (!isTurned) return inner;
    return term([inner](const QuerySubject& subject, OpId op) { return !inner->holds(subject, op); });
}

}  // namespace fusescope
