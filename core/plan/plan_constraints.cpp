// SPDX-License-Identifier: Apache-2.0
// Kept edges and locked groups join ops; then every cycle of joined groups is joined as well (Tarjan's strongly
// connected components), because a plan has none. What is locked must come out of this as it went in.
#include "core/plan/plan_constraints.h"

#include <algorithm>
#include <numeric>

#include "core/base/error.h"
#include "core/plan/plan_check.h"

namespace fusescope {
namespace {

std::string quoted(const OpGraph& graph, OpId op) { return "\"" + graph.op(op).name + "\""; }

std::string quoted(const OpGraph& graph, const GroupSet& group) {
    return quoted(graph, group.first()) +
           (group.count() > 1 ? " (" + std::to_string(group.count()) + " ops)" : std::string());
}

class Joined {
 public:
    explicit Joined(int opCount) : parent_(static_cast<std::size_t>(opCount)) {
        std::iota(parent_.begin(), parent_.end(), 0);
    }

    void join(OpId a, OpId b) { parent_[static_cast<std::size_t>(root(a.value()))] = root(b.value()); }

    FusionPlan groups() {
        std::vector<std::vector<OpId>> members(parent_.size());
        for (std::size_t op = 0; op < parent_.size(); ++op)
            members[static_cast<std::size_t>(root(static_cast<int>(op)))].push_back(
                OpId(static_cast<std::int32_t>(op)));
        std::vector<GroupSet> groups;
        for (const auto& ops : members)
            if (!ops.empty()) groups.emplace_back(std::span<const OpId>(ops));
        return FusionPlan::fromGroups(static_cast<int>(parent_.size()), std::move(groups));
    }

 private:
    int root(int op) {
        while (parent_[static_cast<std::size_t>(op)] != op) {
            int& up = parent_[static_cast<std::size_t>(op)];
            up = parent_[static_cast<std::size_t>(up)];
            op = up;
        }
        return op;
    }

    std::vector<int> parent_;
};

/// Strongly connected components of the quotient graph; without recursion, for graphs are deep.
class Components {
 public:
    Components(const OpGraph& graph, const FusionPlan& plan) : graph_(graph), plan_(plan) {
        const auto count = static_cast<std::size_t>(plan.groupCount());
        order_.assign(count, -1);
        low_.assign(count, 0);
        isOpen_.assign(count, false);
        for (std::size_t group = 0; group < count; ++group)
            if (order_[group] < 0) visit(group);
    }

    /// Calls join(a, b) for pairs that span every component of several groups.
    template <class Join>
    void forEachPair(Join&& join) const {
        for (const auto& [a, b] : pairs_) join(a, b);
    }

 private:
    struct Frame {
        std::size_t group;
        std::vector<std::size_t> successors;
        std::size_t next = 0;
    };

    std::vector<std::size_t> successorsOf(std::size_t group) const {
        std::vector<std::size_t> groups;
        plan_.group(GroupId(static_cast<std::int32_t>(group))).forEach([&](OpId op) {
            for (const OpId next : graph_.successors(op))
                if (plan_.groupOf(next).index() != group) groups.push_back(plan_.groupOf(next).index());
        });
        return groups;
    }

    void open(std::size_t group) {
        order_[group] = low_[group] = counter_++;
        isOpen_[group] = true;
        stack_.push_back(group);
        frames_.push_back({group, successorsOf(group)});
    }

    void visit(std::size_t root) {
        open(root);
        while (!frames_.empty()) {
            Frame& frame = frames_.back();
            const std::size_t group = frame.group;
            if (frame.next < frame.successors.size()) {
                const std::size_t next = frame.successors[frame.next++];
                if (order_[next] < 0)
                    open(next);
                else if (isOpen_[next])
                    low_[group] = std::min(low_[group], order_[next]);
                continue;
            }
            frames_.pop_back();
            if (!frames_.empty()) low_[frames_.back().group] = std::min(low_[frames_.back().group], low_[group]);
            if (low_[group] == order_[group]) close(group);
        }
    }

    void close(std::size_t group) {
        for (;;) {
            const std::size_t member = stack_.back();
            stack_.pop_back();
            isOpen_[member] = false;
            if (member == group) return;
            pairs_.emplace_back(member, group);
        }
    }

