// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/shapes/runtime_operators.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace fusescope {
namespace {

constexpr int kPlainOpset = 13;

struct RuntimeOperator {
    std::string_view type;
    std::string_view plain;
    std::size_t firstSlot;  // of the data among the operands, and the slots from one to the next
    std::size_t slotStep;
    std::size_t most;  // operands of the plain operator
};

constexpr std::size_t kVariadic = 1 << 20;

constexpr std::array kOperators{
    RuntimeOperator{"QuantizeLinear", "QuantizeLinear", 0, 1, 3},  // of 16 and 4 bits, before the default ones had them
    RuntimeOperator{"DequantizeLinear", "DequantizeLinear", 0, 1, 3},
    RuntimeOperator{"QLinearAdd", "Add", 0, 3, 2},
    RuntimeOperator{"QLinearMul", "Mul", 0, 3, 2},
    RuntimeOperator{"QLinearSigmoid", "Sigmoid", 0, 3, 1},
    RuntimeOperator{"QLinearLeakyRelu", "LeakyRelu", 0, 3, 1},
    RuntimeOperator{"QLinearSoftmax", "Softmax", 0, 3, 1},
    RuntimeOperator{"QLinearAveragePool", "AveragePool", 0, 3, 1},
    RuntimeOperator{"QLinearGlobalAveragePool", "GlobalAveragePool", 0, 3, 1},
    RuntimeOperator{"QLinearConcat", "Concat", 2, 3, kVariadic},
    RuntimeOperator{"QGemm", "Gemm", 0, 3, 3},
};

bool isLeftOut(const FileNode& node, std::size_t slot) {
    return slot >= node.inputs.size() || node.inputs[slot] == kNone;
}

}  // namespace

FileNode PlainNode::in(const FileNode& node) const {
    FileNode plain = node;
    plain.proto = &proto;
    plain.domain.clear();
    plain.opset = kPlainOpset;
    plain.inputs = inputs;
    return plain;
}

std::optional<PlainNode> plainNode(const FileNode& node) {
    if (node.domain != "com.microsoft") return std::nullopt;
    const auto known = std::find_if(kOperators.begin(), kOperators.end(), [&](const RuntimeOperator& candidate) {
        return candidate.type == node.proto->op_type();
    });
    if (known == kOperators.end()) return std::nullopt;
    PlainNode plain{*node.proto, {}, false};
    plain.proto.set_op_type(std::string(known->plain));
    plain.proto.clear_domain();
    for (std::size_t slot = known->firstSlot; slot < node.inputs.size() && plain.inputs.size() < known->most;
         slot += known->slotStep)
        plain.inputs.push_back(node.inputs[slot]);
    while (!plain.inputs.empty() && plain.inputs.back() == kNone) plain.inputs.pop_back();
    constexpr std::size_t kResultScale = 7;
    plain.isFloat = known->type == "QGemm" && isLeftOut(node, kResultScale);
    return plain;
}

}  // namespace fusescope
