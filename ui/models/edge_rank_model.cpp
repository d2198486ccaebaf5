// SPDX-License-Identifier: Apache-2.0
#include "ui/models/edge_rank_model.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/text/explanation_text.h"
#include "ui/text/words.h"

namespace fusescope {

namespace {

/// Columns of scores are narrow: "gnne-" above "nodes".
QString twoLines(const std::string& id) {
    QString text = QString::fromStdString(id == "lookahead" ? "look-ahead" : id);
    return text.replace('-', QStringLiteral("-\n"));
}

/// "0.63", "-22.4": three digits are more than a score is worth.
QString scoreWords(double score) { return QString::number(score, 'f', std::abs(score) < 10 ? 2 : 1); }

}  // namespace

EdgeRankModel::EdgeRankModel(const Explanations& explanations, QObject* parent)
    : QAbstractTableModel(parent), explanations_(explanations) {
    connect(&explanations, &Explanations::changed, this, &EdgeRankModel::rebuild);
    connect(&explanations, &Explanations::shownChanged, this, &EdgeRankModel::rebuild);
    connect(&explanations, &Explanations::pickChanged, this, [this] {
        if (!order_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
    rebuild();
}

void EdgeRankModel::rebuild() {
    beginResetModel();
    result_ = explanations_.sharedResult();
    order_.clear();
    if (const ExplainerAnswer* const shown = explanations_.shown()) {
        order_.resize(shown->spread.size());
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::ranges::stable_sort(order_, std::greater{}, [&](std::size_t edge) { return shown->spread[edge]; });
    }
    endResetModel();
}

int EdgeRankModel::answerCount() const { return result_ ? static_cast<int>(result_->answers.size()) : 0; }

int EdgeRankModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(order_.size());
}

int EdgeRankModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : FirstScore + answerCount() + kLastColumns;
}

const ExplainerAnswer& EdgeRankModel::answer(int column) const {
    return result_->answers[static_cast<std::size_t>(column - FirstScore)];
}

int EdgeRankModel::rowOf(std::size_t edge) const {
    const auto found = std::ranges::find(order_, edge);
    return found == order_.end() ? -1 : static_cast<int>(found - order_.begin());
}

QVariant EdgeRankModel::text(std::size_t row, int column) const {
    const std::size_t edge = order_[row];
    const EdgeTruth& truth = result_->truth.edges[edge];
    if (column == Rank) return static_cast<int>(row) + 1;
    if (column == Edge) return edgeKinds(*result_->pricing->problem.graph, result_->edges[edge]);
    if (column < columnOf(Verdict)) return scoreWords(static_cast<double>(answer(column).explanation.edgeScores[edge]));
    if (column == columnOf(Verdict)) return markedCategory(truth.category);
    if (column == columnOf(Dram)) return columnBytes(truth.leastDramBytes);
    return tr("%1 %").arg(qRound(100 * truth.relief));
}

QString EdgeRankModel::toolTip(std::size_t edge, int column) const {
    const OpGraph& graph = *result_->pricing->problem.graph;
    const QString names = QString::fromStdString(graph.op(result_->edges[edge].first).name) + QStringLiteral(" → ") +
                          QString::fromStdString(graph.op(result_->edges[edge].second).name);
    if (column < FirstScore || column >= columnOf(Verdict)) return names;
    const ExplainerAnswer& asked = answer(column);
    return tr("%1 gives %2 the score %3; coloured as %4 of the range in this group")
        .arg(explainerName(asked.explainer), names)
        .arg(static_cast<double>(asked.explanation.edgeScores[edge]), 0, 'g', 4)
        .arg(static_cast<double>(asked.spread[edge]), 0, 'f', 2);
}

QVariant EdgeRankModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto row = static_cast<std::size_t>(index.row());
    const std::size_t edge = order_[row];
    const bool isScore = index.column() >= FirstScore && index.column() < columnOf(Verdict);
    switch (role) {
        case Qt::DisplayRole:
            return text(row, index.column());
        case Qt::ToolTipRole:
            return toolTip(edge, index.column());
        case Qt::TextAlignmentRole: {
            const bool isLeft = index.column() == Edge || index.column() == columnOf(Verdict);
            return QVariant::fromValue((isLeft ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        }
        case EdgeRole:
            return static_cast<int>(edge);
        case ScoreRole:
            return isScore ? QVariant(static_cast<double>(answer(index.column()).spread[edge])) : QVariant();
        case IsPickedRole:
            return std::ranges::find(explanations_.picked(), edge) != explanations_.picked().end();
        default:
            return {};
    }
}

QVariant EdgeRankModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    const bool isScore = section >= FirstScore && section < columnOf(Verdict);
    if (role == Qt::TextAlignmentRole) {
        const bool isLeft = section == Edge || section == columnOf(Verdict);
        if (isScore) return QVariant::fromValue(Qt::AlignCenter);
        return QVariant::fromValue((isLeft ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole && isScore)
        return tr("Scores of %1, from least (dark) to greatest (bright) in this group")
            .arg(explainerName(answer(section).explainer));
    if (role != Qt::DisplayRole) return {};
    if (section == Rank) return QStringLiteral("#");
    if (section == Edge) return tr("edge to cut");
    if (isScore) return twoLines(answer(section).explainer);
    if (section == columnOf(Verdict)) return tr("cost model");
    return section == columnOf(Dram) ? tr("DRAM") : tr("relief");
}

}  // namespace fusescope
