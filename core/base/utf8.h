// SPDX-License-Identifier: Apache-2.0
// UTF-8 that comes from files of strangers, as text that can be shown, printed to a terminal and written to any format.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace fusescope {

/// Bytes of the UTF-8 character that `text`, which is not empty, begins with; nothing if it is none, or one that XML
/// forbids.
std::optional<std::size_t> utf8Length(std::string_view text);

/// `text` with U+FFFD in place of every byte that is no UTF-8, and every character that XML forbids.
std::string repairedUtf8(std::string_view text);

/// UTF-8 without control characters, line ends, and marks that turn the direction of writing: each byte or character
/// that is none becomes U+FFFD.
std::string readableText(std::string_view text);

}  // namespace fusescope
