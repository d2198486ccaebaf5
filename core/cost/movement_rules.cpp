// SPDX-License-Identifier: Apache-2.0
#include "core/cost/movement_rules.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/cost/op_types.h"

namespace fusescope {
namespace {

using Sizes = std::vector<std::int64_t>;

/// Whether coordinates follow from the sizes alone: a scale that does not come out even is not known from them.
bool followsFromSizes(const OperandReading& reading) {
    return reading.out.rows % reading.in.rows == 0 || reading.in.rows % reading.out.rows == 0 ||
           reading.op.attributes.contains("sizes");
}

/// Output row i of a nearest resize reads row floor(i·H_u/H_v), or one of two neighbours, or it is not known which.
RowRule nearestResize(const OperandReading& reading, const std::string& centres) {
    const std::int64_t factor = reading.out.rows / reading.in.rows;
    const bool isIntegral = reading.out.rows % reading.in.rows == 0;
    const std::string rounding = reading.op.attribute<std::string>(
        "nearest_mode", reading.op.type == "Upsample" ? "floor" : "round_prefer_floor");
    if (centres == "asymmetric") {
        const bool isFloor = rounding == "floor" || (rounding == "round_prefer_floor" && isIntegral && factor <= 2) ||
                             reading.in.rows % reading.out.rows == 0;
        return isFloor ? reading.rule(RowAccess::Nearest) : reading.held();
    }
    const bool isCentred = isIntegral && rounding.starts_with("round");
    return reading.rule(isCentred ? RowAccess::Nearest : RowAccess::Linear);
}

RowRule resize(const OperandReading& reading) {
    if (rowAxis(reading.input) != 2 || rowAxis(reading.output) != 2) return reading.held();
    const std::string mode = reading.op.attribute<std::string>("mode", "nearest");
    const std::string centres = reading.op.attribute<std::string>(
        "coordinate_transformation_mode", reading.op.type == "Upsample" ? "asymmetric" : "half_pixel");
    if (centres == "tf_crop_and_resize") return reading.held();
    if (reading.in.rows == reading.out.rows) return reading.sameRow();
    if (!followsFromSizes(reading) || reading.op.attribute<std::int64_t>("antialias", 0) != 0) return reading.held();
    // PyTorch's variant takes row 0 for an output of one row.
    const bool isHalfPixel = centres == "half_pixel" || (centres == "pytorch_half_pixel" && reading.out.rows > 1);
    if (mode == "nearest" && (isHalfPixel || centres == "asymmetric")) return nearestResize(reading, centres);
    return reading.rule(mode == "linear" && isHalfPixel ? RowAccess::Linear : RowAccess::Held);
}

RowRule pad(const OperandReading& reading) {
    const auto pads = reading.op.attribute<Sizes>("pads", {});
    const std::size_t rank = reading.input.shape->size();
    const int axis = rowAxis(reading.input);
    if (axis < 0) return reading.sameRow();
    if (pads.size() != 2 * rank) return reading.held();
    const std::int64_t above = pads[static_cast<std::size_t>(axis)];
    if (above == 0 && pads[static_cast<std::size_t>(axis) + rank] == 0) return reading.sameRow();
    // Padding with what lies inside asks for rows out of turn.
    const bool isConstant = reading.op.attribute<std::string>("mode", "constant") == "constant";
    return isConstant ? reading.shifted(-above) : reading.held();
}

/// Rows of the operands before this one.
RowRule concat(const OperandReading& reading) {
    if (!reading.isRowAxis(reading.op.attribute<std::int64_t>("axis", 0))) return reading.sameRow();
    if (!reading.op.weights.empty()) return reading.held();  // constant rows lie somewhere between
    std::int64_t before = 0;
    for (std::size_t i = 0; i < reading.operand; ++i)
        before += rowShape(reading.graph.tensor(reading.op.inputs[i].tensor)).rows;
    return reading.shifted(-before);
}

/// Rows of the outputs before this one, known if no output is left out.
RowRule split(const OperandReading& reading) {
    if (!reading.isRowAxis(reading.op.attribute<std::int64_t>("axis", 0))) return reading.sameRow();
    std::int64_t before = 0;
    std::int64_t all = 0;
    for (std::size_t i = 0; i < reading.op.outputs.size(); ++i) {
        const std::int64_t rows = rowShape(reading.graph.tensor(reading.op.outputs[i])).rows;
        before += i < reading.result ? rows : 0;
        all += rows;
    }
    return all == reading.in.rows ? reading.shifted(before) : reading.held();
}

RowRule slice(const OperandReading& reading) {
    const auto starts = reading.op.attribute<Sizes>("starts", {});
    const auto steps = reading.op.attribute<Sizes>("steps", {});
    auto axes = reading.op.attribute<Sizes>("axes", {});
    if (axes.empty())
        for (std::size_t i = 0; i < starts.size(); ++i) axes.push_back(static_cast<std::int64_t>(i));
    if (axes.empty()) return reading.hasSameRows() ? reading.sameRow() : reading.held();
    const auto cut = std::find_if(axes.begin(), axes.end(), [&](std::int64_t axis) { return reading.isRowAxis(axis); });
    if (cut == axes.end()) return reading.sameRow();
    const auto index = static_cast<std::size_t>(cut - axes.begin());
    const std::int64_t step = index < steps.size() ? steps[index] : 1;
    if (index >= starts.size() || step < 1 || rowAxis(reading.output) != rowAxis(reading.input)) return reading.held();
    std::int64_t first = starts[index];
    if (first < 0) first += reading.in.rows;
    return reading.shifted(std::clamp<std::int64_t>(first, 0, reading.in.rows), step);
}

/// A copy in another shape: its one row takes the operand's rows as they come; else nothing is known of its rows.
RowRule reshape(const OperandReading& reading) {
    if (reading.input.shape == reading.output.shape) return reading.sameRow();
    return reading.rule(reading.out.rows == 1 ? RowAccess::Eaten : RowAccess::Held);
}

/// Blocks of rows become channels, or channels rows.
RowRule blocks(const OperandReading& reading) {
    if (rowAxis(reading.input) != 2 || rowAxis(reading.output) != 2) return reading.held();
    if (reading.op.type == "DepthToSpace") return reading.rule(RowAccess::Nearest);
    RowRule rule = reading.rule(RowAccess::Window);
    rule.kernel = rule.stride = std::clamp<std::int64_t>(reading.in.rows / reading.out.rows, 1, kMostRows);
    return rule;
}

}  // namespace

std::optional<RowRule> movementRule(const OperandReading& reading) {
    const std::string& type = reading.op.type;
    if (type == "Concat" || type == "QLinearConcat") return concat(reading);
    if (type == "Reshape" || type == "Flatten" || type == "Squeeze" || type == "Unsqueeze")
        return reading.slot() == 0 ? reshape(reading) : reading.held();
    if (!isOneOf(type, kMovementTypes)) return std::nullopt;
    if (reading.slot() != 0) return reading.held();  // sizes, starts, pads… that are computed
    if (type == "Pad") return pad(reading);
    if (type == "Split") return split(reading);
    if (type == "Slice") return slice(reading);
    if (type == "DepthToSpace" || type == "SpaceToDepth") return blocks(reading);
    return resize(reading);
}

}  // namespace fusescope
