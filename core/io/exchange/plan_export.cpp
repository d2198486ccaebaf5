// SPDX-License-Identifier: Apache-2.0
#include "core/io/exchange/plan_export.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/bytes.h"
#include "core/base/formatted.h"
#include "core/io/csv_field.h"
#include "core/plan/plan_check.h"

namespace fusescope {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"; }

std::string groupName(GroupId group) { return formatted("group_%03d", group.value()); }

const GroupEvaluation& priced(const ExportedPlan& exported, GroupId group) {
    return exported.evaluation.groups[group.index()];
}

/// The id of the graph in the files of Model Explorer.
std::string graphId(const OpGraph& graph) { return graph.name().empty() ? "<main>" : graph.name(); }

template <class Visitor>
void forEachOp(const ExportedPlan& exported, Visitor&& visit) {
    for (std::int32_t op = 0; op < exported.graph.opCount(); ++op) visit(OpId(op), exported.plan.groupOf(OpId(op)));
}

template <class Visitor>
void forEachGroup(const ExportedPlan& exported, Visitor&& visit) {
    for (std::int32_t group = 0; group < exported.plan.groupCount(); ++group) visit(GroupId(group));
}

/// Values of attributes are texts there.
Json attribute(const char* key, const std::string& value) { return {{"key", key}, {"value", value}}; }

std::string bufferText(const GroupEvaluation& group) {
    return group.price.bufferBytes ? std::to_string(*group.price.bufferBytes) : "unknown";
}

std::string tensorText(const Tensor& tensor) {
    std::string text = elementTypeName(tensor.elementType);
    if (!tensor.shape) return text + "[?]";
    text += "[";
    for (std::size_t i = 0; i < tensor.shape->size(); ++i)
        text += (i > 0 ? "," : "") + std::to_string((*tensor.shape)[i]);
    return text + "]";
}

Json explorerNode(const ExportedPlan& exported, OpId id, GroupId group) {
    const Op& op = exported.graph.op(id);
    Json incoming = Json::array();
    for (std::size_t slot = 0; slot < op.inputs.size(); ++slot) {
        const OpId producer = exported.graph.tensor(op.inputs[slot].tensor).producer;
        if (!producer.isValid()) continue;  // an input of the graph
        const auto& outputs = exported.graph.op(producer).outputs;
        const auto output = std::ranges::find(outputs, op.inputs[slot].tensor) - outputs.begin();
        incoming.push_back({{"sourceNodeId", exported.graph.op(producer).name},
                            {"sourceNodeOutputId", std::to_string(output)},
                            {"targetNodeInputId", std::to_string(slot)}});
    }
    Json outputs = Json::array();
    for (std::size_t i = 0; i < op.outputs.size(); ++i) {
        const Tensor& tensor = exported.graph.tensor(op.outputs[i]);
        outputs.push_back(
            {{"id", std::to_string(i)},
             {"attrs", {attribute("tensor_name", tensor.name), attribute("tensor_shape", tensorText(tensor))}}});
    }
    return {{"id", op.name},
            {"label", op.type},
            {"namespace", groupName(group)},
            {"attrs", {attribute("fusion_group", std::to_string(group.value()))}},
            {"incomingEdges", std::move(incoming)},
            {"outputsMetadata", std::move(outputs)}};
}

/// Bytes of all tensors from one op to another; 0 where a shape is not known.
std::int64_t edgeBytes(const ExportedPlan& exported, OpId from, OpId to) {
    std::int64_t elements = 0;
    for (const Edge& edge : exported.graph.edges())
        if (edge.producer == from && edge.consumer == to)
            elements += elementCount(exported.graph.tensor(edge.tensor)).value_or(0);
    return (elements * exported.accelerator.activationBits + 7) / 8;
}

std::string dotText(const std::string& text) {
    std::string escaped = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') escaped += '\\';
        escaped += letter == '\n' || letter == '\r' || letter == '\0' ? ' ' : letter;
    }
    return escaped + "\"";
}

/// Netron takes the type of an op from a label of this form, if both words are plain.
std::string dotLabel(const std::string& node, const std::string& type) {
    std::string plain;
    for (const char letter : type) plain += std::isalnum(static_cast<unsigned char>(letter)) ? letter : '_';
    if (plain.empty() || !std::isalpha(static_cast<unsigned char>(plain.front()))) plain = "Op" + plain;
    return "name: " + node + " type: " + plain;
}

}  // namespace

