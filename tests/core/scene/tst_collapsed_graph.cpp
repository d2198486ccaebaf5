// SPDX-License-Identifier: Apache-2.0
// Parts in place of ops: scopes, folded repeats, and the quotient graph as a graph to draw.
#include "core/scene/collapsed_graph.h"

#include <QtTest>

#include "core/plan/plan_check.h"
#include "core/scene/hierarchy.h"
#include "tests/core/scene/scene_fixtures.h"

using namespace fusescope;

class TestCollapsedGraph : public QObject {
    Q_OBJECT

    static std::shared_ptr<const CollapsedGraph> collapsed(const std::shared_ptr<const OpGraph>& graph,
                                                           const FusionPlan& parts) {
        std::vector<PartText> texts;
        for (int i = 0; i < parts.groupCount(); ++i) texts.push_back({"part " + std::to_string(i), "text"});
        return collapsedGraph(graph, parts, texts);
    }

    /// stem, then blocks /b/0 … of Conv, Relu and Add of the block's input, the last one wider.
    static std::shared_ptr<const OpGraph> blocks(int equal, bool hasOther) {
        OpGraphBuilder builder = test::graphWithInput();
        test::addOp(builder, "/stem/Conv", "Conv", {"input"});
        std::string last = "/stem/Conv.out";
        for (int i = 0; i < equal + (hasOther ? 1 : 0); ++i) {
            const std::string scope = "/b/" + std::to_string(i) + "/";
            const Shape shape = i < equal ? Shape{1, 64, 56, 56} : Shape{1, 128, 28, 28};
            test::addOp(builder, scope + "Conv", "Conv", {last}, shape);
            test::addOp(builder, scope + "Relu", "Relu", {scope + "Conv.out"}, shape);
            test::addOp(builder, scope + "Add", "Add", {scope + "Relu.out", last}, shape);
            last = scope + "Add.out";
        }
        return builder.build();
    }

    static QString partsText(const FusionPlan& parts) {
        QStringList texts;
        for (const GroupSet& part : parts.groups()) {
            QStringList ops;
            for (const OpId op : part.ops()) ops << QString::number(op.value());
            texts << ops.join(' ');
        }
        return texts.join(" | ");
    }

 private Q_SLOTS:
    void readsScopesFromNames() {
        QCOMPARE(scopeOf("/features/3/block/Conv", 1), std::string("features"));
        QCOMPARE(scopeOf("/features/3/block/Conv", 3), std::string("features/3/block"));
        QCOMPARE(scopeOf("layer1/Conv", 1), std::string("layer1"));
        QCOMPARE(scopeOf("/features/3/block/Conv", 4), std::string());
        QCOMPARE(scopeOf("Conv_12", 1), std::string());
        QCOMPARE(scopeOf("", 1), std::string());
    }

    void opsOfOneScopeAreOnePart() {
        const auto graph = blocks(2, false);
        QCOMPARE(partsText(scopeParts(*graph, 1)), QStringLiteral("0 | 1 2 3 4 5 6"));
        QCOMPARE(partsText(scopeParts(*graph, 2)), QStringLiteral("0 | 1 2 3 | 4 5 6"));
    }

    /// s/a feeds t/b feeds s/c: one part for s would wait for t, which waits for it.
    void scopesNeverCloseACycle() {
        OpGraphBuilder builder = test::graphWithInput();
        test::addOp(builder, "s/a", "Conv", {"input"});
        test::addOp(builder, "t/b", "Conv", {"s/a.out"});
        test::addOp(builder, "s/c", "Add", {"t/b.out", "s/a.out"});
        const auto graph = builder.build();
        const FusionPlan parts = scopeParts(*graph, 1);
        QCOMPARE(static_cast<int>(executionOrder(*graph, parts).size()), parts.groupCount());
        QCOMPARE(parts.groupCount(), 3);
    }

    void equalBlocksInARowAreFolded() {
        const auto graph = blocks(4, true);
        const FoldedParts folded = foldRepeats(*graph, scopeParts(*graph, 2));
        QCOMPARE(partsText(folded.parts), QStringLiteral("0 | 1 2 3 4 5 6 7 8 9 10 11 12 | 13 14 15"));
        QCOMPARE(folded.repeats, (std::vector<int>{1, 4, 1}));
    }

    void nothingIsFoldedThatDiffersOrBranches() {
        const auto graph = blocks(1, true);
        const FoldedParts folded = foldRepeats(*graph, scopeParts(*graph, 2));
        QCOMPARE(folded.repeats, (std::vector<int>{1, 1, 1}));
        const auto chain = test::chainGraph(6);  // single ops stay
        QCOMPARE(foldRepeats(*chain, FusionPlan::singletons(6)).parts.groupCount(), 6);
    }

    void theQuotientIsAGraphToDraw() {
        const auto graph = test::blockGraph();  // a→b→c→d, a→d
        const auto parts = collapsed(
            graph, FusionPlan::fromGroups(4, {GroupSet{OpId(0)}, GroupSet{OpId(1), OpId(2)}, GroupSet{OpId(3)}}));
        QCOMPARE(parts->graph->opCount(), 3);
        QVERIFY(parts->model == graph);
        QCOMPARE(parts->cards[0].kind, opCard(*graph, OpId(0)).kind);
        QCOMPARE(parts->cards[1].kind, std::string("part 1"));
        QCOMPARE(links(*parts->graph).size(), std::size_t{3});
        QCOMPARE(parts->cardsOf({OpId(1), OpId(2), OpId(3)}).count(), 2);
        // What crosses keeps its size: the width of an edge.
        for (const Link& link : links(*parts->graph)) QCOMPARE(link.elements, std::int64_t{64 * 56 * 56});
    }

    void partsThatWaitForEachOtherHaveNoPicture() {
        const auto graph = test::blockGraph();
        const auto plan = FusionPlan::fromGroups(4, {GroupSet{OpId(0), OpId(3)}, GroupSet{OpId(1), OpId(2)}});
        QVERIFY(!collapsed(graph, plan));
    }

    void aSceneOfPartsIsDrawn() {
        const auto graph = test::chainGraph(12);
        const PlanView view = test::consecutiveGroups(12, 3);
        const auto parts = collapsed(graph, view.plan);
        const LayoutRequest request = layoutRequest(*parts->graph, parts->cards, Orientation::TopToBottom);
        const Decomposition pieces = cutIntoPieces(request);
        std::vector<PlacedPiece> placed;
        for (const Piece& piece : pieces.pieces)
            placed.push_back(placePlainly(piece, {request.rankSeparation, request.nodeSeparation}));
        const auto scene = makeGraphScene(parts, stackPieces(request, pieces, placed));
        PlanView prices;
        prices.plan = FusionPlan::singletons(4);
        prices.groups = view.groups;
        const auto plan = makePlanScene(*scene, prices);
        const DrawList list = drawScene(*scene, plan.get(), test::viewAt(1, sceneBounds(*scene, plan.get())));
        QVERIFY(test::hasText(list, "part 0") && test::hasText(list, "part 3"));
        QCOMPARE(test::rectsFilledWith(list, ColorRole::Card), std::size_t{4});
        QCOMPARE(test::rectsFilledWith(list, ColorRole::Bad), std::size_t{1});  // hatched: it does not fit
        QVERIFY(plan->shapes.empty());
    }
};

QTEST_MAIN(TestCollapsedGraph)
#include "tst_collapsed_graph.moc"
