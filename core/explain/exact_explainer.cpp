// SPDX-License-Identifier: Apache-2.0
#include "core/explain/exact_explainer.h"

#include <algorithm>

#include "core/explain/cut_truth.h"

namespace fusescope {
namespace {

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
            EdgeScores scores{{}, truth->isExhaustive};
            for (const EdgeTruth& edge : truth->edges)
                scores.values.push_back(static_cast<float>(std::max(edge.relief, 0.0)));
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
