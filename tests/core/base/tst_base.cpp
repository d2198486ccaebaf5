// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include <atomic>
#include <chrono>
#include <set>
#include <thread>

#include "core/base/bytes.h"
#include "core/base/child_process.h"
#include "core/base/error.h"
#include "core/base/home_path.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/base/utf8.h"

using namespace fusescope;

class TestBase : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void readsByteCounts_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("bytes") << "4096" << qint64{4096};
        QTest::newRow("KiB") << "256KiB" << qint64{262144};
        QTest::newRow("blank") << " 256 KiB " << qint64{262144};
        QTest::newRow("fraction") << "1.5MiB" << qint64{1572864};
        QTest::newRow("kB") << "64kB" << qint64{64000};
        QTest::newRow("zero") << "0" << qint64{0};
        QTest::newRow("largest") << "9223372036854775807" << std::numeric_limits<qint64>::max();
    }
    void readsByteCounts() {
        QFETCH(QString, text);
        QFETCH(qint64, bytes);
        QCOMPARE(parseByteCount(text.toStdString()), bytes);
    }

    void refusesWhatIsNoByteCount() {
        for (const char* text :
             {"", "KiB", "64KB", "-1", "-4KiB", "1e400", "nan", "inf", "12 parsecs", "9223372036854775807KiB", "0x10"})
            QVERIFY_EXCEPTION_THROWN(parseByteCount(text), Error);
        try {
            parseByteCount("64KB");
        } catch (const Error& error) {
            QVERIFY(error.hint().find("KiB (1024) or kB (1000)") != std::string::npos);
        }
    }

    void byteCountTextReadsBack() {
        Random random(1);
        for (int round = 0; round < 2000; ++round) {
            const std::int64_t bytes = random.below(std::int64_t{1} << (1 + random.below(62)));
            QCOMPARE(parseByteCount(byteCountText(bytes)), bytes);
        }
        QCOMPARE(byteCountText(256 * 1024), std::string("256KiB"));
        QCOMPARE(byteCountText(4096), std::string("4KiB"));
        QCOMPARE(byteCountText(0), std::string("0"));
    }

    void formatsForPeople() {
        QCOMPARE(formatBinaryBytes(261120), std::string("255 KiB"));
        QCOMPARE(formatBinaryBytes(261500), std::string("255.4 KiB"));
        QCOMPARE(formatBinaryBytes(37), std::string("37 B"));
        QCOMPARE(formatDecimalBytes(81664048), std::string("81.66 MB"));
    }

    void randomNumbersAreTheSameEverywhere() {
        Random random(1);
        QCOMPARE(random.next(), std::uint64_t{Random(1).next()});
        QVERIFY(Random(1, 0).next() != Random(1, 1).next());
        QVERIFY(Random(1, 1).next() != Random(2, 1).next());
        std::array<int, 5> counts{};
        for (int draw = 0; draw < 50000; ++draw) ++counts[static_cast<std::size_t>(random.below(5))];
        for (const int count : counts) QVERIFY(std::abs(count - 10000) < 500);
        for (int draw = 0; draw < 1000; ++draw) {
            const double value = random.logUniform(0.05, 0.5);
            QVERIFY(value >= 0.05 && value < 0.5);
        }
        std::vector<int> items{0, 1, 2, 3, 4, 5, 6, 7};
        random.shuffle(items);
        QCOMPARE(std::set<int>(items.begin(), items.end()).size(), std::size_t{8});
    }

    void parallelForRunsEachOnce() {
        for (const int threads : {0, 1, 2, 7}) {
            std::vector<std::atomic<int>> runs(1000);
            parallelFor(runs.size(), threads, [&](std::size_t i) { ++runs[i]; });
            for (const auto& count : runs) QCOMPARE(count.load(), 1);
        }
        parallelFor(0, 4, [](std::size_t) { QFAIL("nothing to run"); });
    }

    void parallelForPassesAnExceptionOn() {
        QVERIFY_EXCEPTION_THROWN(parallelFor(100, 3,
                                             [](std::size_t i) {
                                                 if (i == 17) throw Error("seventeen");
                                             }),
                                 Error);
    }

    void childrenReadAndWrite() {
        RunControl control;
        const std::string input(3'000'000, 'x');  // more than a pipe holds
        const ChildResult cat = runChild("/bin/cat", {}, input, control);
        QCOMPARE(cat.exitCode, 0);
        QCOMPARE(cat.output, input);
        const ChildResult shell = runChild("/bin/sh", {"-c", "echo out; echo err >&2; exit 7"}, {}, control);
        QCOMPARE(shell.exitCode, 7);
        QCOMPARE(shell.output, std::string("out\n"));
        QCOMPARE(shell.errors, std::string("err\n"));
        // A child that does not read its input must not kill this process.
        QCOMPARE(runChild("/bin/true", {}, input, control).exitCode, 0);
        QVERIFY_EXCEPTION_THROWN(runChild("/nonexistent/program", {}, {}, control), Error);
    }

    void aStopKillsTheChild() {
        RunControl control;
        std::jthread stopper([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            control.requestStop();
        });
        const ChildResult sleep = runChild("/bin/sleep", {"1000"}, {}, control);
        QVERIFY(sleep.wasStopped);
        QCOMPARE(sleep.exitCode, 128 + 9);
    }

    void aDeadlineStops() {
        RunControl control;
        QVERIFY(!control.shouldStop());
        control.stopAfter(std::chrono::nanoseconds(1));
        QVERIFY(control.shouldStop());
        QVERIFY(control.stopReason() == StopReason::TimeLimit);
        control.requestStop();
        QVERIFY(control.stopReason() == StopReason::Stopped);
    }

    void aPausedRunWaitsAndItsTimeStandsStill() {
        RunControl control;
        control.stopAfter(std::chrono::milliseconds(200));
        control.pause();
        QVERIFY(control.isPaused());
        std::atomic<bool> isAsked = false;
        std::atomic<bool> isAnswered = false;
        std::jthread worker([&] {
            isAsked = true;
            control.shouldStop();
            isAnswered = true;
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(300));  // longer than the limit
        QVERIFY(isAsked && !isAnswered);
        control.resume();
        worker.join();
        QVERIFY(isAnswered && !control.shouldStop());
        control.pause();
        control.requestStop();
        QVERIFY(control.shouldStop());  // a paused run can be stopped
        RunControl whole;
        RunControl part(&whole);
        part.pause();
        whole.requestStop();
        QVERIFY(part.shouldStop());
    }

    void aPartStopsWithTheWholeButCountsForItself() {
        RunControl whole;
        RunControl part(&whole);
        Progress progress;
        progress.done = 7;
        part.report(progress);
        QCOMPARE(whole.progress().done, 0);
        part.requestStop();
        QVERIFY(part.shouldStop() && !whole.shouldStop());
        RunControl another(&whole);
        whole.requestStop();
        QVERIFY(another.shouldStop());
        QVERIFY(another.stopReason() == StopReason::Stopped);
    }

    void homesAreNotTold() {
        qputenv("HOME", "/home/ann/");
        QCOMPARE(withTilde("/home/ann/plan.yaml"), std::string("~/plan.yaml"));
        QCOMPARE(withTilde("/home/ann"), std::string("~"));
        QCOMPARE(withTilde("\"/home/ann/a\" and /home/ann/b"), std::string("\"~/a\" and ~/b"));
        for (const char* const same : {"/home/anna/x", "/srv/home/ann/x", "/home/ann-b", "x/home/ann/y", "", "/home"})
            QCOMPARE(withTilde(same), std::string(same));
        QCOMPARE(withTilde("/home/anna/home/ann"), std::string("/home/anna/home/ann"));
        qunsetenv("HOME");
        QCOMPARE(withTilde("/home/ann"), std::string("/home/ann"));
    }

    void namesBecomeReadable_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("readable");
        const QByteArray mark("\xEF\xBF\xBD");
        QTest::newRow("plain") << QByteArray("/a/Conv #1") << QByteArray("/a/Conv #1");
        QTest::newRow("other scripts") << QByteArray("gr\xC3\xBC\xC3\x9F \xE5\xAD\x97 \xF0\x9F\x98\x80")
                                       << QByteArray("gr\xC3\xBC\xC3\x9F \xE5\xAD\x97 \xF0\x9F\x98\x80");
        QTest::newRow("controls") << QByteArray("a\x1B[2J\n\0b", 8) << "a" + mark + "[2J" + mark + mark + "b";
        QTest::newRow("delete, C1") << QByteArray("\x7F\xC2\x9B") << mark + mark;
        QTest::newRow("turns writing round") << QByteArray(
                                                    "a\xE2\x80\xAE"
                                                    "b\xE2\x81\xA6")
                                             << "a" + mark + "b" + mark;
        QTest::newRow("no UTF-8") << QByteArray("\xFF\xC0\xAF\xED\xA0\x80\xE2\x82") << mark.repeated(8);
        QTest::newRow("too large") << QByteArray("\xF4\x90\x80\x80") << mark.repeated(4);
    }
    void namesBecomeReadable() {
        QFETCH(QByteArray, text);
        const std::string result = readableText(text.toStdString());
        QTEST(QByteArray::fromStdString(result), "readable");
        QCOMPARE(readableText(result), result);
        QVERIFY(!QString::fromUtf8(result.c_str()).isNull());
    }

    void errorsSayWhatWhereAndWhatToDo() {
        const Error error("no such op", "plan.yaml:12", "check the name");
        QCOMPARE(std::string(error.what()), std::string("plan.yaml:12: no such op (check the name)"));
    }
};

QTEST_GUILESS_MAIN(TestBase)
#include "tst_base.moc"
