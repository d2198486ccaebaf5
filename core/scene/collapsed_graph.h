// SPDX-License-Identifier: Apache-2.0
// A graph of parts in place of ops: the quotient graph as an op graph of its own, so that all that draws, walks and
// searches a graph works on it. The plan view is the quotient of the plan.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/plan/fusion_plan.h"
#include "core/scene/op_card.h"

namespace fusescope {

struct CollapsedGraph {
    std::shared_ptr<const OpGraph> model;  ///< whose ops the parts hold
    std::shared_ptr<const OpGraph> graph;  ///< an op a part
    std::vector<OpCard> cards;             ///< [parts] parts of one op have its card
    std::vector<GroupSet> members;         ///< [parts] ops of the full graph
    std::vector<OpId> cardOf;              ///< [ops of the full graph]

    GroupSet cardsOf(const GroupSet& ops) const;
};

/// What the card of a part of several ops says.
struct PartText {
    std::string kind;   ///< "group 3 · 17 ops"
    std::string shape;  ///< "248 of 256 KiB · 1.12 MB"
};

/// `texts` [parts], in the order of the plan. Nothing if the quotient has a cycle.
std::shared_ptr<const CollapsedGraph> collapsedGraph(std::shared_ptr<const OpGraph> model, const FusionPlan& parts,
                                                     const std::vector<PartText>& texts);

}  // namespace fusescope
