// SPDX-License-Identifier: Apache-2.0
// What a dropped or chosen file is, told from its name and first lines.
#pragma once

#include <filesystem>
#include <vector>

#include "ui/document/opening.h"

namespace fusescope {

enum class FileKind { Model, Plan, Accelerator };

/// A file that names none of our schemas is taken for a model: the importer says what is wrong with it.
FileKind fileKind(const std::filesystem::path& file);

/// Puts each file where it belongs; of several of a kind the last one counts.
OpenRequest requestFor(const std::vector<std::filesystem::path>& files);

}  // namespace fusescope
