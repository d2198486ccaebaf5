// SPDX-License-Identifier: Apache-2.0
// fusescope-cli split: how groups that do not fit are cut into groups that do, decision by decision.
#include <cstdio>
#include <memory>

#include "app/cli/asked_groups.h"
#include "app/cli/commands.h"
#include "app/cli/explainer_options.h"
#include "app/cli/interrupt_watcher.h"
#include "app/cli/summary.h"
#include "core/io/split_text.h"
#include "core/split/splitter.h"

namespace fusescope::cli {
namespace {

struct SplitOptions {
    ExplainerOptions explainer{"lookahead", {}};
    GroupOptions groups;
    SplitParams params;
};

int split(const CommonOptions& common, const SplitOptions& options) {
    RunControl control;
    const InterruptWatcher interrupts(control);
    const auto model = openModel(common, control);
    const Accelerator accelerator = acceleratorOf(common);
    const ExplainContext context =
        explainContextOf(options.explainer, model->graph, makeCostModel(model->graph, accelerator), accelerator);
    const std::int64_t betaBytes = accelerator.bufferBytes;
    const AskedGroups asked = common.planFile.empty()
                                  ? groupsOfOps(context, options.groups, betaBytes)
                                  : groupsOfPlan(common, *model, context, options.groups, betaBytes);
    for (const std::string& name : asked.skipped)
        std::fprintf(stderr, "%s is no convex, connected group with an edge: not split\n", name.c_str());
    if (asked.questions.empty()) std::fputs("no group to split\n", stderr);
    CostCache cache(context.costModel, betaBytes);
    Splitter splitter(model->graph, findExplainer(options.explainer.id)->make(context), cache, options.params);
    std::vector<NamedSplit> splits;
    for (std::size_t g = 0; g < asked.questions.size() && !control.shouldStop(); ++g) {
        SplitTrace trace = splitter.trace(asked.questions[g].group, control);
        if (!trace.nodes.empty()) splits.push_back({asked.names[g], std::move(trace)});
    }
    const std::string text = common.asJson ? splitJson(*model->graph, options.explainer.id, betaBytes, splits)
                                           : modelSummary(*model) + acceleratorSummary(accelerator) + "\n" +
                                                 splitText(*model->graph, options.explainer.id, splits);
    std::fwrite(text.data(), 1, text.size(), stdout);
    if (control.shouldStop()) std::fputs("stopped early: not all groups are split\n", stderr);
    return kDone;
}

void addSplitterOptions(CLI::App& command, SplitOptions& options) {
    addExplainerOptions(command, options.explainer, "who blames the edges");
    command
        .add_option("--share", options.params.selection.share, "of the edges that become solution edges, at least one")
        ->check(withoutNan(CLI::Range(0.0, 1.0)))
        ->capture_default_str();
    command
        .add_option("--most-decisions", options.params.mostDecisions,
                    "groups explained in one split before branches are given up")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    addSeedOption(command, options.params.seed, "same seed, same split");
    addThreadsOption(command, options.params.threads, "worker threads; they never change the result");
}

}  // namespace

Action addSplit(CLI::App& app) {
    auto common = std::make_shared<CommonOptions>();
    auto options = std::make_shared<SplitOptions>();
    CLI::App* const command = app.add_subcommand(
        "split", "How groups that do not fit are cut into groups that do: every decision with its reason");
    addModelOptions(*command, *common);
    addHardwareOptions(*command, *common);
    addGroupOptions(*command, *common, options->groups, "split");
    addSplitterOptions(*command, *options);
    command->footer(
        "Of the cuts through the edges an explainer blames: if some leave two sides that fit, the one with the least\n"
        "DRAM access is taken; else, if some leave one, the one that fits most ops, and its other side is split\n"
        "further; else both sides of each are split further, and the least DRAM access is taken.\n"
        "Example: fusescope-cli split mobilenet_v2.onnx --plan plan.yaml --buffer 64KiB --group 3 --explainer exact");
    return [common, options] {
        if (!namesHardware(*common)) throw CLI::RequiredError("an accelerator (--hw HW.yaml or --buffer 256KiB)");
        if (common->planFile.empty() && options->groups.ops.empty())
            throw CLI::RequiredError("what to split (--plan PLAN.yaml or --ops A,B,C)");
        return split(*common, *options);
    };
}

}  // namespace fusescope::cli
