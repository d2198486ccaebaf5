// SPDX-License-Identifier: Apache-2.0
#include "core/scene/plan_scene.h"

#include <QtTest>

#include "core/scene/group_label.h"
#include "tests/core/scene/scene_fixtures.h"

using namespace fusescope;

class TestPlanScene : public QObject {
    Q_OBJECT

    static bool covers(const GroupShape& shape, const Rect& card) {
        return std::any_of(shape.parts.begin(), shape.parts.end(),
                           [&](const Rect& part) { return part.contains(card); });
    }
    static bool meets(const GroupShape& shape, const Rect& rect) {
        return std::any_of(shape.parts.begin(), shape.parts.end(),
                           [&](const Rect& part) { return part.intersects(rect); });
    }

    /// Two parallel branches of ops that alternate between two groups: rectangles around them would overlap.
    static std::shared_ptr<const OpGraph> ladderGraph(int rungs) {
        OpGraphBuilder builder = test::graphWithInput();
        test::addOp(builder, "start", "Conv", {"input"});
        std::string left = "start.out", right = "start.out";
        for (int i = 0; i < rungs; ++i) {
            test::addOp(builder, "l" + std::to_string(i), "Conv", {left});
            test::addOp(builder, "r" + std::to_string(i), "Relu", {right});
            left = "l" + std::to_string(i) + ".out";
            right = "r" + std::to_string(i) + ".out";
        }
        test::addOp(builder, "end", "Add", {left, right});
        return builder.build();
    }

 private Q_SLOTS:
    void wrapsTheCardsOfItsGroupOnly() {
        for (const Orientation orientation : {Orientation::TopToBottom, Orientation::LeftToRight}) {
            const auto scene = test::plainScene(ladderGraph(12), orientation);
            for (const int size : {2, 3, 5, 8}) {
                const auto plan = makePlanScene(*scene, test::consecutiveGroups(scene->graph->opCount(), size));
                for (const GroupShape& shape : plan->shapes)
                    for (int op = 0; op < scene->graph->opCount(); ++op) {
                        const Rect& card = scene->box(OpId(op));
                        const bool isMember = plan->view.plan.groupOf(OpId(op)) == shape.group;
                        QVERIFY(isMember ? covers(shape, card) : !meets(shape, card));
                    }
            }
        }
    }
    void hullsOfAChainStayApart() {
        const auto scene = test::plainScene(test::chainGraph(40));
        const auto plan = makePlanScene(*scene, test::consecutiveGroups(40, 4));
        QCOMPARE(plan->shapes.size(), std::size_t{10});
        for (std::size_t i = 0; i + 1 < plan->shapes.size(); ++i) {
            QCOMPARE(plan->shapes[i].parts.size(), std::size_t{1});
            QVERIFY(plan->shapes[i + 1].box.top - plan->shapes[i].box.bottom >= 8);
            QVERIFY(plan->shapes[i].color != plan->shapes[i + 1].color);
        }
    }
    void aSingleOpHasNoHull() {
        const auto scene = test::plainScene(test::chainGraph(5));
        const auto plan = makePlanScene(*scene, test::consecutiveGroups(5, 1));
        QVERIFY(plan->shapes.empty());
        QVERIFY(plan->shape(GroupId(2)) == nullptr);
        QVERIFY(plan->shape(GroupId()) == nullptr);
    }
    void saysBufferAndDram() {
        QCOMPARE(groupDetails({248 * 1024, 1'120'000, true, false}, 256 * 1024),
                 std::string("248 of 256 KiB · 1.12 MB"));
        QCOMPARE(groupDetails({2 * 1024 * 1024, 500, false, false}, 256 * 1024),
                 std::string("2 MiB of 256 KiB · 500 B"));
        QCOMPARE(groupDetails({std::nullopt, 0, false, false}, 256 * 1024), std::string("no buffer suffices · 0 B"));
    }
    void otherPricesLeaveTheHullsInPlace() {
        const auto scene = test::plainScene(test::chainGraph(8));
        PlanView view = test::consecutiveGroups(8, 4);
        view.betaBytes = 256 * 1024;
        view.groups = {{100 * 1024, 7, true, false}, {200 * 1024, 7, true, false}};
        const auto plan = makePlanScene(*scene, view);
        view.groups[1].fits = false;
        const auto other = repriced(*plan, view.groups, 160 * 1024);
        QVERIFY(other->shapes[0].fits && !other->shapes[1].fits);
        QCOMPARE(other->shapes[1].usage, 1.25);
        QCOMPARE(other->shapes[1].details, std::string("200 of 160 KiB · 7 B"));
        QCOMPARE(other->shapes[1].box, plan->shapes[1].box);
        QCOMPARE(other->shapes[1].color, plan->shapes[1].color);
        QVERIFY(plan->shapes[1].fits);
    }
    void labelsDoNotCoverCards() {
        const auto scene = test::plainScene(ladderGraph(12));
        const auto plan = makePlanScene(*scene, test::consecutiveGroups(26, 5));
        for (const double scale : {0.25, 0.5, 1.0, 2.0})
            for (const GroupShape& shape : plan->shapes)
                if (const auto label = groupLabel(shape, scale); label && shape.labelRoom.side != LabelSide::Inside)
                    for (const Rect& card : scene->boxes) QVERIFY(!card.intersects(label->box));
    }
    void twentyThousandOpsAreQuick() {
        const auto scene = test::plainScene(test::chainGraph(20'000));
        QElapsedTimer timer;
        timer.start();
        const auto plan = makePlanScene(*scene, test::consecutiveGroups(20'000, 6));
        qInfo("plan scene of 20 000 ops: %lld ms", static_cast<long long>(timer.elapsed()));
    }
};

QTEST_APPLESS_MAIN(TestPlanScene)
#include "tst_plan_scene.moc"
