// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/term_list.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPixmap>
#include <QPushButton>

#include "ui/panels/elided_label.h"
#include "ui/panels/style_sheet.h"
#include "ui/theme/app_theme.h"

namespace fusescope {
namespace {

constexpr int kSwatch = 12;

QPixmap swatch(const QColor& color, qreal ratio) {
    QPixmap pixmap(static_cast<int>(kSwatch * ratio), static_cast<int>(kSwatch * ratio));
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(0, 0, kSwatch, kSwatch), 3, 3);
    return pixmap;
}

QGridLayout* newGrid(QVBoxLayout& column) {
    auto* const grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    column.addLayout(grid);
    return grid;
}

}  // namespace

TermList::TermList(const GroupText& text, const Theme& theme, QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);  // the inspector scrolls instead
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    QGridLayout& sums = *newGrid(*column);
    for (const TermSum& sum : text.sums) addSum(sums, sum, theme);
    auto* const heading = new QLabel(tr("Largest parts"), this);
    setStyleRole(*heading, "heading");
    column->addWidget(heading);
    QGridLayout& lines = *newGrid(*column);
    for (const TermLine& line : text.largest) addLine(lines, line, theme);
}

void TermList::addSwatch(QGridLayout& grid, int row, TermKind kind, const Theme& theme) {
    auto* const label = new QLabel(this);
    label->setPixmap(swatch(toColor(theme.color(termRole(kind))), devicePixelRatioF()));
    label->setToolTip(termExplanation(kind));
    label->setContentsMargins(0, 2, 0, 0);
    grid.addWidget(label, row, 0, Qt::AlignTop);
}

void TermList::addSum(QGridLayout& grid, const TermSum& sum, const Theme& theme) {
    const int row = grid.rowCount();
    addSwatch(grid, row, sum.kind, theme);
    auto* const name = new QLabel(termName(sum.kind), this);
    name->setToolTip(termExplanation(sum.kind));
    grid.addWidget(name, row, 1);
    grid.addWidget(new QLabel(binaryBytes(sum.bytes), this), row, 2, Qt::AlignRight);
}

void TermList::addLine(QGridLayout& grid, const TermLine& line, const Theme& theme) {
    const int row = grid.rowCount();
    addSwatch(grid, row, line.kind, theme);
    auto* const place = new ElidedLabel(Qt::ElideLeft, this);
    place->setFullText(line.subject);
    setStyleRole(*place, "muted");
    auto* const texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(headOf(line), 0, Qt::AlignLeft);
    texts->addWidget(place);
    grid.addLayout(texts, row, 1);
    grid.addWidget(new QLabel(binaryBytes(line.bytes), this), row, 2, Qt::AlignRight | Qt::AlignTop);
}

QWidget* TermList::headOf(const TermLine& line) {
    if (!line.op.isValid()) return new QLabel(line.text, this);
    auto* const go = new QPushButton(line.text, this);
    go->setAccessibleName(tr("%1: go to %2").arg(line.text, line.subject));
    go->setToolTip(tr("Go to %1").arg(line.subject));
    go->setCursor(Qt::PointingHandCursor);
    setStyleRole(*go, "link");
    connect(go, &QPushButton::clicked, this, [this, op = line.op] { Q_EMIT opActivated(op); });
    return go;
}

}  // namespace fusescope
