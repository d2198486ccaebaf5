// SPDX-License-Identifier: Apache-2.0
// Places the boxes of a graph and routes its edges. The graph is cut where it is one node wide; the pieces are laid out
// by the helper program (Graphviz dot, in a process that can be killed), equal pieces once, and stacked: linear in
// size.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/data_dir.h"
#include "core/base/run_control.h"
#include "core/layout/geometry.h"

namespace fusescope {

enum class Orientation { TopToBottom, LeftToRight };

struct LayoutEdge {
    int from = 0;  ///< less than `to`
    int to = 0;
    friend auto operator<=>(const LayoutEdge&, const LayoutEdge&) = default;
};

struct LayoutRequest {
    std::vector<Size> nodes;        ///< in topological order; sizes above 0
    std::vector<LayoutEdge> edges;  ///< equal ones get equal curves
    Orientation orientation = Orientation::TopToBottom;
    double rankSeparation = 32;  ///< between a node and the next one along the flow
    double nodeSeparation = 28;  ///< between nodes beside each other
};

/// Points of joined cubic Bézier curves, 3 k + 1 of them: start, control, control, end = start of the next, …
using Curve = std::vector<Point>;

struct GraphLayout {
    std::vector<Point> centers;  ///< [nodes]
    std::vector<Curve> curves;   ///< [edges], from the border of `from` to the border of `to`
    Rect bounds;                 ///< of all nodes and curves; its top left corner is (0, 0)
    Orientation orientation = Orientation::TopToBottom;
    /// Some part was too large for the helper, or the helper failed: that part stands in simple layers.
    bool isPlain = false;
    std::string plainReason;  ///< why, in a few words; empty if not isPlain
};

/// The program that places what is not plain, and how long it may take before it is killed.
struct LayoutHelper {
    std::filesystem::path program = executableDir() / "fusescope-layout";
    std::chrono::milliseconds limit = std::chrono::seconds(60);
};

/// The layout, or nothing if `control` stopped it. Blocks; the helper is killed within 50 ms of a stop. Never throws
/// for a helper that is missing, dies, hangs or answers nonsense: see GraphLayout::isPlain.
std::optional<GraphLayout> layoutGraph(const LayoutRequest& request, RunControl& control,
                                       const LayoutHelper& helper = {});

}  // namespace fusescope
