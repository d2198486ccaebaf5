// SPDX-License-Identifier: Apache-2.0
// Where results and messages go.
#pragma once

#include <cstdio>
#include <string>

namespace fusescope::cli {

/// A result, to standard output.
inline void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

/// A message, to standard error.
inline void tell(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

}  // namespace fusescope::cli
