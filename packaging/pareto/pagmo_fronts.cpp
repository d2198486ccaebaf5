// SPDX-License-Identifier: Apache-2.0
// Makes tests/data/pareto_pagmo.txt: what pagmo2 says of fronts and crowding of random points. Not part of the build.
#include <pagmo/utils/multi_objective.hpp>

#include <algorithm>
#include <cstdio>
#include <random>
#include <vector>

int main() {
    std::mt19937 random(2002);
    for (int round = 0; round < 120; ++round) {
        const std::size_t objectives = 2 + round % 2;
        const std::size_t count = 2 + random() % 24;
        const bool isCoarse = round % 3 == 0;  // with ties and equal points
        std::vector<std::vector<double>> points(count, std::vector<double>(objectives));
        for (auto& point : points)
            for (double& value : point) value = static_cast<double>(random() % (isCoarse ? 6 : 100'000));
        auto fronts = std::get<0>(pagmo::fast_non_dominated_sorting(points));
        std::printf("points %zu %zu\n", count, fronts.size());
        for (const auto& point : points) {
            for (const double value : point) std::printf("%.0f ", value);
            std::printf("\n");
        }
        for (auto& front : fronts) {
            std::sort(front.begin(), front.end());
            std::vector<std::vector<double>> members;
            for (const auto index : front) members.push_back(points[index]);
            std::vector<double> distances(front.size(), 0.0);
            // Which of several equal values is an end depends on an unstable sort: only clear cases are asked.
            bool isClear = !isCoarse && front.size() > 2;
            if (isClear) distances = pagmo::crowding_distance(members);
            for (const auto index : front) std::printf("%zu ", static_cast<std::size_t>(index));
            std::printf("\n");
            for (const double distance : distances) std::printf("%.17g ", distance);
            std::printf("\n");
        }
    }
}
