// SPDX-License-Identifier: Apache-2.0
// The accelerator a plan is made for: one value, compared and written whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace fusescope {

/// How a fusion group is executed, and thereby priced (COST: core/cost).
enum class Scheme {
    Lbdf,  ///< line-buffer depth-first: weights resident, feature maps stream through in rows
    Brr,   ///< buffer requirement reduction: weights may be streamed once per pass
};

/// Whether a row-wise op may overwrite its operand's row (LBDF).
enum class RowWise { InPlace, Buffered };

/// How many output channels of a sliced buffer are worked on at once (BRR).
enum class SliceChoice {
    PerGroup,  ///< the most, up to channelSlice, that lead to the group's least DRAM access
    Fixed,     ///< channelSlice
};

struct DramTraits {
    double bytesPerSecond = 0;
    double joulesPerByte = 0;
    friend bool operator==(const DramTraits&, const DramTraits&) = default;
};

struct ComputeTraits {
    double macsPerCycle = 0;
    double hertz = 0;
    friend bool operator==(const ComputeTraits&, const ComputeTraits&) = default;
};

struct Accelerator {
    std::string name = "custom";
    std::int64_t bufferBytes = 256 * 1024;  ///< beta; a group fits if F_beta < beta, strictly
    int activationBits = 16;
    int weightBits = 16;
    Scheme scheme = Scheme::Lbdf;
    RowWise rowWise = RowWise::InPlace;
    std::optional<std::int64_t> weightBufferBytes;  ///< weights lie in a buffer of their own, and must need less than it
    std::int64_t rowAlignmentBytes = 1;             ///< rows on chip are padded to a multiple of it
    std::optional<int> maxGroupOps;                 ///< larger groups are invalid
    std::int64_t prefetchRows = 0;                    ///< extra rows of every external input and every sink (LBDF)
    std::int64_t channelSlice = 32;                   ///< most output channels the array works on at once (BRR)
    SliceChoice sliceChoice = SliceChoice::PerGroup;  ///< (BRR)
    bool optimusCompat = false;      ///< the rules of the published BRR code, where they are known (with fixed slices)
    std::optional<DramTraits> dram;  ///< only for estimates
    std::optional<ComputeTraits> compute;  ///< only for estimates

    friend bool operator==(const Accelerator&, const Accelerator&) = default;
};

const char* schemeName(Scheme scheme);  ///< "LBDF", "BRR"

}  // namespace fusescope
