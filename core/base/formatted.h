// SPDX-License-Identifier: Apache-2.0
// Text laid out as printf does, for tables and pictures.
#pragma once

#include <string>

namespace fusescope {

/// Of any length. Numbers follow the locale of the process: "C" in the command line, not in the window.
[[gnu::format(printf, 1, 2)]] std::string formatted(const char* format, ...);

}  // namespace fusescope
