// SPDX-License-Identifier: Apache-2.0
// fusescope-cli explain: why groups do not fit, and how good explainers are.
#include <cstdio>
#include <memory>

#include "app/cli/asked_groups.h"
#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/interrupt_watcher.h"
#include "app/cli/progress_line.h"
#include "app/cli/summary.h"
#include "core/base/parallel.h"
#include "core/explain/comparison.h"
#include "core/io/explanation_text.h"
#include "core/io/predictor_file.h"

namespace fusescope::cli {
namespace {

struct ExplainOptions {
    std::string explainer = "lookahead";
    bool isComparison = false;
    GroupOptions groups;
    int drawnGroups = 10;
    std::string weightsFile;
    ExplainParams params;
};

AskedGroups drawn(const ExplainContext& context, const ExplainOptions& options, std::int64_t betaBytes,
                  const RunControl& control) {
    const GroupSet fusable = fusableOps(*context.graph, *context.costModel, betaBytes);
    AskedGroups asked{
        drawInvalidGroups(context, fusable, betaBytes, options.drawnGroups, options.params.seed, control), {}, {}};
    asked.names.resize(asked.questions.size());
    return asked;
}

AskedGroups groupsAsked(const CommonOptions& common, const ImportedModel& model, const ExplainContext& context,
                        const ExplainOptions& options, std::int64_t betaBytes, const RunControl& control) {
    if (!options.groups.ops.empty()) return groupsOfOps(context, options.groups, betaBytes);
    if (!common.planFile.empty()) return groupsOfPlan(common, model, context, options.groups, betaBytes);
    return drawn(context, options, betaBytes, control);
}

/// As many as were explained before a stop.
std::vector<ExplainedGroup> explainGroups(const ExplainContext& context, const ExplainOptions& options,
                                          const AskedGroups& asked, RunControl& control) {
    const auto explainer = findExplainer(options.explainer)->make(context);
    auto explanations = explainer->explain(asked.questions, options.params, control);
    const std::vector<float> logits = context.predictor->logits(asked.questions);
    std::vector<ExplainedGroup> groups;
    for (std::size_t i = 0; i < explanations.size(); ++i) {
        const FitQuestion& question = asked.questions[i];
        auto truth = judgeCuts(*context.graph, *context.costModel, question, control);
        if (!truth) break;
        groups.push_back({asked.names[i], question,
                          context.costModel->price({&question.group, 1}, question.betaBytes).front(),
                          probabilityOf(logits[i]), std::move(explanations[i]), std::move(*truth)});
    }
    return groups;
}

std::string compared(const ExplainContext& context, const CommonOptions& common, const ExplainOptions& options,
                     const AskedGroups& asked, RunControl& control) {
    std::vector<std::string_view> ids;
    for (const ExplainerInfo& info : explainerList()) ids.push_back(info.id);
    const Comparison comparison = compareExplainers(context, ids, asked.questions, options.params, control);
    return common.asJson ? comparisonJson(comparison) : comparisonTable(comparison);
}

std::string explained(const ExplainContext& context, const CommonOptions& common, const ExplainOptions& options,
                      const AskedGroups& asked, RunControl& control) {
    const auto groups = explainGroups(context, options, asked, control);
    return common.asJson ? explanationJson(*context.graph, options.explainer, groups)
                         : explanationText(*context.graph, options.explainer, groups);
}

int explain(const CommonOptions& common, const ExplainOptions& options) {
    RunControl control;
    const InterruptWatcher interrupts(control);
    const auto model = openModel(common, control);
    const Accelerator accelerator = acceleratorOf(common);
    const auto weights =
        options.weightsFile.empty() ? readShippedWeights(accelerator.scheme) : readGnnWeights(options.weightsFile);
    const ExplainContext context{model->graph, makeCostModel(model->graph, accelerator),
                                 makePredictor(model->graph, accelerator, weights)};
    const AskedGroups asked = groupsAsked(common, *model, context, options, accelerator.bufferBytes, control);
    for (const std::string& name : asked.skipped)
        std::fprintf(stderr, "%s is no convex, connected group with an edge: not explained\n", name.c_str());
    if (!common.asJson) {
        const std::string head = modelSummary(*model) + acceleratorSummary(accelerator) + "\n";
        std::fwrite(head.data(), 1, head.size(), stdout);
    }
    if (asked.questions.empty()) std::fputs("no group to explain\n", stderr);
    const std::string text = [&] {
        const ProgressLine progress(control, "groups");
        return options.isComparison ? compared(context, common, options, asked, control)
                                    : explained(context, common, options, asked, control);
    }();
    std::fwrite(text.data(), 1, text.size(), stdout);
    if (control.shouldStop()) std::fputs("stopped early: not all groups are explained\n", stderr);
    return kDone;
}

void addExplainerOptions(CLI::App& command, ExplainOptions& options) {
    std::string explainers;
    for (const ExplainerInfo& info : explainerList())
        explainers += "\n    " + std::string(info.id) + ": " + std::string(info.summary);
    command.add_option("--explainer", options.explainer, "one of:" + explainers)
        ->check([](const std::string& id) {
            return findExplainer(id) ? std::string() : "there is no explainer \"" + id + "\"";
        })
        ->capture_default_str();
    command.add_flag("--compare", options.isComparison, "all explainers side by side, as means over the groups");
    command.add_option("--share", options.params.selection.share, "of the edges that are selected, at least one")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command.add_option("--weights", options.weightsFile,
                       "weights file (fusescope/weights/1) instead of the one that ships for the scheme");
    command.add_option("--seed", options.params.seed, "same seed, same groups and explanations")->capture_default_str();
    options.params.threads = hardwareThreads();
    command.add_option("--threads", options.params.threads, "worker threads; they never change the result")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
}

}  // namespace

Action addExplain(CLI::App& app) {
    auto common = std::make_shared<CommonOptions>();
    auto options = std::make_shared<ExplainOptions>();
    CLI::App* const command =
        app.add_subcommand("explain", "Why groups do not fit: which edges to cut, and how good explainers are at it");
    addModelOptions(*command, *common);
    addHardwareOptions(*command, *common);
    addGroupOptions(*command, *common, options->groups, "explain");
    command->add_option("--groups", options->drawnGroups, "without --plan and --ops: so many groups of random plans")
        ->check(CLI::Range(1, 1'000'000))
        ->excludes(options->groups.planOption)
        ->excludes(options->groups.opsOption)
        ->capture_default_str();
    addExplainerOptions(*command, *options);
    command->footer(
        "Example: fusescope-cli explain mobilenet_v2.onnx --buffer 128KiB --groups 100 --compare\n"
        "         fusescope-cli explain mobilenet_v2.onnx --plan plan.yaml --buffer 64KiB --explainer exact");
    return [common, options] {
        if (!namesHardware(*common)) throw CLI::RequiredError("an accelerator (--hw HW.yaml or --buffer 256KiB)");
        return explain(*common, *options);
    };
}

}  // namespace fusescope::cli
