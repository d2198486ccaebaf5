// SPDX-License-Identifier: Apache-2.0
// How long the window keeps its user waiting. Prints figures and never fails on time: a busy machine is no defect.
#include "tests/ui/support/window_fixture.h"
#include "ui/window/searches_link.h"

using namespace fusescope;

namespace {

/// The longest time between two ticks of a 5 ms timer: how long an event may have waited.
class GapMeter {
 public:
    GapMeter() {
        timer_.setTimerType(Qt::PreciseTimer);
        QObject::connect(&timer_, &QTimer::timeout, &timer_, [this] { tick(); });
        clock_.start();
        timer_.start(5);
    }
    qint64 longestMs() const { return longestNs_ / 1'000'000; }

 private:
    void tick() {
        longestNs_ = std::max(longestNs_, clock_.nsecsElapsed() - std::exchange(lastNs_, clock_.nsecsElapsed()));
    }

    QTimer timer_;
    QElapsedTimer clock_;
    qint64 lastNs_ = 0;
    qint64 longestNs_ = 0;
};

}  // namespace

class TestResponsiveness : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        failOnAnyWarning();
        QSettings().clear();
    }

    void measuresOpening() {
        QElapsedTimer clock;
        clock.start();
        WindowFixture f;
        QCoreApplication::processEvents();
        const qint64 shownMs = clock.elapsed();
        const GapMeter gaps;
        f.open("efficientnet_b3");
        QTRY_VERIFY(f.window.document().hasModel());
        const qint64 openMs = clock.elapsed();
        QTRY_VERIFY(f.isReady());
        qInfo(
            "window shown after %lld ms, EfficientNet-B3 open after %lld ms, drawn after %lld ms, longest gap %lld ms",
            shownMs, openMs, clock.elapsed(), gaps.longestMs());
    }

    void measuresASearch_data() {
        QTest::addColumn<QString>("model");
        QTest::newRow("EfficientNet-B3") << "efficientnet_b3";
        QTest::newRow("Swin-T") << "swin_t";
    }
    void measuresASearch() {
        QFETCH(QString, model);
        WindowFixture f;
        f.open(model.toStdString());
        QTRY_VERIFY(f.isReady());
        SearchRequest request{f.window.document().pricing(), "local", {}};
        request.params.budgetPlans = std::int64_t{1} << 40;
        request.params.threads = 2;
        f.window.workbench().findBestPlan(request);
        const GapMeter searching;
        QElapsedTimer clock;
        clock.start();
        QTRY_VERIFY(clock.elapsed() > 3000);
        const qint64 searchMs = searching.longestMs();
        const GapMeter ending;
        f.click("cancelJob");
        QTRY_VERIFY(!f.window.workbench().isBusy());
        QCoreApplication::processEvents();
        qInfo("longest gap while searching on 2 threads: %lld ms; while the result arrives: %lld ms", searchMs,
              ending.longestMs());
    }

    void measuresTenSearchesAtOnce() {
        WindowFixture f;
        f.open("efficientnet_b3");
        QTRY_VERIFY(f.isReady());
        f.window.actions().showSearches->trigger();
        SearchQueue& queue = f.window.searches().queue();
        queue.setMostRunning(10);
        SearchSpec spec;
        spec.request = {f.window.document().pricing(), "local", {}};
        spec.request.params.budgetPlans = std::int64_t{1} << 40;
        for (int i = 0; i < 10; ++i) queue.add(spec);
        const GapMeter gaps;
        QTest::qWait(3000);
        const qint64 runningMs = gaps.longestMs();
        QElapsedTimer clock;
        clock.start();
        queue.stopAll();
        QTRY_COMPARE(queue.runningCount(), 0);
        qInfo("ten searches at once: longest gap %lld ms; all stopped after %lld ms", runningMs, clock.elapsed());
    }

    void measuresEdits() {
        WindowFixture f;
        f.open("efficientnet_b3");
        QTRY_VERIFY(f.isReady());
        f.click("findBestPlan");
        QTRY_VERIFY(f.isReady() && f.window.document().isModified());
        qint64 worst = 0;
        QElapsedTimer clock;
        for (int group = 0; group < 20; ++group) {
            f.window.selection().selectGroup(GroupId(group));
            const OpId op = f.window.document().version()->plan.group(GroupId(group)).first();
            f.window.selection().selectOp(op);
            QCoreApplication::processEvents();
            clock.start();
            f.window.actions().splitOff->trigger();
            f.window.repaint();
            worst = std::max(worst, clock.elapsed());
        }
        qInfo("an edit to the repainted window of EfficientNet-B3: at most %lld ms", worst);
    }

    void measuresAChangeOfTheme() {
        WindowFixture f;
        f.open("efficientnet_b3");
        QTRY_VERIFY(f.isReady());
        qint64 worst = 0;
        QElapsedTimer clock;
        for (QAction* const theme : f.window.actions().themes->actions()) {
            clock.start();
            theme->trigger();
            QCoreApplication::processEvents();
            f.window.repaint();
            worst = std::max(worst, clock.elapsed());
        }
        qInfo("a change of theme to the repainted window: at most %lld ms", worst);
    }
};

FUSESCOPE_UI_TEST(TestResponsiveness)
#include "tst_responsiveness.moc"
