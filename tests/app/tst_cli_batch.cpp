// SPDX-License-Identifier: Apache-2.0
// Many models on many accelerators: shards, folders of results, and their merging.
#include <QtTest>

#include <QTemporaryDir>

#include <csignal>
#include <memory>

#include "tests/app/cli_run.h"

using namespace fusescope::test;

class TestCliBatch : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;

    QString at(const QString& name) const { return folder_->filePath(name); }

    /// Two models on two buffers, and a file that is no model: six cells.
    QStringList command(const QStringList& more = {}) const {
        return QStringList{"optimize", at("models"), "--buffer", "128KiB,256KiB"} + more;
    }

    QStringList cellFiles() const { return QDir(at("out")).entryList({"*.cell.json"}, QDir::Files, QDir::Name); }

 private Q_SLOTS:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        QDir(folder_->path()).mkdir("models");
        for (const char* model : {"mobilenet_v2.onnx", "squeezenet1_1.onnx"})
            QVERIFY(QFile::copy(kModels + model, at("models/") + model));
        write(at("models/broken.onnx"), "no model");
    }

    void shardsMergeToTheWhole_data() {
        QTest::addColumn<QStringList>("head");
        QTest::addColumn<int>("shards");
        QTest::newRow("optimize, 4") << QStringList{"optimize"} << 4;
        QTest::newRow("optimize, more shards than cells") << QStringList{"optimize"} << 8;
        QTest::newRow("local search") << QStringList{"optimize", "--algorithm", "local", "--budget", "300"} << 2;
        QTest::newRow("sweep, 3") << QStringList{"sweep", "--buffers", "200KiB:256KiB"} << 3;
    }
    void shardsMergeToTheWhole() {
        QFETCH(QStringList, head);
        QFETCH(int, shards);
        head << at("models") << "--buffer"
             << "128KiB,256KiB";
        const Outcome whole = run(head + QStringList{"--csv"});
        QCOMPARE(whole.exitCode, 3);  // of the broken file; the others were run
        QVERIFY(whole.output.contains("broken.onnx"));
        QVERIFY(whole.output.count('\n') >= 7);
        int lines = 0;
        for (int i = 1; i <= shards; ++i) {
            const QString shard = QString("%1/%2").arg(i).arg(shards);
            const Outcome part = run(head + QStringList{"--csv", "--results", at("out"), "--shard", shard});
            lines += static_cast<int>(part.output.count('\n')) - 1;
        }
        QCOMPARE(lines, static_cast<int>(whole.output.count('\n')) - 1);  // each cell once
        const Outcome merged = run({"merge", at("out"), "--csv"});
        QCOMPARE(merged.output, whole.output);
        QCOMPARE(merged.exitCode, 3);
        run({"merge", at("out"), "--json", "-o", at("merged.json")});
        QCOMPARE(contentOf(at("merged.json")), run(head + QStringList{"--json"}).output);
    }

    void shardsMayWriteIntoFoldersOfTheirOwn() {
        for (const QString shard : {"1/2", "2/2"})
            run(command({"--results", at("out" + shard.left(1)), "--shard", shard}));
        const Outcome half = run({"merge", at("out2"), "--csv"});
        QCOMPARE(half.exitCode, 1);
        QVERIFY2(half.errors.contains("3 of 6 cells are missing"), qPrintable(half.errors));
        QCOMPARE(run({"merge", at("out1"), at("out2"), "--csv"}).output, run(command({"--csv"})).output);
    }

    void whatIsThereIsNotRunAgain() {
        run(command({"--results", at("out")}));
        QCOMPARE(cellFiles().size(), 6);
        const auto written = [&](const QString& cell) { return QFileInfo(at("out/" + cell)).lastModified(); };
        const QString kept = "mobilenet_v2--custom-LBDF-128KiB.cell.json";
        const QString damaged = "mobilenet_v2--custom-LBDF-256KiB.cell.json";
        const QString whole = contentOf(at("out/" + damaged));
        const QDateTime before = written(kept);
        write(at("out/" + damaged), whole.left(whole.size() / 2));
        const Outcome again = run(command({"--results", at("out"), "--csv"}));
        QCOMPARE(written(kept), before);
        QVERIFY2(again.errors.contains(damaged) && again.errors.contains("run again"), qPrintable(again.errors));
        QVERIFY(contentOf(at("out/" + damaged)).size() > whole.size() / 2);
        QCOMPARE(again.output, run(command({"--csv"})).output);
    }

    void anotherModelUnderTheSameNameIsRunAgain() {
        run(command({"--results", at("out")}));
        QFile::remove(at("models/mobilenet_v2.onnx"));
        QFile::remove(at("models/broken.onnx"));
        QVERIFY(QFile::copy(kModels + "squeezenet1_0.onnx", at("models/mobilenet_v2.onnx")));
        QVERIFY(QFile::copy(kModels + "alexnet.onnx", at("models/broken.onnx")));  // mended
        const Outcome again = run(command({"--results", at("out"), "--csv"}));
        QVERIFY2(again.errors.contains("the model has changed"), qPrintable(again.errors));
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(again.output, run(command({"--csv"})).output);
    }

    void anInterruptedRunLeavesNoHalfCell() {
        QProcess process;
        process.start(FUSESCOPE_CLI,
                      command({"--results", at("out"), "--algorithm", "local", "--budget", "100000000"}));
        QTRY_VERIFY_WITH_TIMEOUT(cellFiles().size() == 2, 20'000);  // those of the broken file
        QTest::qWait(300);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(20'000));
        const QString said = QString::fromUtf8(process.readAllStandardError());
        QVERIFY2(said.contains("4 of 6 cells are missing") && said.contains("goes on"), qPrintable(said));
        QCOMPARE(QDir(at("out")).entryList(QDir::Files).size(), 3);  // two cells and their list
        QCOMPARE(run({"merge", at("out")}).exitCode, 1);
    }

    void aFolderOfAnotherRunIsRefused() {
        run(command({"--results", at("out")}));
        const Outcome other = run(command({"--results", at("out"), "--algorithm", "local", "--budget", "10"}));
        QCOMPARE(other.exitCode, 3);
        QVERIFY2(other.errors.contains("another run"), qPrintable(other.errors));
        run(command({"--results", at("local"), "--algorithm", "local", "--budget", "10"}));
        const Outcome mixed = run({"merge", at("out"), at("local")});
        QCOMPARE(mixed.exitCode, 3);
        QVERIFY2(mixed.errors.contains("another run"), qPrintable(mixed.errors));
    }

    void everyFileOfAFolderWithEveryBuffer() {
        QDir(folder_->path()).mkdir("hw");
        write(at("hw/b.yaml"), "schema: fusescope/accelerator/1\nname: wide\nbuffer: 512KiB\nactivation_bits: 16\n");
        write(at("hw/a.yaml"), "schema: fusescope/accelerator/1\nname: narrow\nbuffer: 64KiB\nactivation_bits: 8\n");
        const QString model = at("models/squeezenet1_1.onnx");
        const QString own = run({"optimize", model, "--hw", at("hw"), "--csv"}).output;
        QVERIFY2(own.indexOf("narrow LBDF 64KiB,65536") > 0, qPrintable(own));
        QVERIFY(own.indexOf("wide LBDF 512KiB,524288") > own.indexOf("narrow LBDF 64KiB"));
        const QString both =
            run({"optimize", model, "--hw", at("hw/a.yaml"), "--hw", at("hw/b.yaml"), "--buffer", "1MiB", "--csv"})
                .output;
        QVERIFY2(both.contains("narrow LBDF 1MiB") && both.contains("wide LBDF 1MiB"), qPrintable(both));
    }

    void plansAreKeptBesideTheirCells() {
        run(command({"--results", at("out")}));
        const Outcome priced = run({"evaluate", at("models/mobilenet_v2.onnx"), "--plan",
                                    at("out/mobilenet_v2--custom-LBDF-256KiB.plan.yaml"), "--json"});
        QCOMPARE(jsonOf(priced)["dram_bytes"].toInteger(), qint64{4369152});  // as tst_cli has it proven
    }

    void whatMakesNoSenseIsAUsageError_data() {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("shard 0") << QStringList{"--shard", "0/2"};
        QTest::newRow("shard 3 of 2") << QStringList{"--shard", "3/2"};
        QTest::newRow("no shard") << QStringList{"--shard", "two"};
        QTest::newRow("one plan of many") << QStringList{"-o", "plan.yaml"};
        QTest::newRow("start of many") << QStringList{"--warm", "plan.yaml"};
    }
    void whatMakesNoSenseIsAUsageError() {
        QFETCH(QStringList, more);
        QCOMPARE(run(command(more)).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TestCliBatch)
#include "tst_cli_batch.moc"
