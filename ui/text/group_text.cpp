// SPDX-License-Identifier: Apache-2.0
#include "ui/text/group_text.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/cost/fit_report.h"
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
        if (term.kind == TermKind::SkipRows) line.text = Words::tr("%1, skip lag").arg(line.text);
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

/// "14 rows of 96×14×14 from d, 1 for a window and 13 that wait for another path".
QString partWords(const OpGraph& graph, const BufferPart& part) {
    if (part.op.isValid()) return Words::tr("the weights of %1").arg(shortOpName(graph.op(part.op).name));
    const Tensor& tensor = graph.tensor(part.tensor);
    const QString shape = shapeWords(tensor.shape);
    const QString rows =
        part.rows() == 1 ? Words::tr("1 row of %1").arg(shape) : Words::tr("%1 rows of %2").arg(part.rows()).arg(shape);
    const QString from = shortOpName(tensor.producer.isValid() ? graph.op(tensor.producer).name : tensor.name);
    const QString all = Words::tr("%1 from %2").arg(rows, from);
    if (part.skipRows == 0) return all;
    return Words::tr("%1, %2 for a window and %3 that wait for another path")
        .arg(all)
        .arg(part.windowRows)
        .arg(part.skipRows);
}

QString shareWords(const OpGraph& graph, const BufferPart& most, std::int64_t betaBytes) {
    const double times = static_cast<double>(most.bytes) / static_cast<double>(betaBytes);
    const QString share = times > 1 ? Words::tr("%1 times the buffer").arg(times, 0, 'f', 1)
                                    : Words::tr("%1 of the buffer").arg(percent(times));
    return Words::tr("Most of it: %1: %2 (%3).").arg(partWords(graph, most), binaryBytes(most.bytes), share);
}

/// Enough digits that the size said is enough.
QString enoughWords(std::int64_t bytes) {
    const QString text = binaryBytes(bytes);
    return text.endsWith(QLatin1String(" B")) ? text : Words::tr("%1 (%L2 bytes)").arg(text).arg(bytes);
}

void describeFit(GroupText& text, const Price& price, const SearchProblem& problem, const GroupSet& ops) {
    const FitReport report = fitReport(*problem.costModel, ops, problem.betaBytes);
    const std::int64_t needed = report.neededBytes().value_or(0);
    const std::int64_t spare = problem.betaBytes - needed;
    if (text.verdict == Verdict::Fits && price.spareBytes > 0)
        text.sentence = Words::tr("Fits with all its weights on chip; it fits from %1.")
                            .arg(enoughWords(report.enoughBytes.value_or(needed)));
    else if (text.verdict == Verdict::Fits)
        text.sentence = Words::tr("Fits: %1 to spare.").arg(binaryBytes(spare));
    else if (spare == 0)  // F_beta < beta is strict
        text.sentence = Words::tr("Does not fit: it needs the whole buffer and 1 byte.");
    else
        text.sentence = Words::tr("Does not fit: %1 too much. It fits from %2.")
                            .arg(binaryBytes(-spare), enoughWords(report.enoughBytes.value_or(needed + 1)));
    if (!report.parts.empty()) text.reason = shareWords(*problem.graph, report.parts.front(), problem.betaBytes);
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
    const auto enough = smallestBuffer(*pricing.problem.costModel, ops);
    const QString known =
        enough ? Words::tr("cost model: %1 %2 %3")
                     .arg(binaryBytes(*enough - 1), fits ? QStringLiteral("<") : QStringLiteral("≥"), binaryBytes(beta))
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
        text.reason = ops.count() == 1 ? unfusableReason(document, ops.first()) : noBufferWords(document, ops);
    } else if (text.verdict == Verdict::OutsideFusion) {
        text.sentence = Words::tr("Runs outside fusion.");
        text.reason = unfusableReason(document, ops.first());
    } else {
        describeFit(text, priced.price, problem, ops);
    }
    return text;
}

}  // namespace fusescope
