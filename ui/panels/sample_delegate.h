// SPDX-License-Identifier: Apache-2.0
// Paints the models of the start page: the name on the left, its size on the right.
#pragma once

#include <QStyledItemDelegate>

#include "core/scene/theme.h"

namespace fusescope {

class SampleDelegate : public QStyledItemDelegate {
    Q_OBJECT

 public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme& theme) { theme_ = theme; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
    Theme theme_ = lightTheme();
};

}  // namespace fusescope
