// SPDX-License-Identifier: Apache-2.0
// Reads YAML strictly: every key is known, every value of its type, every error names file, line and key. For the files
// of this room only.
#pragma once

#include <yaml-cpp/yaml.h>

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"

namespace fusescope {

/// A value with the file and the key it came from.
class YamlValue {
 public:
    /// `keyLine`: where the key stands, counted from 1; 0 if there is none.
    YamlValue(YAML::Node node, std::string file, std::string key, int keyLine = 0)
        : node_(std::move(node)), file_(std::move(file)), key_(std::move(key)), keyLine_(keyLine) {}

    /// Parses the whole of `text`; `file` is for messages.
    static YamlValue parse(const std::string& text, const std::filesystem::path& file);

    /// Throws Error if this is no map, a key is not among `known`, or a key stands twice.
    void checkKeys(std::initializer_list<std::string_view> known) const;
    std::optional<YamlValue> find(const std::string& key) const;
    /// Throws Error if there is no such key.
    YamlValue at(const std::string& key) const;
    /// Throws Error if this is no list.
    std::vector<YamlValue> items() const;

    std::string text() const;
    bool boolean() const;
    std::int64_t integer(std::int64_t least, std::int64_t most) const;
    double positiveNumber() const;
    std::int64_t byteCount() const;
    /// A positive number and one of the units ("8GB/s" -> 8e9).
    double quantity(std::initializer_list<std::pair<std::string_view, double>> units) const;

    /// Throws an Error about this value: "file:line: key: problem".
    [[noreturn]] void fail(const std::string& problem, const std::string& hint = {}) const;

 private:
    YAML::Node node_;
    std::string file_;
    std::string key_;
    int keyLine_;
};

/// Throws Error unless `root` says `schema: fusescope/<kind>/1`.
void checkSchema(const YamlValue& root, std::string_view kind);

}  // namespace fusescope
