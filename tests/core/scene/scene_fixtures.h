// SPDX-License-Identifier: Apache-2.0
// Small scenes with known places: no layout helper needed.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/graph/op_graph_builder.h"
#include "core/layout/pieces.h"
#include "core/layout/plain_placement.h"
#include "core/scene/draw_scene.h"
#include "core/scene/plan_scene.h"

namespace fusescope::test {

inline void addOp(OpGraphBuilder& builder, const std::string& name, const std::string& type,
                  const std::vector<std::string>& inputs, Shape shape = {1, 64, 56, 56}) {
    Op op;
    op.name = name;
    op.type = type;
    int slot = 0;
    for (const std::string& input : inputs) op.inputs.push_back({builder.tensor(input), slot++});
    const TensorId output = builder.tensor(name + ".out");
    builder.setType(output, ElementType::Float32, std::move(shape));
    op.outputs.push_back(output);
    builder.addOp(std::move(op));
}

inline OpGraphBuilder graphWithInput() {
    OpGraphBuilder builder("net");
    const TensorId input = builder.tensor("input");
    builder.setType(input, ElementType::Float32, Shape{1, 64, 56, 56});
    builder.markGraphInput(input);
    return builder;
}

/// Conv, Relu, Conv, Relu…
inline std::shared_ptr<const OpGraph> chainGraph(int count) {
    OpGraphBuilder builder = graphWithInput();
    std::string last = "input";
    for (int i = 0; i < count; ++i) {
        const std::string name = "op" + std::to_string(i);
        addOp(builder, name, i % 2 == 0 ? "Conv" : "Relu", {last});
        last = name + ".out";
    }
    return builder.build();
}

/// A residual block: a, b, c, and the sum d of a and c.
inline std::shared_ptr<const OpGraph> blockGraph() {
    OpGraphBuilder builder = graphWithInput();
    addOp(builder, "a", "Conv", {"input"});
    addOp(builder, "b", "Relu", {"a.out"});
    addOp(builder, "c", "Conv", {"b.out"});
    addOp(builder, "d", "Add", {"c.out", "a.out"});
    return builder.build();
}

inline std::shared_ptr<const GraphScene> plainScene(std::shared_ptr<const OpGraph> graph,
                                                    Orientation orientation = Orientation::TopToBottom) {
    const LayoutRequest request = layoutRequest(*graph, orientation);
    const Decomposition parts = cutIntoPieces(request);
    std::vector<PlacedPiece> placed;
    for (const Piece& piece : parts.pieces)
        placed.push_back(placePlainly(piece, {request.rankSeparation, request.nodeSeparation}));
    return makeGraphScene(std::move(graph), stackPieces(request, parts, placed));
}

/// Groups of `size` consecutive ops; every third one does not fit.
inline PlanView consecutiveGroups(int opCount, int size) {
    std::vector<GroupSet> groups;
    for (int first = 0; first < opCount; first += size) {
        GroupSet group;
        for (int op = first; op < std::min(first + size, opCount); ++op) group.insert(OpId(op));
        groups.push_back(group);
    }
    PlanView view;
    view.plan = FusionPlan::fromGroups(opCount, groups);
    view.betaBytes = 256 * 1024;
    for (int i = 0; i < view.plan.groupCount(); ++i) {
        const bool fits = i % 3 != 2;
        view.groups.push_back({fits ? 248 * 1024 : 297 * 1024, 1'120'000, fits, false});
    }
    return view;
}

inline ViewState viewAt(double scale, const Rect& visible) {
    ViewState view;
    view.scale = scale;
    view.visible = visible;
    return view;
}

inline std::vector<std::string> textsOf(const DrawList& list) {
    std::vector<std::string> texts;
    for (const Batch& batch : list.batches)
        if (const auto* const found = std::get_if<TextBatch>(&batch))
            for (const TextItem& item : found->texts) texts.push_back(item.text);
    return texts;
}

inline bool hasText(const DrawList& list, const std::string& text) {
    const auto texts = textsOf(list);
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

inline std::size_t rectsFilledWith(const DrawList& list, ColorRole role) {
    std::size_t count = 0;
    for (const Batch& batch : list.batches)
        if (const auto* const found = std::get_if<RectBatch>(&batch); found && found->style.fill == role)
            count += found->rects.size();
    return count;
}

}  // namespace fusescope::test
