// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/file_graph.h"

#include <functional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/base/error.h"
#include "core/import/onnx/graph_checks.h"
#include "core/import/onnx/node_attributes.h"

namespace fusescope {
namespace {

using NameSet = std::unordered_set<std::string_view>;
using NameSink = std::function<void(const std::string&)>;

void visitCaptured(const onnx::NodeProto& node, const std::vector<const NameSet*>& scopes, const NameSink& visit);

/// Calls `visit` for every name that `graph` or a graph within it reads from outside. Depth is bounded by the reader.
void visitCaptured(const onnx::GraphProto& graph, std::vector<const NameSet*> scopes, const NameSink& visit) {
    NameSet own;
    for (const auto& input : graph.input()) own.insert(input.name());
    for (const auto& initializer : graph.initializer()) own.insert(initializer.name());
    for (const auto& node : graph.node()) own.insert(node.output().begin(), node.output().end());
    scopes.push_back(&own);
    const auto visitFree = [&](const std::string& name) {
        for (const NameSet* const scope : scopes)
            if (scope->contains(name)) return;
        visit(name);
    };
    for (const auto& node : graph.node()) {
        for (const std::string& input : node.input()) visitFree(input);
        visitCaptured(node, scopes, visit);
    }
    for (const auto& output : graph.output()) visitFree(output.name());
}

void visitCaptured(const onnx::NodeProto& node, const std::vector<const NameSet*>& scopes, const NameSink& visit) {
    for (const auto& attribute : node.attribute()) {
        if (attribute.has_g()) visitCaptured(attribute.g(), scopes, visit);
        for (const auto& graph : attribute.graphs()) visitCaptured(graph, scopes, visit);
    }
}

class Builder {
 public:
    explicit Builder(const onnx::ModelProto& model) : model_(model) {}

    FileGraph build() {
        graph_.source = inlineFunctions(model_);
        if (graph_.source.nodes.empty()) throw Error("the graph has no operators", {}, "check how it was exported");
        addInitializers();
        addGraphInputs();
        for (const SourceNode& node : graph_.source.nodes) addNode(node);
        linkInputs();
        declareTypes();
        sortNodes(graph_);
        return std::move(graph_);
    }

 private:
    /// A new value; throws Error if the name is taken.
    FileValue& addValue(const std::string& name, const std::string& maker) {
        const auto [entry, isNew] = indexByName_.try_emplace(name, static_cast<int>(graph_.values.size()));
        if (!isNew) {
            const int other = graph_.values[static_cast<std::size_t>(entry->second)].producer;
            throw Error("tensor \"" + name + "\" is made twice: by " + maker + " and by " +
                        (other == kNone ? "a graph input or initializer"
                                        : "\"" + graph_.nodes[static_cast<std::size_t>(other)].label() + "\""));
        }
        graph_.values.emplace_back();
        graph_.values.back().name = name;
        return graph_.values.back();
    }

    int indexOf(const std::string& name) const {
        const auto found = indexByName_.find(name);
        return found == indexByName_.end() ? kNone : found->second;
    }

    void addConstant(const std::string& name, int elementType,
                     const google::protobuf::RepeatedField<std::int64_t>& dims) {
        FileValue& value = addValue(name, "an initializer");
        checkWeightDims(name, {dims.begin(), dims.end()});
        value.isConstant = true;
        value.type.mutable_tensor_type()->set_elem_type(elementType);
        auto& shape = *value.type.mutable_tensor_type()->mutable_shape();
        for (const std::int64_t size : dims) shape.add_dim()->set_dim_value(size);
    }

    void addInitializers() {
        for (const auto& initializer : model_.graph().initializer()) {
            addConstant(initializer.name(), initializer.data_type(), initializer.dims());
            graph_.values.back().known = constantFrom(initializer);
        }
        for (const auto& sparse : model_.graph().sparse_initializer())
            addConstant(sparse.values().name(), sparse.values().data_type(), sparse.dims());
    }

    void addGraphInputs() {
        NameSet seen;
        for (const auto& input : model_.graph().input()) {
            if (!seen.insert(input.name()).second) throw Error("two graph inputs are called \"" + input.name() + "\"");
            const int index = indexOf(input.name());
            if (index != kNone) continue;  // before IR 4 every initializer had to be an input as well
            FileValue& value = addValue(input.name(), "a graph input");
            value.isGraphInput = true;
            value.declared = &input.type();
        }
    }

    void addNode(const SourceNode& source) {
        const int index = static_cast<int>(graph_.nodes.size());
        FileNode& node = graph_.nodes.emplace_back();
        node.proto = source.proto;
        if (source.proto->op_type().empty()) throw Error("node \"" + source.proto->name() + "\" has no operator type");
        node.domain = normalDomain(source.proto->domain());
        const auto opset = source.opsets->find(node.domain);
        if (opset != source.opsets->end())
            node.opset = static_cast<int>(std::min<std::int64_t>(opset->second, 1 << 30));
        for (const std::string& output : source.proto->output()) {
            node.outputs.push_back(output.empty() ? kNone : static_cast<int>(graph_.values.size()));
            if (!output.empty()) addValue(output, "\"" + node.label() + "\"").producer = index;
        }
    }

    void linkInputs() {
        for (FileNode& node : graph_.nodes) {
            for (const std::string& input : node.proto->input()) {
                node.inputs.push_back(input.empty() ? kNone : indexOf(input));
                if (!input.empty() && node.inputs.back() == kNone)
                    throw Error("op \"" + node.label() + "\" reads tensor \"" + input + "\", which nothing makes", {},
                                "check how the model was exported or cut");
            }
            NameSet taken;
            visitCaptured(*node.proto, {}, [&](const std::string& name) {
                const int index = indexOf(name);
                if (index != kNone && taken.insert(graph_.values[static_cast<std::size_t>(index)].name).second)
                    node.captured.push_back(index);
            });
        }
    }

    void declareTypes() {
        for (const auto& info : model_.graph().value_info()) {
            const int index = indexOf(info.name());
            if (index != kNone && info.has_type())
                graph_.values[static_cast<std::size_t>(index)].declared = &info.type();
        }
        for (const auto& output : model_.graph().output()) {
            const int index = indexOf(output.name());
            if (index == kNone) throw Error("graph output \"" + output.name() + "\" is made by nothing");
            FileValue& value = graph_.values[static_cast<std::size_t>(index)];
            value.isGraphOutput = true;
            if (output.has_type() && !value.declared) value.declared = &output.type();
        }
    }

    const onnx::ModelProto& model_;
    FileGraph graph_;
    std::unordered_map<std::string, int> indexByName_;
};

}  // namespace

std::string FileNode::label() const { return nodeLabel(*proto); }

FileGraph buildFileGraph(const onnx::ModelProto& model) { return Builder(model).build(); }

}  // namespace fusescope
