// SPDX-License-Identifier: Apache-2.0
#include "core/explain/lookahead_explainer.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include "core/explain/cut_truth.h"

namespace fusescope {
namespace {

constexpr int kOpsAtOnce = 64;
constexpr std::size_t kMostJudgedCuts = 1024;  // a judgement costs ten times a price
constexpr std::size_t kSidesAtOnce = 64;       // between two looks at the run control

class LookaheadExplainer : public Explainer {
 public:
    explicit LookaheadExplainer(ExplainContext context) : Explainer(std::move(context)) {
        assert(this->context().predictor);
    }

 private:
    int opsAtOnce() const override { return kOpsAtOnce; }

    /// Nothing when stopped.
    std::optional<std::vector<float>> judge(std::span<const FitQuestion> sides, const RunControl& control) const {
        std::vector<float> logits;
        while (logits.size() < sides.size()) {
            if (control.shouldStop()) return std::nullopt;
            const auto some = sides.subspan(logits.size(), std::min(kSidesAtOnce, sides.size() - logits.size()));
            const std::vector<float> judged = context().predictor->logits(some);
            logits.insert(logits.end(), judged.begin(), judged.end());
        }
        return logits;
    }

    std::optional<std::vector<EdgeScores>> score(std::span<const FitQuestion> questions, std::uint64_t,
                                                 const RunControl& control) const override {
        std::vector<TwoWayCuts> cuts;
        std::vector<FitQuestion> sides;
        for (const FitQuestion& question : questions) {
            if (control.shouldStop()) return std::nullopt;
            cuts.push_back(twoWayCuts(*context().graph, question.group, kMostJudgedCuts));
            for (const TwoWayCut& cut : cuts.back().cuts) {
                sides.push_back({cut.before, question.betaBytes});
                sides.push_back({cut.after, question.betaBytes});
            }
        }
        const auto logits = judge(sides, control);
        if (!logits) return std::nullopt;
        std::vector<EdgeScores> all;
        std::size_t side = 0;
        for (std::size_t q = 0; q < questions.size(); ++q) {
            const std::vector<OpPair> edges = pairsInside(*context().graph, questions[q].group);
            EdgeScores scores{std::vector<float>(edges.size(), std::numeric_limits<float>::lowest()),
                              cuts[q].isExhaustive};
            for (const TwoWayCut& cut : cuts[q].cuts) {
                const float hope = -std::max((*logits)[side], (*logits)[side + 1]);
                side += 2;
                for (const std::size_t e : crossingEdges(edges, cut))
                    scores.values[e] = std::max(scores.values[e], hope);
            }
            all.push_back(std::move(scores));
        }
        return all;
    }
};

}  // namespace

std::unique_ptr<Explainer> makeLookaheadExplainer(ExplainContext context) {
    return std::make_unique<LookaheadExplainer>(std::move(context));
}

}  // namespace fusescope
