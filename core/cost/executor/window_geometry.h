// SPDX-License-Identifier: Apache-2.0
// A window along one axis: where the taps of an output position lie.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/cost/executor/op_families.h"

namespace fusescope {

struct WindowAxis {
    std::int64_t taps = 1;
    std::int64_t stride = 1;
    std::int64_t dilation = 1;
    std::int64_t padding = 0;  ///< before the first position
    std::int64_t input = 1;    ///< positions of the operand
    std::int64_t output = 1;

    /// May lie outside the operand.
    std::int64_t position(std::int64_t out, std::int64_t tap) const { return out * stride - padding + tap * dilation; }
    bool isInside(std::int64_t at) const { return at >= 0 && at < input; }
    Interval read(std::int64_t out) const {
        return {std::max<std::int64_t>(0, position(out, 0)), std::min(input - 1, position(out, taps - 1))};
    }
};

struct WindowGeometry {
    WindowAxis rows;
    WindowAxis columns;
};

/// From the attributes of a convolution or pool on maps; nothing for other ranks.
inline std::optional<WindowGeometry> windowGeometry(const SizedOp& sized, std::vector<std::int64_t> taps) {
    using Sizes = std::vector<std::int64_t>;
    if (sized.outputRank != 4 || sized.inputRanks.front() != 4) return std::nullopt;
    const auto pick = [&](const char* key, std::size_t index, std::int64_t otherwise) {
        const auto values = sized.op.attribute<Sizes>(key, {});
        return index < values.size() ? values[index] : otherwise;
    };
    taps = sized.op.attribute<Sizes>("kernel_shape", taps);
    if (taps.size() != 2) return std::nullopt;
    const std::string mode = sized.op.attribute<std::string>("auto_pad", "NOTSET");
    const auto axis = [&](std::size_t index, std::int64_t input, std::int64_t output) {
        WindowAxis window{taps[index], pick("strides", index, 1), pick("dilations", index, 1), 0, input, output};
        const std::int64_t reach = (window.taps - 1) * window.dilation + 1;
        const std::int64_t missing = std::max<std::int64_t>(0, (output - 1) * window.stride + reach - input);
        if (mode == "SAME_UPPER") window.padding = missing / 2;
        if (mode == "SAME_LOWER") window.padding = missing - missing / 2;
        if (mode == "NOTSET") window.padding = pick("pads", index, 0);
        return window;
    };
    return WindowGeometry{axis(0, sized.inputs.front().rows, sized.output.rows),
                          axis(1, sized.inputs.front().columns, sized.output.columns)};
}

}  // namespace fusescope
