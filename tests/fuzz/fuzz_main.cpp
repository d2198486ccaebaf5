// SPDX-License-Identifier: Apache-2.0
// The libFuzzer program: FUSESCOPE_FUZZ_TARGET names what reads.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/targets.h"

namespace {

const fusescope::test::FuzzTarget* chosenTarget() {
    const char* const name = std::getenv("FUSESCOPE_FUZZ_TARGET");
    const auto* const target = name ? fusescope::test::findFuzzTarget(name) : nullptr;
    if (target) return target;
    std::fputs("FUSESCOPE_FUZZ_TARGET is to be one of:", stderr);
    for (const auto& one : fusescope::test::fuzzTargets()) std::fprintf(stderr, " %s", one.name);
    std::fputs("\n", stderr);
    std::exit(2);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto* const target = chosenTarget();
    target->read({reinterpret_cast<const char*>(data), size});
    return 0;
}
