// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/shapes/node_context.h"

#include <stdexcept>

#include "core/import/onnx/node_attributes.h"

namespace fusescope {

NodeContext::NodeContext(const FileGraph& graph, const FileNode& node)
    : graph_(graph), node_(node), outputTypes_(node.outputs.size()) {}

const FileValue* NodeContext::input(std::size_t index) const {
    if (index >= node_.inputs.size()) throw std::out_of_range("operand " + std::to_string(index) + " is missing");
    const int value = node_.inputs[index];
    return value == kNone ? nullptr : &graph_.values[static_cast<std::size_t>(value)];
}

const onnx::AttributeProto* NodeContext::getAttribute(const std::string& name) const {
    return findAttribute(*node_.proto, name);
}

const onnx::TypeProto* NodeContext::getInputType(std::size_t index) const {
    const FileValue* const value = input(index);
    return value && value->type.value_case() != onnx::TypeProto::VALUE_NOT_SET ? &value->type : nullptr;
}

const onnx::TensorProto* NodeContext::getInputData(std::size_t index) const {
    const FileValue* const value = input(index);
    if (!value || !value->known || !value->known->isWhollyKnown()) return nullptr;
    const int type = value->known->type;
    if (type == onnx::TensorProto::FLOAT16 || type == onnx::TensorProto::BFLOAT16) return nullptr;
    const auto [entry, isNew] = data_.try_emplace(index);
    if (isNew) entry->second = tensorProtoFrom(*value->known);
    return &entry->second;
}

const onnx::TensorShapeProto* NodeContext::getSymbolicInput(std::size_t index) const {
    const FileValue* const value = input(index);
    if (!value || !value->known || value->known->dims.size() != 1 || value->known->isReal()) return nullptr;
    const auto [entry, isNew] = symbolic_.try_emplace(index);
    for (const Scalar& element : isNew ? value->known->elements : std::vector<Scalar>()) {
        auto& dim = *entry->second.add_dim();
        if (element.isKnown) dim.set_dim_value(element.integer);
    }
    return &entry->second;
}

onnx::TypeProto* NodeContext::getOutputType(std::size_t index) {
    if (index >= outputTypes_.size()) throw std::out_of_range("output " + std::to_string(index) + " is missing");
    return &outputTypes_[index];
}

}  // namespace fusescope
