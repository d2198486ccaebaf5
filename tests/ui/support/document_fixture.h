// SPDX-License-Identifier: Apache-2.0
// A document with a group that does not fit: a model at its best for 256 KiB, in half of that.
#pragma once

#include "tests/ui/support/ui_test.h"
#include "ui/document/selection.h"

namespace fusescope {

struct UnfittingFixture {
    Document document;
    WindowSelection selection{document};
    GroupId group;  ///< selected; the largest of those that do not fit

    explicit UnfittingFixture(std::int64_t bufferBytes = 128 * 1024, const std::string& model = "resnet18") {
        document.show(openedSample(model));
        RunControl control;
        document.apply(searchPlan({document.pricing(), "optimal", {}}, control), QStringLiteral("best"));
        document.undoStack().clear();
        setBuffer(bufferBytes);
        for (std::int32_t i = 0; i < document.version()->plan.groupCount(); ++i) {
            const GroupEvaluation& each = document.evaluation()->groups[static_cast<std::size_t>(i)];
            const int count = document.version()->plan.group(GroupId(i)).count();
            if (each.fits || each.isUnfusable) continue;
            if (!group.isValid() || count > document.version()->plan.group(group).count()) group = GroupId(i);
        }
        selection.selectGroup(group);
    }

    void setBuffer(std::int64_t bytes) {
        Accelerator accelerator = document.accelerator();
        accelerator.bufferBytes = bytes;
        document.setPricing(makePricing(document.model().content->graph, accelerator));
    }
    const GroupSet& ops() const { return document.version()->plan.group(group); }
};

}  // namespace fusescope
