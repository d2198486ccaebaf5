// SPDX-License-Identifier: Apache-2.0
// Every action of the window by typing some of its letters; also the sheet of all keys.
#pragma once

#include <QDialog>
#include <QPointer>

class QAction;
class QLineEdit;
class QListWidget;
class QMenuBar;

namespace fusescope {

/// Whether the letters of `typed` stand in `text` in this order; the smaller, the better the match; -1: they do not.
int fuzzyMatch(const QString& typed, const QString& text);

/// All actions of the menus, with the way to each: "View > Theme > Dark".
QList<std::pair<QString, QAction*>> actionsOf(const QMenuBar& bar);

class CommandPalette : public QDialog {
    Q_OBJECT

 public:
    CommandPalette(const QMenuBar& bar, QWidget* parent);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void refresh();
    void run();

    QList<std::pair<QString, QAction*>> actions_;
    QLineEdit* typed_;
    QListWidget* list_;
};

}  // namespace fusescope
