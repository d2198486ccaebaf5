// SPDX-License-Identifier: Apache-2.0
#include "core/io/experiment_file.h"

#include <QtTest>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "core/io/experiment_table.h"

using namespace fusescope;

namespace {

Experiment experimentOf(const std::string& explainer, std::int64_t bytes) {
    Experiment experiment;
    experiment.setting = {"mobilenet_v2.onnx", Scheme::Lbdf, 128 << 10, "local", explainer, "mixed", 2000, 0};
    experiment.optimumBytes = 1'000'000;
    experiment.isOptimumProven = true;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        SeedRun run{seed, bytes, 130'000, 1500, {}, std::nullopt, {{1, 2 * bytes}, {500, bytes}}};
        if (explainer != "none") {
            run.splits = {50, 49, 30, 2, 80};
            run.missedFirstTries = 10;
        }
        experiment.runs.push_back(run);
    }
    return experiment;
}

std::vector<ReproducedRow> twoRows() {
    return {{"MobileNetV2", "LS", experimentOf("none", 1'200'000), PaperFigure{9.803, {}, {}, {}}},
            {"MobileNetV2", "LS+PG", experimentOf("pg", 1'030'000), PaperFigure{9.068, {}, 0.591, 72}}};
}

}  // namespace

class TestExperimentFile : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void filesSurviveTheRoundTrip() {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("one.json").toStdString();
        for (const char* explainer : {"none", "pg"}) {
            const Experiment experiment = experimentOf(explainer, 1'200'000);
            writeExperiment(file, experiment);
            QVERIFY(readExperiment(file) == experiment);
        }
    }

    void otherFilesAreRefused_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("no json") << "hello";
        QTest::newRow("other schema") << R"({"schema":"fusescope/result/1"})";
        QTest::newRow("no runs") << R"({"schema":"fusescope/experiment/1","model":"a"})";
        QTest::newRow("other type")
            << QString::fromStdString(experimentJson(experimentOf("pg", 5))).replace("\"seed\":1", "\"seed\":\"one\"");
        const QString whole = QString::fromStdString(experimentJson(experimentOf("pg", 5)));
        QTest::newRow("negative bytes") << QString(whole).replace("\"dram_bytes\":5", "\"dram_bytes\":-5");
        QVERIFY(whole.contains("\"trace\":[["));
        QTest::newRow("a trace of no counts") << QString(whole).replace("\"trace\":[[", "\"trace\":[[1e300,1],[");
        QTest::newRow("bytes beyond counting") << QString(whole).replace("\"dram_bytes\":5", "\"dram_bytes\":1e300");
    }
    void otherFilesAreRefused() {
        QFETCH(QString, text);
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("one.json").toStdString();
        writeFileAtomically(file, text.toStdString());
        QVERIFY_EXCEPTION_THROWN(readExperiment(file), Error);
    }

    /// 30 first tries of 30 + 10; 1.03 MB are 3 % above; three pairs, all lower: 1/8.
    void tablesTellOursBesideThePapers() {
        const QString text = QString::fromStdString(reproducedTable(twoRows()));
        for (const char* part : {"MobileNetV2, LBDF, 128 KiB, 2000 plans; optimum 1.00 MB",
                                 "LS               1.200  0.000    9.803   20.00      -", "LS+PG            1.030",
                                 "3.00  0.125     127.0    0.980      0.750    0.591     1.50         72     3"})
            QVERIFY2(text.contains(part), qPrintable(QString(part) + "\nis not in\n" + text));
        const QString effort = QString::fromStdString(effortTable(twoRows()));
        QVERIFY2(effort.contains("106.00 106.00   3.00   3.00   3.00      -      500 ( 3)         - ( 0)     3"),
                 qPrintable(effort));
        std::vector<ReproducedRow> slow = twoRows();
        slow[1].experiment.runs.clear();
        slow[1].experiment.givenUpSeconds = 120;
        QVERIFY(reproducedTable(slow).find("0: given up after 120 s") != std::string::npos);
        QVERIFY(effortTable(slow).find("0: given up after 120 s") != std::string::npos);
    }

    void jsonHoldsTheRows() {
        const QJsonObject root =
            QJsonDocument::fromJson(QByteArray::fromStdString(reproductionJson("V", twoRows()))).object();
        QCOMPARE(root["schema"].toString(), QString("fusescope/reproduction/1"));
        const QJsonObject plain = root["rows"].toArray()[0].toObject();
        const QJsonObject explained = root["rows"].toArray()[1].toObject();
        QVERIFY(plain["rectify_rate"].isNull() && plain["chance_of_lower"].isNull());
        QCOMPARE(explained["chance_of_lower"].toDouble(), 0.125);
        QCOMPARE(explained["gap"].toObject()["mean"].toDouble(), 0.03);
        QCOMPARE(explained["paper"].toObject()["seconds"].toDouble(), 72.0);
        QCOMPARE(explained["gaps_after"].toObject()["100"].toObject()["mean"].toDouble(), 1.06);
        QCOMPARE(explained["first_try_rate"].toObject()["mean"].toDouble(), 0.75);
    }

    void publishedFiguresAreThere() {
        const PaperFigures paper = PaperFigures::read(dataDir() / "paper" / "results.yaml");
        QCOMPARE(paper.count(), 3U * 12 + 2U * 2 * 4 * 5 + 6);
        const auto two = paper.find("II", "EfficientNet-B3", "LBDF", "NSGA+GNNE");
        QCOMPARE(*two->dramMegabytes, 61.265);
        QCOMPARE(*two->maxBufferKilobytes, 254.248);
        QCOMPARE(*paper.find("III", "SqueezeNet", "BRR", "LS+PG")->dramMegabytes, 6.790);
        QCOMPARE(*paper.find("IV", "MobileNetV2", "LBDF", "RS")->dramMegabytes, 13.209);
        QCOMPARE(*paper.find("V", "MobileNetV2", "LBDF", "LS+RG")->rectifyRate, 0.94);
        QVERIFY(!paper.find("II", "VGG16", "LBDF", "LS"));
    }
};

QTEST_APPLESS_MAIN(TestExperimentFile)
#include "tst_experiment_file.moc"
