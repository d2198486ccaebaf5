// SPDX-License-Identifier: Apache-2.0
#include "core/graph/op_graph_builder.h"

#include <algorithm>
#include <queue>
#include <unordered_set>

#include "core/base/bytes.h"
#include "core/base/error.h"

namespace fusescope {
namespace {

constexpr std::int64_t kMostElements = std::int64_t{1} << 62;

void checkSizes(const std::string& tensorName, const Shape& shape) {
    std::int64_t elements = 1;
    for (const std::int64_t size : shape) {
        if (size < 1)
            throw Error("tensor \"" + tensorName + "\" has a dimension of " + std::to_string(size), {},
                        "every dimension must be at least 1");
        const auto product = checkedMultiply(elements, size);
        if (!product || *product > kMostElements)
            throw Error("tensor \"" + tensorName + "\" has more elements than can be counted", {},
                        "check its dimensions");
        elements = *product;
    }
}

/// Kahn's algorithm; among the ready ops the one given first goes first. Fewer entries than ops: there is a cycle.
std::vector<std::size_t> topologicalOrder(const std::vector<Op>& ops, const std::vector<Tensor>& tensors) {
    std::vector<int> waiting(ops.size(), 0);
    std::vector<std::vector<std::size_t>> readers(ops.size());
    for (std::size_t reader = 0; reader < ops.size(); ++reader) {
        for (const Operand& input : ops[reader].inputs) {
            const OpId producer = tensors[input.tensor.index()].producer;
            if (!producer.isValid()) continue;
            ++waiting[reader];
            readers[producer.index()].push_back(reader);
        }
    }
    std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> ready;
    for (std::size_t op = 0; op < ops.size(); ++op)
        if (waiting[op] == 0) ready.push(op);
    std::vector<std::size_t> order;
    while (!ready.empty()) {
        const std::size_t op = ready.top();
        ready.pop();
        order.push_back(op);
        for (const std::size_t reader : readers[op])
            if (--waiting[reader] == 0) ready.push(reader);
    }
    return order;
}

/// The names along one cycle among the ops that are not in `order`: "a -> b -> a".
std::string describeCycle(const std::vector<Op>& ops, const std::vector<Tensor>& tensors,
                          const std::vector<std::size_t>& order) {
    std::vector<bool> isSorted(ops.size(), false);
    for (const std::size_t op : order) isSorted[op] = true;
    std::size_t current =
        static_cast<std::size_t>(std::find(isSorted.begin(), isSorted.end(), false) - isSorted.begin());
    std::vector<std::size_t> walked;
    std::vector<bool> isWalked(ops.size(), false);
    while (!isWalked[current]) {  // an unsorted op always has an unsorted producer
        isWalked[current] = true;
        walked.push_back(current);
        for (const Operand& input : ops[current].inputs) {
            const OpId producer = tensors[input.tensor.index()].producer;
            if (!producer.isValid() || isSorted[producer.index()]) continue;
            current = producer.index();
            break;
        }
    }
    walked.erase(walked.begin(), std::find(walked.begin(), walked.end(), current));
    std::reverse(walked.begin(), walked.end());
    std::string text = ops[walked.back()].name;
    constexpr std::size_t kMostNames = 6;
    for (std::size_t i = 0; i < walked.size(); ++i) {
        if (i == kMostNames && walked.size() > kMostNames + 1) {
            text += " -> …";
            i = walked.size() - 1;
        }
        text += " -> " + ops[walked[i]].name;
    }
    return text;
}

template <class T>
void sortUnique(std::vector<T>& items) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

}  // namespace

OpGraphBuilder::OpGraphBuilder(std::string graphName) : graphName_(std::move(graphName)) {}

TensorId OpGraphBuilder::tensor(const std::string& name) {
    const auto [entry, isNew] = tensorByName_.try_emplace(name, TensorId(static_cast<std::int32_t>(tensors_.size())));
    if (isNew) {
        tensors_.emplace_back();
        tensors_.back().name = name;
    }
    return entry->second;
}

void OpGraphBuilder::setType(TensorId tensor, ElementType type, std::optional<Shape> shape) {
    Tensor& target = tensors_[tensor.index()];
    if (shape) checkSizes(target.name, *shape);
    target.elementType = type;
    target.shape = std::move(shape);
}

void OpGraphBuilder::markGraphInput(TensorId tensor) { graphInputs_.push_back(tensor); }

void OpGraphBuilder::markGraphOutput(TensorId tensor) {
    graphOutputs_.push_back(tensor);
    tensors_[tensor.index()].isGraphOutput = true;
}

void OpGraphBuilder::addOp(Op op) {
    const OpId id(static_cast<std::int32_t>(ops_.size()));
    for (const Weight& weight : op.weights) checkSizes(weight.name, weight.shape);
    for (const TensorId output : op.outputs) {
        Tensor& made = tensors_[output.index()];
        if (made.producer.isValid())
            throw Error("tensor \"" + made.name + "\" is made by two ops, \"" + ops_[made.producer.index()].name +
                        "\" and \"" + op.name + "\"");
        made.producer = id;
    }
    if (op.name.empty() && !op.outputs.empty()) op.name = tensors_[op.outputs.front().index()].name;
    if (op.name.empty()) op.name = op.type;
    ops_.push_back(std::move(op));
}

std::shared_ptr<const OpGraph> OpGraphBuilder::build() {
    sortUnique(graphInputs_);
    std::vector<bool> isGraphInput(tensors_.size(), false);
    for (const TensorId input : graphInputs_) {
        isGraphInput[input.index()] = true;
        if (tensors_[input.index()].producer.isValid())
            throw Error("graph input \"" + tensors_[input.index()].name + "\" is made by an op as well");
    }
    std::unordered_set<std::string> taken;
    std::unordered_map<std::string, int> copies;
    for (Op& op : ops_) {
        const std::string base = op.name;
        while (!taken.insert(op.name).second)
            op.name = base + "#" + std::to_string(++copies.try_emplace(base, 1).first->second);
        for (const Operand& input : op.inputs)
            if (!tensors_[input.tensor.index()].producer.isValid() && !isGraphInput[input.tensor.index()])
                throw Error("op \"" + op.name + "\" reads tensor \"" + tensors_[input.tensor.index()].name +
                            "\", which nothing makes");
    }
    const auto order = topologicalOrder(ops_, tensors_);
    if (order.size() < ops_.size()) throw Error("the graph has a cycle: " + describeCycle(ops_, tensors_, order));

    std::shared_ptr<OpGraph> graph(new OpGraph());
    graph->name_ = std::move(graphName_);
    std::vector<TensorId> renumbered(tensors_.size());
    const auto take = [&](TensorId old, OpId producer) {
        renumbered[old.index()] = TensorId(static_cast<std::int32_t>(graph->tensors_.size()));
        graph->tensors_.push_back(std::move(tensors_[old.index()]));
        graph->tensors_.back().producer = producer;
    };
    for (const TensorId input : graphInputs_) {
        take(input, OpId());
        graph->graphInputs_.push_back(renumbered[input.index()]);
    }
    for (const std::size_t old : order) {
        const OpId id(static_cast<std::int32_t>(graph->ops_.size()));
        Op op = std::move(ops_[old]);
        for (TensorId& output : op.outputs) {
            take(output, id);
            output = renumbered[output.index()];
        }
        for (Operand& input : op.inputs) {
            input.tensor = renumbered[input.tensor.index()];
            Tensor& read = graph->tensors_[input.tensor.index()];
            if (read.consumers.empty() || read.consumers.back() != id) read.consumers.push_back(id);
        }
        graph->ops_.push_back(std::move(op));
    }
    for (const TensorId output : graphOutputs_)
        if (renumbered[output.index()].isValid())
            graph->graphOutputs_.push_back(renumbered[output.index()]);
        else
            throw Error("graph output \"" + tensors_[output.index()].name + "\" is made by nothing");
    sortUnique(graph->graphOutputs_);

    std::vector<std::vector<OpId>> before(order.size());
    std::vector<std::vector<OpId>> after(order.size());
    for (std::size_t t = 0; t < graph->tensors_.size(); ++t) {
        const Tensor& tensor = graph->tensors_[t];
        if (!tensor.producer.isValid()) continue;
        for (const OpId consumer : tensor.consumers) {
            graph->edges_.push_back({tensor.producer, consumer, TensorId(static_cast<std::int32_t>(t))});
            before[consumer.index()].push_back(tensor.producer);
            after[tensor.producer.index()].push_back(consumer);
        }
    }
    std::sort(graph->edges_.begin(), graph->edges_.end());
    const auto flatten = [](std::vector<std::vector<OpId>>& rows, OpGraph::Adjacency& into) {
        into.start.push_back(0);
        for (auto& row : rows) {
            sortUnique(row);
            into.ops.insert(into.ops.end(), row.begin(), row.end());
            into.start.push_back(into.ops.size());
        }
    };
    flatten(before, graph->predecessors_);
    flatten(after, graph->successors_);
    for (std::size_t i = 0; i < graph->ops_.size(); ++i)
        graph->opByName_.emplace(graph->ops_[i].name, OpId(static_cast<std::int32_t>(i)));
    for (std::size_t i = 0; i < graph->tensors_.size(); ++i)
        graph->tensorByName_.emplace(graph->tensors_[i].name, TensorId(static_cast<std::int32_t>(i)));
    *this = OpGraphBuilder();
    return graph;
}

}  // namespace fusescope
