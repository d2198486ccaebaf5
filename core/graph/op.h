// SPDX-License-Identifier: Apache-2.0
// A primitive operator of the op graph.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "core/base/ids.h"
#include "core/graph/tensor.h"

namespace fusescope {

using AttributeValue = std::variant<std::int64_t, double, std::string, std::vector<std::int64_t>, std::vector<double>,
                                    std::vector<std::string>>;

/// A constant operand of rank >= 1: filter, bias, scale… Its payload is never loaded.
struct Weight {
    std::string name;
    ElementType elementType = ElementType::Unknown;
    Shape shape;
    int slot = 0;  ///< which formal input of the op it is

    friend bool operator==(const Weight&, const Weight&) = default;
};

/// An operand that is computed or fed at run time.
struct Operand {
    TensorId tensor;
    int slot = 0;  ///< which formal input of the op it is

    friend bool operator==(const Operand&, const Operand&) = default;
};

struct Op {
    std::string name;    ///< unique in its graph
    std::string type;    ///< ONNX op type: "Conv"
    std::string domain;  ///< empty for the default ONNX operators
    /// ONNX attributes, and small integer constants among the inputs under the name of their formal parameter
    /// ("axes", "starts", "sizes"), so that an op looks the same in every opset.
    std::map<std::string, AttributeValue> attributes;
    std::vector<Operand> inputs;    ///< in slot order; a tensor read twice stands twice
    std::vector<TensorId> outputs;  ///< in order; unused outputs are left out
    std::vector<Weight> weights;
    std::string notModelled;  ///< why this op cannot be priced ("control flow", "unknown operator"); empty if it can

    /// The attribute if it is there and of type T, else `otherwise`.
    template <class T>
    T attribute(const std::string& key, T otherwise) const {
        const auto found = attributes.find(key);
        if (found == attributes.end()) return otherwise;
        const T* const value = std::get_if<T>(&found->second);
        return value ? *value : otherwise;
    }
};

/// The filter of a convolution or the constant matrix of a product, quantised ones included; null if there is none.
const Weight* filterOf(const Op& op);

/// Elements of all weights of an op; 0 if it has none.
std::int64_t weightElements(const Op& op);

}  // namespace fusescope
