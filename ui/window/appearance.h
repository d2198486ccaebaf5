// SPDX-License-Identifier: Apache-2.0
// The chosen theme, kept in the settings and followed by the whole program.
#pragma once

#include <QObject>

#include "ui/theme/app_theme.h"

namespace fusescope {

class Appearance : public QObject {
    Q_OBJECT

 public:
    explicit Appearance(QObject* parent = nullptr);

    ThemeChoice choice() const { return choice_; }
    const Theme& theme() const { return theme_; }
    void choose(ThemeChoice choice);

 Q_SIGNALS:
    void changed();

 private:
    ThemeChoice choice_;
    Theme theme_;
};

}  // namespace fusescope
