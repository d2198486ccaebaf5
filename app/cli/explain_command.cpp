// SPDX-License-Identifier: Apache-2.0
// fusescope-cli explain: why groups do not fit, and how good explainers are.
#include <cstdio>
#include <memory>

#include "app/cli/asked_groups.h"
#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/explainer_options.h"
#include "app/cli/interrupt_watcher.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/summary.h"
#include "core/base/error.h"
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
    std::vector<std::string> models;
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
    const ExplainerInfo& info = *findExplainer(options.explainer);
    if (!canRun(info, context))
        throw Error("there are no learned weights for \"" + options.explainer + "\"", options.weightsFile,
                    "fusescope-cli train --explainers-for makes them");
    const auto explainer = info.make(context);
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

Comparison compared(const ExplainContext& context, const ExplainOptions& options, const AskedGroups& asked,
                    RunControl& control) {
    std::vector<std::string_view> ids;
    for (const ExplainerInfo& info : explainerList()) ids.push_back(info.id);
    return compareExplainers(context, ids, asked.questions, options.params, control);
}

std::string explained(const ExplainContext& context, const CommonOptions& common, const ExplainOptions& options,
                      const AskedGroups& asked, RunControl& control) {
    const auto groups = explainGroups(context, options, asked, control);
    return common.asJson ? explanationJson(*context.graph, options.explainer, groups)
                         : explanationText(*context.graph, options.explainer, groups);
}

struct Opened {
    std::shared_ptr<const ImportedModel> model;
    ExplainContext context;
    AskedGroups asked;
};

Opened openAsked(const CommonOptions& common, const ExplainOptions& options, RunControl& control) {
    Opened opened;
    opened.model = openModel(common, control);
    const Accelerator accelerator = acceleratorOf(common);
    const auto weights =
        options.weightsFile.empty() ? readShippedWeights(accelerator.scheme) : readGnnWeights(options.weightsFile);
    const auto& graph = opened.model->graph;
    opened.context = {graph, makeCostModel(graph, accelerator), makePredictor(graph, accelerator, weights),
                      learnedOn(*weights, options.weightsFile)};
    opened.asked = groupsAsked(common, *opened.model, opened.context, options, accelerator.bufferBytes, control);
    for (const std::string& name : opened.asked.skipped)
        std::fprintf(stderr, "%s is no convex, connected group with an edge: not explained\n", name.c_str());
    if (opened.asked.questions.empty()) std::fputs("no group to explain\n", stderr);
    return opened;
}

int compare(CommonOptions common, const ExplainOptions& options, RunControl& control) {
    Comparison all;
    std::string head;
    for (const std::string& file : modelFiles(options.models)) {
        common.modelFile = file;
        const Opened opened = openAsked(common, options, control);
        head += modelSummary(*opened.model);
        const ProgressLine progress(control, "groups, " + opened.model->fileName);
        const Comparison one = compared(opened.context, options, opened.asked, control);
        if (control.shouldStop()) {
            std::fputs("stopped early: the last model is not in the table\n", stderr);
            break;
        }
        all.add(one);
    }
    print(common.asJson ? comparisonJson(all)
                        : head + acceleratorSummary(acceleratorOf(common)) + "\n" + comparisonTable(all));
    return kDone;
}

int explain(CommonOptions common, const ExplainOptions& options) {
    RunControl control;
    const InterruptWatcher interrupts(control);
    const std::vector<std::string> files = modelFiles(options.models);
    if (options.isComparison) return compare(std::move(common), options, control);
    if (files.size() != 1)
        throw Error("several models are compared, not explained", "MODEL", "add --compare, or name one model");
    common.modelFile = files.front();
    const Opened opened = openAsked(common, options, control);
    if (!common.asJson) print(modelSummary(*opened.model) + acceleratorSummary(acceleratorOf(common)) + "\n");
    const std::string text = [&] {
        const ProgressLine progress(control, "groups");
        return explained(opened.context, common, options, opened.asked, control);
    }();
    print(text);
    if (control.shouldStop()) std::fputs("stopped early: not all groups are explained\n", stderr);
    return kDone;
}

void addExplainerOptions(CLI::App& command, ExplainOptions& options) {
    std::string explainers;
    for (const ExplainerInfo& info : explainerList())
        explainers += "\n    " + std::string(info.id) + ": " + std::string(info.summary);
    command.add_option("--explainer", options.explainer, "one of:" + explainers)
        ->check(oneOf(explainerIds(), "explainer"))
        ->capture_default_str();
    command.add_flag("--compare", options.isComparison,
                     "all explainers side by side, as means over the groups of all models");
    command.add_option("--share", options.params.selection.share, "of the edges that are selected, at least one")
        ->check(withoutNan(CLI::Range(0.0, 1.0)))
        ->capture_default_str();
    command
        .add_option("--weights", options.weightsFile,
                    "weights file (fusescope/weights/1) instead of the one that ships for the scheme")
        ->type_name("FILE");
    addSeedOption(command, options.params.seed, "same seed, same groups and explanations");
    addThreadsOption(command, options.params.threads, "worker threads; they never change the result");
}

}  // namespace

Action addExplain(CLI::App& app) {
    auto common = std::make_shared<CommonOptions>();
    auto options = std::make_shared<ExplainOptions>();
    CLI::App* const command =
        app.add_subcommand("explain", "Why groups do not fit: which edges to cut, and how good explainers are at it");
    command->add_option("MODEL", options->models, "ONNX file; with --compare also several, or folders of them")
        ->required();
    addImportOptions(*command, *common);
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
