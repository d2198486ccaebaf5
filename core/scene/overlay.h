// SPDX-License-Identifier: Apache-2.0
// Numbers on ops and links as colours of the importance scale: one mechanism for whatever is measured.
#pragma once

#include <vector>

namespace fusescope {

/// What is drawn: scores in [0, 1]; negative: none. Cards and links take the colour of the importance scale.
struct Overlay {
    std::vector<double> ops;    ///< [ops], or empty
    std::vector<double> links;  ///< [links of the graph scene], or empty
    /// [links], or empty: 1 for the best of those that are picked out, 2 for the next…; 0: not picked. Picked links
    /// carry their rank; the others step back.
    std::vector<int> ranks;

    friend bool operator==(const Overlay&, const Overlay&) = default;
};

/// What was measured; NaN: nothing is known. Empty: of no op, or of no link.
struct OverlayValues {
    std::vector<double> ops;    ///< [ops]
    std::vector<double> links;  ///< [links]

    friend bool operator==(const OverlayValues&, const OverlayValues&) = default;
};

/// Which values the ends of the colour scale stand for.
enum class OverlayRange {
    Unit,      ///< 0 and 1, whatever was measured
    FromZero,  ///< 0 and the greatest value
    Fitted,    ///< the least and the greatest value
};

/// How values are spread between the ends.
enum class OverlaySpacing {
    Linear,
    Percentile,  ///< by rank among all values: shows an order, not distances
};

struct ScaledOverlay {
    Overlay overlay;  ///< without ranks
    double low = 0;   ///< what the first colour stands for
    double high = 0;  ///< what the last colour stands for
    int count = 0;    ///< of values

    friend bool operator==(const ScaledOverlay&, const ScaledOverlay&) = default;
};

/// Ops and links share one scale. Values outside of it take its ends; where it has no length, all take the first
/// colour.
ScaledOverlay scaledOverlay(const OverlayValues& values, OverlayRange range, OverlaySpacing spacing);

}  // namespace fusescope
