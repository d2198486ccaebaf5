// SPDX-License-Identifier: Apache-2.0
#include "ui/window/appearance.h"

#include <QApplication>
#include <QSettings>
#include <algorithm>

namespace fusescope {
namespace {

const QLatin1String kKey("theme");

ThemeChoice savedChoice() {
    const int saved = QSettings().value(kKey, static_cast<int>(ThemeChoice::System)).toInt();
    return static_cast<ThemeChoice>(std::clamp(saved, 0, static_cast<int>(ThemeChoice::HighContrast)));
}

}  // namespace

Appearance::Appearance(QObject* parent) : QObject(parent), choice_(savedChoice()), theme_(applyTheme(*qApp, choice_)) {}

void Appearance::choose(ThemeChoice choice) {
    choice_ = choice;
    QSettings().setValue(kKey, static_cast<int>(choice));
    theme_ = applyTheme(*qApp, choice);
    Q_EMIT changed();
}

}  // namespace fusescope
