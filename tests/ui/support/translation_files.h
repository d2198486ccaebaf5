// SPDX-License-Identifier: Apache-2.0
// Translations as they are in resources/translations, and what one of them must not lose.
#pragma once

#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include "core/base/data_dir.h"

namespace fusescope {

struct Message {
    QString context;
    QString source;
    QStringList translations;  ///< several where there are plurals
    bool isPlural = false;
    bool isFinished = true;
};

inline QList<Message> messagesOf(const QString& language) {
    QFile file(QString::fromStdString((dataDir() / "translations" / "fusescope_").string()) + language + ".ts");
    if (!file.open(QIODevice::ReadOnly)) return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        const QString element = xml.name().toString();
        if (element == QLatin1String("name")) context = xml.readElementText();
        if (element == QLatin1String("message"))
            messages << Message{context, {}, {}, xml.attributes().hasAttribute(QLatin1String("numerus")), true};
        if (element == QLatin1String("source")) messages.last().source = xml.readElementText();
        if (element == QLatin1String("numerusform")) messages.last().translations << xml.readElementText();
        if (element != QLatin1String("translation")) continue;
        messages.last().isFinished = !xml.attributes().hasAttribute(QLatin1String("type"));
        if (!messages.last().isPlural) messages.last().translations << xml.readElementText();
    }
    return messages;
}

inline QStringList matchesOf(const char* pattern, const QString& text) {
    QStringList found;
    for (auto matches = QRegularExpression(QString::fromUtf8(pattern)).globalMatch(text); matches.hasNext();)
        found << matches.next().captured();
    found.sort();
    return found;
}

/// What is lost or added on the way from the source to its translation; empty if nothing is.
inline QString lossIn(const QString& source, const QString& translation) {
    const auto kept = [&](const char* pattern) {
        return matchesOf(pattern, source) == matchesOf(pattern, translation);
    };
    const auto mnemonics = [](const QString& text) { return matchesOf("&(?![a-z]+;)(?=[\\p{L}\\p{N}])", text).size(); };
    const auto ends = [](const QString& text) { return matchesOf("^\\s|[…:.?]$|\\s$", text); };
    if (translation.isEmpty()) return QStringLiteral("nothing");
    if (!kept("%L?[0-9]+|%L?n")) return QStringLiteral("placeholders");
    if (!kept("</?[a-z0-9]+>|\\(\\*[^)]*\\)|\\n")) return QStringLiteral("tags, file patterns or lines");
    if (mnemonics(source) != mnemonics(translation)) return QStringLiteral("mnemonic");
    return ends(source) == ends(translation) ? QString() : QStringLiteral("first or last sign");
}

}  // namespace fusescope
