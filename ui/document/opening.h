// SPDX-License-Identifier: Apache-2.0
// Opening files as one step that succeeds or throws: a model, a plan, an accelerator, in any combination.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "core/base/run_control.h"
#include "core/import/model_importer.h"
#include "core/io/plan_file.h"
#include "ui/document/pricing.h"

namespace fusescope {

/// A model as it stands in the document: where it came from, and which sizes were filled in.
struct OpenModel {
    std::filesystem::path file;
    ImportOptions options;
    std::shared_ptr<const ImportedModel> content;
};

struct OpenRequest {
    std::filesystem::path modelFile;  ///< empty: `current` stays
    ImportOptions importOptions;
    std::filesystem::path planFile;      ///< empty: every op alone
    std::filesystem::path hardwareFile;  ///< empty: the plan's accelerator, or `accelerator`
    OpenModel current;                   ///< what a plan without a model is for; no content: nothing is open
    Accelerator accelerator;
};

struct Opened {
    OpenModel model;
    std::shared_ptr<const Pricing> pricing;
    std::optional<LoadedPlan> plan;
    std::filesystem::path planFile;
};

/// Reads all that `request` names. Blocks: for a worker thread. Throws Error; nothing when stopped.
std::optional<Opened> openFiles(const OpenRequest& request, RunControl& control);

}  // namespace fusescope
