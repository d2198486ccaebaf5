// SPDX-License-Identifier: Apache-2.0
// Runs the command line and reads what it says.
#pragma once

#include <QtTest>

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace fusescope::test {

struct Outcome {
    int exitCode = -1;
    QString output;
    QString errors;
};

inline const QString kModels = FUSESCOPE_MODELS "/";

inline Outcome run(const QStringList& arguments) {
    QProcess process;
    process.start(FUSESCOPE_CLI, arguments);
    if (!process.waitForFinished(120'000)) return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

inline QJsonObject jsonOf(const Outcome& outcome) { return QJsonDocument::fromJson(outcome.output.toUtf8()).object(); }

inline QString contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

inline void write(const QString& path, const QString& content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content.toUtf8());
}

}  // namespace fusescope::test
