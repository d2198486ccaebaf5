// SPDX-License-Identifier: Apache-2.0
// A language for tests and for the eye: "&Open model…" becomes "⟦&Oþéñ ɱóđéļ… ~~~⟧". Every letter is accented, so that
// plain letters on the screen are words nobody could translate; texts are a third longer, as translations are, and in
// brackets, so that what is cut off is seen. Made from the sources as they are asked for: there is no file of it.
#pragma once

#include <QTranslator>

namespace fusescope {

/// Placeholders, mnemonics, tags, entities and file patterns stay as they are; a text without letters does as a whole.
QString pseudoText(const QString& source);

class PseudoTranslator : public QTranslator {
 public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    /// Of our own words; those of Qt, whose contexts begin with a Q, stay English.
    QString translate(const char* context, const char* sourceText, const char* disambiguation = nullptr,
                      int n = -1) const override;
};

}  // namespace fusescope
