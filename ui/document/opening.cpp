// SPDX-License-Identifier: Apache-2.0
#include "ui/document/opening.h"

#include "core/base/error.h"
#include "core/io/accelerator_file.h"

namespace fusescope {
namespace {

OpenModel openModel(const OpenRequest& request, RunControl& control) {
    if (!request.modelFile.empty())
        return {request.modelFile, request.importOptions,
                importModel(request.modelFile, request.importOptions, control)};
    if (!request.current.content)
        throw Error("a plan needs the model it was made for", request.planFile.string(), "open the model first");
    return request.current;
}

Accelerator acceleratorOf(const OpenRequest& request, const std::optional<LoadedPlan>& plan) {
    if (!request.hardwareFile.empty()) return readAccelerator(request.hardwareFile);
    return plan ? plan->record.accelerator : request.accelerator;
}

}  // namespace

std::optional<Opened> openFiles(const OpenRequest& request, RunControl& control) {
    Opened opened;
    opened.model = openModel(request, control);
    if (!opened.model.content || control.shouldStop()) return std::nullopt;
    const ImportedModel& model = *opened.model.content;
    if (!request.planFile.empty()) opened.plan = readPlan(request.planFile, *model.graph, model.fingerprint);
    opened.planFile = request.planFile;
    opened.pricing = makePricing(model.graph, acceleratorOf(request, opened.plan));
    return opened;
}

}  // namespace fusescope
