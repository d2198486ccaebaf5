// SPDX-License-Identifier: Apache-2.0
// The languages of the window, and the translations that make it speak one of them. The core speaks English.
#pragma once

#include <QString>
#include <vector>

class QCoreApplication;

namespace fusescope {

struct Language {
    QString code;  ///< "de"
    QString name;  ///< in the language itself: "Deutsch"
};

/// English, and every language that is complete.
std::vector<Language> languages();

/// What the settings say; empty: as the system.
QString savedLanguage();
void saveLanguage(const QString& code);

/// The language that accents every letter, so that words which cannot be translated stand out. See PseudoTranslator.
inline const QString kPseudoLanguage = QStringLiteral("en_XA");

/// Makes windows that are built from now on speak `code` ("de", "de_AT", kPseudoLanguage); empty: the first language of
/// the system that there is. Qt's own words follow. Returns the code of the language taken: "en" if there is no other.
QString installTranslations(QCoreApplication& app, const QString& code);

}  // namespace fusescope
