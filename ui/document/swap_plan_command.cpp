// SPDX-License-Identifier: Apache-2.0
#include "ui/document/swap_plan_command.h"

#include "ui/document/document.h"

namespace fusescope {

SwapPlanCommand::SwapPlanCommand(Document& document, PlanState before, PlanState after, const QString& text)
    : QUndoCommand(text), document_(document), before_(std::move(before)), after_(std::move(after)) {}

void SwapPlanCommand::undo() { document_.swapPlan(before_); }

void SwapPlanCommand::redo() { document_.swapPlan(after_); }

}  // namespace fusescope
