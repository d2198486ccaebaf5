// SPDX-License-Identifier: Apache-2.0
// fusescope-layout: reads pieces of a graph from standard input, places them with dot, writes the answer to standard
// output (see core/layout/helper_messages.h). A process of its own, because dot cannot be interrupted and may die.
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <iterator>
#include <string>

#include "core/base/error.h"
#include "core/layout/graphviz/dot_placement.h"

namespace {

constexpr int kBadInput = 3;
constexpr int kInternal = 4;
constexpr rlim_t kCpuSeconds = 60;  // dot may run for hours on a hostile graph; nobody waits that long

void limitCpuTime() {
    const rlimit limit{kCpuSeconds, kCpuSeconds};
    setrlimit(RLIMIT_CPU, &limit);
}

void answer(const fusescope::LayoutQuestion& question) {
    fusescope::DotPlacement dot;
    for (std::size_t i = 0; i < question.pieces.size(); ++i) {
        const auto placed = dot.place(question.pieces[i], question.rankSeparation, question.nodeSeparation);
        if (placed) std::cout << fusescope::answerText(i, *placed) << std::flush;
    }
    std::cout << "end\n" << std::flush;
}

}  // namespace

int main(int argc, char**) {
    if (argc > 1) {
        std::cerr << "fusescope-layout is a helper of Fusescope and takes no arguments\n";
        return kBadInput;
    }
    try {
        limitCpuTime();
        const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
        answer(fusescope::readQuestion(text));
        return EXIT_SUCCESS;
    } catch (const fusescope::Error& error) {
        std::cerr << error.what() << '\n';
        return kBadInput;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return kInternal;
    }
}
