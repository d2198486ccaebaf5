// SPDX-License-Identifier: Apache-2.0
#include "ui/document/edit_offer.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/text/words.h"

namespace fusescope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(EditOffer)
};

QString nameOf(const OpGraph& graph, OpId op) { return shortOpName(graph.op(op).name); }

EditOffer notYet(const QString& whyNot) { return {{}, whyNot, {}}; }

EditOffer edgeOffer(const Document& document, const WindowSelection& selection, EditKind kind) {
    if (!selection.edge()) return notYet(Words::tr("Select an edge first"));
    const auto [from, to] = *selection.edge();
    const OpGraph& graph = document.graph();
    const SearchProblem& problem = document.pricing()->problem;
    const QString ends = QStringLiteral("%1 > %2").arg(nameOf(graph, from), nameOf(graph, to));
    const PinnedPlan now = document.pinned();
    switch (kind) {
        case EditKind::Cut:
            return {Words::tr("Cut %1").arg(ends), {}, cutEdge(problem, now, from, to)};
        case EditKind::Keep:
            return {Words::tr("Keep %1 together").arg(ends), {}, keepTogether(problem, now, from, to)};
        default:
            return {Words::tr("Merge the groups of %1").arg(ends),
                    {},
                    mergeByHand(problem, now, now.plan.groupOf(from), now.plan.groupOf(to))};
    }
}

EditOffer opOffer(const Document& document, const WindowSelection& selection, EditKind kind) {
    if (!selection.op().isValid()) return notYet(Words::tr("Select an op first"));
    const SearchProblem& problem = document.pricing()->problem;
    const QString name = nameOf(document.graph(), selection.op());
    if (kind == EditKind::SplitOff)
        return {Words::tr("Split off %1").arg(name), {}, splitOff(problem, document.pinned(), {selection.op()})};
    return {Words::tr("Keep %1 alone").arg(name), {}, forbidFusion(problem, document.pinned(), selection.op())};
}

GroupSet selectedOps(const Document& document, const WindowSelection& selection) {
    if (selection.edge()) return {selection.edge()->first, selection.edge()->second};
    if (selection.op().isValid()) return {selection.op()};
    return document.version()->plan.group(selection.group());
}

}  // namespace

EditOffer editOffer(const Document& document, const WindowSelection& selection, EditKind kind) {
    if (kind == EditKind::ReleaseAll) return {Words::tr("Release all overrides"), {}, releaseAll(document.pinned())};
    if (kind == EditKind::Cut || kind == EditKind::Keep || kind == EditKind::Merge)
        return edgeOffer(document, selection, kind);
    if (kind == EditKind::SplitOff || kind == EditKind::Alone) return opOffer(document, selection, kind);
    if (selection.isEmpty()) return notYet(Words::tr("Select a group, an op or an edge first"));
    const QString name = groupNameInText(selection.group());
    if (kind == EditKind::Lock)
        return {Words::tr("Lock %1").arg(name),
                {},
                lockGroup(document.pricing()->problem, document.pinned(), selection.group())};
    return {Words::tr("Release what is selected"), {}, releaseOps(document.pinned(), selectedOps(document, selection))};
}

EditOffer moveOffer(const Document& document, const GroupSet& ops, GroupId target) {
    const PinnedPlan now = document.pinned();
    const SearchProblem& problem = document.pricing()->problem;
    const GroupId source = now.plan.groupOf(ops.first());
    const QString into = groupNameInText(target);
    if (now.plan.group(source) == ops)
        return {Words::tr("Merge %1 with %2").arg(groupNameInText(source), into),
                {},
                mergeByHand(problem, now, source, target)};
    const QString what = ops.count() == 1 ? nameOf(document.graph(), ops.first()) : opCount(ops.count());
    return {Words::tr("Move %1 to %2").arg(what, into), {}, moveOps(problem, now, ops, target)};
}

std::vector<EditOffer> moveOffers(const Document& document, const GroupSet& ops) {
    const OpGraph& graph = document.graph();
    const FusionPlan& plan = document.version()->plan;
    std::vector<GroupId> targets;
    const GroupId own = plan.groupOf(ops.first());
    ops.forEach([&](OpId op) {
        for (const auto neighbours : {graph.predecessors(op), graph.successors(op)})
            for (const OpId next : neighbours)
                if (plan.groupOf(next) != own) targets.push_back(plan.groupOf(next));
    });
    std::ranges::sort(targets);
    targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
    std::vector<EditOffer> offers;
    for (const GroupId target : targets) offers.push_back(moveOffer(document, ops, target));
    return offers;
}

}  // namespace fusescope
