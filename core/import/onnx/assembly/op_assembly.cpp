// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/assembly/op_assembly.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/base/error.h"
#include "core/graph/op_graph_builder.h"
#include "core/import/onnx/assembly/import_issues.h"
#include "core/import/onnx/assembly/parameter_names.h"
#include "core/import/onnx/shapes/shape_inference.h"

namespace fusescope {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// Element types of IR versions after the library's own.
ElementType newerElementType(int type) {
    constexpr int kFirstFloat8 = 17;
    constexpr int kLastFloat8 = 20;
    constexpr int kUInt4 = 21;
    constexpr int kInt4 = 22;
    if (type >= kFirstFloat8 && type <= kLastFloat8) return ElementType::Float8;
    if (type == kUInt4) return ElementType::UInt4;
    return type == kInt4 ? ElementType::Int4 : ElementType::Unknown;
}

ElementType elementTypeOf(int type) {
    switch (type) {
        case onnx::TensorProto::FLOAT:
            return ElementType::Float32;
        case onnx::TensorProto::DOUBLE:
            return ElementType::Float64;
        case onnx::TensorProto::FLOAT16:
            return ElementType::Float16;
        case onnx::TensorProto::BFLOAT16:
            return ElementType::BFloat16;
        case onnx::TensorProto::INT8:
            return ElementType::Int8;
        case onnx::TensorProto::INT16:
            return ElementType::Int16;
        case onnx::TensorProto::INT32:
            return ElementType::Int32;
        case onnx::TensorProto::INT64:
            return ElementType::Int64;
        case onnx::TensorProto::UINT8:
            return ElementType::UInt8;
        case onnx::TensorProto::UINT16:
            return ElementType::UInt16;
        case onnx::TensorProto::UINT32:
            return ElementType::UInt32;
        case onnx::TensorProto::UINT64:
            return ElementType::UInt64;
        case onnx::TensorProto::BOOL:
            return ElementType::Bool;
        case onnx::TensorProto::STRING:
            return ElementType::String;
        default:
            return newerElementType(type);
    }
}

/// Nothing for tensors and graphs, which no cost depends on.
std::optional<AttributeValue> attributeValue(const onnx::AttributeProto& attribute) {
    switch (attribute.type()) {
        case onnx::AttributeProto::INT:
            return attribute.i();
        case onnx::AttributeProto::FLOAT:
            return static_cast<double>(attribute.f());
        case onnx::AttributeProto::STRING:
            return attribute.s();
        case onnx::AttributeProto::INTS:
            return std::vector<std::int64_t>(attribute.ints().begin(), attribute.ints().end());
        case onnx::AttributeProto::FLOATS:
            return std::vector<double>(attribute.floats().begin(), attribute.floats().end());
        case onnx::AttributeProto::STRINGS:
            return std::vector<std::string>(attribute.strings().begin(), attribute.strings().end());
        default:
            return std::nullopt;
    }
}

/// A scalar for rank 0, else the list of elements; nothing if one of them is not known.
std::optional<AttributeValue> attributeValue(const ConstantTensor& constant) {
    if (!constant.isWhollyKnown()) return std::nullopt;
    std::vector<std::int64_t> integers;
    std::vector<double> reals;
    for (const Scalar& element : constant.elements) {
        integers.push_back(element.integer);
        reals.push_back(element.real);
    }
    if (constant.dims.empty() && constant.isReal()) return reals.front();
    if (constant.dims.empty()) return integers.front();
    return constant.isReal() ? AttributeValue(std::move(reals)) : AttributeValue(std::move(integers));
}

bool isEmpty(const FileValue& value) {
    const auto& dims = value.type.tensor_type().shape().dim();
    return std::any_of(dims.begin(), dims.end(),
                       [](const auto& dim) { return dim.has_dim_value() && dim.dim_value() == 0; });
}

class OpAssembler {
 public:
    OpAssembler(const std::string& graphName, const FileGraph& graph, const Folding& folding)
        : graph_(graph), folding_(folding), builder_(graphName), isRead_(graph.values.size(), false) {}

