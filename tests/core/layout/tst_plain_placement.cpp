// SPDX-License-Identifier: Apache-2.0
#include "core/layout/plain_placement.h"

#include <QtTest>
#include <limits>
#include <map>
#include <set>

#include "tests/core/layout/layout_checks.h"

using namespace fusescope;

class TestPlainPlacement : public QObject {
    Q_OBJECT

    static std::string brokenLawOf(const LayoutRequest& request) {
        const Decomposition parts = cutIntoPieces(request);
        std::vector<PlacedPiece> placed;
        for (const Piece& piece : parts.pieces) placed.push_back(placePlainly(piece, {}));
        return test::brokenLaw(request, stackPieces(request, parts, placed));
    }

    /// A chain of `layers` steps, each read by all later ones: the block of a DenseNet.
    static LayoutRequest denseBlock(int layers) {
        LayoutRequest request;
        request.nodes.assign(static_cast<std::size_t>(layers), Size{100, 36});
        for (int from = 0; from < layers; ++from)
            for (int to = from + 1; to < layers; ++to) request.edges.push_back({from, to});
        return request;
    }
    static double laneOf(const Curve& curve) {
        return std::max_element(curve.begin(), curve.end(), [](Point a, Point b) { return a.x < b.x; })->x;
    }

 private Q_SLOTS:
    void keepsTheLaws_data() {
        QTest::addColumn<int>("nodes");
        QTest::addColumn<int>("edges");
        QTest::addColumn<int>("reach");
        QTest::newRow("sparse") << 60 << 50 << 4;
        QTest::newRow("local") << 300 << 600 << 6;
        QTest::newRow("wide") << 300 << 900 << 300;
        QTest::newRow("no edges") << 20 << 0 << 1;
    }
    void keepsTheLaws() {
        QFETCH(int, nodes);
        QFETCH(int, edges);
        QFETCH(int, reach);
        for (std::uint64_t seed = 0; seed < 20; ++seed)
            QCOMPARE(brokenLawOf(test::randomGraph(nodes, edges, reach, seed)), std::string());
    }
    void drawsAChainStraight() {
        const PlacedPiece placed = placePlainly(cutIntoPieces(test::chain(2)).pieces.front(), {});
        QCOMPARE(placed.centers[0].x, placed.centers[1].x);
    }
    void bundlesWhatLeavesOneNode() {
        const LayoutRequest request = denseBlock(6);
        const Piece piece = cutIntoPieces(request).pieces.front();
        const PlacedPiece placed = placePlainly(piece, {});
        std::map<int, std::set<double>> lanes;  // of the links that pass layers, by the node they leave
        for (std::size_t i = 0; i < piece.links.size(); ++i)
            if (piece.links[i].to > piece.links[i].from + 1)
                lanes[piece.links[i].from].insert(laneOf(placed.curves[i]));
        QCOMPARE(lanes.size(), std::size_t{4});
        double outer = std::numeric_limits<double>::infinity();
        for (const auto& [node, places] : lanes) {
            QCOMPARE(places.size(), std::size_t{1});
            QVERIFY2(*places.begin() < outer, "links that start later stay inside");
            outer = *places.begin();
        }
    }
    void goesAlongItsLaneAndTurnsRound() {
        // Boxes of 100x36, 32 between them: their middles are 68 apart. The link from the first to the third one turns
        // 0.34 * 32 = 10.88 below the first and above the third, in a lane 28 to the right of them.
        LayoutRequest request;
        request.nodes.assign(3, Size{100, 36});
        request.edges = {{0, 1}, {0, 2}, {1, 2}};
        const PlacedPiece placed = placePlainly(cutIntoPieces(request).pieces.front(), {});
        const Curve& curve = placed.curves[1];
        const double top = placed.centers[0].y, lane = laneOf(curve);
        QCOMPARE(lane, placed.centers[0].x + 50 + 28);
        std::vector<double> levels;  // of the corners at the lane
        for (const Point p : curve)
            if (p.x == lane) levels.push_back(p.y);
        QCOMPARE(levels.front(), top + 18 + 10.88);
        QCOMPARE(levels.back(), top + 2 * 68 - 18 - 10.88);
        QCOMPARE(curve.size() % 3, std::size_t{1});
    }
    /// One node read by thirty in the next layer: those far away come by a level line below it.
    void aWideFanIsABus() {
        LayoutRequest request;
        request.nodes.assign(32, Size{100, 36});
        for (int reader = 1; reader <= 30; ++reader) request.edges.push_back({0, reader});
        for (int reader = 1; reader <= 30; ++reader) request.edges.push_back({reader, 31});
        const PlacedPiece placed = placePlainly(cutIntoPieces(request).pieces.front(), {});
        const auto levels = [](const Curve& curve) {  // of its level parts
            std::set<double> found;
            for (std::size_t i = 0; i + 3 < curve.size(); i += 3)
                if (std::abs(curve[i + 3].x - curve[i].x) > 100 && curve[i + 3].y == curve[i].y)
                    found.insert(curve[i].y);
            return found;
        };
        const double below = placed.centers[0].y + 18 + 10.88, above = placed.centers[31].y - 18 - 10.88;
        QCOMPARE(levels(placed.curves.front()), std::set<double>{below});
        QCOMPARE(levels(placed.curves.back()), std::set<double>{above});
        QVERIFY2(levels(placed.curves[14]).empty(), "right below");
    }
    void knowsDenseFromResidual() {
        QVERIFY(isDense(cutIntoPieces(denseBlock(8)).pieces.front()));
        QVERIFY(!isDense(cutIntoPieces(denseBlock(3)).pieces.front()));
        LayoutRequest residual = test::chain(40);  // a skip over the whole of it, and no more
        residual.edges.insert(residual.edges.begin() + 1, {0, 39});
        QVERIFY(!isDense(cutIntoPieces(residual).pieces.front()));
    }
    void isFastForTwentyThousandNodesWithSkips() {
        const LayoutRequest request = test::randomGraph(20'000, 40'000, 20'000, 1);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(brokenLawOf(request), std::string());
        qInfo("%lld ms", static_cast<long long>(timer.elapsed()));
    }
};

QTEST_APPLESS_MAIN(TestPlainPlacement)
#include "tst_plain_placement.moc"
