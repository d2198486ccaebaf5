// SPDX-License-Identifier: Apache-2.0
// What a person sets once: the look, the language, what the wheel does, how many searches run at a time, whether things
// move.
#pragma once

#include <QDialog>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace fusescope {

struct Preferences {
    int theme = 0;  ///< of ThemeChoice
    bool wheelZooms = false;
    int searchesAtOnce = 2;
    bool reducesMotion = false;
    QString language;  ///< of languages(), from the next start on; empty: as the system
};

/// From the settings of the user; what they do not say is as above, searches by the cores of the machine.
Preferences loadPreferences();
void savePreferences(const Preferences& preferences);

class SettingsDialog : public QDialog {
    Q_OBJECT

 public:
    explicit SettingsDialog(const Preferences& preferences, QWidget* parent = nullptr);

    Preferences preferences() const;

 private:
    void fillLanguages(const QString& chosen);

    QComboBox* theme_;
    QComboBox* language_;
    QComboBox* wheel_;
    QSpinBox* searches_;
    QCheckBox* motion_;
};

}  // namespace fusescope
