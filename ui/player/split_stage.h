// SPDX-License-Identifier: Apache-2.0
// What the canvas shows of a step of a split: a pure function from trace, graph and plan to a frame. A frame between
// two steps is one too: `progress` goes from 0 to 1 within a step.
#pragma once

#include <memory>
#include <vector>

#include "core/scene/moved_scene.h"
#include "ui/canvas/canvas_frame.h"
#include "ui/player/split_steps.h"

namespace fusescope {

struct SplitStageContent {
    std::shared_ptr<const GraphScene> scene;
    PlanView plan;  ///< that holds the group; priced
    std::shared_ptr<const CostModel> costModel;
    std::shared_ptr<const SplitTrace> trace;
};

class SplitStage {
 public:
    explicit SplitStage(SplitStageContent content);

    const SplitTrace& trace() const { return *content_.trace; }
    const std::shared_ptr<const GraphScene>& scene() const { return content_.scene; }
    /// The group that is split, in scene units: to be looked at.
    Rect place() const;
    /// `progress` in [0, 1]; 1 is the step at rest.
    CanvasFrame frame(const SplitStep& step, double progress);

 private:
    std::shared_ptr<const PlanScene> planAt(const std::vector<GroupSet>& pieces);
    void nameShapes(PlanScene& plan, const std::vector<GroupSet>& pieces) const;
    std::shared_ptr<const Overlay> overlayOf(const SplitStep& step, double progress) const;
    std::shared_ptr<const CutMarks> cutsOf(const SplitStep& step, double progress, const PlanScene& plan) const;
    /// The bars of both sides on the way from what the whole needed to what each needs, against beta.
    std::shared_ptr<const PlanScene> settling(std::shared_ptr<const PlanScene> plan, const SplitStep& step,
                                              double progress) const;
    std::vector<GroupMove> movesOf(const SplitStep& step, double progress) const;

    SplitStageContent content_;
    std::vector<GroupSet> otherGroups_;  // of the plan, but for the one that is split
    std::vector<GroupSet> shownPieces_;  // of shownPlan_
    std::shared_ptr<const PlanScene> shownPlan_;
};

}  // namespace fusescope
