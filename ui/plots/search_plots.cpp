// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/search_plots.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "ui/text/search_text.h"
#include "ui/text/words.h"

namespace fusescope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SearchPlots)
};

QString plansText(double plans) { return QLocale().toString(static_cast<qlonglong>(std::llround(plans))); }
QString dramText(double bytes) { return decimalBytes(std::llround(bytes)); }
QString bufferText(double bytes) { return binaryBytes(std::llround(bytes)); }

}  // namespace

SeriesPlotContent searchCurves(const SearchQueue& queue, int emphasised, std::optional<std::int64_t> boundBytes,
                               std::vector<int>& ids) {
    SeriesPlotContent content;
    content.xName = Words::tr("plans tried");
    content.yName = Words::tr("DRAM access of the best plan");
    content.xText = plansText;
    content.yText = dramText;
    content.hasLogX = true;
    if (boundBytes && *boundBytes > 0) {
        content.line = static_cast<double>(*boundBytes);
        content.lineName = Words::tr("no plan moves less than %1").arg(decimalBytes(*boundBytes));
    }
    ids.clear();
    for (const auto& entry : queue.entries()) {
        if (!entry->hasPlan()) continue;
        PlotSeries series;
        series.name = searchName(entry->spec);
        series.color = entry->id - 1;
        series.isEmphasised = entry->id == emphasised;
        for (const SearchPoint& point : entry->curve)
            series.points.push_back(
                {static_cast<double>(point.step.plans), static_cast<double>(point.step.dramBytes),
                 Words::tr("%1 after %2 plans\nclick to open this plan")
                     .arg(decimalBytes(point.step.dramBytes), plansText(double(point.step.plans)))});
        // up to where it is now
        const double now = static_cast<double>(std::max(entry->progress.done, entry->curve.back().step.plans));
        series.points.push_back({now, series.points.back().y, series.points.back().words});
        content.series.push_back(std::move(series));
        ids.push_back(entry->id);
    }
    return content;
}

SeriesPlotContent searchFront(const SearchEntry& entry, bool byGroups) {
    SeriesPlotContent content;
    content.shape = SeriesPlotContent::Shape::Scatter;
    content.xName = byGroups ? Words::tr("groups") : Words::tr("greatest buffer use of a group (MBU)");
    content.yName = Words::tr("DRAM access");
    content.xText = byGroups ? plansText : bufferText;
    content.yText = dramText;
    if (!entry.result) return content;
    PlotSeries series;
    series.name = searchName(entry.spec);
    series.color = entry.id - 1;
    series.isEmphasised = true;
    for (const FrontPlan& plan : entry.result->front)
        series.points.push_back(
            {static_cast<double>(byGroups ? plan.groups : plan.maxBufferBytes), static_cast<double>(plan.dramBytes),
             Words::tr("%1, MBU %2, %3\nclick to open this plan")
                 .arg(decimalBytes(plan.dramBytes), binaryBytes(plan.maxBufferBytes), groupCount(plan.groups))});
    content.series.push_back(std::move(series));
    return content;
}

}  // namespace fusescope
