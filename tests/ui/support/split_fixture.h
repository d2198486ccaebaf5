// SPDX-License-Identifier: Apache-2.0
// The group of UnfittingFixture, split with a record of it.
#pragma once

#include "core/split/splitter.h"
#include "tests/core/scene/scene_fixtures.h"
#include "tests/ui/support/document_fixture.h"
#include "ui/document/explainers.h"
#include "ui/player/split_stage.h"

namespace fusescope {

struct SplitFixture : UnfittingFixture {
    std::shared_ptr<const SplitTrace> trace;

    explicit SplitFixture(const std::string& explainer = "exact", std::int64_t bufferBytes = 96 * 1024,
                          const std::string& model = "resnet18")
        : UnfittingFixture(bufferBytes, model) {
        const Pricing& pricing = *document.pricing();
        CostCache cache(pricing.problem.costModel, pricing.problem.betaBytes);
        Splitter splitter(pricing.problem.graph, findExplainer(explainer)->make(explainContext(pricing)), cache, {});
        RunControl control;
        trace = std::make_shared<const SplitTrace>(splitter.trace(ops(), control));
    }

    SplitStageContent content() const {
        PlanView view;
        view.plan = document.version()->plan;
        view.betaBytes = document.accelerator().bufferBytes;
        for (const GroupEvaluation& each : document.evaluation()->groups)
            view.groups.push_back({each.price.bufferBytes, each.price.dramBytes, each.fits, each.isUnfusable});
        return {test::plainScene(document.model().content->graph), view, document.pricing()->problem.costModel, trace};
    }
};

}  // namespace fusescope
