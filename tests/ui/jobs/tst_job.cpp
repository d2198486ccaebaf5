// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/job.h"

#include <QSignalSpy>
#include <QThread>
#include <stdexcept>

#include "core/base/error.h"
#include "tests/ui/support/ui_test.h"
#include "ui/jobs/job_slot.h"

using namespace fusescope;

namespace {

/// Runs until it is stopped, as a search does, and returns how far it came.
int countUntilStopped(RunControl& control) {
    int count = 0;
    while (!control.shouldStop()) {
        ++count;
        control.report({count, 0, {}, {}, 0, 0});
        QThread::yieldCurrentThread();
    }
    return count;
}

}  // namespace

class TestJob : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void deliversOnTheUiThread() {
        JobSlot slot;
        QThread* worker = nullptr;
        QThread* receiver = nullptr;
        int result = 0;
        slot.start(makeJob(
            QStringLiteral("add"),
            [&worker](RunControl&) {
                worker = QThread::currentThread();
                return 42;
            },
            [&](int value) {
                receiver = QThread::currentThread();
                result = value;
            },
            nullptr));
        QTRY_COMPARE(result, 42);
        QCOMPARE(receiver, QThread::currentThread());
        QVERIFY(worker != receiver);
        QTRY_VERIFY(!slot.isRunning());
    }

    void turnsWhatIsThrownIntoAMessage_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("title");
        QTest::newRow("bad input") << 0 << QStringLiteral("No such op.");
        QTest::newRow("a fault") << 1 << QStringLiteral("Something went wrong inside Fusescope.");
        QTest::newRow("no memory") << 3 << QStringLiteral("There is not enough memory.");
        QTest::newRow("no exception class") << 2 << QStringLiteral("Something went wrong inside Fusescope.");
    }
    void turnsWhatIsThrownIntoAMessage() {
        QFETCH(int, kind);
        QFETCH(QString, title);
        JobSlot slot;
        UserMessage message;
        bool isDelivered = false;
        connect(&slot, &JobSlot::failed, this, [&](const UserMessage& said) { message = said; });
        slot.start(makeJob(
            QStringLiteral("throw"),
            [kind](RunControl&) -> int {
                if (kind == 0) throw Error("no such op", "plan.yaml:3", "check its name");
                if (kind == 1) throw std::runtime_error("vector");
                if (kind == 3) throw std::bad_alloc();
                throw 7;
            },
            [&](int) { isDelivered = true; }, nullptr));
        QTRY_COMPARE(message.title, title);
        QVERIFY(!isDelivered);
        QTRY_VERIFY(!slot.isRunning());
        if (kind == 0) QCOMPARE(message.details, QStringLiteral("plan.yaml:3 · Check its name."));
    }

    void keepsTheBestSoFarWhenStopped() {
        JobSlot slot;
        int result = 0;
        slot.start(makeJob(
            QStringLiteral("count"), countUntilStopped, [&](int count) { result = count; }, nullptr));
        QSignalSpy progress(&slot, &JobSlot::progressed);
        QTRY_VERIFY(progress.count() >= 2);
        QVERIFY(slot.job()->progress().done > 0);
        slot.requestStop();
        QTRY_VERIFY(result > 0);
        QTRY_VERIFY(!slot.isRunning());
    }

    void dropsTheResultOfAStaleJob() {
        JobSlot slot;
        int stale = 0;
        int fresh = 0;
        slot.start(makeJob(
            QStringLiteral("old"), countUntilStopped, [&](int count) { stale = count; }, nullptr));
        slot.start(makeJob(
            QStringLiteral("new"), [](RunControl&) { return 5; }, [&](int value) { fresh = value; }, nullptr));
        QTRY_COMPARE(fresh, 5);
        QTRY_COMPARE(slot.children().size(), 0);  // both are gone
        QCOMPARE(stale, 0);
    }

    void endsWithItsOwner() {
        int result = 0;
        {
            JobSlot slot;
            slot.start(makeJob(
                QStringLiteral("count"), countUntilStopped, [&](int count) { result = count; }, nullptr));
        }  // stops the work and waits for it
        QCoreApplication::processEvents();
        QCOMPARE(result, 0);
    }

    void reportsAtMostTwentyTimesASecond() {
        JobSlot slot;
        slot.start(makeJob(
            QStringLiteral("count"), countUntilStopped, [](int) {}, nullptr));
        QSignalSpy progress(&slot, &JobSlot::progressed);
        QElapsedTimer timer;
        timer.start();
        QTRY_VERIFY(progress.count() >= 5);
        QVERIFY(timer.elapsed() >= 4 * 45);  // five ticks of 50 ms, less what a coarse timer may be early
    }
};

FUSESCOPE_UI_TEST(TestJob)
#include "tst_job.moc"
