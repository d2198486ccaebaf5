// SPDX-License-Identifier: Apache-2.0
#include "core/predictor/dataset.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "core/base/error.h"
#include "core/predictor/byte_stream.h"

namespace fusescope {
namespace {

constexpr std::string_view kSchema = "fusescope/groups/1";
constexpr std::string_view kNever = "never";

std::string bytesText(const std::optional<std::int64_t>& bytes) {
    return bytes ? std::to_string(*bytes) : std::string(kNever);
}

std::string opsText(const GroupSet& group) {
    const std::vector<OpId> ops = group.ops();
    std::string text;
    for (std::size_t i = 0; i < ops.size();) {
        std::size_t last = i;
        while (last + 1 < ops.size() && ops[last + 1].value() == ops[last].value() + 1) ++last;
        text += (text.empty() ? "" : ",") + std::to_string(ops[i].value());
        if (last > i) text += "-" + std::to_string(ops[last].value());
        i = last + 1;
    }
    return text;
}

std::string pairsText(const std::vector<OpPair>& pairs) {
    std::string text;
    for (const auto& [maker, reader] : pairs)
        text += (text.empty() ? "" : ",") + std::to_string(maker.value()) + ">" + std::to_string(reader.value());
    return text;
}

std::string hashText(std::string_view text) {
    std::array<char, 20> hex{};
    std::snprintf(hex.data(), hex.size(), "%016llx", static_cast<unsigned long long>(fnvHash(text)));
    return hex.data();
}

std::vector<std::string_view> splitAt(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find(separator, begin);
        parts.push_back(text.substr(begin, end - begin));
        if (end == std::string_view::npos) return parts;
        begin = end + 1;
    }
}

/// One line, taken field by field.
class Line {
 public:
    Line(std::string_view text, std::string where) : fields_(splitAt(text, ' ')), where_(std::move(where)) {}

    [[noreturn]] void refuse(const std::string& problem) const {
        throw Error(problem, where_, "this is not a data set as fusescope-cli train writes it");
    }
    bool isAtEnd() const { return next_ == fields_.size(); }
    std::string_view field() {
        if (isAtEnd() || fields_[next_].empty()) refuse("a field is missing");
        return fields_[next_++];
    }
    std::int64_t number(std::string_view text, std::int64_t least, std::int64_t most) const {
        std::int64_t value = 0;
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (failure != std::errc() || end != text.data() + text.size() || value < least || value > most)
            refuse("\"" + std::string(text) + "\" is not a number from " + std::to_string(least) + " to " +
                   std::to_string(most));
        return value;
    }
    std::int64_t number(std::int64_t least, std::int64_t most) { return number(field(), least, most); }
    OpId op(std::string_view text) const { return OpId(static_cast<std::int32_t>(number(text, 0, (1 << 24)))); }
    std::optional<std::int64_t> bytes() {
        const std::string_view text = field();
        if (text == kNever) return std::nullopt;
        return number(text, 1, std::int64_t{1} << 50);
    }
    GroupSet ops() {
        std::vector<OpId> ops;
        for (const std::string_view range : splitAt(field(), ',')) {
            const std::size_t dash = range.find('-');
            const OpId first = op(range.substr(0, dash));
            const OpId last = dash == std::string_view::npos ? first : op(range.substr(dash + 1));
            if (last < first || (!ops.empty() && first <= ops.back())) refuse("ops are not ascending");
            for (std::int32_t id = first.value(); id <= last.value(); ++id) ops.emplace_back(id);
        }
        return GroupSet(ops);
    }
    std::vector<OpPair> pairs() {
        std::vector<OpPair> pairs;
        for (const std::string_view pair : splitAt(field(), ',')) {
            const auto ends = splitAt(pair, '>');
            if (ends.size() != 2) refuse("\"" + std::string(pair) + "\" is no pair of ops");
            pairs.emplace_back(op(ends[0]), op(ends[1]));
        }
        if (!std::is_sorted(pairs.begin(), pairs.end())) refuse("pairs are not ascending");
        return pairs;
    }

