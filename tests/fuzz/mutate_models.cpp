// SPDX-License-Identifier: Apache-2.0
// mutate_models FIRST COUNT: runs that many mutants of the bundled models and reports; `mutate_models FIRST 0 FILE`
// writes mutant FIRST to a file.
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "core/io/atomic_file.h"
#include "tests/fuzz/mutant_run.h"

int main(int argc, char** argv) {
    using namespace fusescope::test;
    if (argc < 3 || argc > 4) {
        std::fputs("mutate_models FIRST COUNT | mutate_models FIRST 0 FILE\n", stderr);
        return 2;
    }
    const std::int64_t first = std::atoll(argv[1]);
    if (argc == 4) {
        fusescope::writeFileAtomically(argv[3], mutant(first));
        return 0;
    }
    int broken = 0;
    MutantCounts all;
    const std::int64_t end = first + std::atoll(argv[2]);
    for (std::int64_t number = first; number < end; ++number) {
        if (number % 1000 == 0) {
            std::fprintf(stderr, "mutant %lld\r", static_cast<long long>(number));
            std::fflush(stderr);
        }
        try {
            const MutantCounts one = runMutants(number, 1);
            all.opened += one.opened;
            all.refused += one.refused;
            if (one.slowestMs > all.slowestMs) {
                all.slowestMs = one.slowestMs;
                std::fprintf(stderr, "mutant %lld took %lld ms\n", static_cast<long long>(number),
                             static_cast<long long>(one.slowestMs));
            }
        } catch (const std::exception& failure) {
            ++broken;
            std::printf("%s\n", failure.what());
            std::fflush(stdout);
        }
    }
    std::printf("%lld opened, %lld refused, %d broken; the slowest took %lld ms\n", static_cast<long long>(all.opened),
                static_cast<long long>(all.refused), broken, static_cast<long long>(all.slowestMs));
    return broken == 0 ? 0 : 1;
}
