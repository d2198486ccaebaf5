// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/graph_checks.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>

#include "core/base/bytes.h"
#include "core/base/error.h"
#include "core/import/onnx/node_attributes.h"

namespace fusescope {
namespace {

std::vector<int> producersOf(const FileGraph& graph, const FileNode& node) {
    std::vector<int> producers;
    for (const auto* const values : {&node.inputs, &node.captured})
        for (const int value : *values)
            if (value != kNone && graph.values[static_cast<std::size_t>(value)].producer != kNone)
                producers.push_back(graph.values[static_cast<std::size_t>(value)].producer);
    return producers;
}

/// Kahn's algorithm; among the ready nodes the first of the file goes first. Fewer than all nodes: there is a cycle.
std::vector<std::size_t> topologicalOrder(const FileGraph& graph) {
    std::vector<int> waiting(graph.nodes.size(), 0);
    std::vector<std::vector<std::size_t>> readers(graph.nodes.size());
    for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
        for (const int producer : producersOf(graph, graph.nodes[node])) {
            ++waiting[node];
            readers[static_cast<std::size_t>(producer)].push_back(node);
        }
    }
    std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> ready;
    for (std::size_t node = 0; node < waiting.size(); ++node)
        if (waiting[node] == 0) ready.push(node);
    std::vector<std::size_t> order;
    while (!ready.empty()) {
        const std::size_t node = ready.top();
        ready.pop();
        order.push_back(node);
        for (const std::size_t reader : readers[node])
            if (--waiting[reader] == 0) ready.push(reader);
    }
    return order;
}

/// The nodes of one cycle, in the direction of the data. A node that is not in `order` has a producer that is not.
std::vector<std::size_t> findCycle(const FileGraph& graph, const std::vector<std::size_t>& order) {
    std::vector<bool> isSorted(graph.nodes.size(), false);
    for (const std::size_t node : order) isSorted[node] = true;
    auto current = static_cast<std::size_t>(std::find(isSorted.begin(), isSorted.end(), false) - isSorted.begin());
    std::vector<std::size_t> walked;
    std::vector<bool> isWalked(graph.nodes.size(), false);
    while (!isWalked[current]) {
        isWalked[current] = true;
        walked.push_back(current);
        const std::vector<int> producers = producersOf(graph, graph.nodes[current]);
        const auto unsorted = std::find_if(producers.begin(), producers.end(),
                                           [&](int producer) { return !isSorted[static_cast<std::size_t>(producer)]; });
        current = static_cast<std::size_t>(*unsorted);
    }
    walked.erase(walked.begin(), std::find(walked.begin(), walked.end(), current));
    std::reverse(walked.begin(), walked.end());
    return walked;
}

std::string cycleText(const FileGraph& graph, const std::vector<std::size_t>& cycle) {
    constexpr std::size_t kMostNames = 6;
    std::string text;
    for (std::size_t i = 0; i < std::min(cycle.size(), kMostNames); ++i) text += graph.nodes[cycle[i]].label() + " -> ";
    if (cycle.size() > kMostNames) text += "… -> ";
    return text + graph.nodes[cycle.front()].label();
}

void checkRange(const FileNode& node, const char* attribute, std::int64_t value, std::int64_t least) {
    if (value >= least && value <= std::numeric_limits<std::int32_t>::max()) return;
    throw Error("op \"" + node.label() + "\" has " + attribute + " of " + std::to_string(value), {},
                "it must be at least " + std::to_string(least) + " and below 2^31");
}

/// Depth is bounded by the reader.
int axesOf(const onnx::TypeProto& type) {
    if (type.has_sequence_type()) return axesOf(type.sequence_type().elem_type());
    if (type.has_optional_type()) return axesOf(type.optional_type().elem_type());
    if (type.has_map_type()) return axesOf(type.map_type().value_type());
    if (type.has_sparse_tensor_type()) return type.sparse_tensor_type().shape().dim_size();
    return type.tensor_type().shape().dim_size();
}

}  // namespace

void checkAxes(const std::string& holder, std::int64_t axes) {
    if (axes <= kMostAxes) return;
    throw Error(holder + " " + std::to_string(axes) + " axes", {},
                "more than " + std::to_string(kMostAxes) + " are not supported; check how the model was exported");
}

void checkAxes(const std::string& holder, const onnx::TypeProto& type) { checkAxes(holder, axesOf(type)); }

void checkWeightDims(const std::string& name, const Shape& dims) {
    checkAxes("tensor \"" + name + "\" has", static_cast<std::int64_t>(dims.size()));
    std::int64_t elements = 1;
    for (const std::int64_t size : dims) {
        if (size < 0) throw Error("tensor \"" + name + "\" has a dimension of " + std::to_string(size));
        const auto product = checkedMultiply(elements, std::max<std::int64_t>(size, 1));
        if (!product || *product > kMostElements)
            throw Error("tensor \"" + name + "\" has more elements than can be counted", {}, "check its dimensions");
        elements = *product;
    }
}

void checkWindow(const FileNode& node) {
    if (!node.domain.empty()) return;
    for (const char* const attribute : {"strides", "dilations", "kernel_shape"})
        for (const std::int64_t value : integersAttribute(*node.proto, attribute).value_or(std::vector<std::int64_t>()))
            checkRange(node, attribute, value, 1);
    if (node.proto->op_type() == "Pad") return;  // has "pads" of its own
    if (node.proto->op_type() == "Conv" || node.proto->op_type() == "ConvTranspose")
        checkRange(node, "group", integerAttribute(*node.proto, "group", 1), 1);
    for (const char* const attribute : {"pads", "output_padding"})
        for (const std::int64_t value : integersAttribute(*node.proto, attribute).value_or(std::vector<std::int64_t>()))
            checkRange(node, attribute, value, std::numeric_limits<std::int32_t>::min());
}

void sortNodes(FileGraph& graph) {
    const std::vector<std::size_t> order = topologicalOrder(graph);
    if (order.size() < graph.nodes.size())
        throw Error("the graph has a cycle: " + cycleText(graph, findCycle(graph, order)));
    if (std::is_sorted(order.begin(), order.end())) return;
    std::vector<FileNode> sorted;
    sorted.reserve(order.size());
    for (const std::size_t old : order) sorted.push_back(std::move(graph.nodes[old]));
    graph.nodes = std::move(sorted);
    for (std::size_t node = 0; node < graph.nodes.size(); ++node)
        for (const int output : graph.nodes[node].outputs)
            if (output != kNone) graph.values[static_cast<std::size_t>(output)].producer = static_cast<int>(node);
}

}  // namespace fusescope
