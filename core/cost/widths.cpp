// SPDX-License-Identifier: Apache-2.0
#include "core/cost/widths.h"

namespace fusescope {
namespace {

int widthOf(ElementType type, int otherwise) {
    switch (type) {
        case ElementType::Int8:
        case ElementType::UInt8:
        case ElementType::Float8:
        case ElementType::Bool:
            return 8;
        case ElementType::Int4:
        case ElementType::UInt4:
            return 4;
        case ElementType::Float16:
        case ElementType::BFloat16:
        case ElementType::Int16:
        case ElementType::UInt16:
            return 16;
        case ElementType::Int32:
        case ElementType::UInt32:
            return 32;
        case ElementType::Int64:
        case ElementType::UInt64:
            return 64;
        case ElementType::Unknown:
        case ElementType::Float32:
        case ElementType::Float64:
        case ElementType::String:
            return otherwise;
    }
    return otherwise;
}

}  // namespace

int activationBits(const Tensor& tensor, const Accelerator& accelerator) {
    return widthOf(tensor.elementType, accelerator.activationBits);
}

std::int64_t weightBytes(const Op& op, const Accelerator& accelerator) {
    std::int64_t bytes = 0;
    for (const Weight& weight : op.weights) {
        std::int64_t elements = 1;
        for (const std::int64_t size : weight.shape) elements *= size;
        bytes += bytesOf(elements, widthOf(weight.elementType, accelerator.weightBits));
    }
    return bytes;
}

std::int64_t rowBits(std::int64_t elements, int bits, const Accelerator& accelerator) {
    const std::int64_t exact = elements * bits;
    if (accelerator.rowAlignmentBytes <= 1) return exact;
    const std::int64_t unit = accelerator.rowAlignmentBytes * 8;
    return (exact + unit - 1) / unit * unit;
}

}  // namespace fusescope
