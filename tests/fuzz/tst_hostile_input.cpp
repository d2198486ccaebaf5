// SPDX-License-Identifier: Apache-2.0
// What fuzzing found stays fixed (tests/data/fuzz), damaged seeds are taken or refused, and mutants of the bundled
// models keep the invariants. The long runs are tests/fuzz/run.sh and mutate_models.
#include <QElapsedTimer>
#include <QtTest>

#include "core/io/atomic_file.h"
#include "tests/fuzz/mutant_run.h"
#include "tests/fuzz/seeds.h"
#include "tests/fuzz/targets.h"
#include "tests/support/damaged.h"

using namespace fusescope;
using namespace fusescope::test;

class TestHostileInput : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void findingsStayFixed_data() {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("file");
        const std::filesystem::path folder = std::filesystem::path(FUSESCOPE_TEST_DATA) / "fuzz";
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (!entry.is_regular_file()) continue;
            const QString target = QString::fromStdString(entry.path().parent_path().filename().string());
            QTest::addRow("%s %s", qPrintable(target), entry.path().filename().c_str())
                << target << QString::fromStdString(entry.path().string());
        }
    }
    void findingsStayFixed() {
        QFETCH(QString, target);
        QFETCH(QString, file);
        const FuzzTarget* const found = findFuzzTarget(target.toStdString());
        QVERIFY2(found, "the folder is not named after a target");
        QElapsedTimer timer;
        timer.start();
        found->read(readWholeFile(file.toStdString()));
        QVERIFY(timer.elapsed() < 10'000);
    }

    void damagedSeedsAreTakenOrRefused_data() {
        QTest::addColumn<QString>("name");
        for (const FuzzTarget& target : fuzzTargets())
            if (!seedsOf(target.name).empty()) QTest::newRow(target.name) << target.name;
    }
    void damagedSeedsAreTakenOrRefused() {
        QFETCH(QString, name);
        const FuzzTarget* const target = findFuzzTarget(name.toStdString());
        Random random(5);
        for (const std::string& seed : seedsOf(name.toStdString())) {
            target->read(seed);
            for (int round = 0; round < 300; ++round) target->read(damaged(seed, random));
        }
    }

    /// What recurses by what it reads runs out of stack; what is looked at again and again runs out of time.
    void deepAndRepeatedInputIsAnsweredAtOnce() {
        constexpr int kTimes = 50'000;
        const auto times = [](const std::string& text, int count) {
            std::string all;
            for (int i = 0; i < count; ++i) all += text;
            return all;
        };
        std::string laughs = "schema: fusescope/accelerator/1\na0: &a0 [x]\n";
        for (int i = 1; i < 40; ++i) {
            const std::string before = "*a" + std::to_string(i - 1);
            laughs +=
                "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + times(before + ",", 9) + before + "]\n";
        }
        const std::vector<std::string> texts{
            times("[", kTimes),
            times("[", kTimes) + times("]", kTimes),
            times("{\"a\":", kTimes) + "1" + times("}", kTimes),
            R"({"g":{"results":{"c1":{"value":)" + times("[", kTimes) + times("]", kTimes) + "}}}}",
            R"({"Layers":[)" + times("[", kTimes) + times("]", kTimes) + "]}",
            times("<a>", kTimes),
            "<net><layers>" + times("<layer>", kTimes) + times("</layer>", kTimes) + "</layers></net>",
            times("(", kTimes),
            "/" + times("(", kTimes) + times(")", kTimes) + "/",
            "op:" + times("*a", kTimes),
            times("- ", kTimes),
            times("? ", kTimes),
            times("a: &x\n", kTimes / 10),
            times("\"", kTimes),
            times("-", kTimes),
            laughs,
        };
        QElapsedTimer timer;
        timer.start();
        for (const FuzzTarget& target : fuzzTargets())
            for (const std::string& text : texts) {
                const qint64 before = timer.elapsed();
                target.read(text);
                if (timer.elapsed() - before > 1000)
                    qInfo("%s, %s…: %lld ms", target.name, text.substr(0, 20).c_str(), timer.elapsed() - before);
            }
        QVERIFY(timer.elapsed() < 60'000);
    }

    void mutantsKeepTheInvariants() {
        const int count =
            qEnvironmentVariableIsSet("FUSESCOPE_MUTANTS") ? qEnvironmentVariableIntValue("FUSESCOPE_MUTANTS") : 2000;
        const MutantCounts counts = runMutants(0, count);
        qInfo("%lld opened, %lld refused, the slowest took %lld ms", static_cast<long long>(counts.opened),
              static_cast<long long>(counts.refused), static_cast<long long>(counts.slowestMs));
        QVERIFY(counts.opened > count / 4);
    }
};

QTEST_GUILESS_MAIN(TestHostileInput)
#include "tst_hostile_input.moc"
