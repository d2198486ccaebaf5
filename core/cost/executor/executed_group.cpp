// SPDX-License-Identifier: Apache-2.0
#include "core/cost/executor/executed_group.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/random.h"
#include "core/cost/widths.h"

namespace fusescope {
namespace {

/// Operands that lie whole in memory.
class WholeOperands : public OperandElements {
 public:
    WholeOperands(const ExecutedGroup& group, const ExecutedOp& op) : group_(group), op_(op) {}
    double at(std::size_t operand, const MapPlace& place) override {
        const ExecutedTensor& tensor = group_.tensors[op_.inputs[operand]];
        return tensor.expected[elementIndex(tensor.size, place)];
    }

 private:
    const ExecutedGroup& group_;
    const ExecutedOp& op_;
};

void runLayer(ExecutedGroup& group, std::size_t op) {
    ExecutedTensor& made = group.tensors[op];
    made.expected.resize(static_cast<std::size_t>(made.size.elements()));
    WholeOperands operands(group, group.ops[op]);
    auto next = made.expected.begin();
    MapPlace at;
    for (at.batch = 0; at.batch < made.size.batch; ++at.batch)
        for (at.channel = 0; at.channel < made.size.channels; ++at.channel)
            for (at.row = 0; at.row < made.size.rows; ++at.row)
                for (at.column = 0; at.column < made.size.columns; ++at.column)
                    *next++ = group.ops[op].arithmetic->element(at, operands);
}

class Loader {
 public:
    Loader(const OpGraph& graph, const Accelerator& accelerator, const GroupSet& group, std::uint64_t seed)
        : graph_(graph), accelerator_(accelerator), set_(group), seed_(seed) {}

    LoadedGroup load() {
        std::string problem;
        set_.forEach([&](OpId id) { problem = problem.empty() ? addOp(id) : problem; });
        if (!problem.empty()) return {std::nullopt, problem};
        for (std::size_t op = 0; op < group_.ops.size(); ++op) link(op);
        for (std::size_t op = 0; op < group_.ops.size(); ++op) runLayer(group_, op);
        return {std::move(group_), {}};
    }

 private:
    std::string addOp(OpId id) {
        const Op& op = graph_.op(id);
        auto arithmetic = makeArithmetic(graph_, id, seed_);
        if (!arithmetic) return "the executor does not know op \"" + op.name + "\" (" + op.type + ")";
        Op filterOnly = op;
        std::erase_if(filterOnly.weights, [](const Weight& weight) { return weight.slot != 1; });
        group_.ops.push_back(
            {id, std::move(arithmetic), {}, weightBytes(op, accelerator_), weightBytes(filterOnly, accelerator_)});
        addTensor(op.outputs.front());
        const Tensor& tensor = graph_.tensor(op.outputs.front());
        group_.tensors.back().isWritten =
            tensor.isGraphOutput || std::any_of(tensor.consumers.begin(), tensor.consumers.end(),
                                                [&](OpId reader) { return !set_.contains(reader); });
        return {};
    }

    void addTensor(TensorId id) {
        const Tensor& tensor = graph_.tensor(id);
        group_.tensors.push_back(
            {id, tensor.name, *mapSize(tensor), {}, false, activationBits(tensor, accelerator_), {}});
    }

    void link(std::size_t op) {
        for (const Operand& operand : graph_.op(group_.ops[op].id).inputs) {
            const std::size_t tensor = find(operand.tensor);
            group_.ops[op].inputs.push_back(tensor);
            auto& readers = group_.tensors[tensor].readers;
            if (readers.empty() || readers.back() != op) readers.push_back(op);
        }
    }

    std::size_t find(TensorId id) {
        for (std::size_t i = 0; i < group_.tensors.size(); ++i)
            if (group_.tensors[i].id == id) return i;
        addTensor(id);
        ExecutedTensor& external = group_.tensors.back();
        Random random(seed_, (std::uint64_t{1} << 32) + static_cast<std::uint64_t>(id.value()));
        external.expected.resize(static_cast<std::size_t>(external.size.elements()));
        for (double& value : external.expected) value = 2 * random.uniform() - 1;
        return group_.tensors.size() - 1;
    }

    const OpGraph& graph_;
    const Accelerator& accelerator_;
    const GroupSet& set_;
    std::uint64_t seed_;
    ExecutedGroup group_;
};

}  // namespace

std::int64_t ExecutedGroup::weightBytes() const {
    std::int64_t bytes = 0;
    for (const ExecutedOp& op : ops) bytes += op.weightBytes;
    return bytes;
}

LoadedGroup loadGroup(const OpGraph& graph, const Accelerator& accelerator, const GroupSet& group, std::uint64_t seed) {
    return Loader(graph, accelerator, group, seed).load();
}

double largestDifference(const ExecutedTensor& tensor, const std::vector<double>& written) {
    double largest = 0;
    for (std::size_t i = 0; i < written.size(); ++i) {
        const double difference = std::abs(written[i] - tensor.expected[i]);
        if (!(difference <= largest))
            largest = std::isnan(difference) ? std::numeric_limits<double>::infinity() : difference;
    }
    return largest;
}

std::vector<double> unwritten(const MapSize& size) {
    return std::vector<double>(static_cast<std::size_t>(size.elements()), std::numeric_limits<double>::quiet_NaN());
}

}  // namespace fusescope
