// SPDX-License-Identifier: Apache-2.0
#include "ui/text/explanation_text.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/cost/fit_report.h"
#include "core/scene/op_card.h"
#include "ui/text/words.h"

namespace fusescope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ExplanationText)
};

QString rowsWords(std::int64_t rows, const Tensor& tensor) {
    const QString shape = shapeWords(tensor.shape);
    return rows == 1 ? Words::tr("1 row of %1").arg(shape) : Words::tr("%1 rows of %2").arg(rows).arg(shape);
}

/// The last op of the group that reads the tensor: rows wait for it.
OpId lastReader(const OpGraph& graph, const GroupSet& group, const Tensor& tensor) {
    OpId last;
    for (const OpId reader : graph.successors(tensor.producer))
        if (group.contains(reader)) last = reader;
    return last;
}

QString tensorSentence(const OpGraph& graph, const GroupSet& group, const BufferPart& part, const QString& share) {
    const Tensor& tensor = graph.tensor(part.tensor);
    const QString rows = rowsWords(part.rows(), tensor);
    if (!tensor.producer.isValid())
        return Words::tr("%1 is the input %2: %3.").arg(share, QString::fromStdString(tensor.name), rows);
    const QString from = shortOpName(graph.op(tensor.producer).name);
    const OpId reader = lastReader(graph, group, tensor);
    if (part.skipRows == 0 || !reader.isValid()) return Words::tr("%1 is the output of %2: %3.").arg(share, from, rows);
    return Words::tr("%1 is the skip from %2 to %3: %4, %5 of them wait for another path.")
        .arg(share, from, shortOpName(graph.op(reader).name), rows)
        .arg(part.skipRows);
}

}  // namespace

QString explainerName(std::string_view id) {
    if (id == "gnne") return Words::tr("GNNExplainer");
    if (id == "gnne-nodes") return Words::tr("GNNExplainer, nodes");
    if (id == "pg") return Words::tr("PGExplainer");
    if (id == "pg-budget") return Words::tr("PGExplainer, budget");
    if (id == "rg") return Words::tr("RG-Explainer");
    if (id == "lookahead") return Words::tr("Look-ahead");
    if (id == "exact") return Words::tr("Exact");
    if (id == "random") return Words::tr("Random");
    return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

QString edgeName(const OpGraph& graph, const OpPair& edge) {
    return Words::tr("%1 → %2").arg(shortOpName(graph.op(edge.first).name), shortOpName(graph.op(edge.second).name));
}

QString edgeKinds(const OpGraph& graph, const OpPair& edge) {
    const auto kind = [&](OpId op) { return QString::fromStdString(opCard(graph, op).kind); };
    return Words::tr("%1 → %2").arg(kind(edge.first), kind(edge.second));
}

QString categoryWords(CutCategory category) {
    switch (category) {
        case CutCategory::BothFit:
            return Words::tr("both sides fit");
        case CutCategory::OneFits:
            return Words::tr("one side fits");
        case CutCategory::NoneFits:
            return Words::tr("no side fits");
    }
    return {};
}

QString markedCategory(CutCategory category) {
    const char* const marks[] = {"●", "◐", "○"};
    return QString::fromUtf8(marks[static_cast<int>(category) - 1]) + ' ' + categoryWords(category);
}

QString verdictWords(const EdgeTruth& truth) {
    return Words::tr("%1, %2").arg(markedCategory(truth.category), decimalBytes(truth.leastDramBytes));
}

QString excessSentence(const Pricing& pricing, const GroupSet& group) {
    const std::int64_t beta = pricing.problem.betaBytes;
    const auto enough = smallestBuffer(*pricing.problem.costModel, group);
    if (!enough) return Words::tr("Does not fit: no buffer suffices.");
    const std::int64_t excess = *enough - 1 - beta;
    if (excess == 0) return Words::tr("Does not fit by a single byte.");
    return Words::tr("Does not fit by %1.").arg(binaryBytes(excess));
}

QString fillSentence(const Pricing& pricing, const GroupSet& group) {
    const SearchProblem& problem = pricing.problem;
    const FitReport report = fitReport(*problem.costModel, group, problem.betaBytes);
    if (report.parts.empty()) return {};
    const BufferPart& most = report.parts.front();
    const double times = static_cast<double>(most.bytes) / static_cast<double>(problem.betaBytes);
    const QString share = times > 1 ? Words::tr("%1 times the buffer").arg(times, 0, 'f', 1)
                                    : Words::tr("%1 % of the buffer").arg(qRound(100 * times));
    if (most.op.isValid())
        return Words::tr("%1 is the weights of %2.").arg(share, shortOpName(problem.graph->op(most.op).name));
    return tensorSentence(*problem.graph, group, most, share);
}

QString cutsSentence(const CutTruth& truth) {
    const QString count = truth.isExhaustive ? Words::tr("Of %1 cuts").arg(truth.cutCount)
                                             : Words::tr("Of the %1 cuts tried").arg(truth.cutCount);
    switch (truth.category) {
        case CutCategory::BothFit:
            return Words::tr("%1 the best one leaves two sides that fit and move %2.")
                .arg(count, decimalBytes(truth.leastDramBytes));
        case CutCategory::OneFits:
            return Words::tr("%1 none leaves two sides that fit: one side has to be cut again.").arg(count);
        case CutCategory::NoneFits:
            return Words::tr("%1 none leaves a side that fits: both have to be cut again.").arg(count);
    }
    return {};
}

QString unexplainableReason(Unexplainable why) {
    switch (why) {
        case Unexplainable::No:
            return {};
        case Unexplainable::Fits:
            return Words::tr("The group fits: there is nothing to explain");
        case Unexplainable::SingleOp:
            return Words::tr("A single op has no edge to cut");
        case Unexplainable::NotModelled:
            return Words::tr("The group has an op that is not modelled");
        case Unexplainable::NotAGroup:
            return Words::tr("The ops are not connected, or a path between them leaves the group");
    }
    return {};
}

QString changeSentence(const PlanEvaluation& before, const PlanEvaluation& after) {
    const std::int64_t from = before.totalDramBytes(), to = after.totalDramBytes();
    const QString bytes =
        Words::tr("DRAM access %1 → %2 (%3)")
            .arg(decimalBytes(from), decimalBytes(to), to == from ? Words::tr("no change") : signedBytes(to - from));
    const int fixed = before.invalidGroups - after.invalidGroups;
    if (after.invalidGroups == 0) return Words::tr("%1. All groups fit then.").arg(bytes);
    const QString rest = after.invalidGroups == 1 ? Words::tr("1 group does not fit")
                                                  : Words::tr("%1 groups do not fit").arg(after.invalidGroups);
    return fixed > 0 ? Words::tr("%1. Then %2.").arg(bytes, rest) : Words::tr("%1. Still %2.").arg(bytes, rest);
}

}  // namespace fusescope