 private:
    std::vector<std::string_view> fields_;
    std::string where_;
    std::size_t next_ = 0;
};

DataSource readSource(Line& line) {
    DataSource source;
    source.model = line.field();
    source.fingerprint = line.field();
    source.family = line.field();
    source.activationBits = static_cast<int>(line.number(1, 64));
    source.weightBits = static_cast<int>(line.number(1, 64));
    return source;
}

DataGroup readGroup(Line& line, std::size_t sources) {
    DataGroup group;
    group.source = static_cast<int>(line.number(0, static_cast<std::int64_t>(sources) - 1));
    const std::string_view split = line.field();
    const auto isNamed = [&](Split candidate) { return split == splitName(candidate); };
    if (isNamed(Split::Validation))
        group.split = Split::Validation;
    else if (isNamed(Split::Test))
        group.split = Split::Test;
    else if (!isNamed(Split::Train))
        line.refuse("there is no split \"" + std::string(split) + "\"");
    group.enoughBytes = line.bytes();
    group.ops = line.ops();
    while (!line.isAtEnd()) {
        if (line.field() != "cut") line.refuse("expected \"cut\"");
        CutGroup cut;
        cut.enoughBytes = line.bytes();
        cut.cut = line.pairs();
        for (const auto& [maker, reader] : cut.cut)
            if (!group.ops.contains(maker) || !group.ops.contains(reader))
                line.refuse("a cut edge is not in the group");
        group.cuts.push_back(std::move(cut));
    }
    return group;
}

void readSchema(Line& line, Dataset& dataset) {
    const std::string_view schema = line.field();
    if (schema.starts_with("fusescope/groups/") && schema != kSchema)
        line.refuse("a data set of another version, \"" + std::string(schema) + "\", this Fusescope reads " +
                    std::string(kSchema));
    if (schema != kSchema) line.refuse("this is no data set of Fusescope");
    const std::string_view scheme = line.field();
    if (scheme != schemeName(Scheme::Lbdf) && scheme != schemeName(Scheme::Brr))
        line.refuse("there is no scheme \"" + std::string(scheme) + "\"");
    dataset.scheme = scheme == schemeName(Scheme::Brr) ? Scheme::Brr : Scheme::Lbdf;
    dataset.seed = static_cast<std::uint64_t>(line.number(0, INT64_MAX));
}

}  // namespace

const char* splitName(Split split) {
    return split == Split::Train ? "train" : split == Split::Validation ? "validation" : "test";
}

std::string encodeDataset(const Dataset& dataset) {
    std::string text =
        std::string(kSchema) + " " + schemeName(dataset.scheme) + " " + std::to_string(dataset.seed) + "\n";
    for (const DataSource& source : dataset.sources)
        text += "source " + source.model + " " + source.fingerprint + " " + source.family + " " +
                std::to_string(source.activationBits) + " " + std::to_string(source.weightBits) + "\n";
    for (const DataGroup& group : dataset.groups) {
        text += "group " + std::to_string(group.source) + " " + splitName(group.split) + " " +
                bytesText(group.enoughBytes) + " " + opsText(group.ops);
        for (const CutGroup& cut : group.cuts) text += " cut " + bytesText(cut.enoughBytes) + " " + pairsText(cut.cut);
        text += "\n";
    }
    return text + "end " + hashText(text) + "\n";
}

Dataset decodeDataset(std::string_view text, const std::string& where) {
    Dataset dataset;
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        Line line(text.substr(begin, end - begin), where + ":" + std::to_string(++number));
        if (number == 1) {
            readSchema(line, dataset);
        } else {
            const std::string_view kind = line.field();
            if (kind == "source") {
                dataset.sources.push_back(readSource(line));
            } else if (kind == "group") {
                dataset.groups.push_back(readGroup(line, dataset.sources.size()));
            } else if (kind == "end") {
                if (line.field() != hashText(text.substr(0, begin)))
                    line.refuse("the data set is damaged: its hash does not match");
                if (end + 1 < text.size()) line.refuse("there are lines behind the end");
                return dataset;
            } else {
                line.refuse("unknown line \"" + std::string(kind) + "\"");
            }
        }
        if (!line.isAtEnd()) line.refuse("there are more fields than expected");
        begin = end + 1;
    }
    throw Error("the data set ends too early, after " + std::to_string(number) + " lines", where,
                "it was cut off: copy or make it again");
}

std::vector<SourceStatistics> statisticsOf(const Dataset& dataset) {
    std::vector<SourceStatistics> all;
    for (const DataSource& source : dataset.sources) {
        SourceStatistics& statistics = all.emplace_back();
        statistics.name = source.model.substr(0, source.model.rfind(".onnx"));
        if (source.activationBits != 16 || source.weightBits != 16)
            statistics.name +=
                " (" + std::to_string(source.activationBits) + "/" + std::to_string(source.weightBits) + " bit)";
        statistics.family = source.family;
    }
    for (const DataGroup& group : dataset.groups) {
        SourceStatistics& statistics = all[static_cast<std::size_t>(group.source)];
        ++statistics.groups;
        for (std::size_t b = 0; b < std::size(kPaperBuffersKib); ++b)
            statistics.valid[b] += group.fits(kPaperBuffersKib[b] * 1024) ? 1 : 0;
    }
    return all;
}

}  // namespace fusescope
