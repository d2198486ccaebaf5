// SPDX-License-Identifier: Apache-2.0
// The command line around the predictor: judging, explaining, training.
#include <QtTest>

#include <QJsonArray>
#include <QTemporaryDir>

#include "tests/app/cli_run.h"

using namespace fusescope::test;

class TestCliLearned : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void thePredictorIsAskedBesideTheCostModel() {
        QTemporaryDir folder;
        const QString plan = folder.filePath("plan.yaml");
        const QString model = kModels + "squeezenet1_1.onnx";
        QCOMPARE(run({"optimize", model, "--buffer", "256KiB", "-o", plan}).exitCode, 0);
        const Outcome plain = run({"evaluate", model, "--plan", plan, "--predict", "--json"});
        QCOMPARE(plain.exitCode, 0);
        int right = 0;
        const auto groups = jsonOf(plain)["groups"].toArray();
        for (const auto group : groups)
            right +=
                (group.toObject()["predicted_invalid"].toDouble(-1) < 0.5) == group.toObject()["fits"].toBool() ? 1 : 0;
        QVERIFY2(right * 10 > groups.size() * 9, qPrintable(QString::number(right)));
        const Outcome text = run({"evaluate", model, "--plan", plan, "--predict", "--buffer", "128KiB"});
        QVERIFY(text.output.contains("predictor and cost model agree on"));
        const Outcome ops = run({"inspect", model, "--buffer", "128KiB", "--predict", "--json"});
        QVERIFY(jsonOf(ops)["ops"].toArray()[0].toObject().contains("predicted_invalid"));
        QVERIFY(!run({"evaluate", model, "--plan", plan, "--json"}).output.contains("predicted"));
        QCOMPARE(run({"inspect", model, "--predict"}).exitCode, 2);  // in what buffer?
    }

    void anOpListThatIsNoGroupSaysWhichOpBreaksWhichRule_data() {
        QTest::addColumn<QString>("ops");
        QTest::addColumn<QString>("said");
        QTest::newRow("unknown") << "/features/features.0/Conv,nobody"
                                 << "there is no op \"nobody\"";
        QTest::newRow("not connected") << "/features/features.0/Conv,/features/features.9/squeeze/Conv"
                                       << "is not connected: no edge joins";
        QTest::newRow("not convex")
            << "/features/features.3/squeeze_activation/Relu,/features/features.3/expand1x1/Conv,"
               "/features/features.3/expand1x1_activation/Relu,/features/features.3/Concat"
            << "is not convex: a path leaves it and returns through";
        QTest::newRow("alone") << "/features/features.0/Conv"
                               << "one op has no edge to cut";
        QTest::newRow("fits") << "/features/features.0/Conv,/features/features.1/Relu"
                              << "there is nothing to cut";
    }
    void anOpListThatIsNoGroupSaysWhichOpBreaksWhichRule() {
        QFETCH(QString, ops);
        QFETCH(QString, said);
        const Outcome outcome = run({"explain", kModels + "squeezenet1_1.onnx", "--buffer", "64MiB", "--ops", ops});
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(outcome.errors.contains(said), qPrintable(outcome.errors));
        QVERIFY(outcome.output.isEmpty());
    }

    void explainsTheGroupsOfAPlanThatDoNotFit() {
        QTemporaryDir folder;
        const QString plan = folder.filePath("plan.yaml");
        const QString model = kModels + "squeezenet1_1.onnx";
        QCOMPARE(run({"optimize", model, "--buffer", "1MiB", "-o", plan}).exitCode, 0);
        const QStringList command{"explain", model, "--plan", plan, "--buffer", "256KiB"};
        const QJsonObject evaluated = jsonOf(run({"evaluate", model, "--plan", plan, "--buffer", "256KiB", "--json"}));
        QStringList invalid;
        QString fitting;
        for (const auto entry : evaluated["groups"].toArray()) {
            const QJsonObject group = entry.toObject();
            if (group["fits"].toBool())
                fitting = QString::number(group["id"].toInt());
            else if (group["ops"].toArray().size() > 1)
                invalid << "group " + QString::number(group["id"].toInt());
        }
        QVERIFY(!invalid.isEmpty() && !fitting.isEmpty());
        const QJsonObject result = jsonOf(run(command + QStringList{"--json", "--explainer", "exact"}));
        QCOMPARE(result["schema"].toString(), QString("fusescope/explanation/1"));
        QStringList named;
        for (const auto entry : result["groups"].toArray()) {
            const QJsonObject group = entry.toObject();
            named << group["name"].toString();
            QVERIFY(group["exhaustive"].toBool() && group["buffer_bytes"].toInteger() >= 256 * 1024);
            int selected = 0;
            for (const auto edge : group["edges"].toArray()) {
                const int rank = edge.toObject()["rank"].toInt();
                selected += rank > 0 ? 1 : 0;
                if (rank == 1 && group["category"].toInt() == 1) QCOMPARE(edge.toObject()["category"].toInt(), 1);
            }
            QVERIFY(selected >= 1);
        }
        QCOMPARE(named, invalid);
        const Outcome text = run(command);
        QVERIFY2(text.output.contains("explained by lookahead") && text.output.contains(" side fits, "),
                 qPrintable(text.output));
        const QString number = invalid.first().section(' ', 1);
        QCOMPARE(jsonOf(run(command + QStringList{"--group", number, "--json"}))["groups"].toArray().size(), 1);
        QCOMPARE(run(command + QStringList{"--group", fitting}).exitCode, 3);
        QCOMPARE(run(command + QStringList{"--group", "9999"}).exitCode, 3);
    }

    void explainsGroupsByTheirOps() {
        const QStringList command{"explain", kModels + "resnet18.onnx", "--json", "--ops"};
        const QString ops = "/layer1/layer1.0/conv1/Conv,/layer1/layer1.0/relu/Relu,/layer1/layer1.0/conv2/Conv";
        const QJsonObject result = jsonOf(run(command + QStringList{ops, "--buffer", "128KiB"}));
        QCOMPARE(result["groups"].toArray().size(), 1);
        QCOMPARE(result["groups"].toArray()[0].toObject()["edges"].toArray().size(), 2);
        QCOMPARE(run(command + QStringList{ops, "--buffer", "128MiB"}).exitCode, 3);  // it fits
        QCOMPARE(run(command + QStringList{"/layer1/layer1.0/conv1/Conv,oops", "--buffer", "1KiB"}).exitCode, 3);
        QCOMPARE(run(command + QStringList{"/layer1/layer1.0/conv1/Conv", "--buffer", "1KiB"}).exitCode, 3);
    }

    void splitsTheGroupsOfAPlanThatDoNotFit() {
        QTemporaryDir folder;
        const QString plan = folder.filePath("plan.yaml");
        const QString model = kModels + "squeezenet1_1.onnx";
        QCOMPARE(run({"optimize", model, "--buffer", "1MiB", "-o", plan}).exitCode, 0);
        const QStringList command{"split", model, "--plan", plan, "--buffer", "256KiB"};
        const QJsonObject result = jsonOf(run(command + QStringList{"--json", "--explainer", "gnne"}));
        QCOMPARE(result["schema"].toString(), QString("fusescope/split-trace/1"));
        const auto splits = result["splits"].toArray();
        QVERIFY(!splits.isEmpty());
        for (const auto split : splits) {
            const QJsonObject root = split.toObject()["nodes"].toArray()[0].toObject();
            QVERIFY(root["buffer_bytes"].toInteger() >= 256 * 1024 && root["parts"].toArray().size() > 1);
        }
        QVERIFY(run(command + QStringList{"--threads", "1"}).output ==
                run(command + QStringList{"--threads", "3"}).output);
        QCOMPARE(run({"split", model, "--buffer", "256KiB"}).exitCode, 2);  // what?
        QCOMPARE(run(command + QStringList{"--explainer", "oracle"}).exitCode, 2);
        QCOMPARE(run(command + QStringList{"--group", "9999"}).exitCode, 3);
        const QString ops = "/features/features.3/squeeze/Conv,/features/features.3/squeeze_activation/Relu";
        QCOMPARE(run({"split", model, "--buffer", "128MiB", "--ops", ops}).exitCode, 3);  // it fits
    }

    void comparesExplainers() {
        const QStringList command{"explain",  kModels + "mobilenet_v2.onnx", "--buffer", "128KiB", "--groups", "12",
                                  "--compare"};
        const QJsonObject result = jsonOf(run(command + QStringList{"--json"}));
        QCOMPARE(result["schema"].toString(), QString("fusescope/explainer-comparison/1"));
        QCOMPARE(result["groups"].toInt(), 12);
        QStringList ids;
        for (const auto row : result["explainers"].toArray()) ids << row.toObject()["explainer"].toString();
        QCOMPARE(ids, (QStringList{"gnne", "gnne-nodes", "pg", "pg-budget", "rg", "lookahead", "exact", "random"}));
        const QJsonObject both = jsonOf(run({"explain", kModels + "mobilenet_v2.onnx", kModels + "resnet18.onnx",
                                             "--buffer", "128KiB", "--groups", "6", "--compare", "--json"}));
        QCOMPARE(both["groups"].toInt(), 12);
        QCOMPARE(
            run({"explain", kModels + "mobilenet_v2.onnx", kModels + "resnet18.onnx", "--buffer", "128KiB"}).exitCode,
            3);
        const Outcome table = run(command);
        for (const QString& id : std::as_const(ids)) QVERIFY(table.output.contains(id));
        QCOMPARE(run({"explain", kModels + "mobilenet_v2.onnx"}).exitCode, 2);  // in what buffer?
        QCOMPARE(run(command + QStringList{"--explainer", "oracle"}).exitCode, 2);
        QCOMPARE(run(command + QStringList{"--group", "1"}).exitCode, 2);  // of what plan?
    }

    void bothBackendsSayTheSame() {
        if (!QFile::exists(FUSESCOPE_TORCH_MODULE)) QSKIP("built without LibTorch");
        const QStringList command{"inspect", kModels + "squeezenet1_1.onnx", "--buffer", "128KiB", "--predict",
                                  "--json"};
        const auto plain = jsonOf(run(command))["ops"].toArray();
        const auto torch = jsonOf(run(command + QStringList{"--backend", "torch"}))["ops"].toArray();
        QCOMPARE(torch.size(), plain.size());
        for (int op = 0; op < plain.size(); ++op)
            QVERIFY(qAbs(plain[op].toObject()["predicted_invalid"].toDouble() -
                         torch[op].toObject()["predicted_invalid"].toDouble(-9)) < 1e-4);
    }

    void unusableWeightsExitWith3() {
        QTemporaryDir folder;
        const QString weights = folder.filePath("w.weights");
        const QStringList command{"inspect", kModels + "resnet18.onnx", "--buffer", "128KiB", "--predict", "--weights",
                                  weights};
        QFile shipped(FUSESCOPE_MODELS "/../predictor/lbdf-default.weights");
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        const QByteArray good = shipped.readAll();
        QByteArray newer = good;
        newer[8] = 9;
        QByteArray damaged = good;
        damaged[5000] = static_cast<char>(damaged[5000] ^ 1);
        for (const QByteArray& bytes : {good.left(1000), newer, damaged, QByteArray("weights"), QByteArray()}) {
            QFile file(weights);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
            file.close();
            const Outcome outcome = run(command);
            QCOMPARE(outcome.exitCode, 3);
            QVERIFY2(outcome.errors.contains("w.weights") && outcome.errors.count('\n') == 1,
                     qPrintable(outcome.errors));
        }
        QCOMPARE(run({"inspect", kModels + "resnet18.onnx", "--buffer", "128KiB", "--scheme", "BRR", "--predict",
                      "--weights", FUSESCOPE_MODELS "/../predictor/lbdf-default.weights"})
                     .exitCode,
                 3);
    }

    void trainingSamplesTellsAndRefuses() {
        QTemporaryDir folder;
        const QString models = folder.filePath("models");
        const QString out = folder.filePath("out");
        QVERIFY(QDir().mkpath(models));
        QCOMPARE(run({"train", "--models", models, "--sample-only", "-o", out}).exitCode, 3);  // no model
        QVERIFY(!QFile::exists(out));
        QVERIFY(QFile::copy(kModels + "squeezenet1_1.onnx", models + "/squeezenet1_1.onnx"));
        const QStringList sample{"train", "--models", models, "--groups-factor", "0.4", "--sample-only", "-o", out};
        const Outcome sampled = run(sample);
        QCOMPARE(sampled.exitCode, 0);
        QVERIFY(sampled.output.contains("SqueezeNet"));
        const QString data = contentOf(out + "/lbdf.groups");
        QVERIFY(data.startsWith("fusescope/groups/1 LBDF 1\n"));
        QXmlStreamReader xml(contentOf(out + "/lbdf-groups.svg"));
        while (!xml.atEnd()) xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(run(sample).exitCode, 0);
        QCOMPARE(contentOf(out + "/lbdf.groups"), data);  // same seed, same data
        QCOMPARE(run({"train", "--models", models, "--scheme", "BRR", "--dataset", out + "/lbdf.groups",
                      "--sample-only", "-o", out})
                     .exitCode,
                 3);
        write(out + "/lbdf.groups", data.left(data.size() / 2));
        const Outcome cut =
            run({"train", "--models", models, "--dataset", out + "/lbdf.groups", "--sample-only", "-o", out});
        QCOMPARE(cut.exitCode, 3);
        QVERIFY2(cut.errors.contains("lbdf.groups:"), qPrintable(cut.errors));
        QCOMPARE(contentOf(out + "/lbdf.groups"), data.left(data.size() / 2));  // nothing overwritten
    }

    void trainsJudgesAndGoesOn() {
        if (!QFile::exists(FUSESCOPE_TORCH_MODULE)) QSKIP("built without LibTorch");
        QTemporaryDir folder;
        const QString models = folder.filePath("models");
        QVERIFY(QDir().mkpath(models));
        QVERIFY(QFile::copy(kModels + "squeezenet1_1.onnx", models + "/squeezenet1_1.onnx"));
        const auto train = [&](const QString& out) {
            return run({"train", "--models", models, "--groups-factor", "0.2", "--epochs", "2", "--hidden", "16", "-o",
                        folder.filePath(out)});
        };
        const Outcome once = train("a");
        QVERIFY2(once.exitCode == 0, qPrintable(once.errors));
        QVERIFY(once.output.contains("within 10 % of the buffer"));
        QCOMPARE(train("b").exitCode, 0);
        QCOMPARE(contentOf(folder.filePath("a/lbdf-default.weights")),
                 contentOf(folder.filePath("b/lbdf-default.weights")));
        const auto report =
            QJsonDocument::fromJson(contentOf(folder.filePath("a/lbdf-default.report.json")).toUtf8()).object();
        QCOMPARE(report["schema"].toString(), QString("fusescope/predictor-report/1"));
        QVERIFY(report["paper_buffers"].toObject()["accuracy"].toDouble() > 0.5);
        QVERIFY(!QFile::exists(folder.filePath("a/lbdf-default.checkpoint")));
        const QStringList use{"inspect",
                              kModels + "resnet18.onnx",
                              "--buffer",
                              "128KiB",
                              "--predict",
                              "--weights",
                              folder.filePath("a/lbdf-default.weights")};
        QCOMPARE(run(use).exitCode, 0);
    }

    void withoutLibTorchTrainingNamesThePackage() {
        QTemporaryDir folder;
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("FUSESCOPE_MODULE_DIR", folder.path());
        process.setProcessEnvironment(environment);
        process.start(FUSESCOPE_CLI, {"train", "--models", kModels, "-o", folder.filePath("out")});
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitCode(), 3);
        QVERIFY(QString::fromUtf8(process.readAllStandardError()).contains("libtorch-dev"));
        QVERIFY(!QFile::exists(folder.filePath("out")));
    }
};

QTEST_GUILESS_MAIN(TestCliLearned)
#include "tst_cli_learned.moc"
