// SPDX-License-Identifier: Apache-2.0
#include "core/search/block_explainer.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace fusescope {
namespace {

constexpr int kBlocksAtOnce = 128;

class BlockExplainer : public Explainer {
 public:
    BlockExplainer(ExplainContext context, std::shared_ptr<const Explainer> explainer,
                   std::shared_ptr<const Blocks> blocks)
        : Explainer(std::move(context)), explainer_(std::move(explainer)), blocks_(std::move(blocks)) {
        std::size_t opCount = 0;
        for (const auto& ops : blocks_->ops) opCount += ops.size();
        blockOf_.resize(opCount);
        for (std::size_t block = 0; block < blocks_->ops.size(); ++block)
            for (const OpId op : blocks_->ops[block]) blockOf_[op.index()] = OpId(static_cast<std::int32_t>(block));
    }

 private:
    int opsAtOnce() const override { return kBlocksAtOnce; }

    std::optional<std::vector<EdgeScores>> score(std::span<const FitQuestion> questions, std::uint64_t seed,
                                                 const RunControl& control) const override {
        std::vector<FitQuestion> inner;
        for (const FitQuestion& question : questions)
            inner.push_back({blocks_->opsOf(question.group), question.betaBytes});
        RunControl part(&control);
        const auto explanations = explainer_->explain(inner, {seed, 1, {}}, part);
        if (explanations.size() < questions.size()) return std::nullopt;
        std::vector<EdgeScores> all;
        for (std::size_t q = 0; q < questions.size(); ++q)
            all.push_back(blockScores(pairsInside(*context().graph, questions[q].group), explanations[q]));
        return all;
    }

    /// Of an edge between blocks: the best of its edges between ops. Chosen are those whose edges are, after those that
    /// have to be cut.
    EdgeScores blockScores(const std::vector<OpPair>& edges, const Explanation& explanation) const {
        EdgeScores scores;
        scores.values.assign(edges.size(), std::numeric_limits<float>::lowest());
        scores.isExhaustive = explanation.isExhaustive;
        const auto indexOf = [&](const OpPair& edge) -> std::optional<std::size_t> {
            const auto found = std::lower_bound(edges.begin(), edges.end(), edge);
            if (found == edges.end() || *found != edge) return std::nullopt;
            return static_cast<std::size_t>(found - edges.begin());
        };
        const auto blockEdge = [&](const OpPair& edge) {
            return indexOf({blockOf_[edge.first.index()], blockOf_[edge.second.index()]});  // nothing inside a block
        };
        const auto choose = [&](const std::optional<std::size_t>& edge) {
            if (edge && std::find(scores.chosen.begin(), scores.chosen.end(), *edge) == scores.chosen.end())
                scores.chosen.push_back(*edge);
        };
        for (std::size_t e = 0; e < explanation.edges.size(); ++e)
            if (const auto edge = blockEdge(explanation.edges[e]))
                scores.values[*edge] = std::max(scores.values[*edge], explanation.edgeScores[e]);
        if (edges.empty()) return scores;
        const float above = 1 + std::abs(*std::max_element(scores.values.begin(), scores.values.end()));
        for (const OpPair& pair : blocks_->apart) {
            const auto edge = indexOf(pair);
            if (edge) scores.values[*edge] = above;
            choose(edge);
        }
        for (const std::size_t e : explanation.selected) choose(blockEdge(explanation.edges[e]));
        return scores;
    }

    std::shared_ptr<const Explainer> explainer_;
    std::shared_ptr<const Blocks> blocks_;
    std::vector<OpId> blockOf_;  // [ops]
};

}  // namespace

std::shared_ptr<const Explainer> makeBlockExplainer(ExplainContext blockContext,
                                                    std::shared_ptr<const Explainer> explainer,
                                                    std::shared_ptr<const Blocks> blocks) {
    return std::make_shared<BlockExplainer>(std::move(blockContext), std::move(explainer), std::move(blocks));
}

}  // namespace fusescope
