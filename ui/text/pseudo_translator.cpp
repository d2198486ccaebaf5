// SPDX-License-Identifier: Apache-2.0
#include "ui/text/pseudo_translator.h"

#include <QRegularExpression>
#include <algorithm>

namespace fusescope {
namespace {

const QString kPlain = QStringLiteral("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
const QString kAccented = QStringLiteral("áƀçđéƒğĥíĵķļɱñóþɋŕšţúṽŵẋýžÁƁÇĐÉƑĞĤÍĴĶĻṀÑÓÞɊŔŠŢÚṼŴẊÝŽ");

/// What is not words: placeholders, a mnemonic with its letter, tags, entities, patterns of files.
const QRegularExpression& keptParts() {
    static const QRegularExpression kKept(
        QStringLiteral("%L?[0-9]{1,2}|%L?n|</?[A-Za-z][^>]*>|&[a-z]+;|&[A-Za-z]|\\(\\*[^)]*\\)"));
    return kKept;
}

QString accented(const QString& words) {
    QString text = words;
    for (QChar& letter : text)
        if (const qsizetype at = kPlain.indexOf(letter); at >= 0) letter = kAccented[at];
    return text;
}

}  // namespace

QString pseudoText(const QString& source) {
    QString text;
    qsizetype words = 0;
    qsizetype at = 0;
    const auto addWords = [&](qsizetype end) {
        const QString part = source.mid(at, end - at);
        words += std::count_if(part.begin(), part.end(), [](QChar c) { return c.isLetter(); });
        text += accented(part);
    };
    for (auto kept = keptParts().globalMatch(source); kept.hasNext();) {
        const QRegularExpressionMatch match = kept.next();
        addWords(match.capturedStart());
        text += match.captured();
        at = match.capturedEnd();
    }
    addWords(source.size());
    if (words == 0) return source;
    const bool isFileFilter = source.contains(QLatin1String("(*"));  // must end with its pattern
    if (isFileFilter) return text;
    return QStringLiteral("⟦") + text + ' ' + QString((words + 2) / 3, QLatin1Char('~')) + QStringLiteral("⟧");
}

QString PseudoTranslator::translate(const char* context, const char* sourceText, const char*, int) const {
    if (!context || !sourceText || *context == 'Q') return {};
    return pseudoText(QString::fromUtf8(sourceText));
}

}  // namespace fusescope
