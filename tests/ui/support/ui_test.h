// SPDX-License-Identifier: Apache-2.0
// The main function of tests of the window: settings in a folder of their own, warnings that fail, and a guard against
// test classes whose slots Qt Test would not find.
#pragma once

#include <QApplication>
#include <QMetaMethod>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include "core/base/data_dir.h"
#include "core/base/run_control.h"
#include "core/import/model_importer.h"
#include "ui/document/document.h"

namespace fusescope {

/// Every warning from now to the end of the test function fails it: for init(). What the offscreen platform says of
/// itself is none.
inline void failOnAnyWarning() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
}

inline std::filesystem::path samplePath(const std::string& name) { return dataDir() / "models" / (name + ".onnx"); }

/// A sample as openFiles() would have it, at `bufferBytes`.
inline Opened openedSample(const std::string& name, std::int64_t bufferBytes = 256 * 1024) {
    RunControl control;
    OpenRequest request;
    request.modelFile = samplePath(name);
    request.accelerator.bufferBytes = bufferBytes;
    return *openFiles(request, control);
}

inline int testSlotCount(const QMetaObject& meta) {
    const QSet<QByteArray> helpers{"init", "cleanup", "initTestCase", "cleanupTestCase"};
    int count = 0;
    for (int i = meta.methodOffset(); i < meta.methodCount(); ++i) {
        const QMetaMethod method = meta.method(i);
        const bool isTest = method.access() == QMetaMethod::Private && method.methodType() == QMetaMethod::Slot;
        if (isTest && !helpers.contains(method.name()) && !method.name().endsWith("_data")) ++count;
    }
    return count;
}

template <class Test>
int runUiTest(int argc, char** argv) {
    if (testSlotCount(Test::staticMetaObject) == 0) return 1;
    QTemporaryDir settings;
    for (const char* const folder : {"XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"})
        qputenv(folder, settings.filePath(QString::fromLatin1(folder)).toUtf8());
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("fusescope-tests"));
    Test test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace fusescope

#define FUSESCOPE_UI_TEST(Test) \
    int main(int argc, char** argv) { return fusescope::runUiTest<Test>(argc, argv); }
