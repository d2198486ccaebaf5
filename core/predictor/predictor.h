// SPDX-License-Identifier: Apache-2.0
// Judges whether groups fit a buffer without pricing them: a graph neural network trained on the cost model's answers.
// Bound to a graph, an accelerator and trained weights, as a CostModel is to the first two. The paper's validity
// predictor (Mills et al., arXiv 2501.00636, section III-A).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/graph/op_graph.h"
#include "core/hardware/accelerator.h"
#include "core/plan/group_set.h"
#include "core/predictor/features.h"
#include "core/predictor/gnn.h"
#include "core/predictor/gnn_weights.h"

namespace fusescope {

/// "Does this group fit this buffer?" A group is a set of ops; it need not be convex or connected.
struct FitQuestion {
    GroupSet group;
    std::int64_t betaBytes = 0;
};

/// The logit of a group with an op that is not modelled: it has no features, and no buffer suffices.
inline constexpr float kNeverFitsLogit = 40;

/// Safe from any thread after construction.
class Predictor {
 public:
    virtual ~Predictor() = default;
    /// One per question; > 0: does not fit; probabilityOf() it is p(invalid). Does not depend on the other questions.
    std::vector<float> logits(std::span<const FitQuestion> questions) const;

    /// A group as the network sees it, for explainers: edges as in pairsInside(). All its ops are modelled.
    GnnGraph view(const GroupSet& group, std::int64_t betaBytes) const;
    /// Several, one after another.
    GnnGraph view(std::span<const FitQuestion> questions) const;
    /// For masks, gradients and embeddings on views.
    const Gnn& gnn() const { return gnn_; }
    const FeatureTable& features() const { return features_; }

 protected:
    Predictor(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator,
              std::shared_ptr<const GnnWeights> weights);

 private:
    /// One logit per group of the batch.
    virtual std::vector<float> judge(const GnnGraph& batch) const = 0;

    Gnn gnn_;
    FeatureTable features_;
};

/// In plain C++. Throws Error if the weights are for another scheme, or for features this build does not have.
std::shared_ptr<const Predictor> makePredictor(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator,
                                               std::shared_ptr<const GnnWeights> weights);

/// Throws Error if the weights cannot be used for the scheme: another scheme, unknown or other features.
void checkUsable(const GnnWeights& weights, Scheme scheme);

}  // namespace fusescope
