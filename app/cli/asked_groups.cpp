// SPDX-License-Identifier: Apache-2.0
#include "app/cli/asked_groups.h"

#include <cstdio>

#include "app/cli/summary.h"
#include "core/base/bytes.h"
#include "core/base/error.h"
#include "core/cost/op_rules.h"
#include "core/io/plan_file.h"
#include "core/plan/plan_check.h"

namespace fusescope::cli {

void addGroupOptions(CLI::App& command, CommonOptions& common, GroupOptions& options, const std::string& verb) {
    options.planOption =
        command.add_option("--plan", common.planFile, verb + " the groups of this plan that do not fit")
            ->type_name("PLAN.yaml");
    command.add_option("--group", options.group, "only this group of the plan")
        ->needs(options.planOption)
        ->check(CLI::NonNegativeNumber);
    options.opsOption = command.add_option("--ops", options.ops, verb + " the group of these ops")
                            ->delimiter(',')
                            ->excludes(options.planOption);
}

AskedGroups groupsOfOps(const ExplainContext& context, const GroupOptions& options, std::int64_t betaBytes) {
    GroupSet group;
    for (const std::string& name : options.ops) {
        const auto op = context.graph->findOp(name);
        if (!op) throw Error("there is no op \"" + name + "\"", "--ops", "fusescope-cli inspect lists the ops");
        group.insert(*op);
    }
    for (const Issue& issue : checkGroup(*context.graph, group)) throw Error(issue.text, "--ops", issue.hint);
    group.forEach([&](OpId op) {
        const std::string reason = notModelledReason(*context.graph, context.graph->op(op));
        if (!reason.empty())
            throw Error("op \"" + context.graph->op(op).name + "\" is not modelled: " + reason, "--ops");
    });
    if (group.count() < 2)
        throw Error("one op has no edge to cut", "--ops", "name the ops of a group, separated by commas");
    if (context.costModel->price({&group, 1}, betaBytes).front().fits(betaBytes))
        throw Error("the group fits " + formatBinaryBytes(betaBytes) + ": there is nothing to cut", "--ops");
    return {{{group, betaBytes}}, {""}, {}};
}

AskedGroups groupsOfPlan(const CommonOptions& common, const ImportedModel& model, const ExplainContext& context,
                         const GroupOptions& options, std::int64_t betaBytes) {
    const LoadedPlan loaded = readPlan(common.planFile, *model.graph, model.fingerprint);
    std::fputs(issueLines(loaded.issues).c_str(), stderr);
    const FusionPlan& plan = loaded.record.plan;
    if (options.group >= plan.groupCount())
        throw Error("the plan has no group " + std::to_string(options.group), "--group",
                    "its groups are 0 to " + std::to_string(plan.groupCount() - 1));
    AskedGroups asked;
    const std::vector<Price> prices = context.costModel->price(plan.groups(), betaBytes);
    for (int id = 0; id < plan.groupCount(); ++id) {
        if (options.group >= 0 && id != options.group) continue;
        const GroupSet& group = plan.group(GroupId(id));
        const std::string name = "group " + std::to_string(id);
        const bool fits = prices[static_cast<std::size_t>(id)].fits(betaBytes);
        if (options.group >= 0 && fits)
            throw Error(name + " fits " + formatBinaryBytes(betaBytes) + ": there is nothing to cut", "--group");
        if (fits || (options.group < 0 && group.count() == 1)) continue;
        if (canBeExplained(*context.graph, group)) {
            asked.questions.push_back({group, betaBytes});
            asked.names.push_back(name);
        } else {
            asked.skipped.push_back(name);
        }
    }
    return asked;
}

}  // namespace fusescope::cli
