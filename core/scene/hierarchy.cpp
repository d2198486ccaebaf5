// SPDX-License-Identifier: Apache-2.0
#include "core/scene/hierarchy.h"

#include <algorithm>
#include <numeric>

#include "core/plan/contraction.h"
#include "core/scene/op_card.h"

namespace fusescope {
namespace {

/// Ops of a part by kind and shape, and the links between them by their places in it.
std::string signatureOf(const OpGraph& graph, const GroupSet& part) {
    const std::vector<OpId> ops = part.ops();
    const auto placeOf = [&](OpId op) { return std::lower_bound(ops.begin(), ops.end(), op) - ops.begin(); };
    std::string text;
    for (const OpId op : ops) {
        const OpCard card = opCard(graph, op);
        text += card.kind + '|' + card.shape + '|';
        for (const OpId producer : graph.predecessors(op))
            if (part.contains(producer)) text += std::to_string(placeOf(producer)) + ',';
        text += ';';
    }
    return text;
}

/// The one part that reads this one, if that reads nothing else but it; invalid otherwise.
GroupId soleFollower(const OpGraph& graph, const FusionPlan& parts, GroupId part) {
    GroupId follower;
    bool isSole = true;
    const auto meet = [&](GroupId& known, GroupId other, GroupId self) {
        if (other == self) return;
        isSole = isSole && (!known.isValid() || known == other);
        known = other;
    };
    parts.group(part).forEach([&](OpId op) {
        for (const OpId reader : graph.successors(op)) meet(follower, parts.groupOf(reader), part);
    });
    if (!isSole || !follower.isValid()) return {};
    GroupId producer;
    parts.group(follower).forEach([&](OpId op) {
        for (const OpId made : graph.predecessors(op)) meet(producer, parts.groupOf(made), follower);
    });
    return isSole ? follower : GroupId();
}

}  // namespace

std::string scopeOf(std::string_view name, int depth) {
    if (name.starts_with('/')) name.remove_prefix(1);
    std::size_t end = 0;
    for (int step = 0; step < depth; ++step) {
        end = name.find('/', step == 0 ? 0 : end + 1);
        if (end == std::string_view::npos) return {};
    }
    return std::string(name.substr(0, end));
}

FusionPlan scopeParts(const OpGraph& graph, int depth) {
    std::vector<std::string> scopes;
    for (const Op& op : graph.ops()) scopes.push_back(scopeOf(op.name, depth));
    Contraction contraction(graph);
    for (const Edge& edge : graph.edges()) {
        const std::string& scope = scopes[edge.producer.index()];
        if (!scope.empty() && scope == scopes[edge.consumer.index()])
            (void)contraction.contract(edge.producer, edge.consumer);
    }
    return contraction.plan();
}

FoldedParts foldRepeats(const OpGraph& graph, const FusionPlan& parts) {
    std::vector<std::string> signatures;
    for (const GroupSet& part : parts.groups()) signatures.push_back(signatureOf(graph, part));
    std::vector<GroupId> head(static_cast<std::size_t>(parts.groupCount()));  // of the chain a part belongs to
    std::vector<int> count(head.size(), 1);
    for (std::int32_t id = 0; id < parts.groupCount(); ++id) {
        const GroupId part(id);
        if (!head[part.index()].isValid()) head[part.index()] = part;
        if (parts.group(part).count() < 2) continue;
        const GroupId next = soleFollower(graph, parts, part);
        if (!next.isValid() || next < part || signatures[next.index()] != signatures[part.index()]) continue;
        head[next.index()] = head[part.index()];
        ++count[head[part.index()].index()];
    }
    std::vector<GroupSet> merged(head.size());
    for (std::size_t i = 0; i < head.size(); ++i) merged[head[i].index()] = merged[head[i].index()] | parts.groups()[i];
    FoldedParts folded;
    std::vector<GroupSet> kept;
    for (std::size_t i = 0; i < merged.size(); ++i) {
        if (merged[i].isEmpty()) continue;
        kept.push_back(merged[i]);
        folded.repeats.push_back(count[i]);
    }
    folded.parts = FusionPlan::fromGroups(parts.opCount(), std::move(kept));  // heads come in the order of first ops
    return folded;
}

}  // namespace fusescope
