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

QString countsText(const SearchEntry& entry) {
    const auto asked = [](const QString& what, const CacheCounts& counts) {
        if (counts.lookups == 0) return Words::tr("%1 not asked").arg(what);
        const double known = static_cast<double>(counts.hits) / static_cast<double>(counts.lookups);
        return Words::tr("%1 %2 (%3 known)").arg(what, number(counts.lookups), percent(known));
    };
    QStringList parts{asked(Words::tr("F_β"), entry.counts.buffer), asked(Words::tr("F_D"), entry.counts.dram)};
    if (entry.counts.splits.lookups > 0) parts << asked(Words::tr("splits"), entry.counts.splits);
    if (entry.counts.explanations > 0) parts << Words::tr("%1 explanations").arg(number(entry.counts.explanations));
    return parts.join(QStringLiteral(" · "));
}

QString searchDetails(const SearchEntry& entry) {
    QStringList lines{searchName(entry.spec), stateName(entry.state)};
    if (!entry.failure.isEmpty()) lines << entry.failure;
    if (entry.hasPlan())
        lines << Words::tr("best plan: %1, after %2 plans")
                     .arg(decimalBytes(entry.curve.back().step.dramBytes), number(entry.curve.back().step.plans));
    lines << countsText(entry);
    if (entry.result)
        if (const auto rate = rectifyRate(*entry.result)) lines << Words::tr("rectify rate %1").arg(percent(*rate));
    return lines.join('\n');
}

}  // namespace fusescope
