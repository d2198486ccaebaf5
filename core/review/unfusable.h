// SPDX-License-Identifier: Apache-2.0
// Why an op stays out of fusion.
#pragma once

#include <string>

#include "core/search/search.h"

namespace fusescope {

/// "needs 310 KiB alone, the buffer has 256 KiB", "no buffer suffices", "not modelled: …"; empty for a fusable op.
std::string unfusableReason(const SearchProblem& problem, OpId op);

}  // namespace fusescope
