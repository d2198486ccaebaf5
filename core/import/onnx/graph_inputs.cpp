// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/graph_inputs.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <set>
#include <sstream>

#include "core/base/error.h"
#include "core/import/onnx/graph_checks.h"
#include "core/import/onnx/shapes/plain_type.h"

namespace fusescope {
namespace {

std::int64_t parseSize(const std::string& key, const std::string& text) {
    std::int64_t size = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), size);
    if (fault == std::errc() && end == text.data() + text.size() && size >= 1 &&
        size <= std::numeric_limits<std::int32_t>::max())
        return size;
    throw Error("\"" + text + "\" is no size", "--dim " + key, "give a whole number of at least 1");
}

Shape parseShape(const std::string& key, const std::string& text) {
    Shape shape;
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, 'x');) shape.push_back(parseSize(key, part));
    if (shape.empty() || text.back() == 'x')
        throw Error("\"" + text + "\" is no shape", "--dim " + key, "write it like 1x3x224x224");
    return shape;
}

class InputResolver {
 public:
    InputResolver(FileGraph& graph, const ImportOptions& options) : graph_(graph), options_(options) {}

    ResolvedInputs resolve() {
        const std::vector<bool> isRead = readValues();
        for (std::size_t index = 0; index < graph_.values.size(); ++index) {
            FileValue& value = graph_.values[index];
            if (!value.isGraphInput || !isRead[index]) continue;
            checkAxes("input \"" + value.name + "\" has", *value.declared);
            resolveInput(value);
            checkInput(value);
            value.type = plainType(value.type);
        }
        reportMissing();
        reportUnusedKeys();
        return std::move(result_);
    }

 private:
    std::vector<bool> readValues() const {
        std::vector<bool> isRead(graph_.values.size(), false);
        for (const FileNode& node : graph_.nodes)
            for (const auto* const values : {&node.inputs, &node.captured})
                for (const int value : *values)
                    if (value != kNone) isRead[static_cast<std::size_t>(value)] = true;
        return isRead;
    }

    const std::string* option(const std::string& key) {
        const auto found = options_.dims.find(key);
        if (found == options_.dims.end()) return nullptr;
        usedKeys_.insert(key);
        return &found->second;
    }

    void resolveInput(FileValue& value) {
        value.type = *value.declared;
        if (value.type.value_case() != onnx::TypeProto::VALUE_NOT_SET && !value.type.has_tensor_type()) return;
        auto& tensor = *value.type.mutable_tensor_type();
        const std::string* const whole = option(value.name);
        if (whole && !tensor.has_shape()) {
            tensor.mutable_shape();
            for (const std::int64_t size : parseShape(value.name, *whole))
                tensor.mutable_shape()->add_dim()->set_dim_value(size);
        }
        if (!tensor.has_shape()) {
            result_.missingDims.push_back({value.name, value.name, -1});
            return;
        }
        for (int axis = 0; axis < tensor.shape().dim_size(); ++axis)
            if (!tensor.shape().dim(axis).has_dim_value())
                resolveDim(value, axis, *tensor.mutable_shape()->mutable_dim(axis), whole);
    }

    void resolveDim(const FileValue& value, int axis, onnx::TensorShapeProto::Dimension& dim,
                    const std::string* whole) {
        const std::string symbol = dim.dim_param();
        const std::string byAxis = value.name + "[" + std::to_string(axis) + "]";
        const std::string& key = symbol.empty() ? byAxis : symbol;
        std::optional<std::int64_t> size = givenSize(value, axis, byAxis, symbol, whole);
        const auto bound = result_.symbols.find(symbol);
        if (!size && !symbol.empty() && bound != result_.symbols.end()) size = bound->second;
        if (!size && axis == 0) {
            size = 1;
            result_.issues.push_back({Severity::Note,
                                      "the batch of input \"" + value.name + "\" is open; 1 is assumed",
                                      "--dim " + key + "=N sets another",
                                      {}});
        }
        if (!size) {
            result_.missingDims.push_back({key, value.name, axis});
            return;
        }
        if (!symbol.empty()) result_.symbols.try_emplace(symbol, *size);
        dim.set_dim_value(*size);
    }

    std::optional<std::int64_t> givenSize(const FileValue& value, int axis, const std::string& byAxis,
                                          const std::string& symbol, const std::string* whole) {
        if (const std::string* const text = option(byAxis)) return parseSize(byAxis, *text);
        const std::string* const text = symbol.empty() ? nullptr : option(symbol);
        if (text && symbol != value.name) return parseSize(symbol, *text);
        if (!whole) return std::nullopt;
        const Shape shape = parseShape(value.name, *whole);
        if (static_cast<int>(shape.size()) != value.declared->tensor_type().shape().dim_size())
            throw Error("\"" + *whole + "\" has another number of axes than the input", "--dim " + value.name);
        return shape[static_cast<std::size_t>(axis)];
    }

    static void checkInput(const FileValue& value) {
        if (!value.type.has_tensor_type() || !value.type.tensor_type().has_shape()) return;
        Shape sizes;
        for (const auto& dim : value.type.tensor_type().shape().dim()) {
            if (!dim.has_dim_value()) continue;
            if (dim.dim_value() < 1)
                throw Error("input \"" + value.name + "\" has a dimension of " + std::to_string(dim.dim_value()), {},
                            "every dimension must be at least 1; export with a size or a symbolic name");
            sizes.push_back(dim.dim_value());
        }
        checkWeightDims(value.name, sizes);
    }

    void reportMissing() {
        if (result_.missingDims.empty()) return;
        std::string keys;
        std::string hint;
        std::set<std::string> named;
        for (const MissingDim& missing : result_.missingDims) {
            if (!named.insert(missing.key).second) continue;
            keys += (keys.empty() ? "" : ", ") + missing.key;
            hint += (hint.empty() ? "--dim " : " --dim ") + missing.key + (missing.axis < 0 ? "=1x3x224x224" : "=224");
        }
        result_.issues.push_back(
            {Severity::Warning, "the file leaves sizes open: " + keys, "give them, as in " + hint, {}});
    }

    void reportUnusedKeys() {
        for (const auto& [key, text] : options_.dims)
            if (!usedKeys_.contains(key))
                result_.issues.push_back({Severity::Warning,
                                          "no open size of this model is called \"" + key + "\"",
                                          "inspect lists the names of open sizes",
                                          {}});
    }

    FileGraph& graph_;
    const ImportOptions& options_;
    ResolvedInputs result_;
    std::set<std::string> usedKeys_;
};

}  // namespace

ResolvedInputs resolveInputs(FileGraph& graph, const ImportOptions& options) {
    return InputResolver(graph, options).resolve();
}

onnx::TypeProto withSymbols(const onnx::TypeProto& declared, const std::map<std::string, std::int64_t>& symbols) {
    onnx::TypeProto type = declared;
    if (!type.has_tensor_type() || !type.tensor_type().has_shape()) return type;
    for (auto& dim : *type.mutable_tensor_type()->mutable_shape()->mutable_dim()) {
        const auto bound = dim.has_dim_param() ? symbols.find(dim.dim_param()) : symbols.end();
        if (bound != symbols.end())
            dim.set_dim_value(bound->second);
        else if (dim.has_dim_value() && dim.dim_value() < 1)
            dim.clear_value();
    }
    return type;
}

}  // namespace fusescope
