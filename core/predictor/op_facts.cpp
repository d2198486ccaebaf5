// SPDX-License-Identifier: Apache-2.0
#include "core/predictor/op_facts.h"

#include <algorithm>

#include "core/cost/brr_tables.h"
#include "core/cost/lbdf_tables.h"
#include "core/cost/op_rules.h"
#include "core/cost/widths.h"

namespace fusescope {
namespace {

constexpr int kLbdfByteFacts = 7;
constexpr int kBrrByteFacts = 8;

bool readsAllRows(const OutputRules& rules) {
    return std::any_of(rules.operands.begin(), rules.operands.end(),
                       [](const OperandRule& operand) { return operand.rule.access == RowAccess::Eaten; });
}

OpReading readingOf(const OpGraph& graph, const Op& op) {
    OpReading reading;
    reading.rowsOut = rowShape(graph.tensor(op.outputs.front())).rows;
    for (const OperandRule& operand : rulesOf(graph, op, 0).operands) {
        const RowRule& rule = operand.rule;
        reading.holdsOperand |= rule.access == RowAccess::Held && rule.inputRows > 1;
        reading.eatsOperand |= rule.access == RowAccess::Eaten;
        reading.kernelRows = std::max(reading.kernelRows, rowsAtOnce(rule, rule.outputRows));
        if (rule.access == RowAccess::Window) reading.stride = std::max(reading.stride, rule.stride);
        reading.rowsIn = std::max(reading.rowsIn, rule.inputRows);
    }
    return reading;
}

double bytesOfTensor(const TrafficTables& traffic, TensorId tensor) {
    return static_cast<double>(traffic.tensorBytes[tensor.index()]);
}

void addOperand(OpFacts& facts, const OperandFacts& operand) {
    const auto known = std::find_if(facts.operands.begin(), facts.operands.end(),
                                    [&](const OperandFacts& other) { return other.tensor == operand.tensor; });
    if (known == facts.operands.end()) facts.operands.push_back(operand);
}

/// Weights; windows on all operands, and on those that need a place of their own; a row of each; a row of the outputs;
/// the largest operand; all outputs.
void describeLbdf(OpFacts& facts, const LbdfTables& tables, OpId id) {
    for (const LbdfOutput& output : tables.ops[id.index()].outputs) {
        const LbdfTensor& made = tables.tensors[output.tensor.index()];
        facts.outputs.push_back({output.tensor, static_cast<double>(rowBytes(made, 1)), made.mayBeInPlace});
        for (const LbdfOperand& operand : output.operands) {
            const LbdfTensor& tensor = tables.tensors[operand.tensor.index()];
            addOperand(facts, {operand.tensor, tensor.producer, operand.table->rule, operand.table->rowsAtOnce,
                               static_cast<double>(rowBytes(tensor, 1)), 0});
        }
    }
    std::vector<double>& bytes = facts.bytes;
    bytes.assign(kLbdfByteFacts, 0.0);
    bytes[0] = static_cast<double>(tables.traffic.weightBytes[id.index()]);
    for (const OperandFacts& operand : facts.operands) {
        const double window = operand.rowBytes * static_cast<double>(operand.rowsAtOnce);
        bytes[1] += window;
        if (!tables.tensors[operand.tensor.index()].mayBeInPlace) bytes[2] += window;
        bytes[3] += operand.rowBytes;
        bytes[5] = std::max(bytes[5], bytesOfTensor(tables.traffic, operand.tensor));
    }
    for (const OutputFacts& output : facts.outputs) {
        bytes[4] += output.rowBytes;
        bytes[6] += bytesOfTensor(tables.traffic, output.tensor);
    }
}

/// Weights; a full row and one channel of it; windows on its operands as a first op; a row of each; the largest
/// operand; all outputs; the smallest tile of a convolution on its own.
void describeBrr(OpFacts& facts, const BrrTables& tables, const Op& op, OpId id) {
    const BrrOp& described = tables.ops[id.index()];
    const double fullRow = static_cast<double>(described.fullRowBits) / 8;
    facts.isPyramidConv = described.isConv;
    facts.channelRowBytes = static_cast<double>(described.sliceRowBits.back()) / 8;
    facts.outputs.push_back({op.outputs.front(), fullRow, false});
    std::vector<double>& bytes = facts.bytes;
    bytes.assign(kBrrByteFacts, 0.0);
    bytes[0] = static_cast<double>(tables.traffic.weightBytes[id.index()]);
    bytes[1] = fullRow;
    bytes[2] = facts.channelRowBytes;
    for (const BrrOperand& operand : described.operands) {
        const double windowRow = static_cast<double>(operand.windowRowBits) / 8;
        addOperand(facts, {operand.tensor, operand.producer, operand.rule, 1, static_cast<double>(operand.rowBits) / 8,
                           windowRow});
        bytes[3] += windowRow * static_cast<double>(pyramidRows(operand.rule, 1));
        bytes[4] += static_cast<double>(operand.rowBits) / 8;
        bytes[5] = std::max(bytes[5], bytesOfTensor(tables.traffic, operand.tensor));
    }
    for (const TensorId output : op.outputs) bytes[6] += bytesOfTensor(tables.traffic, output);
    if (const auto conv = tables.tiledConv({&id, 1}, groupTraffic(tables.traffic, GroupSet{id})))
        bytes[7] = facts.smallestTileBytes = static_cast<double>(smallestTilingBytes(*conv));
}

}  // namespace

NodeKind nodeKind(const OpGraph& graph, const Op& op) {
    if (op.type == "ConvTranspose") return NodeKind::ConvTranspose;
    if (op.type.find("Conv") != std::string::npos)
        return op.attribute<std::int64_t>("group", 1) > 1 ? NodeKind::DepthwiseConv : NodeKind::Conv;
    if (op.type.find("MatMul") != std::string::npos || op.type == "Gemm") return NodeKind::Product;
    if (op.type == "Concat") return NodeKind::Concat;
    const OutputRules rules = rulesOf(graph, op, 0);
    if (readsAllRows(rules)) return NodeKind::GlobalPool;
    if (op.type.find("Pool") != std::string::npos) return NodeKind::Pool;
    if (!rules.isElementwise) return NodeKind::Other;
    if (rules.operands.size() < 2) return NodeKind::Activation;
    if (op.type == "Add" || op.type == "Sub") return NodeKind::Add;
    return op.type == "Mul" || op.type == "Div" ? NodeKind::Mul : NodeKind::Elementwise;
}

int byteFactCount(Scheme scheme) { return scheme == Scheme::Brr ? kBrrByteFacts : kLbdfByteFacts; }

std::vector<OpFacts> opFacts(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator) {
    const LbdfTables lbdf(graph, accelerator);
    std::unique_ptr<const BrrTables> brr;
    if (accelerator.scheme == Scheme::Brr) brr = std::make_unique<const BrrTables>(graph, accelerator);
    std::vector<OpFacts> all;
    for (std::int32_t i = 0; i < graph->opCount(); ++i) {
        const Op& op = graph->op(OpId(i));
        OpFacts facts;
        facts.isModelled = notModelledReason(*graph, op).empty();
        if (facts.isModelled) {
            facts.kind = nodeKind(*graph, op);
            facts.reading = readingOf(*graph, op);
            facts.reading.mayRunInPlace = lbdf.tensors[op.outputs.front().index()].mayBeInPlace;
            if (brr)
                describeBrr(facts, *brr, op, OpId(i));
            else
                describeLbdf(facts, lbdf, OpId(i));
        }
        all.push_back(std::move(facts));
    }
    return all;
}

}  // namespace fusescope
