// SPDX-License-Identifier: Apache-2.0
#include "core/explain/nets/dense.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/predictor/matrix_kernel.h"

namespace fusescope {
namespace {

std::vector<float> transposed(const float* matrix, std::size_t rows, std::size_t columns) {
    std::vector<float> result(rows * columns);
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) result[c * rows + r] = matrix[r * columns + c];
    return result;
}

float sigmoid(float x) { return 1 / (1 + std::exp(-x)); }

}  // namespace

Dense denseAt(std::size_t previous, std::size_t inputs, std::size_t outputs) {
    return {inputs, outputs, previous, true};
}

Dense denseWithoutBiasAt(std::size_t previous, std::size_t inputs, std::size_t outputs) {
    return {inputs, outputs, previous, false};
}

void initialise(const Dense& layer, std::vector<float>& parameters, Random& random) {
    const double bound = 1 / std::sqrt(static_cast<double>(layer.inputs));
    for (std::size_t i = layer.weight; i < layer.end(); ++i)
        parameters[i] = static_cast<float>((2 * random.uniform() - 1) * bound);
}

std::vector<float> forward(const Dense& layer, std::span<const float> parameters, std::span<const float> x) {
    assert(x.size() % layer.inputs == 0);
    const std::size_t rows = x.size() / layer.inputs;
    std::vector<float> y(rows * layer.outputs, 0.0F);
    if (layer.hasBias)
        for (std::size_t r = 0; r < rows; ++r)
            std::copy_n(parameters.data() + layer.bias(), layer.outputs, y.data() + r * layer.outputs);
    addProduct(x.data(), parameters.data() + layer.weight, y.data(), rows, layer.inputs, layer.outputs);
    return y;
}

std::vector<float> backward(const Dense& layer, std::span<const float> parameters, std::span<const float> x,
                            std::span<const float> dy, std::vector<float>& gradient) {
    const std::size_t rows = x.size() / layer.inputs;
    assert(dy.size() == rows * layer.outputs);
    const std::vector<float> columns = transposed(x.data(), rows, layer.inputs);
    addProduct(columns.data(), dy.data(), gradient.data() + layer.weight, layer.inputs, rows, layer.outputs);
    if (layer.hasBias)
        for (std::size_t i = 0; i < dy.size(); ++i) gradient[layer.bias() + i % layer.outputs] += dy[i];
    const std::vector<float> back = transposed(parameters.data() + layer.weight, layer.inputs, layer.outputs);
    std::vector<float> dx(x.size(), 0.0F);
    addProduct(dy.data(), back.data(), dx.data(), rows, layer.outputs, layer.inputs);
    return dx;
}

std::vector<float> relu(std::vector<float> values) {
    for (float& value : values) value = std::max(value, 0.0F);
    return values;
}

std::vector<float> reluBackward(std::span<const float> x, std::vector<float> dy) {
    for (std::size_t i = 0; i < dy.size(); ++i)
        if (x[i] <= 0) dy[i] = 0;
    return dy;
}

std::vector<float> swish(std::vector<float> values) {
    for (float& value : values) value *= sigmoid(value);
    return values;
}

std::vector<float> swishBackward(std::span<const float> x, std::vector<float> dy) {
    for (std::size_t i = 0; i < dy.size(); ++i) {
        const float s = sigmoid(x[i]);
        dy[i] *= s * (1 + x[i] * (1 - s));
    }
    return dy;
}

std::vector<float> logSoftmax(std::span<const float> values) {
    if (values.empty()) return {};
    const float most = *std::max_element(values.begin(), values.end());
    double sum = 0;
    for (const float value : values) sum += std::exp(static_cast<double>(value - most));
    const auto norm = static_cast<float>(std::log(sum)) + most;
    std::vector<float> result;
    for (const float value : values) result.push_back(value - norm);
    return result;
}

}  // namespace fusescope
