// SPDX-License-Identifier: Apache-2.0
#include "core/search/sweep.h"

#include <QtTest>

#include "core/cost/plan_evaluation.h"
#include "core/search/optimal_search.h"
#include "tests/support/plan_oracle.h"
#include "tests/support/random_graph.h"

using namespace fusescope;
using namespace fusescope::test;

class TestSweep : public QObject {
    Q_OBJECT

    static Accelerator hardware(Scheme scheme) {
        Accelerator accelerator;
        accelerator.scheme = scheme;
        accelerator.activationBits = accelerator.weightBits = 8;
        return accelerator;
    }

 private Q_SLOTS:
    void equalsTheOptimumAtEverySize_data() {
        QTest::addColumn<int>("scheme");
        QTest::newRow("LBDF") << static_cast<int>(Scheme::Lbdf);
        QTest::newRow("BRR") << static_cast<int>(Scheme::Brr);
    }
    void equalsTheOptimumAtEverySize() {
        QFETCH(int, scheme);
        Random random(31);
        for (int round = 0; round < 12; ++round) {
            const auto graph = randomGraph(static_cast<int>(2 + random.below(6)), random.uniform(), random);
            const std::int64_t least = 60 + random.below(200);
            const std::int64_t most = least + random.below(1500);
            RunControl control;
            const Sweep sweep = sweepBuffers(graph, hardware(static_cast<Scheme>(scheme)), least, most, control);
            QVERIFY(sweep.stopReason == StopReason::Completed);
            QCOMPARE(sweep.steps.front().bufferBytes, least);
            const SweepStep* last = nullptr;
            for (std::int64_t bytes = least; bytes <= most; bytes += 1 + random.below(4)) {
                Accelerator accelerator = hardware(static_cast<Scheme>(scheme));
                accelerator.bufferBytes = bytes;
                const SearchProblem problem = makeProblem(graph, accelerator);
                const SweepStep* const step = stepAt(sweep, bytes);
                QVERIFY(step);
                const PlanEvaluation evaluation = evaluatePlan(*problem.costModel, step->plan, bytes);
                QVERIFY(evaluation.isValid());
                QCOMPARE(step->dramBytes, exhaustiveOptimum(problem));
                QCOMPARE(evaluation.dramBytes, step->dramBytes);
                QCOMPARE(evaluation.unfusableDramBytes, step->unfusableDramBytes);
                QCOMPARE(step->fusableOps, problem.fusable.count());
                if (last && last != step)
                    QVERIFY(last->dramBytes != step->dramBytes ||
                            last->unfusableDramBytes != step->unfusableDramBytes ||
                            last->fusableOps != step->fusableOps);
                last = step;
            }
            QVERIFY(!stepAt(sweep, least - 1) && !stepAt(sweep, most + 1));
        }
    }

    void stopsWithTheUpperPart() {
        Random random(3);
        RunControl control;
        control.requestStop();
        const Sweep sweep = sweepBuffers(randomGraph(40, 0.3, random), hardware(Scheme::Lbdf), 100, 100000, control);
        QVERIFY(sweep.stopReason == StopReason::Stopped);
        QVERIFY(sweep.leastBufferBytes > 100);
    }

    void countsItsRangeNotTheOpsOfASearch() {
        Random random(7);
        RunControl control;
        sweepBuffers(randomGraph(12, 0.3, random), hardware(Scheme::Lbdf), 100, 5000, control);
        QCOMPARE(control.progress().total, 1000);
        QCOMPARE(control.progress().done, 1000);
    }

    void findsTheBufferThatIsEnough() {
        Sweep a;
        a.steps = {{100, 50, 0, 0, 0, {}}, {200, 11, 0, 0, 0, {}}, {300, 10, 0, 0, 0, {}}};
        Sweep b;
        b.steps = {{100, 100, 0, 0, 0, {}}, {250, 80, 0, 0, 0, {}}};
        QCOMPARE(bufferWithin(std::vector{a}, 0.1), std::optional<std::int64_t>(200));
        QCOMPARE(bufferWithin(std::vector{a}, 0.0), std::optional<std::int64_t>(300));
        QCOMPARE(bufferWithin(std::vector{a, b}, 0.1), std::optional<std::int64_t>(250));
        QVERIFY(!bufferWithin(std::vector{Sweep{}}, 0.1));
    }
};

QTEST_APPLESS_MAIN(TestSweep)
#include "tst_sweep.moc"
