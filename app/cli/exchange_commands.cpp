// SPDX-License-Identifier: Apache-2.0
// fusescope-cli export and import: plans for other tools, and decisions of other tools as plans.
#include <array>
#include <cstdio>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/interrupt_watcher.h"
#include "app/cli/output.h"
#include "app/cli/summary.h"
#include "app/composition/plan_picture.h"
#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "core/io/exchange/plan_export.h"
#include "core/io/exchange/plan_import.h"
#include "core/io/plan_file.h"

namespace fusescope::cli {
namespace {

struct TextFormat {
    const char* id;
    std::string (*text)(const ExportedPlan&);
};

constexpr std::array kTextFormats{TextFormat{"csv", groupsCsv},
                                  TextFormat{"dot", planDot},
                                  TextFormat{"model-explorer", modelExplorerGraph},
                                  TextFormat{"model-explorer-data", modelExplorerNodeData},
                                  TextFormat{"model-explorer-edges", modelExplorerEdges},
                                  TextFormat{"netron", netronAttachment},
                                  TextFormat{"perfetto", perfettoTrace}};

std::vector<std::string> exportFormats() {
    std::vector<std::string> formats{"svg"};
    for (const TextFormat& format : kTextFormats) formats.emplace_back(format.id);
    return formats;
}

struct ExportOptions {
    std::string format = "svg";
    std::string outputFile;
    bool isDark = false;
    bool isSideways = false;
};

std::string pictureText(const std::shared_ptr<const OpGraph>& graph, const ExportedPlan& exported,
                        const ExportOptions& chosen, RunControl& control) {
    const auto orientation = chosen.isSideways ? Orientation::LeftToRight : Orientation::TopToBottom;
    const auto svg = planPicture(graph, planView(exported.plan, exported.evaluation, exported.accelerator),
                                 chosen.isDark ? darkTheme() : lightTheme(), orientation, control);
    if (!svg) throw Error("stopped before the picture was drawn", chosen.outputFile);
    return *svg;
}

int exportPlan(const CommonOptions& options, const ExportOptions& chosen) {
    RunControl control;
    const InterruptWatcher interrupts(control);
    const auto model = openModel(options, control);
    const LoadedPlan loaded = readPlan(options.planFile, *model->graph, model->fingerprint);
    const Accelerator accelerator = acceleratorOf(options);
    const auto costModel = makeCostModel(model->graph, accelerator);
    const PlanEvaluation evaluation = evaluatePlan(*costModel, loaded.record.plan, accelerator.bufferBytes);
    const ExportedPlan exported{*model->graph, loaded.record.plan, evaluation, accelerator, model->fileName};
    std::string text;
    for (const TextFormat& format : kTextFormats)
        if (chosen.format == format.id) text = format.text(exported);
    if (text.empty()) text = pictureText(model->graph, exported, chosen, control);
    writeFileAtomically(chosen.outputFile, text);
    tell(issueLines(loaded.issues));
    print((chosen.format == "svg" ? "picture" : chosen.format) + " written to " + chosen.outputFile + "\n");
    return kDone;
}

struct ImportChoice {
    const char* id;
    ImportedPlan (*read)(const std::filesystem::path&, const OpGraph&);
};

constexpr std::array kImports{ImportChoice{"csv", readGroupsCsv}, ImportChoice{"model-explorer", readModelExplorerData},
                              ImportChoice{"openvino", readOpenVinoGraph},
                              ImportChoice{"tensorrt", readTensorRtLayers}};

struct ImportChoices {
    std::string from;
    std::string file;
    std::string outputFile;
};

int importPlan(const CommonOptions& options, const ImportChoices& chosen) {
    RunControl control;
    const InterruptWatcher interrupts(control);
    const auto model = openModel(options, control);
    ImportedPlan imported;
    for (const ImportChoice& choice : kImports)
        if (chosen.from == choice.id) imported = choice.read(chosen.file, *model->graph);
    const Accelerator accelerator = acceleratorOf(options);
    const SearchProblem problem = makeProblem(model->graph, accelerator);
    const PlanEvaluation evaluation = evaluatePlan(*problem.costModel, imported.plan, problem.betaBytes);
    PlanRecord record;
    record.modelFile = model->fileName;
    record.fingerprint = model->fingerprint;
    record.modelName = model->graph->name();
    record.accelerator = accelerator;
    record.plan = imported.plan;
    record.totals = {evaluation.dramBytes, evaluation.unfusableDramBytes, evaluation.maxBufferBytes};
    record.provenance.algorithm = "imported from " + chosen.from;
    record.provenance.version = FUSESCOPE_VERSION;
    writePlan(chosen.outputFile, record, *model->graph);
    for (const std::string& entry : imported.unmapped) tell("not an op of the model: " + entry + "\n");
    for (const std::string& group : imported.cut) tell(group + "\n");
    print(modelSummary(*model) + acceleratorSummary(accelerator) + std::to_string(imported.mappedOps) + " of " +
          std::to_string(model->graph->opCount()) + " ops are in the file, " +
          std::to_string(imported.unmapped.size()) + " entries of it are not\n" +
          planSummary(problem, imported.plan, evaluation, nullptr) + "plan written to " + chosen.outputFile + "\n");
    return kDone;
}

}  // namespace

Action addExport(CLI::App& app) {
    auto options = std::make_shared<CommonOptions>();
    auto chosen = std::make_shared<ExportOptions>();
    CLI::App* const command =
        app.add_subcommand("export", "Write a plan in another form: as a picture, or for another tool");
    addModelOptions(*command, *options);
    addHardwareOptions(*command, *options);
    command->add_option("--plan", options->planFile, "plan file (fusescope/plan/1)")->required();
    command->add_option("--format", chosen->format, "what to write")
        ->check(CLI::IsMember(exportFormats()))
        ->capture_default_str();
    command->add_option("-o,--output", chosen->outputFile, "write it here")->required();
    command->add_flag("--dark", chosen->isDark, "svg: in the dark theme");
    command->add_flag("--left-to-right", chosen->isSideways, "svg: the graph runs to the right instead of down");
    command->footer(
        "csv: op_name,group. dot: Graphviz, groups as clusters. model-explorer, -data, -edges: graph, node data and "
        "edge\n"
        "overlays of Model Explorer. netron: an attachment to be opened after the model. perfetto: a trace of groups "
        "in\n"
        "the order they run.\n"
        "Example: fusescope-cli export resnet18.onnx --plan plan.yaml --format svg -o plan.svg");
    return [options, chosen] { return exportPlan(*options, *chosen); };
}

Action addImport(CLI::App& app) {
    auto options = std::make_shared<CommonOptions>();
    auto chosen = std::make_shared<ImportChoices>();
    CLI::App* const command = app.add_subcommand("import", "Make a plan of the fusion decisions of another tool");
    addModelOptions(*command, *options);
    addHardwareOptions(*command, *options);
    std::vector<std::string> sources;
    for (const ImportChoice& choice : kImports) sources.emplace_back(choice.id);
    command->add_option("--from", chosen->from, "where the file is from")->required()->check(CLI::IsMember(sources));
    command->add_option("FILE", chosen->file, "the file of the other tool")->required();
    command->add_option("-o,--output", chosen->outputFile, "write the plan here")->required();
    command->footer(
        "csv: op_name,group with that header. tensorrt: trtexec --exportLayerInfo. openvino: benchmark_app\n"
        "-exec_graph_path. model-explorer: node data whose values are groups. What names no op is listed, never "
        "guessed.\n"
        "Example: fusescope-cli import resnet18.onnx --buffer 256KiB --from csv groups.csv -o plan.yaml");
    return [options, chosen] {
        if (!namesHardware(*options)) throw CLI::RequiredError("an accelerator (--hw HW.yaml or --buffer 256KiB)");
        return importPlan(*options, *chosen);
    };
}

}  // namespace fusescope::cli
