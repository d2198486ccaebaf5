// SPDX-License-Identifier: Apache-2.0
#include "core/layout/pieces.h"

#include <QtTest>

#include "tests/core/layout/layout_checks.h"

using namespace fusescope;

class TestPieces : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void cutsAChainAtEveryNode() {
        const Decomposition parts = cutIntoPieces(test::chain(4));
        QCOMPARE(parts.pieces.size(), std::size_t{3});
        QVERIFY(!parts.pieces.front().sharesFirst && parts.pieces.front().sharesLast);
        QVERIFY(parts.pieces.back().sharesFirst && !parts.pieces.back().sharesLast);
    }
    void keepsASkipInOnePiece() {
        const Decomposition parts = cutIntoPieces(test::residualNet(3));
        QCOMPARE(parts.pieces.size(), std::size_t{3});
        for (const Piece& piece : parts.pieces) {
            QCOMPARE(piece.nodes.size(), std::size_t{5});
            QCOMPARE(piece.links.size(), std::size_t{5});
        }
    }
    void putsEachEdgeIntoOnePiece() {
        const LayoutRequest request = test::randomGraph(300, 400, 5, 3);
        std::vector<int> seen(request.edges.size(), 0);
        const Decomposition parts = cutIntoPieces(request);
        QVERIFY(parts.pieces.size() > 1);
        for (const PieceOrigin& origin : parts.origins)
            for (const auto& edges : origin.edges)
                for (const int edge : edges) ++seen[static_cast<std::size_t>(edge)];
        QCOMPARE(seen, std::vector<int>(request.edges.size(), 1));
    }
    void aSideInputDoesNotPreventCuts() {
        LayoutRequest request = test::chain(6);
        request.nodes.push_back({124, 38});
        for (LayoutEdge& edge : request.edges) edge = {edge.from + 1, edge.to + 1};  // node 0 is the side input
        request.edges.push_back({0, 5});
        QCOMPARE(cutIntoPieces(request).pieces.size(), std::size_t{5});
    }
    void marksTheLongestWay() {
        const Decomposition parts = cutIntoPieces(test::residualNet(1));
        for (const auto& link : parts.pieces.front().links) QCOMPARE(link.isSpine, link.to == link.from + 1);
    }
    void anEmptyGraphHasNoPieces() { QVERIFY(cutIntoPieces({}).pieces.empty()); }
    void refusesANodeAboveTheSharedOne() {
        Piece piece{{{10, 10}, {10, 10}, {10, 10}}, {{0, 1, true}, {1, 2, true}}, true, false};
        const Curve line{{0, 0}, {0, 0}, {0, 0}, {0, 0}};
        QVERIFY(isUsable(piece, {{{0, 0}, {0, 20}, {0, 40}}, {line, line}}));
        QVERIFY(!isUsable(piece, {{{0, 0}, {20, 0}, {0, 40}}, {line, line}}));
        QVERIFY(!isUsable(piece, {{{0, 0}, {0, 20}, {0, std::nan("")}}, {line, line}}));
        QVERIFY(!isUsable(piece, {{{0, 0}, {0, 20}, {0, 40}}, {line, Curve{{0, 0}}}}));
    }
};

QTEST_APPLESS_MAIN(TestPieces)
#include "tst_pieces.moc"
