// SPDX-License-Identifier: Apache-2.0
#include "core/search/optimal_search.h"
#include "tests/contracts/search_contract.h"
#include "tests/support/plan_oracle.h"

using namespace fusescope;
using namespace fusescope::test;

class TestOptimalSearch : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void equalsExhaustiveEnumeration() {
        Random random(17);
        for (int round = 0; round < 600; ++round) {
            const auto graph = randomGraph(static_cast<int>(2 + random.below(7)), random.uniform(), random);
            const auto problem = problemOf(graph, 200 + random.below(5000));
            RunControl control;
            const SearchResult result = makeOptimalSearch()->run(problem, {}, control);
            QVERIFY(result.isOptimal);
            QCOMPARE(result.dramBytes, exhaustiveOptimum(problem));
        }
    }

    void findsGroupsBeyondAnInvalidPrefix() {
        // F_beta is not monotone: branches that stage a row each need less once the add that joins them runs in place.
        const auto graph = graphFrom("x:8x8x8 > a:Conv1 > add:Add; x > b:Conv1 > add");
        const auto model = makeCostModel(graph, {});
        const GroupSet branches = groupOf(*graph, "a b");
        const GroupSet joined = groupOf(*graph, "a b add");
        const std::int64_t apart = *model->price({&branches, 1}, 0).front().bufferBytes;
        const std::int64_t together = *model->price({&joined, 1}, 0).front().bufferBytes;
        QVERIFY(together < apart);
        const auto problem = problemOf(graph, together + 1);
        RunControl control;
        QCOMPARE(makeOptimalSearch()->run(problem, {}, control).plan.groupCount(), 1);
    }

    void boundsTheOptimumWhenCutShort() {
        Random random(23);
        for (int round = 0; round < 60; ++round) {
            const auto problem = problemOf(randomGraph(8, random.uniform(), random), 400 + random.below(4000));
            SearchParams params;
            params.memoryLimitBytes = 1;
            RunControl control;
            const SearchResult cut = makeOptimalSearch()->run(problem, params, control);
            verifyResult(problem, cut);
            const std::int64_t optimum = exhaustiveOptimum(problem);
            QVERIFY(cut.lowerBoundBytes <= optimum);
            QVERIFY(cut.dramBytes >= optimum);
            control.requestStop();
            const SearchResult stopped = makeOptimalSearch()->run(problem, params, control);
            QVERIFY(stopped.lowerBoundBytes <= optimum && optimum <= stopped.dramBytes);
        }
    }
};

QTEST_APPLESS_MAIN(TestOptimalSearch)
#include "tst_optimal_search.moc"
