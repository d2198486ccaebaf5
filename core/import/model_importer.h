// SPDX-License-Identifier: Apache-2.0
// From a model file to an op graph. The only importer reads ONNX; its library shows in no header.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/issue.h"
#include "core/base/run_control.h"
#include "core/graph/op_graph.h"

namespace fusescope {

/// A node of the file that is no op of the graph: a constant, an identity, a shape computation, a folded batch norm.
struct FoldedNode {
    std::string name;
    std::string type;
    std::string into;  ///< what it became part of: an op's name, or empty

    friend bool operator==(const FoldedNode&, const FoldedNode&) = default;
};

/// A size the file leaves open and the importer could not fill in.
struct MissingDim {
    std::string
        key;  ///< what --dim takes: a symbolic name ("height"), or "input[2]", or an input's name for a whole shape
    std::string tensor;  ///< the graph input that has it
    int axis = -1;       ///< -1: the whole shape is missing
};

struct ImportOptions {
    /// Sizes for symbolic dimensions ("height" -> "224"), axes ("input[2]" -> "224") and whole shapes ("input" ->
    /// "1x3x224x224").
    std::map<std::string, std::string> dims;
};

struct ImportedModel {
    std::shared_ptr<const OpGraph> graph;
    std::string fileName;     ///< without folders
    std::string fingerprint;  ///< see core/graph/fingerprint.h
    std::vector<FoldedNode> folded;
    std::vector<MissingDim> missingDims;
    std::vector<Issue> issues;  ///< what is not modelled, assumed, or left out
};

/// Opens `file`. Payloads of weights are never loaded: time and memory are those of the structure. Blocks; polls
/// `control`. Throws Error for a file that is no model, or a broken or absurd one; returns null when stopped.
std::shared_ptr<const ImportedModel> importModel(const std::filesystem::path& file, const ImportOptions& options,
                                                 RunControl& control);

}  // namespace fusescope
