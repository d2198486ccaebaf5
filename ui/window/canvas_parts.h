// SPDX-License-Identifier: Apache-2.0
// What the cards of the canvas stand for: ops, the groups of the plan, or name scopes; and how parts are made and
// priced.
#pragma once

#include <memory>
#include <string>

#include "core/scene/graph_scene.h"
#include "core/scene/plan_scene.h"

namespace fusescope {

class Document;
struct PlanChange;

/// What a card of the canvas stands for.
enum class Hierarchy {
    Ops,
    Groups,   ///< the plan view: a card a group
    Scopes,   ///< a card a name scope
    Repeats,  ///< name scopes, equal ones that follow each other as one card
};

/// The graph of the model that a scene shows, in whatever parts; null where only its parts are known.
const OpGraph* modelGraphOf(const GraphScene& scene);

/// The plan of the document as the picture has it.
PlanView planView(const Document& document);

/// A change of it that has not been made, in the same way.
PlanView planViewOf(const Document& document, const PlanChange& change);

/// All that collapsedParts() needs: a snapshot for a worker thread.
struct PartsRequest {
    std::shared_ptr<const OpGraph> graph;
    Hierarchy hierarchy = Hierarchy::Groups;
    FusionPlan plan;
    std::vector<PartText> groupTexts;  ///< [groups]
};

/// Of a document with a model.
PartsRequest partsRequest(const Document& document, Hierarchy hierarchy);

/// Nothing if the parts wait for each other in a circle.
std::shared_ptr<const CollapsedGraph> collapsedParts(const PartsRequest& request);

/// Whether the parts are the groups of the plan of now.
bool isPlanOf(const CollapsedGraph& parts, const Document& document);

/// Every part alone, priced where it is a group of the plan.
PlanView partsView(const Document& document, const CollapsedGraph& parts);

}  // namespace fusescope
