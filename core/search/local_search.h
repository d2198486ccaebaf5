// SPDX-License-Identifier: Apache-2.0
// Local search: the K best plans so far, a one-edit mutation of each per iteration (Mills et al., arXiv 2501.00636,
// section IV-C, with K = 10), or in rounds.
#pragma once

#include <memory>

#include "core/search/search.h"

namespace fusescope {

std::unique_ptr<Search> makeLocalSearch();

}  // namespace fusescope
