// SPDX-License-Identifier: Apache-2.0
#include "core/explain/nets/adam.h"

#include <cassert>
#include <cmath>

namespace fusescope {
namespace {

constexpr double kMeanDecay = 0.9;
constexpr double kSquareDecay = 0.999;
constexpr double kEpsilon = 1e-8;

}  // namespace

Adam::Adam(std::size_t count, double learningRate)
    : learningRate_(learningRate), mean_(count, 0.0), square_(count, 0.0) {}

template <class Real>
void Adam::take(std::span<Real> values, std::span<const Real> slopes) {
    assert(values.size() == mean_.size() && slopes.size() == mean_.size());
    ++steps_;
    const double meanCorrection = 1 - std::pow(kMeanDecay, steps_);
    const double squareCorrection = 1 - std::pow(kSquareDecay, steps_);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto slope = static_cast<double>(slopes[i]);
        mean_[i] = kMeanDecay * mean_[i] + (1 - kMeanDecay) * slope;
        square_[i] = kSquareDecay * square_[i] + (1 - kSquareDecay) * slope * slope;
        values[i] -= static_cast<Real>(learningRate_ * (mean_[i] / meanCorrection) /
                                       (std::sqrt(square_[i] / squareCorrection) + kEpsilon));
    }
}

void Adam::step(std::span<double> values, std::span<const double> slopes) { take(values, slopes); }
void Adam::step(std::span<float> values, std::span<const float> slopes) { take(values, slopes); }

void clipNorm(std::vector<float>& slopes, double most) {
    double square = 0;
    for (const float slope : slopes) square += static_cast<double>(slope) * static_cast<double>(slope);
    if (square <= most * most) return;
    const auto scale = static_cast<float>(most / std::sqrt(square));
    for (float& slope : slopes) slope *= scale;
}

}  // namespace fusescope
