// SPDX-License-Identifier: Apache-2.0
// Which plan file this program has open, for other Fusescopes on this machine to see: two that save to one file would
// lose each other's work unseen. A mark in the user's data folder, beside nobody's files; that of a program that is
// gone counts for nothing.
#pragma once

#include <QLockFile>
#include <filesystem>
#include <memory>
#include <optional>

namespace fusescope {

class PlanClaim {
 public:
    /// Gives up the file before, and takes `file` (empty: none). The process that has it, if another one does; it is
    /// asked for again at the next call.
    std::optional<qint64> take(const std::filesystem::path& file);

 private:
    std::filesystem::path file_;
    std::unique_ptr<QLockFile> lock_;
};

}  // namespace fusescope
