// SPDX-License-Identifier: Apache-2.0
#include "core/io/exchange/onnx_copy.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <variant>

#include "core/base/error.h"
#include "core/base/formatted.h"
#include "core/base/utf8.h"
#include "core/import/onnx/wire_reader.h"
#include "core/io/atomic_file.h"

namespace fusescope {
namespace {

// Of onnx.proto.
constexpr std::uint64_t kModelIrVersion = 1;
constexpr std::uint64_t kModelGraph = 7;
constexpr std::uint64_t kModelOpsets = 8;
constexpr std::uint64_t kModelMetadata = 14;
constexpr std::uint64_t kGraphNode = 1;
constexpr std::uint64_t kGraphInitializer = 5;
constexpr std::uint64_t kNodeOutput = 2;
constexpr std::uint64_t kNodeName = 3;
constexpr std::uint64_t kNodeMetadata = 9;
constexpr std::uint64_t kEntryKey = 1;
constexpr std::uint64_t kEntryValue = 2;
constexpr std::uint64_t kTensorDataLocation = 14;
constexpr std::uint64_t kOpsetVersion = 2;

constexpr std::uint64_t kIrWithNodeMetadata = 10;
constexpr std::uint64_t kIrWithOpsets = 3;
constexpr std::uint64_t kChunkBytes = 1 << 20;

std::string varint(std::uint64_t value) {
    std::string bytes;
    for (; value >= 0x80; value >>= 7) bytes.push_back(static_cast<char>((value & 0x7f) | 0x80));
    bytes.push_back(static_cast<char>(value));
    return bytes;
}

std::string tag(std::uint64_t field, WireType type) { return varint(field << 3 | static_cast<std::uint64_t>(type)); }

std::string bytesField(std::uint64_t field, const std::string& content) {
    return tag(field, WireType::Bytes) + varint(content.size()) + content;
}

std::string numberField(std::uint64_t field, std::uint64_t value) {
    return tag(field, WireType::Varint) + varint(value);
}

std::string entry(std::uint64_t field, const std::string& key, const std::string& value) {
    return bytesField(field, bytesField(kEntryKey, key) + bytesField(kEntryValue, value));
}

/// New bytes, or a part of the file that stays as it is.
struct Span {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};
using Piece = std::variant<std::string, Span>;

struct Pieces {
    std::vector<Piece> list;
    std::uint64_t bytes = 0;

    void add(std::string text) {
        bytes += text.size();
        list.emplace_back(std::move(text));
    }
    void add(const WireField& field) {
        bytes += field.end - field.begin;
        if (auto* const last = list.empty() ? nullptr : std::get_if<Span>(&list.back());
            last && last->end == field.begin)
            last->end = field.end;
        else
            list.emplace_back(Span{field.begin, field.end});
    }
    void addMessage(std::uint64_t field, Pieces content) {
        add(tag(field, WireType::Bytes) + varint(content.bytes));
        bytes += content.bytes;
        for (Piece& piece : content.list) list.push_back(std::move(piece));
    }
};

class Copier {
 public:
    Copier(const std::filesystem::path& file, const std::vector<FoldedNode>& folded, const ExportedPlan& exported)
        : reader_(file), exported_(exported) {
        for (std::int32_t i = 0; i < exported.graph.opCount(); ++i) {
            groupOfOp_[exported.graph.op(OpId(i)).name] = exported.plan.groupOf(OpId(i));
            for (const TensorId output : exported.graph.op(OpId(i)).outputs)
                groupOfTensor_[exported.graph.tensor(output).name] = exported.plan.groupOf(OpId(i));
        }
        for (const FoldedNode& node : folded)
            if (const auto into = groupOfOp_.find(node.into); into != groupOfOp_.end())
                groupOfFolded_[node.name] = into->second;
    }

