// SPDX-License-Identifier: Apache-2.0
#include "core/report/report.h"

#include "core/base/error.h"
#include "core/io/svg_writer.h"
#include "core/report/html_writer.h"
#include "core/report/page_writer.h"
#include "core/report/plan_document.h"
#include "core/report/plan_figure.h"

namespace fusescope {

ReportForm reportForm(const std::filesystem::path& file) {
    const std::string ending = file.extension().string();
    if (ending == ".html" || ending == ".htm") return ReportForm::Html;
    if (ending == ".pdf") return ReportForm::Pdf;
    if (ending == ".csv") return ReportForm::GroupTable;
    if (ending == ".svg") return ReportForm::Picture;
    throw Error("the ending says nothing of the form of the report", file.string(),
                "end it in .html, .pdf, .csv or .svg");
}

std::optional<std::string> reportText(ReportRequest request, ReportForm form, bool hasPicture, RunControl& control) {
    const bool isDocument = form == ReportForm::Html || form == ReportForm::Pdf;
    if (!isDocument) {
        request.seconds = 0;
        request.explainer = nullptr;
    }
    const auto facts = gatherFacts(std::move(request), control);
    if (!facts) return std::nullopt;
    if (form == ReportForm::GroupTable) return groupTableCsv(*facts);
    if (form == ReportForm::OpTable) return opTableCsv(*facts);
    std::optional<Figure> picture;
    if (hasPicture || form == ReportForm::Picture) {
        RunControl part(&control);
        const FusionPlan& plan = facts->request.record.plan;
        picture = planFigure(
            facts->problem.graph,
            planView(plan, facts->evaluation, facts->request.accelerator, facts->request.record.overrides.locked),
            Orientation::TopToBottom, part);
        if (!picture) return std::nullopt;
    }
    if (form == ReportForm::Picture)
        return svgText(picture->list, lightTheme(), {picture->region, picture->title, picture->description});
    const ReportDocument document = planDocument(*facts, std::move(picture).value_or(Figure{}));
    if (form == ReportForm::Html) return htmlText(document);
    const std::string pdf = pdfText(reportPages(document), lightTheme(), document.title, control);
    return pdf.empty() ? std::nullopt : std::optional(pdf);
}

}  // namespace fusescope
