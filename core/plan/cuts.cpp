// SPDX-License-Identifier: Apache-2.0
// A cut is a downset D of the group, with D and the rest weakly connected. The search holds a connected downset D and
// an upset X of ops that stay out of it, and decides on one op at a time that reads D:
//   in:  the op joins D with all its producers. D stays connected, because one of them is in D.
//   out: the op and all its readers join X.
// A branch is worth following if X lies in one component C of what is not in D; other components can only belong to D,
// to which they are connected. Then D and C are a cut, so no branch that is followed is in vain.
#include "core/plan/cuts.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_set>
#include <utility>

namespace fusescope {
namespace {

using Node = std::size_t;  // position in the group

class CutSearch {
 public:
    CutSearch(const OpGraph& graph, const GroupSet& group)
        : ops_(group.ops()), before_(ops_.size()), after_(ops_.size()), side_(ops_.size(), Side::Open) {
        for (Node v = 0; v < ops_.size(); ++v)
            for (const OpId producer : graph.predecessors(ops_[v])) {
                const auto found = std::lower_bound(ops_.begin(), ops_.end(), producer);
                if (found == ops_.end() || *found != producer) continue;
                const auto u = static_cast<Node>(found - ops_.begin());
                before_[v].push_back(u);
                after_[u].push_back(v);
            }
    }

    /// The first `most` cuts.
    TwoWayCuts search(std::size_t most) {
        result_ = {};
        most_ = most;
        for (Node v = 0; v < ops_.size() && result_.isExhaustive; ++v) {
            if (!before_[v].empty()) continue;  // the sources that are not in D are in X
            const std::size_t mark = trail_.size();
            put(v, Side::Before);
            if (settle()) walk();
            undo(mark);
            put(v, Side::After);
        }
        undo(0);
        return std::move(result_);
    }

    /// The first `most` cuts that the edge crosses; D begins with the producer, X with the consumer.
    TwoWayCuts through(OpId producer, OpId consumer, std::size_t most) {
        result_ = {};
        most_ = most;
        put(nodeOf(producer), Side::Before);
        put(nodeOf(consumer), Side::After);
        if (settle()) walk();
        undo(0);
        return std::move(result_);
    }

    /// The cuts with the fewest and with the most ops before them that the edge crosses; often the same.
    std::array<TwoWayCut, 2> extremes(OpId producer, OpId consumer) {
        const Node u = nodeOf(producer);
        const Node v = nodeOf(consumer);
        return {around(u, Side::Before, v), around(v, Side::After, u)};
    }

    /// For every edge the two extreme cuts that it crosses, each cut once.
    std::vector<TwoWayCut> extremes() {
        std::vector<TwoWayCut> cuts;
        std::unordered_set<GroupSet> known;
        const auto keep = [&](TwoWayCut cut) {
            if (known.insert(cut.before).second) cuts.push_back(std::move(cut));
        };
        for (Node u = 0; u < ops_.size(); ++u)
            for (const Node v : after_[u])
                for (TwoWayCut& cut : extremes(ops_[u], ops_[v])) keep(std::move(cut));
        return cuts;
    }

 private:
    enum class Side : char { Open, Before, After };

    Node nodeOf(OpId op) const {
        return static_cast<Node>(std::lower_bound(ops_.begin(), ops_.end(), op) - ops_.begin());
    }

    /// The op and all that must be on its side with it.
    void put(Node op, Side side) {
        std::size_t next = trail_.size();
        const auto take = [&](Node v) {
            if (side_[v] != Side::Open) return;
            side_[v] = side;
            trail_.push_back(v);
        };
        take(op);
        for (; next < trail_.size(); ++next)
            for (const Node v : side == Side::Before ? before_[trail_[next]] : after_[trail_[next]]) take(v);
    }

    void undo(std::size_t mark) {
        for (; trail_.size() > mark; trail_.pop_back()) side_[trail_.back()] = Side::Open;
    }

    /// Ops that are connected to `start` without ops of `wall`.
    std::vector<char> reachable(Node start, Side wall) const {
        std::vector<char> isReached(ops_.size(), 0);
        std::vector<Node> open{start};
        isReached[start] = 1;
        while (!open.empty()) {
            const Node v = open.back();
            open.pop_back();
            for (const auto* const neighbours : {&before_[v], &after_[v]})
                for (const Node w : *neighbours) {
                    if (isReached[w] || side_[w] == wall) continue;
                    isReached[w] = 1;
                    open.push_back(w);
                }
        }
        return isReached;
    }

