// SPDX-License-Identifier: Apache-2.0
#include "ui/player/split_stage.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/text/words.h"

namespace fusescope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SplitStage)
};

constexpr double kGap = 9;              // by which each side of a cut moves, in scene units
constexpr std::size_t kMostLabels = 8;  // of candidates: more would be a wall
constexpr std::size_t kMostLines = 40;

/// Slow at both ends.
double eased(double t) {
    const double clamped = std::clamp(t, 0.0, 1.0);
    return clamped * clamped * (3 - 2 * clamped);
}

CutMark markOf(const GraphScene& scene, const Explanation& explanation, const SplitCandidate& candidate) {
    CutMark mark;
    mark.category = static_cast<int>(candidate.category);
    for (const OpPair& edge : explanation.edges) {
        if (!candidate.cut.before.contains(edge.first) || !candidate.cut.after.contains(edge.second)) continue;
        if (const int link = scene.linkBetween(edge.first, edge.second); link >= 0) mark.links.push_back(link);
    }
    mark.text = Words::tr("category %1 · %2")
                    .arg(mark.category)
                    .arg(decimalBytes(candidate.before.dramBytes + candidate.after.dramBytes))
                    .toStdString();
    return mark;
}

/// The best ones first: those that fit more, then those that move less.
std::vector<std::size_t> byWorth(const std::vector<SplitCandidate>& candidates) {
    std::vector<std::size_t> order(candidates.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const auto key = [&](std::size_t i) {
            const SplitCandidate& c = candidates[i];
            return std::pair(static_cast<int>(c.category), c.before.dramBytes + c.after.dramBytes);
        };
        return key(a) < key(b);
    });
    return order;
}

}  // namespace

SplitStage::SplitStage(SplitStageContent content) : content_(std::move(content)) {
    const GroupSet& root = trace().nodes.front().group;
    for (const GroupSet& group : content_.plan.plan.groups())
        if (const GroupSet rest = group - root; !rest.isEmpty()) otherGroups_.push_back(rest);  // a preview cuts across
}

Rect SplitStage::place() const {
    const std::vector<OpId> ops = trace().nodes.front().group.ops();
    Rect place = content_.scene->box(ops.front());
    for (const OpId op : ops) place = place.united(content_.scene->box(op));
    return place.inflated(24);
}

std::shared_ptr<const PlanScene> SplitStage::planAt(const std::vector<GroupSet>& pieces) {
    if (shownPlan_ && pieces == shownPieces_) return shownPlan_;
    std::vector<GroupSet> groups = otherGroups_;
    groups.insert(groups.end(), pieces.begin(), pieces.end());
    PlanView view = content_.plan;
    view.plan = FusionPlan::fromGroups(content_.plan.plan.opCount(), std::move(groups));
    view.groups.clear();
    for (std::int32_t id = 0; id < view.plan.groupCount(); ++id) {
        const GroupSet& group = view.plan.group(GroupId(id));
        const GroupId before = content_.plan.plan.groupOf(group.first());
        if (!content_.plan.groups.empty() && content_.plan.plan.group(before) == group) {
            view.groups.push_back(content_.plan.groups[before.index()]);
            continue;
        }
        const Price price = content_.costModel->price({&group, 1}, view.betaBytes).front();
        const bool fits = price.fits(view.betaBytes);
        view.groups.push_back({price.bufferBytes, price.dramBytes, fits, !fits && group.count() == 1});
    }
    shownPieces_ = pieces;
    auto plan = std::make_shared<PlanScene>(*makePlanScene(*content_.scene, std::move(view)));
    nameShapes(*plan, pieces);
    shownPlan_ = std::move(plan);
    return shownPlan_;
}

/// Groups of the plan keep their numbers; other pieces of a group of it are "group 3 a", "group 3 b"…, and those of
/// several groups "part a", "part b"…
void SplitStage::nameShapes(PlanScene& plan, const std::vector<GroupSet>& pieces) const {
    const FusionPlan& before = content_.plan.plan;
    const GroupSet& root = trace().nodes.front().group;
    const bool isOneGroup = before.group(before.groupOf(root.first())) == root;
    for (GroupShape& shape : plan.shapes) {
        const GroupSet& ops = plan.view.plan.group(shape.group);
        const GroupId number = before.groupOf(ops.first());
        shape.title = groupNameInText(number).toStdString();
        const auto piece = std::find(pieces.begin(), pieces.end(), ops);
        if (piece == pieces.end() || before.group(number) == ops) continue;
        if (!isOneGroup) shape.title = (pieces.size() == 1 ? Words::tr("all of it") : Words::tr("part")).toStdString();
        if (pieces.size() < 2) continue;
        const auto at = piece - pieces.begin();
        shape.title += at < 26 ? std::string(" ") + static_cast<char>('a' + at) : " #" + std::to_string(at + 1);
    }
}

