// SPDX-License-Identifier: Apache-2.0
// Frames of a split as data, and how long one takes.
#include "ui/player/split_stage.h"

#include <ctime>

#include "tests/ui/support/split_fixture.h"
#include "ui/canvas/canvas.h"

using namespace fusescope;

class TestSplitStage : public QObject {
    Q_OBJECT

 private:
    static const SplitStep& first(const std::vector<SplitStep>& steps, SplitStepKind kind) {
        return *std::ranges::find(steps, kind, &SplitStep::kind);
    }

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    /// While another plan is previewed, the canvas has groups that the group of the trace cuts across.
    void showsThePiecesOverAnotherPlanToo() {
        const SplitFixture f;
        SplitStageContent content = f.content();
        const int ops = content.plan.plan.opCount();
        GroupSet all;
        for (int op = 0; op < ops; ++op) all.insert(OpId(op));
        content.plan.plan = FusionPlan::fromGroups(ops, {all});
        content.plan.groups.clear();
        SplitStage stage(content);
        for (const SplitStep& step : splitSteps(*f.trace, SplitBranches::All)) {
            const CanvasFrame frame = stage.frame(step, 1);
            for (const GroupSet& piece : step.pieces)
                QVERIFY(frame.plan->view.plan.group(frame.plan->view.plan.groupOf(piece.first())) == piece);
        }
    }

    void showsThePiecesAsGroups() {
        const SplitFixture f;
        SplitStage stage(f.content());
        for (const SplitStep& step : splitSteps(*f.trace, SplitBranches::All)) {
            const CanvasFrame frame = stage.frame(step, 1);
            for (const GroupSet& piece : step.pieces)
                QVERIFY(frame.plan->view.plan.group(frame.plan->view.plan.groupOf(piece.first())) == piece);
            QCOMPARE(frame.plan->view.groups.size(), static_cast<std::size_t>(frame.plan->view.plan.groupCount()));
        }
    }

    void othersStayAsTheyAre() {
        const SplitFixture f;
        const SplitStageContent content = f.content();
        SplitStage stage(content);
        const auto steps = splitSteps(*f.trace, SplitBranches::Kept);
        const CanvasFrame frame = stage.frame(steps.back(), 1);
        for (const GroupSet& group : content.plan.plan.groups()) {
            if (group.intersects(f.ops())) continue;
            const GroupId after = frame.plan->view.plan.groupOf(group.first());
            QVERIFY(frame.plan->view.plan.group(after) == group);
            const GroupView& before = content.plan.groups[content.plan.plan.groupOf(group.first()).index()];
            QCOMPARE(frame.plan->view.groups[after.index()].dramBytes, before.dramBytes);
        }
        QVERIFY(frame.scene == content.scene);
        QVERIFY(!frame.overlay && !frame.cuts);
    }

    void anExplanationGlowsUp() {
        const SplitFixture f;
        SplitStage stage(f.content());
        const auto steps = splitSteps(*f.trace, SplitBranches::Kept);
        const SplitStep& step = first(steps, SplitStepKind::Explanation);
        const auto brightest = [&](double progress) {
            return std::ranges::max(stage.frame(step, progress).overlay->links);
        };
        QCOMPARE(brightest(0), 0.0);
        QVERIFY(brightest(0.5) > 0.4 && brightest(0.5) < 0.6);
        QCOMPARE(brightest(1), 1.0);
        const auto frame = stage.frame(step, 1);
        const auto& selected = f.trace->nodes[step.node].explanation.selected;
        QCOMPARE(static_cast<std::size_t>(std::ranges::count_if(frame.overlay->ranks, [](int r) { return r > 0; })),
                 selected.size());
    }

    void theBarsSettleAgainstBeta() {
        const SplitFixture f;
        SplitStage stage(f.content());
        const auto steps = splitSteps(*f.trace, SplitBranches::Kept);
        const SplitStep& step = first(steps, SplitStepKind::Cut);
        const SplitNode& node = f.trace->nodes[step.node];
        const auto& cut = node.candidates[*step.candidate];
        const bool isAfter = cut.cut.after.count() > 1;
        const GroupSet& side = isAfter ? cut.cut.after : cut.cut.before;
        const auto usageAt = [&](double progress) {
            const auto plan = stage.frame(step, progress).plan;
            return plan->shape(plan->view.plan.groupOf(side.first()))->usage;
        };
        const double beta = static_cast<double>(f.trace->betaBytes);
        const double whole = std::min(static_cast<double>(*node.price.bufferBytes) / beta, 4.0);
        const double own = static_cast<double>(*(isAfter ? cut.after : cut.before).bufferBytes) / beta;
        QCOMPARE(usageAt(0), whole);
        QCOMPARE(usageAt(0.5), (whole + own) / 2);
        QCOMPARE(usageAt(1), own);
    }

