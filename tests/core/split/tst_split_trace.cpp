// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include <numeric>

#include "tests/core/split/split_support.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

/// A reader that follows the trace and believes nothing.
class Reader {
 public:
    Reader(SplitCase& some, const SplitTrace& trace) : some_(some), trace_(trace) {}

    void verify() {
        std::vector<char> isKept(trace_.nodes.size(), 0);
        isKept.front() = 1;
        for (std::size_t n = 0; n < trace_.nodes.size(); ++n) {
            const SplitNode& node = trace_.nodes[n];
            QCOMPARE(node.isKept, isKept[n] != 0);
            QVERIFY(!node.price.fits(some_.betaBytes));
            QCOMPARE(node.price, some_.cache.price(node.group));
            const std::int64_t bytes =
                std::accumulate(node.terms.begin(), node.terms.end(), std::int64_t{0},
                                [](std::int64_t sum, const Term& term) { return sum + term.bytes; });
            if (node.price.bufferBytes) QCOMPARE(bytes, *node.price.bufferBytes);
            if (node.outcome != SplitOutcome::Cut) {
                QVERIFY(!node.chosen);
                continue;
            }
            verifyCandidates(n, node);
            verifyChoice(node);
            const SplitCandidate& chosen = node.candidates[*node.chosen];
            for (const auto& side : {chosen.beforeNode, chosen.afterNode})
                if (side && isKept[n] != 0) isKept[*side] = 1;
        }
    }

 private:
    void verifyCandidates(std::size_t n, const SplitNode& node) {
        CutCategory best = CutCategory::NoneFits;
        for (const SplitCandidate& candidate : node.candidates) {
            best = std::min(best, candidate.category);
            QVERIFY((candidate.cut.before | candidate.cut.after) == node.group);
            QVERIFY(!candidate.edges.empty());
            const auto dramOfSide = [&](const GroupSet& side, const Price& price,
                                        const std::optional<std::size_t>& at) {
                verifySide(n, candidate, side, price, at);
                return at ? trace_.nodes[*at].dramBytes : price.dramBytes;
            };
            const std::int64_t dramBytes = dramOfSide(candidate.cut.before, candidate.before, candidate.beforeNode) +
                                           dramOfSide(candidate.cut.after, candidate.after, candidate.afterNode);
            QCOMPARE(candidate.dramBytes.has_value(), candidate.isFollowed);
            if (candidate.isFollowed) QCOMPARE(*candidate.dramBytes, dramBytes);
        }
        QCOMPARE(node.category, best);
    }

    void verifySide(std::size_t n, const SplitCandidate& candidate, const GroupSet& side, const Price& price,
                    const std::optional<std::size_t>& at) {
        QCOMPARE(price, some_.cache.price(side));
        QCOMPARE(at.has_value(), candidate.isFollowed && !price.fits(some_.betaBytes));
        if (at) QVERIFY(*at > n && trace_.nodes[*at].group == side);
    }

    int fittingOps(const SplitCandidate& candidate) const {
        return candidate.before.fits(some_.betaBytes) ? candidate.cut.before.count() : candidate.cut.after.count();
    }

    void verifyChoice(const SplitNode& node) {
        const SplitCandidate& chosen = node.candidates[*node.chosen];
        QVERIFY(chosen.isFollowed && chosen.category == node.category);
        QCOMPARE(*chosen.dramBytes, node.dramBytes);
        int followed = 0;
        int worthIt = 0;
        for (const SplitCandidate& candidate : node.candidates) {
            followed += candidate.isFollowed ? 1 : 0;
            if (candidate.category != node.category) continue;
            ++worthIt;
            if (node.category == CutCategory::BothFit)
                QVERIFY(candidate.before.dramBytes + candidate.after.dramBytes >= node.dramBytes);
            if (node.category == CutCategory::OneFits) QVERIFY(fittingOps(candidate) <= fittingOps(chosen));
            if (node.category == CutCategory::NoneFits && candidate.isFollowed)
                QVERIFY(*candidate.dramBytes >= node.dramBytes);
        }
        QCOMPARE(node.isNarrowed, node.category == CutCategory::NoneFits && followed < worthIt);
        if (node.category != CutCategory::NoneFits) QCOMPARE(followed, 1);
    }

