// SPDX-License-Identifier: Apache-2.0
// Fields of comma-separated values, RFC 4180, safe in spreadsheets.
#pragma once

#include <string>

namespace fusescope {

/// Quoted where that is needed; what a spreadsheet would take for a formula begins with an apostrophe.
std::string csvField(const std::string& text);

/// `field`, its quotes already taken off, without that apostrophe.
std::string csvPlain(const std::string& field);

}  // namespace fusescope
