// SPDX-License-Identifier: Apache-2.0
// The one kind of undo step: swap the whole plan, old for new.
#pragma once

#include <QUndoCommand>
#include <memory>

#include "ui/document/plan_version.h"

namespace fusescope {

class Document;

class SwapPlanCommand : public QUndoCommand {
 public:
    /// `document` owns the stack this goes to. `text` is what the Edit menu says: "Best plan (optimal)".
    SwapPlanCommand(Document& document, std::shared_ptr<const PlanVersion> before,
                    std::shared_ptr<const PlanVersion> after, const QString& text);

    void undo() override;
    void redo() override;

 private:
    Document& document_;
    std::shared_ptr<const PlanVersion> before_;
    std::shared_ptr<const PlanVersion> after_;
};

}  // namespace fusescope