    /// False if no cut has these ops on these sides; else puts what has no choice into D.
    bool settle() {
        const auto first = std::find(side_.begin(), side_.end(), Side::After);
        if (first == side_.end()) return std::find(side_.begin(), side_.end(), Side::Open) != side_.end();
        const std::vector<char> isReached = reachable(static_cast<Node>(first - side_.begin()), Side::Before);
        for (Node v = 0; v < ops_.size(); ++v)
            if (side_[v] == Side::After && !isReached[v]) return false;
        for (Node v = 0; v < ops_.size(); ++v)
            if (!isReached[v]) put(v, Side::Before);
        return true;
    }

    /// The first open op that reads D; the number of ops if there is none.
    Node candidate() const {
        for (Node v = 0; v < ops_.size(); ++v)
            if (side_[v] == Side::Open &&
                std::any_of(before_[v].begin(), before_[v].end(), [&](Node u) { return side_[u] == Side::Before; }))
                return v;
        return ops_.size();
    }

    void walk() {
        const std::size_t begin = trail_.size();
        for (;;) {
            const Node v = candidate();
            if (v == ops_.size()) {
                if (result_.cuts.size() == most_)
                    result_.isExhaustive = false;
                else
                    result_.cuts.push_back(cut([&](Node op) { return side_[op] == Side::Before; }));
                break;
            }
            const std::size_t mark = trail_.size();
            put(v, Side::After);
            if (settle()) walk();
            undo(mark);
            if (!result_.isExhaustive) break;
            put(v, Side::Before);
            if (!settle()) break;
        }
        undo(begin);
    }

    template <class IsBefore>
    TwoWayCut cut(IsBefore&& isBefore) const {
        TwoWayCut result;
        for (Node v = 0; v < ops_.size(); ++v) (isBefore(v) ? result.before : result.after).insert(ops_[v]);
        return result;
    }

    /// `core` and what must be with it on one side, and of what is left the component of `other` on the other side.
    TwoWayCut around(Node core, Side side, Node other) {
        put(core, side);
        const std::vector<char> isOther = reachable(other, side);
        undo(0);
        return cut([&](Node v) { return (isOther[v] == 0) == (side == Side::Before); });
    }

    std::vector<OpId> ops_;
    std::vector<std::vector<Node>> before_;
    std::vector<std::vector<Node>> after_;
    std::vector<Side> side_;
    std::vector<Node> trail_;
    std::size_t most_ = 0;
    TwoWayCuts result_;
};

}  // namespace

TwoWayCuts twoWayCuts(const OpGraph& graph, const GroupSet& group, std::size_t most) {
    CutSearch search(graph, group);
    TwoWayCuts found = search.search(most);
    if (found.isExhaustive) return found;
    TwoWayCuts result{search.extremes(), false};
    std::unordered_set<GroupSet> known;
    for (const TwoWayCut& cut : result.cuts) known.insert(cut.before);
    for (TwoWayCut& cut : found.cuts) {
        if (result.cuts.size() >= most) break;
        if (known.insert(cut.before).second) result.cuts.push_back(std::move(cut));
    }
    return result;
}

TwoWayCuts cutsThrough(const OpGraph& graph, const GroupSet& group, std::span<const std::pair<OpId, OpId>> edges,
                       std::size_t mostPerEdge) {
    CutSearch search(graph, group);
    TwoWayCuts result;
    std::unordered_set<GroupSet> known;
    for (const auto& [producer, consumer] : edges) {
        TwoWayCuts found = search.through(producer, consumer, mostPerEdge);
        if (!found.isExhaustive) {
            result.isExhaustive = false;
            auto ends = search.extremes(producer, consumer);
            std::erase_if(found.cuts, [&](const TwoWayCut& cut) { return cut == ends[0] || cut == ends[1]; });
            found.cuts.resize(std::min(found.cuts.size(), std::max<std::size_t>(mostPerEdge, 2) - 2));
            found.cuts.insert(found.cuts.begin(), std::make_move_iterator(ends.begin()),
                              std::make_move_iterator(ends.end()));
        }
        for (TwoWayCut& cut : found.cuts)
            if (known.insert(cut.before).second) result.cuts.push_back(std::move(cut));
    }
    return result;
}

}  // namespace fusescope
