// SPDX-License-Identifier: Apache-2.0
// Messages that are copied into reports say "~", not whose home it is.
#pragma once

#include <string>
#include <string_view>

namespace fusescope {

/// `text` with "~" for the user's home folder wherever a path begins with it. For paths that the program chose or a
/// dialog gave; what the user typed stays as it was typed.
std::string withTilde(std::string_view text);

}  // namespace fusescope
