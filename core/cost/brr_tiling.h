// SPDX-License-Identifier: Apache-2.0
// The best tiling of a single convolution: blocks of k output channels, c input channels and h rows, and what stays on
// chip.
#pragma once

#include <cstdint>
#include <optional>

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
    int activationBits = 16;
    int weightBits = 16;
};

struct Tiling {
    std::int64_t outputChannels = 1;  ///< k
    std::int64_t inputChannels = 1;   ///< c
    std::int64_t rows = 1;            ///< h
    std::int64_t weightBytes = 0;     ///< on chip: k·c·K_h·K_w
    std::int64_t outputBytes = 0;     ///< on chip: k·h·W_v
    std::int64_t inputBytes = 0;      ///< on chip: c·rows_in(h)·W_u
    std::int64_t dramBytes = 0;

    std::int64_t bufferBytes() const { return weightBytes + outputBytes + inputBytes; }
};

/// The tiling with least DRAM access whose blocks need less than `betaBytes`; nothing if even the smallest do not fit.
/// Equally good ones: the one that needs least buffer.
std::optional<Tiling> bestTiling(const TiledConv& conv, std::int64_t betaBytes);

/// Bytes on chip of the smallest blocks: k = c = h = 1.
std::int64_t smallestTilingBytes(const TiledConv& conv);

}  // namespace fusescope
