// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "tests/core/split/split_support.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

constexpr std::int64_t kBeta = 100;

SplitCandidate candidate(int opsBefore, std::int64_t bufferBefore, std::int64_t dramBefore, int opsAfter,
                         std::int64_t bufferAfter, std::int64_t dramAfter) {
    SplitCandidate some;
    for (int op = 0; op < opsBefore; ++op) some.cut.before.insert(OpId(op));
    for (int op = 0; op < opsAfter; ++op) some.cut.after.insert(OpId(opsBefore + op));
    some.before = {bufferBefore, dramBefore, 0};
    some.after = {bufferAfter, dramAfter, 0};
    const int fitting = (bufferBefore < kBeta ? 1 : 0) + (bufferAfter < kBeta ? 1 : 0);
    some.category = CutCategory{3 - fitting};
    return some;
}

using Indices = std::vector<std::size_t>;

}  // namespace

class TestCutChoice : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void bothFitTakesTheLeastTraffic() {
        const CutChoice choice = chooseCuts({candidate(3, 99, 10, 3, 200, 1),  // one fits: no longer looked at
                                             candidate(1, 50, 30, 5, 60, 20),  // 50
                                             candidate(2, 99, 25, 4, 99, 24),  // 49
                                             candidate(4, 10, 40, 2, 10, 9)},  // 49 as well: later
                                            kBeta);
        QCOMPARE(choice.category, CutCategory::BothFit);
        QCOMPARE(choice.followed, Indices{2});
    }

    /// A requirement of beta itself does not fit.
    void oneFitsTakesTheMostOpsThatFit() {
        const CutChoice choice = chooseCuts({candidate(2, 99, 1, 4, 100, 1),    // 2 ops fit
                                             candidate(5, 300, 9, 3, 20, 9),    // 3 ops fit, 18
                                             candidate(3, 20, 8, 3, 200, 9),    // 3 ops fit, 17
                                             candidate(1, 200, 0, 5, 100, 0)},  // none
                                            kBeta);
        QCOMPARE(choice.category, CutCategory::OneFits);
        QCOMPARE(choice.followed, Indices{2});
    }

    void noneFitsFollowsAllThoseWithLeastLeftToDoFirst() {
        SplitCandidate spare = candidate(2, 400, 0, 2, 120, 0);
        spare.before.spareBytes = 290;  // makes do with 110
        SplitCandidate never = candidate(3, 130, 0, 1, 0, 0);
        never.after = {std::nullopt, 0, 0};
        never.category = CutCategory::NoneFits;
        const CutChoice choice =
            chooseCuts({never, candidate(1, 150, 0, 3, 300, 0), candidate(2, 180, 0, 2, 190, 0), spare}, kBeta);
        QCOMPARE(choice.category, CutCategory::NoneFits);
        QCOMPARE(choice.followed, (Indices{3, 2, 1, 0}));
    }

    void nothingComesOfNothing() {
        QVERIFY(chooseCuts({}, kBeta).followed.empty());
        QCOMPARE(chooseCuts({}, kBeta).category, CutCategory::NoneFits);
    }

    void candidatesAreTheCutsThroughSolutionEdges() {
        const auto graph = graphFrom("x:4x8x8 > a:Conv3 > b:Conv3 > c:Conv3 > add:Add; a > add");
        SplitCase some(graph, 1 << 20, "exact");
        Explanation explanation;
        explanation.edges = pairsInside(*graph, allOps(*graph));  // a-b, a-add, b-c, c-add
        explanation.selected = {2, 1};
        auto candidates = *candidateCuts(*graph, allOps(*graph), explanation, some.cache, {10, nullptr});
        nameCrossedEdges(candidates, explanation);
        QStringList told;
        for (const SplitCandidate& one : candidates) {
            QString edges;
            for (const std::size_t edge : one.edges) edges += QString::number(edge);
            told << QString::fromStdString(namesOf(*graph, one.cut.before)) + " by " + edges;
            QCOMPARE(one.before.dramBytes, some.cache.dramBytes(one.cut.before));
            QCOMPARE(one.after.bufferBytes, some.cache.bufferBytes(one.cut.after));
            QCOMPARE(one.category, CutCategory::BothFit);
        }
        QCOMPARE(told.first(), "a b by 21");  // through the best edge; the skip is cut along
        QCOMPARE(told.size(), 3);
        QVERIFY(told.contains("a by 1") && told.contains("a b c by 1"));
    }
};

QTEST_APPLESS_MAIN(TestCutChoice)
#include "tst_cut_choice.moc"
