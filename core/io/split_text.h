// SPDX-License-Identifier: Apache-2.0
// Traces of splits, as JSON and as text.
//
// Schema fusescope/split-trace/1: {schema, explainer, beta_bytes, splits: [{name, counts, nodes}]}. nodes[0] is the
// group that was asked for; a node comes before those it leads to, and two branches may lead to the same one:
//   ops, buffer_bytes (null: no buffer suffices), terms   what the group is and needs
//   explanation   {edges: [{from, to, score, rank}], exhaustive}; rank from 1 for solution edges, else null
//   candidates    [{before, after, edges, category, followed, dram_bytes}], all cuts through solution edges:
//                 before and after are {ops, buffer_bytes, dram_bytes, fits, node}, node: where that side was split
//                 further, or null; edges: indices into the explanation's edges, best first; category: 1 both sides
//                 fit, 2 one, 3 none; dram_bytes: of the parts that both sides came to, null if not followed
//   outcome       "cut", "single_op" (it does not fit alone) or "random" (no solution edge to follow)
//   category      the best among the candidates; chosen: index of the candidate taken, or null; narrowed: not every
//                 candidate of category 3 was followed; kept: part of the answer, false in branches that lost
//   parts         [[op]] that the group came to, and their dram_bytes
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/graph/op_graph.h"
#include "core/split/split_trace.h"

namespace fusescope {

struct NamedSplit {
    std::string name;  ///< "group 3"; empty: "op … op"
    SplitTrace trace;  ///< not empty
};

/// `betaBytes` is that of all traces.
std::string splitJson(const OpGraph& graph, std::string_view explainer, std::int64_t betaBytes,
                      std::span<const NamedSplit> splits);

/// An indented tree that shows each decision and its reason.
std::string splitText(const OpGraph& graph, std::string_view explainer, std::span<const NamedSplit> splits);

}  // namespace fusescope
