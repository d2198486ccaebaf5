// SPDX-License-Identifier: Apache-2.0
// What the inference functions of the ONNX library ask about one node.
#pragma once

#include <onnx/defs/schema.h>
#include <onnx/defs/shape_inference.h>

#include <map>
#include <vector>

#include "core/import/onnx/file_graph.h"

namespace fusescope {

class NodeContext final : public onnx::InferenceContext {
 public:
    NodeContext(const FileGraph& graph, const FileNode& node);

    const onnx::AttributeProto* getAttribute(const std::string& name) const override;
    std::size_t getNumInputs() const override { return node_.inputs.size(); }
    const onnx::TypeProto* getInputType(std::size_t index) const override;
    const onnx::TensorProto* getInputData(std::size_t index) const override;
    std::size_t getNumOutputs() const override { return outputTypes_.size(); }
    onnx::TypeProto* getOutputType(std::size_t index) override;
    onnx::GraphInferencer* getGraphAttributeInferencer(const std::string&) override { return nullptr; }
    const onnx::SparseTensorProto* getInputSparseData(std::size_t) const override { return nullptr; }
    const onnx::TensorShapeProto* getSymbolicInput(std::size_t index) const override;

 private:
    const FileValue* input(std::size_t index) const;

    const FileGraph& graph_;
    const FileNode& node_;
    std::vector<onnx::TypeProto> outputTypes_;
    mutable std::map<std::size_t, onnx::TensorProto> data_;           // made when asked for
    mutable std::map<std::size_t, onnx::TensorShapeProto> symbolic_;  // made when asked for
};

}  // namespace fusescope
