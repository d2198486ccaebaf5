// SPDX-License-Identifier: Apache-2.0
// write_seeds TARGET FOLDER: the seeds of a target as files.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tests/fuzz/seeds.h"

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("write_seeds TARGET FOLDER\n", stderr);
        return 2;
    }
    int number = 0;
    for (const std::string& seed : fusescope::test::seedsOf(argv[1]))
        std::ofstream(std::filesystem::path(argv[2]) / ("seed" + std::to_string(number++)), std::ios::binary) << seed;
    return 0;
}
