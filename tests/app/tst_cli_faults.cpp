// SPDX-License-Identifier: Apache-2.0
// What goes wrong around the command line ends in words and an exit code, and leaves what was there as it was.
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <filesystem>

#include "tests/app/cli_run.h"

using namespace fusescope::test;

namespace {

const QString kModel = kModels + "squeezenet1_1.onnx";

/// Runs `line` in a shell where $CLI is the program and $MODEL a model.
Outcome shell(const QString& line, const QString& folder = {}, const QString& dataDir = {}) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("CLI"), QStringLiteral(FUSESCOPE_CLI));
    environment.insert(QStringLiteral("MODEL"), kModel);
    environment.insert(QStringLiteral("HOME"), QStringLiteral("/home/somebody"));
    if (!dataDir.isEmpty()) environment.insert(QStringLiteral("FUSESCOPE_DATA_DIR"), dataDir);
    process.setProcessEnvironment(environment);
    if (!folder.isEmpty()) process.setWorkingDirectory(folder);
    process.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), line});
    if (!process.waitForFinished(120'000)) return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

}  // namespace

class TestCliFaults : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void outputsThatCannotBeWrittenAreRefused_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("words");
        const QString optimize = QStringLiteral("\"$CLI\" optimize \"$MODEL\" --buffer 256KiB -o ");
        // a file may not grow: what a full disk says to a writer
        QTest::newRow("no room") << "ulimit -f 0; trap '' XFSZ; " + optimize + "plan.yaml" << 3
                                 << "plan.yaml: cannot write the file";
        QTest::newRow("path through a file")
            << optimize + "old/plan.yaml" << 3 << "cannot write the file (Not a directory)";
        QTest::newRow("read-only folder")
            << optimize + "/proc/plan.yaml" << 3 << "/proc/plan.yaml: cannot write the file";
        QTest::newRow("no folder") << optimize + "none/plan.yaml" << 3 << "(No such file or directory)";
        QTest::newRow("folder") << optimize + "." << 3 << "cannot write the file";
        QTest::newRow("no room, nobody asked")
            << "ulimit -f 0; " + optimize + "plan.yaml" << 3 << "cannot write the file";
        QTest::newRow("pipe") << "mkfifo pipe; " + optimize + "pipe; test -p pipe && rm pipe && exit 3" << 3
                              << "it is a device or a pipe";
        QTest::newRow("link in a circle") << "ln -s a b; ln -s b a; " + optimize + "a; code=$?; rm a b; exit $code" << 3
                                          << "a: cannot write the file (Too many levels of symbolic links)";
        QTest::newRow("the model itself")
            << "cp \"$MODEL\" m.onnx; \"$CLI\" optimize m.onnx --buffer 256KiB -o m.onnx; "
               "code=$?; cmp \"$MODEL\" m.onnx && rm m.onnx && exit $code"
            << 3 << "would replace a file that it is made of";
        QTest::newRow("full output") << QStringLiteral("\"$CLI\" inspect \"$MODEL\" --json > /dev/full") << 4
                                     << "the output cannot be written (No space left on device)";
    }
    void outputsThatCannotBeWrittenAreRefused() {
        QFETCH(QString, line);
        QTemporaryDir folder;
        write(folder.filePath(QStringLiteral("old")), QStringLiteral("old"));
        write(folder.filePath(QStringLiteral("plan.yaml")), QStringLiteral("the plan before"));
        const Outcome outcome = shell(line, folder.path());
        QTEST(outcome.exitCode, "exitCode");
        QFETCH(QString, words);
        QVERIFY2(outcome.errors.contains(words), qPrintable(outcome.errors));
        QCOMPARE(contentOf(folder.filePath(QStringLiteral("plan.yaml"))), QStringLiteral("the plan before"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files),
                 QStringList({"old", "plan.yaml"}));  // nothing half-written
    }

    void linksAreFollowedAndLongNamesAreFine() {
        QTemporaryDir folder;
        const QString name = QString(250, 'n');
        const Outcome outcome =
            shell("ln -s " + name + " link; \"$CLI\" optimize \"$MODEL\" --buffer 256KiB -o link; test -h link",
                  folder.path());
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY(contentOf(folder.filePath(name)).startsWith("schema: fusescope/plan/1"));
    }

    void inputsThatAreNoFilesAreRefused_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("words");
        const QString pipe = QStringLiteral("mkfifo pipe; \"$CLI\" ");
        QTest::newRow("plan") << pipe + "optimize \"$MODEL\" --buffer 1MiB --warm pipe"
                              << "it is a device or a pipe";
        QTest::newRow("accelerator") << pipe + "inspect \"$MODEL\" --hw pipe"
                                     << "it is a device or a pipe";
        QTest::newRow("foreign plan") << pipe + "import \"$MODEL\" pipe --from csv --buffer 1MiB -o x"
                                      << "it is a device or a pipe";
        QTest::newRow("model") << pipe + "inspect pipe --buffer 1MiB"
                               << "pipe";
        QTest::newRow("name of a cell too long")
            << "mkdir r; printf '{\"schema\":\"fusescope/batch/1\",\"request\":\"\",\"cells\":[{\"name\":\"%0300d\","
               "\"model\":\"\",\"accelerator\":\"\",\"accelerator_file\":\"\"}]}' 0 > r/batch.json; \"$CLI\" merge r"
            << "File name too long";
        QTest::newRow("name of a cell elsewhere")
            << "mkdir r; echo '{\"schema\":\"fusescope/batch/1\",\"request\":\"\",\"cells\":[{\"name\":\"../x\","
               "\"model\":\"\",\"accelerator\":\"\",\"accelerator_file\":\"\"}]}' > r/batch.json; \"$CLI\" merge r"
            << "batch.json: a cell has a name that is none for a file";
    }
    void inputsThatAreNoFilesAreRefused() {
        QFETCH(QString, line);
        QFETCH(QString, words);
        QTemporaryDir folder;
        const Outcome outcome = shell(line, folder.path());
        QVERIFY2(outcome.exitCode == 3 && outcome.errors.contains(words), qPrintable(outcome.errors));
        QCOMPARE(outcome.errors.count('\n'), 1);
    }

    void numbersThatAreNoneAreUsage_data() {
        QTest::addColumn<QString>("options");
        for (const char* const options :
             {"--time-limit nan", "--time-limit inf", "--share nan", "--random-repeats nan", "--seed -1",
              "--seed 9223372036854775808", "--seed 99999999999999999999", "--memory-limit -1", "--memory-limit 0"})
            QTest::newRow(options) << QString(options);
    }
    void numbersThatAreNoneAreUsage() {
        QFETCH(QString, options);
        const QString run =
            QStringLiteral("\"$CLI\" optimize \"$MODEL\" --buffer 256KiB --algorithm local --budget 5 ");
        QCOMPARE(shell(run + options).exitCode, 2);
    }

    void aLimitOfAgesIsNone() {
        const Outcome outcome =
            shell(QStringLiteral("\"$CLI\" optimize \"$MODEL\" --buffer 256KiB --time-limit 1e300"));
        QVERIFY2(outcome.exitCode == 0 && !outcome.errors.contains("stopped early"), qPrintable(outcome.errors));
    }

    void aGateOfNoNumberIsUsage() {
        QCOMPARE(shell(QStringLiteral("\"$CLI\" diff a.yaml b.yaml --model \"$MODEL\" --fail-if-worse nan")).exitCode,
                 2);
    }

    void namesDoNotReachTheTerminalAsTheyAre() {
        QTemporaryDir folder;
        write(folder.filePath(QStringLiteral("hw.yaml")),
              QStringLiteral("schema: fusescope/accelerator/1\nname: \"a\\e]0;b\\u202E\"\nbuffer: 1MiB\n"));
        write(folder.filePath(QStringLiteral("key.yaml")),
              QStringLiteral("schema: fusescope/accelerator/1\n\"k\\e[2J\": 1\nbuffer: 1MiB\n"));
        const Outcome shown = shell(QStringLiteral("\"$CLI\" inspect \"$MODEL\" --hw hw.yaml"), folder.path());
        QCOMPARE(shown.exitCode, 0);
        QVERIFY(shown.output.contains("]0;b") && !shown.output.contains(QChar(0x1b)) &&
                !shown.output.contains(QChar(0x202e)));
        const Outcome refused = shell(QStringLiteral("\"$CLI\" inspect \"$MODEL\" --hw key.yaml"), folder.path());
        QCOMPARE(refused.exitCode, 3);
        QVERIFY(refused.errors.contains("[2J") && !refused.errors.contains(QChar(0x1b)));
    }

    void whatComesWithTheProgramMayBeMissingOrForeign_data() {
        QTest::addColumn<QByteArray>("weights");
        QTest::addColumn<QString>("words");
        QTest::newRow("missing") << QByteArray() << "there is no such file";
        QTest::newRow("foreign") << QByteArray("PNG, not weights") << "this is no weights file";
        QTest::newRow("cut short") << QByteArray("FSWEIGHT\1\0\0\0", 12) << "the file is damaged";
        QTest::newRow("newer") << QByteArray("FSWEIGHT\2\0\0\0", 12) << "weights of version 2";
    }
    void whatComesWithTheProgramMayBeMissingOrForeign() {
        QFETCH(QByteArray, weights);
        QTemporaryDir data;
        QVERIFY(QDir(data.path()).mkpath(QStringLiteral("predictor")));
        if (!weights.isEmpty()) {
            QFile file(data.filePath(QStringLiteral("predictor/lbdf-default.weights")));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(weights);
        }
        const QString run =
            QStringLiteral("\"$CLI\" optimize \"$MODEL\" --buffer 256KiB --algorithm local --budget 20");
        const Outcome outcome = shell(run + " --explainer pg", {}, data.path());
        QCOMPARE(outcome.exitCode, 3);
        QFETCH(QString, words);
        QVERIFY2(outcome.errors.contains(words), qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains("install it again"), qPrintable(outcome.errors));
        QCOMPARE(shell(run, {}, data.path()).exitCode, 0);  // what does not need them works
    }

    void theHomeFolderIsNotTold() {
        const Outcome outcome =
            shell(QStringLiteral("\"$CLI\" optimize \"$MODEL\" --buffer 1MiB --algorithm local --explainer pg"), {},
                  QStringLiteral("/home/somebody/fusescope"));
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(outcome.errors.contains("~/fusescope") && !outcome.errors.contains("somebody"),
                 qPrintable(outcome.errors));
    }

    void tooLittleMemoryIsSaid() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("sanitizers reserve more than any limit");
