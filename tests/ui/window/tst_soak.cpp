// SPDX-License-Identifier: Apache-2.0
// A person in a hurry: random actions, one after another, on the whole window. Nothing is warned of, the window never
// keeps anyone waiting, and memory does not grow with what was done. A minute here; hours with tests/soak.sh:
// FUSESCOPE_SOAK_SECONDS, _SEED, and _WALL, which counts waiting by the clock (a machine of one's own) instead of by
// what the window itself worked.
#include <malloc.h>

#include <QActionGroup>
#include <QMouseEvent>
#include <QWheelEvent>
#include <ctime>
#include <fstream>

#include "core/base/random.h"
#include "core/search/search_list.h"
#include "tests/ui/support/window_fixture.h"
#include "ui/window/compare_link.h"
#include "ui/window/searches_link.h"

using namespace fusescope;

namespace {

constexpr qint64 kMostGapMs = 100;  // by the clock, on a machine of one's own
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 kMostWorkMs = 1000;  // of the window's own work
#else
constexpr qint64 kMostWorkMs = 250;  // of the window's own work, on a busy one
#endif
constexpr double kMostRestingBytes = 64e6;     // of the heap, with SqueezeNet open and nothing under way
constexpr double kMostBytesPerThousand = 2e6;  // more of it, per 1000 actions
constexpr std::size_t kRoundsForSlope = 24;    // fewer say nothing
constexpr int kActionsPerRound = 150;          // between two looks at the heap

qint64 threadNs() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

/// The longest time between two ticks of a 5 ms timer, by the clock and by what this thread worked; and what was done.
class Gaps {
 public:
    Gaps() {
        timer_.setTimerType(Qt::PreciseTimer);
        QObject::connect(&timer_, &QTimer::timeout, &timer_, [this] { tick(); });
        clock_.start();
        timer_.start(5);
    }
    void doing(const QString& action) { action_ = action; }
    qint64 wallMs() const { return wallNs_ / 1'000'000; }
    qint64 workMs() const { return workNs_ / 1'000'000; }
    QString during() const { return during_; }

 private:
    void tick() {
        wallNs_ = std::max(wallNs_, clock_.nsecsElapsed() - std::exchange(lastWallNs_, clock_.nsecsElapsed()));
        const qint64 work = threadNs() - std::exchange(lastWorkNs_, threadNs());
        if (work > kMostGapMs * 1'000'000) qInfo("%s: %lld ms", qPrintable(action_), work / 1'000'000);
        if (work <= workNs_) return;
        workNs_ = work;
        during_ = action_;
    }

    QTimer timer_;
    QElapsedTimer clock_;
    qint64 lastWallNs_ = 0;
    qint64 lastWorkNs_ = threadNs();
    qint64 wallNs_ = 0;
    qint64 workNs_ = 0;
    QString action_;
    QString during_;
};

class Driver {
 public:
    Driver(WindowFixture& fixture, std::uint64_t seed, Gaps& gaps) : f_(fixture), random_(seed), gaps_(gaps) {
        const WindowActions& all = f_.window.actions();
        for (const auto* group : {all.hierarchies, all.perspectives, all.overlays, all.themes})
            for (QAction* action : group->actions()) menu_ << action;
        menu_ << QList<QAction*>{all.undo,
                                 all.undo,
                                 all.redo,
                                 all.clearSelection,
                                 all.copyNames,
                                 all.findNext,
                                 all.findPrevious,
                                 all.back,
                                 all.forward,
                                 all.zoomIn,
                                 all.zoomOut,
                                 all.zoomFull,
                                 all.fitAll,
                                 all.fitSelection,
                                 all.leftToRight,
                                 all.showGroups,
                                 all.showInspector,
                                 all.showCurve,
                                 all.showExplanation,
                                 all.showPlayer,
                                 all.showHistory,
                                 all.showSearches,
                                 all.showAdvice,
                                 all.showCompare,
                                 all.otherOverlay,
                                 all.otherPlan,
                                 all.fittedColors,
                                 all.percentileColors,
                                 all.findBest,
                                 all.stop,
                                 all.cutEdge,
                                 all.keepEdge,
                                 all.mergeGroups,
                                 all.splitOff,
                                 all.keepAlone,
                                 all.lockGroup,
                                 all.release,
                                 all.releaseAll,
                                 all.completePlan,
                                 all.explain,
                                 all.playSplit,
                                 all.nextUnfitting};
    }

