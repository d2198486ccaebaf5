// SPDX-License-Identifier: Apache-2.0
// Map: ranks (longest path, side inputs pulled down to their readers) → order in the ranks (barycentre sweeps) →
// x by isotonic regression, as near to the neighbours as the separation allows → curves (lanes for long ones).
#include "core/layout/plain_placement.h"

#include <algorithm>
#include <numeric>
#include <queue>

namespace fusescope {
namespace {

constexpr double kLaneWidth = 8;
constexpr int kLaneLimit = 64;  // beyond that lanes are shared
constexpr int kSweeps = 4;

using Ranks = std::vector<std::vector<int>>;  // nodes of each rank from left to right

struct Neighbours {
    std::vector<std::vector<int>> above;
    std::vector<std::vector<int>> below;
};

std::size_t at(int index) { return static_cast<std::size_t>(index); }

Neighbours neighboursOf(const Piece& piece) {
    Neighbours neighbours{std::vector<std::vector<int>>(piece.nodes.size()),
                          std::vector<std::vector<int>>(piece.nodes.size())};
    for (const auto& link : piece.links) {
        neighbours.below[at(link.from)].push_back(link.to);
        neighbours.above[at(link.to)].push_back(link.from);
    }
    return neighbours;
}

std::vector<int> ranksOf(const Piece& piece, const Neighbours& neighbours) {
    const std::size_t count = piece.nodes.size();
    std::vector<int> rank(count, 0);
    for (std::size_t node = 0; node < count; ++node) {
        if (piece.sharesFirst && node > 0) rank[node] = 1;
        for (const int before : neighbours.above[node]) rank[node] = std::max(rank[node], rank[at(before)] + 1);
    }
    for (std::size_t node = count; node-- > 0;) {  // an input of a later layer stands right above its reader
        if (!neighbours.above[node].empty() || neighbours.below[node].empty() || (piece.sharesFirst && node == 0))
            continue;
        int nearest = rank[at(neighbours.below[node].front())];
        for (const int after : neighbours.below[node]) nearest = std::min(nearest, rank[at(after)]);
        rank[node] = std::max(rank[node], nearest - 1);
    }
    if (piece.sharesLast && count > 1) rank.back() = *std::max_element(rank.begin(), rank.end() - 1) + 1;
    return rank;
}

/// Means of the coordinates of the neighbours; a node without any keeps its own.
std::vector<double> barycentres(const std::vector<int>& nodes, const std::vector<std::vector<int>>& neighbours,
                                const std::vector<double>& coordinate) {
    std::vector<double> wanted;
    wanted.reserve(nodes.size());
    for (const int node : nodes) {
        const auto& row = neighbours[at(node)];
        double sum = 0;
        for (const int other : row) sum += coordinate[at(other)];
        wanted.push_back(row.empty() ? coordinate[at(node)] : sum / static_cast<double>(row.size()));
    }
    return wanted;
}

void number(const Ranks& ranks, std::vector<double>& order) {
    for (const auto& nodes : ranks)
        for (std::size_t i = 0; i < nodes.size(); ++i) order[at(nodes[i])] = static_cast<double>(i);
}

void sortByBarycentre(std::vector<int>& nodes, const std::vector<std::vector<int>>& neighbours,
                      std::vector<double>& order) {
    const std::vector<double> wanted = barycentres(nodes, neighbours, order);
    std::vector<std::size_t> permutation(nodes.size());
    std::iota(permutation.begin(), permutation.end(), std::size_t{0});
    std::stable_sort(permutation.begin(), permutation.end(), [&](auto a, auto b) { return wanted[a] < wanted[b]; });
    std::vector<int> sorted;
    sorted.reserve(nodes.size());
    for (const std::size_t i : permutation) sorted.push_back(nodes[i]);
    nodes = std::move(sorted);
    for (std::size_t i = 0; i < nodes.size(); ++i) order[at(nodes[i])] = static_cast<double>(i);
}

Ranks orderedRanks(const std::vector<int>& rank, const Neighbours& neighbours) {
    Ranks ranks(at(*std::max_element(rank.begin(), rank.end()) + 1));
    for (std::size_t node = 0; node < rank.size(); ++node) ranks[at(rank[node])].push_back(static_cast<int>(node));
    std::erase_if(ranks, [](const auto& nodes) { return nodes.empty(); });
    std::vector<double> order(rank.size());
    number(ranks, order);
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
        for (auto& nodes : ranks) sortByBarycentre(nodes, neighbours.above, order);
        for (auto nodes = ranks.rbegin(); nodes != ranks.rend(); ++nodes)
            sortByBarycentre(*nodes, neighbours.below, order);
    }
    return ranks;
}

/// The centres nearest to `wanted` (least squares) that keep the order and the separation: isotonic regression by
/// pooling adjacent violators.
std::vector<double> spread(const std::vector<double>& wanted, const std::vector<double>& offset) {
    struct Pool {
        double sum;
        std::size_t count;
        double mean() const { return sum / static_cast<double>(count); }
    };
    std::vector<Pool> pools;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        pools.push_back({wanted[i] - offset[i], 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
            const Pool last = pools.back();
            pools.pop_back();
            pools.back().sum += last.sum;
            pools.back().count += last.count;
        }
    }
    std::vector<double> result;
    result.reserve(wanted.size());
    for (const Pool& pool : pools)
        for (std::size_t i = 0; i < pool.count; ++i) result.push_back(pool.mean() + offset[result.size()]);
    return result;
}

void placeRank(const std::vector<int>& nodes, const Piece& piece, double separation,
               const std::vector<std::vector<int>>& neighbours, std::vector<double>& x) {
    std::vector<double> offset(nodes.size(), 0);
    for (std::size_t i = 1; i < nodes.size(); ++i)
        offset[i] =
            offset[i - 1] + separation + (piece.nodes[at(nodes[i - 1])].width + piece.nodes[at(nodes[i])].width) / 2;
    const std::vector<double> placed = spread(barycentres(nodes, neighbours, x), offset);
    for (std::size_t i = 0; i < nodes.size(); ++i) x[at(nodes[i])] = placed[i];
}

std::vector<Point> placeCenters(const Piece& piece, const Ranks& ranks, const Neighbours& neighbours,
                                PlainSpacing spacing) {
    std::vector<double> x(piece.nodes.size(), 0);
    for (const auto& nodes : ranks) placeRank(nodes, piece, spacing.nodeSeparation, neighbours.above, x);
    for (auto nodes = ranks.rbegin(); nodes != ranks.rend(); ++nodes)
        placeRank(*nodes, piece, spacing.nodeSeparation, neighbours.below, x);
    for (const auto& nodes : ranks) placeRank(nodes, piece, spacing.nodeSeparation, neighbours.above, x);
    std::vector<Point> centers(piece.nodes.size());
    double top = 0;
    for (const auto& nodes : ranks) {
        double height = 0;
        for (const int node : nodes) height = std::max(height, piece.nodes[at(node)].height);
        for (const int node : nodes) centers[at(node)] = {x[at(node)], top + height / 2};
        top += height + spacing.rankSeparation;
    }
    return centers;
}

Curve directCurve(Point from, Point to) {
    const double middle = (from.y + to.y) / 2;
    return {from, {from.x, middle}, {to.x, middle}, to};
}

Curve laneCurve(Point from, Point to, double laneX, double bend) {
    const Point enter{laneX, from.y + bend};
    const Point leave{laneX, to.y - bend};
    return {from, {from.x, enter.y}, {laneX, from.y}, enter, enter, leave, leave, {laneX, to.y}, {to.x, leave.y}, to};
}

/// Lanes by interval: a lane is free again once its edge has ended.
class Lanes {
 public:
    int take(double top, double bottom) {
        int lane = next_;
        if (!busy_.empty() && busy_.top().first <= top) {
            lane = busy_.top().second;
            busy_.pop();
        } else if (next_ < kLaneLimit) {
            ++next_;
        } else {
            lane = shared_++ % kLaneLimit;
        }
        busy_.push({bottom, lane});
        return lane;
    }

