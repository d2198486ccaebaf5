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

double bytesOfTensor(const TrafficTables& traffic, TensorId tensor) { return static_cast<double>(traffic.tensorBytes[tensor.index()]); }

/// Weights; windows on all operands, and on those that need a place of their own; a row of each; a row of the outputs;
/// the largest operand; all outputs.
std::vector<double> lbdfBytes(const LbdfTables& tables, const Op& op, const LbdfOp& described, OpId id) {
    std::vector<double> bytes(kLbdfByteFacts, 0.0);
    bytes[0] = static_cast<double>(tables.traffic.weightBytes[id.index()]);
    std::vector<TensorId> seen;
    for (const LbdfOutput& output : described.outputs) {
        for (const LbdfOperand& operand : output.operands) {
            if (std::find(seen.begin(), seen.end(), operand.tensor) != seen.end()) continue;
            seen.push_back(operand.tensor);
            const LbdfTensor& tensor = tables.tensors[operand.tensor.index()];
            const auto window = static_cast<double>(rowBytes(tensor, operand.table->rowsAtOnce));
            bytes[1] += window;
            if (!tensor.mayBeInPlace) bytes[2] += window;
            bytes[3] += static_cast<double>(rowBytes(tensor, 1));
            bytes[5] = std::max(bytes[5], bytesOfTensor(tables.traffic, operand.tensor));
        }
    }
    for (const TensorId output : op.outputs) {
        bytes[4] += static_cast<double>(rowBytes(tables.tensors[output.index()], 1));
        bytes[6] += bytesOfTensor(tables.traffic, output);
    }
    return bytes;
}

/// Weights; a full row and one channel of it; windows on its operands as a first op; a row of each; the largest operand;
/// all outputs; the smallest tile of a convolution on its own.
std::vector<double> brrBytes(const BrrTables& tables, const Op& op, const BrrOp& described, OpId id) {
    std::vector<double> bytes(kBrrByteFacts, 0.0);
    bytes[0] = static_cast<double>(tables.traffic.weightBytes[id.index()]);
    bytes[1] = static_cast<double>(described.elementsPerRow * described.bits) / 8;
    bytes[2] = bytes[1] / static_cast<double>(described.channels);
    for (const BrrOperand& operand : described.operands) {
        bytes[3] += static_cast<double>(operand.windowRowBits * pyramidRows(operand.rule, 1)) / 8;
        bytes[4] += static_cast<double>(operand.rowBits) / 8;
        bytes[5] = std::max(bytes[5], bytesOfTensor(tables.traffic, operand.tensor));
    }
    for (const TensorId output : op.outputs) bytes[6] += bytesOfTensor(tables.traffic, output);
    const GroupSet alone{id};
    if (const auto conv = tables.tiledConv(alone, groupTraffic(tables.traffic, alone)))
        bytes[7] = static_cast<double>(smallestTilingBytes(*conv));
    return bytes;
}

}  // namespace

OpKind opKind(const OpGraph& graph, const Op& op) {
    if (op.type == "ConvTranspose") return OpKind::ConvTranspose;
    if (op.type.find("Conv") != std::string::npos)
        return op.attribute<std::int64_t>("group", 1) > 1 ? OpKind::DepthwiseConv : OpKind::Conv;
    if (op.type.find("MatMul") != std::string::npos || op.type == "Gemm") return OpKind::Product;
    if (op.type == "Concat") return OpKind::Concat;
    const OutputRules rules = rulesOf(graph, op, 0);
    if (readsAllRows(rules)) return OpKind::GlobalPool;
    if (op.type.find("Pool") != std::string::npos) return OpKind::Pool;
    if (!rules.isElementwise) return OpKind::Other;
    if (rules.operands.size() < 2) return OpKind::Activation;
    if (op.type == "Add" || op.type == "Sub") return OpKind::Add;
    return op.type == "Mul" || op.type == "Div" ? OpKind::Mul : OpKind::Elementwise;
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
            const auto index = static_cast<std::size_t>(i);
            facts.kind = opKind(*graph, op);
            facts.reading = readingOf(*graph, op);
            facts.reading.mayRunInPlace = lbdf.tensors[op.outputs.front().index()].mayBeInPlace;
            facts.bytes = brr ? brrBytes(*brr, op, brr->ops[index], OpId(i)) : lbdfBytes(lbdf, op, lbdf.ops[index], OpId(i));
        }
        all.push_back(std::move(facts));
    }
    return all;
}

}  // namespace fusescope
