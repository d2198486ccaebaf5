// SPDX-License-Identifier: Apache-2.0
#include "core/cost/brr_tiling.h"

#include <algorithm>
#include <vector>

#include "core/cost/capped.h"
#include "core/cost/widths.h"

namespace fusescope {
namespace {

std::int64_t ceilDivide(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

constexpr std::size_t kMostBlocks = 512;

/// The smallest block for each trip count: no other block size can be better. Behind kMostBlocks of them, which is for
/// more than 65 536 channels, only every second half: absurd sizes take no absurd time.
std::vector<std::int64_t> usefulBlocks(std::int64_t total) {
    std::vector<std::int64_t> blocks;
    for (std::int64_t block = total; block >= 1;) {
        const std::int64_t trips = ceilDivide(total, block);
        const std::int64_t smallest = ceilDivide(total, trips);
        blocks.push_back(smallest);
        block = blocks.size() < kMostBlocks ? smallest - 1 : smallest / 2;
    }
    return blocks;
}

std::int64_t alignedRowBits(const TiledConv& conv, std::int64_t elements, int bits) {
    if (conv.rowAlignmentBytes <= 1) return elements * bits;
    return ceilDivide(elements * bits, conv.rowAlignmentBytes * 8) * conv.rowAlignmentBytes * 8;
}

void placeOnChip(const TiledConv& conv, Tiling& tiling) {
    const std::int64_t rowsIn = std::min((tiling.rows - 1) * conv.stride + conv.kernelRows, conv.inputRows);
    tiling.inputRows = rowsIn;
    // A batch counts as channels on both sides: their product may be more than the weights that there are.
    const std::int64_t weights =
        cappedProduct(cappedProduct(tiling.outputChannels, tiling.inputChannels), conv.kernelElements);
    tiling.weightBytes = bytesOfBits(cappedProduct(weights, conv.weightBits));
    tiling.outputBytes =
        bytesOfBits(tiling.rows * alignedRowBits(conv, tiling.outputChannels * conv.outputWidth, conv.outputBits));
    tiling.inputBytes =
        bytesOfBits(rowsIn * alignedRowBits(conv, tiling.inputChannels * conv.inputWidth, conv.inputBits));
}

/// The loop order that moves least: outputs, weights or inputs stay.
std::int64_t dramBytes(const TiledConv& conv, const Tiling& tiling) {
    // Exact up to 2^63, and beyond it does not wrap round: absurd sizes multiply to more than can be counted.
    using Wide = long double;
    const auto nK = static_cast<Wide>(ceilDivide(conv.outputChannels, tiling.outputChannels));
    const auto nC = static_cast<Wide>(ceilDivide(conv.inputChannels, tiling.inputChannels));
    const auto nT = static_cast<Wide>(ceilDivide(conv.outputRows, tiling.rows));
    const auto in = static_cast<Wide>(conv.inputBytes);
    const auto out = static_cast<Wide>(conv.outputBytes);
    const auto weights = static_cast<Wide>(conv.weightBytes);
    Wide least = std::min(
        {weights * nT + in * nK + out, weights + in * nK + out * (2 * nC - 1), in + weights * nT + out * (2 * nC - 1)});
    if (nC == 1 || nK == 1) least = std::min(least, in + out + weights * nT);
    return static_cast<std::int64_t>(std::min(least, static_cast<Wide>(kMostDramBytes)));
}

/// The most rows that fit with these channel blocks; 0 if not even one does.
std::int64_t mostRows(const TiledConv& conv, Tiling tiling, std::int64_t betaBytes) {
    std::int64_t low = 0;
    std::int64_t high = conv.outputRows;
    while (low < high) {
        tiling.rows = low + (high - low + 1) / 2;
        placeOnChip(conv, tiling);
        if (tilingBufferBytes(conv, tiling) < betaBytes)
            low = tiling.rows;
        else
            high = tiling.rows - 1;
    }
    return low;
}

}  // namespace

std::int64_t tilingBufferBytes(const TiledConv& conv, const Tiling& tiling) {
    const std::int64_t maps = tiling.outputBytes + tiling.inputBytes;
    if (!conv.weightBufferBytes) return maps + tiling.weightBytes;
    return tiling.weightBytes < *conv.weightBufferBytes ? maps : kNoBuffer;
}

std::optional<Tiling> bestTiling(const TiledConv& conv, std::int64_t betaBytes) {
    std::optional<Tiling> best;
    for (const std::int64_t k : usefulBlocks(conv.outputChannels)) {
        for (const std::int64_t c : usefulBlocks(conv.inputChannels)) {
            Tiling tiling;
            tiling.outputChannels = k;
            tiling.inputChannels = c;
            const std::int64_t rows = mostRows(conv, tiling, betaBytes);
            if (rows == 0) continue;
            tiling.rows = ceilDivide(conv.outputRows, ceilDivide(conv.outputRows, rows));
            placeOnChip(conv, tiling);
            tiling.dramBytes = dramBytes(conv, tiling);
            const auto order = [&](const Tiling& t) { return std::pair(t.dramBytes, tilingBufferBytes(conv, t)); };
            if (!best || order(tiling) < order(*best)) best = tiling;
        }
    }
    return best;
}

std::int64_t smallestTilingBytes(const TiledConv& conv) {
    Tiling smallest;
    placeOnChip(conv, smallest);
    return tilingBufferBytes(conv, smallest);
}

}  // namespace fusescope
