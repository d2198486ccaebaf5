// SPDX-License-Identifier: Apache-2.0
#include "core/base/utf8.h"

#include <array>
#include <cstdint>

namespace fusescope {

std::optional<std::size_t> utf8Length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t length = byte(0) < 0x80       ? 1
                               : byte(0) >> 5 == 6  ? 2
                               : byte(0) >> 4 == 14 ? 3
                               : byte(0) >> 3 == 30 ? 4
                                                    : 0;
    if (length == 0 || length > text.size()) return std::nullopt;
    std::uint32_t code = length == 1 ? byte(0) : byte(0) & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return std::nullopt;
        code = code << 6 | (byte(i) & 0x3Fu);
    }
    constexpr std::array<std::uint32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};
    const bool isSurrogate = code >= 0xD800 && code < 0xE000;
    const bool isControl = code < 0x20 && code != '\t' && code != '\n';
    const bool isNoCharacter = code == 0xFFFE || code == 0xFFFF || code > 0x10FFFF;
    if (code < kLeast[length] || isSurrogate || isControl || isNoCharacter) return std::nullopt;
    return length;
}

std::string repairedUtf8(std::string_view text) {
    constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
    std::string repaired;
    while (!text.empty()) {
        const auto length = utf8Length(text);
        repaired += length ? text.substr(0, *length) : kReplacement;
        text.remove_prefix(length.value_or(1));
    }
    return repaired;
}

}  // namespace fusescope
