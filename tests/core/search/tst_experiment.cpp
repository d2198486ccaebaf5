// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include <cmath>

#include "core/search/experiment.h"

using namespace fusescope;

namespace {

const std::vector<Improvement> kTrace{{1, 200}, {40, 130}, {300, 104}, {900, 100}};

Experiment experimentOf(const std::vector<std::vector<Improvement>>& traces) {
    Experiment experiment;
    experiment.optimumBytes = 100;
    for (const auto& trace : traces) {
        SeedRun run;
        run.trace = trace;
        experiment.runs.push_back(run);
    }
    return experiment;
}

}  // namespace

class TestExperiment : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theTraceSaysHowGoodAfterSoManyPlans() {
        QVERIFY(!bestAfter(kTrace, 0));
        QCOMPARE(*bestAfter(kTrace, 1), 200);
        QCOMPARE(*bestAfter(kTrace, 299), 130);
        QCOMPARE(*bestAfter(kTrace, 300), 104);
        QCOMPARE(*bestAfter(kTrace, 5000), 100);
    }

    /// 105 is within five percent of 100, 104 is the first so low; one percent needs 101.
    void theTraceSaysHowManyPlansForSoGood() {
        QCOMPARE(*plansUntil(kTrace, 100, 0.05), 300);
        QCOMPARE(*plansUntil(kTrace, 100, 0.01), 900);
        QCOMPARE(*plansUntil(kTrace, 100, 1), 1);
        QVERIFY(!plansUntil(kTrace, 90, 0.1));
    }

    void gapsAreSharesOfTheOptimum() {
        const Experiment experiment = experimentOf({kTrace, {{1, 150}}});
        const std::vector<double> gaps = gapsAfter(experiment, 50);  // 130 and 150 of 100
        QCOMPARE(gaps.size(), 2U);
        QVERIFY(std::abs(gaps[0] - 0.3) < 1e-12 && std::abs(gaps[1] - 0.5) < 1e-12);
        QVERIFY(gapsAfter(experiment, 0).empty());
    }

    /// 1, 2, 6: mean 3, squares 4 + 1 + 9 = 14, 14 / 2 = 7.
    void spreadIsThatOfASample() {
        const auto spread = spreadOf(std::vector<double>{1, 2, 6});
        QCOMPARE(spread->mean, 3.0);
        QCOMPARE(spread->deviation, std::sqrt(7.0));
        QCOMPARE(spread->count, 3);
        QCOMPARE(spreadOf(std::vector<double>{4})->deviation, 0.0);
        QVERIFY(!spreadOf({}));
    }

    /// Differences -1, -2, -3: of eight ways to sign them only the one as seen is as low: 1/8. -1, -2, +3 sum to 0: the
    /// sums are ±6, ±4, ±2, 0, 0; five of eight are 0 or lower.
    void chanceOfLowerCountsSigns() {
        const std::vector<double> zero{0, 0, 0};
        QCOMPARE(chanceOfLower(std::vector<double>{-1, -2, -3}, zero), 0.125);
        QCOMPARE(chanceOfLower(std::vector<double>{-1, -2, 3}, zero), 0.625);
        QCOMPARE(chanceOfLower(zero, zero), 1.0);
        QCOMPARE(chanceOfLower({}, {}), 1.0);
    }

    void manyPairsAreDrawn() {
        const std::vector<double> lower(40, 1.0);
        const std::vector<double> higher(40, 2.0);
        QVERIFY(chanceOfLower(lower, higher) < 0.001);
        QVERIFY(chanceOfLower(higher, lower) > 0.999);
        std::vector<double> mixed = lower;
        for (std::size_t i = 0; i < mixed.size(); i += 2) mixed[i] = 3;
        const double even = chanceOfLower(mixed, std::vector<double>(40, 2.0));
        QVERIFY(even > 0.4 && even < 0.7);
    }

    void settingsHaveDifferentFileNames() {
        ExperimentSetting setting{"mobilenet_v2.onnx", Scheme::Brr, 256 << 10, "local", "pg", "mixed", 5000, 0};
        QCOMPARE(setting.id(), "mobilenet_v2-brr-256KiB-local-pg-mixed-5000");
        setting.randomRepeats = 0.5;
        QCOMPARE(setting.id(), "mobilenet_v2-brr-256KiB-local-pg-mixed-5000-repeats50");
        setting.inRounds = true;
        QCOMPARE(setting.id(), "mobilenet_v2-brr-256KiB-local-pg-mixed-5000-repeats50-rounds");
    }
};

QTEST_APPLESS_MAIN(TestExperiment)
#include "tst_experiment.moc"
