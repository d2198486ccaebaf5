// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/assembly/parameter_names.h"

#include <onnx/defs/schema.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "core/import/onnx/shapes/newer_operators.h"

namespace fusescope {
namespace {

struct Parameters {
    std::string_view opType;
    std::array<std::string_view, 5> bySlot;  // empty: data
};

constexpr std::array kParameters{
    Parameters{"Reshape", {"", "shape"}},
    Parameters{"Slice", {"", "starts", "ends", "axes", "steps"}},
    Parameters{"Resize", {"", "roi", "scales", "sizes"}},
    Parameters{"Upsample", {"", "scales"}},
    Parameters{"Pad", {"", "pads", "constant_value", "axes"}},
    Parameters{"Squeeze", {"", "axes"}},
    Parameters{"Unsqueeze", {"", "axes"}},
    Parameters{"Split", {"", "split"}},
    Parameters{"Expand", {"", "shape"}},
    Parameters{"Tile", {"", "repeats"}},
    Parameters{"TopK", {"", "K"}},
    Parameters{"OneHot", {"", "depth", "values"}},
    Parameters{"ConstantOfShape", {"input"}},
    Parameters{"Range", {"start", "limit", "delta"}},
    Parameters{"CumSum", {"", "axis"}},
    Parameters{"Trilu", {"", "k"}},
    Parameters{"CenterCropPad", {"", "shape"}},
    Parameters{"Col2Im", {"", "image_shape", "block_shape"}},
    Parameters{"NonMaxSuppression", {"", "", "max_output_boxes_per_class", "iou_threshold", "score_threshold"}},
};

}  // namespace

std::string parameterName(const FileNode& node, std::size_t slot) {
    if (!node.domain.empty()) return {};
    const std::string& type = node.proto->op_type();
    if (type.starts_with("Reduce")) return slot == 1 ? "axes" : "";
    if (type == "Resize" && node.opset < 11) return slot == 1 ? "scales" : "";
    const auto found = std::find_if(kParameters.begin(), kParameters.end(),
                                    [&](const Parameters& parameters) { return parameters.opType == type; });
    return found == kParameters.end() || slot >= found->bySlot.size() ? std::string()
                                                                      : std::string(found->bySlot[slot]);
}

std::string operandName(const FileNode& node, std::size_t slot) {
    const SchemaKey key = schemaKey(node);
    const onnx::OpSchema* const schema =
        node.opset == kNone ? nullptr : onnx::OpSchemaRegistry::Schema(key.opType, key.opset, node.domain);
    if (!schema || schema->inputs().empty()) return "input" + std::to_string(slot);
    const std::size_t formal = std::min(slot, schema->inputs().size() - 1);
    const auto& parameter = schema->inputs()[formal];
    const bool isVariadic = parameter.GetOption() == onnx::OpSchema::Variadic;
    if (formal < slot && !isVariadic) return "input" + std::to_string(slot);
    return parameter.GetName() + (isVariadic ? "[" + std::to_string(slot - formal) + "]" : "");
}

std::string presentAttributeName(const FileNode& node, const std::string& name) {
    const std::string& type = node.proto->op_type();
    if (!node.domain.empty()) return name;
    if (type == "Pad" && name == "value") return "constant_value";
    if (type == "Pad" && name == "paddings") return "pads";
    if (type == "TopK" && name == "k") return "K";
    return name;
}

}  // namespace fusescope
