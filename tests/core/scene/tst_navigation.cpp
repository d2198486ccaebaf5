// SPDX-License-Identifier: Apache-2.0
#include "core/scene/navigation.h"

#include <QtTest>

#include "tests/core/scene/scene_fixtures.h"

using namespace fusescope;

class TestNavigation : public QObject {
    Q_OBJECT

    static std::shared_ptr<const OpGraph> forkGraph() {
        OpGraphBuilder builder = test::graphWithInput();
        test::addOp(builder, "top", "Conv", {"input"});
        test::addOp(builder, "left", "Relu", {"top.out"});
        test::addOp(builder, "right", "Relu", {"top.out"});
        test::addOp(builder, "sum", "Add", {"left.out", "right.out"});
        return builder.build();
    }

 private Q_SLOTS:
    void walksAlongEdgesAndAcross() {
        const auto scene = test::plainScene(forkGraph());
        const OpId top(0), left(1), right(2), sum(3);
        QVERIFY(scene->box(left).center().x < scene->box(right).center().x);
        QCOMPARE(neighbour(*scene, left, Direction::Right), right);
        QCOMPARE(neighbour(*scene, right, Direction::Left), left);
        QCOMPARE(neighbour(*scene, left, Direction::Left), OpId());
        QCOMPARE(neighbour(*scene, right, Direction::Down), sum);
        QCOMPARE(neighbour(*scene, right, Direction::Up), top);
        QCOMPARE(neighbour(*scene, top, Direction::Up), OpId());
    }
    void turnsWithTheLayout() {
        const auto scene = test::plainScene(forkGraph(), Orientation::LeftToRight);
        QCOMPARE(neighbour(*scene, OpId(1), Direction::Right), OpId(3));
        QCOMPARE(neighbour(*scene, OpId(1), Direction::Left), OpId(0));
        QCOMPARE(neighbour(*scene, OpId(1), Direction::Down), OpId(2));
    }
    void findsTheNearest() {
        const auto scene = test::plainScene(forkGraph());
        QCOMPARE(nearestOp(*scene, {-1e6, scene->box(OpId(1)).center().y}), OpId(1));
        QCOMPARE(nearestOp(*scene, scene->box(OpId(3)).center()), OpId(3));
        QCOMPARE(nearestOp(*test::plainScene(OpGraphBuilder().build()), {0, 0}), OpId());
    }
};

QTEST_APPLESS_MAIN(TestNavigation)
#include "tst_navigation.moc"