    AssembledGraph assemble() {
        findReadValues();
        for (std::size_t node = 0; node < graph_.nodes.size(); ++node)
            if (!folding_.isFolded[node]) addOp(static_cast<int>(node));
        if (keptNodes_.empty())
            throw Error("the graph has no operators but constants and identities", {}, "check how it was exported");
        markOutputs();
        AssembledGraph result;
        result.graph = builder_.build();  // keeps the order of ops given in topological order
        result.folded = listFolded(*result.graph);
        result.issues = importIssues(*result.graph, problems_, unknownOperators_);
        result.issues.insert(result.issues.end(), issues_.begin(), issues_.end());
        return result;
    }

 private:
    const FileValue& canonical(int value) const { return graph_.values[at(folding_.canonical[at(value)])]; }

    void findReadValues() {
        for (std::size_t node = 0; node < graph_.nodes.size(); ++node) {
            if (folding_.isFolded[node]) continue;
            for (const auto* const values : {&graph_.nodes[node].inputs, &graph_.nodes[node].captured})
                for (const int value : *values)
                    if (value != kNone) isRead_[at(folding_.canonical[at(value)])] = true;
        }
        for (std::size_t value = 0; value < graph_.values.size(); ++value)
            if (graph_.values[value].isGraphOutput) isRead_[at(folding_.canonical[value])] = true;
    }

    ElementType elementType(int value) const {
        const int canonicalIndex = folding_.canonical[at(value)];
        const int stored = folding_.storedType[at(canonicalIndex)];
        return elementTypeOf(stored != 0 ? stored : graph_.values[at(canonicalIndex)].type.tensor_type().elem_type());
    }

    void addOp(int index) {
        const FileNode& node = graph_.nodes[at(index)];
        Op op;
        op.name = node.proto->name();
        op.type = node.proto->op_type();
        op.domain = node.domain;
        op.notModelled = node.notModelled;
        addAttributes(node, op);
        for (std::size_t slot = 0; slot < node.inputs.size(); ++slot)
            if (node.inputs[slot] != kNone) addOperand(node, slot, op);
        for (std::size_t i = 0; i < node.captured.size(); ++i)
            addInput(node.captured[i], static_cast<int>(node.inputs.size() + i), op);
        addOutputs(node, op);
        if (folding_.absorbs[at(index)] != kNone) addAbsorbedBias(graph_.nodes[at(folding_.absorbs[at(index)])], op);
        problems_.push_back(node.inferenceProblem);
        unknownOperators_.push_back(op.notModelled.empty() ? node.unknownOperator : std::string());
        keptNodes_.push_back(index);
        builder_.addOp(std::move(op));
    }

    static void addAttributes(const FileNode& node, Op& op) {
        for (const auto& attribute : node.proto->attribute()) {
            auto value = attributeValue(attribute);
            if (value) op.attributes[presentAttributeName(node, attribute.name())] = std::move(*value);
        }
    }

    void addOperand(const FileNode& node, std::size_t slot, Op& op) {
        const int value = node.inputs[slot];
        if (!canonical(value).isConstant) return addInput(value, static_cast<int>(slot), op);
        const FileValue& constant = canonical(value);
        const std::string parameter = parameterName(node, slot);
        const auto dims = constant.type.tensor_type().shape().dim_size();
        const bool isScalar = constant.type.tensor_type().has_shape() && dims == 0;
        if (!parameter.empty() || isScalar) {
            if (!constant.known || constant.known->elements.empty()) return;
            auto held = attributeValue(*constant.known);
            if (held) op.attributes[parameter.empty() ? operandName(node, slot) : parameter] = std::move(*held);
            return;
        }
        if (!isEmpty(constant) || op.type != "Concat") addWeight(value, static_cast<int>(slot), op);
    }

    void addWeight(int value, int slot, Op& op) {
        const FileValue& constant = canonical(value);
        if (isEmpty(constant))
            throw Error("op \"" + op.name + "\" has a weight \"" + constant.name + "\" with a dimension of 0");
        const auto shape = knownShape(constant);
        if (shape)
            op.weights.push_back({constant.name, elementType(value), *shape, slot});
        else if (op.notModelled.empty())
            op.notModelled = "unknown shape";
    }