const char* groupStateName(const GroupEvaluation& group) {
    return group.fits ? "fits" : group.isUnfusable ? "outside fusion" : "does not fit";
}

std::string groupsCsv(const ExportedPlan& exported) {
    std::string text = "op_name,group\n";
    forEachOp(exported, [&](OpId op, GroupId group) {
        text += csvField(exported.graph.op(op).name) + "," + std::to_string(group.value()) + "\n";
    });
    return text;
}

std::string modelExplorerGraph(const ExportedPlan& exported) {
    Json nodes = Json::array();
    forEachOp(exported, [&](OpId op, GroupId group) { nodes.push_back(explorerNode(exported, op, group)); });
    Json groups{{"",
                 {{"dram_bytes", std::to_string(exported.evaluation.totalDramBytes())},
                  {"buffer_bytes", std::to_string(exported.accelerator.bufferBytes)},
                  {"scheme", schemeName(exported.accelerator.scheme)}}}};
    Json configs = Json::array();
    forEachGroup(exported, [&](GroupId id) {
        const GroupEvaluation& group = priced(exported, id);
        groups[groupName(id)] = {{"dram_bytes", std::to_string(group.price.dramBytes)},
                                 {"buffer_bytes", bufferText(group)},
                                 {"state", groupStateName(group)}};
        if (!group.fits && !group.isUnfusable)
            configs.push_back({{"namespaceRegex", "^" + groupName(id) + "$"},
                               {"backgroundColor", "#ffeeee"},
                               {"borderColor", "#cc0000"}});
    });
    return dump({{"label", exported.modelFile},
                 {"graphs",
                  {{{"id", graphId(exported.graph)},
                    {"nodes", std::move(nodes)},
                    {"groupNodeAttributes", std::move(groups)},
                    {"groupNodeConfigs", std::move(configs)}}}}});
}

std::string modelExplorerNodeData(const ExportedPlan& exported) {
    Json results = Json::object();
    std::vector<double> shares;
    forEachOp(exported, [&](OpId op, GroupId id) {
        const auto& bytes = priced(exported, id).price.bufferBytes;
        if (!bytes) return;
        shares.push_back(static_cast<double>(*bytes) / static_cast<double>(exported.accelerator.bufferBytes));
        results[exported.graph.op(op).name] = {{"value", shares.back()}};
    });
    const bool isConstant = std::ranges::all_of(shares, [&](double share) { return share == shares.front(); });
    if (isConstant)  // its gradient would divide by zero
        for (auto& [name, result] : results.items()) result["bgColor"] = "#7c7b78";
    Json data{{"name", "Buffer share of the fusion group"},
              {"results", std::move(results)},
              {"gradient", {{{"stop", 0}, {"bgColor", "#00224e"}}, {{"stop", 1}, {"bgColor", "#fee838"}}}}};
    return dump({{graphId(exported.graph), std::move(data)}});
}

std::string modelExplorerEdges(const ExportedPlan& exported) {
    Json edges = Json::array();
    for (std::int32_t op = 0; op < exported.graph.opCount(); ++op)
        for (const OpId next : exported.graph.successors(OpId(op)))
            if (exported.plan.groupOf(OpId(op)) != exported.plan.groupOf(next))
                edges.push_back({{"sourceNodeId", exported.graph.op(OpId(op)).name},
                                 {"targetNodeId", exported.graph.op(next).name},
                                 {"label", formatDecimalBytes(edgeBytes(exported, OpId(op), next))}});
    return dump({{"type", "edge_overlays"},
                 {"name", "Fusion plan"},
                 {"graphName", graphId(exported.graph)},
                 {"overlays",
                  {{{"name", "edges through DRAM"},
                    {"edgeColor", "#d55e00"},
                    {"edgeWidth", 2},
                    {"edgeLabelFontSize", 7.5},
                    {"showEdgesConnectedToSelectedNodeOnly", false},
                    {"edges", std::move(edges)}}}}});
}

