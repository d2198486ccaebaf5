// SPDX-License-Identifier: Apache-2.0
// Random search: a fresh random plan at every step.
#pragma once

#include <memory>

#include "core/search/search.h"

namespace fusescope {

std::unique_ptr<Search> makeRandomSearch();

}  // namespace fusescope
