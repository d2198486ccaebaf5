// SPDX-License-Identifier: Apache-2.0
// fusescope-cli export and import: plans for other tools, and decisions of other tools as plans.
#include <cstdio>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/interrupt_watcher.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/summary.h"
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/atomic_file.h"
#include "core/io/exchange/format_list.h"
#include "core/io/exchange/onnx_copy.h"
#include "core/io/plan_file.h"
#include "core/report/plan_figure.h"

namespace fusescope::cli {
namespace {

std::vector<std::string> exportIds() {
    std::vector<std::string> ids{"svg", "png", "pdf", "onnx"};
    for (const ExportFormat& format : exportFormats()) ids.emplace_back(format.id);
    return ids;
}

struct ExportOptions {
    std::string format = "svg";
    std::string outputFile;
    bool isDark = false;
    bool isSideways = false;
    double scale = 2;
};

/// What is being exported, opened and priced.
struct Export {
    std::shared_ptr<const ImportedModel> model;
    ExportedPlan plan;
    std::vector<GroupSet> locked;
    std::string modelFile;
};

/// What was written, in words.
std::string writePicture(const Export& what, const ExportOptions& chosen, RunControl& control) {
    const Theme theme = chosen.isDark ? darkTheme() : lightTheme();
    const auto figure = planFigure(what.model->graph,
                                   planView(what.plan.plan, what.plan.evaluation, what.plan.accelerator, what.locked),
                                   chosen.isSideways ? Orientation::LeftToRight : Orientation::TopToBottom, control);
    if (!figure) throw Error("stopped before the picture was drawn", chosen.outputFile);
    const PictureForm form = chosen.format == "png"   ? PictureForm::Png
                             : chosen.format == "pdf" ? PictureForm::Pdf
                                                      : PictureForm::Svg;
    const auto files = writeFigure(*figure, theme, form, chosen.scale, chosen.outputFile, control);
    if (files.empty()) throw Error("stopped before the picture was drawn", chosen.outputFile);
    if (files.size() == 1) return "picture written to " + chosen.outputFile;
    return "picture written in " + std::to_string(files.size()) + " tiles, from " + files.front().string() + " to " +
           files.back().string();
}

std::string writeCopy(const Export& what, const ExportOptions& chosen, RunControl& control) {
    const ProgressLine progress(control, "bytes");
    const auto copy = writeOnnxCopy(what.modelFile, what.model->folded, what.plan, chosen.outputFile, control);
    if (!copy) throw Error("stopped before the copy was complete", chosen.outputFile);
    if (copy->hasExternalData)
        tell("the weights are in other files: the copy finds them only in the folder of the model\n");
    return "copy written to " + chosen.outputFile + ": " + std::to_string(copy->markedNodes) +
           " nodes with their group, " + std::to_string(copy->otherNodes) + " without (constants and the like)";
}

std::string writeText(const Export& what, const ExportOptions& chosen) {
    for (const ExportFormat& format : exportFormats())
        if (chosen.format == format.id) writeFileAtomically(chosen.outputFile, format.text(what.plan));
    return chosen.format + " written to " + chosen.outputFile;
}

int exportPlan(const CommonOptions& options, const ExportOptions& chosen) {
    RunControl control;
    const InterruptWatcher interrupts(control);
    const auto model = openModel(options, control, chosen.outputFile);
    const LoadedPlan loaded = readPlan(options.planFile, *model->graph, model->fingerprint);
    const Accelerator accelerator = acceleratorOf(options);
    const auto costModel = makeCostModel(model->graph, accelerator);
    const PlanEvaluation evaluation = evaluatePlan(*costModel, loaded.record.plan, accelerator.bufferBytes);
    const Export what{model,
                      {*model->graph, loaded.record.plan, evaluation, accelerator, model->fileName},
                      loaded.record.overrides.locked,
                      options.modelFile};
    const bool isPicture = chosen.format == "svg" || chosen.format == "png" || chosen.format == "pdf";
    tell(issueLines(loaded.issues));
    print((isPicture                 ? writePicture(what, chosen, control)
           : chosen.format == "onnx" ? writeCopy(what, chosen, control)
                                     : writeText(what, chosen)) +
          "\n");
    return kDone;
}

struct ImportChoices {
    std::string from;
    std::string file;
    std::string outputFile;
};

int importPlan(const CommonOptions& options, const ImportChoices& chosen) {
    RunControl control;
    const InterruptWatcher interrupts(control);
    const auto model = openModel(options, control, chosen.outputFile);
    ImportedPlan imported;
    for (const ImportFormat& choice : importFormats())
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
    for (const std::string& entry : imported.unmapped) tell("not an op of the model: " + readableText(entry) + "\n");
    for (const std::string& group : imported.cut) tell(readableText(group) + "\n");
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
    command->add_option("--plan", options->planFile, "plan file (fusescope/plan/1)")
        ->required()
        ->type_name("PLAN.yaml");
    command->add_option("--format", chosen->format, "what to write")
        ->check(CLI::IsMember(exportIds()))
        ->capture_default_str();
    command->add_option("-o,--output", chosen->outputFile, "write it here")->required()->type_name("FILE");
    command->add_flag("--dark", chosen->isDark, "svg, png, pdf: in the dark theme");
    command->add_flag("--left-to-right", chosen->isSideways,
                      "svg, png, pdf: the graph runs to the right instead of down");
    command->add_option("--scale", chosen->scale, "png: pixels a unit of the picture")
        ->check(withoutNan(CLI::Range(0.05, 8.0)))
        ->capture_default_str();
    command->footer(
        "png: in tiles (NAME-1-1.png, row and column) if it is larger than 12 000 pixels a side. onnx: a copy of the\n"
        "model whose nodes carry their group as metadata, weights streamed through.\n"
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
    for (const ImportFormat& choice : importFormats()) sources.emplace_back(choice.id);
    command->add_option("--from", chosen->from, "where the file is from")->required()->check(CLI::IsMember(sources));
    command->add_option("FILE", chosen->file, "the file of the other tool")->required();
    command->add_option("-o,--output", chosen->outputFile, "write the plan here")->required()->type_name("PLAN.yaml");
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
