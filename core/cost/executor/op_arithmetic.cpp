// SPDX-License-Identifier: Apache-2.0
#include "core/cost/executor/op_arithmetic.h"

#include <algorithm>

#include "core/base/random.h"
#include "core/cost/executor/op_families.h"

namespace fusescope {

std::optional<MapSize> mapSize(const Tensor& tensor) {
    if (!tensor.shape) return std::nullopt;
    const Shape& shape = *tensor.shape;
    switch (shape.size()) {
        case 0:
            return MapSize{};
        case 1:
            return MapSize{1, shape[0], 1, 1};
        case 2:
            return MapSize{shape[0], shape[1], 1, 1};
        case 3:
            return MapSize{shape[0], shape[2], shape[1], 1};
        case 4:
            return MapSize{shape[0], shape[1], shape[2], shape[3]};
        default:
            return std::nullopt;
    }
}

std::size_t elementIndex(const MapSize& size, const MapPlace& place) {
    const std::int64_t map = place.batch * size.channels + place.channel;
    return static_cast<std::size_t>((map * size.rows + place.row) * size.columns + place.column);
}

Interval joined(const Interval& a, const Interval& b) {
    if (a.isEmpty()) return b;
    if (b.isEmpty()) return a;
    return {std::min(a.first, b.first), std::max(a.last, b.last)};
}

Interval rowsRead(const OpArithmetic& arithmetic, std::size_t operand, const Interval& outputRows) {
    Interval rows;
    for (std::int64_t row = outputRows.first; row <= outputRows.last; ++row)  // rows of padding alone read nothing
        rows = joined(rows, arithmetic.rowsOf(operand, row));
    return rows;
}

std::vector<double> weightValues(const SizedOp& sized, const Weight& weight, double scale) {
    std::int64_t count = 1;
    for (const std::int64_t size : weight.shape) count *= size;
    Random random(sized.seed, static_cast<std::uint64_t>(weight.slot));
    std::vector<double> values(static_cast<std::size_t>(count));
    for (double& value : values) value = scale * (2 * random.uniform() - 1);
    return values;
}

const Weight* weightIn(const Op& op, int slot) {
    const auto found =
        std::find_if(op.weights.begin(), op.weights.end(), [&](const Weight& weight) { return weight.slot == slot; });
    return found == op.weights.end() ? nullptr : &*found;
}

std::unique_ptr<OpArithmetic> makeArithmetic(const OpGraph& graph, OpId id, std::uint64_t seed) {
    const Op& op = graph.op(id);
    if (!op.domain.empty() || !op.notModelled.empty() || op.outputs.size() != 1 || op.inputs.empty()) return nullptr;
    const Tensor& made = graph.tensor(op.outputs.front());
    const auto output = mapSize(made);
    if (!output) return nullptr;
    SizedOp sized{op, {}, *output, {}, made.shape->size(), Random(seed, static_cast<std::uint64_t>(id.value())).next()};
    for (const Operand& operand : op.inputs) {
        const auto size = mapSize(graph.tensor(operand.tensor));
        if (!size) return nullptr;
        sized.inputs.push_back(*size);
        sized.inputRanks.push_back(graph.tensor(operand.tensor).shape->size());
    }
    for (const auto make : {makeConvolution, makeProduct, makePool, makeWholeMap, makeElementwise, makeMovement})
        if (auto arithmetic = make(sized)) return arithmetic;
    return nullptr;
}

}  // namespace fusescope
