// SPDX-License-Identifier: Apache-2.0
#include "core/predictor/matrix_kernel.h"

// Compiled for several processors, the best chosen at start. ThreadSanitizer dies on it, clang 14 does not know it.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
#define FUSESCOPE_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define FUSESCOPE_CLONES
#endif

namespace fusescope {
namespace {

constexpr std::size_t kTileRows = 4;
constexpr std::size_t kTileColumns = 16;

}  // namespace

FUSESCOPE_CLONES
void addProduct(const float* left, const float* right, float* out, std::size_t rows, std::size_t inner, std::size_t columns) {
    std::size_t row = 0;
    for (; row + kTileRows <= rows; row += kTileRows) {
        std::size_t column = 0;
        for (; column + kTileColumns <= columns; column += kTileColumns) {
            float sum[kTileRows][kTileColumns];  // stays in registers
            for (std::size_t r = 0; r < kTileRows; ++r)
                for (std::size_t c = 0; c < kTileColumns; ++c) sum[r][c] = out[(row + r) * columns + column + c];
            for (std::size_t k = 0; k < inner; ++k) {
                const float* const line = right + k * columns + column;
                for (std::size_t r = 0; r < kTileRows; ++r) {
                    const float factor = left[(row + r) * inner + k];
                    for (std::size_t c = 0; c < kTileColumns; ++c) sum[r][c] += factor * line[c];
                }
            }
            for (std::size_t r = 0; r < kTileRows; ++r)
                for (std::size_t c = 0; c < kTileColumns; ++c) out[(row + r) * columns + column + c] = sum[r][c];
        }
        for (std::size_t r = row; column < columns && r < row + kTileRows; ++r)
            for (std::size_t k = 0; k < inner; ++k)
                for (std::size_t c = column; c < columns; ++c) out[r * columns + c] += left[r * inner + k] * right[k * columns + c];
    }
    for (; row < rows; ++row)
        for (std::size_t k = 0; k < inner; ++k)
            for (std::size_t c = 0; c < columns; ++c) out[row * columns + c] += left[row * inner + k] * right[k * columns + c];
}

}  // namespace fusescope
