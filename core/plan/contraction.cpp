// SPDX-License-Identifier: Apache-2.0
#include "core/plan/contraction.h"

#include <algorithm>
#include <numeric>

#include "core/plan/plan_check.h"

namespace fusescope {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

Contraction::Contraction(const OpGraph& graph)
    : graph_(graph),
      groupOf_(at(graph.opCount())),
      members_(at(graph.opCount())),
      position_(at(graph.opCount())),
      order_(at(graph.opCount())),
      stamp_(at(graph.opCount()), 0) {
    std::iota(groupOf_.begin(), groupOf_.end(), 0);
    std::iota(position_.begin(), position_.end(), 0);
    std::iota(order_.begin(), order_.end(), 0);
    for (int op = 0; op < graph.opCount(); ++op) members_[at(op)] = {OpId(op)};
}

/// A group is named by its last op, so that groups of one op have their own numbers.
Contraction::Contraction(const OpGraph& graph, const FusionPlan& plan) : Contraction(graph) {
    std::fill(order_.begin(), order_.end(), -1);
    int position = 0;
    for (const GroupId id : executionOrder(graph, plan)) {
        const GroupSet& group = plan.group(id);
        const int name = group.last().value();
        group.forEach([&](OpId op) {
            groupOf_[op.index()] = name;
            members_[op.index()].clear();
        });
        members_[at(name)] = group.ops();
        position_[at(name)] = position;
        order_[at(position++)] = name;
    }
}

template <class Visitor>
void Contraction::forEachSuccessor(int group, Visitor&& visit) const {
    for (const OpId op : members_[at(group)])
        for (const OpId next : graph_.successors(op))
            if (groupAt(next) != group) visit(groupAt(next));
}

/// Stamps the groups reachable from `from` that lie before `to` in the order; false if a path of several steps leads to
/// `to`.
bool Contraction::markBelow(int from, int to) {
    ++visit_;
    std::vector<int> open{from};
    bool isFree = true;
    while (!open.empty() && isFree) {
        const int group = open.back();
        open.pop_back();
        forEachSuccessor(group, [&](int next) {
            if (next == to && group != from) isFree = false;
            if (position_[at(next)] >= position_[at(to)] || stamp_[at(next)] == visit_) return;
            stamp_[at(next)] = visit_;
            open.push_back(next);
        });
    }
    return isFree;
}

/// Between the two: first what is not below `from`, then the joined group (named `to`), then what is below.
void Contraction::reorder(int from, int to) {
    const int begin = position_[at(from)];
    const int end = position_[at(to)];
    std::vector<int> below;
    int write = begin;
    const auto place = [&](int group) {
        order_[at(write)] = group;
        if (group >= 0) position_[at(group)] = write;
        ++write;
    };
    for (int read = begin; read < end; ++read) {
        const int group = order_[at(read)];
        if (group == from || group < 0) continue;
        if (stamp_[at(group)] == visit_)
            below.push_back(group);
        else
            place(group);
    }
    place(to);
    for (const int group : below) place(group);
    while (write <= end) place(-1);
}

bool Contraction::contract(OpId producer, OpId consumer) {
    const int from = groupAt(producer);
    const int to = groupAt(consumer);
    if (from == to) return true;
    if (!markBelow(from, to)) return false;
    reorder(from, to);
    for (const OpId op : members_[at(from)]) groupOf_[op.index()] = to;
    auto& target = members_[at(to)];
    target.insert(target.end(), members_[at(from)].begin(), members_[at(from)].end());
    members_[at(from)].clear();
    return true;
}

FusionPlan Contraction::plan() const {
    std::vector<GroupSet> groups;
    for (const auto& members : members_)
        if (!members.empty()) groups.emplace_back(std::span<const OpId>(members));
    return FusionPlan::fromGroups(graph_.opCount(), std::move(groups));
}

}  // namespace fusescope
