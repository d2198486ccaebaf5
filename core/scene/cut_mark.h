// SPDX-License-Identifier: Apache-2.0
// A way to cut a group, as it is drawn over the graph: a line through the links that it cuts, and a label beside the
// group.
#pragma once

#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/layout/geometry.h"

namespace fusescope {

struct GraphScene;

struct CutMark {
    std::vector<int> links;  ///< that it cuts, indices into GraphScene::links; not empty
    std::string text;        ///< "cat 1 · 0.83 MB"; empty: a line without a label
    int category = 3;        ///< of Algorithm 1: 1 is drawn in the colour of what fits, 3 muted
    double opacity = 1;
    bool isChosen = false;  ///< drawn full and broad instead of dashed

    friend bool operator==(const CutMark&, const CutMark&) = default;
};

/// Cuts of one group.
struct CutMarks {
    Rect group;  ///< around its cards and hull
    std::vector<CutMark> marks;

    friend bool operator==(const CutMarks&, const CutMarks&) = default;
};

/// The line of a cut: through the middle of its links, and out of `group` on both sides; in order across the flow.
std::vector<Point> cutLine(const GraphScene& scene, const CutMark& mark, const Rect& group);

/// Where the ends of lines put their labels: in their order, moved along the flow so far that none covers another.
/// `ends` are the left (or upper) ends, `height` the room each needs. [ends] the middle of each label.
std::vector<double> spreadLabels(const std::vector<double>& ends, double height);

}  // namespace fusescope
