// SPDX-License-Identifier: Apache-2.0
#include "core/base/utf8.h"

#include <algorithm>
#include <cstdint>

namespace fusescope {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

struct Character {
    std::uint32_t code = 0;
    std::size_t bytes = 0;  // 0: no UTF-8
};

Character characterAt(std::string_view text) {
    const auto byte = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at])); };
    const std::uint32_t first = byte(0);
    if (first < 0x80) return {first, 1};
    const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < bytes) return {};
    std::uint32_t code = first & (0x7Fu >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xC0u) != 0x80) return {};
        code = code << 6 | (byte(i) & 0x3Fu);
    }
    const bool isTooLong = (bytes == 3 && code < 0x800) || (bytes == 4 && code < 0x10000);
    if (isTooLong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return {};
    return {code, bytes};
}

bool isShown(std::uint32_t code) {
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return false;  // controls
    if (code >= 0x2028 && code <= 0x202E) return false;              // line ends, directions
    if (code >= 0x2066 && code <= 0x2069) return false;              // directions
    return code != 0x200E && code != 0x200F && (code & 0xFFFEu) != 0xFFFE && code != 0xFEFF;
}

/// What XML 1.0 allows.
bool isAllowed(std::uint32_t code) {
    return (code >= 0x20 || code == '\t' || code == '\n') && (code & 0xFFFFu) != 0xFFFE && (code & 0xFFFFu) != 0xFFFF;
}

template <class IsKept>
std::string repaired(std::string_view text, IsKept&& isKept) {
    std::string result;
    while (!text.empty()) {
        const Character character = characterAt(text);
        const std::size_t bytes = std::max<std::size_t>(1, character.bytes);
        result += character.bytes > 0 && isKept(character.code) ? text.substr(0, bytes) : kReplacement;
        text.remove_prefix(bytes);
    }
    return result;
}

bool isPlain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

}  // namespace

std::optional<std::size_t> utf8Length(std::string_view text) {
    const Character character = characterAt(text);
    if (character.bytes == 0 || !isAllowed(character.code)) return std::nullopt;
    return character.bytes;
}

std::string repairedUtf8(std::string_view text) {
    return isPlain(text) ? std::string(text) : repaired(text, isAllowed);
}

std::string readableText(std::string_view text) { return isPlain(text) ? std::string(text) : repaired(text, isShown); }

}  // namespace fusescope
