// SPDX-License-Identifier: Apache-2.0
#include "core/io/yaml_reader.h"

#include <yaml-cpp/eventhandler.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <sstream>

#include "core/base/bytes.h"

namespace fusescope {
namespace {

/// Takes what a parser tells, and does nothing with it.
class Listener : public YAML::EventHandler {
 public:
    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
    void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
    void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
    void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnSequenceEnd() override {}
    void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnMapEnd() override {}
};

/// Not by YAML::LoadAll(): some texts are documents without end to it, each of no length.
bool hasSecondDocument(const std::string& text) {
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    Listener listener;
    return parser.HandleNextDocument(listener) && parser.HandleNextDocument(listener);
}

}  // namespace

YamlValue YamlValue::parse(const std::string& text, const std::filesystem::path& file) {
    const std::string name = file.filename().string();
    try {
        const YAML::Node document = YAML::Load(text);
        if (!document.IsDefined() || document.IsNull()) throw Error("the file is empty", name);
        if (hasSecondDocument(text)) throw Error("the file holds several documents", name, "leave one");
        return {document, name, ""};
    } catch (const YAML::Exception& failure) {
        throw Error("this is not YAML: " + failure.msg, name + ":" + std::to_string(failure.mark.line + 1));
    }
}

void YamlValue::fail(const std::string& problem, const std::string& hint) const {
    // A value that is left out has the place of whatever comes next.
    const bool isLeftOut = node_.IsDefined() && node_.IsNull() && keyLine_ > 0;
    const int line = isLeftOut ? keyLine_ : node_.IsDefined() ? node_.Mark().line + 1 : 0;
    throw Error(key_.empty() ? problem : key_ + ": " + problem, line > 0 ? file_ + ":" + std::to_string(line) : file_,
                hint);
}

void YamlValue::checkKeys(std::initializer_list<std::string_view> known) const {
    if (!node_.IsMap()) fail("expected keys and values");
    std::set<std::string> seen;
    for (const auto& entry : node_) {
        if (!entry.first.IsScalar()) fail("a key is not a word");
        const std::string key = entry.first.Scalar();
        const YamlValue at(entry.first, file_, key_.empty() ? key : key_ + "." + key);
        if (std::find(known.begin(), known.end(), key) == known.end()) {
            std::string names;
            for (const auto name : known) names += (names.empty() ? "" : ", ") + std::string(name);
            at.fail("unknown key", "the keys here are " + names);
        }
        if (!seen.insert(key).second) at.fail("this key stands twice");
    }
}

std::optional<YamlValue> YamlValue::find(const std::string& key) const {
    for (const auto& entry : node_)
        if (entry.first.IsScalar() && entry.first.Scalar() == key)
            return YamlValue(entry.second, file_, key_.empty() ? key : key_ + "." + key, entry.first.Mark().line + 1);
    return std::nullopt;
}

YamlValue YamlValue::at(const std::string& key) const {
    if (auto found = find(key)) return *std::move(found);
    fail("the key \"" + key + "\" is missing");
}

std::vector<YamlValue> YamlValue::items() const {
    if (!node_.IsSequence()) fail("expected a list");
    std::vector<YamlValue> all;
    for (std::size_t i = 0; i < node_.size(); ++i)
        all.emplace_back(node_[i], file_, key_ + "[" + std::to_string(i) + "]");
    return all;
}

std::string YamlValue::text() const {
    if (!node_.IsScalar()) fail("expected text");
    return node_.Scalar();
}

bool YamlValue::boolean() const {
    if (text() == "true") return true;
    if (text() == "false") return false;
    fail("\"" + text() + "\" is neither true nor false");
}

std::int64_t YamlValue::integer(std::int64_t least, std::int64_t most) const {
    const std::string digits = text();
    std::int64_t value = 0;
    const char* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value);
    if (read.ec != std::errc{} || read.ptr != end) fail("\"" + digits + "\" is not a whole number");
    if (value < least || value > most)
        fail(digits + " is out of range", "from " + std::to_string(least) + " to " + std::to_string(most));
    return value;
}

double YamlValue::positiveNumber() const { return quantity({{"", 1.0}}); }

double YamlValue::quantity(std::initializer_list<std::pair<std::string_view, double>> units) const {
    const std::string all = text();
    double number = 0;
    const char* const end = all.data() + all.size();
    const auto read = std::from_chars(all.data(), end, number);
    std::string_view unit(read.ptr, static_cast<std::size_t>(end - read.ptr));
    while (unit.starts_with(' ')) unit.remove_prefix(1);
    std::string names;
    for (const auto& [name, factor] : units) {
        if (read.ec == std::errc{} && unit == name) {
            if (!std::isfinite(number * factor) || number <= 0) fail("\"" + all + "\" must be positive");
            return number * factor;
        }
        if (!name.empty()) names += (names.empty() ? "" : ", ") + std::string(name);
    }
    fail("\"" + all + "\" is not a positive number" + (names.empty() ? "" : " with its unit"),
         names.empty() ? std::string() : "the units are " + names);
}

std::int64_t YamlValue::byteCount() const {
    try {
        return parseByteCount(text());
    } catch (const Error& error) {
        fail(error.problem(), error.hint());
    }
}

void checkSchema(const YamlValue& root, std::string_view kind) {
    const std::string expected = "fusescope/" + std::string(kind) + "/1";
    const auto schema = root.find("schema");
    if (!schema) root.fail("the key \"schema\" is missing", "the first line should be \"schema: " + expected + "\"");
    if (schema->text() == expected) return;
    const bool isNewer = schema->text().starts_with(expected.substr(0, expected.size() - 1));
    schema->fail("\"" + schema->text() + "\" is not " + expected,
                 isNewer ? "a newer Fusescope wrote this file" : "is it the right file?");
}

}  // namespace fusescope
