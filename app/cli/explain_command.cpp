// SPDX-License-Identifier: Apache-2.0
// fusescope-cli explain: why groups do not fit, and how good explainers are.
#include <cstdio>
#include <filesystem>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/interrupt_watcher.h"
#include "app/cli/progress_line.h"
#include "app/cli/summary.h"
#include "core/base/bytes.h"
#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/explain/comparison.h"
#include "core/io/explanation_text.h"
#include "core/io/plan_file.h"
#include "core/io/predictor_file.h"

namespace fusescope::cli {
namespace {

struct ExplainOptions {
    std::string explainer = "lookahead";
    bool isComparison = false;
    std::vector<std::string> ops;
    int group = -1;
    int drawnGroups = 10;
    std::string weightsFile;
    std::vector<std::string> models;
    ExplainParams params;
};

/// Groups to explain, each with its name.
struct Asked {
    std::vector<FitQuestion> questions;
    std::vector<std::string> names;
    std::vector<std::string> skipped;
};

Asked fromOps(const ExplainContext& context, const ExplainOptions& options, std::int64_t betaBytes) {
    GroupSet group;
    for (const std::string& name : options.ops) {
        const auto op = context.graph->findOp(name);
        if (!op) throw Error("there is no op \"" + name + "\"", "--ops", "fusescope-cli inspect lists the ops");
        group.insert(*op);
    }
    if (!canBeExplained(*context.graph, group))
        throw Error("these ops are no fusion group with an edge", "--ops",
                    "a group is connected, convex, and of ops that are modelled");
    if (context.costModel->price({&group, 1}, betaBytes).front().fits(betaBytes))
        throw Error("the group fits " + formatBinaryBytes(betaBytes) + ": there is nothing to explain", "--ops");
    return {{{group, betaBytes}}, {""}, {}};
}

Asked fromPlan(const ExplainContext& context, const FusionPlan& plan, const ExplainOptions& options,
               std::int64_t betaBytes) {
    if (options.group >= plan.groupCount())
        throw Error("the plan has no group " + std::to_string(options.group), "--group",
                    "its groups are 0 to " + std::to_string(plan.groupCount() - 1));
    Asked asked;
    const std::vector<Price> prices = context.costModel->price(plan.groups(), betaBytes);
    for (int id = 0; id < plan.groupCount(); ++id) {
        if (options.group >= 0 && id != options.group) continue;
        const GroupSet& group = plan.group(GroupId(id));
        const std::string name = "group " + std::to_string(id);
        const bool fits = prices[static_cast<std::size_t>(id)].fits(betaBytes);
        if (options.group >= 0 && fits)
            throw Error(name + " fits " + formatBinaryBytes(betaBytes) + ": there is nothing to explain", "--group");
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

Asked drawn(const ExplainContext& context, const ExplainOptions& options, std::int64_t betaBytes,
            const RunControl& control) {
    const GroupSet fusable = fusableOps(*context.graph, *context.costModel, betaBytes);
    Asked asked{
        drawInvalidGroups(context, fusable, betaBytes, options.drawnGroups, options.params.seed, control), {}, {}};
    asked.names.resize(asked.questions.size());
    return asked;
}

Asked groupsAsked(const CommonOptions& common, const ImportedModel& model, const ExplainContext& context,
                  const ExplainOptions& options, std::int64_t betaBytes, const RunControl& control) {
    if (!options.ops.empty()) return fromOps(context, options, betaBytes);
    if (common.planFile.empty()) return drawn(context, options, betaBytes, control);
    const LoadedPlan loaded = readPlan(common.planFile, *model.graph, model.fingerprint);
    std::fputs(issueLines(loaded.issues).c_str(), stderr);
    return fromPlan(context, loaded.record.plan, options, betaBytes);
}

/// As many as were explained before a stop.
std::vector<ExplainedGroup> explainGroups(const ExplainContext& context, const ExplainOptions& options,
                                          const Asked& asked, RunControl& control) {
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

Comparison compared(const ExplainContext& context, const ExplainOptions& options, const Asked& asked,
                    RunControl& control) {
    std::vector<std::string_view> ids;
    for (const ExplainerInfo& info : explainerList()) ids.push_back(info.id);
    return compareExplainers(context, ids, asked.questions, options.params, control);
}

std::string explained(const ExplainContext& context, const CommonOptions& common, const ExplainOptions& options,
                      const Asked& asked, RunControl& control) {
    const auto groups = explainGroups(context, options, asked, control);
    return common.asJson ? explanationJson(*context.graph, options.explainer, groups)
                         : explanationText(*context.graph, options.explainer, groups);
}

/// What explainers learned on these weights, if their file is there.
std::shared_ptr<const ExplainerWeights> learnedOn(const GnnWeights& weights, const std::string& weightsFile) {
    if (weightsFile.empty()) return readShippedExplainers(weights);
    const auto file = explainersFileOf(weightsFile);
    return std::filesystem::exists(file) ? readExplainerWeights(file, weights) : nullptr;
}

struct Opened {
    std::shared_ptr<const ImportedModel> model;
    ExplainContext context;
    Asked asked;
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

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

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
        ->check([](const std::string& id) {
            return findExplainer(id) ? std::string() : "there is no explainer \"" + id + "\"";
        })
        ->capture_default_str();
    command.add_flag("--compare", options.isComparison,
                     "all explainers side by side, as means over the groups of all models");
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
    command->add_option("MODEL", options->models, "ONNX file; with --compare also several, or folders of them")
        ->required();
    addImportOptions(*command, *common);
    addHardwareOptions(*command, *common);
    CLI::Option* const plan =
        command->add_option("--plan", common->planFile, "explain the groups of this plan that do not fit");
    command->add_option("--group", options->group, "only this group of the plan")
        ->needs(plan)
        ->check(CLI::NonNegativeNumber);
    CLI::Option* const ops =
        command->add_option("--ops", options->ops, "explain the group of these ops")->delimiter(',')->excludes(plan);
    command->add_option("--groups", options->drawnGroups, "without --plan and --ops: so many groups of random plans")
        ->check(CLI::Range(1, 1'000'000))
        ->excludes(plan)
        ->excludes(ops)
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
