// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/search_queue.h"

#include <QSignalSpy>

#include "core/cost/plan_evaluation.h"
#include "core/plan/plan_check.h"
#include "tests/support/damaged.h"
#include "tests/ui/support/ui_test.h"
#include "ui/jobs/job_store.h"
#include "ui/models/search_table_model.h"

using namespace fusescope;

namespace {

std::shared_ptr<const Pricing> pricingOf(const std::string& sample) {
    static std::map<std::string, std::shared_ptr<const Pricing>> known;
    auto& pricing = known[sample];
    if (!pricing) pricing = openedSample(sample).pricing;
    return pricing;
}

SearchSpec spec(const std::string& sample, std::int64_t budget, const std::string& algorithm = "local") {
    SearchSpec spec;
    spec.request.pricing = pricingOf(sample);
    spec.request.algorithm = algorithm;
    spec.request.params.budgetPlans = budget;
    return spec;
}

constexpr std::int64_t kEndless = 50'000'000;

}  // namespace

class TestSearchQueue : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void runsAndKeepsEveryImprovementWithItsPlan() {
        SearchQueue queue;
        QSignalSpy ends(&queue, &SearchQueue::ended);
        const int id = queue.add(spec("squeezenet1_1", 500));
        QTRY_COMPARE(ends.count(), 1);
        const SearchEntry& entry = *queue.entry(id);
        QVERIFY(entry.state == SearchState::Done);
        QCOMPARE(entry.curve.size(), entry.result->trace.size());
        const SearchProblem& problem = pricingOf("squeezenet1_1")->problem;
        for (std::size_t i = 0; i < entry.curve.size(); ++i) {
            QVERIFY(entry.curve[i].step == entry.result->trace[i]);
            QCOMPARE(evaluatePlan(*problem.costModel, entry.curve[i].plan, problem.betaBytes).dramBytes,
                     entry.curve[i].step.dramBytes);
        }
        QVERIFY(entry.curve.back().plan == entry.result->plan);
        QCOMPARE(entry.counts.buffer.lookups, entry.result->bufferCache.lookups);
    }

    void theResultIsThatOfTheSearchAlone() {
        SearchQueue queue;
        const int one = queue.add(spec("squeezenet1_1", 300));
        const int other = queue.add(spec("squeezenet1_1", 300));
        QTRY_VERIFY(queue.entry(one)->isOver() && queue.entry(other)->isOver());
        RunControl control;
        const SearchOutcome alone = searchPlan(spec("squeezenet1_1", 300).request, control);
        for (const int id : {one, other}) QVERIFY(queue.entry(id)->result->plan == alone.result.plan);
    }

    void aStoppedOneKeepsItsBest() {
        SearchQueue queue;
        const int id = queue.add(spec("efficientnet_b3", kEndless));
        QTRY_VERIFY(queue.entry(id)->hasPlan());
        QElapsedTimer clock;
        clock.start();
        queue.stop(id);
        QTRY_VERIFY(queue.entry(id)->isOver());
        qInfo("stopped after %lld ms", static_cast<long long>(clock.elapsed()));
        QVERIFY(queue.entry(id)->state == SearchState::Stopped);
        QVERIFY(queue.entry(id)->result && queue.entry(id)->hasPlan());
    }

    void aPausedOneStandsStill() {
        SearchQueue queue;
        const int id = queue.add(spec("efficientnet_b3", kEndless));
        QTRY_VERIFY(queue.entry(id)->progress.done > 0 && queue.entry(id)->counts.buffer.lookups > 0);
        queue.pause(id);
        QVERIFY(queue.entry(id)->state == SearchState::Paused);
        QTest::qWait(150);  // what was under way ends
        queue.resume(id);
        queue.pause(id);
        const auto elapsed = queue.entry(id)->elapsedMs;
        QTest::qWait(300);
        const auto done = queue.entry(id)->progress.done;
        QCOMPARE(queue.entry(id)->elapsedMs, elapsed);
        queue.resume(id);
        QTRY_VERIFY(queue.entry(id)->progress.done > done);
        queue.pause(id);
        queue.stop(id);  // a paused one ends too
        QTRY_VERIFY(queue.entry(id)->isOver());
    }

    void moreThanCanRunWait() {
        SearchQueue queue;
        queue.setMostRunning(2);
        std::vector<int> ids;
        for (int i = 0; i < 10; ++i) ids.push_back(queue.add(spec("squeezenet1_1", i < 2 ? kEndless : 50)));
        QCOMPARE(queue.runningCount(), 2);
        QVERIFY(queue.entry(ids[9])->state == SearchState::Queued);
        queue.stop(ids[9]);
        QVERIFY(queue.entry(ids[9])->state == SearchState::Stopped && !queue.entry(ids[9])->hasPlan());
        queue.stop(ids[0]);
        QTRY_VERIFY(queue.entry(ids[8])->isOver());
        QVERIFY(!queue.entry(ids[1])->isOver());
        queue.remove(ids[1]);
        QVERIFY(!queue.entry(ids[1]));
        QCOMPARE(queue.entries().size(), std::size_t{9});
    }

    void aTimeLimitEndsIt() {
        SearchQueue queue;
        SearchSpec limited = spec("squeezenet1_1", kEndless);
        limited.timeLimitSeconds = 0.1;
        const int id = queue.add(limited);
        QTRY_VERIFY(queue.entry(id)->isOver());
        QVERIFY(queue.entry(id)->hasPlan());
    }

    void overridesThatCannotBeHonouredAreAFailureInWords() {
        SearchQueue queue;
        SearchSpec wrong = spec("squeezenet1_1", 10);
        const Edge edge = wrong.request.pricing->problem.graph->edges().front();
        wrong.request.params.overrides.cut = {edge};
        wrong.request.params.overrides.keep = {edge};
        const int id = queue.add(wrong);
        QTRY_VERIFY(queue.entry(id)->isOver());
        QVERIFY(queue.entry(id)->state == SearchState::Failed);
        QVERIFY(queue.entry(id)->failure.contains("to be cut"));
    }

    void theTableFollows() {
        Document document;
        SearchQueue queue;
        SearchTableModel model(queue, document);
        const QAbstractItemModelTester tester(&model);
        const int first = queue.add(spec("squeezenet1_1", 200));
        const int second = queue.add(spec("squeezenet1_1", 200, "nsga2"));
        QTRY_VERIFY(queue.entry(first)->isOver() && queue.entry(second)->isOver());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, SearchTableModel::State).data().toString(), QString("done"));
        QCOMPARE(model.index(0, SearchTableModel::Plans).data().toString(), QString("200"));
        QVERIFY(!model.index(1, SearchTableModel::Best).data().toString().isEmpty());
        QVERIFY(model.setData(model.index(1, SearchTableModel::Note), " keep this ", Qt::EditRole));
        QCOMPARE(queue.entry(second)->note, QString("keep this"));
        queue.remove(first);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.idAt(0), second);
    }

    void whatIsKeptComesBackPricedAnew() {
        SearchQueue queue;
        const int id = queue.add(spec("squeezenet1_1", 200));
        QTRY_VERIFY(queue.entry(id)->isOver());
        queue.setNote(id, "mine");
        const QByteArray text = searchesText(queue.entries());
        const KeptSearches kept = searchesFrom(text, pricingOf("squeezenet1_1"));
        QCOMPARE(kept.entries.size(), std::size_t{1});
        QVERIFY(kept.entries[0].curve.back().plan == queue.entry(id)->curve.back().plan);
        QCOMPARE(kept.entries[0].curve.back().step.dramBytes, queue.entry(id)->curve.back().step.dramBytes);
        QCOMPARE(kept.entries[0].note, QString("mine"));
        // of another accelerator it stays as it is; of another graph it is left out
        const auto other = openedSample("squeezenet1_1", 128 * 1024).pricing;
        QCOMPARE(searchesFrom(text, other).others.size(), 1);
        QVERIFY(searchesFrom(text, other).entries.empty());
        QVERIFY(searchesFrom(text, pricingOf("alexnet")).entries.empty() ||
                !searchesFrom(text, pricingOf("alexnet")).entries[0].hasPlan());
        QVERIFY_EXCEPTION_THROWN(searchesFrom("{}", other), Error);
        QVERIFY_EXCEPTION_THROWN(searchesFrom(text.left(text.size() / 2), other), Error);
    }

    /// A damaged store is refused in words, or what comes back can be shown and run again.
    void aDamagedStoreIsTakenOrRefused() {
        const auto pricing = pricingOf("squeezenet1_1");
        SearchQueue queue;
        const int id = queue.add(spec("squeezenet1_1", 200));
        QTRY_VERIFY(queue.entry(id)->isOver());
        const std::string text = searchesText(queue.entries()).toStdString();
        Random random(1);
        int taken = 0;
        int refused = 0;
        for (int round = 0; round < 2000; ++round) {
            try {
                const KeptSearches kept = searchesFrom(QByteArray::fromStdString(test::damaged(text, random)), pricing);
                for (const SearchEntry& entry : kept.entries) {
                    const SearchParams& params = entry.spec.request.params;
                    QVERIFY(params.budgetPlans >= 1 && params.threads >= 1 && params.threads <= 256);
                    QVERIFY(entry.spec.timeLimitSeconds >= 0 && entry.progress.done >= 0 && entry.elapsedMs >= 0);
                    if (entry.hasPlan()) QVERIFY(checkPlan(*pricing->problem.graph, entry.curve.back().plan).empty());
                }
                taken += kept.entries.empty() ? 0 : 1;
            } catch (const Error&) {
                ++refused;
            }
        }
        QVERIFY2(taken > 200 && refused > 200, qPrintable(QString("%1 %2").arg(taken).arg(refused)));
    }

    void whatNoCountIsBecomesOne() {
        SearchQueue queue;
        queue.add(spec("squeezenet1_1", 200));
        QTRY_VERIFY(queue.entries()[0]->isOver());
        QByteArray text = searchesText(queue.entries());
        text.replace("\"budget\":200", "\"budget\":1e300").replace("\"time_limit\":0", "\"time_limit\":-5");
        const QByteArray threads = "\"threads\":" + QByteArray::number(queue.entries()[0]->spec.request.params.threads);
        text.replace(threads, "\"threads\":4000000000");
        const KeptSearches kept = searchesFrom(text, pricingOf("squeezenet1_1"));
        QCOMPARE(kept.entries.size(), std::size_t{1});
        QCOMPARE(kept.entries[0].spec.request.params.budgetPlans, std::int64_t{1} << 53);
        QCOMPARE(kept.entries[0].spec.request.params.threads, 256);
        QCOMPARE(kept.entries[0].spec.timeLimitSeconds, 0.0);
    }

    void aStoreKeepsSearchesForTheNextWindow() {
        const std::string fingerprint(64, 'a');
        {
            SearchQueue queue;
            JobStore store(queue);
            store.open(fingerprint, pricingOf("squeezenet1_1"));
            const int id = queue.add(spec("squeezenet1_1", kEndless));
            QTRY_VERIFY(queue.entry(id)->hasPlan());
            store.writeNow();  // as it does every five seconds while a search runs
            SearchQueue other;
            JobStore second(other);
            second.open(fingerprint, pricingOf("squeezenet1_1"));
            QVERIFY(other.entries().empty());  // the first one has it
        }
        SearchQueue queue;
        JobStore store(queue);
        store.open(fingerprint, pricingOf("squeezenet1_1"));
        QCOMPARE(queue.entries().size(), std::size_t{1});
        QVERIFY(queue.entries()[0]->hasPlan() && queue.entries()[0]->isOver());
    }

    void aStoreThatCannotBeReadIsKeptAside() {
        SearchQueue queue;
        JobStore store(queue);
        store.open(std::string(64, 'b'), pricingOf("squeezenet1_1"));
        queue.add(spec("squeezenet1_1", 200));
        QTRY_VERIFY(queue.entries()[0]->isOver());
        store.writeNow();
        const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/searches");
        const QString file = folder.filePath(QString(32, 'b') + ".json");
        const QByteArray newer = "{\"schema\":\"fusescope/searches/9\"}";
        const auto put = [&] {
            QFile out(file);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(newer);
        };
        put();
        QSignalSpy failures(&store, &JobStore::failed);
        store.open(std::string(64, 'b'), pricingOf("squeezenet1_1"));
        QCOMPARE(failures.count(), 1);
        queue.add(spec("squeezenet1_1", 200));
        QTRY_VERIFY(queue.entries()[0]->isOver());
        store.writeNow();
        QVERIFY(QFile::exists(file));
        QFile aside(file + ".unreadable");
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), newer);
    }
};

FUSESCOPE_UI_TEST(TestSearchQueue)
#include "tst_search_queue.moc"
