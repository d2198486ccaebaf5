// SPDX-License-Identifier: Apache-2.0
// A small constant of the file, so that the sizes that models compute from shapes can be computed here.
#pragma once

#include <onnx/onnx_pb.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "core/graph/tensor.h"

namespace fusescope {

/// One element: the member that belongs to the element type of its tensor is meant.
struct Scalar {
    std::int64_t integer = 0;
    double real = 0;
    bool isKnown = true;  ///< false: a size that the file leaves open
};

struct ConstantTensor {
    int type = onnx::TensorProto::INT64;  ///< onnx::TensorProto::DataType
    Shape dims;                           ///< may hold zeros here
    std::vector<Scalar> elements;         ///< row-major

    bool isReal() const;
    bool isWhollyKnown() const;
};

/// Larger constants are not computed: no size depends on them.
constexpr std::int64_t kMostConstantElements = 4096;

/// Elements of `dims`; nothing if there are more than kMostConstantElements or a size is negative.
std::optional<std::size_t> smallElementCount(const Shape& dims);

ConstantTensor integerConstant(Shape dims, const std::vector<std::int64_t>& values);

/// The values of an initializer or attribute; nothing if they are absent, too many, or of a type sizes are not made of.
std::optional<ConstantTensor> constantFrom(const onnx::TensorProto& tensor);

/// The other way round, for the inference functions of the ONNX library; `constant` is wholly known.
onnx::TensorProto tensorProtoFrom(const ConstantTensor& constant);

}  // namespace fusescope
