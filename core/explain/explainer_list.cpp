// SPDX-License-Identifier: Apache-2.0
#include "core/explain/explainer_list.h"

#include <algorithm>
#include <array>

#include "core/explain/exact_explainer.h"
#include "core/explain/random_explainer.h"

namespace fusescope {

std::span<const ExplainerInfo> explainerList() {
    static constexpr std::array<ExplainerInfo, 2> kExplainers{{
        {"exact", "no learning: the cost model prices both sides of every cut", false, makeExactExplainer},
        {"random", "random scores: the control", false, makeRandomExplainer},
    }};
    return kExplainers;
}

const ExplainerInfo* findExplainer(std::string_view id) {
    const auto found = std::ranges::find(explainerList(), id, &ExplainerInfo::id);
    return found == explainerList().end() ? nullptr : &*found;
}

}  // namespace fusescope
