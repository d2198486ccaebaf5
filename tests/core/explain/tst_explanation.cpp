// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/explain/explanation.h"

using namespace fusescope;

namespace {

using Indices = std::vector<std::size_t>;

/// A chain of five ops with a skip from the second to the fourth.
const std::vector<OpPair> kEdges{
    {OpId(0), OpId(1)}, {OpId(1), OpId(2)}, {OpId(1), OpId(3)}, {OpId(2), OpId(3)}, {OpId(3), OpId(4)}};

Indices select(const std::vector<float>& scores, Selection::Rule rule, double share, double threshold = 0.5) {
    return selectEdges(kEdges, scores, {rule, share, threshold});
}

}  // namespace

class TestExplanation : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aShareIsRoundedUp() {
        const std::vector<float> scores{0.1F, 0.9F, 0.3F, 0.5F, 0.2F};
        QCOMPARE(select(scores, Selection::Rule::TopShare, 0), (Indices{1}));
        QCOMPARE(select(scores, Selection::Rule::TopShare, 0.2), (Indices{1}));
        QCOMPARE(select(scores, Selection::Rule::TopShare, 0.3), (Indices{1, 3}));
        QCOMPARE(select(scores, Selection::Rule::TopShare, 0.6), (Indices{1, 3, 2}));  // 5 · 0.6 is 3
        QCOMPARE(select(scores, Selection::Rule::TopShare, 1), (Indices{1, 3, 2, 4, 0}));
    }

    void tiesGoToTheFirstInTopologicalOrder() {
        QCOMPARE(select({1, 2, 1, 2, 2}, Selection::Rule::TopShare, 0.8), (Indices{1, 3, 4, 0}));
        QCOMPARE(select({7, 7, 7, 7, 7}, Selection::Rule::Threshold, 0), (Indices{0}));
    }

    /// Spread over [0, 1], -4 … 4: 0.5 is a score of 0.
    void aThresholdIsOnSpreadScores() {
        QCOMPARE(select({-4, 4, 0, -1, 1}, Selection::Rule::Threshold, 0), (Indices{1, 4, 2}));
        QCOMPARE(select({-4, 4, 0, -1, 1}, Selection::Rule::Threshold, 0, 0.9), (Indices{1}));
        QCOMPARE(select({-4, 4, 0, -1, 1}, Selection::Rule::Threshold, 0, 2), (Indices{1}));
    }

    /// The best two edges end at ops 1, 2 and 3; the skip from 1 to 3 is between them.
    void aSubGraphHasAllEdgesBetweenItsOps() {
        QCOMPARE(select({0, 3, 1, 2, 0.5F}, Selection::Rule::SubGraph, 0.4), (Indices{1, 3, 2}));
    }

    void noEdgesNoSelection() {
        for (const auto rule : {Selection::Rule::TopShare, Selection::Rule::Threshold, Selection::Rule::SubGraph})
            QVERIFY(selectEdges({}, {}, {rule, 1, 0}).empty());
    }

    void opsTakeTheHighestScoreOfTheirEdges() {
        const std::vector<OpId> ops{OpId(0), OpId(1), OpId(2), OpId(3), OpId(4), OpId(9)};
        QCOMPARE(opScoresOf(ops, kEdges, {-2, 3, 1, 2, 0.5F}), (std::vector<float>{-2, 3, 3, 2, 0.5F, 0}));
    }

    void spreadScoresRunFromZeroToOne() {
        QCOMPARE(spreadScores({-1, 3, 1}), (std::vector<float>{0, 1, 0.5F}));
        QCOMPARE(spreadScores({5, 5}), (std::vector<float>{0, 0}));
        QVERIFY(spreadScores({}).empty());
    }
};

QTEST_APPLESS_MAIN(TestExplanation)
#include "tst_explanation.moc"
