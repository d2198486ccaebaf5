// SPDX-License-Identifier: Apache-2.0
// What the main window asks in dialogs, and the arrangements of its panels.
#include <QDialog>
#include <QInputDialog>
#include <QMenuBar>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "ui/canvas/canvas.h"
#include "ui/panels/accelerator_dialog.h"
#include "ui/panels/command_palette.h"
#include "ui/panels/guide_window.h"
#include "ui/panels/settings_dialog.h"
#include "ui/text/override_text.h"
#include "ui/text/words.h"
#include "ui/window/main_window.h"
#include "ui/window/named_views.h"
#include "ui/window/player_link.h"
#include "ui/window/searches_link.h"

namespace fusescope {

void MainWindow::showPerspective(int index) {
    enum { Explore, Search, Compare, Decide, CanvasAlone };
    const bool hasSides = index != CanvasAlone;
    actions_.showGroups->setChecked(hasSides);
    actions_.showInspector->setChecked(hasSides);
    for (QAction* const dock : {actions_.showCurve, actions_.showExplanation, actions_.showPlayer, actions_.showHistory,
                                actions_.showSearches, actions_.showAdvice, actions_.showCompare})
        dock->setChecked(false);
    if (index == Search) actions_.showSearches->setChecked(true);
    if (index == Compare) actions_.showCompare->setChecked(true);
    if (index == Decide) {
        actions_.showHistory->setChecked(true);
        actions_.showAdvice->setChecked(true);
    }
}

void MainWindow::editAccelerator() {
    AcceleratorDialog dialog(document_.accelerator(), this);
    if (dialog.exec() == QDialog::Accepted) workbench_.setAccelerator(dialog.accelerator());
}

void MainWindow::noteGroup() {
    if (selection_.isEmpty()) return;
    const GroupSet group = document_.version()->plan.group(selection_.group());
    bool isTaken = false;
    const QString note =
        QInputDialog::getMultiLineText(this, tr("Note"), tr("Note on %1").arg(groupNameInText(selection_.group())),
                                       noteOf(document_, group), &isTaken);
    if (isTaken) document_.setNote(group, note.trimmed().toStdString());
}

void MainWindow::showGuide() {
    if (!guide_) guide_ = new GuideWindow(this);
    guide_->show();
    guide_->raise();
    guide_->activateWindow();
}

void MainWindow::keepView() {
    const QString name = QInputDialog::getText(this, tr("Keep this place"), tr("Its name"));
    namedViews_->keep(name);
}

void MainWindow::editSettings() {
    SettingsDialog dialog(loadPreferences(), this);
    if (dialog.exec() != QDialog::Accepted) return;
    savePreferences(dialog.preferences());
    appearance_.choose(static_cast<ThemeChoice>(dialog.preferences().theme));
    applyPreferences();
}

void MainWindow::applyPreferences() {
    const Preferences preferences = loadPreferences();
    canvas_->setWheelAction(preferences.wheelZooms ? WheelAction::Zoom : WheelAction::Scroll);
    playerLink_->setReducedMotion(preferences.reducesMotion);
    searchesLink_->queue().setMostRunning(preferences.searchesAtOnce);
}

void MainWindow::showKeys() {
    QString rows;
    for (const auto& [way, action] : actionsOf(*menuBar()))
        if (const QString key = action->shortcut().toString(QKeySequence::NativeText); !key.isEmpty())
            rows += QStringLiteral("<tr><td><b>%1</b></td><td>&nbsp;&nbsp;%2</td></tr>")
                        .arg(key.toHtmlEscaped(), way.toHtmlEscaped());
    const QString canvas =
        tr("On the graph: arrows walk along edges, Space shows all, F the selection, Esc nothing; "
           "Ctrl and the wheel zoom; drag a selected op onto a group to move it there.");
    QDialog dialog(this);
    dialog.setWindowTitle(tr("Keys"));
    dialog.setObjectName(QStringLiteral("keys"));
    auto* const text = new QTextBrowser(&dialog);
    text->setAccessibleName(tr("Keys"));
    text->setHtml(QStringLiteral("<p>%1</p><table>%2</table>").arg(canvas, rows));
    auto* const column = new QVBoxLayout(&dialog);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(text);
    dialog.resize(520, 640);
    dialog.exec();
}

}  // namespace fusescope