    void act() {
        static constexpr void (Driver::*kActs[])(){
            &Driver::menu,      &Driver::menu,   &Driver::menu,  &Driver::menu,     &Driver::menu,   &Driver::select,
            &Driver::select,    &Driver::select, &Driver::wheel, &Driver::drag,     &Driver::resize, &Driver::search,
            &Driver::endSearch, &Driver::buffer, &Driver::save,  &Driver::openOther};
        (this->*kActs[random_.below(std::size(kActs))])();
        QTest::qWait(static_cast<int>(random_.below(40)));
    }

    /// As the window was at the start of every round.
    void rest() {
        gaps_.doing(QStringLiteral("rest"));
        f_.window.searches().queue().stopAll();
        f_.window.workbench().stop();
        QTRY_VERIFY_WITH_TIMEOUT(f_.window.searches().queue().runningCount() == 0, 60'000);
        f_.window.searches().queue().clear();
        f_.window.actions().hierarchies->actions().front()->trigger();  // a card for each op
        openSample("squeezenet1_1");
        QTRY_VERIFY_WITH_TIMEOUT(f_.isShowing("squeezenet1_1"), 60'000);
        QTest::qWait(300);
    }

 private:
    template <class List>
    auto any(const List& list) {
        return list[static_cast<typename List::size_type>(random_.below(static_cast<std::int64_t>(list.size())))];
    }
    bool hasPlan() { return f_.window.document().hasModel(); }

    void menu() {
        QAction* const action = any(menu_);
        gaps_.doing(action->text());
        if (action->isEnabled()) action->trigger();
    }
    void select() {
        if (!hasPlan()) return;
        gaps_.doing(QStringLiteral("select"));
        const FusionPlan& plan = f_.window.document().version()->plan;
        if (random_.chance(0.5))
            f_.window.selection().selectGroup(GroupId(static_cast<std::int32_t>(random_.below(plan.groupCount()))));
        else
            f_.window.selection().selectOp(OpId(static_cast<std::int32_t>(random_.below(plan.opCount()))));
    }
    QPoint place() {
        const QSize size = f_.window.canvas().size();
        return {static_cast<int>(random_.below(std::max(1, size.width()))),
                static_cast<int>(random_.below(std::max(1, size.height())))};
    }
    void wheel() {
        gaps_.doing(QStringLiteral("wheel"));
        const QPoint at = place();
        QWheelEvent event(at, f_.window.canvas().mapToGlobal(at), {}, {0, random_.chance(0.5) ? 240 : -240},
                          Qt::NoButton, random_.chance(0.7) ? Qt::ControlModifier : Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QCoreApplication::sendEvent(&f_.window.canvas(), &event);
    }
    void drag() {
        gaps_.doing(QStringLiteral("drag"));
        QWidget& canvas = f_.window.canvas();
        QTest::mousePress(&canvas, Qt::LeftButton, {}, place());
        for (int i = 0; i < 4; ++i) QTest::mouseMove(&canvas, place());
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, place());
    }
    void resize() {
        gaps_.doing(QStringLiteral("resize"));
        f_.window.resize(static_cast<int>(1000 + random_.below(900)), static_cast<int>(640 + random_.below(500)));
    }
    void search() {
        if (!hasPlan()) return;
        gaps_.doing(QStringLiteral("search"));
        SearchSpec spec;
        spec.request = {f_.window.document().pricing(), std::string(any(searchList()).id), {}};
        spec.request.params.budgetPlans = 50 + random_.below(20'000);
        spec.request.params.seed = random_.next();
        spec.request.params.threads = static_cast<int>(1 + random_.below(2));
        if (f_.window.searches().queue().entries().size() < 8) f_.window.searches().queue().add(spec);
    }
    void endSearch() {
        SearchQueue& queue = f_.window.searches().queue();
        if (queue.entries().empty()) return;
        gaps_.doing(QStringLiteral("end a search"));
        const int id =
            queue.entries()[static_cast<std::size_t>(random_.below(static_cast<std::int64_t>(queue.entries().size())))]
                ->id;
        const std::int64_t how = random_.below(4);
        how == 0 ? queue.pause(id) : how == 1 ? queue.resume(id) : how == 2 ? queue.stop(id) : queue.remove(id);
    }
    void buffer() {
        if (!hasPlan()) return;
        gaps_.doing(QStringLiteral("buffer"));
        Accelerator accelerator = f_.window.document().pricing()->accelerator;
        accelerator.bufferBytes = std::int64_t{1} << (15 + random_.below(7));
        accelerator.scheme = random_.chance(0.8) ? Scheme::Lbdf : Scheme::Brr;
        f_.window.workbench().setAccelerator(accelerator);
    }
    void save() {
        if (!hasPlan() || !f_.isReady()) return;
        gaps_.doing(QStringLiteral("save"));
        f_.window.workbench().save(folder_.filePath(QStringLiteral("plan%1.yaml").arg(random_.below(3))));
    }
    void openOther() {
        static const std::vector<std::string> kSamples{"resnet18", "mobilenet_v2", "googlenet", "alexnet",
                                                       "squeezenet1_1"};
        if (random_.chance(0.5)) openSample(any(kSamples));
    }
    void openSample(const std::string& name) {
        gaps_.doing(QStringLiteral("open"));
        if (hasPlan())
            f_.window.document().save(folder_.filePath(QStringLiteral("kept.yaml")).toStdString());  // or it asks
        f_.open(name);
    }

    WindowFixture& f_;
    Random random_;
    Gaps& gaps_;
    QList<QAction*> menu_;
    QTemporaryDir folder_;
};

/// Of the line through the heap after each round (least squares), without the first third: it fills caches.
double slopePerThousand(const std::vector<double>& heap) {
    const std::size_t first = heap.size() / 3;
    const auto count = static_cast<double>(heap.size() - first);
    double sumX = 0, sumY = 0, sumXX = 0, sumXY = 0;
    for (std::size_t i = first; i < heap.size(); ++i) {
        const auto x = static_cast<double>(i - first);
        sumX += x, sumY += heap[i], sumXX += x * x, sumXY += x * heap[i];
    }
    const double spread = count * sumXX - sumX * sumX;
    return spread > 0 ? (count * sumXY - sumX * sumY) / spread * 1000 / kActionsPerRound : 0;
}

int environmentOr(const char* name, int otherwise) {
    return qEnvironmentVariableIsSet(name) ? qEnvironmentVariableIntValue(name) : otherwise;
}

}  // namespace

class TestSoak : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        failOnAnyWarning();
        QSettings().clear();
    }

