// SPDX-License-Identifier: Apache-2.0
#include "core/base/data_dir.h"
#include "core/import/model_importer.h"
#include "core/search/search_list.h"
#include "tests/contracts/search_contract.h"
#include "tests/support/plan_oracle.h"

using namespace fusescope;
using namespace fusescope::test;

class TestSamplingSearches : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void keepTheContract_data() {
        QTest::addColumn<QString>("id");
        for (const SearchInfo& info : searchList()) QTest::newRow(info.id.data()) << QString::fromUtf8(info.id.data());
    }
    void keepTheContract() {
        QFETCH(QString, id);
        verifySearchContract(*findSearch(id.toStdString())->make());
    }

    void publishedLocalSearchKeepsTheContract() {
        verifySearchContract(*findSearch("local")->make(), {}, LocalStyle::Published);
    }

    /// The borders of three blocks in a row have to move at once: single edits of one population seldom do that.
    void roundsLeaveLocalOptima() {
        RunControl control;
        const auto model = importModel(dataDir() / "models" / "resnet50.onnx", {}, control);
        const auto problem = problemOf(model->graph, 256 << 10);
        std::int64_t published = 0;
        std::int64_t inRounds = 0;
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            SearchParams params;
            params.seed = seed;
            params.budgetPlans = 4000;
            inRounds += findSearch("local")->make()->run(problem, params, control).dramBytes;
            params.localStyle = LocalStyle::Published;
            published += findSearch("local")->make()->run(problem, params, control).dramBytes;
        }
        QVERIFY2(inRounds < published, qPrintable(QString("%1 %2").arg(inRounds).arg(published)));
    }

    void memoryChangesNoAnswer() {
        Random random(4);
        const auto problem = problemOf(randomGraph(18, 0.3, random), 3000);
        for (const char* const name : {"random", "local", "nsga2"}) {
            SearchParams params;
            params.budgetPlans = 200;
            RunControl control;
            const SearchResult roomy = findSearch(name)->make()->run(problem, params, control);
            params.memoryLimitBytes = 1;  // one price in each part of the cache
            const SearchResult tight = findSearch(name)->make()->run(problem, params, control);
            QVERIFY(tight.plan == roomy.plan && tight.trace == roomy.trace);
            QVERIFY2(tight.bufferCache.hits < roomy.bufferCache.hits, name);
        }
    }

    void unknownNamesAreNotFound() { QVERIFY(!findSearch("simulated-annealing")); }

    void countEveryProposal() {
        const auto problem = problemOf(graphFrom("x:4x8x8 > a:Conv3 > b:Relu > c:Conv3"), 4096);
        SearchParams params;
        params.budgetPlans = 47;
        RunControl control;
        for (const char* id : {"random", "local"}) {
            const SearchResult result = findSearch(id)->make()->run(problem, params, control);
            QCOMPARE(result.evaluatedPlans, 47);
            QCOMPARE(control.progress().done, 47);
        }
    }

    void localSearchFindsTheOptimumOfSmallGraphs() {
        Random random(5);
        int found = 0;
        for (int round = 0; round < 40; ++round) {
            const auto problem = problemOf(randomGraph(7, 0.3, random), 500 + random.below(3000));
            SearchParams params;
            params.budgetPlans = 600;
            RunControl control;
            const SearchResult result = findSearch("local")->make()->run(problem, params, control);
            QVERIFY(result.dramBytes >= exhaustiveOptimum(problem));
            if (result.dramBytes == exhaustiveOptimum(problem)) ++found;
        }
        QVERIFY2(found >= 36, qPrintable(QString("%1 of 40").arg(found)));
    }
};

QTEST_APPLESS_MAIN(TestSamplingSearches)
#include "tst_sampling_searches.moc"
