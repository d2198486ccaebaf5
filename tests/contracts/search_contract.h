// SPDX-License-Identifier: Apache-2.0
// What every Search promises, for the tests of each.
#pragma once

#include <QtTest>

#include "core/cost/plan_evaluation.h"
#include "core/explain/explainer_list.h"
#include "core/plan/plan_check.h"
#include "core/search/search.h"
#include "tests/support/graph_text.h"
#include "tests/support/random_graph.h"

namespace fusescope::test {

inline SearchProblem problemOf(std::shared_ptr<const OpGraph> graph, std::int64_t bufferBytes,
                               Scheme scheme = Scheme::Lbdf) {
    Accelerator hardware;
    hardware.scheme = scheme;
    hardware.bufferBytes = bufferBytes;
    return makeProblem(std::move(graph), hardware);
}

/// One that needs no predictor.
inline std::shared_ptr<const Explainer> explainerOf(const SearchProblem& problem, std::string_view id) {
    return findExplainer(id)->make({problem.graph, problem.costModel, nullptr, nullptr});
}

/// The plan is well formed, fits, and costs what the result says.
inline void verifyResult(const SearchProblem& problem, const SearchResult& result) {
    QVERIFY(checkPlan(*problem.graph, result.plan).empty());
    const PlanEvaluation evaluation = evaluatePlan(*problem.costModel, result.plan, problem.betaBytes);
    QVERIFY(evaluation.isValid());
    QCOMPARE(evaluation.dramBytes, result.dramBytes);
    QVERIFY(result.lowerBoundBytes <= result.dramBytes);
    if (result.isOptimal) QCOMPARE(result.lowerBoundBytes, result.dramBytes);
    for (std::size_t i = 1; i < result.trace.size(); ++i) {
        QVERIFY(result.trace[i].dramBytes < result.trace[i - 1].dramBytes);
        QVERIFY(result.trace[i].plans > result.trace[i - 1].plans);
    }
}

/// `explainer`: of groups that do not fit; empty: none.
inline void verifySearchContract(const Search& search, const std::string& explainer = {},
                                 LocalStyle localStyle = LocalStyle::Rounds) {
    Random random(3);
    SearchParams params;
    params.budgetPlans = 60;
    params.localStyle = localStyle;
    for (int round = 0; round < 40; ++round) {
        const auto problem = problemOf(randomGraph(static_cast<int>(1 + random.below(18)), random.uniform(), random),
                                       400 + random.below(6000));
        params.seed = random.next();
        params.threads = 1;
        params.explainer = explainer.empty() ? nullptr : explainerOf(problem, explainer);
        RunControl control;
        const SearchResult one = search.run(problem, params, control);
        verifyResult(problem, one);
        for (const int threads : {2, 3, 8}) {
            params.threads = threads;
            const SearchResult same = search.run(problem, params, control);
            QVERIFY2(one.plan == same.plan && one.trace == same.trace && one.front == same.front &&
                         one.splits == same.splits,
                     "same seed, same result, whatever the threads");
        }
        QVERIFY(one.stopReason == StopReason::Completed);
        params.warmStart = one.plan;
        QVERIFY2(search.run(problem, params, control).dramBytes <= one.dramBytes, "never worse than its warm start");
        params.warmStart.reset();
    }
    params.explainer.reset();
    {  // one op, no fusable op, no op at all
        RunControl control;
        verifyResult(problemOf(graphFrom("x:1x8x8 > a:Relu"), 1 << 20),
                     search.run(problemOf(graphFrom("x:1x8x8 > a:Relu"), 1 << 20), params, control));
        const auto unfusable = problemOf(graphFrom("x:1x8x8 > a:Relu > b:Conv3"), 1);
        const SearchResult nothing = search.run(unfusable, params, control);
        verifyResult(unfusable, nothing);
        QCOMPARE(nothing.dramBytes, 0);
        QCOMPARE(nothing.plan.groupCount(), 2);
        const auto empty = problemOf(graphFrom("x:1x8x8"), 1024);
        QCOMPARE(search.run(empty, params, control).plan.groupCount(), 0);
    }
    {  // stopped before it starts: still an answer
        const auto problem = problemOf(randomGraph(60, 0.4, random), 4000);
        params.explainer = explainer.empty() ? nullptr : explainerOf(problem, explainer);
        RunControl control;
        control.requestStop();
        params.budgetPlans = 1'000'000'000;
        const SearchResult stopped = search.run(problem, params, control);
        verifyResult(problem, stopped);
        QVERIFY(stopped.stopReason == StopReason::Stopped);
    }
}

}  // namespace fusescope::test
