// SPDX-License-Identifier: Apache-2.0
// What another buffer would do to the plan of now.
#pragma once

#include <cstdint>
#include <vector>

#include "core/cost/plan_evaluation.h"

namespace fusescope {

class Document;

struct BufferWhatIf {
    std::int64_t bufferBytes = 0;
    PlanEvaluation evaluation;         ///< of the plan of now at that buffer
    std::vector<GroupId> stopFitting;  ///< groups of several ops that fit now and would not
    int startFitting = 0;              ///< groups of several ops that do not fit now and would
    int moreOpsOutside = 0;            ///< ops that would not fit alone any more; negative: that would fit
};

/// Prices every group and every op: below a millisecond per hundred ops. The document has a model, and stays as it is.
BufferWhatIf whatIf(const Document& document, std::int64_t bufferBytes);

}  // namespace fusescope
