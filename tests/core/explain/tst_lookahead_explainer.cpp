// SPDX-License-Identifier: Apache-2.0
#include "tests/contracts/explainer_contract.h"

#include "core/explain/cut_truth.h"
#include "core/explain/lookahead_explainer.h"

using namespace fusescope;
using namespace fusescope::test;

class TestLookaheadExplainer : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    /// a | b add and a b | add: the skip crosses both.
    void anEdgeTakesTheBestOfItsCuts() {
        const auto context = contextOf(graphFrom("x:4x8x8 > a:Conv3 > b:Conv3 > add:Add; a > add"));
        const OpGraph& graph = *context.graph;
        const std::int64_t beta = 1200;
        const auto worse = [&](const char* before, const char* after) {
            const std::vector<FitQuestion> sides{{groupOf(graph, before), beta}, {groupOf(graph, after), beta}};
            const auto logits = context.predictor->logits(sides);
            return std::max(logits[0], logits[1]);
        };
        const FitQuestion question{groupOf(graph, "a b add"), beta};
        RunControl control;
        const auto explained = makeLookaheadExplainer(context)->explain({&question, 1}, {}, control).front();
        const float early = -worse("a", "b add");
        const float late = -worse("a b", "add");
        QVERIFY(early != late);
        QCOMPARE(explained.edgeScores, (std::vector<float>{early, std::max(early, late), late}));
    }

    /// What was said of a side counts for its buffer alone, and for whatever group it is a side of.
    void remembersSidesOfEachBuffer() {
        const auto context = contextOf(graphFrom("x:4x8x8 > a:Conv3 > b:Conv3 > c:Conv3 > add:Add; a > add"));
        const OpGraph& graph = *context.graph;
        const auto remembering = makeLookaheadExplainer(context);
        RunControl control;
        for (const char* ops : {"a b c add", "a b", "b c", "a b c add"})
            for (const std::int64_t beta : {1200, 90'000, 1200}) {
                const FitQuestion question{groupOf(graph, ops), beta};
                const auto fresh = makeLookaheadExplainer(context)->explain({&question, 1}, {}, control);
                QVERIFY(remembering->explain({&question, 1}, {}, control) == fresh);
            }
    }

    /// More cuts than are judged: it says so, and every edge has a score.
    void wideGroupsAreBounded() {
        std::string description = "x:1x8x8 > a:Relu";
        for (int branch = 0; branch < 12; ++branch)
            description += "; a > p" + std::to_string(branch) + ":Relu > cat" + (branch == 0 ? ":Concat" : "");
        const auto context = contextOf(graphFrom(description));
        GroupSet all;
        for (std::int32_t op = 0; op < context.graph->opCount(); ++op) all.insert(OpId(op));
        const FitQuestion question{all, 100};
        RunControl control;
        const auto explained = makeLookaheadExplainer(context)->explain({&question, 1}, {}, control).front();
        QVERIFY(!explained.isExhaustive);
        for (const float score : explained.edgeScores) QVERIFY(std::abs(score) < 1e6F);
    }
};

QTEST_APPLESS_MAIN(TestLookaheadExplainer)
#include "tst_lookahead_explainer.moc"
