// SPDX-License-Identifier: Apache-2.0
// The card of an op: what it says and how large it is. Sizes are known before anything is laid out.
#pragma once

#include <string>

#include "core/graph/op_graph.h"
#include "core/layout/geometry.h"
#include "core/scene/op_family.h"

namespace fusescope {

struct OpCard {
    std::string kind;   ///< "Conv 3×3 s2", "Conv 5×5 dw", "GlobalAvgPool"
    std::string shape;  ///< "48→288 · 38×38" for a convolution, "288×38×38"
    OpFamily family = OpFamily::DataMovement;
};

OpCard opCard(const OpGraph& graph, OpId op);

/// The lines of a card, in pixels at 100 %.
struct CardStyle {
    double height = 38;
    double minWidth = 124;
    double maxWidth = 260;
    double radius = 7;
    double stripeWidth = 5;
    double paddingLeft = 13;
    double paddingRight = 12;
    double kindFontSize = 11;
    double shapeFontSize = 10;
    double nameFontSize = 7;
};
inline constexpr CardStyle kCardStyle{};

Size cardSize(const OpCard& card);

}  // namespace fusescope
