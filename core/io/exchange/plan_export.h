// SPDX-License-Identifier: Apache-2.0
// A plan in the formats of other tools. Each is a text that its tool opens; names of a model are escaped as the format
// asks.
#pragma once

#include <string>

#include "core/cost/plan_evaluation.h"
#include "core/graph/op_graph.h"
#include "core/hardware/accelerator.h"

namespace fusescope {

struct ExportedPlan {
    const OpGraph& graph;
    const FusionPlan& plan;
    const PlanEvaluation& evaluation;
    const Accelerator& accelerator;
    std::string modelFile;  ///< file name, to be shown
};

/// "fits", "does not fit" or "outside fusion".
const char* groupStateName(const GroupEvaluation& group);

/// "op_name,group", a line an op: what any tool can read. RFC 4180; a name that a spreadsheet would take for a formula
/// begins with an apostrophe, which readGroupsCsv() takes away again.
std::string groupsCsv(const ExportedPlan& exported);

/// Model Explorer: one graph whose namespaces are the groups, with their bytes.
std::string modelExplorerGraph(const ExportedPlan& exported);
/// Model Explorer, node data: how full the buffer is while the group of an op runs; for the graph above, or for the
/// ONNX file opened by its adapter if the names are the same.
std::string modelExplorerNodeData(const ExportedPlan& exported);
/// Model Explorer, edge overlays: the edges between groups, labelled with what they carry.
std::string modelExplorerEdges(const ExportedPlan& exported);

/// Netron: an attachment, to be opened after the model; shown as metadata and metrics of nodes.
std::string netronAttachment(const ExportedPlan& exported);

/// Graphviz: groups as clusters. All nodes and edges stand outside of them, for Netron drops what is inside.
std::string planDot(const ExportedPlan& exported);

/// Perfetto and chrome://tracing: groups one after another in an order in which they can run, as long as their DRAM
/// access takes at the bandwidth of the accelerator; without one a KiB takes a microsecond. The process name says that
/// these are estimates.
std::string perfettoTrace(const ExportedPlan& exported);

}  // namespace fusescope
