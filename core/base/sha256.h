// SPDX-License-Identifier: Apache-2.0
// Hashes that name texts and files.
#pragma once

#include <string>
#include <string_view>

namespace fusescope {

/// In lower-case hex. Throws Error if the crypto library cannot.
std::string sha256Hex(std::string_view text);

/// In base64, as a content security policy has it.
std::string sha256Base64(std::string_view text);

}  // namespace fusescope
