// SPDX-License-Identifier: Apache-2.0
#include "core/search/pareto.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>
#include <utility>

namespace fusescope {

bool dominates(const ParetoPoint& a, const ParetoPoint& b) {
    assert(a.objectives.size() == b.objectives.size());
    bool isBetterSomewhere = false;
    for (std::size_t i = 0; i < a.objectives.size(); ++i) {
        if (a.objectives[i] > b.objectives[i]) return false;
        isBetterSomewhere = isBetterSomewhere || a.objectives[i] < b.objectives[i];
    }
    return isBetterSomewhere;
}

bool isBetter(const ParetoPoint& a, const ParetoPoint& b) {
    if (a.violation > 0 || b.violation > 0) return a.violation < b.violation;
    return dominates(a, b);
}

std::vector<std::vector<std::size_t>> nonDominatedFronts(std::span<const ParetoPoint> points) {
    std::vector<std::vector<std::size_t>> beaten(points.size());  // by each point
    std::vector<int> beaters(points.size(), 0);
    for (std::size_t a = 0; a < points.size(); ++a)
        for (std::size_t b = 0; b < points.size(); ++b)
            if (isBetter(points[a], points[b])) {
                beaten[a].push_back(b);
                ++beaters[b];
            }
    std::vector<std::vector<std::size_t>> fronts;
    std::vector<std::size_t> front;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (beaters[i] == 0) front.push_back(i);
    while (!front.empty()) {
        std::vector<std::size_t> next;
        for (const std::size_t a : front)
            for (const std::size_t b : beaten[a])
                if (--beaters[b] == 0) next.push_back(b);
        std::sort(next.begin(), next.end());
        fronts.push_back(std::exchange(front, std::move(next)));
    }
    return fronts;
}

std::vector<double> crowdingDistances(std::span<const ParetoPoint> points, std::span<const std::size_t> front) {
    constexpr double kEnd = std::numeric_limits<double>::infinity();
    std::vector<double> distances(front.size(), front.size() < 3 ? kEnd : 0.0);
    if (front.size() < 3) return distances;
    std::vector<std::size_t> order(front.size());
    for (std::size_t objective = 0; objective < points[front[0]].objectives.size(); ++objective) {
        const auto value = [&](std::size_t place) { return points[front[place]].objectives[objective]; };
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return value(a) < value(b); });
        const double range = value(order.back()) - value(order.front());
        if (range <= 0) continue;
        distances[order.front()] = distances[order.back()] = kEnd;
        for (std::size_t i = 1; i + 1 < order.size(); ++i)
            distances[order[i]] += (value(order[i + 1]) - value(order[i - 1])) / range;
    }
    return distances;
}

std::vector<Standing> standings(std::span<const ParetoPoint> points) {
    std::vector<Standing> all(points.size());
    const auto fronts = nonDominatedFronts(points);
    for (std::size_t rank = 0; rank < fronts.size(); ++rank) {
        const std::vector<double> crowding = crowdingDistances(points, fronts[rank]);
        for (std::size_t i = 0; i < fronts[rank].size(); ++i) all[fronts[rank][i]] = {rank, crowding[i]};
    }
    return all;
}

std::vector<std::size_t> survivors(std::span<const ParetoPoint> points, std::size_t count) {
    const std::vector<Standing> standing = standings(points);
    std::vector<std::size_t> order(points.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return standing[a] < standing[b]; });
    order.resize(std::min(count, order.size()));
    return order;
}

}  // namespace fusescope