std::shared_ptr<const Overlay> SplitStage::overlayOf(const SplitStep& step, double progress) const {
    const SplitNode& node = trace().nodes[step.node];
    const bool isShown = step.kind == SplitStepKind::Explanation || step.kind == SplitStepKind::Candidates;
    if (!isShown || node.explanation.edges.empty()) return nullptr;
    const double glow = step.kind == SplitStepKind::Explanation ? eased(progress) : 1;
    const std::vector<float> spread = spreadScores(node.explanation.edgeScores);
    const std::vector<float> ops = opScoresOf(node.explanation.ops, node.explanation.edges, spread);
    auto overlay = std::make_shared<Overlay>();
    overlay->ops.assign(content_.scene->boxes.size(), -1);
    overlay->links.assign(content_.scene->links.size(), -1);
    overlay->ranks.assign(content_.scene->links.size(), 0);
    for (std::size_t i = 0; i < ops.size(); ++i)
        overlay->ops[node.explanation.ops[i].index()] = glow * static_cast<double>(ops[i]);
    const auto linkOf = [&](std::size_t edge) {
        const OpPair& ends = node.explanation.edges[edge];
        return static_cast<std::size_t>(std::max(content_.scene->linkBetween(ends.first, ends.second), 0));
    };
    for (std::size_t e = 0; e < spread.size(); ++e) overlay->links[linkOf(e)] = glow * static_cast<double>(spread[e]);
    for (std::size_t i = 0; i < node.explanation.selected.size(); ++i)
        overlay->ranks[linkOf(node.explanation.selected[i])] = static_cast<int>(i) + 1;
    return overlay;
}

std::shared_ptr<const CutMarks> SplitStage::cutsOf(const SplitStep& step, double progress,
                                                   const PlanScene& plan) const {
    const SplitNode& node = trace().nodes[step.node];
    const bool isCut = step.kind == SplitStepKind::Cut;
    if (!isCut && step.kind != SplitStepKind::Candidates) return nullptr;
    auto cuts = std::make_shared<CutMarks>();
    cuts->group = content_.scene->box(node.group.first());
    node.group.forEach([&](OpId op) { cuts->group = cuts->group.united(content_.scene->box(op)); });
    if (const GroupShape* const shape = plan.shape(plan.view.plan.groupOf(node.group.first())))
        cuts->group.left = std::min(cuts->group.left, shape->box.left);
    const std::vector<std::size_t> order = byWorth(node.candidates);
    const std::size_t shown = isCut ? 1 : std::min(order.size(), kMostLines);
    for (std::size_t i = 0; i < shown; ++i) {
        const std::size_t candidate = isCut ? *step.candidate : order[i];
        CutMark mark = markOf(*content_.scene, node.explanation, node.candidates[candidate]);
        if (mark.links.empty()) continue;
        // They appear one after the other; the one that is taken fades as its sides have moved apart.
        const double start = isCut ? 0 : 0.6 * static_cast<double>(i) / static_cast<double>(shown);
        mark.opacity = isCut ? 1 : eased((progress - start) / 0.3);
        mark.isChosen = isCut && !step.isRejected;
        if (i >= kMostLabels) mark.text.clear();
        if (mark.opacity > 0) cuts->marks.push_back(std::move(mark));
    }
    return cuts;
}

std::shared_ptr<const PlanScene> SplitStage::settling(std::shared_ptr<const PlanScene> plan, const SplitStep& step,
                                                      double progress) const {
    constexpr double kMostUsage = 4;  // of the whole: beyond, the mark of beta is at the left end anyway
    const SplitNode& node = trace().nodes[step.node];
    if (progress >= 1 || trace().betaBytes <= 0) return plan;
    const double whole = node.price.bufferBytes
                             ? static_cast<double>(*node.price.bufferBytes) / static_cast<double>(trace().betaBytes)
                             : kMostUsage;
    auto settled = std::make_shared<PlanScene>(*plan);
    const TwoWayCut& cut = node.candidates[*step.candidate].cut;
    for (const GroupSet* const side : {&cut.before, &cut.after}) {
        const int shape = settled->shapeOf[settled->view.plan.groupOf(side->first()).index()];
        if (shape < 0) continue;
        double& usage = settled->shapes[static_cast<std::size_t>(shape)].usage;
        const double from = std::min(whole, kMostUsage);
        usage = from + (usage - from) * eased(progress);
    }
    return settled;
}

std::vector<GroupMove> SplitStage::movesOf(const SplitStep& step, double progress) const {
    if (step.kind != SplitStepKind::Cut) return {};
    const TwoWayCut& cut = trace().nodes[step.node].candidates[*step.candidate].cut;
    const double by = kGap * eased(progress);
    return by == 0 ? std::vector<GroupMove>{} : std::vector<GroupMove>{{cut.before, -by}, {cut.after, by}};
}

CanvasFrame SplitStage::frame(const SplitStep& step, double progress) {
    CanvasFrame frame{content_.scene, planAt(step.pieces), overlayOf(step, progress), nullptr, std::nullopt};
    if (frame.overlay)
        frame.legend = Legend{Words::tr("Importance").toStdString(),
                              Words::tr("least").toStdString(),
                              Words::tr("greatest").toStdString(),
                              {Words::tr("linear, fitted to this group").toStdString()}};
    frame.cuts = cutsOf(step, progress, *frame.plan);
    if (step.kind == SplitStepKind::Cut) frame.plan = settling(frame.plan, step, progress);
    const std::vector<GroupMove> moves = movesOf(step, progress);
    if (moves.empty()) return frame;
    frame.plan = movedPlan(*frame.plan, moves, content_.scene->layout.orientation);
    frame.scene = movedScene(*content_.scene, moves);
    return frame;
}

}  // namespace fusescope