#endif
        const QString line = QStringLiteral(
            "ulimit -v %1; \"$CLI\" optimize \"%2\" --buffer 1MiB --algorithm random --budget 5 -o plan.yaml");
        int refused = 0;
        for (int kilobytes = 50'000; kilobytes > 30'000; kilobytes -= 3'000) {
            QTemporaryDir folder;
            write(folder.filePath(QStringLiteral("plan.yaml")), QStringLiteral("the plan before"));
            const Outcome outcome = shell(line.arg(kilobytes).arg(kModels + "inception_v3.onnx"), folder.path());
            if (outcome.exitCode == 0) continue;
            if (outcome.exitCode == 127) break;  // not even its libraries find room
            ++refused;
            QVERIFY2(outcome.exitCode == 3 || outcome.exitCode == 4, qPrintable(outcome.errors));
            QVERIFY2(outcome.errors.contains("memory"), qPrintable(outcome.errors));
            QCOMPARE(contentOf(folder.filePath(QStringLiteral("plan.yaml"))), QStringLiteral("the plan before"));
        }
        QVERIFY(refused > 0);
    }

    /// A search that remembers more than there is, long after its model was opened.
    void tooLittleMemoryInASearchIsSaid() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("sanitizers reserve more than any limit");
#endif
        QTemporaryDir folder;
        write(folder.filePath(QStringLiteral("plan.yaml")), QStringLiteral("the plan before"));
        const Outcome outcome =
            shell(QStringLiteral("ulimit -v 75000; \"$CLI\" optimize \"%1\" --buffer 1MiB --algorithm "
                                 "random --threads 1 --budget 1000000 -o plan.yaml")
                      .arg(kModels + "inception_v3.onnx"),
                  folder.path());
        QCOMPARE(outcome.exitCode, 4);
        QVERIFY2(outcome.errors.contains("there is not enough memory (see --memory-limit)"),
                 qPrintable(outcome.errors));
        QCOMPARE(contentOf(folder.filePath(QStringLiteral("plan.yaml"))), QStringLiteral("the plan before"));
    }

    void withoutTheTorchModuleTheRestWorks_data() {
        QTest::addColumn<QByteArray>("module");
        QTest::addColumn<QString>("words");
        QFile foreign(QStringLiteral(FUSESCOPE_CLI));  // an ELF file, but no library
        QVERIFY(foreign.open(QIODevice::ReadOnly));
        QTest::newRow("missing") << QByteArray() << "not installed";
        QTest::newRow("no library") << QByteArray("not ELF") << "LibTorch cannot be loaded";
        QTest::newRow("a program") << foreign.readAll() << "LibTorch cannot be loaded";
    }
    void withoutTheTorchModuleTheRestWorks() {
        QFETCH(QByteArray, module);
        QTemporaryDir folder;
        if (!module.isEmpty()) {
            QFile file(folder.filePath(QStringLiteral("fusescope_torch.so")));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(module);
        }
        const QString run =
            QStringLiteral("FUSESCOPE_MODULE_DIR=. \"$CLI\" inspect \"$MODEL\" --buffer 1MiB --predict");
        const Outcome outcome = shell(run + " --backend torch", folder.path());
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(outcome.errors.contains("libtorch"), qPrintable(outcome.errors));
        QFETCH(QString, words);
        QVERIFY2(outcome.errors.contains(words), qPrintable(outcome.errors));
        QCOMPARE(shell(run, folder.path()).exitCode, 0);
    }
};

QTEST_GUILESS_MAIN(TestCliFaults)
#include "tst_cli_faults.moc"
