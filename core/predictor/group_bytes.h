// SPDX-License-Identifier: Apache-2.0
// What each op of a group takes because of the others in it, by closed forms that look at neighbours only: a first guess, in
// bytes, which the network puts right. They are no prices: under LBDF they ignore the order of demand and the bursts behind a
// stride, under BRR which buffers are full and which are sliced, and the steps of its branches.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/hardware/accelerator.h"
#include "core/predictor/op_facts.h"

namespace fusescope {

inline constexpr int kGroupBytes = 5;

/// LBDF: of the tensors an op makes for readers inside, rows of their windows and rows that wait for a longer branch; rows that
/// leave; then the same two of tensors from outside, at their first reader. BRR: all channels and one channel at the height
/// the op has in the pyramid; windows on outside tensors as a first op; rows of outside tensors as a later op; and none.
using GroupBytes = std::array<double, kGroupBytes>;

/// One per op of `ops`, which are ascending; `facts` is indexed by op.
std::vector<GroupBytes> groupBytes(std::span<const OpFacts> facts, std::span<const OpId> ops, Scheme scheme);

}  // namespace fusescope
