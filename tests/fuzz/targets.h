// SPDX-License-Identifier: Apache-2.0
// Everything that reads what others wrote, as functions of bytes: what the fuzzers call, and the test that keeps what
// they found.
#pragma once

#include <span>
#include <string_view>

namespace fusescope::test {

struct FuzzTarget {
    const char* name;
    /// Returns for good input and for input refused with an Error; whatever else happens is a finding.
    void (*read)(std::string_view bytes);
};

std::span<const FuzzTarget> fuzzTargets();

/// Null if there is none of this name.
const FuzzTarget* findFuzzTarget(std::string_view name);

}  // namespace fusescope::test
