// SPDX-License-Identifier: Apache-2.0
// What result files in JSON must be, beyond being JSON.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/error.h"

namespace fusescope {

/// `value` as a count: a whole number from 0 to `most`. Throws Error without a place, which calls it `name`.
inline std::int64_t countOf(const nlohmann::ordered_json& value, const std::string& name,
                            std::int64_t most = std::int64_t{1} << 62) {
    const bool isCount = value.is_number_unsigned() && value.get<std::uint64_t>() <= static_cast<std::uint64_t>(most);
    if (!isCount) throw Error("\"" + name + "\" is no whole number from 0 to " + std::to_string(most));
    return value.get<std::int64_t>();
}

/// countOf() the member `key`.
inline std::int64_t countAt(const nlohmann::ordered_json& json, const char* key,
                            std::int64_t most = std::int64_t{1} << 62) {
    return countOf(json.at(key), key, most);
}

/// Throws Error without a place for what is no list.
inline const nlohmann::ordered_json& listAt(const nlohmann::ordered_json& json, const char* key) {
    const nlohmann::ordered_json& value = json.at(key);
    if (!value.is_array()) throw Error(std::string("\"") + key + "\" is no list");
    return value;
}

/// What the library says, without its own number for it.
inline std::string reasonOf(const nlohmann::ordered_json::exception& failure) {
    const std::string text = failure.what();
    const auto end = text.find("] ");
    return end == std::string::npos ? text : text.substr(end + 2);
}

}  // namespace fusescope
