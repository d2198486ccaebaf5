// SPDX-License-Identifier: Apache-2.0
// Where the run-time data lies: FUSESCOPE_DATA_DIR, else <executable>/../share/fusescope. No path is compiled in.
#pragma once

#include <filesystem>

namespace fusescope {

/// The folder with models, accelerators, icons…; throws Error if it is not there.
std::filesystem::path dataDir();

/// The folder of the running executable, where its helper programs lie too.
std::filesystem::path executableDir();

}  // namespace fusescope