    void aPersonInAHurryIsServed() {
        const int seconds = environmentOr("FUSESCOPE_SOAK_SECONDS", 60);
        WindowFixture f;
        Gaps gaps;
        Driver driver(f, static_cast<std::uint64_t>(environmentOr("FUSESCOPE_SOAK_SEED", 1)), gaps);
        QElapsedTimer clock;
        clock.start();
        std::vector<double> heap;  // after each round
        int actions = 0;
        driver.rest();
        while (clock.elapsed() < qint64{seconds} * 1000) {
            for (int i = 0; i < kActionsPerRound && clock.elapsed() < qint64{seconds} * 1000; ++i, ++actions)
                driver.act();
            driver.rest();
            heap.push_back(static_cast<double>(::mallinfo2().uordblks));
        }
        const double slope = slopePerThousand(heap);
        qInfo(
            "%d actions in %lld s; longest wait %lld ms, most worked at once %lld ms (%s); heap %.1f MB at rest, %+.2f "
            "MB "
            "per 1000 actions",
            actions, clock.elapsed() / 1000, gaps.wallMs(), gaps.workMs(), qPrintable(gaps.during()), heap.back() / 1e6,
            slope / 1e6);
        QVERIFY(actions > 0);
        QVERIFY2(heap.back() < kMostRestingBytes, "the window at rest holds too much");
        QVERIFY2(heap.size() < kRoundsForSlope || slope < kMostBytesPerThousand, "memory grows with what is done");
        if (qEnvironmentVariableIsSet("FUSESCOPE_SOAK_WALL"))
            QVERIFY2(gaps.wallMs() <= kMostGapMs, qPrintable(gaps.during()));
        else
            QVERIFY2(gaps.workMs() <= kMostWorkMs, qPrintable(gaps.during()));
    }
};

FUSESCOPE_UI_TEST(TestSoak)
#include "tst_soak.moc"
