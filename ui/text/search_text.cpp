// SPDX-License-Identifier: Apache-2.0
#include "ui/text/search_text.h"

#include <QCoreApplication>
#include <QLocale>

#include "ui/text/words.h"

namespace fusescope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SearchText)
};

QString number(std::int64_t value) { return QLocale().toString(static_cast<qlonglong>(value)); }

}  // namespace

QString searchName(const SearchSpec& spec) {
    const QString algorithm = algorithmName(spec.request.algorithm);
    if (spec.request.algorithm == "optimal") return algorithm;
    const QString seed = QString::number(spec.request.params.seed);
    return spec.explainer == "none"
               ? Words::tr("%1, seed %2").arg(algorithm, seed)
               : Words::tr("%1 with %2, seed %3").arg(algorithm, QString::fromStdString(spec.explainer), seed);
}

QString stateName(SearchState state) {
    switch (state) {
        case SearchState::Queued:
            return Words::tr("waiting");
        case SearchState::Running:
            return Words::tr("running");
        case SearchState::Paused:
            return Words::tr("paused");
        case SearchState::Done:
            return Words::tr("done");
        case SearchState::Stopped:
            return Words::tr("stopped");
        case SearchState::Failed:
            break;
    }
    return Words::tr("failed");
}

QString secondsText(std::int64_t milliseconds) {
    if (milliseconds < 60'000)
        return Words::tr("%1 s").arg(QString::number(static_cast<double>(milliseconds) / 1000, 'f', 1));
    return Words::tr("%1 min %2 s").arg(milliseconds / 60'000).arg(milliseconds / 1000 % 60);
}

QString gapText(const SearchEntry& entry, std::optional<std::int64_t> boundBytes) {
    if (!entry.hasPlan()) return {};
    if (entry.result && entry.result->isOptimal) return Words::tr("optimal");
    if (!boundBytes || *boundBytes <= 0) return {};
    const double share = static_cast<double>(entry.curve.back().step.dramBytes) / static_cast<double>(*boundBytes) - 1;
    return QStringLiteral("+%1").arg(percent(share));
}

QString leftText(const SearchEntry& entry) {
    const Progress& progress = entry.progress;
    if (entry.isOver() || progress.done <= 0 || progress.total <= 0 || entry.elapsedMs <= 0) return {};
    const double left = static_cast<double>(entry.elapsedMs) * static_cast<double>(progress.total - progress.done) /
                        static_cast<double>(progress.done);
    const double limit = entry.spec.timeLimitSeconds > 0
                             ? entry.spec.timeLimitSeconds * 1000 - static_cast<double>(entry.elapsedMs)
                             : left;
    return Words::tr("%1 left").arg(secondsText(static_cast<std::int64_t>(std::max(0.0, std::min(left, limit)))));
}

QString searchDetails(const SearchEntry& entry) {
    QStringList lines{searchName(entry.spec), stateName(entry.state)};
    if (!entry.failure.isEmpty()) lines << entry.failure;
    if (entry.hasPlan())
        lines << Words::tr("best plan: %1, after %2 plans")
                     .arg(decimalBytes(entry.curve.back().step.dramBytes), number(entry.curve.back().step.plans));
    if (entry.result) {
        const SearchResult& result = *entry.result;
        lines << Words::tr("F_β asked %1 times, %2 of them known")
                     .arg(number(result.bufferCache.lookups), number(result.bufferCache.hits))
              << Words::tr("F_D asked %1 times, %2 of them known")
                     .arg(number(result.dramCache.lookups), number(result.dramCache.hits))
              << Words::tr("%1 groups did not fit; splits asked %2 times, %3 of them known")
                     .arg(number(result.invalidGroups), number(result.splitCache.lookups),
                          number(result.splitCache.hits));
        if (result.splits.explanations > 0)
            lines << Words::tr("%1 explanations").arg(number(result.splits.explanations));
        if (const auto rate = rectifyRate(result)) lines << Words::tr("rectify rate %1").arg(percent(*rate));
    }
    return lines.join('\n');
}

}  // namespace fusescope
