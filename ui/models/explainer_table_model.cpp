// SPDX-License-Identifier: Apache-2.0
#include "ui/models/explainer_table_model.h"

#include <QFont>
#include <algorithm>

#include "ui/text/explanation_text.h"

namespace fusescope {

ExplainerTableModel::ExplainerTableModel(const Explanations& explanations, QObject* parent)
    : QAbstractTableModel(parent), explanations_(explanations) {
    connect(&explanations, &Explanations::changed, this, &ExplainerTableModel::refresh);
    connect(&explanations, &Explanations::shownChanged, this, &ExplainerTableModel::refresh);
}

void ExplainerTableModel::refresh() {
    if (!options_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumnCount - 1));
}

void ExplainerTableModel::setOptions(std::vector<ExplainerOption> options) {
    beginResetModel();
    options_ = std::move(options);
    endResetModel();
}

bool ExplainerTableModel::isTicked(const ExplainerOption& option) const {
    return option.canRun() && std::ranges::find(unticked_, option.id) == unticked_.end();
}

std::vector<std::string> ExplainerTableModel::asked() const {
    std::vector<std::string> ids;
    for (const ExplainerOption& option : options_)
        if (isTicked(option)) ids.push_back(option.id);
    return ids;
}

int ExplainerTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(options_.size());
}

int ExplainerTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumnCount; }

QString ExplainerTableModel::text(const ExplainerOption& option, int column) const {
    if (column == Explainer) return explainerName(option.id);
    if (!option.canRun()) return column == BestEdge ? option.missing : QString();
    const GroupExplanation* const result = explanations_.result();
    const ExplainerAnswer* const answer = result ? result->answerOf(option.id) : nullptr;
    if (!answer) return {};
    switch (column) {
        case BestEdge:
            return edgeKinds(*result->pricing->problem.graph, result->edges[answer->bestEdge()]);
        case Verdict:
            return verdictWords(result->truth.edges[answer->bestEdge()]);
        case Agreement:
            return answer->agreement.auc ? QString::number(*answer->agreement.auc, 'f', 2) : tr("–");
        default:
            return tr("%1 ms").arg(answer->elapsedMs, 0, 'f', answer->elapsedMs < 10 ? 1 : 0);
    }
}

QVariant ExplainerTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const ExplainerOption& option = options_[static_cast<std::size_t>(index.row())];
    const ExplainerAnswer* const answer =
        explanations_.result() ? explanations_.result()->answerOf(option.id) : nullptr;
    switch (role) {
        case Qt::DisplayRole:
            return text(option, index.column());
        case Qt::CheckStateRole:
            return index.column() == Explainer ? QVariant(isTicked(option) ? Qt::Checked : Qt::Unchecked) : QVariant();
        case Qt::ToolTipRole:
            return option.canRun() ? QString::fromStdString(option.summary)
                                   : tr("%1: %2").arg(explainerName(option.id), option.missing);
        case Qt::TextAlignmentRole:
            return QVariant::fromValue((index.column() >= Agreement ? Qt::AlignRight : Qt::AlignLeft) |
                                       Qt::AlignVCenter);
        case Qt::FontRole: {
            QFont font;
            font.setBold(index.column() == Explainer && answer && answer == explanations_.shown());
            return font;
        }
        case IdRole:
            return QString::fromStdString(option.id);
        case CategoryRole:
            return answer ? static_cast<int>(explanations_.result()->truth.edges[answer->bestEdge()].category) : 0;
        case IsShownRole:
            return answer && answer == explanations_.shown();
        default:
            return {};
    }
}

bool ExplainerTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || index.column() != Explainer || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const ExplainerOption& option = options_[static_cast<std::size_t>(index.row())];
    if (!option.canRun()) return false;
    if (value.toInt() == Qt::Checked)
        std::erase(unticked_, option.id);
    else if (isTicked(option))
        unticked_.push_back(option.id);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT askedChanged();
    return true;
}

Qt::ItemFlags ExplainerTableModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    const bool canRun = options_[static_cast<std::size_t>(index.row())].canRun();
    const Qt::ItemFlags base = canRun ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
    return index.column() == Explainer ? base | Qt::ItemIsUserCheckable : base;
}

QVariant ExplainerTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section >= Agreement ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Agreement)
        return tr(
            "Area under the ROC curve of its scores against the edges whose best cut leaves two sides that fit: "
            "1 is perfect, 0.5 is chance");
    if (role != Qt::DisplayRole) return {};
    static const char* const kTitles[] = {QT_TR_NOOP("explainer"), QT_TR_NOOP("cuts first"),
                                          QT_TR_NOOP("cost model says"), QT_TR_NOOP("AUC"), QT_TR_NOOP("time")};
    return tr(kTitles[section]);
}

}  // namespace fusescope
