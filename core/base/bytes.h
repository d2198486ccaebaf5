// SPDX-License-Identifier: Apache-2.0
// Byte counts as text, and checked arithmetic on them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fusescope {

/// "256KiB", "1 MiB", "64kB", "4096": bytes, or KiB/MiB/GiB (powers of 1024), kB/MB/GB (powers of 1000).
/// Throws Error for anything else, a negative or overflowing count, and a bare "KB", which could mean either.
std::int64_t parseByteCount(std::string_view text);

/// The shortest text that parseByteCount reads back as the same number: "256KiB", "1000", "1MB".
std::string byteCountText(std::int64_t bytes);

/// For people: powers of 1024 with up to `decimals` digits, "256 KiB", "254.9 KiB", "1.25 MiB", "37 B".
std::string formatBinaryBytes(std::int64_t bytes, int decimals = 1);

/// For people: powers of 1000, "81.66 MB", "1.20 kB", "37 B". DRAM access is written so, as in the paper.
std::string formatDecimalBytes(std::int64_t bytes);

/// a * b, a + b for values that must not wrap: nothing if the result does not fit.
std::optional<std::int64_t> checkedMultiply(std::int64_t a, std::int64_t b);
std::optional<std::int64_t> checkedAdd(std::int64_t a, std::int64_t b);

}  // namespace fusescope
