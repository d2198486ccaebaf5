// SPDX-License-Identifier: Apache-2.0
// Names from files as text that can be shown, printed to a terminal and written to any format.
#pragma once

#include <string>
#include <string_view>

namespace fusescope {

/// UTF-8 without control characters, line ends, and marks that turn the direction of writing: each byte or character
/// that is none becomes U+FFFD.
std::string readableText(std::string_view text);

}  // namespace fusescope
