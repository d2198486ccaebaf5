// SPDX-License-Identifier: Apache-2.0
#include "core/explain/pg/pg_explainer.h"

#include <cassert>

namespace fusescope {
namespace {

constexpr int kOpsAtOnce = 256;

class PgExplainer : public Explainer {
 public:
    PgExplainer(ExplainContext context, const PgWeights ExplainerWeights::*weights)
        : Explainer(std::move(context)), network_((*this->context().learned).*weights) {
        assert(this->context().predictor);
    }

 private:
    int opsAtOnce() const override { return kOpsAtOnce; }

    std::optional<std::vector<EdgeScores>> score(std::span<const FitQuestion> questions, std::uint64_t,
                                                 const RunControl& control) const override {
        if (control.shouldStop()) return std::nullopt;
        const GnnGraph graph = context().predictor->view(questions);
        const std::vector<float> scores =
            network_.scores(graph, pgEmbeddings(context().predictor->gnn().forward(graph)));
        std::vector<EdgeScores> all;
        for (std::size_t g = 0; g < questions.size(); ++g)
            all.push_back({{scores.begin() + graph.edgeStarts[g], scores.begin() + graph.edgeStarts[g + 1]}, true, {}});
        return all;
    }

    PgNetwork network_;
};

}  // namespace

std::unique_ptr<Explainer> makePgExplainer(ExplainContext context) {
    return std::make_unique<PgExplainer>(std::move(context), &ExplainerWeights::pg);
}

std::unique_ptr<Explainer> makePgBudgetExplainer(ExplainContext context) {
    return std::make_unique<PgExplainer>(std::move(context), &ExplainerWeights::pgBudget);
}

}  // namespace fusescope
