// SPDX-License-Identifier: Apache-2.0
// Grows groups by contracting edges of the op graph one by one, while the quotient graph stays acyclic. The quotient is
// kept in a topological order that is repaired locally, after Pearce and Kelly, "A dynamic topological sort algorithm
// for directed acyclic graphs" (JEA 2007), so that a contraction looks only at what lies between the two groups.
#pragma once

#include <vector>

#include "core/graph/op_graph.h"
#include "core/plan/fusion_plan.h"

namespace fusescope {

class Contraction {
 public:
    /// Every op on its own. Keeps a reference to `graph`.
    explicit Contraction(const OpGraph& graph);
    /// From the groups of a plan whose quotient graph is acyclic.
    Contraction(const OpGraph& graph, const FusionPlan& plan);

    /// Joins the groups of the two ends; false, and nothing changes, if that would close a cycle.
    bool contract(OpId producer, OpId consumer);

    FusionPlan plan() const;

 private:
    int groupAt(OpId op) const { return groupOf_[op.index()]; }
    template <class Visitor>
    void forEachSuccessor(int group, Visitor&& visit) const;
    bool markBelow(int from, int to);
    void reorder(int from, int to);

    const OpGraph& graph_;
    std::vector<int> groupOf_;                // [ops]
    std::vector<std::vector<OpId>> members_;  // [groups]; empty once joined to another
    std::vector<int> position_;               // [groups] in the topological order of the quotient
    std::vector<int> order_;                  // [positions] group there, or -1
    std::vector<int> stamp_;                  // [groups] == visit_: below `from` in the current contraction
    int visit_ = 0;
};

}  // namespace fusescope
