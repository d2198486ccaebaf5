// SPDX-License-Identifier: Apache-2.0
#include "core/graph/traversal.h"

#include <algorithm>

namespace fusescope {

std::vector<OpId> opsBetween(const OpGraph& graph, OpId from, OpId to) {
    if (to < from) return {};
    const auto span = static_cast<std::size_t>(to.value() - from.value() + 1);
    const auto at = [from](OpId op) { return static_cast<std::size_t>(op.value() - from.value()); };
    std::vector<bool> isBelow(span, false);  // reached from `from`
    std::vector<bool> isAbove(span, false);  // reaches `to`
    isBelow.front() = true;
    isAbove.back() = true;
    for (OpId op = from; op <= to; op = OpId(op.value() + 1))
        if (isBelow[at(op)])
            for (const OpId next : graph.successors(op))
                if (next <= to) isBelow[at(next)] = true;
    for (OpId op = to; op >= from; op = OpId(op.value() - 1))
        if (isAbove[at(op)])
            for (const OpId previous : graph.predecessors(op))
                if (previous >= from) isAbove[at(previous)] = true;
    std::vector<OpId> between;
    for (OpId op = from; op <= to; op = OpId(op.value() + 1))
        if (isBelow[at(op)] && isAbove[at(op)]) between.push_back(op);
    return between;
}

std::vector<int> seriesNodes(const std::vector<std::vector<int>>& successors) {
    const int count = static_cast<int>(successors.size());
    std::vector<int> incoming(successors.size(), 0);
    for (const auto& row : successors)
        for (const int next : row) ++incoming[static_cast<std::size_t>(next)];
    std::vector<int> series;
    std::int64_t openEdges = 0;  // edges from nodes before this one to this one or later
    int sourcesLeft = static_cast<int>(std::count(incoming.begin(), incoming.end(), 0));
    int sinksSeen = 0;
    for (int node = 0; node < count; ++node) {
        const auto at = static_cast<std::size_t>(node);
        openEdges -= incoming[at];
        if (incoming[at] == 0) --sourcesLeft;
        if (openEdges == 0 && sourcesLeft == 0 && sinksSeen == 0) series.push_back(node);
        if (successors[at].empty()) ++sinksSeen;
        openEdges += static_cast<std::int64_t>(successors[at].size());
    }
    return series;
}

}  // namespace fusescope
