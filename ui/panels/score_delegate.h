// SPDX-License-Identifier: Apache-2.0
// Paints the ranked edges of an explained group: scores as cells of one colour scale, categories with a mark of their
// own, and edges that are not picked muted.
#pragma once

#include <QStyledItemDelegate>

#include "core/scene/theme.h"

namespace fusescope {

class ScoreDelegate : public QStyledItemDelegate {
    Q_OBJECT

 public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme& theme) { theme_ = theme; }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
    void paintScore(QPainter& painter, const QRect& cell, const QModelIndex& index, double score) const;

    Theme theme_ = lightTheme();
};

}  // namespace fusescope
