// SPDX-License-Identifier: Apache-2.0
// Fusion decisions of other tools as plans. What their files say is taken as it is; what cannot be mapped to an op is
// listed, never guessed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/graph/op_graph.h"
#include "core/plan/fusion_plan.h"

namespace fusescope {

struct ImportedPlan {
    FusionPlan plan;                    ///< ops that are not mentioned are alone
    std::vector<std::string> unmapped;  ///< entries of the file that name no op, in its words, with their line or place
    std::vector<std::string> cut;       ///< groups that fell into pieces because their ops are not connected
    int mappedOps = 0;
};

/// "op_name,group" with a header, RFC 4180; groups are any words.
ImportedPlan readGroupsCsv(const std::filesystem::path& file, const OpGraph& graph);

/// Node data of Model Explorer whose values are groups: numbers or words.
ImportedPlan readModelExplorerData(const std::filesystem::path& file, const OpGraph& graph);

/// Layer information of TensorRT (trtexec --exportLayerInfo): layers named "a + b + c". Reformatting layers are passed
/// over; opaque ones ("{ForeignNode[a...b]}", "__myl_…") are listed.
ImportedPlan readTensorRtLayers(const std::filesystem::path& file, const OpGraph& graph);

/// Execution graph of OpenVINO (XML): a layer says in `originalLayersNames` which ops it is made of.
ImportedPlan readOpenVinoGraph(const std::filesystem::path& file, const OpGraph& graph);

/// All throw Error with the place for a file that is none of the format, that names an op twice, or of which no name is
/// an op of the graph.

}  // namespace fusescope
