// SPDX-License-Identifier: Apache-2.0
#include "core/cost/weight_bytes.h"

namespace fusescope {

std::int64_t weightBytes(const Op& op, int bits) {
    std::int64_t bytes = 0;
    for (const Weight& weight : op.weights) {
        std::int64_t elements = 1;
        for (const std::int64_t size : weight.shape) elements *= size;
        bytes += bytesOf(elements, bits);
    }
    return bytes;
}

}  // namespace fusescope
