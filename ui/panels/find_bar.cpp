// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/find_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

#include "ui/icons/icons.h"
#include "ui/panels/style_sheet.h"

namespace fusescope {
namespace {

constexpr int kDistance = 14;  // from the corner of the canvas
constexpr int kTextWidth = 260;
constexpr int kPauseMs = 120;

}  // namespace

FindBar::FindBar(QWidget* canvas)
    : QFrame(canvas),
      text_(new QLineEdit(this)),
      count_(new QLabel(this)),
      previous_(newButton("findPrevious", tr("Previous match (Shift+F3)"))),
      next_(newButton("findNext", tr("Next match (F3)"))),
      close_(newButton("closeFind", tr("Close the search (Esc)"))),
      error_(new QLabel(this)),
      pause_(new QTimer(this)) {
    setObjectName(QStringLiteral("findBar"));
    setCursor(Qt::ArrowCursor);
    text_->setObjectName(QStringLiteral("findText"));
    text_->setAccessibleName(tr("Search for ops"));
    text_->setPlaceholderText(tr("op:Conv dram>1M group:invalid"));
    text_->setToolTip(
        tr("<p>Words are found in names and kinds. All terms must hold; <b>-</b> turns one round.</p>"
           "<p><b>op:</b>Conv|Relu &nbsp; <b>name:</b>/layer3/ &nbsp; <b>shape:</b>288×38 &nbsp; <b>family:</b>conv<br>"
           "<b>group:</b>7, invalid, valid, single, unfusable<br>"
           "<b>dram weights macs</b> of the op, <b>buffer ops</b> of its group, <b>in out</b> edges, "
           "with &lt; &gt; &lt;= &gt;= = and 1M, 64KiB, 300kB</p>"));
    text_->setFixedWidth(kTextWidth);
    count_->setObjectName(QStringLiteral("findCount"));
    error_->setObjectName(QStringLiteral("findError"));
    setStyleRole(*count_, "muted");
    setStyleRole(*error_, "bad");
    pause_->setSingleShot(true);
    pause_->setInterval(kPauseMs);
    layOut();
    canvas->installEventFilter(this);
    connect(pause_, &QTimer::timeout, this, [this] { Q_EMIT queryChanged(text_->text()); });
    connect(text_, &QLineEdit::textEdited, pause_, qOverload<>(&QTimer::start));
    connect(previous_, &QPushButton::clicked, this, &FindBar::previousRequested);
    connect(next_, &QPushButton::clicked, this, &FindBar::nextRequested);
    connect(close_, &QPushButton::clicked, this, &FindBar::shut);
    showNothing();
    hide();
}

QPushButton* FindBar::newButton(const char* name, const QString& tip) {
    auto* const button = new QPushButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setAccessibleName(tip);
    button->setToolTip(tip);
    setStyleRole(*button, "quiet");
    return button;
}

void FindBar::layOut() {
    auto* const row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(text_);
    row->addSpacing(4);
    row->addWidget(count_);
    for (QPushButton* const button : {previous_, next_, close_}) row->addWidget(button);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 6, 6);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(error_);
    column->setSizeConstraint(QLayout::SetFixedSize);
}

void FindBar::setTheme(const Theme& theme) {
    previous_->setIcon(themedIcon(QStringLiteral("chevron-up"), theme, ColorRole::Muted));
    next_->setIcon(themedIcon(QStringLiteral("chevron-down"), theme, ColorRole::Muted));
    close_->setIcon(themedIcon(QStringLiteral("close"), theme, ColorRole::Muted));
}

void FindBar::open() {
    show();
    raise();
    place();
    text_->setFocus(Qt::ShortcutFocusReason);
    text_->selectAll();
    Q_EMIT queryChanged(text_->text());
}

void FindBar::shut() {
    pause_->stop();
    hide();
    Q_EMIT closed();
}

void FindBar::setText(const QString& text) { text_->setText(text); }

QString FindBar::text() const { return text_->text(); }

void FindBar::flush() {
    if (!pause_->isActive()) return;
    pause_->stop();
    Q_EMIT queryChanged(text_->text());
}

void FindBar::showCount(int count, int at) {
    count_->setText(count == 0   ? tr("no op")
                    : at >= 0    ? tr("%1 of %2").arg(at + 1).arg(count)
                    : count == 1 ? tr("1 op")
                                 : tr("%1 ops").arg(count));
    error_->hide();
    setStyleRole(*text_, count == 0 ? "bad" : "");
    for (QPushButton* const button : {previous_, next_}) button->setEnabled(count > 0);
    place();
}

void FindBar::showError(const QString& message) {
    count_->clear();
    error_->setText(message);
    error_->show();
    setStyleRole(*text_, "bad");
    for (QPushButton* const button : {previous_, next_}) button->setEnabled(false);
    place();
}

void FindBar::showNothing() {
    count_->clear();
    error_->hide();
    setStyleRole(*text_, "");
    for (QPushButton* const button : {previous_, next_}) button->setEnabled(false);
    place();
}

void FindBar::place() {
    adjustSize();
    move(parentWidget()->width() - width() - kDistance, kDistance);
}

bool FindBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize) place();
    return QFrame::eventFilter(watched, event);
}

void FindBar::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) return shut();
    if (!isEnter) return QFrame::keyPressEvent(event);
    flush();
    event->modifiers().testFlag(Qt::ShiftModifier) ? Q_EMIT previousRequested() : Q_EMIT nextRequested();
}

}  // namespace fusescope
