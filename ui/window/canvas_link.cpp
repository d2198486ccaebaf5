// SPDX-License-Identifier: Apache-2.0
#include "ui/window/canvas_link.h"

#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/window/canvas_parts.h"

namespace fusescope {
namespace {

std::vector<GroupView> groupViews(const PlanEvaluation& evaluation) {
    std::vector<GroupView> views;
    for (const GroupEvaluation& group : evaluation.groups)
        views.push_back({group.price.bufferBytes, group.price.dramBytes, group.fits, group.isUnfusable});
    return views;
}

std::vector<int> colorsOf(const PlanScene& plan) {
    std::vector<int> colors(static_cast<std::size_t>(plan.view.plan.groupCount()), -1);
    for (const GroupShape& shape : plan.shapes) colors[shape.group.index()] = shape.color;
    return colors;
}

}  // namespace

CanvasLink::CanvasLink(Document& document, WindowSelection& selection, CanvasWidget& canvas, QObject* parent)
    : QObject(parent), document_(document), selection_(selection), canvas_(canvas) {
    connect(&document_, &Document::modelChanged, this, &CanvasLink::layOut);
    connect(&document_, &Document::planShown, this, &CanvasLink::showPlan);
    connect(&selection_, &WindowSelection::changed, this, &CanvasLink::showSelection);
    connect(&layouts_, &JobSlot::failed, this, &CanvasLink::failed);
    connectCanvas();
}

void CanvasLink::connectCanvas() {
    const auto fromCanvas = [this](auto select) {
        isFromCanvas_ = true;
        select();
        isFromCanvas_ = false;
    };
    connect(&canvas_, &CanvasWidget::opClicked, this, [this, fromCanvas](OpId card) {
        const CollapsedGraph* const parts = canvas_.scene()->collapsed.get();
        if (!parts) return fromCanvas([&] { selection_.selectOp(card); });
        const GroupSet& ops = parts->members[card.index()];
        const GroupId group = document_.version()->plan.groupOf(ops.first());
        const bool isGroup = ops.count() > 1 && document_.version()->plan.group(group) == ops;
        fromCanvas([&] { isGroup ? selection_.selectGroup(group) : selection_.selectOp(ops.first()); });
    });
    connect(&canvas_, &CanvasWidget::cardOpened, this, &CanvasLink::openPart);
    connect(&canvas_, &CanvasWidget::groupClicked, this, [this, fromCanvas](GroupId group) {
        fromCanvas([&] { selection_.selectGroup(groupInDocument(document_, *canvas_.plan(), group)); });
    });
    connect(&canvas_, &CanvasWidget::linkClicked, this, [this, fromCanvas](int link) {
        if (canvas_.scene()->collapsed) return;  // several edges of the model at once
        const Link& clicked = canvas_.scene()->links[static_cast<std::size_t>(link)];
        fromCanvas([&] { selection_.selectEdge(clicked.from, clicked.to); });
    });
    connect(&canvas_, &CanvasWidget::backgroundClicked, this,
            [this, fromCanvas] { fromCanvas([&] { selection_.clear(); }); });
}

void CanvasLink::setOrientation(Orientation orientation) {
    if (orientation == orientation_) return;
    orientation_ = orientation;
    if (document_.hasModel()) layOut();
}

void CanvasLink::setHierarchy(Hierarchy hierarchy) {
    if (hierarchy == hierarchy_) return;
    hierarchy_ = hierarchy;
    if (document_.hasModel()) layOut();
    Q_EMIT hierarchyChanged();
}

bool CanvasLink::isOfDocument() const {
    return document_.hasModel() && canvas_.scene() &&
           modelGraphOf(*canvas_.scene()) == document_.model().content->graph.get();
}

void CanvasLink::layOut() {
    if (!isOfDocument()) {
        canvas_.setScene(nullptr);
        canvas_.setEmptyText(tr("Drawing the graph…"), {});
    }
    hierarchy_ == Hierarchy::Ops ? layOutOps() : layOutParts();
}

void CanvasLink::layOutParts() {
    layouts_.start(makeJob(
        tr("Laying out the parts"),
        [request = partsRequest(document_, hierarchy_), orientation = orientation_](RunControl& control) {
            const auto parts = collapsedParts(request);
            auto layout =
                parts ? layoutGraph(layoutRequest(*parts->graph, parts->cards, orientation), control) : std::nullopt;
            return layout ? makeGraphScene(parts, std::move(*layout)) : nullptr;
        },
        [this](std::shared_ptr<const GraphScene> scene) {
            if (scene) return showScene(std::move(scene));
            hierarchy_ = Hierarchy::Ops;  // groups that wait for each other have no order to be drawn in
            layOut();
            Q_EMIT hierarchyChanged();
        },
        this));
}

void CanvasLink::layOutOps() {
    const auto graph = document_.model().content->graph;
    layouts_.start(makeJob(
        tr("Laying out the graph"),
        [graph, orientation = orientation_](RunControl& control) {
            auto layout = layoutGraph(layoutRequest(*graph, orientation), control);
            return layout ? makeGraphScene(graph, std::move(*layout)) : nullptr;
        },
        [this](std::shared_ptr<const GraphScene> scene) {
            if (scene) showScene(std::move(scene));
        },
        this));
}

/// Of parts the layout helper did not place, unless the picture before said the same.
void CanvasLink::tellPlainParts(const std::string& reason) {
    if (reason.empty() || (canvas_.scene() && canvas_.scene()->layout.plainReason == reason)) return;
    Q_EMIT failed({Severity::Note, tr("Parts of the graph stand in simple layers."),
                   tr("The reason: %1.").arg(QString::fromStdString(reason))});
}

void CanvasLink::showScene(std::shared_ptr<const GraphScene> scene) {
    tellPlainParts(scene->layout.plainReason);
    if (scene->graph->opCount() == 0)
        canvas_.setEmptyText(tr("This model has no ops"), tr("Everything in the file was folded away"));
    canvas_.setScene(std::move(scene));
    showPlan();
    showSelection();
    if (!opened_.isEmpty() && !canvas_.scene()->collapsed) {
        Rect box = canvas_.scene()->box(opened_.first());
        opened_.forEach([&](OpId op) { box = box.united(canvas_.scene()->box(op)); });
        opened_ = {};
        canvas_.zoomToRect(box);
    }
}

void CanvasLink::showPlan() {
    if (!isOfDocument()) return;
    const auto& collapsed = canvas_.scene()->collapsed;
    if (collapsed && hierarchy_ == Hierarchy::Groups && !isPlanOf(*collapsed, document_)) return layOut();
    planScene_ = makePlanScene(*canvas_.scene(), collapsed ? partsView(document_, *collapsed) : planView(document_));
    canvas_.setPlan(planScene_);
    if (!collapsed) Q_EMIT groupColorsChanged(colorsOf(*planScene_));
}

void CanvasLink::preview(const PlanEvaluation& evaluation, std::int64_t betaBytes) {
    const bool isOfThisPlan = planScene_ && canvas_.plan() && planScene_->view.plan == document_.version()->plan;
    if (isOfThisPlan) canvas_.setPlan(repriced(*planScene_, groupViews(evaluation), betaBytes));
}

void CanvasLink::showOtherPlan(const FusionPlan& plan, const PlanEvaluation& evaluation) {
    if (!isOfDocument() || canvas_.scene()->collapsed) return;
    otherScene_ = makePlanScene(*canvas_.scene(), planView(document_, plan, evaluation));
    canvas_.setPlan(otherScene_);
    showSelection();
}

bool CanvasLink::isOtherPlanShown() const { return otherScene_ && canvas_.plan() == otherScene_; }

bool CanvasLink::isForeignPlanShown() const {
    return planScene_ && canvas_.plan() && canvas_.plan()->view.plan != planScene_->view.plan;
}

void CanvasLink::previewPlan(const PlanChange& change) {
    if (!isOfDocument() || canvas_.scene()->collapsed) return;
    canvas_.setPlan(makePlanScene(*canvas_.scene(), planViewOf(document_, change)));
}

void CanvasLink::endPreview() {
    if (!canvas_.plan() || canvas_.plan() == planScene_) return;
    canvas_.setPlan(planScene_);
    showSelection();
}

/// The ops of a part, in the flat graph.
void CanvasLink::openPart(OpId card) {
    const CollapsedGraph* const parts = canvas_.scene()->collapsed.get();
    if (!parts) return;
    const GroupSet& ops = parts->members[card.index()];
    const GroupId group = document_.version()->plan.groupOf(ops.first());
    document_.version()->plan.group(group) == ops ? selection_.selectGroup(group) : selection_.selectOp(ops.first());
    opened_ = ops;
    setHierarchy(Hierarchy::Ops);
}

void CanvasLink::showCard() {
    Marks marks;
    const CollapsedGraph& parts = *canvas_.scene()->collapsed;
    if (!selection_.isEmpty()) {
        const GroupSet ops =
            selection_.op().isValid() ? GroupSet{selection_.op()} : document_.version()->plan.group(selection_.group());
        marks.ops = parts.cardsOf(ops).ops();
    }
    canvas_.setSelection(marks);
    if (!isFromCanvas_ && !marks.ops.empty()) canvas_.revealOp(marks.ops.front());
}

void CanvasLink::showSelection() {
    if (canvas_.scene() && canvas_.scene()->collapsed) return showCard();
    Marks marks;
    if (selection_.op().isValid()) {
        marks.ops = {selection_.op()};
    } else if (selection_.isGroup()) {
        marks.group = selection_.group();
        const GroupSet& ops = document_.version()->plan.group(selection_.group());
        if (ops.count() == 1) marks.ops = {ops.first()};  // it has no hull to mark
        if (isForeignPlanShown()) marks = {ops.ops(), GroupId(), -1};
    }
    if (selection_.edge() && canvas_.scene()) {
        marks.link = canvas_.scene()->linkBetween(selection_.edge()->first, selection_.edge()->second);
        canvas_.setSelection(marks);
        if (!isFromCanvas_ && marks.link >= 0) bringIntoView(canvas_.scene()->linkGrid.rect(marks.link));
        return;
    }
    canvas_.setSelection(marks);
    if (isFromCanvas_ || selection_.isEmpty()) return;
    selection_.isGroup() ? bringIntoView(selection_.group()) : canvas_.revealOp(selection_.op());
}

void CanvasLink::bringIntoView(GroupId group) {
    const GroupShape* const shape = planScene_ ? planScene_->shape(group) : nullptr;
    shape ? bringIntoView(shape->box) : canvas_.revealOp(document_.version()->plan.group(group).first());
}

void CanvasLink::bringIntoView(const Rect& box) {
    const Size screen{static_cast<double>(canvas_.width()), static_cast<double>(canvas_.height())};
    const Rect seen = canvas_.transform().visible(screen);
    if (seen.contains(box)) return;
    if (box.width() < seen.width() && box.height() < seen.height())
        canvas_.setTransform(canvas_.transform().centeredOn(box.center(), screen));
    else
        canvas_.zoomToRect(box);
}

}  // namespace fusescope
