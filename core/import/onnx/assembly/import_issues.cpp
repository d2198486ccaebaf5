// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/assembly/import_issues.h"

#include <algorithm>
#include <map>

namespace fusescope {
namespace {

std::string namesText(const OpGraph& graph, const std::vector<OpId>& ops) {
    constexpr std::size_t kMostNames = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(ops.size(), kMostNames); ++i)
        text += (i == 0 ? "\"" : ", \"") + graph.op(ops[i]).name + "\"";
    return ops.size() > kMostNames ? text + "…" : text;
}

std::string hintFor(const std::string& reason) {
    if (reason == "unknown shape") return "give the sizes the file leaves open, or export it with shapes";
    if (reason == "control flow") return "export the model without branches and loops to include them";
    return {};
}

std::string opsText(std::size_t count) { return count == 1 ? "one op is" : std::to_string(count) + " ops are"; }

}  // namespace

std::vector<Issue> importIssues(const OpGraph& graph, std::span<const std::string> problems,
                                std::span<const std::string> unknownOperators) {
    constexpr std::size_t kMostRefusals = 8;
    std::map<std::string, std::vector<OpId>> opsByReason;
    std::map<std::string, std::vector<OpId>> opsByUnknownOperator;
    std::vector<Issue> issues;
    std::size_t refusals = 0;
    for (int i = 0; i < graph.opCount(); ++i) {
        const OpId id(i);
        if (!graph.op(id).notModelled.empty()) opsByReason[graph.op(id).notModelled].push_back(id);
        if (const std::string& type = unknownOperators[id.index()]; !type.empty())
            opsByUnknownOperator[type].push_back(id);
        const std::string& problem = problems[id.index()];
        if (!problem.empty() && ++refusals <= kMostRefusals)
            issues.push_back({Severity::Warning,
                              "the shape of op \"" + graph.op(id).name + "\" cannot be inferred: " + problem,
                              "check how the model was exported",
                              {id}});
    }
    if (refusals > kMostRefusals)
        issues.push_back({Severity::Warning,
                          "the shapes of " + std::to_string(refusals - kMostRefusals) + " more ops cannot be inferred",
                          "",
                          {}});
    for (const auto& [reason, ops] : opsByReason)
        issues.push_back({Severity::Warning,
                          opsText(ops.size()) + " not modelled (" + reason + "): " + namesText(graph, ops),
                          hintFor(reason), ops});
    for (const auto& [type, ops] : opsByUnknownOperator)
        issues.push_back(
            {Severity::Note,
             opsText(ops.size()) + " of an operator that is not known (" + type + "): " + namesText(graph, ops),
             "it is taken to need its operands whole, in the shapes the file declares", ops});
    return issues;
}

}  // namespace fusescope
