// SPDX-License-Identifier: Apache-2.0
// One key shows the plan before this one on the canvas, and the same key this one again: A and B in the same place, at
// the prices of the accelerator of now. The document is not touched.
#pragma once

#include <QObject>

#include "core/graph/op_graph.h"
#include "core/plan/fusion_plan.h"

class QLabel;

namespace fusescope {

class CanvasLink;
class CanvasWidget;
class Document;
struct WindowActions;

class PlanSwapLink : public QObject {
    Q_OBJECT

 public:
    struct Partners {
        Document& document;
        CanvasLink& canvasLink;
        CanvasWidget& canvas;
        const WindowActions& actions;
    };

    PlanSwapLink(const Partners& partners, QObject* parent);

    bool isOtherShown() const;
    /// The plan that was shown before the one of the document; empty: there was none.
    const FusionPlan& other() const { return other_; }

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void follow();
    void swap();
    void refresh();
    void place();
    QString whyNot() const;

    Partners partners_;
    QLabel* note_;
    std::shared_ptr<const OpGraph> graph_;  // of both plans
    FusionPlan current_;
    FusionPlan other_;
};

}  // namespace fusescope
