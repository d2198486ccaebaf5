// SPDX-License-Identifier: Apache-2.0
#include "ui/text/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

#include "ui/text/pseudo_translator.h"

namespace fusescope {
namespace {

const QLatin1String kKey("language");

/// English has translations as well: they hold its plurals.
QTranslator* ownTranslator(QCoreApplication& app, const QLocale& locale) {
    auto* const own = new QTranslator(&app);
    const QString folder = QStringLiteral(":/i18n");
    if (own->load(locale, QStringLiteral("fusescope"), QStringLiteral("_"), folder)) return own;
    if (own->load(QStringLiteral("fusescope_en"), folder)) return own;
    delete own;
    return nullptr;
}

}  // namespace

std::vector<Language> languages() {
    return {{QStringLiteral("en"), QStringLiteral("English")}, {QStringLiteral("de"), QStringLiteral("Deutsch")}};
}

QString savedLanguage() { return QSettings().value(kKey).toString(); }

void saveLanguage(const QString& code) {
    if (code.isEmpty())
        QSettings().remove(kKey);
    else
        QSettings().setValue(kKey, code);
}

QString installTranslations(QCoreApplication& app, const QString& code) {
    if (code == kPseudoLanguage) {
        QCoreApplication::installTranslator(new PseudoTranslator(&app));
        return code;
    }
    QTranslator* const own = ownTranslator(app, code.isEmpty() ? QLocale::system() : QLocale(code));
    if (!own) return QStringLiteral("en");
    QCoreApplication::installTranslator(own);
    auto* const qt = new QTranslator(&app);  // dialogs and standard buttons
    if (qt->load(QStringLiteral("qtbase_") + own->language(), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
    return own->language();
}

}  // namespace fusescope
