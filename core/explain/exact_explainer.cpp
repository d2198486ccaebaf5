// SPDX-License-Identifier: Apache-2.0
#include "core/explain/exact_explainer.h"

#include "core/explain/cut_truth.h"

namespace fusescope {
namespace {

/// A third for each category, and within one the cheaper cut first.
float scoreOf(const EdgeTruth& edge, const CutTruth& truth) {
    const bool bothFit = edge.category == CutCategory::BothFit;
    const auto least = static_cast<double>(bothFit ? truth.leastDramBytes : truth.chargedDramBytes);
    const auto own = static_cast<double>(bothFit ? edge.leastDramBytes : edge.chargedDramBytes);
    const double cheapness = own > 0 ? least / own : 1;
    return static_cast<float>((3 - static_cast<double>(edge.category) + cheapness) / 3);
}

class ExactExplainer : public Explainer {
 public:
    explicit ExactExplainer(ExplainContext context) : Explainer(std::move(context)) {}

 private:
    std::optional<std::vector<EdgeScores>> score(std::span<const FitQuestion> questions, std::uint64_t,
                                                 const RunControl& control) const override {
        std::vector<EdgeScores> all;
        for (const FitQuestion& question : questions) {
            const auto truth = judgeCuts(*context().graph, *context().costModel, question, control);
            if (!truth) return std::nullopt;
            EdgeScores scores{{}, truth->isExhaustive, {}};
            for (const EdgeTruth& edge : truth->edges) scores.values.push_back(scoreOf(edge, *truth));
            all.push_back(std::move(scores));
        }
        return all;
    }
};

}  // namespace

std::unique_ptr<Explainer> makeExactExplainer(ExplainContext context) {
    return std::make_unique<ExactExplainer>(std::move(context));
}

}  // namespace fusescope
