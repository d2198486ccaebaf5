// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/constants/constant_tensor.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace fusescope {
namespace {

using onnx::TensorProto;

bool isRealType(int type) {
    return type == TensorProto::FLOAT || type == TensorProto::DOUBLE || type == TensorProto::FLOAT16 ||
           type == TensorProto::BFLOAT16;
}

Scalar integerScalar(std::int64_t value) { return {value, 0, true}; }
Scalar realScalar(double value) { return {0, value, true}; }

double halfValue(std::uint16_t bits) {
    const double sign = (bits & 0x8000U) != 0 ? -1 : 1;
    const int exponent = (bits >> 10) & 31;
    const int mantissa = bits & 1023;
    if (exponent == 31) return mantissa == 0 ? sign * INFINITY : NAN;
    if (exponent == 0) return sign * std::ldexp(mantissa, -24);
    return sign * std::ldexp(mantissa + 1024, exponent - 25);
}

double bfloatValue(std::uint16_t bits) { return std::bit_cast<float>(std::uint32_t{bits} << 16); }

template <class T>
T rawAt(const std::string& raw, std::size_t index) {
    T value;
    std::memcpy(&value, raw.data() + index * sizeof(T), sizeof(T));
    return value;
}

std::size_t rawElementBytes(int type) {
    switch (type) {
        case TensorProto::UINT8:
        case TensorProto::INT8:
        case TensorProto::BOOL:
            return 1;
        case TensorProto::UINT16:
        case TensorProto::INT16:
        case TensorProto::FLOAT16:
        case TensorProto::BFLOAT16:
            return 2;
        case TensorProto::FLOAT:
        case TensorProto::INT32:
        case TensorProto::UINT32:
            return 4;
        case TensorProto::DOUBLE:
        case TensorProto::INT64:
        case TensorProto::UINT64:
            return 8;
        default:
            return 0;
    }
}

Scalar rawScalar(int type, const std::string& raw, std::size_t index) {
    switch (type) {
        case TensorProto::FLOAT:
            return realScalar(rawAt<float>(raw, index));
        case TensorProto::DOUBLE:
            return realScalar(rawAt<double>(raw, index));
        case TensorProto::FLOAT16:
            return realScalar(halfValue(rawAt<std::uint16_t>(raw, index)));
        case TensorProto::BFLOAT16:
            return realScalar(bfloatValue(rawAt<std::uint16_t>(raw, index)));
        case TensorProto::UINT8:
            return integerScalar(rawAt<std::uint8_t>(raw, index));
        case TensorProto::INT8:
            return integerScalar(rawAt<std::int8_t>(raw, index));
        case TensorProto::BOOL:
            return integerScalar(rawAt<std::uint8_t>(raw, index) != 0);
        case TensorProto::UINT16:
            return integerScalar(rawAt<std::uint16_t>(raw, index));
        case TensorProto::INT16:
            return integerScalar(rawAt<std::int16_t>(raw, index));
        case TensorProto::INT32:
            return integerScalar(rawAt<std::int32_t>(raw, index));
        case TensorProto::UINT32:
            return integerScalar(rawAt<std::uint32_t>(raw, index));
        default:
            return integerScalar(rawAt<std::int64_t>(raw, index));
    }
}

Scalar typedScalar(const TensorProto& tensor, int index) {
    switch (tensor.data_type()) {
        case TensorProto::FLOAT:
            return realScalar(tensor.float_data(index));
        case TensorProto::DOUBLE:
            return realScalar(tensor.double_data(index));
        case TensorProto::FLOAT16:
            return realScalar(halfValue(static_cast<std::uint16_t>(tensor.int32_data(index))));
        case TensorProto::BFLOAT16:
            return realScalar(bfloatValue(static_cast<std::uint16_t>(tensor.int32_data(index))));
        case TensorProto::INT64:
            return integerScalar(tensor.int64_data(index));
        case TensorProto::UINT32:
        case TensorProto::UINT64:
            return integerScalar(static_cast<std::int64_t>(tensor.uint64_data(index)));
        default:
            return integerScalar(tensor.int32_data(index));
    }
}

int typedCount(const TensorProto& tensor) {
    switch (tensor.data_type()) {
        case TensorProto::FLOAT:
            return tensor.float_data_size();
        case TensorProto::DOUBLE:
            return tensor.double_data_size();
        case TensorProto::INT64:
            return tensor.int64_data_size();
        case TensorProto::UINT32:
        case TensorProto::UINT64:
            return tensor.uint64_data_size();
        default:
            return tensor.int32_data_size();
    }
}

}  // namespace

bool ConstantTensor::isReal() const { return isRealType(type); }

bool ConstantTensor::isWhollyKnown() const {
    return std::all_of(elements.begin(), elements.end(), [](const Scalar& element) { return element.isKnown; });
}

std::optional<std::size_t> smallElementCount(const Shape& dims) {
    std::int64_t count = 1;
    for (const std::int64_t size : dims) {
        if (size < 0 || size > kMostConstantElements) return std::nullopt;
        count *= size;
        if (count > kMostConstantElements) return std::nullopt;
    }
    return static_cast<std::size_t>(count);
}

ConstantTensor integerConstant(Shape dims, const std::vector<std::int64_t>& values) {
    ConstantTensor constant{TensorProto::INT64, std::move(dims), {}};
    for (const std::int64_t value : values) constant.elements.push_back(integerScalar(value));
    return constant;
}

std::optional<ConstantTensor> constantFrom(const TensorProto& tensor) {
    ConstantTensor constant{tensor.data_type(), Shape(tensor.dims().begin(), tensor.dims().end()), {}};
    const auto count = smallElementCount(constant.dims);
    const std::size_t elementBytes = rawElementBytes(constant.type);
    if (!count || elementBytes == 0) return std::nullopt;
    const bool isRaw = tensor.raw_data().size() == *count * elementBytes && *count > 0;
    if (!isRaw && typedCount(tensor) != static_cast<int>(*count)) return std::nullopt;
    for (std::size_t i = 0; i < *count; ++i)
        constant.elements.push_back(isRaw ? rawScalar(constant.type, tensor.raw_data(), i)
                                          : typedScalar(tensor, static_cast<int>(i)));
    return constant;
}

TensorProto tensorProtoFrom(const ConstantTensor& constant) {
    TensorProto tensor;
    tensor.set_data_type(constant.type);
    for (const std::int64_t size : constant.dims) tensor.add_dims(size);
    for (const Scalar& element : constant.elements) {
        switch (constant.type) {
            case TensorProto::FLOAT:
                tensor.add_float_data(static_cast<float>(element.real));
                break;
            case TensorProto::DOUBLE:
                tensor.add_double_data(element.real);
                break;
            case TensorProto::INT64:
                tensor.add_int64_data(element.integer);
                break;
            case TensorProto::UINT32:
            case TensorProto::UINT64:
                tensor.add_uint64_data(static_cast<std::uint64_t>(element.integer));
                break;
            default:
                tensor.add_int32_data(static_cast<std::int32_t>(element.integer));
                break;
        }
    }
    return tensor;
}

}  // namespace fusescope
