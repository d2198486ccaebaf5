// SPDX-License-Identifier: Apache-2.0
#include "core/io/csv_field.h"

#include <string_view>

namespace fusescope {
namespace {

/// An apostrophe is among them: else one that a name begins with would be taken for a guard.
bool needsGuard(const std::string& text, std::size_t at) {
    return at < text.size() && std::string_view("=+-@\t\r'").find(text[at]) != std::string_view::npos;
}

}  // namespace

std::string csvField(const std::string& text) {
    const std::string safe = needsGuard(text, 0) ? "'" + text : text;
    if (safe.find_first_of(",\"\n\r") == std::string::npos) return safe;
    std::string quoted = "\"";
    for (const char letter : safe) quoted += letter == '"' ? "\"\"" : std::string(1, letter);
    return quoted + "\"";
}

std::string csvPlain(const std::string& field) {
    const bool isGuarded = !field.empty() && field.front() == '\'' && needsGuard(field, 1);
    return isGuarded ? field.substr(1) : field;
}

}  // namespace fusescope
