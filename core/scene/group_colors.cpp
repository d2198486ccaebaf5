// SPDX-License-Identifier: Apache-2.0
#include "core/scene/group_colors.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "core/scene/theme.h"

namespace fusescope {
namespace {

constexpr int kUncolored = -1;
constexpr int kRepairRounds = 8;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

std::array<int, kGroupColorCount> uses(const std::vector<int>& row, const std::vector<int>& colors) {
    std::array<int, kGroupColorCount> count{};
    for (const int other : row)
        if (colors[at(other)] != kUncolored) ++count[at(colors[at(other)])];
    return count;
}

/// The colour least used around the group; among equals the first from the one it would like.
int bestColor(const std::vector<int>& row, const std::vector<int>& colors, std::uint64_t hash) {
    const auto count = uses(row, colors);
    int best = static_cast<int>(hash % kGroupColorCount);
    for (int step = 1; step < kGroupColorCount; ++step) {
        const int color = static_cast<int>((hash + static_cast<std::uint64_t>(step)) % kGroupColorCount);
        if (count[at(color)] < count[at(best)]) best = color;
    }
    return best;
}

}  // namespace

std::vector<int> groupColors(const std::vector<std::vector<int>>& neighbours,
                             const std::vector<std::uint64_t>& hashes) {
    std::vector<int> order(neighbours.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](int a, int b) { return neighbours[at(a)].size() > neighbours[at(b)].size(); });
    std::vector<int> colors(neighbours.size(), kUncolored);
    for (const int group : order) colors[at(group)] = bestColor(neighbours[at(group)], colors, hashes[at(group)]);
    for (int round = 0; round < kRepairRounds; ++round) {  // a later neighbour may have freed a colour
        bool isClean = true;
        for (const int group : order) {
            const auto& row = neighbours[at(group)];
            if (uses(row, colors)[at(colors[at(group)])] == 0) continue;
            isClean = false;
            colors[at(group)] = bestColor(row, colors, hashes[at(group)] + static_cast<std::uint64_t>(round));
        }
        if (isClean) break;
    }
    return colors;
}

}  // namespace fusescope
