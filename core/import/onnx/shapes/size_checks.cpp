// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/shapes/size_checks.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/error.h"
#include "core/import/onnx/constants/strided.h"
#include "core/import/onnx/graph_checks.h"
#include "core/import/onnx/node_attributes.h"
#include "core/import/onnx/shapes/operand_checks.h"

namespace fusescope {
namespace {

using Integers = std::vector<std::int64_t>;
using Dims = google::protobuf::RepeatedPtrField<onnx::TensorShapeProto::Dimension>;

const FileValue* operand(const FileGraph& graph, const FileNode& node, std::size_t slot) {
    if (slot >= node.inputs.size() || node.inputs[slot] == kNone) return nullptr;
    return &graph.values[static_cast<std::size_t>(node.inputs[slot])];
}

/// The axes of an operand; null if their number is not known.
const Dims* axesOf(const FileValue* value) {
    return value && value->type.tensor_type().has_shape() ? &value->type.tensor_type().shape().dim() : nullptr;
}

std::optional<Integers> integersOf(const FileValue* value) {
    if (!value || !value->known || value->known->isReal() || !value->known->isWhollyKnown()) return std::nullopt;
    Integers integers;
    for (const Scalar& element : value->known->elements) integers.push_back(element.integer);
    return integers;
}

void requireCountable(const FileNode& node, const std::optional<std::int64_t>& size) {
    if (size && *size <= kMostElements) return;
    throw Error("op \"" + node.label() + "\" makes a tensor with a dimension of more than 2^62", {},
                "its input is too large for it, or its attributes are wrong");
}

/// What the library takes for one axis each, whatever there is of them: millions, of a file of 100 bytes.
void checkAxesToMake(const FileGraph& graph, const FileNode& node) {
    const std::string& type = node.proto->op_type();
    if (type != "Expand" && type != "ConstantOfShape") return;
    const Dims* const length = axesOf(operand(graph, node, type == "Expand" ? 1 : 0));
    if (length && length->size() == 1)
        checkAxes("op \"" + node.label() + "\" makes a tensor with", (*length)[0].dim_value());
}

void checkTile(const FileGraph& graph, const FileNode& node) {
    const Dims* const dims = axesOf(operand(graph, node, 0));
    const auto repeats = integersOf(operand(graph, node, 1));
    if (!dims || !repeats || static_cast<std::size_t>(dims->size()) != repeats->size()) return;
    for (std::size_t axis = 0; axis < repeats->size(); ++axis)
        requireCountable(node, checkedMultiply((*dims)[static_cast<int>(axis)].dim_value(), (*repeats)[axis]));
}

void checkPad(const FileGraph& graph, const FileNode& node) {
    const Dims* const dims = axesOf(operand(graph, node, 0));
    auto pads = integersOf(operand(graph, node, 1));
    for (const char* const name : {"pads", "paddings"})
        if (!pads) pads = integersAttribute(*node.proto, name);
    if (!dims || !pads || pads->size() != 2 * static_cast<std::size_t>(dims->size())) return;
    const std::size_t rank = pads->size() / 2;
    for (std::size_t axis = 0; axis < rank; ++axis) {
        const auto added = checkedAdd((*pads)[axis], (*pads)[axis + rank]);
        requireCountable(node, added ? checkedAdd((*dims)[static_cast<int>(axis)].dim_value(), *added) : std::nullopt);
    }
}

/// The library divides the elements by the product of the other sizes; one that wraps may be 0 or -1.
void checkReshape(const FileGraph& graph, const FileNode& node) {
    const Dims* const dims = axesOf(operand(graph, node, 0));
    const auto sizes = integersOf(operand(graph, node, 1));
    if (!dims || !sizes || std::find(sizes->begin(), sizes->end(), -1) == sizes->end()) return;
    std::optional<std::int64_t> elements = 1;
    for (std::size_t axis = 0; axis < sizes->size(); ++axis) {
        const bool isCopied = (*sizes)[axis] == 0 && axis < static_cast<std::size_t>(dims->size());
        const std::int64_t size = isCopied ? (*dims)[static_cast<int>(axis)].dim_value() : (*sizes)[axis];
        elements = checkedMultiply(*elements, std::max<std::int64_t>(size, 1));
        requireCountable(node, elements);
    }
}

/// ConvTranspose and MaxUnpool: the kernel and the padding that come in besides are below 2^62 (checkWindow).
void checkStretchedWindow(const FileGraph& graph, const FileNode& node) {
    const Dims* const dims = axesOf(operand(graph, node, 0));
    const Integers strides = integersAttribute(*node.proto, "strides").value_or(Integers());
    constexpr int kFirstSpatialAxis = 2;
    for (std::size_t i = 0; dims && i < strides.size(); ++i)
        if (const int axis = kFirstSpatialAxis + static_cast<int>(i); axis < dims->size())
            requireCountable(node, checkedMultiply((*dims)[axis].dim_value(), strides[i]));
}

/// DepthToSpace and SpaceToDepth, also where the other axes are too small for the block.
void checkBlocks(const FileGraph& graph, const FileNode& node) {
    const Dims* const dims = axesOf(operand(graph, node, 0));
    const std::int64_t pixels = integerAttribute(*node.proto, "blocksize", 1);  // its square fits (operandProblem)
    if (!dims || dims->size() != 4) return;
    const bool isWidened = node.proto->op_type() == "DepthToSpace";
    if (!isWidened) requireCountable(node, checkedMultiply((*dims)[1].dim_value(), pixels * pixels));
    for (const int axis : {2, 3})
        if (isWidened) requireCountable(node, checkedMultiply((*dims)[axis].dim_value(), pixels));
}

void checkRange(const FileGraph& graph, const FileNode& node) {
    const auto start = integersOf(operand(graph, node, 0));
    const auto limit = integersOf(operand(graph, node, 1));
    const auto step = integersOf(operand(graph, node, 2));
    if (!start || !limit || !step || start->size() != 1 || limit->size() != 1 || step->size() != 1) return;
    const auto span = checkedAdd(limit->front(), ~start->front());  // limit - start - 1
    // the library turns a real into the number of steps
    const double steps = span ? static_cast<double>(*span) / static_cast<double>(step->front()) : 0;
    const bool isCountable = span && (step->front() == 0 || steps < static_cast<double>(kMostElements));
    requireCountable(node, isCountable ? std::optional<std::int64_t>(0) : std::nullopt);
}

/// The number of elements along the joined axis; nothing if one is open.
std::optional<std::int64_t> joined(const FileNode& node, const NodeContext& context, std::int64_t axis) {
    std::int64_t sum = 0;
    for (std::size_t slot = 0; slot < context.getNumInputs(); ++slot) {
        const onnx::TypeProto* const type = context.getInputType(slot);
        const auto at =
            type ? normalAxis(axis, static_cast<std::size_t>(type->tensor_type().shape().dim_size())) : std::nullopt;
        if (!at || !type->tensor_type().shape().dim(static_cast<int>(*at)).has_dim_value()) return std::nullopt;
        const auto added = checkedAdd(sum, type->tensor_type().shape().dim(static_cast<int>(*at)).dim_value());
        requireCountable(node, added);
        sum = *added;
    }
    return sum;
}

}  // namespace

void checkResultSizes(const FileGraph& graph, const FileNode& node) {
    if (!node.domain.empty()) return;
    checkAxesToMake(graph, node);
    const std::string& type = node.proto->op_type();
    if (type == "Tile") checkTile(graph, node);
    if (type == "Pad") checkPad(graph, node);
    if (type == "Reshape") checkReshape(graph, node);
    if (type == "ConvTranspose" || type == "MaxUnpool") checkStretchedWindow(graph, node);
    if (type == "DepthToSpace" || type == "SpaceToDepth") checkBlocks(graph, node);
    if (type == "Range") checkRange(graph, node);
}

std::string narrowCountProblem(const FileGraph& graph, const FileNode& node) {
    constexpr std::int64_t kLongest = std::numeric_limits<std::int32_t>::max();
    if (const auto slot = filterSlot(node.proto->op_type())) {
        const Dims* const dims = axesOf(operand(graph, node, *slot));
        for (int axis = 2; dims && axis < dims->size(); ++axis)  // times the dilation
            if ((*dims)[axis].dim_value() > kLongest) return "its filter is too large";
    }
    if (node.proto->op_type() != "Split") return {};
    const Dims* const dims = axesOf(operand(graph, node, 0));
    const auto axis =
        normalAxis(integerAttribute(*node.proto, "axis", 0), dims ? static_cast<std::size_t>(dims->size()) : 0);
    const std::int64_t whole = axis ? (*dims)[static_cast<int>(*axis)].dim_value() : 0;
    return whole > kLongest ? "its axis of " + std::to_string(whole) + " is too long" : std::string();
}

void recountConcat(const FileNode& node, NodeContext& context) {
    if (!node.domain.empty() || node.proto->op_type() != "Concat" || context.getNumOutputs() == 0) return;
    auto& tensor = *context.getOutputType(0)->mutable_tensor_type();
    const std::int64_t axis = integerAttribute(*node.proto, "axis", 1);
    const auto at = normalAxis(axis, static_cast<std::size_t>(tensor.shape().dim_size()));
    if (!at || !tensor.shape().dim(static_cast<int>(*at)).has_dim_value()) return;
    if (const auto size = joined(node, context, axis))
        tensor.mutable_shape()->mutable_dim(static_cast<int>(*at))->set_dim_value(*size);
}

}  // namespace fusescope
