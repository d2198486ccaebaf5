// SPDX-License-Identifier: Apache-2.0
#include "ui/window/canvas_parts.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/report/plan_figure.h"
#include "core/scene/hierarchy.h"
#include "ui/document/document.h"
#include "ui/document/plan_change.h"
#include "ui/text/words.h"

namespace fusescope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CanvasParts)
};

constexpr int kMostDepth = 5;

/// The deepest depth at which scopes still hold several ops each: "layer1/0" in "layer1/0/conv1/Conv".
int plainDepth(const OpGraph& graph) {
    constexpr int kOpsPerPart = 4;
    int best = 1;
    for (int depth = 1; depth <= kMostDepth; ++depth)
        if (scopeParts(graph, depth).groupCount() * kOpsPerPart <= graph.opCount()) best = depth;
    return best;
}

/// The depth at which most blocks repeat; where none do, the plain one.
int scopeDepth(const OpGraph& graph) {
    int best = 0, mostFolded = 0;
    for (int depth = 1; depth <= kMostDepth; ++depth) {
        const FusionPlan parts = scopeParts(graph, depth);
        const int folded = parts.groupCount() - foldRepeats(graph, parts).parts.groupCount();
        if (folded > mostFolded) {
            mostFolded = folded;
            best = depth;
        }
    }
    return best > 0 ? best : plainDepth(graph);
}

/// The last two steps of a scope: "features.2/features.2.1".
std::string shortScope(const std::string& scope) {
    const std::size_t last = scope.rfind('/');
    if (last == std::string::npos || last == 0) return scope;
    const std::size_t before = scope.rfind('/', last - 1);
    return before == std::string::npos ? scope : "…" + scope.substr(before);
}

std::vector<PartText> scopeTexts(const OpGraph& graph, const FoldedParts& folded, int depth) {
    std::vector<PartText> texts;
    for (std::size_t i = 0; i < folded.repeats.size(); ++i) {
        const GroupSet& ops = folded.parts.groups()[i];
        const std::string& name = graph.op(ops.first()).name;
        const std::string scope = scopeOf(name, depth);
        PartText text{scope.empty() ? name : shortScope(scope), opCount(ops.count()).toStdString()};
        if (folded.repeats[i] > 1) text.kind += " ×" + std::to_string(folded.repeats[i]);
        texts.push_back(std::move(text));
    }
    return texts;
}

GroupView viewOf(const GroupEvaluation& group) {
    return {group.price.bufferBytes, group.price.dramBytes, group.fits, group.isUnfusable, false};
}

}  // namespace

const OpGraph* modelGraphOf(const GraphScene& scene) {
    return scene.collapsed ? scene.collapsed->model.get() : scene.graph.get();
}

PlanView planView(const Document& document) {
    return planView(document, document.version()->plan, *document.evaluation());
}

PlanView planView(const Document& document, const FusionPlan& plan, const PlanEvaluation& evaluation) {
    PlanView view = planView(plan, evaluation, document.accelerator(), document.version()->overrides.locked);
    view.words = planWords();
    return view;
}

GroupId groupInDocument(const Document& document, const PlanScene& shown, GroupId group) {
    if (!group.isValid() || shown.view.plan == document.version()->plan) return group;
    return document.version()->plan.groupOf(shown.view.plan.group(group).first());
}

PlanView planViewOf(const Document& document, const PlanChange& change) {
    return planView(document, change.after.plan, change.evaluation);
}

PartsRequest partsRequest(const Document& document, Hierarchy hierarchy) {
    PartsRequest request{document.model().content->graph, hierarchy, document.version()->plan, {}};
    const std::int64_t beta = document.accelerator().bufferBytes;
    for (std::int32_t id = 0; id < request.plan.groupCount(); ++id) {
        const GroupEvaluation& group = document.evaluation()->groups[static_cast<std::size_t>(id)];
        const bool isBad = !group.fits && !group.isUnfusable;
        const QString ops = opCount(request.plan.group(GroupId(id)).count());
        const QString name = groupNameInText(GroupId(id));
        const QString title = isBad ? Words::tr("⚠ %1 · %2").arg(name, ops) : Words::tr("%1 · %2").arg(name, ops);
        request.groupTexts.push_back({title.toStdString(), groupDetails(viewOf(group), beta, planWords())});
    }
    return request;
}

std::shared_ptr<const CollapsedGraph> collapsedParts(const PartsRequest& request) {
    if (request.hierarchy == Hierarchy::Groups) return collapsedGraph(request.graph, request.plan, request.groupTexts);
    const int depth = scopeDepth(*request.graph);
    FoldedParts folded{scopeParts(*request.graph, depth), {}};
    if (request.hierarchy == Hierarchy::Repeats)
        folded = foldRepeats(*request.graph, folded.parts);
    else
        folded.repeats.assign(static_cast<std::size_t>(folded.parts.groupCount()), 1);
    return collapsedGraph(request.graph, folded.parts, scopeTexts(*request.graph, folded, depth));
}

bool isPlanOf(const CollapsedGraph& parts, const Document& document) {
    const FusionPlan& plan = document.version()->plan;
    if (static_cast<int>(parts.members.size()) != plan.groupCount()) return false;
    return std::all_of(parts.members.begin(), parts.members.end(),
                       [&](const GroupSet& ops) { return plan.group(plan.groupOf(ops.first())) == ops; });
}

PlanView partsView(const Document& document, const CollapsedGraph& parts) {
    PlanView view;
    view.words = planWords();
    view.plan = FusionPlan::singletons(static_cast<int>(parts.members.size()));
    view.betaBytes = document.accelerator().bufferBytes;
    view.activationBits = document.accelerator().activationBits;
    const FusionPlan& plan = document.version()->plan;
    for (const GroupSet& ops : parts.members) {
        const GroupId group = plan.groupOf(ops.first());
        const bool isGroup = plan.group(group) == ops;
        view.groups.push_back(isGroup ? viewOf(document.evaluation()->groups[group.index()]) : GroupView{});
    }
    return view;
}

}  // namespace fusescope
