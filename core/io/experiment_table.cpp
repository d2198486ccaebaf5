// SPDX-License-Identifier: Apache-2.0
#include "core/io/experiment_table.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/base/bytes.h"
#include "core/base/formatted.h"

namespace fusescope {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::int64_t, 6> kCheckpoints{100, 250, 500, 1000, 2000, 5000};

/// Against the plain method of the same search, network and scheme after so many plans; nothing for plain ones.
std::optional<double> chanceAgainstPlain(const ReproducedRow& row, std::span<const ReproducedRow> rows,
                                         std::int64_t plans) {
    const auto plus = row.method.find('+');
    if (plus == std::string::npos) return std::nullopt;
    const auto plain = std::find_if(rows.begin(), rows.end(), [&](const ReproducedRow& other) {
        return other.method == row.method.substr(0, plus) && other.network == row.network &&
               other.experiment.setting.scheme == row.experiment.setting.scheme &&
               other.experiment.setting.density == row.experiment.setting.density;
    });
    if (plain == rows.end()) return std::nullopt;
    const auto mine = gapsAfter(row.experiment, plans);
    const auto theirs = gapsAfter(plain->experiment, plans);
    const std::size_t pairs = std::min(mine.size(), theirs.size());
    if (pairs == 0) return std::nullopt;
    return chanceOfLower(std::span(mine).first(pairs), std::span(theirs).first(pairs));
}

std::string number(const std::optional<double>& value, int width, int digits, double scale = 1) {
    return value ? formatted(" %*.*f", width, digits, *value * scale) : formatted(" %*s", width, "-");
}

std::string mean(const std::optional<Spread>& value, int width, int digits, double scale = 1) {
    return number(value ? std::optional(value->mean) : std::nullopt, width, digits, scale);
}

/// A line whenever network, scheme or buffer change.
std::string heading(const ReproducedRow& row, const ReproducedRow* before) {
    const ExperimentSetting& setting = row.experiment.setting;
    const bool isSame = before && before->network == row.network &&
                        before->experiment.setting.scheme == setting.scheme &&
                        before->experiment.setting.bufferBytes == setting.bufferBytes;
    if (isSame) return {};
    return "\n" + row.network + ", " + schemeName(setting.scheme) + ", " + formatBinaryBytes(setting.bufferBytes) +
           ", " + std::to_string(setting.budgetPlans) + " plans" +
           (row.experiment.optimumBytes == 0 ? std::string()
                                             : "; optimum " + formatDecimalBytes(row.experiment.optimumBytes) +
                                                   (row.experiment.isOptimumProven ? "" : " (a bound)")) +
           "\n";
}

/// How many seeds a row is of, or why it is of none.
std::string seedsText(const Experiment& experiment) {
    if (experiment.runs.empty() && experiment.givenUpSeconds > 0)
        return formatted(" 0: given up after %.0f s", experiment.givenUpSeconds);
    return formatted(" %2zu", experiment.runs.size());
}

Json spreadJson(const std::optional<Spread>& value) {
    if (!value) return nullptr;
    return {{"mean", value->mean}, {"deviation", value->deviation}, {"seeds", value->count}};
}

template <class Value>
Json orNull(const std::optional<Value>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json rowJson(const ReproducedRow& row, std::span<const ReproducedRow> rows) {
    const Experiment& experiment = row.experiment;
    const ExperimentSetting& setting = experiment.setting;
    Json gaps = Json::object();
    for (const std::int64_t plans : kCheckpoints)
        if (plans <= setting.budgetPlans)
            gaps[std::to_string(plans)] = spreadJson(spreadOf(gapsAfter(experiment, plans)));
    Json paper = nullptr;
    if (row.paper)
        paper = {{"dram_mb", orNull(row.paper->dramMegabytes)},
                 {"mbu_kb", orNull(row.paper->maxBufferKilobytes)},
                 {"rectify_rate", orNull(row.paper->rectifyRate)},
                 {"seconds", orNull(row.paper->seconds)}};
    return {{"network", row.network},
            {"method", row.method},
            {"scheme", schemeName(setting.scheme)},
            {"buffer_bytes", setting.bufferBytes},
            {"budget", setting.budgetPlans},
            {"density", setting.density},
            {"in_rounds", setting.inRounds},
            {"random_repeats", setting.randomRepeats},
            {"seeds", experiment.runs.size()},
            {"given_up_seconds", experiment.givenUpSeconds},
            {"optimum_bytes", experiment.optimumBytes},
            {"dram_bytes", spreadJson(dramBytesOf(experiment))},
            {"paper", std::move(paper)},
            {"gap", spreadJson(gapOf(experiment))},
            {"gaps_after", std::move(gaps)},
            {"plans_until_5_percent", spreadJson(plansUntilOf(experiment, 0.05))},
            {"plans_until_1_percent", spreadJson(plansUntilOf(experiment, 0.01))},
            {"max_buffer_bytes", spreadJson(maxBufferBytesOf(experiment))},
            {"rectify_rate", spreadJson(rectifyRateOf(experiment))},
            {"first_try_rate", spreadJson(firstTryRateOf(experiment))},
            {"seconds", spreadJson(secondsOf(experiment))},
            {"chance_of_lower", orNull(chanceAgainstPlain(row, rows, setting.budgetPlans))}};
}

}  // namespace

std::string reproducedTable(std::span<const ReproducedRow> rows) {
    std::string text =
        "DRAM access in MB; gap: above the optimum; p: how likely chance alone makes it as much lower than the plain "
        "search\nmethod            ours     +-    paper   gap %      p  KiB used  rectify  first try  paper's        s "
        " "
        "paper's s  seeds\n";
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const ReproducedRow& row = rows[r];
        const auto dram = dramBytesOf(row.experiment);
        const PaperFigure paper = row.paper.value_or(PaperFigure{});
        text += heading(row, r > 0 ? &rows[r - 1] : nullptr) + formatted("%-14s", row.method.c_str()) +
                mean(dram, 7, 3, 1e-6) + number(dram ? std::optional(dram->deviation) : std::nullopt, 6, 3, 1e-6) +
                number(paper.dramMegabytes, 8, 3) + mean(gapOf(row.experiment), 7, 2, 100) +
                number(chanceAgainstPlain(row, rows, row.experiment.setting.budgetPlans), 6, 3) +
                mean(maxBufferBytesOf(row.experiment), 9, 1, 1.0 / 1024) + mean(rectifyRateOf(row.experiment), 8, 3) +
                mean(firstTryRateOf(row.experiment), 10, 3) + number(paper.rectifyRate, 8, 3) +
                mean(secondsOf(row.experiment), 8, 2) + number(paper.seconds, 10, 0) + "   " +
                seedsText(row.experiment) + "\n";
    }
    return text;
}

