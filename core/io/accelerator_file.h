// SPDX-License-Identifier: Apache-2.0
// Accelerators as YAML, schema fusescope/accelerator/1.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/hardware/accelerator.h"

namespace fusescope {

/// Throws Error naming file, line and key.
Accelerator readAccelerator(const std::filesystem::path& file);

std::string acceleratorText(const Accelerator& accelerator);

/// Throws Error if it is neither LBDF nor BRR.
Scheme parseScheme(std::string_view name);

/// 1 to 64 bits per element; throws Error.
int parseElementBits(std::string_view text);

/// At least 1 byte; throws Error.
std::int64_t parseBufferBytes(std::string_view text);

}  // namespace fusescope
