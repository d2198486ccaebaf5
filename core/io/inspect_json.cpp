// SPDX-License-Identifier: Apache-2.0
#include "core/io/inspect_json.h"

#include <nlohmann/json.hpp>

#include "core/cost/op_rules.h"
#include "core/graph/model_totals.h"

namespace fusescope {
namespace {

using Json = nlohmann::ordered_json;

Json tensorJson(const Tensor& tensor) {
    return {{"name", tensor.name},
            {"type", elementTypeName(tensor.elementType)},
            {"shape", tensor.shape ? Json(*tensor.shape) : Json(nullptr)}};
}

Json opJson(const OpGraph& graph, OpId id, const SearchProblem* problem) {
    const Op& op = graph.op(id);
    Json inputs = Json::array();
    for (const Operand& input : op.inputs) inputs.push_back(tensorJson(graph.tensor(input.tensor)));
    Json outputs = Json::array();
    for (const TensorId output : op.outputs) outputs.push_back(tensorJson(graph.tensor(output)));
    Json entry{{"name", op.name},
               {"type", op.type},
               {"kind", opKindName(opKind(graph, op))},
               {"inputs", std::move(inputs)},
               {"outputs", std::move(outputs)},
               {"weight_elements", weightElements(op)},
               {"macs", macsOf(graph, op)}};
    const std::string reason = notModelledReason(graph, op);
    if (!reason.empty()) entry["not_modelled"] = reason;
    if (!problem) return entry;
    const GroupSet alone{id};
    const Price price = problem->costModel->price({&alone, 1}, problem->betaBytes).front();
    entry["buffer_bytes"] = price.bufferBytes ? Json(*price.bufferBytes) : Json(nullptr);
    entry["dram_bytes"] = price.bufferBytes ? Json(price.dramBytes) : Json(nullptr);
    entry["fusable"] = problem->fusable.contains(id);
    return entry;
}

}  // namespace

std::string inspectJson(const ImportedModel& model, const SearchProblem* problem,
                        std::span<const float> predictedInvalid) {
    const ModelTotals totals = modelTotals(*model.graph);
    Json ops = Json::array();
    for (std::int32_t op = 0; op < model.graph->opCount(); ++op) {
        ops.push_back(opJson(*model.graph, OpId(op), problem));
        if (!predictedInvalid.empty()) ops.back()["predicted_invalid"] = predictedInvalid[static_cast<std::size_t>(op)];
    }
    Json kinds{{"window", 0}, {"row-wise", 0}, {"global", 0}, {"opaque", 0}, {"not modelled", 0}};
    for (const Json& op : ops)
        kinds[op["kind"].get<std::string>()] = kinds[op["kind"].get<std::string>()].get<int>() + 1;
    Json folded = Json::array();
    for (const FoldedNode& node : model.folded)
        folded.push_back({{"name", node.name}, {"type", node.type}, {"into", node.into}});
    Json missing = Json::array();
    for (const MissingDim& dim : model.missingDims)
        missing.push_back({{"dim", dim.key}, {"tensor", dim.tensor}, {"axis", dim.axis}});
    Json issues = Json::array();
    for (const Issue& issue : model.issues) issues.push_back(issue.text);
    const Json result{
        {"schema", "fusescope/inspect/1"},
        {"model", {{"file", model.fileName}, {"name", model.graph->name()}, {"fingerprint", model.fingerprint}}},
        {"parameters", totals.parameters},
        {"macs", totals.macs},
        {"kinds", std::move(kinds)},
        {"ops", std::move(ops)},
        {"folded", std::move(folded)},
        {"missing_dims", std::move(missing)},
        {"issues", std::move(issues)}};
    return result.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace fusescope
