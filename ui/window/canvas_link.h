// SPDX-License-Identifier: Apache-2.0
// Between the document and the canvas: lays the graph out in the background, shows the plan on it, and shares the
// selection both ways.
#pragma once

#include <QObject>
#include <vector>

#include "core/cost/plan_evaluation.h"
#include "core/layout/graph_layout.h"
#include "ui/canvas/canvas.h"
#include "ui/jobs/job_slot.h"
#include "ui/window/canvas_parts.h"

namespace fusescope {

class Document;
struct PlanChange;
class WindowSelection;

class CanvasLink : public QObject {
    Q_OBJECT

 public:
    CanvasLink(Document& document, WindowSelection& selection, CanvasWidget& canvas, QObject* parent = nullptr);

    void setOrientation(Orientation orientation);
    void setHierarchy(Hierarchy hierarchy);
    Hierarchy hierarchy() const { return hierarchy_; }
    /// Shows what fits at another buffer, until the next plan or endPreview().
    void preview(const PlanEvaluation& evaluation, std::int64_t betaBytes);
    /// Shows another plan of the model, until the next plan or endPreview(). Nothing where cards are not ops.
    void showOtherPlan(const FusionPlan& plan, const PlanEvaluation& evaluation);
    bool isOtherPlanShown() const;
    /// Shows another plan of the model, until the next plan of the document or endPreview().
    void previewPlan(const PlanChange& change);
    void endPreview();
    JobSlot& layouts() { return layouts_; }

 Q_SIGNALS:
    void hierarchyChanged();
    /// The colour of each group in the picture; -1: it has none.
    void groupColorsChanged(const std::vector<int>& colors);
    void failed(const fusescope::UserMessage& message);

 private:
    void connectCanvas();
    void layOut();
    void layOutOps();
    void layOutParts();
    void openPart(OpId card);
    bool isOfDocument() const;
    void tellPlainParts(const std::string& reason);
    void showScene(std::shared_ptr<const GraphScene> scene);
    void showPlan();
    void showSelection();
    void showCard();
    bool isForeignPlanShown() const;  ///< groups of the canvas are not those of the document
    void bringIntoView(GroupId group);
    void bringIntoView(const Rect& box);

    Document& document_;
    WindowSelection& selection_;
    CanvasWidget& canvas_;
    JobSlot layouts_;
    std::shared_ptr<const PlanScene> planScene_;   // of the document, where the canvas shows a preview
    std::shared_ptr<const PlanScene> otherScene_;  // last shown by showOtherPlan()
    Hierarchy hierarchy_ = Hierarchy::Ops;
    GroupSet opened_;  // to be shown once the ops are laid out
    Orientation orientation_ = Orientation::TopToBottom;
    bool isFromCanvas_ = false;  // the selection changes because of a click: the view stays
};

}  // namespace fusescope
