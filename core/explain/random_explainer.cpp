// SPDX-License-Identifier: Apache-2.0
#include "core/explain/random_explainer.h"

namespace fusescope {
namespace {

class RandomExplainer : public Explainer {
 public:
    explicit RandomExplainer(ExplainContext context) : Explainer(std::move(context)) {}

 private:
    std::optional<std::vector<EdgeScores>> score(std::span<const FitQuestion> questions, std::uint64_t seed,
                                                 const RunControl&) const override {
        std::vector<EdgeScores> all;
        for (const FitQuestion& question : questions) {
            Random random = randomOf(question, seed);
            EdgeScores scores{std::vector<float>(pairsInside(*context().graph, question.group).size()), true};
            for (float& value : scores.values) value = static_cast<float>(random.uniform());
            all.push_back(std::move(scores));
        }
        return all;
    }
};

}  // namespace

std::unique_ptr<Explainer> makeRandomExplainer(ExplainContext context) {
    return std::make_unique<RandomExplainer>(std::move(context));
}

}  // namespace fusescope
