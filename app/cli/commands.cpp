// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"

#include <chrono>
#include <memory>

#include "app/cli/common_options.h"
#include "app/cli/interrupt_watcher.h"
#include "app/cli/output.h"
#include "app/cli/prediction.h"
#include "app/cli/summary.h"
#include "core/io/inspect_json.h"
#include "core/io/plan_file.h"
#include "core/io/result_json.h"
#include "core/plan/plan_check.h"
#include "core/search/search.h"

namespace fusescope::cli {
namespace {

int inspect(const CommonOptions& options, const PredictionOptions& prediction) {
    RunControl control;
    const InterruptWatcher interrupts(control);
    const auto model = openModel(options, control);
    std::optional<SearchProblem> problem;
    if (namesHardware(options)) problem = makeProblem(model->graph, acceleratorOf(options));
    std::vector<GroupSet> alone;
    std::vector<std::string> names;
    for (std::int32_t op = 0; op < model->graph->opCount(); ++op) {
        alone.push_back(GroupSet{OpId(op)});
        names.push_back(model->graph->op(OpId(op)).name);
    }
    std::vector<float> invalid;
    if (problem) invalid = predictInvalid(prediction, *problem, acceleratorOf(options), alone);
    if (options.asJson) {
        print(inspectJson(*model, problem ? &*problem : nullptr, invalid));
        return kDone;
    }
    print(modelSummary(*model) + kindSummary(*model->graph));
    if (problem) print(acceleratorSummary(acceleratorOf(options)));
    print("\n" + opTable(*model->graph, problem ? &*problem : nullptr));
    if (problem) print(predictionLines(*problem, alone, invalid, names));
    return kDone;
}

int evaluate(const CommonOptions& options, const PredictionOptions& prediction) {
    RunControl control;
    const InterruptWatcher interrupts(control);
    const auto begin = std::chrono::steady_clock::now();
    const auto model = openModel(options, control);
    const LoadedPlan loaded = readPlan(options.planFile, *model->graph, model->fingerprint);
    const Accelerator accelerator = acceleratorOf(options);
    const SearchProblem problem = makeProblem(model->graph, accelerator);
    const FusionPlan& plan = loaded.record.plan;
    const PlanEvaluation evaluation = evaluatePlan(*problem.costModel, plan, problem.betaBytes);
    auto issues = loaded.issues;
    const auto findings = checkPlan(*model->graph, plan);
    issues.insert(issues.end(), findings.begin(), findings.end());
    const std::vector<float> invalid = predictInvalid(prediction, problem, accelerator, plan.groups());
    if (options.asJson) {
        const auto elapsed =
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
        print(resultJson(
            {*model->graph, *problem.costModel, plan, problem.betaBytes, issues, nullptr, elapsed.count(), invalid},
            evaluation));
    } else {
        std::vector<std::string> names;
        for (int group = 0; group < plan.groupCount(); ++group) names.push_back("group " + std::to_string(group));
        print(modelSummary(*model) + acceleratorSummary(accelerator) + issueLines(issues) + "\n" +
              planSummary(problem, plan, evaluation, nullptr) + misfitSummary(problem, accelerator, plan, evaluation) +
              predictionLines(problem, plan.groups(), invalid, names));
    }
    return evaluation.isValid() && findings.empty() ? kDone : kGateFailed;
}

void requireHardware(const CommonOptions& options) {
    if (!namesHardware(options)) throw CLI::RequiredError("an accelerator (--hw HW.yaml or --buffer 256KiB)");
}

}  // namespace

Action addInspect(CLI::App& app) {
    auto options = std::make_shared<CommonOptions>();
    CLI::App* const command =
        app.add_subcommand("inspect", "Show the ops of a model, their shapes and bytes, and which can be fused");
    addModelOptions(*command, *options);
    addHardwareOptions(*command, *options);
    auto prediction = std::make_shared<PredictionOptions>();
    addPredictionOptions(*command, *prediction);
    command->footer("Example: fusescope-cli inspect resnet18.onnx --buffer 256KiB");
    return [options, prediction] {
        if (prediction->isAsked) requireHardware(*options);
        return inspect(*options, *prediction);
    };
}

Action addEvaluate(CLI::App& app) {
    auto options = std::make_shared<CommonOptions>();
    CLI::App* const command = app.add_subcommand("evaluate", "Price and check a plan; exit code 1 if it is not valid");
    addModelOptions(*command, *options);
    addHardwareOptions(*command, *options);
    command
        ->add_option("--plan", options->planFile,
                     "plan file (fusescope/plan/1); its accelerator is used unless --hw is given")
        ->required()
        ->type_name("PLAN.yaml");
    auto prediction = std::make_shared<PredictionOptions>();
    addPredictionOptions(*command, *prediction);
    command->footer("Example: fusescope-cli evaluate resnet18.onnx --plan plan.yaml --buffer 128KiB --predict");
    return [options, prediction] { return evaluate(*options, *prediction); };
}

}  // namespace fusescope::cli
