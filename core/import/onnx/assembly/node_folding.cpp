// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/assembly/node_folding.h"

#include <algorithm>
#include <numeric>

#include "core/import/onnx/node_attributes.h"

namespace fusescope {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

class Folder {
 public:
    explicit Folder(const FileGraph& graph) : graph_(graph) {
        result_.canonical.resize(graph.values.size());
        std::iota(result_.canonical.begin(), result_.canonical.end(), 0);
        result_.storedType.resize(graph.values.size(), 0);
        result_.isFolded.resize(graph.nodes.size(), false);
        result_.absorbs.resize(graph.nodes.size(), kNone);
        result_.into.resize(graph.nodes.size(), kNone);
        countReaders();
    }

    Folding fold() {
        for (std::size_t node = 0; node < graph_.nodes.size(); ++node) foldNode(static_cast<int>(node));
        for (std::size_t node = graph_.nodes.size(); node-- > 0;)
            if (result_.isFolded[node] && result_.into[node] == kNone)
                result_.into[node] = destination(graph_.nodes[node]);
        return std::move(result_);
    }

 private:
    /// Who reads a value: how many operands, how many of them quantise it, and the first node.
    struct Readers {
        int count = 0;
        int quantisers = 0;
        int first = kNone;
    };

    void countReaders() {
        readers_.resize(graph_.values.size());
        for (std::size_t node = 0; node < graph_.nodes.size(); ++node) {
            for (const auto* const values : {&graph_.nodes[node].inputs, &graph_.nodes[node].captured}) {
                for (const int value : *values) {
                    if (value == kNone) continue;
                    Readers& readers = readers_[at(value)];
                    ++readers.count;
                    if (isQuantiser(graph_.nodes[node], "QuantizeLinear")) ++readers.quantisers;
                    if (readers.first == kNone) readers.first = static_cast<int>(node);
                }
            }
        }
    }

    static bool isDefault(const FileNode& node, const char* opType) {
        return node.domain.empty() && node.proto->op_type() == opType;
    }

    /// Of the default operators, or of ONNX Runtime's own for more widths.
    static bool isQuantiser(const FileNode& node, const char* opType) {
        return node.proto->op_type() == opType && (node.domain.empty() || node.domain == "com.microsoft");
    }

    void foldNode(int index) {
        const FileNode& node = graph_.nodes[at(index)];
        if (isAlias(node)) {
            result_.isFolded[at(index)] = true;
            result_.canonical[at(node.outputs[0])] = result_.canonical[at(node.inputs[0])];
            if (isQuantiser(node, "QuantizeLinear")) narrow(node);
        } else if (isConstant(node)) {
            result_.isFolded[at(index)] = true;
        } else if (const int conv = absorbingConv(node); conv != kNone) {
            result_.isFolded[at(index)] = true;
            result_.canonical[at(node.outputs[0])] = result_.canonical[at(node.inputs[0])];
            result_.absorbs[at(conv)] = index;
            result_.into[at(index)] = conv;
        }
    }

    /// Whether the first output is the first operand, and no other output is read.
    bool isAlias(const FileNode& node) const {
        if (node.inputs.empty() || node.inputs[0] == kNone || node.outputs.empty() || node.outputs[0] == kNone)
            return false;
        for (const char* const opType : {"QuantizeLinear", "DequantizeLinear"})
            if (isQuantiser(node, opType)) return !readsOtherOutputs(node);
        for (const char* const opType : {"Identity", "Dropout"})
            if (isDefault(node, opType)) return !readsOtherOutputs(node);
        return false;
    }

    bool readsOtherOutputs(const FileNode& node) const {
        for (std::size_t slot = 1; slot < node.outputs.size(); ++slot)
            if (node.outputs[slot] != kNone &&
                (readers_[at(node.outputs[slot])].count > 0 || graph_.values[at(node.outputs[slot])].isGraphOutput))
                return true;
        return false;
    }

    /// A tensor that is quantised wherever it is read takes the narrow width.
    void narrow(const FileNode& node) {
        const int source = node.inputs[0];
        if (readers_[at(source)].quantisers < readers_[at(source)].count || graph_.values[at(source)].isGraphOutput)
            return;
        const auto inferred = graph_.values[at(node.outputs[0])].type.tensor_type().elem_type();
        const auto given = static_cast<int>(integerAttribute(*node.proto, "output_dtype", 0));  // from opset 21 on
        result_.storedType[at(result_.canonical[at(source)])] = given != 0 ? given : inferred;
    }

    bool isConstant(const FileNode& node) const {
        if (node.outputs.empty()) return false;
        return std::all_of(node.outputs.begin(), node.outputs.end(),
                           [this](int value) { return value == kNone || graph_.values[at(value)].isConstant; });
    }

    int absorbingConv(const FileNode& node) const {
        if (!isDefault(node, "BatchNormalization") || node.inputs.size() != 5 || node.outputs.empty()) return kNone;
        if (integerAttribute(*node.proto, "training_mode", 0) != 0 || readsOtherOutputs(node)) return kNone;
        const int input = node.inputs[0];
        if (input == kNone || node.outputs[0] == kNone || readers_[at(input)].count != 1) return kNone;
        if (graph_.values[at(input)].isGraphOutput || graph_.values[at(input)].producer == kNone) return kNone;
        for (std::size_t slot = 1; slot < 5; ++slot)
            if (node.inputs[slot] == kNone || !graph_.values[at(node.inputs[slot])].isConstant) return kNone;
        const int producer = graph_.values[at(input)].producer;
        const FileNode& conv = graph_.nodes[at(producer)];
        const bool hasFilter = isDefault(conv, "Conv") && conv.inputs.size() >= 2 && conv.inputs[1] != kNone &&
                               graph_.values[at(conv.inputs[1])].isConstant;
        return hasFilter && result_.absorbs[at(producer)] == kNone ? producer : kNone;
    }

    /// The kept node that a folded one became part of: its first reader, else its producer.
    int destination(const FileNode& node) const {
        for (const int output : node.outputs) {
            if (output == kNone || readers_[at(output)].first == kNone) continue;
            const int reader = readers_[at(output)].first;
            return result_.isFolded[at(reader)] ? result_.into[at(reader)] : reader;
        }
        if (node.inputs.empty() || node.inputs[0] == kNone) return kNone;
        const int producer = graph_.values[at(result_.canonical[at(node.inputs[0])])].producer;
        return producer != kNone && !result_.isFolded[at(producer)] ? producer : kNone;
    }

    const FileGraph& graph_;
    Folding result_;
    std::vector<Readers> readers_;
};

}  // namespace

Folding foldNodes(const FileGraph& graph) { return Folder(graph).fold(); }

}  // namespace fusescope
