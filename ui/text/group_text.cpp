// SPDX-License-Identifier: Apache-2.0
#include "ui/text/group_text.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/scene/op_card.h"
#include "ui/document/document.h"
#include "ui/text/op_text.h"

namespace fusescope {
namespace {

constexpr std::size_t kListedTerms = 6;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(GroupText)
};

std::vector<TermSum> sumsOf(std::span<const Term> terms) {
    std::vector<TermSum> sums;
    for (const Term& term : terms) {
        const auto known = std::ranges::find(sums, term.kind, &TermSum::kind);
        if (known == sums.end())
            sums.push_back({term.kind, term.bytes});
        else
            known->bytes += term.bytes;
    }
    std::erase_if(sums, [](const TermSum& sum) { return sum.bytes == 0; });
    std::ranges::stable_sort(sums, std::greater{}, &TermSum::bytes);
    return sums;
}

TermLine lineOf(const OpGraph& graph, const Term& term) {
    TermLine line{term.kind, {}, {}, term.op, term.bytes};
    if (term.tensor.isValid()) {
        const Tensor& tensor = graph.tensor(term.tensor);
        const QString shape = shapeWords(tensor.shape);
        line.text =
            term.rows == 1 ? Words::tr("1 row of %1").arg(shape) : Words::tr("%1 rows of %2").arg(term.rows).arg(shape);
        line.op = tensor.producer;
        if (!line.op.isValid()) line.subject = QString::fromStdString(tensor.name);
    } else {
        line.text = Words::tr("weights of %1").arg(QString::fromStdString(opCard(graph, term.op).kind));
    }
    if (line.op.isValid()) line.subject = QString::fromStdString(graph.op(line.op).name);
    return line;
}

std::vector<TermLine> largestOf(const OpGraph& graph, std::vector<Term> terms) {
    std::ranges::stable_sort(terms, std::greater{}, &Term::bytes);
    terms.resize(std::min(terms.size(), kListedTerms));
    std::vector<TermLine> lines;
    for (const Term& term : terms) lines.push_back(lineOf(graph, term));
    return lines;
}

QString shareWords(const TermLine& most, std::int64_t betaBytes) {
    const double times = static_cast<double>(most.bytes) / static_cast<double>(betaBytes);
    const QString share = times > 1 ? Words::tr("%1 times the buffer").arg(times, 0, 'f', 1)
                                    : Words::tr("%1 of the buffer").arg(percent(times));
    const QString bytes = binaryBytes(most.bytes);
    if (most.kind == TermKind::Weights) return Words::tr("Most of it: the %1, %2 (%3).").arg(most.text, bytes, share);
    if (most.kind == TermKind::SkipRows)
        return Words::tr("Most of it: %1 that wait for another path, %2 (%3).").arg(most.text, bytes, share);
    return Words::tr("Most of it: %1, %2 (%3).").arg(most.text, bytes, share);
}

void describeFit(GroupText& text, const Pricing& pricing) {
    const std::int64_t beta = pricing.problem.betaBytes;
    if (text.verdict == Verdict::Fits)
        text.sentence = Words::tr("Fits: %1 to spare.").arg(binaryBytes(beta - text.bufferBytes));
    else if (text.bufferBytes == beta)  // F_beta < beta is strict
        text.sentence = Words::tr("Does not fit: it needs the whole buffer and 1 byte.");
    else
        text.sentence = Words::tr("Does not fit: %1 too much.").arg(binaryBytes(text.bufferBytes - beta));
    if (!text.largest.empty()) text.reason = shareWords(text.largest.front(), beta);
}

/// What the predictor says beside what the cost model knows.
void describePrediction(GroupText& text, const GroupSet& ops, const Price& price, const Pricing& pricing) {
    if (!pricing.predictor) return;
    const std::int64_t beta = pricing.problem.betaBytes;
    const FitQuestion question{ops, beta};
    const double invalid = static_cast<double>(probabilityOf(pricing.predictor->logits({&question, 1}).front()));
    const bool fits = price.fits(beta);
    text.isPredictionWrong = (invalid > 0.5) == fits;
    const QString said = invalid > 0.5 ? Words::tr("Predictor: %1 invalid").arg(invalid, 0, 'f', 2)
                                       : Words::tr("Predictor: %1 valid").arg(1 - invalid, 0, 'f', 2);
    const QString known = price.bufferBytes ? Words::tr("cost model: %1 %2 %3")
                                                  .arg(binaryBytes(*price.bufferBytes - price.spareBytes), fits ? QStringLiteral("<") : QStringLiteral("≥"), binaryBytes(beta))
                                            : Words::tr("cost model: no buffer suffices");
    text.prediction = Words::tr("%1; %2").arg(said, known);
}

}  // namespace

Verdict verdictOf(const Document& document, GroupId group) {
    const GroupEvaluation& priced = document.evaluation()->groups[group.index()];
    if (!priced.isModelled) return Verdict::NotModelled;
    if (priced.fits) return Verdict::Fits;
    return priced.isUnfusable ? Verdict::OutsideFusion : Verdict::DoesNotFit;
}

GroupText groupText(const Document& document, GroupId group) {
    const GroupEvaluation& priced = document.evaluation()->groups[group.index()];
    const GroupSet& ops = document.version()->plan.group(group);
    const SearchProblem& problem = document.pricing()->problem;
    GroupText text;
    text.verdict = verdictOf(document, group);
    text.bufferBytes = priced.price.bufferBytes.value_or(0);
    std::vector<Term> terms = problem.costModel->terms(ops, problem.betaBytes);
    text.sums = sumsOf(terms);
    text.largest = largestOf(*problem.graph, std::move(terms));
    describePrediction(text, ops, priced.price, *document.pricing());
    if (text.verdict == Verdict::NotModelled) {
        text.sentence =
            ops.count() == 1 ? Words::tr("Cannot be fused.") : Words::tr("Does not fit: no buffer suffices.");
        text.reason = ops.count() == 1 ? unfusableReason(document, ops.first())
                                       : Words::tr("It holds an op that cannot be executed row by row.");
    } else if (text.verdict == Verdict::OutsideFusion) {
        text.sentence = Words::tr("Runs outside fusion.");
        text.reason = unfusableReason(document, ops.first());
    } else {
        describeFit(text, *document.pricing());
    }
    return text;
}

}  // namespace fusescope
