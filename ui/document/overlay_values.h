// SPDX-License-Identifier: Apache-2.0
// What can be laid over the canvas as colours: measured on the document and its plan, or said by an explainer.
#pragma once

#include "core/scene/graph_scene.h"
#include "core/scene/overlay.h"
#include "ui/document/explanations.h"

namespace fusescope {

class Document;

enum class OverlayKind {
    None,
    Importance,   ///< scores of the explainer that is shown
    BufferShare,  ///< what an op, or the tensor it makes, takes of the buffer while its group runs, as a part of beta
    Dram,         ///< bytes of weights and of tensors that cross the border of the group, each counted once
    Weights,      ///< bytes of weights
    Macs,
    Prediction,  ///< what the predictor says of the group: p(invalid)
};

inline constexpr OverlayKind kOverlayKinds[] = {
    OverlayKind::None,    OverlayKind::Importance, OverlayKind::BufferShare, OverlayKind::Dram,
    OverlayKind::Weights, OverlayKind::Macs,       OverlayKind::Prediction};

/// How values of ops become one of the card that stands for them.
enum class Gathering { Sum, Greatest };
Gathering gatheringOf(OverlayKind kind);

/// [cards] of what is known; `ofOps` may be empty.
std::vector<double> gathered(const CollapsedGraph& parts, const std::vector<double>& ofOps, Gathering gathering);

/// Values of another kind than Importance; nothing for None, and what is not known is NaN. Blocks for about a
/// millisecond per hundred ops. Where cards stand for several ops their values are gathered.
OverlayValues measuredOverlay(const Document& document, const GraphScene& scene, OverlayKind kind);

/// Only those of ops.
std::vector<double> measuredOpValues(const Document& document, OverlayKind kind);

/// The scores of an answer, at the places of its group.
OverlayValues importanceOverlay(const GraphScene& scene, const ExplainerAnswer& answer);
/// [links] the rank of each picked edge; 0 for others.
std::vector<int> pickedRanks(const GraphScene& scene, const std::vector<OpPair>& edges,
                             const std::vector<std::size_t>& picked);

}  // namespace fusescope
