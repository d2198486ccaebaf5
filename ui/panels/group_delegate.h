// SPDX-License-Identifier: Apache-2.0
// Paints the rows of the groups table: swatch, buffer bar against beta, and a warning that is more than a colour.
#pragma once

#include <QStyledItemDelegate>

#include "core/scene/theme.h"

namespace fusescope {

class GroupDelegate : public QStyledItemDelegate {
    Q_OBJECT

 public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme& theme) { theme_ = theme; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
    void paintId(QPainter& painter, const QRect& cell, const QModelIndex& index) const;
    void paintBuffer(QPainter& painter, const QRect& cell, const QModelIndex& index) const;
    void paintTooMuch(QPainter& painter, const QRect& cell, const QString& text) const;
    QColor barColor(const QModelIndex& index) const;

    Theme theme_ = lightTheme();
};

}  // namespace fusescope
