// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/explain/agreement.h"

using namespace fusescope;

namespace {

Explanation explanationOf(std::vector<float> scores, std::vector<std::size_t> selected) {
    Explanation explanation;
    for (std::int32_t e = 0; e < static_cast<std::int32_t>(scores.size()); ++e)
        explanation.edges.push_back({OpId(e), OpId(e + 1)});
    explanation.edgeScores = std::move(scores);
    explanation.selected = std::move(selected);
    return explanation;
}

/// Five edges, two of which can be cut so that both sides fit, for 300 and for 200 bytes; where a side does not fit,
/// its ops one by one are charged: 400 to 800 bytes.
CutTruth someTruth() {
    CutTruth truth;
    truth.edges = {{0.1, CutCategory::OneFits, 100, 400},
                   {0.4, CutCategory::BothFit, 300, 300},
                   {0.5, CutCategory::BothFit, 200, 200},
                   {0.2, CutCategory::OneFits, 90, 500},
                   {0, CutCategory::NoneFits, 80, 800}};
    truth.category = CutCategory::BothFit;
    truth.leastDramBytes = 200;
    truth.chargedDramBytes = 200;
    return truth;
}

}  // namespace

class TestAgreement : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    /// Of the six pairs of a right and a wrong edge, (1,0), (1,4), (2,4) are in order, (1,3) not, (2,0) tied, (2,3)
    /// not.
    void aucCountsPairs() {
        const Agreement agreement = agreementOf(explanationOf({0.3F, 0.6F, 0.3F, 0.7F, 0.1F}, {3}), someTruth());
        QCOMPARE(*agreement.auc, 3.5 / 6);
    }

    void theTopAndTheFirstTryAreRightWhereBothSidesFit() {
        const std::vector<float> scores(5, 0.0F);
        const Agreement top = agreementOf(explanationOf(scores, {1, 0}), someTruth());
        QVERIFY(*top.isTopRight && *top.isFirstTry && !top.selectsBest);
        QCOMPARE(top.dramRatio, 1.5);
        const Agreement second = agreementOf(explanationOf(scores, {0, 2, 1}), someTruth());
        QVERIFY(!*second.isTopRight && *second.isFirstTry && second.selectsBest);
        QCOMPARE(second.dramRatio, 1.0);
        const Agreement none = agreementOf(explanationOf(scores, {3, 4}), someTruth());
        QVERIFY(!*none.isTopRight && !*none.isFirstTry && !none.selectsBest);
        QCOMPARE(none.dramRatio, 2.5);  // 500 to 200
    }

    /// Where no cut leaves two sides that fit, the best is one of category 2, and "right" cannot be asked.
    void groupsWithoutASolutionAreJudgedByDramAlone() {
        CutTruth truth = someTruth();
        truth.edges[1].category = truth.edges[2].category = CutCategory::NoneFits;
        truth.category = CutCategory::OneFits;
        truth.leastDramBytes = 90;
        truth.edges[1].chargedDramBytes = truth.edges[2].chargedDramBytes = 600;
        truth.chargedDramBytes = 400;
        const Agreement agreement = agreementOf(explanationOf({1, 0, 0, 0, 0}, {0, 2}), truth);
        QVERIFY(!agreement.auc && !agreement.isTopRight && !agreement.isFirstTry);
        QVERIFY(!agreement.selectsBest);  // the best of its category crosses edge 3
        QCOMPARE(agreement.dramRatio, 1.0);
        QCOMPARE(agreementOf(explanationOf({1, 0, 0, 0, 0}, {1}), truth).dramRatio, 1.5);
    }

    void whereEveryEdgeIsRightThereIsNoCurve() {
        CutTruth truth = someTruth();
        for (EdgeTruth& edge : truth.edges) edge.category = CutCategory::BothFit;
        QVERIFY(!agreementOf(explanationOf({1, 2, 3, 4, 5}, {4}), truth).auc);
        QVERIFY(*agreementOf(explanationOf({1, 2, 3, 4, 5}, {4}), truth).isTopRight);
    }

    /// Ranks 0 1 2 3 against 1 0 2 3: 1 - 6·2 / (4·15) = 0.8. With a tie, 0 1.5 1.5 3 against 0 1 2 3: 4.5 /
    /// sqrt(4.5·5).
    void rankCorrelationByHand() {
        QCOMPARE(rankCorrelation({1, 2, 3, 4}, {20, 10, 30, 40}), 0.8);
        QCOMPARE(rankCorrelation({1, 2, 2, 4}, {1, 2, 3, 4}), 4.5 / std::sqrt(22.5));
        QCOMPARE(rankCorrelation({1, 2, 3}, {3, 2, 1}), -1.0);
        QCOMPARE(rankCorrelation({1, 1, 1}, {3, 2, 1}), 0.0);
        QCOMPARE(rankCorrelation({}, {}), 0.0);
    }
};

QTEST_APPLESS_MAIN(TestAgreement)
#include "tst_agreement.moc"
