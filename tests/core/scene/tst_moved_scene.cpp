// SPDX-License-Identifier: Apache-2.0
// Groups moved aside, and the marks of cuts.
#include "core/scene/moved_scene.h"

#include <QtTest>

#include "core/scene/cut_mark.h"
#include "tests/core/scene/scene_fixtures.h"

using namespace fusescope;

class TestMovedScene : public QObject {
    Q_OBJECT

    std::shared_ptr<const GraphScene> scene_ = test::plainScene(test::chainGraph(6));
    std::shared_ptr<const PlanScene> plan_ = makePlanScene(*scene_, test::consecutiveGroups(6, 3));

    static DrawList drawn(const GraphScene& scene, CutMarks cuts, double scale = 1) {
        ViewState view = test::viewAt(scale, scene.layout.bounds.inflated(400));
        view.cuts = std::make_shared<const CutMarks>(std::move(cuts));
        return drawScene(scene, nullptr, view);
    }

 private Q_SLOTS:
    void cardsGoAlongTheFlow() {
        const auto moved = movedScene(*scene_, {{GroupSet{OpId(0), OpId(1)}, -7}, {GroupSet{OpId(2)}, 5}});
        QCOMPARE(moved->box(OpId(0)).top, scene_->box(OpId(0)).top - 7);
        QCOMPARE(moved->box(OpId(2)).bottom, scene_->box(OpId(2)).bottom + 5);
        QVERIFY(moved->box(OpId(3)) == scene_->box(OpId(3)));
        const auto flat = test::plainScene(test::chainGraph(6), Orientation::LeftToRight);
        QCOMPARE(movedScene(*flat, {{GroupSet{OpId(1)}, 9}})->box(OpId(1)).left, flat->box(OpId(1)).left + 9);
    }

    void linksStretchBetweenWhatMovesAndWhatStays() {
        const auto moved = movedScene(*scene_, {{GroupSet{OpId(0), OpId(1)}, -10}});
        const auto& inside = scene_->layout.curves[0];
        QCOMPARE(moved->layout.curves[0].front().y, inside.front().y - 10);
        QCOMPARE(moved->layout.curves[0].back().y, inside.back().y - 10);
        QCOMPARE(moved->layout.curves[1].front().y, scene_->layout.curves[1].front().y - 10);
        QCOMPARE(moved->layout.curves[1].back().y, scene_->layout.curves[1].back().y);
        QVERIFY(moved->layout.curves[2] == scene_->layout.curves[2]);
    }

    void hullsGoWithTheirOps() {
        const auto moved = movedPlan(*plan_, {{GroupSet{OpId(0), OpId(1), OpId(2)}, -10}}, Orientation::TopToBottom);
        QCOMPARE(moved->shapes[0].box.top, plan_->shapes[0].box.top - 10);
        QCOMPARE(moved->shapes[0].outline.points().front().y, plan_->shapes[0].outline.points().front().y - 10);
        QVERIFY(moved->shapes[1].box == plan_->shapes[1].box);
        // A part of a group takes no hull along.
        QVERIFY(movedPlan(*plan_, {{GroupSet{OpId(0)}, -10}}, Orientation::TopToBottom)->shapes[0].box ==
                plan_->shapes[0].box);
    }

    void aCutGoesThroughItsLinksAndBeyondTheGroup() {
        const auto scene = test::plainScene(test::blockGraph());
        const Rect group = scene->layout.bounds;
        const auto line = cutLine(*scene, {{0, 1}, "", 1, 1, false}, group);
        QCOMPARE(line.size(), std::size_t{4});
        QVERIFY(line.front().x < group.left && line.back().x > group.right);
        for (std::size_t i = 1; i < line.size(); ++i) QVERIFY(line[i - 1].x <= line[i].x);
    }

    void labelsKeepApart() {
        QCOMPARE(spreadLabels({10, 50, 12}, 20), (std::vector<double>{10, 50, 30}));
        QCOMPARE(spreadLabels({10, 11, 12}, 20), (std::vector<double>{10, 30, 50}));
        QVERIFY(spreadLabels({}, 20).empty());
    }

    void cutsAreDrawnWithTheirCategory() {
        const Rect group = scene_->layout.bounds;
        const DrawList list =
            drawn(*scene_, {group, {{{1}, "category 1 · 2 MB", 1, 1, true}, {{3}, "", 2, 0.5, false}}});
        QVERIFY(test::hasText(list, "category 1 · 2 MB"));
        int solid = 0, dashed = 0;
        for (const Batch& batch : list.batches)
            if (const auto* const path = std::get_if<PathBatch>(&batch)) {
                solid += path->style.stroke == ColorRole::Ok && path->style.line == LineStyle::Solid ? 1 : 0;
                dashed += path->style.stroke == ColorRole::Accent && path->style.line == LineStyle::Dashed ? 1 : 0;
            }
        QCOMPARE(solid, 1);
        QCOMPARE(dashed, 1);
        QVERIFY(!test::hasText(drawn(*scene_, {group, {{{1}, "far", 1, 1, true}}}, 0.1), "far"));
    }
};

QTEST_MAIN(TestMovedScene)
#include "tst_moved_scene.moc"
