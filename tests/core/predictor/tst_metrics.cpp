// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include <cmath>

#include "core/predictor/metrics.h"

using namespace fusescope;

class TestMetrics : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    /// Logits -2 v, -1 i, 1 v, 2 i, 3 i: right 3 of 5; invalid: 2 hits, 1 missed, 1 false alarm, F1 = 4/6. Pairs of
    /// (valid, invalid) in order: (-2: all 3) + (1: 2) = 5 of 6.
    void areThoseCountedByHand() {
        const std::vector<Judgement> judgements{{-2, false}, {-1, true}, {1, false}, {2, true}, {3, true}};
        const Metrics metrics = metricsOf(judgements);
        QCOMPARE(metrics.count, 5);
        QCOMPARE(metrics.accuracy, 0.6);
        QCOMPARE(metrics.f1, 4.0 / 6);
        QCOMPARE(metrics.auc, 5.0 / 6);
        QCOMPARE(metrics.validShare, 0.4);
    }

    void tiesCountHalf() { QCOMPARE(metricsOf(std::vector<Judgement>{{1, false}, {1, true}}).auc, 0.5); }

    /// p = 0.5 four times, one of them invalid: |0.5 - 0.25| · 4/4.
    void calibrationIsTheDistanceOfTheBins() {
        const std::vector<Judgement> judgements{{0, true}, {0, false}, {0, false}, {0, false}};
        QCOMPARE(metricsOf(judgements).ece, 0.25);
        QCOMPARE(metricsOf(judgements).bins[5].count, 4);
        QCOMPARE(metricsOf(judgements).bins[5].share, 0.25);
    }

    void oneClassAloneIsNoFailure() {
        const Metrics metrics = metricsOf(std::vector<Judgement>{{-3, false}, {-1, false}});
        QCOMPARE(metrics.accuracy, 1.0);
        QCOMPARE(metrics.f1, 1.0);
        QCOMPARE(metrics.auc, 1.0);
        QCOMPARE(metricsOf({}).count, 0);
    }

    void extremeLogitsStayInTheBins() {
        const Metrics metrics = metricsOf(std::vector<Judgement>{{1000, true}, {-1000, false}});
        QCOMPARE(metrics.bins.front().count, 1);
        QCOMPARE(metrics.bins.back().count, 1);
        QVERIFY(std::isfinite(metrics.ece));
    }
};

QTEST_APPLESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
