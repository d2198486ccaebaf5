// SPDX-License-Identifier: Apache-2.0
// Files that are either the old or the new one, never half of it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace fusescope {

/// A new file beside `path`, written piece by piece, that takes its place when it is complete, and is gone if it never
/// is. Every member throws Error; `path` is then as it was. Devices, pipes and read-only files are not replaced.
class AtomicFile {
 public:
    explicit AtomicFile(const std::filesystem::path& path);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(std::string_view content);
    /// Syncs and closes the new file: one of many may wait for the others.
    void complete();
    /// complete(), and renames it over `path`.
    void commit();

 private:
    std::filesystem::path path_;  ///< as given
    std::filesystem::path real_;  ///< what a link points to
    std::string temporary_;       ///< empty: committed
    int descriptor_ = -1;
};

/// As an AtomicFile of one piece.
void writeFileAtomically(const std::filesystem::path& path, std::string_view content);

/// The whole file; throws Error if it cannot be read, is a device or a pipe, or is larger than `limitBytes`.
std::string readWholeFile(const std::filesystem::path& path, std::size_t limitBytes = 256u << 20);

}  // namespace fusescope
