// SPDX-License-Identifier: Apache-2.0
// What each op of a group takes because of the others in it, by closed forms that look at neighbours only: a first
// guess, in bytes, which the network puts right. They are no prices: under LBDF they ignore the order of demand and the
// bursts behind a stride, under BRR tensors that are read both inside and outside.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/hardware/accelerator.h"
#include "core/predictor/op_facts.h"

namespace fusescope {

inline constexpr int kGroupBytes = 6;

/// LBDF: of the tensors an op makes for readers inside, rows of their windows and rows that wait for a longer branch;
/// rows that leave; then the same two of tensors from outside, at their first reader; all of these and its weights.
/// BRR: all channels, and one, at the height the op has in the pyramid; what it holds if maps alternate between the
/// two, starting with all, and starting with one; the smallest tile, at a convolution that may be tiled instead; and,
/// at the first op, the least of the three ways.
using GroupBytes = std::array<double, kGroupBytes>;

/// One per op of `ops`, which are ascending; `facts` is indexed by op.
std::vector<GroupBytes> groupBytes(std::span<const OpFacts> facts, std::span<const OpId> ops, Scheme scheme);

}  // namespace fusescope
