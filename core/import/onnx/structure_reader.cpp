// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/structure_reader.h"

#include <array>
#include <climits>
#include <span>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/import/onnx/wire_reader.h"

namespace fusescope {
namespace {

// What onnx.proto says of the messages that can hold a payload, as far as the op graph needs it. Fields that are not
// listed are left out: documentation, metadata, training graphs, external data, and whatever newer versions add.
enum class Message {
    Model,
    Graph,
    Node,
    Attribute,
    Tensor,
    SparseTensor,
    ValueInfo,
    Type,
    SequenceType,
    MapType,
    OptionalType,
    Function,
};

enum class Form {
    Number,   // varint
    Float,    // 32 bits
    Bytes,    // a string, or a message that is copied as it is
    Numbers,  // repeated varints, packed or not
    Floats,   // repeated 32 bits, packed or not
    Nested,   // a message of this table
    Payload,  // element data of a tensor, of any wire type
};

struct Rule {
    std::uint64_t field;
    Form form;
    Message nested = Message::Model;
};

constexpr std::array kModelRules{Rule{1, Form::Number}, Rule{2, Form::Bytes},
                                 Rule{3, Form::Bytes},  Rule{4, Form::Bytes},
                                 Rule{5, Form::Number}, Rule{7, Form::Nested, Message::Graph},
                                 Rule{8, Form::Bytes},  Rule{25, Form::Nested, Message::Function}};
constexpr std::array kGraphRules{
    Rule{1, Form::Nested, Message::Node},         Rule{2, Form::Bytes},
    Rule{5, Form::Nested, Message::Tensor},       Rule{11, Form::Nested, Message::ValueInfo},
    Rule{12, Form::Nested, Message::ValueInfo},   Rule{13, Form::Nested, Message::ValueInfo},
    Rule{15, Form::Nested, Message::SparseTensor}};
constexpr std::array kNodeRules{Rule{1, Form::Bytes},
                                Rule{2, Form::Bytes},
                                Rule{3, Form::Bytes},
                                Rule{4, Form::Bytes},
                                Rule{5, Form::Nested, Message::Attribute},
                                Rule{7, Form::Bytes}};
constexpr std::array kAttributeRules{Rule{1, Form::Bytes},
                                     Rule{2, Form::Float},
                                     Rule{3, Form::Number},
                                     Rule{4, Form::Bytes},
                                     Rule{5, Form::Nested, Message::Tensor},
                                     Rule{6, Form::Nested, Message::Graph},
                                     Rule{7, Form::Floats},
                                     Rule{8, Form::Numbers},
                                     Rule{9, Form::Bytes},
                                     Rule{10, Form::Nested, Message::Tensor},
                                     Rule{11, Form::Nested, Message::Graph},
                                     Rule{14, Form::Nested, Message::Type},
                                     Rule{15, Form::Nested, Message::Type},
                                     Rule{20, Form::Number},
                                     Rule{21, Form::Bytes},
                                     Rule{22, Form::Nested, Message::SparseTensor},
                                     Rule{23, Form::Nested, Message::SparseTensor}};
constexpr std::array kTensorRules{Rule{1, Form::Numbers},  Rule{2, Form::Number},  Rule{4, Form::Payload},
                                  Rule{5, Form::Payload},  Rule{6, Form::Payload}, Rule{7, Form::Payload},
                                  Rule{8, Form::Bytes},    Rule{9, Form::Payload}, Rule{10, Form::Payload},
                                  Rule{11, Form::Payload}, Rule{14, Form::Number}};
constexpr std::array kSparseTensorRules{Rule{1, Form::Nested, Message::Tensor}, Rule{2, Form::Nested, Message::Tensor},
                                        Rule{3, Form::Numbers}};
constexpr std::array kValueInfoRules{Rule{1, Form::Bytes}, Rule{2, Form::Nested, Message::Type}};
constexpr std::array kTypeRules{Rule{1, Form::Bytes},
                                Rule{4, Form::Nested, Message::SequenceType},
                                Rule{5, Form::Nested, Message::MapType},
                                Rule{7, Form::Bytes},
                                Rule{8, Form::Bytes},
                                Rule{9, Form::Nested, Message::OptionalType}};
constexpr std::array kElementRules{Rule{1, Form::Nested, Message::Type}};
constexpr std::array kMapTypeRules{Rule{1, Form::Number}, Rule{2, Form::Nested, Message::Type}};
constexpr std::array kFunctionRules{Rule{1, Form::Bytes}, Rule{2, Form::Number}, Rule{4, Form::Bytes},
                                    Rule{5, Form::Bytes}, Rule{6, Form::Bytes},  Rule{7, Form::Nested, Message::Node},
                                    Rule{9, Form::Bytes}, Rule{10, Form::Bytes}};

std::span<const Rule> rulesOf(Message message) {
    switch (message) {
        case Message::Model:
            return kModelRules;
        case Message::Graph:
            return kGraphRules;
        case Message::Node:
            return kNodeRules;
        case Message::Attribute:
            return kAttributeRules;
        case Message::Tensor:
            return kTensorRules;
        case Message::SparseTensor:
            return kSparseTensorRules;
        case Message::ValueInfo:
            return kValueInfoRules;
        case Message::Type:
            return kTypeRules;
        case Message::SequenceType:
        case Message::OptionalType:
            return kElementRules;
        case Message::MapType:
            return kMapTypeRules;
        case Message::Function:
            return kFunctionRules;
    }
    return {};
}

bool accepts(Form form, WireType type) {
    switch (form) {
        case Form::Number:
            return type == WireType::Varint;
        case Form::Float:
            return type == WireType::Fixed32;
        case Form::Bytes:
        case Form::Nested:
            return type == WireType::Bytes;
        case Form::Numbers:
            return type == WireType::Varint || type == WireType::Bytes;
        case Form::Floats:
            return type == WireType::Fixed32 || type == WireType::Bytes;
        case Form::Payload:
            return true;
    }
    return false;
}

constexpr int kMostNested = 90;                    // protobuf itself stops at 100
constexpr std::uint64_t kMostPayloadBytes = 4096;  // of one tensor
// A nested message takes two bytes in a file at least, and protobuf hundreds in memory. Real ones take 17 and more.
constexpr std::uint64_t kFewMessages = 100'000;
constexpr std::uint64_t kLeastBytesPerMessage = 8;
constexpr std::uint64_t kMostStructureBytes = INT_MAX / 2;
constexpr std::size_t kLengthBytes = 5;  // a nested length, as a varint padded to its longest

class StructureCopier {
 public:
    explicit StructureCopier(const std::filesystem::path& file) : reader_(file) {}

