// SPDX-License-Identifier: Apache-2.0
// Fully connected layers of the small networks that explainers learn, with gradients. All parameters of a network lie
// in one array; a layer knows where its own are.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/base/random.h"

namespace fusescope {

/// y = x W + b, for rows x.
struct Dense {
    std::size_t inputs = 0;
    std::size_t outputs = 0;
    std::size_t weight = 0;  ///< where W begins, [inputs, outputs] row-major: torch.nn.Linear's transposed
    bool hasBias = true;     ///< b, [outputs], behind W

    std::size_t bias() const { return weight + inputs * outputs; }
    std::size_t end() const { return bias() + (hasBias ? outputs : 0); }
};

/// The layer behind `previous` parameters.
Dense denseAt(std::size_t previous, std::size_t inputs, std::size_t outputs);
Dense denseWithoutBiasAt(std::size_t previous, std::size_t inputs, std::size_t outputs);

/// Uniform in ±1/sqrt(inputs), as torch.nn.Linear begins.
void initialise(const Dense& layer, std::vector<float>& parameters, Random& random);

/// x [rows, inputs] -> [rows, outputs]
std::vector<float> forward(const Dense& layer, std::span<const float> parameters, std::span<const float> x);

/// `dy` [rows, outputs]; adds what the parameters get to `gradient` [parameters], and returns d/dx [rows, inputs].
std::vector<float> backward(const Dense& layer, std::span<const float> parameters, std::span<const float> x,
                            std::span<const float> dy, std::vector<float>& gradient);

std::vector<float> relu(std::vector<float> values);
/// d/dx of relu() at x.
std::vector<float> reluBackward(std::span<const float> x, std::vector<float> dy);

/// x · sigmoid(x)
std::vector<float> swish(std::vector<float> values);
std::vector<float> swishBackward(std::span<const float> x, std::vector<float> dy);

/// log softmax; empty for no values.
std::vector<float> logSoftmax(std::span<const float> values);

}  // namespace fusescope
