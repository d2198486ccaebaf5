// SPDX-License-Identifier: Apache-2.0
#include "ui/models/search_table_model.h"

#include <QLocale>

#include "ui/document/document.h"
#include "ui/plots/series_plot.h"
#include "ui/text/search_text.h"
#include "ui/text/words.h"

namespace fusescope {

SearchTableModel::SearchTableModel(SearchQueue& queue, const Document& document, QObject* parent)
    : QAbstractTableModel(parent), queue_(queue), document_(document) {
    connect(&queue_, &SearchQueue::listChanged, this, &SearchTableModel::refreshList);
    connect(&queue_, &SearchQueue::entryChanged, this, [this](int id) {
        const auto row = std::ranges::find(ids_, id) - ids_.begin();
        if (row < std::ssize(ids_)) Q_EMIT dataChanged(index(int(row), 0), index(int(row), kColumnCount - 1));
    });
    refreshList();
}

/// Entries are added at the end, and taken away one by one: a selection stays.
void SearchTableModel::refreshList() {
    for (int row = static_cast<int>(ids_.size()) - 1; row >= 0; --row) {
        if (queue_.indexOf(ids_[static_cast<std::size_t>(row)]) >= 0) continue;
        beginRemoveRows({}, row, row);
        ids_.erase(ids_.begin() + row);
        endRemoveRows();
    }
    const auto& entries = queue_.entries();
    if (entries.size() == ids_.size()) return;
    beginInsertRows({}, static_cast<int>(ids_.size()), static_cast<int>(entries.size()) - 1);
    for (std::size_t i = ids_.size(); i < entries.size(); ++i) ids_.push_back(entries[i]->id);
    endInsertRows();
}

int SearchTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(ids_.size());
}

int SearchTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumnCount; }

void SearchTableModel::setTheme(const Theme& theme) {
    theme_ = theme;
    if (!ids_.empty()) Q_EMIT dataChanged(index(0, Name), index(rowCount() - 1, Name));
}

int SearchTableModel::idAt(int row) const {
    return row >= 0 && row < static_cast<int>(ids_.size()) ? ids_[static_cast<std::size_t>(row)] : 0;
}

QString SearchTableModel::text(const SearchEntry& entry, int column) const {
    const Progress& progress = entry.progress;
    switch (column) {
        case Name:
            return searchName(entry.spec);
        case State: {
            const QString left = leftText(entry);
            return left.isEmpty() ? stateName(entry.state) : left;
        }
        case Plans:
            return QLocale().toString(static_cast<qlonglong>(progress.done));
        case Best:
            return entry.hasPlan() ? columnBytes(entry.curve.back().step.dramBytes) : QString();
        case Gap:
            return gapText(entry, document_.hasModel() ? document_.boundBytes() : std::nullopt);
        case Rate:
            return entry.elapsedMs > 0 && progress.done > 0
                       ? tr("%1/s").arg(
                             QLocale().toString(static_cast<qlonglong>(1000 * progress.done / entry.elapsedMs)))
                       : QString();
        case Hits:
            return progress.cacheLookups > 0
                       ? percent(static_cast<double>(progress.cacheHits) / static_cast<double>(progress.cacheLookups))
                       : QString();
        case Time:
            return entry.elapsedMs > 0 ? secondsText(entry.elapsedMs) : QString();
        default:
            return entry.note;
    }
}

QVariant SearchTableModel::data(const QModelIndex& index, int role) const {
    const SearchEntry* const found = queue_.entry(idAt(index.row()));
    if (!index.isValid() || !found) return {};  // it is being removed
    const SearchEntry& entry = *found;
    switch (role) {
        case Qt::DisplayRole:
            return text(entry, index.column());
        case Qt::DecorationRole:
            return index.column() == Name ? QVariant(seriesColorOf(theme_, entry.id - 1)) : QVariant();
        case Qt::EditRole:
            return entry.note;
        case Qt::ToolTipRole:
            return searchDetails(entry);
        case Qt::TextAlignmentRole:
            return QVariant(Qt::AlignVCenter |
                            (index.column() >= Plans && index.column() <= Time ? Qt::AlignRight : Qt::AlignLeft));
        default:
            return {};
    }
}

bool SearchTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || index.column() != Note) return false;
    queue_.setNote(idAt(index.row()), value.toString().trimmed());
    return true;
}

Qt::ItemFlags SearchTableModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Note ? flags | Qt::ItemIsEditable : flags;
}

QVariant SearchTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    static const char* const kNames[] = {QT_TR_NOOP("Search"), QT_TR_NOOP("State"),       QT_TR_NOOP("Plans"),
                                         QT_TR_NOOP("Best"),   QT_TR_NOOP("Above bound"), QT_TR_NOOP("Rate"),
                                         QT_TR_NOOP("Known"),  QT_TR_NOOP("Time"),        QT_TR_NOOP("Note")};
    static const char* const kTips[] = {QT_TR_NOOP("Algorithm, explainer and seed"),
                                        QT_TR_NOOP("Whether it runs, and how long it still takes"),
                                        QT_TR_NOOP("Plans proposed so far"),
                                        QT_TR_NOOP("DRAM access of the best plan, among fusable ops"),
                                        QT_TR_NOOP("How far the best plan is above what no plan can beat"),
                                        QT_TR_NOOP("Plans a second"),
                                        QT_TR_NOOP("Share of prices that were known from a plan before"),
                                        QT_TR_NOOP("Time it ran, pauses left out"),
                                        QT_TR_NOOP("Your words; they are kept")};
    if (role == Qt::DisplayRole) return tr(kNames[section]);
    if (role == Qt::ToolTipRole) return tr(kTips[section]);
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (section >= Plans && section <= Time ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

}  // namespace fusescope
