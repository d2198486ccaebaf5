// SPDX-License-Identifier: Apache-2.0
// Pareto fronts and crowding, as NSGA-II has them. Deb et al., "A fast and elitist multiobjective genetic algorithm:
// NSGA-II", IEEE Transactions on Evolutionary Computation 6(2), 2002, doi:10.1109/4235.996017. All objectives are
// minimised.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace fusescope {

struct ParetoPoint {
    std::vector<double> objectives;
    double violation = 0;  ///< of constraints; 0: feasible
};

/// No worse in any objective and better in one; violations aside. Of points with as many objectives.
bool dominates(const ParetoPoint& a, const ParetoPoint& b);

/// Deb's rules: feasible before infeasible, of two infeasible ones the smaller violation, of two feasible ones
/// dominance.
bool isBetter(const ParetoPoint& a, const ParetoPoint& b);

/// Indices by front, ascending within each: the first front is beaten by no point, the next only by points of fronts
/// before it. O(points² · objectives).
std::vector<std::vector<std::size_t>> nonDominatedFronts(std::span<const ParetoPoint> points);

/// Of each point of one front: the sum over objectives of the gap between its neighbours, as a share of the range of
/// the objective; infinite for the ends. An objective that is constant says nothing. Ties are in the order of `front`.
std::vector<double> crowdingDistances(std::span<const ParetoPoint> points, std::span<const std::size_t> front);

/// What a point is worth in a tournament: a lower rank, then more room around it.
struct Standing {
    std::size_t rank = 0;
    double crowding = 0;

    friend bool operator<(const Standing& a, const Standing& b) {
        return a.rank != b.rank ? a.rank < b.rank : a.crowding > b.crowding;
    }
};

/// [points]
std::vector<Standing> standings(std::span<const ParetoPoint> points);

/// The `count` best: front by front, the last one by crowding; ties by index. All if there are no more. Best first.
std::vector<std::size_t> survivors(std::span<const ParetoPoint> points, std::size_t count);

}  // namespace fusescope
