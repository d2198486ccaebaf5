// SPDX-License-Identifier: Apache-2.0
// The parts of drawScene(): each adds its shapes to the builder.
#pragma once

#include "core/scene/draw_scene.h"

namespace fusescope {

struct DrawContext {
    const GraphScene& scene;
    const PlanScene* plan;
    const ViewState& view;
    Detail detail;
    DrawListBuilder& out;

    /// Scene units of so many pixels on the screen.
    double pixels(double count) const { return count / view.scale; }
    /// A line of `width` scene units, but never thinner than a pixel.
    double lineWidth(double width) const { return std::max(width, 1 / view.scale); }
};

void drawGroups(const DrawContext& context);
void drawGroupLabels(const DrawContext& context);
void drawLinks(const DrawContext& context);
void drawCards(const DrawContext& context);
void drawCuts(const DrawContext& context);
void drawMarks(const DrawContext& context);

/// What a link carries, in words at its middle: for those that are asked about.
void drawLinkLabel(const DrawContext& context, int index);

/// Indices into GraphScene::links of all that come to an op or leave it, ascending.
std::vector<int> linksOf(const GraphScene& scene, OpId op);

/// Width of a link that carries so many bytes through DRAM, in scene units.
double crossingWidth(double bytes);

/// The curve of a link; at low zoom its joints only.
void addCurve(Path& path, const Curve& curve, Detail detail);

}  // namespace fusescope
