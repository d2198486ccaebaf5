// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/group_delegate.h"

#include <QPainter>
#include <algorithm>

#include "ui/models/group_table_model.h"
#include "ui/text/group_text.h"
#include "ui/theme/app_theme.h"

namespace fusescope {
namespace {

constexpr int kRowHeight = 32;
constexpr int kSwatch = 12;
constexpr int kBarHeight = 8;
constexpr int kMarker = 3;

Verdict verdictAt(const QModelIndex& index) {
    return static_cast<Verdict>(index.data(GroupTableModel::VerdictRole).toInt());
}

void paintTriangle(QPainter& painter, QPointF center, const QColor& color) {
    const QPolygonF triangle({center + QPointF(0, -5), center + QPointF(6, 5), center + QPointF(-6, 5)});
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(triangle);
    painter.setPen(QPen(Qt::white, 1.4));
    painter.drawLine(center + QPointF(0, -1.5), center + QPointF(0, 1.5));
    painter.drawPoint(center + QPointF(0, 3.5));
}

}  // namespace

QSize GroupDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    return {QStyledItemDelegate::sizeHint(option, index).width(), kRowHeight};
}

void GroupDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected) painter->fillRect(option.rect, toColor(theme_.color(ColorRole::Raised)));
    if (isSelected && index.column() == 0)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(kMarker, option.rect.height())),
                          toColor(theme_.color(ColorRole::Accent)));
    const Verdict verdict = verdictAt(index);
    const bool isMuted =
        index.column() == GroupTableModel::Ops || verdict == Verdict::OutsideFusion || verdict == Verdict::NotModelled;
    painter->setPen(toColor(theme_.color(isMuted ? ColorRole::Muted : ColorRole::Text)));
    const QRect cell = option.rect.adjusted(4, 0, -8, 0);
    if (index.column() == GroupTableModel::Id)
        paintId(*painter, option.rect, index);
    else if (index.column() == GroupTableModel::Buffer)
        paintBuffer(*painter, cell, index);
    else
        painter->drawText(cell, index.data(Qt::TextAlignmentRole).toInt(), index.data().toString());
    painter->restore();
}

void GroupDelegate::paintId(QPainter& painter, const QRect& cell, const QModelIndex& index) const {
    const QRectF swatch(cell.left() + 16.5, cell.center().y() - kSwatch / 2 + 0.5, kSwatch, kSwatch);
    const int color = index.data(GroupTableModel::GroupColorRole).toInt();
    const QPen textPen = painter.pen();
    if (color >= 0) {
        painter.setPen(QPen(toColor(theme_.color(groupOutlineRole(color))), 1.2));
        painter.setBrush(toColor(theme_.color(groupFillRole(color))));
        painter.drawRoundedRect(swatch, 3, 3);
    }
    painter.setPen(textPen);
    painter.drawText(cell.adjusted(36, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
}

QColor GroupDelegate::barColor(const QModelIndex& index) const {
    const int color = index.data(GroupTableModel::GroupColorRole).toInt();
    return toColor(theme_.color(color >= 0 ? groupOutlineRole(color) : ColorRole::Edge));
}

void GroupDelegate::paintBuffer(QPainter& painter, const QRect& cell, const QModelIndex& index) const {
    const Verdict verdict = verdictAt(index);
    if (verdict == Verdict::DoesNotFit) return paintTooMuch(painter, cell, index.data().toString());
    if (verdict != Verdict::Fits) {
        painter.drawText(cell, Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
        return;
    }
    const QRectF bar(cell.left() + 0.5, cell.center().y() - kBarHeight / 2 + 0.5, cell.width() - 1, kBarHeight);
    painter.setPen(QPen(toColor(theme_.color(ColorRole::Border)), 1));
    painter.setBrush(toColor(theme_.color(ColorRole::Raised)));
    painter.drawRoundedRect(bar, kBarHeight / 2.0, kBarHeight / 2.0);
    const double usage = std::clamp(index.data(GroupTableModel::UsageRole).toDouble(), 0.0, 1.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(barColor(index));
    const double width = std::max<double>(kBarHeight, bar.width() * usage);
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), width, kBarHeight), kBarHeight / 2.0, kBarHeight / 2.0);
}

void GroupDelegate::paintTooMuch(QPainter& painter, const QRect& cell, const QString& text) const {
    const QColor bad = toColor(theme_.color(ColorRole::Bad));
    paintTriangle(painter, {cell.left() + 7.0, cell.center().y() + 0.5}, bad);
    painter.setPen(bad);
    QFont font = painter.font();
    font.setBold(true);
    painter.setFont(font);
    painter.drawText(cell.adjusted(20, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
}

}  // namespace fusescope
