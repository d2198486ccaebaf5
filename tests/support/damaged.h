// SPDX-License-Identifier: Apache-2.0
// What a disk, an editor or a stranger may do to a file.
#pragma once

#include <string>

#include "core/base/random.h"

namespace fusescope::test {

/// Overwrites, doubles or drops up to three stretches of a few bytes.
std::string damaged(std::string bytes, Random& random);

}  // namespace fusescope::test