    void candidatesAppearOneAfterTheOther() {
        const SplitFixture f;
        SplitStage stage(f.content());
        const auto steps = splitSteps(*f.trace, SplitBranches::Kept);
        const SplitStep& step = first(steps, SplitStepKind::Candidates);
        const auto marks = [&](double progress) { return stage.frame(step, progress).cuts->marks; };
        QVERIFY(marks(0.01).size() <= 1);
        QCOMPARE(marks(1).size(), f.trace->nodes[step.node].candidates.size());
        for (std::size_t i = 1; i < marks(1).size(); ++i) QVERIFY(marks(1)[i - 1].category <= marks(1)[i].category);
        QVERIFY(marks(1).front().text.starts_with("category "));
        QVERIFY(marks(1).front().text.ends_with("B"));
    }

    void theSidesOfACutMoveApart() {
        const SplitFixture f;
        const SplitStageContent content = f.content();
        SplitStage stage(content);
        const auto steps = splitSteps(*f.trace, SplitBranches::Kept);
        const SplitStep& step = first(steps, SplitStepKind::Cut);
        const TwoWayCut& cut = f.trace->nodes[step.node].candidates[*step.candidate].cut;
        const auto moved = [&](double progress, OpId op) {
            return stage.frame(step, progress).scene->box(op).top - content.scene->box(op).top;
        };
        QCOMPARE(moved(0, cut.before.first()), 0.0);
        QVERIFY(moved(1, cut.before.first()) < -5);
        QVERIFY(moved(1, cut.after.last()) > 5);
        QVERIFY(moved(0.5, cut.after.last()) < moved(1, cut.after.last()));
        const CanvasFrame frame = stage.frame(step, 1);
        const OpId other = f.ops().contains(OpId(0)) ? OpId(f.document.graph().opCount() - 1) : OpId(0);
        QVERIFY(frame.scene->box(other) == content.scene->box(other));
        const GroupId side = frame.plan->view.plan.groupOf(cut.after.first());
        if (const GroupShape* const shape = frame.plan->shape(side))
            cut.after.forEach([&](OpId op) { QVERIFY(shape->box.contains(frame.scene->box(op))); });
        QVERIFY(frame.cuts->marks.front().isChosen);
    }

    /// A frame of 60 a second has 16 ms for making and painting it, 1600x1000. Prints figures (processor time); fails
    /// only when something is an order of magnitude off.
    void playsSmoothly_data() {
        QTest::addColumn<QString>("model");
        QTest::newRow("resnet18") << "resnet18";
        QTest::newRow("efficientnet_b3") << "efficientnet_b3";
    }
    void playsSmoothly() {
        QFETCH(QString, model);
        const SplitFixture f("exact", 96 * 1024, model.toStdString());
        const SplitStageContent content = f.content();
        CanvasWidget canvas;
        canvas.resize(1600, 1000);
        canvas.setScene(content.scene);
        SplitStage stage(content);
        canvas.zoomToRect(stage.place());
        QImage image(1600, 1000, QImage::Format_RGB32);
        std::vector<double> times;
        for (const SplitStep& step : splitSteps(*f.trace, SplitBranches::Kept))
            for (int i = 0; i <= 20; ++i) {
                const std::clock_t start = std::clock();
                canvas.setFrame(stage.frame(step, i / 20.0));
                canvas.render(&image);
                times.push_back(1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
            }
        std::ranges::sort(times);
        qInfo("%s, %d ops: %d frames, median %.1f ms, 99 %% under %.1f ms, worst %.1f ms", qPrintable(model),
              f.document.graph().opCount(), static_cast<int>(times.size()), times[times.size() / 2],
              times[times.size() * 99 / 100], times.back());
        QVERIFY(times[times.size() / 2] < 160);
    }
};

FUSESCOPE_UI_TEST(TestSplitStage)
#include "tst_split_stage.moc"
