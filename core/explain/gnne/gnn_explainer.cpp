// SPDX-License-Identifier: Apache-2.0
#include "core/explain/gnne/gnn_explainer.h"

#include <cassert>

namespace fusescope {
namespace {

constexpr int kOpsAtOnce = 128;  // a step takes some milliseconds, and what it touches stays in the cache

class GnnExplainer : public Explainer {
 public:
    GnnExplainer(ExplainContext context, const MaskDescentParams& params, MaskStart start)
        : Explainer(std::move(context)), params_(params), start_(start) {
        assert(this->context().predictor);
    }

 private:
    int opsAtOnce() const override { return kOpsAtOnce; }

    std::vector<double> startOf(std::span<const FitQuestion> questions, const GnnGraph& graph,
                                std::uint64_t seed) const {
        std::vector<double> start(graph.edgeCount(), 0.0);
        if (start_ == MaskStart::Constant) return start;
        for (std::size_t g = 0; g < questions.size(); ++g) {
            Random random = randomOf(questions[g], seed);
            const auto begin = static_cast<std::size_t>(graph.edgeStarts[g]);
            const auto edges = static_cast<std::size_t>(graph.edgeStarts[g + 1]) - begin;
            const auto own = publishedStart(static_cast<std::size_t>(questions[g].group.count()), edges, random);
            std::copy(own.begin(), own.end(), start.begin() + static_cast<std::ptrdiff_t>(begin));
        }
        return start;
    }

    std::optional<std::vector<EdgeScores>> score(std::span<const FitQuestion> questions, std::uint64_t seed,
                                                 const RunControl& control) const override {
        const GnnGraph graph = context().predictor->view(questions);
        MaskDescent descent(context().predictor->gnn(), graph, params_, startOf(questions, graph, seed));
        for (int i = 0; i < params_.iterations; ++i) {
            if (control.shouldStop()) return std::nullopt;
            descent.step();
        }
        const std::vector<float> masks = descent.masks();
        std::vector<EdgeScores> all;
        for (std::size_t g = 0; g < questions.size(); ++g)
            all.push_back({{masks.begin() + graph.edgeStarts[g], masks.begin() + graph.edgeStarts[g + 1]}, true});
        return all;
    }

    MaskDescentParams params_;
    MaskStart start_;
};

}  // namespace

std::unique_ptr<Explainer> makeGnnExplainer(ExplainContext context, const MaskDescentParams& params, MaskStart start) {
    return std::make_unique<GnnExplainer>(std::move(context), params, start);
}

std::unique_ptr<Explainer> makePublishedGnnExplainer(ExplainContext context) {
    return makeGnnExplainer(std::move(context), {}, MaskStart::Random);
}

MaskDescentParams nodesGnnParams(const GnnWeights& predictor) {
    MaskDescentParams params;
    params.learningRate = 0.1;
    params.sizeWeight = predictor.knowsCuts() ? 0.05 : 0.5;
    params.entropyWeight = 0;
    params.hasReadoutMask = !predictor.knowsCuts();
    return params;
}

std::unique_ptr<Explainer> makeNodesGnnExplainer(ExplainContext context) {
    const MaskDescentParams params = nodesGnnParams(context.predictor->gnn().weights());
    return makeGnnExplainer(std::move(context), params, MaskStart::Constant);
}

}  // namespace fusescope
