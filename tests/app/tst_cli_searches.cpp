// SPDX-License-Identifier: Apache-2.0
// The command line around searches: explainers, objectives, overrides.
#include <QtTest>

#include <QJsonArray>
#include <QTemporaryDir>

#include "tests/app/cli_run.h"

using namespace fusescope::test;

namespace {

const QString kModel = kModels + "squeezenet1_1.onnx";

QStringList optimize(const QStringList& more) { return QStringList{"optimize", kModel, "--buffer", "256KiB"} + more; }

}  // namespace

class TestCliSearches : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void explainersSplitWhatDoesNotFit_data() {
        QTest::addColumn<QString>("algorithm");
        for (const char* algorithm : {"random", "local", "nsga2"}) QTest::newRow(algorithm) << algorithm;
    }
    void explainersSplitWhatDoesNotFit() {
        QFETCH(QString, algorithm);
        const QStringList search{"--algorithm", algorithm, "--budget", "300", "--json"};
        const QJsonObject plain = jsonOf(run(optimize(search)));
        QVERIFY(plain["rectify_rate"].isNull() && plain["first_try_rate"].isNull());
        QCOMPARE(plain["evaluated_plans"].toInt(), 300);
        const QJsonObject explained =
            jsonOf(run(optimize(search + QStringList{"--explainer", "lookahead", "--first-try"})));
        QCOMPARE(explained["rectify_rate"].toDouble(), 1.0);
        QVERIFY(explained["first_try_rate"].toDouble() > 0.5);
        const QJsonObject splits = explained["splits"].toObject();
        QVERIFY(splits["groups"].toInt() > 5 && splits["explanations"].toInt() >= splits["groups"].toInt());
        const QJsonObject caches = explained["caches"].toObject();
        for (const char* cache : {"buffer", "dram", "splits"})
            QVERIFY2(caches[cache].toObject()["lookups"].toInt() > caches[cache].toObject()["hits"].toInt(), cache);
        QCOMPARE(explained["front"].toArray().isEmpty(), algorithm != "nsga2");
    }

    void objectivesMakeAFront() {
        const QStringList search = optimize({"--algorithm", "nsga2", "--budget", "400"});
        const QJsonObject two = jsonOf(run(search + QStringList{"--json"}));
        const auto front = two["front"].toArray();
        QVERIFY(front.size() > 1);
        QCOMPARE(front[0].toObject()["dram_bytes"].toInteger(), two["dram_bytes"].toInteger());
        for (qsizetype i = 1; i < front.size(); ++i)
            QVERIFY(front[i].toObject()["max_buffer_bytes"].toInteger() <
                    front[i - 1].toObject()["max_buffer_bytes"].toInteger());
        QVERIFY(run(search).output.contains("front"));
        QCOMPARE(jsonOf(run(search + QStringList{"--json", "--objectives", "dram"}))["front"].toArray().size(), 1);
        QCOMPARE(run(search + QStringList{"--keep-invalid"}).exitCode, 0);
    }

    void plansAreComparedAndAdvisedOn() {
        const QTemporaryDir folder;
        const QString rough = folder.filePath("rough.yaml");
        const QString best = folder.filePath("best.yaml");
        const QString advised = folder.filePath("advised.yaml");
        QCOMPARE(run(optimize({"--algorithm", "random", "--budget", "5", "-o", rough})).exitCode, 0);
        QCOMPARE(run(optimize({"-o", best})).exitCode, 0);
        const QJsonObject change =
            jsonOf(run({"diff", rough, best, "--json"}));  // the model is found among the samples
        QCOMPARE(change["schema"].toString(), QString("fusescope/diff/1"));
        QVERIFY(change["dram_change_bytes"].toInteger() < 0);
        QVERIFY(!change["changed_groups"].toArray().isEmpty());
        QCOMPARE(run({"diff", rough, best, "--fail-if-worse", "0"}).exitCode, 0);
        QCOMPARE(run({"diff", best, rough, "--fail-if-worse", "1"}).exitCode, 1);
        QVERIFY(run({"diff", best, best, "--model", kModel}).output.contains("+0.00 %"));
        QCOMPARE(run({"diff", best, folder.filePath("none.yaml")}).exitCode, 3);

        const QJsonObject advice = jsonOf(run({"advise", kModel, "--plan", rough, "--edges", "3", "--json"}));
        const auto findings = advice["findings"].toArray();
        QVERIFY(!findings.isEmpty());
        QCOMPARE(findings[0].toObject()["kind"].toString(), QString("better-plan"));
        QCOMPARE(advice["edges"].toArray().size(), 3);
        QCOMPARE(run({"advise", kModel, "--plan", rough, "--apply", "1", "-o", advised}).exitCode, 0);
        QCOMPARE(jsonOf(run({"diff", best, advised, "--json"}))["dram_change_bytes"].toInteger(), 0);
        QCOMPARE(run({"advise", kModel, "--plan", rough, "--apply", "999", "-o", advised}).exitCode, 3);
        QCOMPARE(run({"advise", kModel, "--plan", rough, "--apply", "1"}).exitCode, 2);
    }

    void plansGoToOtherToolsAndComeBack() {
        const QTemporaryDir folder;
        const QString plan = folder.filePath("plan.yaml");
        const QString back = folder.filePath("back.yaml");
        QCOMPARE(run(optimize({"-o", plan})).exitCode, 0);
        for (const char* const format : {"csv", "dot", "model-explorer", "model-explorer-data", "model-explorer-edges",
                                         "netron", "perfetto", "svg"}) {
            const QString file = folder.filePath(QString::fromLatin1(format));
            QCOMPARE(run({"export", kModel, "--plan", plan, "--format", format, "-o", file}).exitCode, 0);
            QVERIFY2(contentOf(file).size() > 1000, format);
        }
        const QStringList importing{"import", kModel, "--buffer", "256KiB", "-o", back, "--from"};
        QCOMPARE(run(importing + QStringList{"csv", folder.filePath("csv")}).exitCode, 0);
        QCOMPARE(jsonOf(run({"diff", plan, back, "--json"}))["moved_ops"].toArray().size(), 0);
        const Outcome wrong = run(importing + QStringList{"tensorrt", folder.filePath("csv")});
        QCOMPARE(wrong.exitCode, 3);
        QVERIFY(wrong.errors.contains("no JSON"));
        QCOMPARE(run(importing + QStringList{"guess", folder.filePath("csv")}).exitCode, 2);
    }

    void experimentsGoOnWhereTheyStopped() {
        QTemporaryDir folder;
        const QStringList command{"reproduce", "--table", "figure-5", "--results", folder.path(), "--json"};
        // The first networks of this table are small; BRR has learned weights only if they ship.
        const QJsonObject once = jsonOf(run(command + QStringList{"--seeds", "1"}));
        QCOMPARE(once["schema"].toString(), QString("fusescope/reproduction/1"));
        QVERIFY(once["rows"].toArray().size() >= 10);
        for (const auto row : once["rows"].toArray()) {
            QVERIFY(row.toObject()["gap"].toObject()["mean"].toDouble(-1) >= 0);
            QCOMPARE(row.toObject()["gap"].toObject()["seeds"].toInt(), 1);
        }
        const auto files = QDir(folder.path()).entryInfoList({"*.json"});
        QCOMPARE(files.size(), once["rows"].toArray().size());
        const Outcome again = run(command + QStringList{"--seeds", "1"});
        QVERIFY(jsonOf(again) == once);  // times included: nothing was run again
        const QString kept = contentOf(files.first().filePath());
        write(files.first().filePath(), QString(kept).replace("\"algorithm\":\"", "\"algorithm\":\"no-"));
        const Outcome other = run(command + QStringList{"--seeds", "2"});
        QVERIFY2(other.exitCode == 3 && other.errors.contains("it holds another experiment"), qPrintable(other.errors));
        write(files.first().filePath(), "not an experiment");
        QCOMPARE(run(command + QStringList{"--seeds", "1"}).exitCode, 3);
        QCOMPARE(run({"reproduce", "--table", "VI"}).exitCode, 2);
        QCOMPARE(QDir(folder.path()).entryInfoList({"figure-5-*.svg"}).size(), 3);
        write(files.first().filePath(), "not an experiment");
    }

    void onePictureForEachExplanation() {
        QTemporaryDir folder;
        const QJsonObject told = jsonOf(run({"reproduce", "--table", "figure-4", "--results", folder.path()}));
        QCOMPARE(told["explanations"].toArray().size(), 4);
        QSet<QString> groups;
        for (const auto one : told["explanations"].toArray()) {
            const QJsonObject group = one.toObject()["groups"].toArray()[0].toObject();
            QVERIFY(group["buffer_bytes"].toInteger() >= 256 << 10);
            QStringList ops;
            for (const auto op : group["ops"].toArray()) ops << op.toObject()["name"].toString();
            groups << ops.join(' ');
            const QString id = one.toObject()["explainer"].toString();
            const QString svg = contentOf(folder.filePath("figure-4-" + id + ".svg"));
            QVERIFY2(svg.contains("importance · " + id) && svg.contains("edges lead to a good cut"), qPrintable(id));
        }
        QCOMPARE(groups.size(), 1);
    }

    void verdictsAreOfWhatWasRun() {
        QTemporaryDir folder;
        const QStringList verdicts{"reproduce", "--table", "verdicts", "--results", folder.path(), "--json"};
        const QJsonArray before = jsonOf(run(verdicts))["verdicts"].toArray();
        QVERIFY(before.size() >= 13);
        for (const auto one : before) QCOMPARE(one.toObject()["verdict"].toString(), QString("not run"));
        QCOMPARE(run({"reproduce", "--table", "V", "--seeds", "1", "--algorithms", "local", "--results", folder.path()})
                     .exitCode,
                 0);
        QCOMPARE(QDir(folder.path()).entryInfoList({"*.json"}).size(), 4);
        QVERIFY(
            contentOf(folder.path() + "/mobilenet_v2-lbdf-128KiB-local-pg-mixed-2000.json").contains("\"runs\":[{"));
        const Outcome limited =
            run({"reproduce", "--table", "V", "--seeds", "3", "--algorithms", "random", "--networks", "MobileNetV2",
                 "--explainers", "gnne", "--experiment-seconds", "0.001", "--results", folder.path()});
        QCOMPARE(limited.exitCode, 0);
        QVERIFY2(limited.output.contains("given up after 0 s"), qPrintable(limited.output));
    }

    void overridesOfAPlanAreHonoured() {
        QTemporaryDir folder;
        const QString plan = folder.filePath("plan.yaml");
        QCOMPARE(run(optimize({"-o", plan})).exitCode, 0);
        const QJsonObject best = jsonOf(run({"evaluate", kModel, "--plan", plan, "--json"}));
        // The first op leaves its group.
        const QString first = best["groups"].toArray()[0].toObject()["ops"].toArray()[0].toString();
        QVERIFY(best["groups"].toArray()[0].toObject()["ops"].toArray().size() > 1);
        write(plan, contentOf(plan).replace("alone: []", "alone: [" + first + "]"));
        for (const char* algorithm : {"optimal", "local", "nsga2", "random"}) {
            const QString honoured = folder.filePath("honoured.yaml");
            const QJsonObject result = jsonOf(
                run(optimize({"--algorithm", algorithm, "--budget", "200", "--warm", plan, "-o", honoured, "--json"})));
            QCOMPARE(result["groups"].toArray()[0].toObject()["ops"].toArray(), QJsonArray{first});
            QVERIFY(result["dram_bytes"].toInteger() > best["dram_bytes"].toInteger());
            QVERIFY(contentOf(honoured).contains("alone: [" + first + "]"));  // the plan keeps what was asked of it
        }
        const QJsonObject proven = jsonOf(run(optimize({"--overrides", plan, "--json"})));
        QVERIFY(proven["optimal"].toBool());
        QCOMPARE(proven["groups"].toArray()[0].toObject()["ops"].toArray(), QJsonArray{first});
        // Alone, and in a locked group of several.
        write(plan,
              contentOf(plan).replace("locked: true", "").replace("  - id: 1\n", "  - id: 1\n    locked: true\n"));
        write(plan, contentOf(plan).replace("  - id: 0\n", "  - id: 0\n    locked: true\n"));
        const Outcome contradiction = run(optimize({"--warm", plan}));
        QCOMPARE(contradiction.exitCode, 3);
        QVERIFY2(contradiction.errors.contains("which is to stay alone"), qPrintable(contradiction.errors));
    }
};

QTEST_GUILESS_MAIN(TestCliSearches)
#include "tst_cli_searches.moc"
