// SPDX-License-Identifier: Apache-2.0
// Colours for neighbouring groups: different ones side by side, and the same one for the same ops after an edit.
#pragma once

#include <cstdint>
#include <vector>

namespace fusescope {

/// A colour in [0, kGroupColorCount) per group. `neighbours` is symmetric; `hashes` says which colour a group would
/// like. Neighbours differ wherever a group has fewer than kGroupColorCount of them, and elsewhere if it can be found
/// quickly.
std::vector<int> groupColors(const std::vector<std::vector<int>>& neighbours, const std::vector<std::uint64_t>& hashes);

}  // namespace fusescope
