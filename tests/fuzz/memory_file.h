// SPDX-License-Identifier: Apache-2.0
// Bytes as a file that lies in memory: readers take paths, and fuzzing should not wear out a disk.
#pragma once

#include <filesystem>
#include <string_view>

namespace fusescope::test {

class MemoryFile {
 public:
    explicit MemoryFile(std::string_view bytes);
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    /// Valid in this process, as long as the object lives.
    std::filesystem::path path() const;

 private:
    int descriptor_;
};

}  // namespace fusescope::test
