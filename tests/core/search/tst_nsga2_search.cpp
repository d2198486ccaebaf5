// SPDX-License-Identifier: Apache-2.0
#include "core/search/nsga2_search.h"
#include "core/search/pareto.h"
#include "core/search/search_list.h"
#include "tests/contracts/search_contract.h"
#include "tests/support/plan_oracle.h"

using namespace fusescope;
using namespace fusescope::test;

class TestNsga2Search : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theFrontHoldsValidPlansThatDoNotBeatEachOther() {
        Random random(3);
        std::size_t longest = 0;
        for (int round = 0; round < 30; ++round) {
            const auto problem = problemOf(randomGraph(25, random.uniform(), random), 2000 + random.below(5000));
            SearchParams params;
            params.budgetPlans = 300;
            params.seed = random.next();
            params.objectives = {Objective::Dram, Objective::Mbu, Objective::Groups};
            RunControl control;
            const SearchResult result = makeNsga2Search()->run(problem, params, control);
            std::vector<ParetoPoint> points;
            for (const FrontPlan& found : result.front) {
                QVERIFY(checkPlan(*problem.graph, found.plan).empty());
                const PlanEvaluation evaluation = evaluatePlan(*problem.costModel, found.plan, problem.betaBytes);
                QVERIFY(evaluation.isValid());
                QCOMPARE(evaluation.dramBytes, found.dramBytes);
                QCOMPARE(evaluation.maxBufferBytes, found.maxBufferBytes);
                QCOMPARE(found.plan.groupCount() - evaluation.unfusableOps, found.groups);
                points.push_back({{static_cast<double>(found.dramBytes), static_cast<double>(found.maxBufferBytes),
                                   static_cast<double>(found.groups)},
                                  0});
            }
            QCOMPARE(nonDominatedFronts(points).size(), 1U);
            QCOMPARE(result.front.front().dramBytes, result.dramBytes);  // the best plan of all is an end of the front
            longest = std::max(longest, result.front.size());
        }
        QVERIFY(longest > 4);
    }

    void oneObjectiveHasAFrontOfOne() {
        Random random(5);
        const auto problem = problemOf(randomGraph(20, 0.3, random), 3000);
        for (const std::vector<Objective>& objectives : {std::vector<Objective>{Objective::Dram}, {}}) {
            SearchParams params;
            params.budgetPlans = 200;
            params.objectives = objectives;
            RunControl control;
            const SearchResult result = makeNsga2Search()->run(problem, params, control);
            QCOMPARE(result.front.size(), 1U);
            QCOMPARE(result.front.front().dramBytes, result.dramBytes);
        }
    }

    void findsTheOptimumOfSmallGraphs() {
        Random random(5);
        int found = 0;
        for (int round = 0; round < 40; ++round) {
            const auto problem = problemOf(randomGraph(7, 0.3, random), 500 + random.below(3000));
            SearchParams params;
            params.budgetPlans = 600;
            params.objectives = {Objective::Dram};
            RunControl control;
            const SearchResult result = makeNsga2Search()->run(problem, params, control);
            QVERIFY(result.dramBytes >= exhaustiveOptimum(problem));
            found += result.dramBytes == exhaustiveOptimum(problem) ? 1 : 0;
        }
        QVERIFY2(found >= 36, qPrintable(QString("%1 of 40").arg(found)));
    }

    /// Deb's rules alone lead from plans that do not fit to one that does.
    void invalidPlansArePushedOut() {
        Random random(13);
        int fused = 0;
        for (int round = 0; round < 20; ++round) {
            const auto problem = problemOf(randomGraph(30, 0.3, random), 3000);
            SearchParams params;
            params.budgetPlans = 600;
            params.keepsInvalid = true;
            RunControl control;
            const SearchResult result = makeNsga2Search()->run(problem, params, control);
            verifyResult(problem, result);
            QCOMPARE(result.evaluatedPlans, 600);
            for (const FrontPlan& found : result.front)
                QVERIFY(evaluatePlan(*problem.costModel, found.plan, problem.betaBytes).isValid());
            fused += result.plan.groupCount() < 30 ? 1 : 0;
            params.threads = 4;
            QVERIFY(makeNsga2Search()->run(problem, params, control).plan == result.plan);
        }
        QVERIFY2(fused >= 18, qPrintable(QString::number(fused)));
    }

    void populationsOfOneWork() {
        Random random(15);
        const auto problem = problemOf(randomGraph(20, 0.3, random), 3000);
        SearchParams params;
        params.budgetPlans = 100;
        params.population = 1;
        RunControl control;
        for (const char* id : {"local", "nsga2"}) {
            const SearchResult result = findSearch(id)->make()->run(problem, params, control);
            verifyResult(problem, result);
            QCOMPARE(result.evaluatedPlans, 100);
        }
    }
};

QTEST_APPLESS_MAIN(TestNsga2Search)
#include "tst_nsga2_search.moc"
