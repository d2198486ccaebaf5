// SPDX-License-Identifier: Apache-2.0
#include "ui/window/bottom_dock.h"

#include <QAction>
#include <QCoreApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QTabBar>

#include "ui/document/document.h"

namespace fusescope {
namespace {

constexpr int kDockHeight = 300;

QDockWidget* lastBottomDock(const QMainWindow& window) {
    QDockWidget* last = nullptr;
    for (auto* const dock : window.findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly)) last = dock;
    return last;
}

/// Qt makes the bar of tabs when it first needs one.
void nameTabs(const QMainWindow& window) {
    for (auto* const tabs : window.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
        tabs->setAccessibleName(QCoreApplication::translate("BottomDock", "Panels below the graph"));
}

}  // namespace

QDockWidget* addBottomDock(QMainWindow& window, QWidget* panel, const QString& title, QAction& show,
                           Document& document) {
    QDockWidget* const before = lastBottomDock(window);
    auto* const dock = new QDockWidget(title, &window);
    dock->setObjectName(panel->objectName() + QStringLiteral("Dock"));
    dock->setFeatures(QDockWidget::NoDockWidgetFeatures);
    dock->setTitleBarWidget(new QWidget(dock));
    dock->setWidget(panel);
    window.setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    window.addDockWidget(Qt::BottomDockWidgetArea, dock);
    if (before) window.tabifyDockWidget(before, dock);
    window.resizeDocks({dock}, {kDockHeight}, Qt::Vertical);
    dock->hide();
    const auto follow = [dock, &show, &document] { dock->setVisible(show.isChecked() && document.hasModel()); };
    QObject::connect(dock, &QDockWidget::visibilityChanged, dock, [&window] { nameTabs(window); });
    QObject::connect(&show, &QAction::toggled, dock, [follow, dock](bool isOn) {
        follow();
        if (isOn) dock->raise();
    });
    QObject::connect(&document, &Document::planShown, dock, [follow, dock, &show] {
        if (dock->isHidden() == show.isChecked()) follow();
    });
    return dock;
}

void bringToFront(QDockWidget& dock, QAction& show) {
    show.setChecked(true);
    dock.raise();
}

}  // namespace fusescope
