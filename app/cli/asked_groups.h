// SPDX-License-Identifier: Apache-2.0
// The groups that --ops or --plan and --group ask about: they do not fit, and have edges.
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

#include "app/cli/common_options.h"
#include "core/explain/explainer.h"

namespace fusescope::cli {

struct GroupOptions {
    std::vector<std::string> ops;
    int group = -1;

    CLI::Option* opsOption = nullptr;
    CLI::Option* planOption = nullptr;
};

struct AskedGroups {
    std::vector<FitQuestion> questions;
    std::vector<std::string> names;    ///< "group 3"; empty if not from a plan
    std::vector<std::string> skipped;  ///< groups of the plan that do not fit and are no convex, connected groups
};

/// --plan, --group and --ops; `verb` as in "explain".
void addGroupOptions(CLI::App& command, CommonOptions& common, GroupOptions& options, const std::string& verb);

/// Throws Error if there is no such op or group, or if it fits.
AskedGroups groupsOfOps(const ExplainContext& context, const GroupOptions& options, std::int64_t betaBytes);
AskedGroups groupsOfPlan(const CommonOptions& common, const ImportedModel& model, const ExplainContext& context,
                         const GroupOptions& options, std::int64_t betaBytes);

}  // namespace fusescope::cli
