// SPDX-License-Identifier: Apache-2.0
#include "ui/document/buffer_what_if.h"

#include "ui/document/document.h"

namespace fusescope {

BufferWhatIf whatIf(const Document& document, std::int64_t bufferBytes) {
    const SearchProblem& problem = document.pricing()->problem;
    const FusionPlan& plan = document.version()->plan;
    BufferWhatIf answer;
    answer.bufferBytes = bufferBytes;
    answer.evaluation = evaluatePlan(*problem.costModel, plan, bufferBytes);
    for (std::int32_t id = 0; id < plan.groupCount(); ++id) {
        const GroupId group(id);
        if (plan.group(group).count() < 2) continue;  // it runs outside fusion instead
        const bool fitsNow = document.evaluation()->groups[group.index()].fits;
        const bool wouldFit = answer.evaluation.groups[group.index()].fits;
        if (fitsNow && !wouldFit) answer.stopFitting.push_back(group);
        if (!fitsNow && wouldFit) ++answer.startFitting;
    }
    answer.moreOpsOutside =
        problem.fusable.count() - fusableOps(*problem.graph, *problem.costModel, bufferBytes).count();
    return answer;
}

}  // namespace fusescope
