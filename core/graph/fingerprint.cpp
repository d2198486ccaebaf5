// SPDX-License-Identifier: Apache-2.0
#include "core/graph/fingerprint.h"

#include <array>
#include <charconv>
#include <memory>

#include "core/base/sha256.h"

namespace fusescope {
namespace {

// The canonical text is length-prefixed, so that no two graphs can have the same one.
class Canonical {
 public:
    void add(std::string_view text) {
        add(static_cast<std::int64_t>(text.size()));
        text_ += text;
    }
    void add(std::int64_t number) { text_ += std::to_string(number) + ";"; }
    void add(double number) {
        std::array<char, 32> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
        add(std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
    }
    template <class T>
    void add(const std::vector<T>& items) {
        add(static_cast<std::int64_t>(items.size()));
        for (const T& item : items) add(item);
    }
    void add(const std::string& text) { add(std::string_view(text)); }
    const std::string& text() const { return text_; }

 private:
    std::string text_;
};

void addOp(Canonical& canonical, const OpGraph& graph, const Op& op) {
    canonical.add(op.name);
    canonical.add(op.type);
    canonical.add(op.domain);
    for (const auto& [key, value] : op.attributes) {
        canonical.add(key);
        canonical.add(static_cast<std::int64_t>(value.index()));
        std::visit([&](const auto& held) { canonical.add(held); }, value);
    }
    for (const Operand& input : op.inputs) {
        canonical.add(std::int64_t{input.slot});
        canonical.add(graph.tensor(input.tensor).name);
    }
    for (const Weight& weight : op.weights) {
        canonical.add(std::int64_t{weight.slot});
        canonical.add(std::string_view(elementTypeName(weight.elementType)));
        canonical.add(weight.shape);
    }
    for (const TensorId output : op.outputs) canonical.add(graph.tensor(output).name);
}

}  // namespace

std::string fingerprint(const OpGraph& graph) {
    Canonical canonical;
    canonical.add(std::string_view("fusescope/graph/1"));
    for (const Tensor& tensor : graph.tensors()) {
        canonical.add(tensor.name);
        canonical.add(std::string_view(elementTypeName(tensor.elementType)));
        canonical.add(std::int64_t{tensor.shape.has_value()});
        if (tensor.shape) canonical.add(*tensor.shape);
        canonical.add(std::int64_t{tensor.isGraphOutput});
    }
    for (const Op& op : graph.ops()) addOp(canonical, graph, op);
    return sha256Hex(canonical.text());
}

}  // namespace fusescope
