// SPDX-License-Identifier: Apache-2.0
// What other buffers would do, what searches did, and what could be done.
#include <cmath>

#include "core/base/bytes.h"
#include "core/base/formatted.h"
#include "core/report/chart.h"
#include "core/report/sections.h"

namespace fusescope {
namespace {

std::string megabytes(double bytes) { return formatDecimalBytes(static_cast<std::int64_t>(std::llround(bytes))); }

std::string kibibytes(double bytes) { return formatBinaryBytes(static_cast<std::int64_t>(std::llround(bytes)), 2); }

Table stepTable(const Sweep& sweep) {
    Table table{"All " + counted(static_cast<std::int64_t>(sweep.steps.size()), "step"),
                {{"From a buffer of", true, 1},
                 {"DRAM access", true, 1},
                 {"Outside fusion", true, 1},
                 {"Fusable ops", true, 1},
                 {"Groups", true, 1}},
                {},
                {},
                {},
                true};
    for (const SweepStep& step : sweep.steps)
        table.rows.push_back(
            {{kibibytes(static_cast<double>(step.bufferBytes)), static_cast<double>(step.bufferBytes), {}, Tone::Plain},
             {formatDecimalBytes(step.totalDramBytes()), static_cast<double>(step.totalDramBytes()), {}, Tone::Plain},
             {formatDecimalBytes(step.unfusableDramBytes),
              static_cast<double>(step.unfusableDramBytes),
              {},
              Tone::Plain},
             {std::to_string(step.fusableOps), static_cast<double>(step.fusableOps), {}, Tone::Plain},
             {std::to_string(step.plan.groupCount()), static_cast<double>(step.plan.groupCount()), {}, Tone::Plain}});
    return table;
}

}  // namespace

std::vector<Block> bufferBlocks(const ReportFacts& facts) {
    if (!facts.curve || facts.curve->steps.empty()) return {};
    const Sweep& sweep = *facts.curve;
    Chart chart;
    chart.title = "Least DRAM access against buffer size";
    chart.xTitle = "buffer";
    chart.yTitle = "DRAM access of the best plan, proven";
    chart.isLogarithmic = true;
    chart.xText = kibibytes;
    chart.yText = megabytes;
    ChartSeries series{"best plan", {}, true};
    for (const SweepStep& step : sweep.steps)
        series.points.push_back({static_cast<double>(step.bufferBytes), static_cast<double>(step.totalDramBytes())});
    series.points.push_back(
        {static_cast<double>(sweep.mostBufferBytes), static_cast<double>(sweep.steps.back().totalDramBytes())});
    chart.series.push_back(std::move(series));
    chart.columns.push_back({static_cast<double>(facts.problem.betaBytes), "this buffer"});
    if (facts.evaluation.isValid())
        chart.rows.push_back({static_cast<double>(facts.evaluation.totalDramBytes()), "this plan"});
    Figure figure = chartFigure(chart);
    figure.description =
        "From " + kibibytes(static_cast<double>(sweep.leastBufferBytes)) + " to " +
        kibibytes(static_cast<double>(sweep.mostBufferBytes)) + ", " +
        counted(static_cast<std::int64_t>(sweep.steps.size()), "step") +
        (sweep.stopReason == StopReason::Completed ? "." : "; smaller buffers were not reached in the time given.");
    return {std::move(figure), stepTable(sweep)};
}

std::vector<Block> searchBlocks(const ReportFacts& facts) {
    Chart chart;
    chart.title = "Best plan so far against plans proposed";
    chart.xTitle = "plans";
    chart.yTitle = "DRAM access among fusable ops";
    chart.isLogarithmic = true;
    chart.xText = [](double x) { return formatted("%.0f", x); };
    chart.yText = megabytes;
    for (const SearchCurve& search : facts.request.searches) {
        if (search.trace.empty()) continue;
        ChartSeries series{search.name, {}, true};
        for (const Improvement& step : search.trace)
            series.points.push_back(
                {static_cast<double>(std::max<std::int64_t>(step.plans, 1)), static_cast<double>(step.dramBytes)});
        series.points.push_back(
            {std::max(series.points.back().x, static_cast<double>(search.evaluatedPlans)), series.points.back().y});
        chart.series.push_back(std::move(series));
    }
    if (chart.series.empty()) return {};
    chart.rows.push_back(
        {static_cast<double>(facts.best.lowerBoundBytes), facts.best.isOptimal ? "the optimum" : "no plan moves less"});
    Figure figure = chartFigure(chart);
    std::string names;
    for (const ChartSeries& series : chart.series) names += (names.empty() ? "" : "; ") + series.name;
    figure.description = names + ".";
    return {std::move(figure)};
}

std::vector<Block> adviceBlocks(const ReportFacts& facts) {
    if (facts.findings.empty()) return {};
    Table table;
    table.columns = {{"Advice", false, 6}, {"Saves", true, 1}};
    for (const Finding& finding : facts.findings)
        table.rows.push_back({{finding.text, {}, {}, Tone::Plain},
                              {finding.savedBytes > 0 ? formatDecimalBytes(finding.savedBytes) : "",
                               static_cast<double>(finding.savedBytes),
                               {},
                               Tone::Plain}});
    return {std::move(table)};
}

}  // namespace fusescope
