// SPDX-License-Identifier: Apache-2.0
#include "core/layout/plain_placement.h"

#include <QtTest>

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
