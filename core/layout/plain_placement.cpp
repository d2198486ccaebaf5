// SPDX-License-Identifier: Apache-2.0
// Map: ranks (longest path, side inputs pulled down to their readers) → order in the ranks (barycentre sweeps) →
// x by isotonic regression, as near to the neighbours as the separation allows → curves (bundled
// in lanes where they pass layers).
#include "core/layout/plain_placement.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "core/layout/lanes.h"

namespace fusescope {
namespace {

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

/// The least and the greatest y of each layer.
struct Band {
    double top = 0;
    double bottom = 0;
};

std::vector<Band> bandsOf(const Piece& piece, const std::vector<int>& rank, const std::vector<Point>& centers) {
    constexpr double kFar = std::numeric_limits<double>::infinity();
    std::vector<Band> bands(at(*std::max_element(rank.begin(), rank.end()) + 1), {kFar, -kFar});
    for (std::size_t node = 0; node < rank.size(); ++node) {
        const Rect box = rectAround(centers[node], piece.nodes[node]);
        Band& band = bands[at(rank[node])];
        band = {std::min(band.top, box.top), std::max(band.bottom, box.bottom)};
    }
    return bands;
}

double rightOf(const Piece& piece, const std::vector<Point>& centers) {
    double right = 0;
    for (std::size_t node = 0; node < piece.nodes.size(); ++node)
        right = std::max(right, rectAround(centers[node], piece.nodes[node]).right);
    return right;
}

/// A sweep over many columns is hard to follow and slow to paint, a bundle of level lines is neither.
bool isWide(Point start, Point end, PlainSpacing spacing) {
    constexpr double kWidestSwing = 10;  // times the room between layers
    return std::abs(end.x - start.x) > kWidestSwing * spacing.rankSeparation;
}

/// Curves of the links; those that pass layers are bundled.
std::vector<Curve> route(const Piece& piece, const std::vector<int>& rank, const std::vector<Point>& centers,
                         PlainSpacing spacing) {
    constexpr double kTurnPart = 0.34;  // of the room between layers: below one and above the next
    const std::vector<Band> bands = bandsOf(piece, rank, centers);
    std::vector<int> readers(piece.nodes.size(), 0), producers(piece.nodes.size(), 0);
    for (const Piece::Link& link : piece.links) {
        ++readers[at(link.from)];
        ++producers[at(link.to)];
    }
    const double turn = spacing.rankSeparation * kTurnPart;
    /// What leaves one node for many turns right below it, what comes to one from many right above that.
    const auto levelOf = [&](std::size_t link) {
        const std::size_t from = at(piece.links[link].from), to = at(piece.links[link].to);
        const bool isFanOut = readers[from] >= producers[to];
        return isFanOut ? bands[at(rank[from])].bottom + turn : bands[at(rank[to])].top - turn;
    };
    std::vector<Curve> curves(piece.links.size());
    std::vector<LongLink> longLinks;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < piece.links.size(); ++i) {
        const std::size_t from = at(piece.links[i].from), to = at(piece.links[i].to);
        const Point start{centers[from].x, rectAround(centers[from], piece.nodes[from]).bottom};
        const Point end{centers[to].x, rectAround(centers[to], piece.nodes[to]).top};
        if (rank[to] <= rank[from] + 1) {
            curves[i] = isWide(start, end, spacing) ? busCurve(start, levelOf(i), end) : directCurve(start, end);
            continue;
        }
        longLinks.push_back(
            {piece.links[i].from, start, bands[at(rank[from])].bottom + turn, end, bands[at(rank[to])].top - turn});
        places.push_back(i);
    }
    std::vector<Curve> routed = routedInLanes(longLinks, rightOf(piece, centers) + spacing.nodeSeparation);
    for (std::size_t i = 0; i < places.size(); ++i) curves[places[i]] = std::move(routed[i]);
    return curves;
}

}  // namespace

bool isDense(const Piece& piece) {
    constexpr int kLongReach = 4;  // layers: more than the skips of residual blocks pass
    constexpr std::size_t kLeastLinks = 10;
    const std::vector<int> rank = ranksOf(piece, neighboursOf(piece));
    std::size_t longLinks = 0, bundles = 0;
    int last = -1;  // links are sorted by the node they leave
    for (const Piece::Link& link : piece.links) {
        if (rank[at(link.to)] - rank[at(link.from)] < kLongReach) continue;
        ++longLinks;
        if (std::exchange(last, link.from) != link.from) ++bundles;
    }
    return longLinks >= kLeastLinks && 4 * longLinks >= piece.links.size() && 2 * longLinks >= 5 * bundles;
}

PlacedPiece placePlainly(const Piece& piece, PlainSpacing spacing) {
    const Neighbours neighbours = neighboursOf(piece);
    const std::vector<int> rank = ranksOf(piece, neighbours);
    PlacedPiece placed;
    placed.centers = placeCenters(piece, orderedRanks(rank, neighbours), neighbours, spacing);
    placed.curves = route(piece, rank, placed.centers, spacing);
    return placed;
}

}  // namespace fusescope
