// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/sample_delegate.h"

#include <QPainter>

#include "ui/models/sample_list_model.h"
#include "ui/theme/app_theme.h"

namespace fusescope {
namespace {

constexpr int kRowHeight = 32;

}  // namespace

QSize SampleDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    return {QStyledItemDelegate::sizeHint(option, index).width(), kRowHeight};
}

void SampleDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isMarked = option.state & (QStyle::State_MouseOver | QStyle::State_Selected);
    const bool isFocused = option.state.testFlag(QStyle::State_HasFocus);
    painter->setPen(isFocused ? QPen(toColor(theme_.color(ColorRole::Accent))) : QPen(Qt::NoPen));
    painter->setBrush(isMarked ? QBrush(toColor(theme_.color(ColorRole::Raised))) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 1.5, -0.5, -1.5), 6, 6);
    const QRect cell = option.rect.adjusted(12, 0, -12, 0);
    const QString detail = index.data(SampleListModel::DetailRole).toString();
    const int detailWidth = option.fontMetrics.horizontalAdvance(detail) + 12;
    painter->setPen(toColor(theme_.color(ColorRole::Text)));
    painter->drawText(
        cell, Qt::AlignLeft | Qt::AlignVCenter,
        option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, cell.width() - detailWidth));
    painter->setPen(toColor(theme_.color(ColorRole::Muted)));
    painter->drawText(cell, Qt::AlignRight | Qt::AlignVCenter, detail);
    painter->restore();
}

}  // namespace fusescope
