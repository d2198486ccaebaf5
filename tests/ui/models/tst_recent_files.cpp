// SPDX-License-Identifier: Apache-2.0
#include "ui/models/recent_files.h"

#include <QSignalSpy>

#include "tests/ui/support/ui_test.h"

using namespace fusescope;

class TestRecentFiles : public QObject {
    Q_OBJECT

 private:
    QTemporaryDir folder_;

    QString touch(const QString& name) const {
        QFile file(folder_.filePath(name));
        return file.open(QIODevice::WriteOnly) ? file.fileName() : QString();
    }

 private Q_SLOTS:
    void init() {
        failOnAnyWarning();
        RecentFiles().clear();
    }

    void keepsTheNewestFirstAndEachOnce() {
        RecentFiles recent;
        QSignalSpy changes(&recent, &RecentFiles::changed);
        const QString a = touch("a.onnx"), b = touch("b.onnx");
        recent.add(a);
        recent.add(b);
        recent.add(a);
        QCOMPARE(recent.files(), QStringList({a, b}));
        QCOMPARE(changes.count(), 3);
        recent.clear();
        QVERIFY(recent.files().isEmpty());
    }

    void keepsTen() {
        RecentFiles recent;
        for (int i = 0; i < 12; ++i) recent.add(touch(QStringLiteral("%1.onnx").arg(i)));
        QCOMPARE(recent.files().size(), 10);
        QCOMPARE(recent.files().front(), folder_.filePath("11.onnx"));
    }

    void hidesFilesThatAreGone() {
        RecentFiles recent;
        const QString file = touch("gone.onnx");
        recent.add(file);
        QVERIFY(QFile::remove(file));
        QVERIFY(recent.files().isEmpty());
    }
};

FUSESCOPE_UI_TEST(TestRecentFiles)
#include "tst_recent_files.moc"