 private:
    using Busy = std::pair<double, int>;
    std::priority_queue<Busy, std::vector<Busy>, std::greater<>> busy_;
    int next_ = 0;
    int shared_ = 0;
};

}  // namespace

PlacedPiece placePlainly(const Piece& piece, PlainSpacing spacing) {
    const Neighbours neighbours = neighboursOf(piece);
    const std::vector<int> rank = ranksOf(piece, neighbours);
    PlacedPiece placed;
    placed.centers = placeCenters(piece, orderedRanks(rank, neighbours), neighbours, spacing);
    double right = 0;
    for (std::size_t node = 0; node < piece.nodes.size(); ++node)
        right = std::max(right, rectAround(placed.centers[node], piece.nodes[node]).right);

    std::vector<std::size_t> byStart(piece.links.size());
    std::iota(byStart.begin(), byStart.end(), std::size_t{0});
    const auto startRank = [&](std::size_t link) { return rank[at(piece.links[link].from)]; };
    std::stable_sort(byStart.begin(), byStart.end(), [&](auto a, auto b) { return startRank(a) < startRank(b); });
    placed.curves.resize(piece.links.size());
    Lanes lanes;
    for (const std::size_t i : byStart) {
        const auto& link = piece.links[i];
        const Point from{placed.centers[at(link.from)].x,
                         rectAround(placed.centers[at(link.from)], piece.nodes[at(link.from)]).bottom};
        const Point to{placed.centers[at(link.to)].x,
                       rectAround(placed.centers[at(link.to)], piece.nodes[at(link.to)]).top};
        const bool isLong = rank[at(link.to)] > rank[at(link.from)] + 1;
        placed.curves[i] =
            isLong ? laneCurve(from, to, right + spacing.nodeSeparation + kLaneWidth * lanes.take(from.y, to.y),
                               spacing.rankSeparation * 0.6)
                   : directCurve(from, to);
    }
    return placed;
}

}  // namespace fusescope
