// SPDX-License-Identifier: Apache-2.0
// How far the predictor's own answer depends on the edges an explanation keeps: fidelity of GraphFramEx (Amara et al.
// 2022) and PyTorch Geometric. p is p(invalid) of the whole group, of the kept edges alone, and of the others alone.
#pragma once

#include <span>
#include <vector>

#include "core/explain/explanation.h"
#include "core/predictor/gnn.h"

namespace fusescope {

struct FidelityScores {
    double plus = 0;            ///< p(group) - p(without the kept edges); high: they are necessary
    double minus = 0;           ///< p(group) - p(kept edges alone); low: they are sufficient
    double unfaithfulness = 0;  ///< 1 - exp(-KL(group || kept edges alone)) over both classes, in [0, 1]
    bool flipsWithout = false;  ///< the class changes without the kept edges (PyG's fidelity+)
    bool flipsAlone = false;    ///< the class changes with the kept edges alone (PyG's fidelity-)
};

struct Fidelity {
    FidelityScores edges;  ///< messages are masked, all ops stay in the readout: nearly blind for a sum over ops
    FidelityScores nodes;  ///< an op leaves the readout with its edges
    double sparsity = 0;   ///< 1 - kept edges / edges
};

/// One per group of the batch. `mask` [edges], in [0, 1]: how much of an edge is kept.
std::vector<Fidelity> fidelityOf(const Gnn& gnn, const GnnGraph& batch, std::span<const float> mask);

/// 1 for the selected edges, else 0.
std::vector<float> selectionMask(const Explanation& explanation);

}  // namespace fusescope
