// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/settings_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>

#include "core/base/parallel.h"
#include "ui/panels/style_sheet.h"
#include "ui/text/language.h"

namespace fusescope {
namespace {

const QLatin1String kTheme("theme");
const QLatin1String kWheel("canvas/wheelZooms");
const QLatin1String kSearches("searches/atOnce");
const QLatin1String kMotion("player/reducedMotion");

}  // namespace

Preferences loadPreferences() {
    const QSettings settings;
    Preferences preferences;
    preferences.theme = settings.value(kTheme, 0).toInt();
    preferences.wheelZooms = settings.value(kWheel, false).toBool();
    preferences.searchesAtOnce = std::clamp(settings.value(kSearches, std::max(2, hardwareThreads())).toInt(), 1, 64);
    preferences.reducesMotion = settings.value(kMotion, false).toBool();
    preferences.language = savedLanguage();
    return preferences;
}

void savePreferences(const Preferences& preferences) {
    QSettings settings;
    settings.setValue(kWheel, preferences.wheelZooms);
    settings.setValue(kSearches, preferences.searchesAtOnce);
    settings.setValue(kMotion, preferences.reducesMotion);
    saveLanguage(preferences.language);
}

SettingsDialog::SettingsDialog(const Preferences& preferences, QWidget* parent)
    : QDialog(parent),
      theme_(new QComboBox(this)),
      language_(new QComboBox(this)),
      wheel_(new QComboBox(this)),
      searches_(new QSpinBox(this)),
      motion_(new QCheckBox(tr("Show steps without movement"), this)) {
    setWindowTitle(tr("Settings"));
    setMinimumWidth(400);
    theme_->addItems({tr("As the desktop"), tr("Light"), tr("Dark"), tr("High contrast")});
    theme_->setCurrentIndex(preferences.theme);
    theme_->setAccessibleName(tr("Theme"));
    fillLanguages(preferences.language);
    wheel_->addItems({tr("scrolls; with Ctrl it zooms"), tr("zooms")});
    wheel_->setCurrentIndex(preferences.wheelZooms ? 1 : 0);
    wheel_->setAccessibleName(tr("The wheel on the graph"));
    searches_->setRange(1, 64);
    searches_->setValue(preferences.searchesAtOnce);
    searches_->setAccessibleName(tr("Searches at a time"));
    searches_->setToolTip(tr("More of them wait for their turn"));
    motion_->setChecked(preferences.reducesMotion);
    motion_->setObjectName(QStringLiteral("settingsMotion"));
    motion_->setAccessibleName(motion_->text());
    theme_->setObjectName(QStringLiteral("settingsTheme"));
    wheel_->setObjectName(QStringLiteral("settingsWheel"));
    searches_->setObjectName(QStringLiteral("settingsSearches"));
    auto* const languageHint = new QLabel(tr("Another language shows from the next start on."), this);
    setStyleRole(*languageHint, "muted");
    auto* const form = new QFormLayout;
    form->setVerticalSpacing(10);
    form->addRow(tr("&Theme"), theme_);
    form->addRow(tr("&Language"), language_);
    form->addRow(QString(), languageHint);
    form->addRow(tr("The &wheel"), wheel_);
    form->addRow(tr("&Searches at a time"), searches_);
    form->addRow(QString(), motion_);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    setStyleRole(*buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole), "primary");
    for (QAbstractButton* const button : buttons->buttons()) button->setAccessibleName(button->text());
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(16);
    column->addLayout(form);
    column->addWidget(buttons);
}

void SettingsDialog::fillLanguages(const QString& chosen) {
    language_->addItem(tr("As the system"), QString());
    for (const Language& language : languages()) language_->addItem(language.name, language.code);
    language_->setCurrentIndex(std::max(0, language_->findData(chosen)));
    language_->setObjectName(QStringLiteral("settingsLanguage"));
    language_->setAccessibleName(tr("Language"));
}

Preferences SettingsDialog::preferences() const {
    return {theme_->currentIndex(), wheel_->currentIndex() == 1, searches_->value(), motion_->isChecked(),
            language_->currentData().toString()};
}

}  // namespace fusescope
