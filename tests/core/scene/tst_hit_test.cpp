// SPDX-License-Identifier: Apache-2.0
#include "core/scene/hit_test.h"

#include <QtTest>

#include "core/scene/group_label.h"
#include "tests/core/scene/scene_fixtures.h"

using namespace fusescope;

class TestHitTest : public QObject {
    Q_OBJECT

    std::shared_ptr<const GraphScene> scene_ = test::plainScene(test::blockGraph());
    std::shared_ptr<const PlanScene> plan_ = makePlanScene(*scene_, test::consecutiveGroups(4, 2));

    Hit hit(Point point, double scale = 1) const { return hitTest(*scene_, plan_.get(), point, scale); }

 private Q_SLOTS:
    void findsTheOp() { QCOMPARE(hit(scene_->box(OpId(2)).center()), (Hit{HitKind::Op, OpId(2), {}, -1})); }
    void findsTheLabel() {
        const auto label = groupLabel(plan_->shapes.front(), 1);
        QVERIFY(label);
        QCOMPARE(hit(label->box.center()), (Hit{HitKind::GroupLabel, {}, GroupId(0), -1}));
    }
    void findsTheLinkNearby() {
        const Rect above = scene_->box(OpId(1)), below = scene_->box(OpId(2));
        const Point between{above.center().x + 4, (above.bottom + below.top) / 2};
        QCOMPARE(hit(between).kind, HitKind::Link);
        QCOMPARE(scene_->links[static_cast<std::size_t>(hit(between).link)].to, OpId(2));
        QVERIFY(hit({between.x + 40, between.y}).kind != HitKind::Link);
    }
    void findsTheInsideOfAHull() {
        const Rect& card = scene_->box(OpId(0));
        QCOMPARE(hit({card.left - 5, card.center().y}), (Hit{HitKind::Group, {}, GroupId(0), -1}));
    }
    void findsNothingOutside() { QCOMPARE(hit({-4000, -4000}), Hit{}); }
    void farAwayItFindsGroupsOnly() { QCOMPARE(hit(scene_->box(OpId(2)).center(), 0.03).kind, HitKind::Group); }
    void worksWithoutAPlan() { QCOMPARE(hitTest(*scene_, nullptr, scene_->box(OpId(3)).center(), 0.03).op, OpId(3)); }
};

QTEST_APPLESS_MAIN(TestHitTest)
#include "tst_hit_test.moc"
