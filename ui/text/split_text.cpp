// SPDX-License-Identifier: Apache-2.0
#include "ui/text/split_text.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/text/explanation_text.h"
#include "ui/text/words.h"

namespace fusescope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SplitText)
};

int countOf(const SplitNode& node, CutCategory category) {
    return static_cast<int>(std::ranges::count(node.candidates, category, &SplitCandidate::category));
}

QString cutsOf(int count) { return count == 1 ? Words::tr("1 cut") : Words::tr("%1 cuts").arg(count); }

QString groupSentence(const SplitTrace& trace, const SplitNode& node) {
    const QString ops = opCount(node.group.count());
    if (!node.price.bufferBytes) return Words::tr("%1 do not fit: no buffer suffices.").arg(ops);
    const std::int64_t need = *node.price.bufferBytes - node.price.spareBytes;
    return Words::tr("%1 need %2, %3 more than fits.")
        .arg(ops, binaryBytes(need), binaryBytes(need - trace.betaBytes + 1));
}

QString explanationSentence(const OpGraph& graph, const SplitNode& node) {
    const Explanation& explanation = node.explanation;
    const QString first = edgeKinds(graph, explanation.edges[explanation.selected.front()]);
    const auto count = static_cast<int>(explanation.selected.size());
    return count == 1 ? Words::tr("One edge is blamed: %1.").arg(first)
                      : Words::tr("%1 of %2 edges are blamed, first of all %3.")
                            .arg(count)
                            .arg(explanation.edges.size())
                            .arg(first);
}

QString candidatesSentence(const SplitNode& node) {
    return Words::tr(
               "They lead to %1: %2 of category 1 (both sides fit), %3 of category 2 (one fits), %4 of category 3.")
        .arg(cutsOf(static_cast<int>(node.candidates.size())))
        .arg(countOf(node, CutCategory::BothFit))
        .arg(countOf(node, CutCategory::OneFits))
        .arg(countOf(node, CutCategory::NoneFits));
}

QString cutSentence(const SplitNode& node, const SplitStep& step) {
    const SplitCandidate& cut = node.candidates[*step.candidate];
    const QString bytes = decimalBytes(cut.before.dramBytes + cut.after.dramBytes);
    const QString sides = Words::tr("%1 and %2").arg(opCount(cut.cut.before.count()), opCount(cut.cut.after.count()));
    if (step.isRejected)
        return Words::tr("A branch that lost: %1. It came to %2.")
            .arg(sides, cut.dramBytes ? decimalBytes(*cut.dramBytes) : bytes);
    const int rivals = countOf(node, cut.category);
    switch (cut.category) {
        case CutCategory::BothFit:
            return Words::tr("Category 1: both sides fit, %1. Of %2 the one that moves least, %3.")
                .arg(sides, cutsOf(rivals), bytes);
        case CutCategory::OneFits:
            return Words::tr("Category 2: one side fits, %1. Of %2 the one whose fitting side has most ops.")
                .arg(sides, cutsOf(rivals));
        case CutCategory::NoneFits:
            return Words::tr(
                       "Category 3: no side fits, %1. Of %2 that were followed to the end, the one that came to "
                       "the least, %3.")
                .arg(sides, cutsOf(rivals), cut.dramBytes ? decimalBytes(*cut.dramBytes) : bytes);
    }
    return {};
}

QString asked(const QString& what, std::int64_t queries, std::int64_t hits) {
    return Words::tr("%1 asked %2 times, %3 from memory").arg(what).arg(queries).arg(hits);
}

}  // namespace

QString stepTitle(SplitStepKind kind) {
    switch (kind) {
        case SplitStepKind::Group:
            return Words::tr("does not fit");
        case SplitStepKind::Explanation:
            return Words::tr("explanation");
        case SplitStepKind::Candidates:
            return Words::tr("candidate cuts");
        case SplitStepKind::Cut:
            return Words::tr("cut");
        case SplitStepKind::Random:
            return Words::tr("split at random");
        case SplitStepKind::SingleOp:
            return Words::tr("a single op");
        case SplitStepKind::Done:
            return Words::tr("result");
    }
    return {};
}

QString stepSentence(const OpGraph& graph, const SplitTrace& trace, const SplitStep& step) {
    const SplitNode& node = trace.nodes[step.node];
    switch (step.kind) {
        case SplitStepKind::Group:
            return groupSentence(trace, node);
        case SplitStepKind::Explanation:
            return explanationSentence(graph, node);
        case SplitStepKind::Candidates:
            return candidatesSentence(node);
        case SplitStepKind::Cut:
            return cutSentence(node, step);
        case SplitStepKind::Random:
            return Words::tr("No edge leads on: split at random into %1.")
                .arg(groupCount(static_cast<int>(node.parts.size())));
        case SplitStepKind::SingleOp:
            return Words::tr("A single op cannot be cut: it runs outside fusion.");
        case SplitStepKind::Done:
            return Words::tr("The group came to %1 that move %2.")
                .arg(groupCount(static_cast<int>(step.pieces.size())), decimalBytes(node.dramBytes));
    }
    return {};
}

QString countsSentence(const SplitCounts& counts) {
    const QString explained =
        counts.explanations == 1 ? Words::tr("1 explanation") : Words::tr("%1 explanations").arg(counts.explanations);
    return Words::tr("%1; %2; %3")
        .arg(asked(QStringLiteral("F_β"), counts.bufferQueries, counts.bufferHits),
             asked(QStringLiteral("F_D"), counts.dramQueries, counts.dramHits), explained);
}

QString originSentence(const SplitTrace& trace, const GroupSet& group, const QString& name) {
    const int others = trace.nodes.front().group.count() - group.count();
    return Words::tr("A reconstruction, no record: %1 fits, with %2 around it not.").arg(name, opCount(others));
}

QString originResult(const SplitTrace& trace, const GroupSet& group, const QString& name) {
    return std::ranges::count(trace.nodes.front().parts, group) > 0
               ? Words::tr("%1 is one of them: this is how splitting comes to it.").arg(name)
               : Words::tr("%1 is none of them: splitting along these explanations does not come to it.").arg(name);
}

}  // namespace fusescope