    const OpGraph& graph_;
    const FusionPlan& plan_;
    std::vector<int> order_;  // [groups] -1: not visited
    std::vector<int> low_;
    std::vector<bool> isOpen_;
    std::vector<std::size_t> stack_;
    std::vector<Frame> frames_;
    std::vector<std::pair<std::size_t, std::size_t>> pairs_;
    int counter_ = 0;
};

void checkLockedGroups(const OpGraph& graph, const std::vector<GroupSet>& locked) {
    for (std::size_t i = 0; i < locked.size(); ++i) {
        if (locked[i].isEmpty()) throw Error("a locked group has no ops");
        if (!isWeaklyConnected(graph, locked[i]) || !isConvex(graph, locked[i]))
            throw Error("the locked group of " + quoted(graph, locked[i]) + " is no convex, connected group", {},
                        "unlock it, or mend it first");
        for (std::size_t j = 0; j < i; ++j)
            if (locked[i].intersects(locked[j]) && locked[i] != locked[j])
                throw Error(quoted(graph, (locked[i] & locked[j]).first()) + " is in two locked groups");
    }
}

FusionPlan blocksOf(const OpGraph& graph, const Overrides& overrides) {
    Joined joined(graph.opCount());
    for (const Edge& edge : overrides.keep) joined.join(edge.producer, edge.consumer);
    for (const GroupSet& group : overrides.locked) group.forEach([&](OpId op) { joined.join(group.first(), op); });
    if (overrides.keep.empty() && overrides.locked.empty()) return joined.groups();
    const FusionPlan plan = joined.groups();
    Components(graph, plan).forEachPair([&](std::size_t a, std::size_t b) {
        joined.join(plan.groups()[a].first(), plan.groups()[b].first());
    });
    return joined.groups();
}

/// The group must be a block as it is.
void checkUntouched(const OpGraph& graph, const FusionPlan& blocks, const GroupSet& group, const std::string& name) {
    const GroupSet& block = blocks.group(blocks.groupOf(group.first()));
    if (block == group) return;
    throw Error(
        name + " would have to be with " + quoted(graph, (block - group).first()), {},
        "an edge between them is to be kept, or groups that stay together enclose it: drop one of the overrides");
}

std::vector<std::pair<GroupId, GroupId>> blocksApart(const OpGraph& graph, const FusionPlan& blocks,
                                                     const Overrides& overrides) {
    std::vector<std::pair<GroupId, GroupId>> apart;
    for (const Edge& edge : overrides.cut) {
        const GroupId from = blocks.groupOf(edge.producer);
        if (from == blocks.groupOf(edge.consumer))
            throw Error("the edge " + quoted(graph, edge.producer) + " > " + quoted(graph, edge.consumer) +
                            " is to be cut, but both ops have to be in one group",
                        {}, "drop the cut, or what keeps them together");
        apart.emplace_back(from, blocks.groupOf(edge.consumer));
    }
    const auto isolate = [&](const GroupSet& group) {
        group.forEach([&](OpId op) {
            for (const OpId next : graph.successors(op))
                if (!group.contains(next)) apart.emplace_back(blocks.groupOf(op), blocks.groupOf(next));
            for (const OpId before : graph.predecessors(op))
                if (!group.contains(before)) apart.emplace_back(blocks.groupOf(before), blocks.groupOf(op));
        });
    };
    for (const GroupSet& group : overrides.locked) isolate(group);
    for (const OpId op : overrides.alone) isolate(GroupSet{op});
    std::sort(apart.begin(), apart.end());
    apart.erase(std::unique(apart.begin(), apart.end()), apart.end());
    return apart;
}

}  // namespace

PlanConstraints resolveOverrides(const OpGraph& graph, const Overrides& overrides) {
    checkLockedGroups(graph, overrides.locked);
    PlanConstraints constraints{blocksOf(graph, overrides), {}};
    for (const GroupSet& group : overrides.locked)
        checkUntouched(graph, constraints.blocks, group, "the locked group of " + quoted(graph, group));
    for (const OpId op : overrides.alone)
        checkUntouched(graph, constraints.blocks, GroupSet{op}, quoted(graph, op) + ", which is to stay alone,");
    constraints.apart = blocksApart(graph, constraints.blocks, overrides);
    return constraints;
}

bool honours(const FusionPlan& plan, const Overrides& overrides) {
    const auto isCut = [&](const Edge& edge) { return plan.groupOf(edge.producer) != plan.groupOf(edge.consumer); };
    const auto isGroup = [&](const GroupSet& group) { return plan.group(plan.groupOf(group.first())) == group; };
    return std::all_of(overrides.cut.begin(), overrides.cut.end(), isCut) &&
           std::none_of(overrides.keep.begin(), overrides.keep.end(), isCut) &&
           std::all_of(overrides.alone.begin(), overrides.alone.end(),
                       [&](OpId op) { return isGroup(GroupSet{op}); }) &&
           std::all_of(overrides.locked.begin(), overrides.locked.end(), isGroup);
}

}  // namespace fusescope
