// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/shapes/plain_type.h"

namespace fusescope {
namespace {

template <class Tensor>
void copyPlain(const Tensor& from, Tensor& to) {
    if (from.has_elem_type()) to.set_elem_type(from.elem_type());
    if (!from.has_shape()) return;
    auto& shape = *to.mutable_shape();
    for (const auto& dim : from.shape().dim()) {
        auto& copy = *shape.add_dim();
        if (dim.has_dim_value()) copy.set_dim_value(dim.dim_value());
    }
}

template <class Holder>
void copyElement(const Holder& from, Holder& to) {
    if (from.has_elem_type()) *to.mutable_elem_type() = plainType(from.elem_type());
}

}  // namespace

onnx::TypeProto plainType(const onnx::TypeProto& type) {
    onnx::TypeProto plain;
    switch (type.value_case()) {
        case onnx::TypeProto::kTensorType:
            copyPlain(type.tensor_type(), *plain.mutable_tensor_type());
            break;
        case onnx::TypeProto::kSparseTensorType:
            copyPlain(type.sparse_tensor_type(), *plain.mutable_sparse_tensor_type());
            break;
        case onnx::TypeProto::kSequenceType:
            copyElement(type.sequence_type(), *plain.mutable_sequence_type());
            break;
        case onnx::TypeProto::kOptionalType:
            copyElement(type.optional_type(), *plain.mutable_optional_type());
            break;
        case onnx::TypeProto::kMapType:
            plain.mutable_map_type()->set_key_type(type.map_type().key_type());
            if (type.map_type().has_value_type())
                *plain.mutable_map_type()->mutable_value_type() = plainType(type.map_type().value_type());
            break;
        case onnx::TypeProto::kOpaqueType:
            plain.mutable_opaque_type();
            break;
        case onnx::TypeProto::VALUE_NOT_SET:
            break;
    }
    return plain;
}

}  // namespace fusescope
