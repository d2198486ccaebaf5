// SPDX-License-Identifier: Apache-2.0
// Explains why groups do not fit: which edges to cut. Always the class "invalid" is explained, also where the predictor
// wrongly says valid. Mills et al., arXiv 2501.00636, section III-B.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/base/random.h"
#include "core/base/run_control.h"
#include "core/cost/cost_model.h"
#include "core/explain/explainer_weights.h"
#include "core/explain/explanation.h"
#include "core/graph/op_graph.h"
#include "core/predictor/predictor.h"

namespace fusescope {

/// What explainers know. All of one graph and one accelerator; what an explainer does not need may be null.
struct ExplainContext {
    std::shared_ptr<const OpGraph> graph;
    std::shared_ptr<const CostModel> costModel;
    std::shared_ptr<const Predictor> predictor;
    std::shared_ptr<const ExplainerWeights> learned{};  ///< on this predictor; null: pg, pg-budget and rg cannot run
};

struct ExplainParams {
    std::uint64_t seed = 1;
    int threads = 1;  ///< never changes the result
    Selection selection;
};

/// Safe from any thread.
class Explainer {
 public:
    virtual ~Explainer() = default;

    /// One per question, in their order; fewer when stopped: the first ones. Groups are convex and weakly connected, of
    /// modelled ops (see canBeExplained()). An answer depends on its question and the seed alone. Progress counts
    /// groups.
    std::vector<Explanation> explain(std::span<const FitQuestion> questions, const ExplainParams& params,
                                     RunControl& control) const;

 protected:
    struct EdgeScores {
        std::vector<float> values;  ///< [pairsInside()]
        bool isExhaustive = true;
        std::vector<std::size_t> chosen{};  ///< solution edges, best first, of an explainer that chooses them itself
    };

    explicit Explainer(ExplainContext context);
    const ExplainContext& context() const { return context_; }

 private:
    /// One per question; nothing when stopped.
    virtual std::optional<std::vector<EdgeScores>> score(std::span<const FitQuestion> questions, std::uint64_t seed,
                                                         const RunControl& control) const = 0;
    /// Groups are scored together until they have so many ops.
    virtual int opsAtOnce() const { return 1; }

    ExplainContext context_;
};

/// Convex, weakly connected, with an edge, and the cost model knows all its ops.
bool canBeExplained(const OpGraph& graph, const GroupSet& group);

/// Random numbers of one question: the same whatever is asked beside it.
Random randomOf(const FitQuestion& question, std::uint64_t seed);

}  // namespace fusescope
