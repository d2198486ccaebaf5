// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/readable_names.h"

#include <google/protobuf/message.h>

#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/base/utf8.h"

namespace fusescope {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

/// Calls `visit(message, field, index, text)` for every string of a message; index -1: the field holds one.
template <class Visit>
void forEachText(Message& message, Visit&& visit) {
    const auto& reflection = *message.GetReflection();
    std::vector<const FieldDescriptor*> fields;
    reflection.ListFields(message, &fields);
    std::string scratch;
    for (const FieldDescriptor* field : fields) {
        const bool isText = field->type() == FieldDescriptor::TYPE_STRING;
        if (!isText && field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
        const int count = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
        for (int i = 0; i < count; ++i) {
            if (isText)
                visit(message, field, field->is_repeated() ? i : -1,
                      field->is_repeated() ? reflection.GetRepeatedStringReference(message, field, i, &scratch)
                                           : reflection.GetStringReference(message, field, &scratch));
            else
                forEachText(field->is_repeated() ? *reflection.MutableRepeatedMessage(&message, field, i)
                                                 : *reflection.MutableMessage(&message, field),
                            visit);
        }
    }
}

/// A name for each that is to be repaired, none taken twice.
class Renames {
 public:
    explicit Renames(onnx::ModelProto& model) {
        forEachText(model, [&](Message&, const FieldDescriptor*, int, const std::string& name) {
            if (readableText(name) != name)
                names_.emplace(name, std::string());
            else
                taken_.insert(name);
        });
        for (auto& [from, to] : names_) to = free(readableText(from));
    }

    const std::map<std::string, std::string>& all() const { return names_; }

 private:
    std::string free(const std::string& wanted) {
        std::string name = wanted;
        int& number = lastNumbers_.emplace(wanted, 1).first->second;
        while (!taken_.insert(name).second) name = wanted + "#" + std::to_string(++number);
        return name;
    }

    std::map<std::string, std::string> names_;
    std::unordered_set<std::string> taken_;
    std::map<std::string, int> lastNumbers_;
};

bool areAllReadable(onnx::ModelProto& model) {
    bool areAll = true;
    forEachText(model, [&](Message&, const FieldDescriptor*, int, const std::string& name) {
        areAll = areAll && readableText(name) == name;
    });
    return areAll;
}

}  // namespace

int makeNamesReadable(onnx::ModelProto& model) {
    if (areAllReadable(model)) return 0;
    const Renames renames(model);
    forEachText(model, [&](Message& message, const FieldDescriptor* field, int index, const std::string& name) {
        const auto found = renames.all().find(name);
        if (found == renames.all().end()) return;
        if (index < 0)
            message.GetReflection()->SetString(&message, field, found->second);
        else
            message.GetReflection()->SetRepeatedString(&message, field, index, found->second);
    });
    return static_cast<int>(renames.all().size());
}

}  // namespace fusescope