    /// What a convolution without bias gets from the batch normalization it absorbs.
    void addAbsorbedBias(const FileNode& batchNorm, Op& op) {
        const bool hasBias =
            std::any_of(op.weights.begin(), op.weights.end(), [](const Weight& weight) { return weight.slot == 2; });
        if (!hasBias) addWeight(batchNorm.inputs[2], 2, op);
    }

    void addInput(int value, int slot, Op& op) {
        if (canonical(value).isConstant) return;  // read by a sub-graph only
        const TensorId tensor = builder_.tensor(canonical(value).name);
        op.inputs.push_back({tensor, slot});
        if (canonical(value).isGraphInput) addGraphInput(value, tensor);
        if (!knownShape(canonical(value)) && op.notModelled.empty()) op.notModelled = "unknown shape";
    }

    void addGraphInput(int value, TensorId tensor) {
        builder_.setType(tensor, elementType(value), knownShape(canonical(value)));
        builder_.markGraphInput(tensor);
    }

    /// Outputs that nobody reads are left out, unless the op has no other.
    void addOutputs(const FileNode& node, Op& op) {
        int spare = kNone;
        for (const int output : node.outputs) {
            if (output == kNone) continue;
            if (spare == kNone) spare = output;
            if (isRead_[at(output)]) addOutput(output, op);
        }
        if (op.outputs.empty() && spare != kNone) addOutput(spare, op);
    }

    void addOutput(int value, Op& op) {
        const TensorId tensor = builder_.tensor(graph_.values[at(value)].name);
        const auto shape = knownShape(graph_.values[at(value)]);
        builder_.setType(tensor, elementType(value), shape);
        op.outputs.push_back(tensor);
        if (!shape && op.notModelled.empty())
            op.notModelled = isEmpty(graph_.values[at(value)]) ? "its output is empty" : "unknown shape";
    }

    void markOutputs() {
        for (std::size_t index = 0; index < graph_.values.size(); ++index) {
            if (!graph_.values[index].isGraphOutput) continue;
            const FileValue& value = canonical(static_cast<int>(index));
            const bool isMade = value.producer != kNone && !folding_.isFolded[at(value.producer)];
            if (isMade)
                builder_.markGraphOutput(builder_.tensor(value.name));
            else
                issues_.push_back({Severity::Note,
                                   "output \"" + graph_.values[index].name + "\" is left out: no operator makes it",
                                   "",
                                   {}});
        }
    }

    std::vector<FoldedNode> listFolded(const OpGraph& ops) const {
        std::map<int, OpId> opOfNode;
        for (std::size_t i = 0; i < keptNodes_.size(); ++i)
            opOfNode[keptNodes_[i]] = OpId(static_cast<std::int32_t>(i));
        std::vector<FoldedNode> folded;
        for (std::size_t node = 0; node < graph_.nodes.size(); ++node) {
            if (!folding_.isFolded[node]) continue;
            const auto into = opOfNode.find(folding_.into[node]);
            folded.push_back({graph_.nodes[node].label(), graph_.nodes[node].proto->op_type(),
                              into == opOfNode.end() ? std::string() : ops.op(into->second).name});
        }
        return folded;
    }

    const FileGraph& graph_;
    const Folding& folding_;
    OpGraphBuilder builder_;
    std::vector<bool> isRead_;                   // by value, after folding
    std::vector<int> keptNodes_;                 // by op
    std::vector<std::string> problems_;          // by op: what shape inference said
    std::vector<std::string> unknownOperators_;  // by op: its type, if nothing but its shapes is known
    std::vector<Issue> issues_;
};

}  // namespace

AssembledGraph assembleOps(const std::string& graphName, const FileGraph& graph, const Folding& folding) {
    return OpAssembler(graphName, graph, folding).assemble();
}

}  // namespace fusescope
