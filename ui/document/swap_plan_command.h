// SPDX-License-Identifier: Apache-2.0
// The one kind of undo step: swap the whole plan, old for new, and the accelerator where it belongs to the step.
#pragma once

#include <QUndoCommand>
#include <memory>

#include "ui/document/plan_version.h"
#include "ui/document/pricing.h"

namespace fusescope {

class Document;

struct PlanState {
    std::shared_ptr<const PlanVersion> version;
    std::shared_ptr<const Pricing> pricing;  ///< null: the one of now stays
};

class SwapPlanCommand : public QUndoCommand {
 public:
    /// `document` owns the stack this goes to. `text` is what the Edit menu says: "Best plan (optimal)".
    SwapPlanCommand(Document& document, PlanState before, PlanState after, const QString& text);

    const PlanState& before() const { return before_; }
    void undo() override;
    void redo() override;

 private:
    Document& document_;
    PlanState before_;
    PlanState after_;
};

}  // namespace fusescope
