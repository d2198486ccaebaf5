// SPDX-License-Identifier: Apache-2.0
#include "ui/text/edit_text.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/cost/fit_report.h"
#include "ui/document/document.h"
#include "ui/text/words.h"

namespace fusescope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(EditText)
};

/// What new groups that do not fit need beyond the buffer, at most; nothing if all new groups fit.
struct Overflow {
    int groups = 0;
    GroupSet worst;
    std::int64_t mostBytes = 0;
    bool isKnown = true;
};

Overflow overflowOf(const Document& document, const PlanChange& change) {
    Overflow overflow;
    const FusionPlan& before = document.version()->plan;
    const FusionPlan& after = change.after.plan;
    for (std::int32_t g = 0; g < after.groupCount(); ++g) {
        const GroupEvaluation& group = change.evaluation.groups[static_cast<std::size_t>(g)];
        const GroupSet& ops = after.group(GroupId(g));
        if (group.fits || group.isUnfusable || before.group(before.groupOf(ops.first())) == ops) continue;
        ++overflow.groups;
        overflow.isKnown = overflow.isKnown && group.price.bufferBytes.has_value();
        const std::int64_t needed = group.price.bufferBytes.value_or(0) - group.price.spareBytes;
        const std::int64_t excess = needed - document.accelerator().bufferBytes + 1;
        if (overflow.groups == 1 || excess > overflow.mostBytes) overflow.worst = ops;
        overflow.mostBytes = std::max(overflow.mostBytes, excess);
    }
    return overflow;
}

}  // namespace

QString changeWords(const Document& document, const PlanChange& change) {
    const std::int64_t moved = change.evaluation.totalDramBytes() - document.evaluation()->totalDramBytes();
    const QString bytes = moved == 0 ? Words::tr("no change") : signedBytes(moved);
    const Overflow overflow = overflowOf(document, change);
    if (overflow.groups == 0) return bytes;
    return overflow.isKnown ? Words::tr("%1, %2 too much").arg(bytes, binaryBytes(overflow.mostBytes))
                            : Words::tr("%1, does not fit").arg(bytes);
}

QString overflowAdvice(const Document& document, const PlanChange& change) {
    const Overflow overflow = overflowOf(document, change);
    if (overflow.groups == 0) return {};
    const auto enough = smallestBuffer(*document.pricing()->problem.costModel, overflow.worst);
    if (!enough) return Words::tr("No buffer suffices; F8 says where to cut it.");
    return Words::tr("It fits from a buffer of %1; F8 says where to cut it.").arg(binaryBytes(*enough));
}

QString offerWords(const Document& document, const EditOffer& offer) {
    if (offer.edit.after) return changeWords(document, changeTo(document, *offer.edit.after));
    return offer.edit.remedies.empty() ? Words::tr("not possible") : Words::tr("not as it stands");
}

QString refusalReason(const EditOffer& offer) {
    if (!offer.whyNot.isEmpty()) return offer.whyNot;
    return offer.edit.findings.empty() ? QString() : messageFor(QString(), offer.edit.findings).details;
}

UserMessage refusal(const EditOffer& offer) {
    UserMessage message = messageFor(Words::tr("%1: not as it stands.").arg(offer.name), offer.edit.findings);
    message.severity = Severity::Warning;
    return message;
}

}  // namespace fusescope
