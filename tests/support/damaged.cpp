// SPDX-License-Identifier: Apache-2.0
#include "tests/support/damaged.h"

namespace fusescope::test {

std::string damaged(std::string bytes, Random& random) {
    for (std::int64_t left = 1 + random.below(3); left > 0 && !bytes.empty(); --left) {
        const auto at = static_cast<std::size_t>(random.below(static_cast<std::int64_t>(bytes.size())));
        const auto count = static_cast<std::size_t>(1 + random.below(8));
        const std::int64_t kind = random.below(3);
        if (kind == 0)
            bytes.erase(at, count);
        else if (kind == 1)
            bytes.insert(at, bytes.substr(at, count));
        else
            bytes[at] = static_cast<char>(random.below(256));
    }
    return bytes;
}

}  // namespace fusescope::test
