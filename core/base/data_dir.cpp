// SPDX-License-Identifier: Apache-2.0
#include "core/base/data_dir.h"

#include <cstdlib>

#include "core/base/error.h"
#include "core/base/home_path.h"

namespace fusescope {

std::filesystem::path executableDir() {
    std::error_code failure;
    const auto path = std::filesystem::read_symlink("/proc/self/exe", failure);
    if (failure) throw Error("cannot find the running executable", {}, failure.message());
    return path.parent_path();
}

std::filesystem::path dataDir() {
    const char* const chosen = std::getenv("FUSESCOPE_DATA_DIR");
    const auto path = chosen && *chosen ? std::filesystem::path(chosen) : executableDir() / "../share/fusescope";
    std::error_code failure;
    if (!std::filesystem::is_directory(path, failure))
        throw Error("the data folder is missing", withTilde(path.lexically_normal().string()),
                    "reinstall Fusescope, or set FUSESCOPE_DATA_DIR to the folder that holds models/");
    return path.lexically_normal();
}

}  // namespace fusescope