    SplitCase& some_;
    const SplitTrace& trace_;
};

}  // namespace

class TestSplitTrace : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyDecisionCanBeReplayed() {
        Random random(19);
        int nodes = 0;
        int rejected = 0;
        for (int round = 0; round < 200; ++round) {
            const std::array<const char*, 4> ids{"gnne", "lookahead", "exact", "random"};
            const auto some = randomCase(ids[static_cast<std::size_t>(round) % 4], random, 26);
            SplitParams params;
            params.mostDecisions = 1 + static_cast<std::size_t>(random.below(40));
            for (const GroupSet& group : misfits(*some, random)) {
                Splitter splitter = some->splitter(params);
                RunControl control;
                const SplitTrace trace = splitter.trace(group, control);
                Reader(*some, trace).verify();
                if (QTest::currentTestFailed()) return;
                const SplitAnswer answer = *splitter.split({&group, 1}, control).front();
                QVERIFY(trace.nodes.front().group == group && trace.nodes.front().parts == answer.parts);
                QCOMPARE(trace.nodes.front().dramBytes, answer.dramBytes);
                QCOMPARE(static_cast<int>(trace.nodes.size()), answer.decisions);
                QVERIFY(trace.counts.bufferQueries > 0 && trace.counts.explanations > 0);
                SplitCounts ofNodes;
                for (const SplitNode& node : trace.nodes) ofNodes += node.counts;
                QCOMPARE(ofNodes.explanations, trace.counts.explanations);
                QVERIFY(ofNodes.bufferQueries <= trace.counts.bufferQueries);
                QVERIFY(ofNodes.dramQueries <= trace.counts.dramQueries);
                nodes += answer.decisions;
                for (const SplitNode& node : trace.nodes) rejected += node.isKept ? 0 : 1;
            }
        }
        QVERIFY2(nodes > 300 && rejected > 30, qPrintable(QString("%1, %2 rejected").arg(nodes).arg(rejected)));
    }

    /// Three convolutions of which two fit: category 1, one question to the explainer, four sides and two cuts, F_D of
    /// the two sides that are taken.
    void aSmallStory() {
        const auto graph = graphFrom("x:8x8x8 > a:Conv3 > b:Conv3 > c:Conv3");
        SplitCase some(graph, 3300, "exact");
        SplitParams params;
        params.selection.share = 1;
        RunControl control;
        const SplitTrace trace = some.splitter(params).trace(allOps(*graph), control);
        QCOMPARE(trace.nodes.size(), 1U);
        const SplitNode& node = trace.nodes.front();
        QCOMPARE(node.category, CutCategory::BothFit);
        QCOMPARE(node.candidates.size(), 2U);
        QCOMPARE(node.parts.size(), 2U);
        QCOMPARE(trace.counts, (SplitCounts{4, 0, 2, 0, 1}));
        QCOMPARE(node.counts, (SplitCounts{4, 0, 0, 0, 1}));
    }

    /// An op that does not fit alone is what remains.
    void opsThatDoNotFitAloneRemain() {
        const auto graph = graphFrom("x:8x8x8 > a:Conv3 > b:Conv5");
        SplitCase some(graph, 1700, "exact");
        QVERIFY(some.cache.fits(groupOf(*graph, "a")) && !some.cache.fits(groupOf(*graph, "b")));
        RunControl control;
        Splitter splitter = some.splitter();
        const GroupSet group = allOps(*graph);
        const SplitTrace trace = splitter.trace(group, control);
        QCOMPARE(trace.nodes.size(), 2U);
        QCOMPARE(trace.nodes[0].category, CutCategory::OneFits);
        QCOMPARE(trace.nodes[1].outcome, SplitOutcome::SingleOp);
        QVERIFY(trace.nodes[1].isKept && trace.nodes[1].explanation.edges.empty());
        QVERIFY(!splitter.split({&group, 1}, control).front()->isRectified);
    }
};

QTEST_APPLESS_MAIN(TestSplitTrace)
#include "tst_split_trace.moc"
