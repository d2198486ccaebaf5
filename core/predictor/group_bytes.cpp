// SPDX-License-Identifier: Apache-2.0
#include "core/predictor/group_bytes.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "core/cost/brr_tables.h"

namespace fusescope {
namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

std::size_t indexOf(std::span<const OpId> ops, OpId op) {
    const auto found = std::lower_bound(ops.begin(), ops.end(), op);
    return found != ops.end() && *found == op ? static_cast<std::size_t>(found - ops.begin()) : kNowhere;
}

/// A tensor that ops of the group read: how far ahead of the last ops it is made, and from where on it is kept, in
/// rows. a_u = max_c (S_c a_c + K_c - S_c - P_c), b_u = min_c (S_c a_c - P_c), R_u = min(H_u, a_u - b_u + min S_c).
struct ReadTensor {
    TensorId tensor;
    std::size_t firstReader = 0;
    std::int64_t ahead = std::numeric_limits<std::int64_t>::min();  // a
    std::int64_t kept = std::numeric_limits<std::int64_t>::max();   // b
    std::int64_t stride = std::numeric_limits<std::int64_t>::max();
    std::int64_t window = 1;
    std::int64_t rows = 1;
    double rowBytes = 0;

    std::int64_t rowsHeld() const { return std::clamp<std::int64_t>(ahead - kept + stride, 1, rows); }
    double windowBytes() const { return rowBytes * static_cast<double>(std::min(window, rowsHeld())); }
    double skipBytes() const { return rowBytes * static_cast<double>(std::max<std::int64_t>(0, rowsHeld() - window)); }
};

void addReader(ReadTensor& tensor, const OperandFacts& operand, std::int64_t readerAhead) {
    const RowRule& rule = operand.rule;
    std::int64_t ahead = readerAhead;
    std::int64_t kept = readerAhead;
    std::int64_t stride = 1;
    if (rule.access == RowAccess::Window) {
        stride = rule.stride;
        ahead = rule.stride * readerAhead + rule.kernel - rule.stride - rule.padding;
        kept = rule.stride * readerAhead - rule.padding;
    } else if (rule.access == RowAccess::Held || rule.access == RowAccess::Eaten) {
        ahead = rule.inputRows;
        kept = rule.access == RowAccess::Held ? 0 : rule.inputRows;
    } else if (rule.access != RowAccess::SameRow) {
        kept = readerAhead * rule.inputRows / std::max<std::int64_t>(1, rule.outputRows);
        ahead = kept + operand.rowsAtOnce - 1;
    }
    tensor.ahead = std::max(tensor.ahead, ahead);
    tensor.kept = std::min(tensor.kept, kept);
    tensor.stride = std::min(tensor.stride, stride);
    tensor.window = std::max(tensor.window, operand.rowsAtOnce);
    tensor.rows = std::max(tensor.rows, rule.inputRows);
}

std::vector<ReadTensor> readTensors(std::span<const OpFacts> facts, std::span<const OpId> ops) {
    std::vector<ReadTensor> tensors;
    for (std::size_t v = 0; v < ops.size(); ++v)
        for (const OperandFacts& operand : facts[ops[v].index()].operands) {
            ReadTensor& tensor = tensors.emplace_back();
            tensor.tensor = operand.tensor;
            tensor.firstReader = v;
            tensor.rowBytes = operand.rowBytes;
        }
    std::stable_sort(tensors.begin(), tensors.end(),
                     [](const ReadTensor& a, const ReadTensor& b) { return a.tensor < b.tensor; });
    tensors.erase(std::unique(tensors.begin(), tensors.end(),
                              [](const ReadTensor& a, const ReadTensor& b) { return a.tensor == b.tensor; }),
                  tensors.end());
    return tensors;
}

std::vector<GroupBytes> lbdfBytes(std::span<const OpFacts> facts, std::span<const OpId> ops) {
    std::vector<ReadTensor> tensors = readTensors(facts, ops);
    const auto find = [&](TensorId id) -> ReadTensor* {
        const auto found = std::lower_bound(tensors.begin(), tensors.end(), id,
                                            [](const ReadTensor& tensor, TensorId key) { return tensor.tensor < key; });
        return found != tensors.end() && found->tensor == id ? &*found : nullptr;
    };
    std::vector<GroupBytes> bytes(ops.size(), GroupBytes{});
    for (std::size_t v = ops.size(); v-- > 0;) {
        const OpFacts& op = facts[ops[v].index()];
        std::int64_t ahead = 0;
        for (const OutputFacts& output : op.outputs) {
            const ReadTensor* const read = find(output.tensor);
            if (!read) {
                bytes[v][2] += output.rowBytes;
                continue;
            }
            ahead = std::max(ahead, read->ahead);
            if (output.mayBeInPlace && read->rowsHeld() == 1) continue;
            bytes[v][0] += read->windowBytes();
            bytes[v][1] += read->skipBytes();
        }
        for (const OperandFacts& operand : op.operands) addReader(*find(operand.tensor), operand, ahead);
    }
    for (std::size_t v = 0; v < ops.size(); ++v)
        for (const OperandFacts& operand : facts[ops[v].index()].operands) {
            const ReadTensor& read = *find(operand.tensor);
            if (read.firstReader != v || indexOf(ops, operand.producer) != kNowhere) continue;
            bytes[v][3] += read.windowBytes();
            bytes[v][4] += read.skipBytes();
        }
    for (std::size_t v = 0; v < ops.size(); ++v)
        bytes[v][5] = std::accumulate(bytes[v].begin(), bytes[v].begin() + 5, facts[ops[v].index()].bytes.front());
    return bytes;
}

std::int64_t strideOf(const RowRule& rule) { return rule.access == RowAccess::Window ? rule.stride : 1; }

/// Rows of each op per step of the deepest last ones: sigma_u = S sigma_n on every edge, as far as two sweeps find it.
std::vector<std::int64_t> pyramidSteps(std::span<const OpFacts> facts, std::span<const OpId> ops) {
    std::vector<std::int64_t> steps(ops.size(), 1);
    const auto forEachEdge = [&](std::size_t v, auto&& visit) {
        for (const OperandFacts& operand : facts[ops[v].index()].operands)
            if (const std::size_t source = indexOf(ops, operand.producer); source != kNowhere)
                visit(source, strideOf(operand.rule));
    };
    for (std::size_t v = ops.size(); v-- > 0;)
        forEachEdge(v, [&](std::size_t source, std::int64_t stride) {
            steps[source] = std::max(steps[source], steps[v] * stride);
        });
    for (std::size_t v = 0; v < ops.size(); ++v)
        forEachEdge(
            v, [&](std::size_t source, std::int64_t stride) { steps[v] = std::max(steps[v], steps[source] / stride); });
    return steps;
}

/// Rows of each op when every last op makes one step at a time.
std::vector<std::int64_t> pyramidHeights(std::span<const OpFacts> facts, std::span<const OpId> ops) {
    const std::vector<std::int64_t> steps = pyramidSteps(facts, ops);
    std::vector<std::int64_t> rows(ops.size(), 0);  // that readers inside ask for
    for (std::size_t v = ops.size(); v-- > 0;) {
        const OpFacts& op = facts[ops[v].index()];
        rows[v] = std::min(rows[v] == 0 ? steps[v] : rows[v], op.reading.rowsOut);
        for (const OperandFacts& operand : op.operands)
            if (const std::size_t source = indexOf(ops, operand.producer); source != kNowhere)
                rows[source] = std::max(rows[source], pyramidRows(operand.rule, rows[v]));
    }
    return rows;
}

/// Whether each op's map is full, alternating along convolutions from what first ops start with.
std::vector<char> fullMaps(std::span<const OpFacts> facts, std::span<const OpId> ops, bool firstAreFull) {
    std::vector<char> isFull(ops.size(), 0);
    for (std::size_t v = 0; v < ops.size(); ++v) {
        bool isFirst = true;
        bool isSourceFull = false;
        for (const OperandFacts& operand : facts[ops[v].index()].operands)
            if (const std::size_t source = indexOf(ops, operand.producer); source != kNowhere) {
                isFirst = false;
                isSourceFull = isSourceFull || isFull[source];
            }
        const bool isConv = facts[ops[v].index()].isPyramidConv;
        isFull[v] = isFirst ? firstAreFull : isConv != isSourceFull;
    }
    return isFull;
}

/// A tensor from outside that ops of the group read: counted once, with the reader that needs most of it.
struct OutsideTensor {
    TensorId tensor;
    std::size_t firstReader = 0;
    std::array<double, 2> bytes{};  // starting with full maps, and with sliced ones
};

/// One op of a BRR group.
struct PyramidOp {
    bool isFirst = true;
    std::int64_t height = 1;
    std::array<bool, 2> isFull{};
};

/// Of the map it makes.
double madeByBrr(const OpFacts& op, const PyramidOp& place, std::size_t start) {
    if (!op.isPyramidConv && !(place.isFirst && place.isFull[start])) return 0;
    return (place.isFull[start] ? op.outputs.front().rowBytes : op.channelRowBytes) * static_cast<double>(place.height);
}

double readByBrr(const OperandFacts& operand, const PyramidOp& place, std::size_t start) {
    if (!place.isFirst) return operand.rowBytes * static_cast<double>(std::min(place.height, operand.rule.inputRows));
    return place.isFull[start] ? 0
                               : operand.windowRowBytes * static_cast<double>(pyramidRows(operand.rule, place.height));
}

/// The smallest tile of the first op if it is a convolution with nothing but row-wise ops behind it, else 0.
double tileBytes(std::span<const OpFacts> facts, std::span<const OpId> ops) {
    for (const OpId id : ops.subspan(1)) {
        const OpFacts& op = facts[id.index()];
        const bool isElementwise = op.kind == NodeKind::Activation || op.kind == NodeKind::Add ||
                                   op.kind == NodeKind::Mul || op.kind == NodeKind::Elementwise;
        if (!isElementwise) return 0;
        for (const OperandFacts& operand : op.operands)
            if (indexOf(ops, operand.producer) == kNowhere || operand.rule.access != RowAccess::SameRow) return 0;
    }
    return facts[ops.front().index()].smallestTileBytes;
}

std::vector<PyramidOp> pyramidOps(std::span<const OpFacts> facts, std::span<const OpId> ops) {
    const std::vector<std::int64_t> heights = pyramidHeights(facts, ops);
    const std::vector<char> full = fullMaps(facts, ops, true);
    const std::vector<char> sliced = fullMaps(facts, ops, false);
    std::vector<PyramidOp> places(ops.size());
    for (std::size_t v = 0; v < ops.size(); ++v) {
        const auto& operands = facts[ops[v].index()].operands;
        places[v].isFirst = std::none_of(operands.begin(), operands.end(), [&](const OperandFacts& operand) {
            return indexOf(ops, operand.producer) != kNowhere;
        });
        places[v].height = heights[v];
        places[v].isFull = {full[v] != 0, sliced[v] != 0};
    }
    return places;
}

std::vector<GroupBytes> brrBytes(std::span<const OpFacts> facts, std::span<const OpId> ops) {
    const std::vector<PyramidOp> places = pyramidOps(facts, ops);
    std::vector<GroupBytes> bytes(ops.size(), GroupBytes{});
    std::vector<OutsideTensor> outside;
    bytes.front()[4] = tileBytes(facts, ops);
    for (std::size_t v = 0; v < ops.size(); ++v) {
        const OpFacts& op = facts[ops[v].index()];
        bytes[v][0] = op.outputs.front().rowBytes * static_cast<double>(places[v].height);
        bytes[v][1] = op.channelRowBytes * static_cast<double>(places[v].height);
        for (std::size_t start = 0; start < 2; ++start) bytes[v][2 + start] = madeByBrr(op, places[v], start);
        for (const OperandFacts& operand : op.operands) {
            if (indexOf(ops, operand.producer) != kNowhere) continue;
            auto known = std::find_if(outside.begin(), outside.end(),
                                      [&](const OutsideTensor& tensor) { return tensor.tensor == operand.tensor; });
            if (known == outside.end()) known = outside.insert(outside.end(), {operand.tensor, v, {}});
            for (std::size_t start = 0; start < 2; ++start)
                known->bytes[start] = std::max(known->bytes[start], readByBrr(operand, places[v], start));
        }
    }
    for (const OutsideTensor& tensor : outside)
        for (std::size_t start = 0; start < 2; ++start) bytes[tensor.firstReader][2 + start] += tensor.bytes[start];
    std::array<double, 2> sums{};
    for (const GroupBytes& op : bytes)
        for (std::size_t start = 0; start < 2; ++start) sums[start] += op[2 + start];
    bytes.front()[5] = std::min(sums[0], sums[1]);
    if (bytes.front()[4] > 0) bytes.front()[5] = std::min(bytes.front()[5], bytes.front()[4]);
    return bytes;
}

}  // namespace

std::vector<GroupBytes> groupBytes(std::span<const OpFacts> facts, std::span<const OpId> ops, Scheme scheme) {
    return scheme == Scheme::Brr ? brrBytes(facts, ops) : lbdfBytes(facts, ops);
}

}  // namespace fusescope
