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
const QLatin1String kCurveKey("window/curve");

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
    actions.showCurve->setChecked(settings.value(kCurveKey, false).toBool());
}

void saveWindow(const QMainWindow& window, const QSplitter& splitter, const WindowActions& actions) {
    QSettings settings;
    settings.setValue(kVersionKey, kVersion);
    settings.setValue(kGeometryKey, window.saveGeometry());
    settings.setValue(kSplitterKey, splitter.saveState());
    settings.setValue(kGroupsKey, actions.showGroups->isChecked());
    settings.setValue(kInspectorKey, actions.showInspector->isChecked());
    settings.setValue(kCurveKey, actions.showCurve->isChecked());
}

}  // namespace fusescope
