// SPDX-License-Identifier: Apache-2.0
// The shape of the project as a test: which room may include which, and where guest libraries may be seen.
#include <QtTest>

#include <QDirIterator>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

namespace {

struct Source {
    QString path;  // from the root of the project
    QStringList includes;
    QString text;
};

QList<Source> sources() {
    QList<Source> all;
    const QDir root(FUSESCOPE_SOURCE_DIR);
    for (const char* top : {"core", "app", "ui", "tests"}) {
        QDirIterator files(root.filePath(top), {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly)) continue;
            Source source{root.relativeFilePath(file.fileName()), {}, QString::fromUtf8(file.readAll())};
            static const QRegularExpression include("^ *#include *[<\"]([^>\"]+)[>\"]",
                                                    QRegularExpression::MultilineOption);
            for (auto matches = include.globalMatch(source.text); matches.hasNext();)
                source.includes << matches.next().captured(1);
            all << source;
        }
    }
    return all;
}

/// "core/plan" for core/plan/cuts.h, "ui" for all of ui.
QString roomOf(const QString& path) {
    const QStringList parts = path.split('/');
    return parts.first() == "core" ? parts[0] + "/" + parts[1] : parts.first();
}

/// What each room may include besides itself. Arrows point down only.
const QMap<QString, QSet<QString>>& allowed() {
    static const QMap<QString, QSet<QString>> kAllowed{
        {"core/base", {}},
        {"core/graph", {"core/base"}},
        {"core/hardware", {"core/base"}},
        {"core/import", {"core/base", "core/graph"}},
        {"core/plan", {"core/base", "core/graph"}},
        {"core/cost", {"core/base", "core/graph", "core/hardware", "core/plan"}},
        {"core/predictor", {"core/base", "core/graph", "core/hardware", "core/plan", "core/cost"}},
        {"core/explain", {"core/base", "core/graph", "core/hardware", "core/plan", "core/cost", "core/predictor"}},
        {"core/split",
         {"core/base", "core/graph", "core/hardware", "core/plan", "core/cost", "core/predictor", "core/explain"}},
        {"core/search",
         {"core/base", "core/graph", "core/hardware", "core/plan", "core/cost", "core/predictor", "core/explain",
          "core/split"}},
        {"core/review",
         {"core/base", "core/graph", "core/hardware", "core/plan", "core/cost", "core/search"}},
        {"core/layout", {"core/base", "core/graph"}},
        {"core/scene", {"core/base", "core/graph", "core/hardware", "core/plan", "core/layout"}},
        {"core/io",
         {"core/base", "core/graph", "core/hardware", "core/plan", "core/cost", "core/predictor", "core/explain",
          "core/split", "core/search", "core/import", "core/scene", "core/review"}},
        {"core/print", {"core/base", "core/layout", "core/scene", "core/io"}},
        {"core/report",
         {"core/base", "core/graph", "core/hardware", "core/plan", "core/cost", "core/predictor", "core/explain",
          "core/search", "core/import", "core/layout", "core/scene", "core/review", "core/io", "core/print"}},
    };
    return kAllowed;
}

}  // namespace

class TestArchitecture : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void includesPointDown() {
        int checked = 0;
        for (const Source& source : sources()) {
            const QString room = roomOf(source.path);
            if (!room.startsWith("core/")) continue;
            QVERIFY2(allowed().contains(room), qPrintable(room + " is not in the table of rooms"));
            for (const QString& include : source.includes) {
                if (include.contains('/') &&
                    (include.startsWith("app/") || include.startsWith("ui/") || include.startsWith("tests/")))
                    QFAIL(qPrintable(source.path + " includes " + include));
                if (!include.startsWith("core/") || roomOf(include) == room) continue;
                QVERIFY2(allowed()[room].contains(roomOf(include)), qPrintable(source.path + " includes " + include));
                ++checked;
            }
        }
        QVERIFY(checked > 50);
    }

    void theUserInterfaceKnowsNoProgram() {
        for (const Source& source : sources())
            if (source.path.startsWith("ui/"))
                for (const QString& include : source.includes)
                    QVERIFY2(!include.startsWith("app/"), qPrintable(source.path));
    }

    void theCoreKnowsNoQt() {
        for (const Source& source : sources())
            if (source.path.startsWith("core/"))
                for (const QString& include : source.includes)
                    QVERIFY2(!QRegularExpression("^(Q[A-Z]|Qt)").match(include).hasMatch(),
                             qPrintable(source.path + " includes " + include));
    }

    void guestsStayInTheirRooms_data() {
        QTest::addColumn<QString>("guest");
        QTest::addColumn<QString>("room");
        QTest::newRow("onnx") << "^(onnx/|google/protobuf)"
                              << "core/import/onnx/";
        QTest::newRow("graphviz") << "^(graphviz/|gvc\\.h|cgraph\\.h)"
                                  << "core/layout/graphviz/";
        QTest::newRow("yaml-cpp") << "^yaml-cpp/"
                                  << "core/io/";
        QTest::newRow("torch") << "^(torch/|ATen/|c10/)"
                               << "core/predictor/torch/";
        QTest::newRow("json") << "^nlohmann/"
                              << "core/io/";
        QTest::newRow("pugixml") << "^pugixml"
                                 << "core/io/";
        QTest::newRow("openssl") << "^openssl/"
                                 << "core/base/";
        QTest::newRow("cairo") << "^(cairo|pango/)"
                               << "core/print/";
        QTest::newRow("giflib") << "^gif_lib\\.h"
                                << "ui/player/";
        QTest::newRow("command line parser") << "^CLI/"
                                             << "app/cli/";
    }
    void guestsStayInTheirRooms() {
        QFETCH(QString, guest);
        QFETCH(QString, room);
        const QRegularExpression pattern(guest);
        for (const Source& source : sources()) {
            if (source.path.startsWith(room) || source.path.startsWith("tests/")) continue;
            for (const QString& include : source.includes)
                QVERIFY2(!pattern.match(include).hasMatch(), qPrintable(source.path + " includes " + include));
        }
    }

    void everyFileNamesItsLicence() {
        for (const Source& source : sources())
            QVERIFY2(source.text.startsWith("// SPDX-License-Identifier: Apache-2.0\n"), qPrintable(source.path));
    }

    /// QtTest runs only private slots: a class with none passes green and empty.
    void everyTestClassHasTests() {
        for (const Source& source : sources()) {
            if (!source.path.contains("/tst_")) continue;
            QVERIFY2(source.text.contains("private Q_SLOTS:"), qPrintable(source.path));
            QVERIFY2(!source.text.contains("public "
                                           "Q_SLOTS:"),
                     qPrintable(source.path));
        }
    }

    void onlyOnePlaceStartsThreads() {
        for (const Source& source : sources())
            if (source.path.startsWith("core/") && !source.path.startsWith("core/base/parallel"))
                QVERIFY2(!source.includes.contains("thread") && !source.includes.contains("future"),
                         qPrintable(source.path));
    }
};

QTEST_APPLESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