    Pieces model() {
        Pieces pieces;
        bool hasOpsets = false;
        std::uint64_t ir = 0;
        forEachField({0, reader_.byteCount()}, [&](const WireField& field) {
            if (field.number == kModelIrVersion) {
                ir = numberOf(field);
                return;
            }
            hasOpsets = hasOpsets || field.number == kModelOpsets;
            if (field.number == kModelGraph && field.type == WireType::Bytes)
                return pieces.addMessage(kModelGraph, graph(field));
            if (field.number == kModelMetadata && isOurs(field)) return;
            pieces.add(field);
        });
        copy_.irVersion = static_cast<int>(std::max(ir, kIrWithNodeMetadata));
        std::string head = numberField(kModelIrVersion, static_cast<std::uint64_t>(copy_.irVersion));
        if (ir < kIrWithOpsets && !hasOpsets) head += bytesField(kModelOpsets, numberField(kOpsetVersion, 1));
        Pieces whole;
        whole.add(std::move(head));
        whole.bytes += pieces.bytes;
        for (Piece& piece : pieces.list) whole.list.push_back(std::move(piece));
        whole.add(modelMetadata());
        return whole;
    }

    const OnnxCopy& copy() const { return copy_; }

    /// False when stopped.
    bool write(const Pieces& pieces, AtomicFile& file, RunControl& control) {
        std::uint64_t done = 0;
        for (const Piece& piece : pieces.list) {
            if (const auto* const text = std::get_if<std::string>(&piece)) {
                file.write(*text);
                done += text->size();
                continue;
            }
            const Span span = std::get<Span>(piece);
            for (std::uint64_t begin = span.begin; begin < span.end; begin += kChunkBytes) {
                if (control.shouldStop()) return false;
                control.report(
                    {static_cast<std::int64_t>(done), static_cast<std::int64_t>(pieces.bytes), {}, {}, 0, 0});
                std::string chunk;
                reader_.append(begin, std::min(begin + kChunkBytes, span.end), chunk);
                file.write(chunk);
                done += chunk.size();
            }
        }
        return true;
    }

 private:
    template <class Visit>
    void forEachField(Span span, Visit&& visit) {
        for (std::uint64_t position = span.begin; position < span.end;) {
            const WireField field = reader_.fieldAt(position, span.end);
            position = field.end;
            visit(field);
        }
    }

    std::string textOf(const WireField& field) {
        std::string text;
        reader_.append(field.valueBegin, field.end, text);
        return text;
    }

    std::uint64_t numberOf(const WireField& field) {
        std::uint64_t value = 0;
        unsigned int shift = 0;
        for (const char byte : textOf(field)) {
            value |= std::uint64_t{static_cast<unsigned char>(byte) & 0x7fU} << shift;
            shift += 7;
        }
        return value;
    }

    /// Metadata that an earlier copy, or another tool, wrote under the keys of a copy.
    bool isOurs(const WireField& metadata) {
        if (metadata.type != WireType::Bytes) return false;
        bool isOurs = false;
        forEachField({metadata.valueBegin, metadata.end}, [&](const WireField& field) {
            if (field.number != kEntryKey || field.type != WireType::Bytes) return;
            const std::string key = textOf(field);
            isOurs = isOurs || key == "namespace" || key.starts_with("fusion_group") || key.starts_with("fusescope");
        });
        return isOurs;
    }

    Pieces graph(const WireField& whole) {
        Pieces pieces;
        forEachField({whole.valueBegin, whole.end}, [&](const WireField& field) {
            if (field.number == kGraphNode && field.type == WireType::Bytes)
                return pieces.addMessage(kGraphNode, node(field));
            if (field.number == kGraphInitializer && field.type == WireType::Bytes) lookForExternalData(field);
            pieces.add(field);
        });
        return pieces;
    }

    void lookForExternalData(const WireField& tensor) {
        forEachField({tensor.valueBegin, tensor.end}, [&](const WireField& field) {
            if (field.number == kTensorDataLocation && field.type == WireType::Varint && numberOf(field) == 1)
                copy_.hasExternalData = true;
        });
    }

