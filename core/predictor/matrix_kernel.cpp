// SPDX-License-Identifier: Apache-2.0
#include "core/predictor/matrix_kernel.h"

#include <cstring>

// Compiled for several processors, the best chosen at start. ThreadSanitizer dies on it, clang 14 does not know it.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && !defined(__SANITIZE_THREAD__) && \
    !defined(__SANITIZE_ADDRESS__)
#define FUSESCOPE_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define FUSESCOPE_CLONES
#endif

namespace fusescope {
namespace {

using Lane = float __attribute__((vector_size(32)));  // the compiler makes two halves of it where it must

constexpr std::size_t kLaneFloats = 8;
constexpr std::size_t kTileRows = 4;
constexpr std::size_t kTileLanes = 2;
constexpr std::size_t kTileColumns = kTileLanes * kLaneFloats;

}  // namespace

FUSESCOPE_CLONES
void addProduct(const float* left, const float* right, float* out, std::size_t rows, std::size_t inner,
                std::size_t columns) {
    std::size_t row = 0;
    for (; row + kTileRows <= rows; row += kTileRows) {
        std::size_t column = 0;
        for (; column + kTileColumns <= columns; column += kTileColumns) {
            Lane sum[kTileRows][kTileLanes];  // stays in registers
            for (std::size_t r = 0; r < kTileRows; ++r)
                for (std::size_t l = 0; l < kTileLanes; ++l)
                    std::memcpy(&sum[r][l], out + (row + r) * columns + column + l * kLaneFloats, sizeof(Lane));
            for (std::size_t k = 0; k < inner; ++k) {
                Lane line[kTileLanes];
                for (std::size_t l = 0; l < kTileLanes; ++l)
                    std::memcpy(&line[l], right + k * columns + column + l * kLaneFloats, sizeof(Lane));
                for (std::size_t r = 0; r < kTileRows; ++r)
                    for (std::size_t l = 0; l < kTileLanes; ++l) sum[r][l] += left[(row + r) * inner + k] * line[l];
            }
            for (std::size_t r = 0; r < kTileRows; ++r)
                for (std::size_t l = 0; l < kTileLanes; ++l)
                    std::memcpy(out + (row + r) * columns + column + l * kLaneFloats, &sum[r][l], sizeof(Lane));
        }
        for (std::size_t r = row; column < columns && r < row + kTileRows; ++r)
            for (std::size_t k = 0; k < inner; ++k)
                for (std::size_t c = column; c < columns; ++c)
                    out[r * columns + c] += left[r * inner + k] * right[k * columns + c];
    }
    for (; row < rows; ++row)
        for (std::size_t k = 0; k < inner; ++k)
            for (std::size_t c = 0; c < columns; ++c)
                out[row * columns + c] += left[row * inner + k] * right[k * columns + c];
}

FUSESCOPE_CLONES
void addScaled(float* out, const float* values, float factor, std::size_t count) {
    std::size_t i = 0;
    for (; i + kLaneFloats <= count; i += kLaneFloats) {
        Lane sum;
        Lane more;
        std::memcpy(&sum, out + i, sizeof(Lane));
        std::memcpy(&more, values + i, sizeof(Lane));
        sum += factor * more;
        std::memcpy(out + i, &sum, sizeof(Lane));
    }
    for (; i < count; ++i) out[i] += factor * values[i];
}

FUSESCOPE_CLONES
float dotProduct(const float* left, const float* right, std::size_t count) {
    Lane sums{};
    std::size_t i = 0;
    for (; i + kLaneFloats <= count; i += kLaneFloats) {
        Lane a;
        Lane b;
        std::memcpy(&a, left + i, sizeof(Lane));
        std::memcpy(&b, right + i, sizeof(Lane));
        sums += a * b;
    }
    float sum = 0;
    for (std::size_t l = 0; l < kLaneFloats; ++l) sum += sums[l];
    for (; i < count; ++i) sum += left[i] * right[i];
    return sum;
}

}  // namespace fusescope
