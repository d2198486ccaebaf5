// SPDX-License-Identifier: Apache-2.0
// The command line as scripts see it: output, files, exit codes.
#include <QtTest>

#include <QJsonArray>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <csignal>

#include "tests/app/cli_run.h"
#include "tests/support/bad_accelerators.h"

using namespace fusescope::test;

class TestCli : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void helpTeaches() {
        const Outcome help = run({"--help"});
        QCOMPARE(help.exitCode, 0);
        for (const char* command :
             {"inspect", "evaluate", "optimize", "sweep", "explain", "split", "export", "train", "reproduce"}) {
            QVERIFY(help.output.contains(command));
            const Outcome detail = run({command, "--help"});
            QCOMPARE(detail.exitCode, 0);
            QVERIFY(detail.output.contains("Example"));
        }
    }

    void provesKnownOptima_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("buffer");
        QTest::addColumn<qint64>("dramBytes");
        QTest::newRow("efficientnet 128") << "efficientnet_b3"
                                          << "128KiB" << qint64{107822296};
        QTest::newRow("efficientnet 256") << "efficientnet_b3"
                                          << "256KiB" << qint64{81664048};
        QTest::newRow("efficientnet 512") << "efficientnet_b3"
                                          << "512KiB" << qint64{56199312};
        QTest::newRow("mobilenet 128") << "mobilenet_v2"
                                       << "128KiB" << qint64{7411456};
        QTest::newRow("mobilenet 256") << "mobilenet_v2"
                                       << "256KiB" << qint64{4369152};
        QTest::newRow("mobilenet 512") << "mobilenet_v2"
                                       << "512KiB" << qint64{4252608};
        QTest::newRow("resnet 128") << "resnet50"
                                    << "128KiB" << qint64{44873216};
    }
    void provesKnownOptima() {
        QFETCH(QString, model);
        QFETCH(QString, buffer);
        QFETCH(qint64, dramBytes);
        const QJsonObject result = jsonOf(run({"optimize", kModels + model + ".onnx", "--buffer", buffer, "--json"}));
        QCOMPARE(result["schema"].toString(), QString("fusescope/result/1"));
        QCOMPARE(result["dram_bytes"].toInteger(), dramBytes);
        QCOMPARE(result["lower_bound_bytes"].toInteger(), dramBytes);
        QVERIFY(result["optimal"].toBool());
        QVERIFY(result["rectify_rate"].isNull());
    }

    void provesItsPlanForEveryBundledModel() {
        const auto models = QDir(kModels).entryList({"*.onnx"});
        QVERIFY(models.size() >= 16);
        for (const QString& model : models) {
            const QJsonObject result = jsonOf(run({"optimize", kModels + model, "--buffer", "256KiB", "--json"}));
            QVERIFY2(result["optimal"].toBool(), qPrintable(model));
            for (const auto group : result["groups"].toArray()) {
                qint64 sum = 0;
                for (const auto term : group.toObject()["terms"].toArray()) sum += term.toObject()["bytes"].toInteger();
                QCOMPARE(sum, group.toObject()["buffer_bytes"].toInteger());
            }
        }
    }

    void aPlanSurvivesTheRoundTrip() {
        QTemporaryDir folder;
        const QString plan = folder.filePath("plan.yaml");
        const Outcome found = run({"optimize", kModels + "mobilenet_v2.onnx", "--buffer", "256KiB", "-o", plan});
        QCOMPARE(found.exitCode, 0);
        QVERIFY(found.output.contains("4.37 MB"));
        QVERIFY(found.output.contains("proven best possible"));
        QCOMPARE(found.errors, QString());
        const Outcome priced = run({"evaluate", kModels + "mobilenet_v2.onnx", "--plan", plan, "--json"});
        QCOMPARE(priced.exitCode, 0);
        QCOMPARE(jsonOf(priced)["dram_bytes"].toInteger(), 4369152);
        // In half the buffer its groups do not fit: the gate fails, and the report says which.
        const Outcome smaller = run({"evaluate", kModels + "mobilenet_v2.onnx", "--plan", plan, "--buffer", "64KiB"});
        QCOMPARE(smaller.exitCode, 1);
        QVERIFY(smaller.output.contains("DOES NOT FIT"));
        QVERIFY(
            smaller.output.contains(QRegularExpression("does not fit: .* too much, it would fit from .* bytes\\)")));
        QVERIFY(smaller.output.contains(QRegularExpression("% of the buffer: \\d+ rows? of [0-9x]+ from /")));
        QVERIFY(smaller.output.contains("% of the buffer: the weights of /"));
        const QString svg = folder.filePath("plan.svg");
        QCOMPARE(run({"export", kModels + "mobilenet_v2.onnx", "--plan", plan, "-o", svg}).exitCode, 0);
        QXmlStreamReader xml(contentOf(svg));
        while (!xml.atEnd()) xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    }

    void sameSeedSamePlanWhateverTheThreads() {
        QTemporaryDir folder;
        for (const char* algorithm : {"local", "random", "nsga2"}) {
            for (const char* threads : {"1", "3"})
                QCOMPARE(
                    run({"optimize", kModels + "squeezenet1_1.onnx", "--buffer", "128KiB", "--algorithm", algorithm,
                         "--budget", "300", "--seed", "5", "--threads", threads, "-o", folder.filePath(threads)})
                        .exitCode,
                    0);
            QCOMPARE(contentOf(folder.filePath("1")), contentOf(folder.filePath("3")));
            QVERIFY(!contentOf(folder.filePath("1")).isEmpty());
        }
    }

    void usageErrorsExitWith2_data() {
        QTest::addColumn<QStringList>("arguments");
        const QString model = kModels + "resnet18.onnx";
        QTest::newRow("no command") << QStringList{};
        QTest::newRow("unknown command") << QStringList{"fuse"};
        QTest::newRow("no accelerator") << QStringList{"optimize", model};
        QTest::newRow("ambiguous KB") << QStringList{"optimize", model, "--buffer", "64KB"};
        QTest::newRow("zero buffer") << QStringList{"optimize", model, "--buffer", "0"};
        QTest::newRow("negative buffer") << QStringList{"optimize", model, "--buffer=-4KiB"};
        QTest::newRow("no such algorithm")
            << QStringList{"optimize", model, "--buffer", "64KiB", "--algorithm", "magic"};
        QTest::newRow("no such scheme") << QStringList{"inspect", model, "--scheme", "DFBL"};
        QTest::newRow("zero bits") << QStringList{"inspect", model, "--activation-bits", "0"};
        QTest::newRow("65 bits") << QStringList{"inspect", model, "--weight-bits", "65"};
        QTest::newRow("zero budget") << QStringList{"optimize", model, "--buffer", "64KiB", "--budget", "0"};
        QTest::newRow("no such explainer")
            << QStringList{"optimize", model, "--buffer", "64KiB", "--explainer", "oracle"};
        QTest::newRow("no such objective")
            << QStringList{"optimize", model, "--buffer", "64KiB", "--objectives", "dram,joy"};
        QTest::newRow("no population") << QStringList{"optimize", model, "--buffer", "64KiB", "--population", "0"};
        QTest::newRow("malformed dim") << QStringList{"inspect", model, "--dim", "height"};
    }
    void usageErrorsExitWith2() {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(!outcome.errors.isEmpty());
        QCOMPARE(outcome.output, QString());
    }

    void badInputExitsWith3_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("expected");
        QTest::newRow("unknown op") << "/layer1/layer1.0/conv1/Conv"
                                    << "/nowhere/Conv"
                                    << "there is no op \"/nowhere/Conv\"";
        QTest::newRow("bare KB") << "buffer: 256KiB"
                                 << "buffer: 64KB"
                                 << "KB is ambiguous";
        QTest::newRow("zero buffer") << "buffer: 256KiB"
                                     << "buffer: 0"
                                     << "holds nothing";
        QTest::newRow("unknown key") << "weight_bits: 16"
                                     << "weight_bit: 16"
                                     << "unknown key";
        QTest::newRow("key twice") << "weight_bits: 16"
                                   << "weight_bits: 16\n  weight_bits: 8"
                                   << "twice";
        QTest::newRow("wide bits") << "weight_bits: 16"
                                   << "weight_bits: 65"
                                   << "not a width";
        QTest::newRow("no scheme") << "scheme: LBDF"
                                   << "scheme: XYZ"
                                   << "no scheme";
        QTest::newRow("newer schema") << "fusescope/plan/1"
                                      << "fusescope/plan/2"
                                      << "newer Fusescope";
        QTest::newRow("other file") << "fusescope/plan/1"
                                    << "fusescope/accelerator/1"
                                    << "right file";
        QTest::newRow("op twice") << "ops: [/conv1/Conv"
                                  << "ops: [/conv1/Conv, /conv1/Conv"
                                  << "in two groups";
        QTest::newRow("op left out") << "/conv1/Conv, "
                                     << ""
                                     << "in no group";
        QTest::newRow("no YAML") << "groups:"
                                 << "groups: [}"
                                 << "plan.yaml";
        QTest::newRow("list as text") << "ops: [/conv1/Conv"
                                      << "ops: x, y: [/conv1/Conv"
                                      << "plan.yaml";
    }
    void badInputExitsWith3() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, expected);
        QTemporaryDir folder;
        const QString plan = folder.filePath("plan.yaml");
        const QString model = kModels + "resnet18.onnx";
        QCOMPARE(run({"optimize", model, "--buffer", "256KiB", "-o", plan}).exitCode, 0);
        QString text = contentOf(plan);
        QVERIFY2(text.contains(from), qPrintable(text.left(1500)));
        text.replace(text.indexOf(from), from.size(), to);
        write(plan, text);
        const Outcome outcome = run({"evaluate", model, "--plan", plan});
        QVERIFY2(outcome.errors.contains(expected), qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains("plan.yaml:"), qPrintable(outcome.errors));
        QCOMPARE(outcome.exitCode, 3);
        QCOMPARE(outcome.output, QString());
        QCOMPARE(outcome.errors.count('\n'), 1);
    }

    void badAcceleratorsExitWith3_data() { badAcceleratorRows(); }
    void badAcceleratorsExitWith3() {
        QFETCH(QString, key);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QTemporaryDir folder;
        const QString hardware = folder.filePath("hw.yaml");
        write(hardware, text);
        const Outcome outcome = run({"inspect", kModels + "alexnet.onnx", "--hw", hardware});
        QVERIFY2(outcome.errors.contains("hw.yaml:"), qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains(key) && outcome.errors.contains(expected), qPrintable(outcome.errors));
        QCOMPARE(outcome.exitCode, 3);
        QCOMPARE(outcome.output, QString());
        QCOMPARE(outcome.errors.count('\n'), 1);
    }

    void otherBadInputExitsWith3() {
        QTemporaryDir folder;
        const QString plan = folder.filePath("plan.yaml");
        QCOMPARE(run({"optimize", kModels + "resnet18.onnx", "--buffer", "256KiB", "-o", plan}).exitCode, 0);
        const QList<QStringList> cases{
            {"evaluate", kModels + "mobilenet_v2.onnx", "--plan", plan},  // another model
            {"optimize", kModels + "resnet18.onnx", "--buffer", "256KiB", "-o",
             "/nonexistent/plan.yaml"},                                                          // unwritable
            {"optimize", kModels + "resnet18.onnx", "--buffer", "256KiB", "-o", folder.path()},  // a folder
            {"optimize", kModels + "nowhere.onnx", "--buffer", "256KiB"},
            {"optimize", kModels + "resnet18.onnx", "--hw", folder.filePath("nowhere.yaml")},
            {"optimize", plan, "--buffer", "256KiB"},  // no model
        };
        for (const QStringList& arguments : cases) {
            const Outcome outcome = run(arguments);
            QVERIFY2(outcome.exitCode == 3, qPrintable(arguments.join(' ') + ": " + outcome.errors));
            QCOMPARE(outcome.errors.count('\n'), 1);
        }
        const QString before = contentOf(plan);
        QVERIFY(run({"optimize", kModels + "nowhere.onnx", "--buffer", "256KiB", "-o", plan}).exitCode == 3);
        QCOMPARE(contentOf(plan), before);
    }

    void aModelWithoutFusableOpsIsAFinding() {
        const Outcome outcome = run({"optimize", kModels + "vgg16.onnx", "--buffer", "16"});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.output.contains("nothing can be fused"));
    }

    void interruptKeepsTheBest() {
        QTemporaryDir folder;
        const QString plan = folder.filePath("plan.yaml");
        QProcess process;
        process.start(FUSESCOPE_CLI, {"optimize", kModels + "efficientnet_b3.onnx", "--buffer", "256KiB", "--algorithm",
                                      "local", "--budget", "100000000", "-o", plan});
        QVERIFY(process.waitForStarted());
        QTest::qWait(400);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(QString::fromUtf8(process.readAllStandardError()).contains("best so far"));
        QCOMPARE(run({"evaluate", kModels + "efficientnet_b3.onnx", "--plan", plan}).exitCode, 0);
    }

    void aTimeLimitKeepsTheBest() {
        const QJsonObject result =
            jsonOf(run({"optimize", kModels + "resnet18.onnx", "--buffer", "256KiB", "--algorithm", "random",
                        "--budget", "100000000", "--time-limit", "0.2", "--json"}));
        QVERIFY(result["dram_bytes"].toInteger() >= 6817792);
        QVERIFY(result["evaluated_plans"].toInteger() > 0);
    }

    void inspectCountsOpaqueOps() {
        const Outcome text = run({"inspect", kModels + "swin_t.onnx"});
        QVERIFY(text.output.contains("36 opaque (their operands are held whole): Gather\n"));
        const QJsonObject result = jsonOf(run({"inspect", kModels + "swin_t.onnx", "--json"}));
        QCOMPARE(result["kinds"].toObject()["opaque"].toInt(), 36);
    }

    void evaluateSaysWhichLimitIsExceeded() {
        QTemporaryDir folder;
        const QString plan = folder.filePath("plan.yaml");
        QCOMPARE(run({"optimize", kModels + "squeezenet1_1.onnx", "--buffer", "128KiB", "-o", plan}).exitCode, 0);
        const QString hardware = folder.filePath("hw.yaml");
        const QString start = "schema: fusescope/accelerator/1\nbuffer: 128KiB\n";
        const auto priced = [&](const QString& limit) {
            write(hardware, start + limit + "\n");
            return run({"evaluate", kModels + "squeezenet1_1.onnx", "--plan", plan, "--hw", hardware});
        };
        QCOMPARE(priced("max_group_ops: 100").exitCode, 0);
        const Outcome few = priced("max_group_ops: 2");
        QCOMPARE(few.exitCode, 1);
        QVERIFY2(few.output.contains("ops, the accelerator takes 2 in a group"), qPrintable(few.output));
        const Outcome light = priced("weight_buffer: 1KiB");
        QCOMPARE(light.exitCode, 1);
        QVERIFY2(light.output.contains(", the weight buffer has 1 KiB"), qPrintable(light.output));
    }

    void inspectSaysWhyAnOpIsNotFusable() {
        const QJsonObject result = jsonOf(run({"inspect", kModels + "resnet18.onnx", "--buffer", "256KiB", "--json"}));
        QCOMPARE(result["schema"].toString(), QString("fusescope/inspect/1"));
        QCOMPARE(result["ops"].toArray().size(), 49);
        QCOMPARE(result["parameters"].toInteger(), 11684712);
        QCOMPARE(result["kinds"].toObject()["row-wise"].toInt(), 25);  // 17 Relu, 8 Add
        QCOMPARE(result["ops"].toArray()[0].toObject()["kind"].toString(), QString("window"));
        const Outcome text = run({"inspect", kModels + "resnet18.onnx", "--buffer", "256KiB"});
        QVERIFY(text.output.contains("22 window, 25 row-wise and 2 global ops\n"));
        QVERIFY(text.output.contains("alone, the buffer has 256 KiB"));
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
