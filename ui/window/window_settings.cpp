// SPDX-License-Identifier: Apache-2.0
#include "ui/window/window_settings.h"

#include <QMainWindow>
#include <QSettings>
#include <QSplitter>

namespace fusescope {
namespace {

constexpr int kVersion = 2;
const QLatin1String kVersionKey("window/version");
const QLatin1String kGeometryKey("window/geometry");
const QLatin1String kSplitterKey("window/splitter");
const QLatin1String kGroupsKey("window/groups");
const QLatin1String kInspectorKey("window/inspector");
const QLatin1String kDocksKey("window/docks");

/// With the names they are kept by, which are those of their actions in English.
QList<std::pair<QAction*, QString>> docksOf(const WindowActions& actions) {
    return {
        {actions.showCurve, QStringLiteral("Buffer curve")},  {actions.showExplanation, QStringLiteral("Explanation")},
        {actions.showPlayer, QStringLiteral("Split player")}, {actions.showHistory, QStringLiteral("History")},
        {actions.showSearches, QStringLiteral("Searches")},   {actions.showAdvice, QStringLiteral("Advice")},
        {actions.showCompare, QStringLiteral("Compare")}};
}

}  // namespace

void restoreWindow(QMainWindow& window, QSplitter& splitter, const WindowActions& actions) {
    const QSettings settings;
    window.restoreGeometry(settings.value(kGeometryKey).toByteArray());
    if (settings.value(kVersionKey).toInt() == kVersion)
        splitter.restoreState(settings.value(kSplitterKey).toByteArray());
    for (const auto& [action, key] :
         {std::pair(actions.showGroups, kGroupsKey), {actions.showInspector, kInspectorKey}}) {
        const bool isShown = settings.value(key, true).toBool();
        action->setChecked(!isShown);  // so that the part follows in any case
        action->setChecked(isShown);
    }
    const QStringList shown = settings.value(kDocksKey).toStringList();
    for (const auto& [dock, name] : docksOf(actions)) dock->setChecked(shown.contains(name));
}

void saveWindow(const QMainWindow& window, const QSplitter& splitter, const WindowActions& actions) {
    QSettings settings;
    settings.setValue(kVersionKey, kVersion);
    settings.setValue(kGeometryKey, window.saveGeometry());
    settings.setValue(kSplitterKey, splitter.saveState());
    settings.setValue(kGroupsKey, actions.showGroups->isChecked());
    settings.setValue(kInspectorKey, actions.showInspector->isChecked());
    QStringList shown;
    for (const auto& [dock, name] : docksOf(actions))
        if (dock->isChecked()) shown << name;
    settings.setValue(kDocksKey, shown);
}

}  // namespace fusescope
