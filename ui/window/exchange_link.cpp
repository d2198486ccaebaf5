// SPDX-License-Identifier: Apache-2.0
#include "ui/window/exchange_link.h"

#include <QDate>
#include <QFileDialog>
#include <QMainWindow>

#include "core/base/parallel.h"
#include "core/io/atomic_file.h"
#include "core/io/exchange/format_list.h"
#include "core/io/exchange/onnx_copy.h"
#include "ui/canvas/canvas.h"
#include "ui/document/document.h"
#include "ui/document/explainers.h"
#include "ui/jobs/search_queue.h"
#include "ui/text/search_text.h"
#include "ui/text/user_message.h"
#include "ui/window/file_commands.h"

namespace fusescope {
namespace {

constexpr double kPixelsPerUnit = 2;
constexpr const char* kReportExplainer = "lookahead";  // needs nothing learned
constexpr const char* kOnnxCopy = "onnx";

QString fileName(const std::filesystem::path& file) { return QString::fromStdString(file.string()); }

/// One of several kinds of file, chosen in the dialog.
struct FileChoice {
    QString filter;
    QString ending;
};

/// What was chosen: the file, with the ending of its kind, and the index of the kind. No file: nothing.
struct Chosen {
    QString file;
    int kind = 0;
};

QStringList filtersOf(const std::vector<FileChoice>& choices) {
    QStringList filters;
    for (const FileChoice& choice : choices) filters << choice.filter;
    return filters;
}

Chosen askWhere(QWidget& window, const QString& title, const std::filesystem::path& name,
                const std::vector<FileChoice>& choices) {
    const QStringList filters = filtersOf(choices);
    QString filter;
    QString file = QFileDialog::getSaveFileName(&window, title, suggestedFile(name), filters.join(";;"), &filter);
    const auto kind = static_cast<int>(std::max<qsizetype>(0, filters.indexOf(filter)));
    if (!file.isEmpty() && QFileInfo(file).suffix().isEmpty())
        file += '.' + choices[static_cast<std::size_t>(kind)].ending;
    return {file, kind};
}

QString filterText(const QString& title, std::string_view ending) {
    return QStringLiteral("%1 (*.%2)").arg(title, QLatin1String(ending.data(), qsizetype(ending.size())));
}

QString titleOf(std::string_view title) { return QString::fromUtf8(title.data(), qsizetype(title.size())); }

}  // namespace

ExchangeLink::ExchangeLink(Document& document, const CanvasWidget& canvas, const SearchQueue& searches,
                           QMainWindow& window)
    : QObject(&window), document_(document), canvas_(canvas), searches_(searches), window_(window) {
    connect(&jobs_, &JobSlot::failed, this, &ExchangeLink::failed);
}

void ExchangeLink::exportReport() {
    const std::vector<FileChoice> choices{{filterText(tr("Report for a browser"), "html"), QStringLiteral("html")},
                                          {filterText(tr("Report on paper"), "pdf"), QStringLiteral("pdf")},
                                          {filterText(tr("Table of groups"), "csv"), QStringLiteral("csv")},
                                          {filterText(tr("Table of ops"), "csv"), QStringLiteral("csv")}};
    constexpr ReportForm kForms[]{ReportForm::Html, ReportForm::Pdf, ReportForm::GroupTable, ReportForm::OpTable};
    const auto name = document_.model().file.filename().replace_extension(".html");
    const Chosen chosen = askWhere(window_, tr("Export a report"), name, choices);
    if (chosen.file.isEmpty()) return;
    const std::filesystem::path file = chosen.file.toStdString();
    const bool isPaper = file.extension() == ".pdf";  // what is typed wins over the filter that happens to be there
    writeReport(file, isPaper ? ReportForm::Pdf : kForms[chosen.kind]);
}

void ExchangeLink::exportPicture(PictureForm form) {
    const QString ending = form == PictureForm::Svg   ? QStringLiteral("svg")
                           : form == PictureForm::Png ? QStringLiteral("png")
                                                      : QStringLiteral("pdf");
    const auto name = document_.model().file.filename().replace_extension(ending.toStdString());
    const Chosen chosen =
        askWhere(window_, tr("Export as %1").arg(ending.toUpper()), name, {{QStringLiteral("*.") + ending, ending}});
    if (!chosen.file.isEmpty()) writePicture(chosen.file.toStdString(), form);
}

void ExchangeLink::exportForTool() {
    std::vector<FileChoice> choices{
        {filterText(tr("Copy of the model with its groups"), kOnnxCopy), QLatin1String(kOnnxCopy)}};
    for (const ExportFormat& format : exportFormats())
        choices.push_back({filterText(titleOf(format.title), format.ending), titleOf(format.ending)});
    const auto name = document_.model().file.stem().string() + ".groups.onnx";
    const Chosen chosen = askWhere(window_, tr("Export for another tool"), name, choices);
    if (chosen.file.isEmpty()) return;
    const std::string id =
        chosen.kind == 0 ? kOnnxCopy : std::string(exportFormats()[static_cast<std::size_t>(chosen.kind) - 1].id);
    writeForTool(chosen.file.toStdString(), id);
}

void ExchangeLink::importDecisions() {
    QStringList filters;
    for (const ImportFormat& format : importFormats()) filters << filterText(titleOf(format.title), format.ending);
    QString filter;
    const QString file = QFileDialog::getOpenFileName(&window_, tr("Take over fusion decisions"), suggestedFile({}),
                                                      filters.join(";;"), &filter);
    const auto kind = static_cast<std::size_t>(std::max<qsizetype>(0, filters.indexOf(filter)));
    if (!file.isEmpty()) readDecisions(file.toStdString(), std::string(importFormats()[kind].id));
}

ReportRequest ExchangeLink::reportRequest() const {
    const Pricing& pricing = *document_.pricing();
    ReportRequest request;
    request.model = document_.model().content;
    request.record = document_.record();
    request.accelerator = document_.accelerator();
    for (const auto& entry : searches_.entries()) {
        SearchCurve curve{searchName(entry->spec).toStdString(), {}, entry->progress.done};
        for (const SearchPoint& point : entry->curve) curve.trace.push_back(point.step);
        if (!curve.trace.empty()) curve.evaluatedPlans = std::max(curve.evaluatedPlans, curve.trace.back().plans);
        request.searches.push_back(std::move(curve));
    }
    request.explainer = findExplainer(kReportExplainer)->make(explainContext(pricing));
    request.explainerName = kReportExplainer;
    request.predictor = pricing.predictor;
    request.version = FUSESCOPE_VERSION;
    request.date = QDate::currentDate().toString(Qt::ISODate).toStdString();
    if (!document_.planFile().empty() && !document_.isModified())
        request.command = "fusescope-cli report " + document_.model().file.filename().string() + " --plan " +
                          document_.planFile().filename().string() + " -o report.html";
    return request;
}

void ExchangeLink::writeReport(const std::filesystem::path& file, ReportForm form) {
    jobs_.start(makeJob(
        tr("Writing the report"),
        [request = reportRequest(), file, form](RunControl& control) {
            const auto text = reportText(request, form, true, control);
            if (text) writeFileAtomically(file, *text);
            return text.has_value();
        },
        [this, file](bool isWritten) {
            if (isWritten) tellWritten({file});
        },
        this));
}

void ExchangeLink::writePicture(const std::filesystem::path& file, PictureForm form) {
    jobs_.start(makeJob(
        tr("Writing the picture"),
        [scene = canvas_.scene(), plan = canvas_.plan(), overlay = canvas_.overlay(), theme = canvas_.theme(), file,
         form](RunControl& control) {
            return writeFigure(sceneFigure(*scene, plan.get(), overlay), theme, form, kPixelsPerUnit, file, control);
        },
        [this](const std::vector<std::filesystem::path>& files) { tellWritten(files); }, this));
}

void ExchangeLink::writeForTool(const std::filesystem::path& file, const std::string& format) {
    struct Snapshot {
        OpenModel model;
        std::shared_ptr<const PlanVersion> version;
        std::shared_ptr<const PlanEvaluation> evaluation;
        Accelerator accelerator;
    };
    const Snapshot now{document_.model(), document_.version(), document_.evaluation(), document_.accelerator()};
    jobs_.start(makeJob(
        tr("Writing %1").arg(fileName(file.filename())),
        [now, file, format](RunControl& control) {
            const ExportedPlan plan{*now.model.content->graph, now.version->plan, *now.evaluation, now.accelerator,
                                    now.model.content->fileName};
            if (format == kOnnxCopy)
                return writeOnnxCopy(now.model.file, now.model.content->folded, plan, file, control).has_value();
            for (const ExportFormat& known : exportFormats())
                if (known.id == format) writeFileAtomically(file, known.text(plan));
            return true;
        },
        [this, file](bool isWritten) {
            if (isWritten) tellWritten({file});
        },
        this));
}

void ExchangeLink::readDecisions(const std::filesystem::path& file, const std::string& format) {
    jobs_.start(makeJob(
        tr("Reading %1").arg(fileName(file.filename())),
        [graph = document_.model().content->graph, file, format](RunControl&) {
            for (const ImportFormat& known : importFormats())
                if (known.id == format) return std::pair(graph, known.read(file, *graph));
            return std::pair(graph, ImportedPlan{});
        },
        [this, file](const std::pair<std::shared_ptr<const OpGraph>, ImportedPlan>& read) {
            if (document_.hasModel() && document_.model().content->graph == read.first)
                takeDecisions(file, read.second);
        },
        this));
}

void ExchangeLink::takeDecisions(const std::filesystem::path& file, const ImportedPlan& imported) {
    document_.edit(imported.plan, tr("Decisions of %1").arg(fileName(file.filename())));
    Q_EMIT noted(tr("Took the groups of %1: %2 of %3 ops are in it")
                     .arg(fileName(file.filename()))
                     .arg(imported.mappedOps)
                     .arg(document_.graph().opCount()));
    std::vector<Issue> issues;
    for (const std::string& entry : imported.unmapped)
        issues.push_back({Severity::Warning, "not an op of the model: " + entry, {}, {}});
    for (const std::string& group : imported.cut) issues.push_back({Severity::Warning, group, {}, {}});
    if (!issues.empty()) Q_EMIT failed(messageFor(tr("Not all of the file could be taken over."), issues));
}

void ExchangeLink::tellWritten(const std::vector<std::filesystem::path>& files) {
    if (files.size() == 1) Q_EMIT noted(tr("Wrote %1").arg(fileName(files.front())));
    if (files.size() > 1)
        Q_EMIT noted(tr("The picture is large: wrote %1 tiles, %2 to %3")
                         .arg(files.size())
                         .arg(fileName(files.front()), fileName(files.back().filename())));
}

}  // namespace fusescope
