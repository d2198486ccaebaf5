// SPDX-License-Identifier: Apache-2.0
#include "core/explain/rg/rg_explainer.h"

#include <algorithm>
#include <cassert>

#include "core/explain/rg/rg_learner.h"

namespace fusescope {
namespace {

constexpr int kOpsAtOnce = 64;

class RgExplainer : public Explainer {
 public:
    explicit RgExplainer(ExplainContext context)
        : Explainer(std::move(context)), locator_(this->context().learned->rg), agent_(this->context().learned->rg) {
        assert(this->context().predictor);
    }

 private:
    int opsAtOnce() const override { return kOpsAtOnce; }

    EdgeScores scoresOf(const RgGraph& graph) const {
        const std::vector<float> places = locator_.logProbabilities(graph);
        const auto seed = std::max_element(places.begin(), places.end()) - places.begin();
        const RgWalk walk = greedyWalk(agent_, graph, agent_.lift(graph), static_cast<std::size_t>(seed));
        std::vector<std::size_t> order(graph.nodes, 0);
        for (std::size_t i = 0; i < walk.chosen().size(); ++i) order[walk.chosen()[i]] = i;
        EdgeScores scores{std::vector<float>(graph.edges.size(), 0.0F), true, walk.insideEdges()};
        for (const std::size_t e : scores.chosen) {
            const std::size_t later = std::max(order[graph.edges[e].first], order[graph.edges[e].second]);
            scores.values[e] = static_cast<float>(kRgMostOps - later) / static_cast<float>(kRgMostOps - 1);
        }
        std::stable_sort(scores.chosen.begin(), scores.chosen.end(),
                         [&](std::size_t a, std::size_t b) { return scores.values[a] > scores.values[b]; });
        return scores;
    }

    std::optional<std::vector<EdgeScores>> score(std::span<const FitQuestion> questions, std::uint64_t,
                                                 const RunControl& control) const override {
        const GnnGraph view = context().predictor->view(questions);
        const GnnActivations activations = context().predictor->gnn().forward(view);
        std::vector<EdgeScores> all;
        for (std::size_t g = 0; g < questions.size(); ++g) {
            if (control.shouldStop()) return std::nullopt;
            all.push_back(scoresOf(rgGraphOf(view, activations, g)));
        }
        return all;
    }

    RgLocator locator_;
    RgAgent agent_;
};

}  // namespace

std::unique_ptr<Explainer> makeRgExplainer(ExplainContext context) {
    return std::make_unique<RgExplainer>(std::move(context));
}

}  // namespace fusescope
