// SPDX-License-Identifier: Apache-2.0
// The best tiling of a single convolution: blocks of k output channels, c input channels and h rows, and what stays on
// chip.
#pragma once

#include <cstdint>
#include <optional>

#include "core/cost/cost_model.h"

namespace fusescope {

struct TiledConv {
    std::int64_t outputChannels = 1;  ///< K
    std::int64_t inputChannels = 1;   ///< C: per group of the convolution
    std::int64_t outputRows = 1;      ///< H_v
    std::int64_t inputRows = 1;
    std::int64_t kernelElements = 1;  ///< K_h·K_w
    std::int64_t kernelRows = 1;
    std::int64_t stride = 1;
    std::int64_t outputWidth = 1;
    std::int64_t inputWidth = 1;
    std::int64_t weightBytes = 0;
    std::int64_t inputBytes = 0;
    std::int64_t outputBytes = 0;
    int inputBits = 16;
    int outputBits = 16;
    int weightBits = 16;
    std::int64_t rowAlignmentBytes = 1;             ///< each row of a block is padded to a multiple of it
    std::optional<std::int64_t> weightBufferBytes;  ///< the weights' block lies there instead of in the buffer
};

struct Tiling {
    std::int64_t outputChannels = 1;  ///< k
    std::int64_t inputChannels = 1;   ///< c
    std::int64_t rows = 1;            ///< h
    std::int64_t inputRows = 1;       ///< rows_in(h)
    std::int64_t weightBytes = 0;     ///< on chip: k·c·K_h·K_w
    std::int64_t outputBytes = 0;     ///< on chip: h rows of k·W_v
    std::int64_t inputBytes = 0;      ///< on chip: rows_in(h) rows of c·W_u
    std::int64_t dramBytes = 0;
};

/// What the blocks take of the buffer; kNoBuffer if the weights' block does not fit a buffer of its own.
std::int64_t tilingBufferBytes(const TiledConv& conv, const Tiling& tiling);

/// The tiling with least DRAM access whose blocks need less than `betaBytes`; nothing if even the smallest do not fit.
/// Equally good ones: the one that needs least buffer.
std::optional<Tiling> bestTiling(const TiledConv& conv, std::int64_t betaBytes);

/// Bytes on chip of the smallest blocks: k = c = h = 1.
std::int64_t smallestTilingBytes(const TiledConv& conv);

}  // namespace fusescope
