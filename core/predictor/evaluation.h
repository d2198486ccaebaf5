// SPDX-License-Identifier: Apache-2.0
// How well a predictor does on groups it was not trained on.
#pragma once

#include <string>
#include <vector>

#include "core/predictor/gnn.h"
#include "core/predictor/lessons.h"
#include "core/predictor/metrics.h"

namespace fusescope {

struct NamedMetrics {
    std::string name;
    Metrics metrics;
};

/// Accuracy of samples whose requirement is so far from the buffer.
struct DistanceBin {
    double distance = 0;  ///< upper end of |log2(requirement / buffer)|
    double accuracy = 0;
    std::int64_t count = 0;
};

struct PredictorReport {
    Metrics paperBuffers;                     ///< (a) at the five sizes of the paper
    std::vector<NamedMetrics> models;         ///< the same, per model
    std::vector<NamedMetrics> unseenBuffers;  ///< (c) at kUnseenBuffersKib
    Metrics hardest;                          ///< (d) requirement within 10 % of the buffer, both ways, evenly
    Metrics cutGroups;                        ///< with edges removed, near the requirement
    std::vector<DistanceBin> distances;       ///< over the five and the unseen sizes
};

/// On the groups of the test split; with a family, on those of that family in every split that no training group of
/// another family equals.
PredictorReport evaluatePredictor(const TrainingData& data, const Gnn& gnn, const std::string& leftOutFamily = {});

}  // namespace fusescope