    /// Names are made readable when a model is opened; of two that became alike it is not known which is which.
    static std::optional<GroupId> groupAt(const std::map<std::string, GroupId>& groups, const std::string& name) {
        const std::string known = readableText(name);
        const auto found = groups.find(known);
        const bool isUnsure = known != name && groups.contains(known + "#2");
        return found == groups.end() || isUnsure ? std::nullopt : std::optional(found->second);
    }

    Pieces node(const WireField& whole) {
        Pieces pieces;
        std::set<GroupId> groups;
        std::string name;
        forEachField({whole.valueBegin, whole.end}, [&](const WireField& field) {
            if (field.number == kNodeName && field.type == WireType::Bytes) name = textOf(field);
            if (field.number == kNodeOutput && field.type == WireType::Bytes)
                if (const auto group = groupAt(groupOfTensor_, textOf(field))) groups.insert(*group);
            if (field.number == kNodeMetadata && isOurs(field)) return;
            pieces.add(field);
        });
        if (const auto group = groupAt(groupOfFolded_, name); group && groups.empty()) groups.insert(*group);
        ++(groups.empty() ? copy_.otherNodes : copy_.markedNodes);
        if (!groups.empty()) pieces.add(nodeMetadata(groups));
        return pieces;
    }

    std::string nodeMetadata(const std::set<GroupId>& groups) const {
        std::string names;
        for (const GroupId group : groups) names += (names.empty() ? "" : ",") + std::to_string(group.value());
        std::string text = entry(kNodeMetadata, "fusion_group", names);
        if (groups.size() > 1) return text;
        const GroupEvaluation& group = exported_.evaluation.groups[groups.begin()->index()];
        text += entry(kNodeMetadata, "namespace", formatted("group_%03d", groups.begin()->value()));
        text += entry(kNodeMetadata, "fusion_group_dram_bytes", std::to_string(group.price.dramBytes));
        if (group.price.bufferBytes)
            text += entry(kNodeMetadata, "fusion_group_buffer_bytes", std::to_string(*group.price.bufferBytes));
        return text + entry(kNodeMetadata, "fusion_group_state", groupStateName(group));
    }

    std::string modelMetadata() const {
        const Accelerator& accelerator = exported_.accelerator;
        return entry(kModelMetadata, "fusescope_accelerator",
                     formatted("%s, %s, %lld bytes", accelerator.name.c_str(), schemeName(accelerator.scheme),
                               static_cast<long long>(accelerator.bufferBytes))) +
               entry(kModelMetadata, "fusescope_dram_bytes", std::to_string(exported_.evaluation.totalDramBytes()));
    }

    WireReader reader_;
    const ExportedPlan& exported_;
    std::map<std::string, GroupId> groupOfOp_;
    std::map<std::string, GroupId> groupOfTensor_;
    std::map<std::string, GroupId> groupOfFolded_;
    OnnxCopy copy_;
};

}  // namespace

std::optional<OnnxCopy> writeOnnxCopy(const std::filesystem::path& modelFile, const std::vector<FoldedNode>& folded,
                                      const ExportedPlan& exported, const std::filesystem::path& output,
                                      RunControl& control) {
    std::error_code failure;
    if (std::filesystem::equivalent(modelFile, output, failure))
        throw Error("the copy would replace the model itself", output.string(), "write it to another file");
    try {
        Copier copier(modelFile, folded, exported);
        const Pieces pieces = copier.model();
        AtomicFile file(output);
        if (!copier.write(pieces, file, control)) return std::nullopt;
        file.commit();
        return copier.copy();
    } catch (const Error& error) {
        if (!error.where().empty()) throw;
        throw Error(error.problem(), modelFile.string(), error.hint());
    } catch (const WireFault& fault) {
        throw Error("the file changed since it was opened: damaged at byte " + std::to_string(fault.position),
                    modelFile.string(), "open it again");
    }
}

}  // namespace fusescope
