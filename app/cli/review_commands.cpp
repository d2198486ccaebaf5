// SPDX-License-Identifier: Apache-2.0
// fusescope-cli diff and advise: two plans side by side, and what a careful reader would say of one.
#include <cstdio>
#include <filesystem>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/interrupt_watcher.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/summary.h"
#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/io/plan_file.h"
#include "core/io/review_text.h"

namespace fusescope::cli {
namespace {

struct DiffOptions {
    std::string before;
    std::string after;
    std::optional<double> failIfWorse;
};

/// The model that the first plan names: beside either plan, or among the samples.
std::string modelBeside(const DiffOptions& chosen) {
    const std::string name = std::filesystem::path(readPlanModelFile(chosen.before)).filename().string();
    std::error_code failure;
    for (const std::filesystem::path& folder :
         {std::filesystem::path(chosen.before).parent_path(), std::filesystem::path(chosen.after).parent_path(),
          std::filesystem::path("."), dataDir() / "models"})
        if (!name.empty() && std::filesystem::is_regular_file(folder / name, failure)) return (folder / name).string();
    throw Error("the model " + name + " is not beside the plans", chosen.before, "name it: --model " + name);
}

int diff(CommonOptions options, const DiffOptions& chosen) {
    RunControl control;
    const InterruptWatcher interrupts(control);
    if (options.modelFile.empty()) options.modelFile = modelBeside(chosen);
    const auto model = openModel(options, control);
    const auto priced = [&](const std::string& file) {
        CommonOptions own = options;
        own.planFile = file;
        const LoadedPlan loaded = readPlan(file, *model->graph, model->fingerprint);
        tell(issueLines(loaded.issues));
        const Accelerator accelerator = acceleratorOf(own);
        const auto cost = makeCostModel(model->graph, accelerator);
        return std::tuple(loaded.record.plan, evaluatePlan(*cost, loaded.record.plan, accelerator.bufferBytes),
                          accelerator);
    };
    const auto [before, beforePriced, beforeHardware] = priced(chosen.before);
    const auto [after, afterPriced, afterHardware] = priced(chosen.after);
    const PlanComparison comparison = comparePlans(before, beforePriced, after, afterPriced);
    const ComparedPlan one{chosen.before, before, beforePriced};
    const ComparedPlan other{chosen.after, after, afterPriced};
    if (beforeHardware != afterHardware)
        tell("the plans are priced on different accelerators, each on its own: give --hw or --buffer for one\n");
    print(options.asJson ? comparisonJson(*model->graph, one, other, comparison)
                         : comparisonText(*model->graph, one, other, comparison));
    if (!chosen.failIfWorse) return kDone;
    const double limit = static_cast<double>(beforePriced.totalDramBytes()) * *chosen.failIfWorse / 100;
    const bool isWorse =
        static_cast<double>(comparison.dramChangeBytes) > limit || (beforePriced.isValid() && !afterPriced.isValid());
    if (isWorse) tell("the second plan is worse than the gate allows\n");
    return isWorse ? kGateFailed : kDone;
}

struct AdviseOptions {
    int effects = 0;
    int apply = 0;
    std::string output;
};

void writeApplied(const LoadedPlan& loaded, const OpGraph& graph, const Accelerator& accelerator,
                  const std::vector<Finding>& findings, const AdviseOptions& chosen) {
    const auto number = static_cast<std::size_t>(chosen.apply);
    if (number > findings.size() || !findings[number - 1].after)
        throw Error("there is no advice " + std::to_string(chosen.apply) + " that can be applied", "--apply",
                    "lines with a * can be");
    const Finding& finding = findings[number - 1];
    PlanRecord record = loaded.record;
    record.plan = finding.after->plan;
    record.overrides = finding.after->overrides;
    record.accelerator = finding.accelerator.value_or(accelerator);
    record.provenance = {};
    std::erase_if(record.notes, [&](const auto& note) {
        return record.plan.group(record.plan.groupOf(note.first.first())) != note.first;
    });
    const SearchProblem problem =
        makeProblem(std::shared_ptr<const OpGraph>(&graph, [](const OpGraph*) {}), record.accelerator);
    const PlanEvaluation priced = evaluatePlan(*problem.costModel, record.plan, problem.betaBytes);
    record.totals = {priced.dramBytes, priced.unfusableDramBytes, priced.maxBufferBytes};
    writePlan(chosen.output, record, graph);
    tell("plan written to " + chosen.output + "\n");
}

int advise(const CommonOptions& options, const AdviseOptions& chosen) {
    RunControl control;
    const InterruptWatcher interrupts(control);
    const auto model = openModel(options, control, chosen.output);
    const LoadedPlan loaded = readPlan(options.planFile, *model->graph, model->fingerprint);
    const Accelerator accelerator = acceleratorOf(options);
    ReviewRequest request{
        makeProblem(model->graph, accelerator), accelerator, {loaded.record.plan, loaded.record.overrides}, 1000};
    std::optional<std::vector<Finding>> findings;
    {
        const ProgressLine progress(control, "steps");
        findings = review(request, control);
    }
    if (!findings) throw Error("stopped before all was looked at", options.planFile);
    std::vector<EdgeEffect> effects;
    if (chosen.effects > 0) effects = edgeEffects(request.problem, request.now, control).value_or(effects);
    if (effects.size() > static_cast<std::size_t>(chosen.effects))
        effects.resize(static_cast<std::size_t>(chosen.effects));
    print(options.asJson ? adviceJson(*findings, effects, *model->graph)
                         : modelSummary(*model) + acceleratorSummary(accelerator) + issueLines(loaded.issues) + "\n" +
                               adviceText(*findings, effects, *model->graph));
    if (chosen.apply > 0) writeApplied(loaded, *model->graph, accelerator, *findings, chosen);
    return kDone;
}

}  // namespace

Action addDiff(CLI::App& app) {
    auto options = std::make_shared<CommonOptions>();
    auto chosen = std::make_shared<DiffOptions>();
    CLI::App* const command = app.add_subcommand(
        "diff", "Compare two plans of a model; exit code 1 if the second is worse than a gate allows");
    command->add_option("PLAN_A", chosen->before, "plan file, before")->required();
    command->add_option("PLAN_B", chosen->after, "plan file, after")->required();
    command->add_option("--model", options->modelFile, "the ONNX file; else it is looked for beside the plans");
    addImportOptions(*command, *options);
    addHardwareOptions(*command, *options);
    command
        ->add_option("--fail-if-worse", chosen->failIfWorse,
                     "exit code 1 if PLAN_B moves more than this percentage above PLAN_A, or fits no more")
        ->check(withoutNan(CLI::NonNegativeNumber));
    command->footer("Example: fusescope-cli diff main.yaml branch.yaml --model resnet18.onnx --fail-if-worse 1");
    return [options, chosen] { return diff(*options, *chosen); };
}

Action addAdvise(CLI::App& app) {
    auto options = std::make_shared<CommonOptions>();
    auto chosen = std::make_shared<AdviseOptions>();
    CLI::App* const command = app.add_subcommand(
        "advise", "What could be better in a plan, with what it saves; and how much each edge matters");
    addModelOptions(*command, *options);
    addHardwareOptions(*command, *options);
    command->add_option("--plan", options->planFile, "plan file (fusescope/plan/1)")
        ->required()
        ->type_name("PLAN.yaml");
    command->add_option("--edges", chosen->effects, "also list so many edges that matter most, cut or fused")
        ->check(withoutNan(CLI::NonNegativeNumber));
    CLI::Option* const output = command->add_option("-o,--output", chosen->output, "where --apply writes");
    command->add_option("--apply", chosen->apply, "write the plan of this advice, by its number")
        ->check(withoutNan(CLI::PositiveNumber))
        ->needs(output);
    command->footer("Example: fusescope-cli advise resnet18.onnx --plan plan.yaml --apply 1 -o better.yaml");
    return [options, chosen] { return advise(*options, *chosen); };
}

}  // namespace fusescope::cli
