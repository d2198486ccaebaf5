// SPDX-License-Identifier: Apache-2.0
// How good a binary classifier is; the positive class is "invalid".
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace fusescope {

struct Judgement {
    float logit = 0;
    bool isInvalid = false;  ///< the truth
};

struct ReliabilityBin {
    double probability = 0;  ///< mean of p(invalid) in the bin
    double share = 0;        ///< of truly invalid ones
    std::int64_t count = 0;
};

struct Metrics {
    std::int64_t count = 0;
    double validShare = 0;
    double accuracy = 0;
    double f1 = 0;                     ///< of "invalid"; 1 if nothing is invalid and nothing is called so
    double auc = 0;                    ///< of the ROC curve, ties count half; 1 if only one class is there
    double ece = 0;                    ///< expected calibration error over the bins
    std::vector<ReliabilityBin> bins;  ///< ten, of equal width in p(invalid)

    friend bool operator==(const Metrics&, const Metrics&) = default;
};

inline bool operator==(const ReliabilityBin& a, const ReliabilityBin& b) {
    return a.probability == b.probability && a.share == b.share && a.count == b.count;
}

Metrics metricsOf(std::span<const Judgement> judgements);

}  // namespace fusescope
