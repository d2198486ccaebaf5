// SPDX-License-Identifier: Apache-2.0
#include "ui/text/plan_text.h"

#include <QCoreApplication>

#include "core/base/bytes.h"
#include "core/graph/model_totals.h"
#include "ui/document/document.h"
#include "ui/text/words.h"

namespace fusescope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PlanText)
};

PlanFact dramFact(const Document& document) {
    const bool isValid = document.evaluation()->isValid();
    return {Words::tr("DRAM access"), decimalBytes(document.evaluation()->dramBytes),
            isValid ? QString() : Words::tr("if all fitted"), isValid ? ColorRole::Text : ColorRole::Bad,
            Words::tr("Bytes to and from DRAM for one inference, among the ops that can be fused")};
}

PlanFact bestFact(const Document& document) {
    const QString label = Words::tr("best possible");
    const std::int64_t dram = document.evaluation()->dramBytes;
    if (const auto bound = document.boundBytes()) {
        if (document.evaluation()->isValid() && *bound == dram)
            return {label, decimalBytes(dram), Words::tr("proven"), ColorRole::Ok,
                    Words::tr("No plan for this accelerator moves less")};
        const double gap = static_cast<double>(dram - *bound) / static_cast<double>(std::max<std::int64_t>(1, *bound));
        return {label, Words::tr("at least %1").arg(decimalBytes(*bound)),
                gap > 0 ? Words::tr("−%1").arg(percent(gap / (1 + gap))) : QString(), ColorRole::Text,
                Words::tr("A proven bound: no plan for this accelerator moves less than this")};
    }
    const PlanVersion& version = *document.version();
    const bool isClaimed = version.isFromFile && version.provenance.isOptimal &&
                           version.madeFor == document.accelerator() && version.provenance.lowerBoundBytes == dram;
    if (isClaimed)
        return {label, decimalBytes(dram), Words::tr("says the file"), ColorRole::Text,
                Words::tr("The file calls this plan optimal; find the best plan to prove it")};
    return {label, Words::tr("not known yet"), {}, ColorRole::Muted, Words::tr("Find the best plan to know (F5)")};
}

PlanFact unfusedFact(const Document& document) {
    const std::int64_t unfused = document.pricing()->unfusedDramBytes;
    const std::int64_t dram = document.evaluation()->dramBytes;
    // What an invalid plan would save is no saving.
    const double saved = unfused > 0 && document.evaluation()->isValid()
                             ? 1 - static_cast<double>(dram) / static_cast<double>(unfused)
                             : 0;
    return {Words::tr("without fusion"), decimalBytes(unfused),
            saved > 0 ? Words::tr("−%1").arg(percent(saved)) : QString(), ColorRole::Text,
            Words::tr("The same ops, each executed alone, and how much less this plan moves")};
}

/// With as many digits as it takes to be told from beta.
QString bytesBelow(std::int64_t bytes, std::int64_t betaBytes) {
    constexpr int kMostDecimals = 3;
    int decimals = 1;
    while (bytes != betaBytes && decimals < kMostDecimals &&
           formatBinaryBytes(bytes, decimals) == formatBinaryBytes(betaBytes, decimals))
        ++decimals;
    return QString::fromStdString(formatBinaryBytes(bytes, decimals));
}

PlanFact largestFact(const Document& document) {
    return {Words::tr("largest group"),
            bytesBelow(document.evaluation()->maxBufferBytes, document.accelerator().bufferBytes),
            Words::tr("of %1").arg(binaryBytes(document.accelerator().bufferBytes)), ColorRole::Text,
            Words::tr("Most of the buffer that any group needs")};
}

PlanFact unfusableFact(const Document& document) {
    const PlanEvaluation& evaluation = *document.evaluation();
    const QString count = QString::number(evaluation.unfusableOps + evaluation.notModelledOps);
    const QString note =
        evaluation.notModelledOps > 0 ? Words::tr("%1 not modelled").arg(evaluation.notModelledOps) : QString();
    const QString value = evaluation.unfusableOps > 0
                              ? Words::tr("%1 · %2").arg(count, decimalBytes(evaluation.unfusableDramBytes))
                              : count;
    return {Words::tr("unfusable ops"), value, note, ColorRole::Text,
            Words::tr("Ops that do not fit the buffer alone: they run outside fusion, tile by tile")};
}

}  // namespace

std::vector<PlanFact> planFacts(const Document& document) {
    return {dramFact(document), bestFact(document), unfusedFact(document), largestFact(document),
            unfusableFact(document)};
}

QString groupsSummary(const Document& document) {
    const QString groups = groupCount(document.version()->plan.groupCount());
    const int invalid = document.evaluation()->invalidGroups;
    if (invalid == 0) return groups;
    return invalid == 1 ? Words::tr("%1 · 1 does not fit").arg(groups)
                        : Words::tr("%1 · %2 do not fit").arg(groups).arg(invalid);
}

QString planFinding(const Document& document) {
    const Pricing& pricing = *document.pricing();
    if (!document.planIssues().empty()) return QString::fromStdString(document.planIssues().front().text);
    if (!pricing.problem.fusable.isEmpty()) return {};
    if (!pricing.leastOpBytes) return Words::tr("No op of this model can be priced, so nothing can be fused.");
    return Words::tr("No op fits the buffer alone, so nothing can be fused. The first one fits above %1.")
        .arg(binaryBytes(*pricing.leastOpBytes));
}

QString modelSummary(const Document& document) {
    const ModelTotals totals = modelTotals(document.graph());
    return Words::tr("%1 · %2 params · %3")
        .arg(opCount(document.graph().opCount()), QString::fromStdString(formatCount(totals.parameters)),
             counted(totals.macs, Words::tr("MAC")));
}

}  // namespace fusescope
