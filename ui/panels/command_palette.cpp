// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/command_palette.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QVBoxLayout>
#include <algorithm>

namespace fusescope {
namespace {

QString plain(const QString& text) {
    QString without = text;
    return without.remove('&').remove(QStringLiteral("…"));
}

void collect(const QMenu& menu, const QString& way, QList<std::pair<QString, QAction*>>& actions) {
    for (QAction* const action : menu.actions()) {
        if (action->isSeparator()) continue;
        const QString here = way + QStringLiteral(" › ") + plain(action->text());
        if (action->menu())
            collect(*action->menu(), here, actions);
        else
            actions << std::pair(here, action);
    }
}

}  // namespace

int fuzzyMatch(const QString& typed, const QString& text) {
    int at = 0;
    int cost = 0;
    for (const QChar letter : typed) {
        if (letter.isSpace()) continue;
        const int found = static_cast<int>(text.indexOf(letter, at, Qt::CaseInsensitive));
        if (found < 0) return -1;
        const bool startsWord = found == 0 || !text[found - 1].isLetterOrNumber();
        cost += found == at || startsWord ? 0 : 1 + std::min(8, found - at);
        at = found + 1;
    }
    return cost;
}

QList<std::pair<QString, QAction*>> actionsOf(const QMenuBar& bar) {
    QList<std::pair<QString, QAction*>> actions;
    for (const QAction* const top : bar.actions())
        if (top->menu()) collect(*top->menu(), plain(top->text()), actions);
    return actions;
}

CommandPalette::CommandPalette(const QMenuBar& bar, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint),
      actions_(actionsOf(bar)),
      typed_(new QLineEdit(this)),
      list_(new QListWidget(this)) {
    setObjectName(QStringLiteral("palette"));
    setWindowTitle(tr("Commands"));
    setAttribute(Qt::WA_DeleteOnClose);
    typed_->setObjectName(QStringLiteral("paletteInput"));
    typed_->setAccessibleName(tr("Command"));
    typed_->setPlaceholderText(tr("Type a few letters of a command"));
    typed_->installEventFilter(this);
    list_->setObjectName(QStringLiteral("paletteList"));
    list_->setAccessibleName(tr("Commands"));
    list_->setFocusPolicy(Qt::NoFocus);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(typed_);
    column->addWidget(list_);
    resize(560, 420);
    if (parent) move(parent->mapToGlobal(QPoint((parent->width() - width()) / 2, 72)));
    connect(typed_, &QLineEdit::textChanged, this, &CommandPalette::refresh);
    connect(typed_, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(list_, &QListWidget::itemClicked, this, &CommandPalette::run);
    refresh();
}

void CommandPalette::refresh() {
    QList<std::pair<int, qsizetype>> found;
    for (qsizetype i = 0; i < actions_.size(); ++i)
        if (const int cost = fuzzyMatch(typed_->text(), actions_[i].first); cost >= 0) found << std::pair(cost, i);
    std::ranges::stable_sort(found, {}, [](const auto& match) { return match.first; });
    list_->clear();
    for (const auto& [cost, index] : found) {
        QAction* const action = actions_[index].second;
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        auto* const item = new QListWidgetItem(
            key.isEmpty() ? actions_[index].first : QStringLiteral("%1    %2").arg(actions_[index].first, key), list_);
        item->setData(Qt::UserRole, index);
        item->setToolTip(action->statusTip());
        if (!action->isEnabled()) {
            item->setText(QStringLiteral("%1    (%2)").arg(actions_[index].first, action->statusTip()));
            item->setFlags(Qt::ItemIsSelectable);
        }
    }
    list_->setCurrentRow(0);
}

void CommandPalette::run() {
    const QListWidgetItem* const item = list_->currentItem();
    if (!item) return;
    const QPointer<QAction> action = actions_[item->data(Qt::UserRole).toLongLong()].second;
    if (!action || !action->isEnabled()) return;
    close();
    action->trigger();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto* const key = static_cast<QKeyEvent*>(event);
        const int by = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
        if (by != 0 && list_->count() > 0) {
            list_->setCurrentRow(std::clamp(list_->currentRow() + by, 0, list_->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

}  // namespace fusescope