std::string netronAttachment(const ExportedPlan& exported) {
    Json metadata = Json::array();
    Json metrics = Json::array();
    forEachOp(exported, [&](OpId op, GroupId id) {
        const std::string& name = exported.graph.op(op).name;
        const GroupEvaluation& group = priced(exported, id);
        const auto add = [&](const char* key, const std::string& value) {
            metadata.push_back({{"kind", "node"}, {"target", name}, {"name", key}, {"value", value}});
        };
        add("fusion_group", groupName(id));
        add("fusion_state", groupStateName(group));
        metrics.push_back({{"kind", "node"},
                           {"target", name},
                           {"name", "group_dram_bytes"},
                           {"value", group.price.dramBytes},
                           {"type", "int64"}});
    });
    metrics.push_back({{"kind", "graph"},
                       {"target", exported.graph.name()},
                       {"name", "dram_bytes"},
                       {"value", exported.evaluation.totalDramBytes()},
                       {"type", "int64"}});
    return dump(
        {{"signature", "netron:attachment"}, {"metadata", std::move(metadata)}, {"metrics", std::move(metrics)}});
}

std::string planDot(const ExportedPlan& exported) {
    std::string text = "digraph plan {\n  node [shape=box]\n";
    const auto node = [](OpId op) { return "n" + std::to_string(op.value()); };
    forEachOp(exported, [&](OpId op, GroupId) {
        text += "  " + node(op) + " [label=" + dotText(dotLabel(node(op), exported.graph.op(op).type)) +
                ", onnx_name=" + dotText(exported.graph.op(op).name) + "]\n";
    });
    forEachOp(exported, [&](OpId op, GroupId group) {
        for (const OpId next : exported.graph.successors(op))
            text += "  " + node(op) + " -> " + node(next) +
                    (exported.plan.groupOf(next) == group ? "\n" : " [penwidth=2, color=\"#d55e00\"]\n");
    });
    forEachGroup(exported, [&](GroupId id) {
        if (exported.plan.group(id).count() < 2) return;
        const GroupEvaluation& group = priced(exported, id);
        text += "  subgraph cluster_g" + std::to_string(id.value()) + " { label=" +
                dotText(formatted("group %d: %s, %s", id.value(), formatDecimalBytes(group.price.dramBytes).c_str(),
                                  groupStateName(group))) +
                (group.fits ? "" : " color=red") + ";";
        exported.plan.group(id).forEach([&](OpId op) { text += " " + node(op) + ";"; });
        text += " }\n";
    });
    return text + "}\n";
}

std::string perfettoTrace(const ExportedPlan& exported) {
    const bool hasClock = exported.accelerator.dram && exported.accelerator.dram->bytesPerSecond > 0;
    const double microsPerByte = hasClock ? 1e6 / exported.accelerator.dram->bytesPerSecond : 1.0 / 1024;
    const std::string process =
        exported.modelFile + (hasClock ? " (ESTIMATE: DRAM time at the stated bandwidth, no compute)"
                                       : " (NOT TIME: 1 us stands for 1 KiB of DRAM access)");
    Json events = Json::array();
    events.push_back({{"ph", "M"}, {"pid", 1}, {"tid", 1}, {"name", "process_name"}, {"args", {{"name", process}}}});
    events.push_back(
        {{"ph", "M"}, {"pid", 1}, {"tid", 1}, {"name", "thread_name"}, {"args", {{"name", "fusion groups"}}}});
    double now = 0;
    for (const GroupId id : executionOrder(exported.graph, exported.plan)) {
        const GroupEvaluation& group = priced(exported, id);
        Json ops = Json::array();
        exported.plan.group(id).forEach([&](OpId op) { ops.push_back(exported.graph.op(op).name); });
        const double duration = static_cast<double>(group.price.dramBytes) * microsPerByte;
        const OpId first = exported.plan.group(id).first();
        events.push_back({{"ph", "X"},
                          {"pid", 1},
                          {"tid", 1},
                          {"ts", now},
                          {"dur", duration},
                          {"name", formatted("g%d: %s, %d ops", id.value(), exported.graph.op(first).type.c_str(),
                                             exported.plan.group(id).count())},
                          {"cat", "group"},
                          {"args",
                           {{"dram_bytes", group.price.dramBytes},
                            {"buffer_bytes", group.price.bufferBytes.value_or(0)},
                            {"state", groupStateName(group)},
                            {"ops", std::move(ops)}}}});
        events.push_back({{"ph", "C"},
                          {"pid", 1},
                          {"ts", now},
                          {"name", "buffer bytes"},
                          {"args", {{"used", group.price.bufferBytes.value_or(0)}}}});
        now += duration;
    }
    return dump({{"traceEvents", std::move(events)}, {"displayTimeUnit", "ns"}});
}

}  // namespace fusescope
