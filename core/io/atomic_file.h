// SPDX-License-Identifier: Apache-2.0
// Files that are either the old or the new one, never half of it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace fusescope {

/// Writes a new file beside `path`, syncs it, and renames it over `path`. Throws Error; `path` is then as it was.
void writeFileAtomically(const std::filesystem::path& path, std::string_view content);

/// The whole file; throws Error if it cannot be read or is larger than `limitBytes`.
std::string readWholeFile(const std::filesystem::path& path, std::size_t limitBytes = 256u << 20);

}  // namespace fusescope