    std::string copyModel() {
        if (reader_.byteCount() == 0) throw Error("the file is empty", {}, "copy or export the model again");
        try {
            copyMessage(Message::Model, 0, reader_.byteCount(), 0);
        } catch (const WireFault& fault) {
            refuse(fault);
        }
        if (!hasGraph_) throw Error("is not an ONNX model: it has no graph", {}, "open an .onnx file");
        return std::move(structure_);
    }

 private:
    /// Payload fields of one tensor, held back until it is known whether they are small enough to keep.
    struct Payload {
        std::vector<WireField> fields;
        std::uint64_t bytes = 0;
    };

    void copyMessage(Message message, std::uint64_t begin, std::uint64_t end, int depth) {
        if (depth > kMostNested)
            throw Error("sub-graphs are nested more than " + std::to_string(kMostNested / 3) + " deep", {},
                        "flatten the control flow before exporting");
        Payload payload;
        for (std::uint64_t position = begin; position < end;) {
            const WireField field = reader_.fieldAt(position, end);
            position = field.end;
            copyField(message, field, depth, payload);
        }
        if (payload.bytes > kMostPayloadBytes) return;
        for (const WireField& field : payload.fields) reader_.append(field.begin, field.end, structure_);
    }

    void copyField(Message message, const WireField& field, int depth, Payload& payload) {
        for (const Rule& rule : rulesOf(message)) {
            if (rule.field != field.number) continue;
            if (!accepts(rule.form, field.type)) throw WireFault{field.begin};
            looksLikeModel_ = true;
            if (rule.form == Form::Payload) return holdBack(field, payload);
            if (rule.form == Form::Nested) return copyNested(rule.nested, field, depth);
            return reader_.append(field.begin, field.end, structure_);
        }
    }

    void holdBack(const WireField& field, Payload& payload) const {
        payload.bytes += field.end - field.valueBegin;
        if (payload.bytes <= kMostPayloadBytes)
            payload.fields.push_back(field);
        else
            payload.fields.clear();
    }

    void checkAmount() {
        const bool isHollow = ++messageCount_ > kFewMessages + reader_.byteCount() / kLeastBytesPerMessage;
        if (isHollow || structure_.size() > kMostStructureBytes)
            throw Error("the structure of the model is absurdly large", {}, "check how it was exported");
    }

    void copyNested(Message message, const WireField& field, int depth) {
        checkAmount();
        hasGraph_ = hasGraph_ || message == Message::Graph;
        structure_.push_back(static_cast<char>(field.number << 3 | static_cast<std::uint64_t>(WireType::Bytes)));
        if (field.number > 15) {  // a tag of two bytes
            structure_.back() = static_cast<char>((field.number << 3 & 0x7fU) | 0x80U | 2U);
            structure_.push_back(static_cast<char>(field.number >> 4));
        }
        const std::size_t lengthAt = structure_.size();
        structure_.append(kLengthBytes, '\0');
        copyMessage(message, field.valueBegin, field.end, depth + 1);
        std::size_t length = structure_.size() - lengthAt - kLengthBytes;
        for (std::size_t i = 0; i < kLengthBytes; ++i, length >>= 7)
            structure_[lengthAt + i] = static_cast<char>((length & 0x7fU) | (i + 1 < kLengthBytes ? 0x80U : 0U));
    }

    [[noreturn]] void refuse(const WireFault& fault) const {
        if (!looksLikeModel_) throw Error("is not an ONNX model", {}, "open an .onnx file");
        constexpr const char* kHint = "copy or export the model again";
        if (fault.isCutShort)
            throw Error("the file is cut short: it ends after " + std::to_string(reader_.byteCount()) + " bytes", {},
                        kHint);
        throw Error("the file is damaged at byte " + std::to_string(fault.position), {}, kHint);
    }

    WireReader reader_;
    std::string structure_;
    std::uint64_t messageCount_ = 0;
    bool hasGraph_ = false;
    bool looksLikeModel_ = false;
};

}  // namespace

std::string readStructure(const std::filesystem::path& file) { return StructureCopier(file).copyModel(); }

}  // namespace fusescope
