// SPDX-License-Identifier: Apache-2.0
// GNNExplainer: learns, for each group anew, which edges the predictor needs to call it invalid.
#pragma once

#include <memory>

#include "core/explain/explainer.h"
#include "core/explain/gnne/mask_descent.h"

namespace fusescope {

enum class MaskStart { Random, Constant };

/// The score is the edge mask, in [0, 1].
std::unique_ptr<Explainer> makeGnnExplainer(ExplainContext context, const MaskDescentParams& params, MaskStart start);

/// "gnne": as published, with the settings of PyTorch Geometric.
std::unique_ptr<Explainer> makePublishedGnnExplainer(ExplainContext context);

/// "gnne-nodes": ten times the learning rate, so that masks can leave their start; a size term that is felt, no
/// entropy, and a constant start, so that the ranking is not the noise of the start. With a predictor that knows no cut
/// edges, nodes leave the readout with their edges, for to it a sum over all ops hardly depends on edges; one that does
/// needs no such help, and is misled by it.
std::unique_ptr<Explainer> makeNodesGnnExplainer(ExplainContext context);

/// The settings of gnne-nodes for this predictor.
MaskDescentParams nodesGnnParams(const GnnWeights& predictor);

}  // namespace fusescope
