// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/node_attributes.h"

namespace fusescope {

const onnx::AttributeProto* findAttribute(const onnx::NodeProto& node, std::string_view name) {
    for (const onnx::AttributeProto& attribute : node.attribute())
        if (attribute.name() == name) return &attribute;
    return nullptr;
}

std::int64_t integerAttribute(const onnx::NodeProto& node, std::string_view name, std::int64_t otherwise) {
    const onnx::AttributeProto* const attribute = findAttribute(node, name);
    return attribute && attribute->has_i() ? attribute->i() : otherwise;
}

std::optional<std::vector<std::int64_t>> integersAttribute(const onnx::NodeProto& node, std::string_view name) {
    const onnx::AttributeProto* const attribute = findAttribute(node, name);
    if (!attribute) return std::nullopt;
    return std::vector<std::int64_t>(attribute->ints().begin(), attribute->ints().end());
}

std::string nodeLabel(const onnx::NodeProto& node) {
    if (!node.name().empty()) return node.name();
    for (const std::string& output : node.output())
        if (!output.empty()) return output;
    return node.op_type();
}

std::string normalDomain(const std::string& domain) { return domain == "ai.onnx" ? std::string() : domain; }

bool isControlFlow(const onnx::NodeProto& node) {
    if (!normalDomain(node.domain()).empty()) return false;
    return node.op_type() == "If" || node.op_type() == "Loop" || node.op_type() == "Scan" ||
           node.op_type() == "SequenceMap";
}

}  // namespace fusescope
