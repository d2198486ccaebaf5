// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/local_functions.h"

#include <unordered_map>
#include <utility>

#include "core/base/error.h"
#include "core/import/onnx/node_attributes.h"

namespace fusescope {
namespace {

// Functions that call functions can grow exponentially: what they expand to is bounded by what the file holds.
constexpr std::size_t kAlwaysInlinedBytes = 8u << 20;
constexpr std::size_t kInlinedBytesPerByte = 8;
constexpr std::size_t kBytesPerNode = 200;  // beside its texts
constexpr int kMostCallDepth = 32;

using Renames = std::unordered_map<std::string, std::string>;

struct LocalFunction {
    const onnx::FunctionProto* proto = nullptr;
    const OpsetMap* opsets = nullptr;
};

void rename(std::string& name, const Renames& renames) {
    const auto found = renames.find(name);
    if (found != renames.end()) name = found->second;
}

/// Names of a sub-graph's own tensors hide those around it.
void renameCaptured(onnx::GraphProto& graph, Renames renames) {
    for (const auto& input : graph.input()) renames.erase(input.name());
    for (const auto& initializer : graph.initializer()) renames.erase(initializer.name());
    for (const auto& node : graph.node())
        for (const std::string& output : node.output()) renames.erase(output);
    for (auto& output : *graph.mutable_output()) rename(*output.mutable_name(), renames);
    for (auto& node : *graph.mutable_node()) {
        for (std::string& input : *node.mutable_input()) rename(input, renames);
        for (auto& attribute : *node.mutable_attribute())
            if (attribute.has_g()) renameCaptured(*attribute.mutable_g(), renames);
    }
}

class Inliner {
 public:
    explicit Inliner(const onnx::ModelProto& model)
        : inlinedBytesLeft_(kAlwaysInlinedBytes + kInlinedBytesPerByte * model.ByteSizeLong()) {
        for (const auto& function : model.functions()) {
            result_.opsets.push_back(opsetsOf(function.opset_import()));
            functions_[{normalDomain(function.domain()), function.name()}] = {&function, &result_.opsets.back()};
        }
        result_.opsets.push_back(opsetsOf(model.opset_import()));
        if (result_.opsets.back().empty()) result_.opsets.back()[""] = 1;  // files from before operator sets
        for (const auto& node : model.graph().node()) add(node, result_.opsets.back(), 0);
    }

    SourceNodes take() { return std::move(result_); }

 private:
    void add(const onnx::NodeProto& node, const OpsetMap& opsets, int depth) {
        const auto found = functions_.find({normalDomain(node.domain()), node.op_type()});
        if (found != functions_.end()) return expand(node, found->second, depth);
        result_.nodes.push_back({&node, &opsets});
    }

    void expand(const onnx::NodeProto& call, const LocalFunction& function, int depth) {
        if (depth >= kMostCallDepth)
            throw Error("function \"" + function.proto->name() + "\" calls itself or is nested absurdly deep");
        std::string prefix = call.op_type();
        for (int i = call.output_size(); i-- > 0;)
            if (!call.output(i).empty()) prefix = call.output(i);  // unique, which node names are not
        const Renames renames = renamesFor(call, *function.proto, prefix);
        for (const auto& inner : function.proto->node()) {
            const std::size_t bytes = inner.ByteSizeLong() + kBytesPerNode;
            if (bytes > inlinedBytesLeft_)
                throw Error("the functions of the model expand to many times of what the file holds", {},
                            "export it without functions");
            inlinedBytesLeft_ -= bytes;
            result_.inlined.push_back(instance(inner, call, renames, prefix));
            add(result_.inlined.back(), *function.opsets, depth + 1);
        }
    }

    static Renames renamesFor(const onnx::NodeProto& call, const onnx::FunctionProto& function,
                              const std::string& prefix) {
        Renames renames;
        const std::string folder = prefix + "/";
        for (const auto& node : function.node())
            for (const std::string& output : node.output())
                if (!output.empty()) renames[output] = folder + output;
        for (int i = 0; i < function.input_size(); ++i)
            renames[function.input(i)] = i < call.input_size() ? call.input(i) : std::string();
        for (int i = 0; i < function.output_size() && i < call.output_size(); ++i)
            if (!call.output(i).empty()) renames[function.output(i)] = call.output(i);
        return renames;
    }

    static onnx::NodeProto instance(const onnx::NodeProto& inner, const onnx::NodeProto& call, const Renames& renames,
                                    const std::string& prefix) {
        onnx::NodeProto node = inner;
        if (!node.name().empty()) node.set_name((call.name().empty() ? prefix : call.name()) + "/" + node.name());
        for (std::string& input : *node.mutable_input()) rename(input, renames);
        for (std::string& output : *node.mutable_output()) rename(output, renames);
        node.clear_attribute();
        for (const auto& attribute : inner.attribute()) {
            const auto* const given =
                attribute.ref_attr_name().empty() ? &attribute : findAttribute(call, attribute.ref_attr_name());
            if (!given) continue;  // the caller leaves the default
            onnx::AttributeProto& copy = *node.add_attribute();
            copy = *given;
            copy.set_name(attribute.name());
            if (copy.has_g()) renameCaptured(*copy.mutable_g(), renames);
        }
        return node;
    }

    SourceNodes result_;
    std::size_t inlinedBytesLeft_;
    std::map<std::pair<std::string, std::string>, LocalFunction> functions_;
};

}  // namespace

OpsetMap opsetsOf(const google::protobuf::RepeatedPtrField<onnx::OperatorSetIdProto>& imports) {
    OpsetMap opsets;
    for (const auto& import : imports) opsets[normalDomain(import.domain())] = import.version();
    return opsets;
}

SourceNodes inlineFunctions(const onnx::ModelProto& model) { return Inliner(model).take(); }

}  // namespace fusescope
