// SPDX-License-Identifier: Apache-2.0
// GNNExplainer (Ying et al. 2019, in the form of PyTorch Geometric 2.9) for whole graphs and edge masks: gradient
// descent on one logit t_e per edge, m = sigmoid(t), of the loss
//   L = -log p(invalid | m) + sizeWeight · Σ_e m_e + entropyWeight · mean_e H(m_e).
// As there, edges whose first gradient is 0 have no part in the last two terms and end with a mask of 0, and these
// terms begin with the second step. Several groups in one batch do not touch each other.
#pragma once

#include <span>
#include <vector>

#include "core/explain/nets/adam.h"
#include "core/predictor/gnn.h"

namespace fusescope {

struct MaskDescentParams {
    double learningRate = 0.01;  ///< of Adam
    int iterations = 100;
    double sizeWeight = 0.005;
    double entropyWeight = 1;
    bool hasReadoutMask = false;  ///< a node leaves the readout with its edges; see readoutMask()
};

class MaskDescent {
 public:
    /// `startLogits` [edges]. Keeps references to `gnn` and `graph`.
    MaskDescent(const Gnn& gnn, const GnnGraph& graph, const MaskDescentParams& params,
                std::vector<double> startLogits);

    /// One step of Adam. The loss of each group before it.
    std::vector<double> step();

    /// t, [edges]
    const std::vector<double>& logits() const { return logits_; }
    /// m as it stands, [edges]; 0 where the first gradient was.
    std::vector<float> masks() const;

 private:
    struct Slopes {
        std::vector<double> losses;  // [graphs]
        std::vector<double> values;  // [edges] d loss / d t
    };
    Slopes slopesOfPrediction() const;
    void addRegularisers(Slopes& slopes) const;

    const Gnn& gnn_;
    const GnnGraph& graph_;
    MaskDescentParams params_;
    GnnFirstLayer first_;
    std::vector<double> logits_;
    std::vector<char> matters_;  // [edges]; empty before the first step
    Adam adam_;
};

/// PyG's start: normal with a deviation of sqrt(2)·sqrt(2 / (2·nodes)).
std::vector<double> publishedStart(std::size_t nodes, std::size_t edges, Random& random);

}  // namespace fusescope