std::string effortTable(std::span<const ReproducedRow> rows) {
    std::string text =
        "mean distance to the optimum in % after so many plans, and mean plans until within 5 % and 1 % (seeds that "
        "got there)\n"
        "method           ";
    for (const std::int64_t plans : kCheckpoints) text += formatted(" %6ld", static_cast<long>(plans));
    text += "     to 5 %         to 1 %       seeds\n";
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const ReproducedRow& row = rows[r];
        text += heading(row, r > 0 ? &rows[r - 1] : nullptr) + formatted("%-17s", row.method.c_str());
        for (const std::int64_t plans : kCheckpoints)
            text += plans > row.experiment.setting.budgetPlans
                        ? formatted(" %6s", "-")
                        : mean(spreadOf(gapsAfter(row.experiment, plans)), 6, 2, 100);
        for (const double share : {0.05, 0.01}) {
            const auto plans = plansUntilOf(row.experiment, share);
            text += mean(plans, 8, 0) + formatted(" (%2d)", plans ? plans->count : 0) + " ";
        }
        text += "  " + seedsText(row.experiment) + "\n";
    }
    return text;
}

std::string reproductionJson(std::string_view table, std::span<const ReproducedRow> rows) {
    Json list = Json::array();
    for (const ReproducedRow& row : rows) list.push_back(rowJson(row, rows));
    return Json{{"schema", "fusescope/reproduction/1"}, {"table", table}, {"rows", std::move(list)}}.dump(2) + "\n";
}

}  // namespace fusescope
