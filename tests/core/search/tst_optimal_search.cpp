// SPDX-License-Identifier: Apache-2.0
#include "core/search/group_walk.h"
#include "core/search/optimal_search.h"
#include "tests/contracts/search_contract.h"
#include "tests/support/plan_oracle.h"

using namespace fusescope;
using namespace fusescope::test;

class TestOptimalSearch : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void equalsExhaustiveEnumeration_data() {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<int>("ops");
        QTest::addColumn<int>("cases");
        for (const auto& [name, scheme] : {std::pair("LBDF", Scheme::Lbdf), std::pair("BRR", Scheme::Brr)}) {
            QTest::addRow("%s, up to 8 ops", name) << static_cast<int>(scheme) << 8 << 1500;
            QTest::addRow("%s, up to 10 ops", name) << static_cast<int>(scheme) << 10 << 1000;
            QTest::addRow("%s, up to 12 ops", name) << static_cast<int>(scheme) << 12 << 500;
        }
    }
    void equalsExhaustiveEnumeration() {
        QFETCH(int, scheme);
        QFETCH(int, ops);
        QFETCH(int, cases);
        Random random(static_cast<std::uint64_t>(ops));
        for (int round = 0; round < cases; ++round) {
            const auto graph = randomGraph(static_cast<int>(2 + random.below(ops - 1)), random.uniform(), random);
            const auto problem = problemOf(graph, 200 + random.below(5000), static_cast<Scheme>(scheme));
            RunControl control;
            const SearchResult result = makeOptimalSearch()->run(problem, {}, control);
            QVERIFY(result.isOptimal);
            verifyResult(problem, result);
            QCOMPARE(result.dramBytes, coveringOptimum(problem));
            if (graph->opCount() < 7) QCOMPARE(result.dramBytes, exhaustiveOptimum(problem));
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

    void boundsTheOptimumWhenCutShort_data() {
        QTest::addColumn<int>("scheme");
        QTest::newRow("LBDF") << static_cast<int>(Scheme::Lbdf);
        QTest::newRow("BRR") << static_cast<int>(Scheme::Brr);
    }
    /// Graphs of eight branches and more: cut short by memory at several depths, and at once.
    void boundsTheOptimumWhenCutShort() {
        QFETCH(int, scheme);
        Random random(23);
        int bounded = 0;
        for (int round = 0; round < 40; ++round) {
            const auto graph = wideGraph(static_cast<int>(8 + random.below(3)), random);
            const auto problem = problemOf(graph, 300 + random.below(3000), static_cast<Scheme>(scheme));
            RunControl control;
            const SearchResult whole = makeOptimalSearch()->run(problem, {}, control);
            QVERIFY(whole.isOptimal);
            for (const std::int64_t limit : {std::int64_t{1}, 1000 + random.below(300'000)}) {
                SearchParams params;
                params.memoryLimitBytes = limit;
                const SearchResult cut = makeOptimalSearch()->run(problem, params, control);
                verifyResult(problem, cut);
                QVERIFY(cut.lowerBoundBytes <= whole.dramBytes);
                QVERIFY(cut.dramBytes >= whole.dramBytes);
                QVERIFY(!cut.isOptimal || cut.dramBytes == whole.dramBytes);
                bounded += cut.isOptimal ? 0 : 1;
            }
            RunControl ended;
            ended.requestStop();
            const SearchResult stopped = makeOptimalSearch()->run(problem, {}, ended);
            verifyResult(problem, stopped);
            QVERIFY(stopped.lowerBoundBytes <= whole.dramBytes && whole.dramBytes <= stopped.dramBytes);
        }
        QVERIFY(bounded > 15);
    }

    /// On graphs of a size that enumeration reaches, the bound holds against the truth.
    void boundsTheExhaustiveOptimumWhenCutShort() {
        Random random(29);
        for (int round = 0; round < 200; ++round) {
            const auto problem = problemOf(randomGraph(8, random.uniform(), random), 400 + random.below(4000));
            SearchParams params;
            params.memoryLimitBytes = 1 + random.below(8000);
            RunControl control;
            const SearchResult cut = makeOptimalSearch()->run(problem, params, control);
            verifyResult(problem, cut);
            const std::int64_t optimum = exhaustiveOptimum(problem);
            QVERIFY(cut.lowerBoundBytes <= optimum);
            QVERIFY(cut.dramBytes >= optimum);
        }
    }

    /// What the walk over groups says of each is what the model says of it.
    void pricesGroupsAsTheyGrow_data() { boundsTheOptimumWhenCutShort_data(); }
    void pricesGroupsAsTheyGrow() {
        QFETCH(int, scheme);
        Random random(37);
        int checked = 0;
        while (checked < 10'000) {
            const auto graph = randomGraph(static_cast<int>(4 + random.below(16)), random.uniform(), random);
            const auto problem = problemOf(graph, 300 + random.below(4000), static_cast<Scheme>(scheme));
            DownsetTable table(problem);
            GroupWalk walk(problem);
            for (std::int32_t index = 0; index < static_cast<std::int32_t>(table.count()) && index < 40; ++index) {
                const Reached from = table.at(index);
                int seen = 0;
                const auto check = [&] {
                    const GroupSet group = walk.group();
                    const Price price = problem.costModel->price({&group, 1}, problem.betaBytes).front();
                    QCOMPARE(walk.price(), price);
                    QVERIFY(!price.bufferBytes || walk.bufferBoundBytes() <= *price.bufferBytes - price.spareBytes);
                    if (price.fits(problem.betaBytes)) QVERIFY(walk.dramBoundBytes() <= price.dramBytes);
                    table.reach(from.key ^ walk.key(), index, group);
                    ++checked;
                };
                walk.walk(from, check, [&] { return ++seen < 200; });
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestOptimalSearch)
#include "tst_optimal_search.moc"
