// SPDX-License-Identifier: Apache-2.0
#include "core/scene/draw_scene.h"

#include <QtTest>

#include "core/scene/draw_layers.h"
#include "tests/core/scene/scene_fixtures.h"

using namespace fusescope;

class TestDrawScene : public QObject {
    Q_OBJECT

    std::shared_ptr<const GraphScene> scene_ = test::plainScene(test::chainGraph(12));
    std::shared_ptr<const PlanScene> plan_ = makePlanScene(*scene_, test::consecutiveGroups(12, 3));

    DrawList drawAt(double scale) const {
        return drawScene(*scene_, plan_.get(), test::viewAt(scale, sceneBounds(*scene_, plan_.get())));
    }
    template <class Condition>
    static bool hasPath(const DrawList& list, Condition&& condition) {
        return std::any_of(list.batches.begin(), list.batches.end(), [&](const Batch& batch) {
            const auto* const found = std::get_if<PathBatch>(&batch);
            return found && condition(found->style);
        });
    }

    static std::shared_ptr<const OpGraph> branchesGraph() {
        OpGraphBuilder builder = test::graphWithInput();
        test::addOp(builder, "start", "Conv", {"input"});
        for (const std::string branch : {"a", "b", "c"})
            for (int i = 0; i < 8; ++i)
                test::addOp(builder, branch + std::to_string(i), "Relu",
                            {i == 0 ? "start.out" : branch + std::to_string(i - 1) + ".out"});
        return builder.build();
    }

