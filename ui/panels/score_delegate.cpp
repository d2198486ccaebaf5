// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/score_delegate.h"

#include <QPainter>

#include "ui/models/edge_rank_model.h"
#include "ui/theme/app_theme.h"

namespace fusescope {
namespace {

constexpr int kRowHeight = 26;
constexpr int kMarker = 3;

}  // namespace

QSize ScoreDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    return {QStyledItemDelegate::sizeHint(option, index).width(), kRowHeight};
}

void ScoreDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected) painter->fillRect(option.rect, toColor(theme_.color(ColorRole::Raised)));
    if (isSelected && index.column() == 0)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(kMarker, option.rect.height())),
                          toColor(theme_.color(ColorRole::Accent)));
    const QVariant score = index.data(EdgeRankModel::ScoreRole);
    if (score.isValid()) {
        paintScore(*painter, option.rect, index, score.toDouble());
    } else {
        const bool isPicked = index.data(EdgeRankModel::IsPickedRole).toBool();
        painter->setPen(toColor(theme_.color(isPicked ? ColorRole::Text : ColorRole::Muted)));
        QFont font = option.font;
        font.setBold(isPicked && index.column() == EdgeRankModel::Rank);
        painter->setFont(font);
        const QRect cell = option.rect.adjusted(6, 0, -6, 0);
        const QString text = QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideMiddle, cell.width());
        painter->drawText(cell, index.data(Qt::TextAlignmentRole).toInt(), text);
    }
    painter->restore();
}

void ScoreDelegate::paintScore(QPainter& painter, const QRect& cell, const QModelIndex& index, double score) const {
    const QRectF box = QRectF(cell).adjusted(2.5, 2.5, -2.5, -2.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toColor(theme_.color(importanceRole(score))));
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(toColor(theme_.color(importanceTextRole(score))));
    painter.drawText(box, Qt::AlignCenter, index.data().toString());
}

}  // namespace fusescope
