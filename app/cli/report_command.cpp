// SPDX-License-Identifier: Apache-2.0
// fusescope-cli report: a plan as a document to hand on.
#include <cstdlib>
#include <ctime>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/explainer_options.h"
#include "app/cli/interrupt_watcher.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/summary.h"
#include "core/base/error.h"
#include "core/base/formatted.h"
#include "core/io/atomic_file.h"
#include "core/io/predictor_file.h"
#include "core/report/report.h"

namespace fusescope::cli {
namespace {

struct ReportOptions {
    std::string outputFile;
    std::string table = "groups";
    std::vector<std::string> searches;
    ExplainerOptions explainer{"lookahead", {}};
    double seconds = 10;
    bool hasNoPicture = false;
};

/// Today, or the day of SOURCE_DATE_EPOCH for reports that are made again.
std::string today() {
    const char* const epoch = std::getenv("SOURCE_DATE_EPOCH");
    const std::time_t now = epoch ? static_cast<std::time_t>(std::strtoll(epoch, nullptr, 10)) : std::time(nullptr);
    std::tm parts{};
    char text[16]{};
    if (!gmtime_r(&now, &parts) || std::strftime(text, sizeof text, "%Y-%m-%d", &parts) == 0) return {};
    return text;
}

/// For a shell: in quotes where there is anything but what file names usually hold.
std::string quoted(const std::string& word) {
    constexpr const char* kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./=:,+-";
    if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) return word;
    std::string text = "'";
    for (const char letter : word) text += letter == '\'' ? "'\\''" : std::string(1, letter);
    return text + "'";
}

std::string commandText(const CommonOptions& options, const ReportOptions& chosen) {
    std::string text = "fusescope-cli report " + quoted(options.modelFile) + " --plan " + quoted(options.planFile);
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) text += " " + std::string(name) + " " + quoted(value);
    };
    add("--hw", options.hardwareFile);
    add("--buffer", options.buffer);
    add("--scheme", options.scheme);
    add("--activation-bits", options.activationBits);
    add("--weight-bits", options.weightBits);
    for (const std::string& dim : options.dims) add("--dim", dim);
    for (const std::string& search : chosen.searches) add("--search", search);
    add("--explainer", chosen.explainer.id);
    add("--weights", chosen.explainer.weightsFile);
    if (chosen.seconds != ReportOptions().seconds) add("--seconds", formatted("%g", chosen.seconds));
    if (chosen.hasNoPicture) text += " --no-picture";
    add("-o", chosen.outputFile);
    return text;
}

/// For fidelity; null where there are no weights, which is no reason to have no report.
std::shared_ptr<const Predictor> shippedPredictor(std::shared_ptr<const OpGraph> graph,
                                                  const Accelerator& accelerator) {
    try {
        return makePredictor(std::move(graph), accelerator, readShippedWeights(accelerator.scheme));
    } catch (const Error& error) {
        tell(std::string("without the predictor's view: ") + error.what() + "\n");
        return nullptr;
    }
}

ReportRequest requestOf(const CommonOptions& options, const ReportOptions& chosen,
                        std::shared_ptr<const ImportedModel> model) {
    LoadedPlan loaded = readPlan(options.planFile, *model->graph, model->fingerprint);
    ReportRequest request;
    request.accelerator = acceleratorOf(options);
    request.record = std::move(loaded.record);
    request.issues = std::move(loaded.issues);
    for (const std::string& file : chosen.searches) request.searches.push_back(readSearchCurve(file));
    if (const ExplainerInfo* const info = findExplainer(chosen.explainer.id)) {
        const ExplainContext context = explainContextOf(
            chosen.explainer, model->graph, makeCostModel(model->graph, request.accelerator), request.accelerator);
        request.explainer = info->make(context);
        request.explainerName = chosen.explainer.id;
        request.predictor = context.predictor ? context.predictor : shippedPredictor(model->graph, request.accelerator);
    }
    request.model = std::move(model);
    request.seconds = chosen.seconds;
    request.version = FUSESCOPE_VERSION;
    request.date = today();
    request.command = commandText(options, chosen);
    return request;
}

int report(const CommonOptions& options, const ReportOptions& chosen) {
    ReportForm form = reportForm(chosen.outputFile);
    if (form == ReportForm::GroupTable && chosen.table == "ops") form = ReportForm::OpTable;
    RunControl control;
    const InterruptWatcher interrupts(control);
    ReportRequest request = requestOf(options, chosen, openModel(options, control, chosen.outputFile));
    tell(issueLines(request.issues));
    const auto text = [&]() -> std::optional<std::string> {
        const ProgressLine progress(control, "steps");
        return reportText(std::move(request), form, !chosen.hasNoPicture, control);
    }();
    if (!text) throw Error("stopped before the report was complete", chosen.outputFile);
    writeFileAtomically(chosen.outputFile, *text);
    print("report written to " + chosen.outputFile + "\n");
    return kDone;
}

}  // namespace

Action addReport(CLI::App& app) {
    auto options = std::make_shared<CommonOptions>();
    auto chosen = std::make_shared<ReportOptions>();
    CLI::App* const command = app.add_subcommand("report", "A plan as a document to hand on: HTML, PDF, or tables");
    addModelOptions(*command, *options);
    addHardwareOptions(*command, *options);
    command->add_option("--plan", options->planFile, "plan file (fusescope/plan/1)")
        ->required()
        ->type_name("PLAN.yaml");
    command
        ->add_option("-o,--output", chosen->outputFile, "write it here; the ending says how: .html, .pdf, .csv, .svg")
        ->required()
        ->type_name("FILE");
    command->add_option("--table", chosen->table, "csv: which table")
        ->check(CLI::IsMember({"groups", "ops"}))
        ->capture_default_str();
    command
        ->add_option("--search", chosen->searches,
                     "what optimize --json printed: its curve comes into the report; may be given several times")
        ->type_name("FILE");
    addExplainerOptions(*command, chosen->explainer, "how groups that do not fit are explained");
    command
        ->add_option("--seconds", chosen->seconds,
                     "at most, for each of: the optimum, the curve over buffers, advice; what is not reached says so")
        ->check(withoutNan(CLI::PositiveNumber))
        ->capture_default_str();
    command->add_flag("--no-picture", chosen->hasNoPicture, "html and pdf: without the graph");
    command->footer(
        "html: one file without network, to pan, zoom, sort and print. pdf: A4, the graph whole and in strips.\n"
        "csv: groups or ops. svg: the picture alone.\n"
        "Example: fusescope-cli report resnet18.onnx --plan plan.yaml -o report.html");
    return [options, chosen] { return report(*options, *chosen); };
}

}  // namespace fusescope::cli