 private Q_SLOTS:
    /// 64 x 56 x 56 elements of 16 bit are 401 408 bytes: said of a link that is asked about, and of no other.
    void labelsLinksOnDemand() {
        const auto scene = test::plainScene(test::blockGraph());                 // a > b > c > d, a > d
        const auto plan = makePlanScene(*scene, test::consecutiveGroups(4, 3));  // a b c, d
        ViewState view = wholeView(*scene, plan.get());
        QVERIFY(!test::hasText(drawScene(*scene, plan.get(), view), "401.41 kB"));
        view.selection.link = scene->linkBetween(OpId(0), OpId(1));
        QVERIFY(test::hasText(drawScene(*scene, plan.get(), view), "401.41 kB"));
        view.selection = {};
        view.hover.link = scene->linkBetween(OpId(2), OpId(3));
        QVERIFY(test::hasText(drawScene(*scene, plan.get(), view), "401.41 kB DRAM"));
        view.hover = {};
        view.selection.ops = {OpId(0)};  // both of its edges: to b within the group, to d through DRAM
        const auto texts = test::textsOf(drawScene(*scene, plan.get(), view));
        QCOMPARE(std::count(texts.begin(), texts.end(), "401.41 kB"), 1);
        QCOMPARE(std::count(texts.begin(), texts.end(), "401.41 kB DRAM"), 1);
        view.scale = 0.3;  // too far to be read
        QVERIFY(!test::hasText(drawScene(*scene, plan.get(), view), "401.41 kB"));
    }
    void farAwayOnlyHullsAndIdsRemain() {
        const DrawList list = drawAt(0.05);
        QCOMPARE(test::rectsFilledWith(list, ColorRole::Card), std::size_t{0});
        QCOMPARE(test::rectsFilledWith(list, familyRole(OpFamily::Convolution)), std::size_t{0});
        std::size_t hulls = 0;
        for (int color = 0; color < kGroupColorCount; ++color)
            hulls += test::rectsFilledWith(list, groupFillRole(color));
        QCOMPARE(hulls, std::size_t{4});
        const auto wide = test::plainScene(branchesGraph());
        const auto one = makePlanScene(*wide, test::consecutiveGroups(wide->graph->opCount(), 100));
        QVERIFY(!test::hasText(drawScene(*wide, one.get(), test::viewAt(0.01, wide->layout.bounds)), "0"));
        QVERIFY(test::hasText(drawScene(*wide, one.get(), test::viewAt(0.059, wide->layout.bounds)), "0"));
    }
    void thenBlocks() {
        const DrawList list = drawAt(0.15);
        QCOMPARE(test::rectsFilledWith(list, familyRole(OpFamily::Convolution)), std::size_t{6});
        QCOMPARE(test::rectsFilledWith(list, familyRole(OpFamily::Activation)), std::size_t{6});
        QVERIFY(!test::hasText(list, "Conv"));
    }
    void thenCards() {
        const DrawList list = drawAt(0.3);
        QCOMPARE(test::rectsFilledWith(list, ColorRole::Card), std::size_t{12});
        QVERIFY(!test::hasText(list, "Conv"));
    }
    void thenKinds() {
        const DrawList list = drawAt(0.6);
        QVERIFY(test::hasText(list, "Conv"));
        QVERIFY(!test::hasText(list, "64×56×56"));
    }
    void thenShapes() {
        const DrawList list = drawAt(1);
        QVERIFY(test::hasText(list, "64×56×56"));
        QVERIFY(!test::hasText(list, "op3"));
        QVERIFY(test::hasText(list, "group 1"));
        QVERIFY(test::hasText(list, " · 248 of 256 KiB · 1.12 MB"));
    }
    void thenNames() { QVERIFY(test::hasText(drawAt(2), "op3")); }
    void leavesOutWhatIsNotVisible() {
        Rect visible = scene_->layout.bounds;
        visible.bottom = scene_->box(OpId(3)).center().y;
        const DrawList list = drawScene(*scene_, plan_.get(), test::viewAt(1, visible));
        QCOMPARE(test::rectsFilledWith(list, ColorRole::Card), std::size_t{4});
    }
    void invalidIsNeverColorAlone() {
        const DrawList list = drawAt(1);
        QVERIFY(hasPath(list,
                        [](const ShapeStyle& s) { return s.stroke == ColorRole::Bad && s.line == LineStyle::Dashed; }));
        QVERIFY(hasPath(list, [](const ShapeStyle& s) { return s.pattern == Pattern::Hatched; }));
        QVERIFY(test::hasText(list, "!"));
        QVERIFY(test::hasText(list, " · 297 of 256 KiB · 1.12 MB"));
    }
    void crossingLinksAreThicker() {
        const DrawList list = drawAt(1);
        const auto widthOf = [&](ColorRole role) {
            double width = 0;
            for (const Batch& batch : list.batches)
                if (const auto* const found = std::get_if<PathBatch>(&batch); found && found->style.stroke == role)
                    width = found->style.strokeWidth;
            return width;
        };
        QVERIFY(widthOf(ColorRole::CrossingEdge) > 2 * widthOf(ColorRole::Edge));
        QVERIFY(crossingWidth(1 << 20) < crossingWidth(1 << 24));
        QVERIFY(crossingWidth(0) < crossingWidth(1 << 20));
    }
    void marksTheSelection() {
        ViewState view = test::viewAt(1, scene_->layout.bounds);
        view.selection.ops = {OpId(1)};
        view.selection.group = GroupId(2);
        const DrawList list = drawScene(*scene_, plan_.get(), view);
        QVERIFY(hasPath(list, [](const ShapeStyle& s) { return s.stroke == ColorRole::Accent; }));
        QVERIFY(std::get<PathBatch>(list.batches.back()).style.stroke == ColorRole::Accent);
    }
    void anOverlayColorsTheCards() {
        auto overlay = std::make_shared<Overlay>();
        overlay->ops.assign(12, -1);
        overlay->ops[4] = 1;
        ViewState view = test::viewAt(1, scene_->layout.bounds);
        view.overlay = overlay;
        const DrawList list = drawScene(*scene_, plan_.get(), view);
        QCOMPARE(test::rectsFilledWith(list, importanceRole(1)), std::size_t{1});
        QCOMPARE(test::rectsFilledWith(list, ColorRole::Card), std::size_t{11});
    }
    void fadesWhatIsNotFound() {
        ViewState view = test::viewAt(1, scene_->layout.bounds);
        view.emphasised = GroupSet{OpId(2)};
        std::size_t faded = 0;
        for (const Batch& batch : drawScene(*scene_, nullptr, view).batches)
            if (const auto* const found = std::get_if<RectBatch>(&batch); found && found->style.opacity < 1)
                faded += found->rects.size();
        QCOMPARE(faded, std::size_t{11});
    }
    void drawsWithoutAPlan() { QVERIFY(!drawScene(*scene_, nullptr, wholeView(*scene_, nullptr)).batches.empty()); }
    void anEmptyGraphDrawsNothing() {
        const auto empty = test::plainScene(OpGraphBuilder().build());
        QVERIFY(drawScene(*empty, nullptr, wholeView(*empty, nullptr)).batches.empty());
    }
    void twentyThousandOpsAreQuick() {
        const auto scene = test::plainScene(test::chainGraph(20'000));
        const auto plan = makePlanScene(*scene, test::consecutiveGroups(20'000, 6));
        for (const double scale : {0.0007, 0.05, 1.0}) {
            const Rect visible{0, 0, 1600 / scale, 1000 / scale};
            QElapsedTimer timer;
            timer.start();
            for (int i = 0; i < 10; ++i) drawScene(*scene, plan.get(), test::viewAt(scale, visible));
            qInfo("draw list at %g: %.2f ms", scale, static_cast<double>(timer.nsecsElapsed()) / 1e7);
        }
    }
};

QTEST_APPLESS_MAIN(TestDrawScene)
#include "tst_draw_scene.moc"
