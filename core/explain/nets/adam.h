// SPDX-License-Identifier: Apache-2.0
// The optimiser of everything that explainers learn: Adam (Kingma and Ba 2015) with the usual decays.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace fusescope {

class Adam {
 public:
    Adam(std::size_t count, double learningRate);

    /// One step down `slopes`; all spans have the length given at the start.
    void step(std::span<double> values, std::span<const double> slopes);
    void step(std::span<float> values, std::span<const float> slopes);

 private:
    template <class Real>
    void take(std::span<Real> values, std::span<const Real> slopes);

    double learningRate_;
    std::vector<double> mean_;
    std::vector<double> square_;
    int steps_ = 0;
};

/// Scaled down to a Euclidean norm of `most`, if it is longer.
void clipNorm(std::vector<float>& slopes, double most);

}  // namespace fusescope
