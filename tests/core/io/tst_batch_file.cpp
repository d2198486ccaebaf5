// SPDX-License-Identifier: Apache-2.0
// Cells and their results as files, and as one table.
#include <QtTest>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "core/io/batch_file.h"
#include "core/io/batch_table.h"

using namespace fusescope;

namespace {

BatchCell cell(const std::string& model, const std::string& accelerator = "edge LBDF 256KiB") {
    return {model, model, accelerator, "name: edge\n"};
}

CellResult proven() {
    return {cell("a.onnx"), "optimize --seed=1", "f00d", {}, {{262144, 70, 30, 9, 70, 5, 2, true}}, 12};
}

/// The file of proven() with one key of the top, of its cell, or of its point replaced.
std::string withKey(const QString& path, const QString& key, const QJsonValue& value) {
    QTemporaryDir folder;
    writeCell(folder.path().toStdString(), proven());
    const auto file = cellFile(folder.path().toStdString(), proven().cell);
    QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(readWholeFile(file))).object();
    const auto put = [&](QJsonObject object) {
        if (value.isUndefined())
            object.remove(key);
        else
            object[key] = value;
        return object;
    };
    if (path == "cell") json["cell"] = put(json["cell"].toObject());
    if (path == "point") json["points"] = QJsonArray{put(json["points"].toArray()[0].toObject())};
    if (path.isEmpty()) json = put(json);
    return QJsonDocument(json).toJson().toStdString();
}

}  // namespace

class TestBatchFile : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void cellsSurviveTheRoundTrip() {
        QTemporaryDir folder;
        CellResult failed = proven();
        failed.cell = cell("b \"odd\".onnx");
        failed.cell.name = "b";
        failed.failure = "no model, \"truncated\"";
        failed.points.clear();
        for (const CellResult& result : {proven(), failed}) {
            writeCell(folder.path().toStdString(), result);
            QVERIFY(readCell(folder.path().toStdString(), result.cell, result.request) == result);
        }
        const CellList batch{"optimize --seed=1", {proven().cell, failed.cell}};
        writeBatch(folder.path().toStdString(), batch);
        QVERIFY(readBatch(folder.path().toStdString()) == batch);
    }

    void aFileThatIsNotWholeIsRefused_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        const QJsonValue missing(QJsonValue::Undefined);
        for (const char* key : {"schema", "request", "cell", "fingerprint", "failure", "elapsed_ms", "points"})
            QTest::addRow("no %s", key) << QString() << QString(key) << missing;
        for (const char* key : {"name", "model", "accelerator", "accelerator_file"})
            QTest::addRow("cell without %s", key) << "cell" << QString(key) << missing;
        for (const char* key : {"buffer_bytes", "dram_bytes", "unfusable_dram_bytes", "max_buffer_bytes",
                                "lower_bound_bytes", "fusable_ops", "groups", "optimal"})
            QTest::addRow("point without %s", key) << "point" << QString(key) << missing;
        QTest::newRow("other schema") << QString() << "schema" << QJsonValue("fusescope/cell/2");
        QTest::newRow("other request") << QString() << "request" << QJsonValue("optimize --seed=2");
        QTest::newRow("other model") << "cell"
                                     << "model" << QJsonValue("c.onnx");
        QTest::newRow("other accelerator") << "cell"
                                           << "accelerator_file" << QJsonValue("name: other");
        QTest::newRow("text for bytes") << "point"
                                        << "dram_bytes" << QJsonValue("many");
        for (const double bytes : {-1.0, 1.7, 1e300})
            QTest::addRow("%g bytes", bytes) << "point"
                                             << "dram_bytes" << QJsonValue(bytes);
        QTest::newRow("too many groups") << "point"
                                         << "groups" << QJsonValue(qint64{1} << 40);
        QTest::newRow("negative time") << QString() << "elapsed_ms" << QJsonValue(-1);
        QTest::newRow("no list") << QString() << "points" << QJsonValue(3);
        QTest::newRow("nothing for a list") << QString() << "points" << QJsonValue(QJsonValue::Null);
    }
    void aFileThatIsNotWholeIsRefused() {
        QFETCH(QString, path);
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QTemporaryDir folder;
        const std::filesystem::path place = folder.path().toStdString();
        writeFileAtomically(cellFile(place, proven().cell), withKey(path, key, value));
        QVERIFY_EXCEPTION_THROWN(readCell(place, proven().cell, proven().request), Error);
        writeFileAtomically(cellFile(place, proven().cell), withKey("none", {}, {}));  // as it was: read
        QVERIFY(readCell(place, proven().cell, proven().request) == proven());
    }

    void namesOfCellsDiffer() {
        std::vector<BatchCell> cells{cell("x/a.onnx"), cell("y/a.onnx"), cell("a b.onnx", "edge/2"), cell("y/a.onnx")};
        nameCells(cells);
        QCOMPARE(cells[0].name, std::string("a--edge-LBDF-256KiB"));
        QCOMPARE(cells[1].name, std::string("a--edge-LBDF-256KiB-2"));
        QCOMPARE(cells[2].name, std::string("a-b--edge-2"));
        QCOMPARE(cells[3].name, std::string("a--edge-LBDF-256KiB-3"));
    }

    void theTableSaysWhatIsThereAndWhatIsNot() {
        CellResult failed{cell("b.onnx"), {}, {}, "no model, at all", {}, 0};
        CellResult stopped = proven();
        stopped.points.front().isOptimal = false;
        stopped.points.front().lowerBoundBytes = 56;  // 70 is a quarter above
        CellResult curve = proven();
        curve.points.push_back({524288, 20, 10, 9, 20, 6, 1, true});
        const std::vector<CellResult> results{proven(), failed, stopped, curve};
        const std::string head =
            "model,accelerator,buffer_bytes,dram_bytes,unfusable_dram_bytes,total_dram_bytes,"
            "max_buffer_bytes,lower_bound_bytes,fusable_ops,groups,optimal,failure\n";
        const std::string step = "a.onnx,edge LBDF 256KiB,262144,70,30,100,9,70,5,2,true,\n";
        QCOMPARE(batchCsv(results), head + step + "b.onnx,edge LBDF 256KiB,,,,,,,,,,\"no model, at all\"\n" +
                                        "a.onnx,edge LBDF 256KiB,262144,70,30,100,9,56,5,2,false,\n" + step +
                                        "a.onnx,edge LBDF 256KiB,524288,20,10,30,9,20,6,1,true,\n");
        const QString table = QString::fromStdString(batchTable(results));
        QVERIFY(table.contains("FAILED: no model, at all"));
        QVERIFY(table.contains("within 25.0 %"));
        QVERIFY(table.contains("100 B to 30 B in 2 steps"));
        const auto json = QJsonDocument::fromJson(
            QByteArray::fromStdString(batchResultsJson(results, std::vector<BatchCell>{cell("c.onnx")})));
        QCOMPARE(json["cells"][1]["failure"].toString(), QString("no model, at all"));
        QVERIFY(json["cells"][0]["failure"].isNull());
        QCOMPARE(json["cells"][3]["points"][1]["total_dram_bytes"].toInteger(), 30);
        QCOMPARE(json["missing"][0]["model"].toString(), QString("c.onnx"));
        QCOMPARE(missingLine(std::vector<BatchCell>{cell("c.onnx")}, 4),
                 std::string("1 of 4 cells are missing: c.onnx on edge LBDF 256KiB\n"));
        QCOMPARE(missingLine({}, 4), std::string());
    }
};

QTEST_APPLESS_MAIN(TestBatchFile)
#include "tst_batch_file.moc"
