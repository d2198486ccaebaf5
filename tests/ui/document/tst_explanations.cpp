// SPDX-License-Identifier: Apache-2.0
// Explaining a group of a document: the run, what is shown of it, and the overlay that comes of it.
#include "ui/document/explanations.h"

#include <QSignalSpy>
#include <algorithm>

#include "tests/ui/support/document_fixture.h"
#include "ui/document/explainers.h"
#include "ui/document/overlay_values.h"
#include "ui/document/plan_change.h"

using namespace fusescope;

class TestExplanations : public QObject {
    Q_OBJECT

 private:
    static std::shared_ptr<const GroupExplanation> explained(const UnfittingFixture& f,
                                                             std::vector<std::string> ids = {"exact", "random"}) {
        RunControl control;
        return std::make_shared<const GroupExplanation>(
            *explainGroup({f.document.pricing(), f.ops(), std::move(ids), {}}, control));
    }

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void everyListedExplainerIsAnOption() {
        UnfittingFixture f;
        const auto options = explainerOptions(*f.document.pricing());
        QCOMPARE(options.size(), explainerList().size());
        Pricing without = *f.document.pricing();
        without.predictor = nullptr;
        int missing = 0;
        for (const ExplainerOption& option : explainerOptions(without)) {
            missing += option.canRun() ? 0 : 1;
            if (option.id == "exact" || option.id == "random") QVERIFY(option.canRun());
            if (option.id == "gnne") QVERIFY(option.missing.contains("LBDF"));
        }
        QVERIFY(missing >= 3);
    }

    void asksAllAndJudgesThem() {
        UnfittingFixture f;
        const auto result = explained(f, {"random", "lookahead", "exact"});
        QCOMPARE(result->answers.size(), std::size_t{3});
        QCOMPARE(result->answers[0].explainer, std::string("random"));
        QCOMPARE(result->edges.size(), result->truth.edges.size());
        QCOMPARE(result->edges.size(), result->cuts.size());
        const ExplainerAnswer& exact = *result->answerOf("exact");
        QVERIFY(result->truth.edges[exact.bestEdge()].category == result->truth.category);
        QVERIFY(!result->answerOf("gnne"));
        const auto [least, most] = std::ranges::minmax(exact.spread);
        QCOMPARE(least, 0.0F);
        QCOMPARE(most, 1.0F);
    }

    void isStopped() {
        UnfittingFixture f;
        RunControl control;
        control.requestStop();
        QVERIFY(!explainGroup({f.document.pricing(), f.ops(), {"exact"}, {}}, control));
    }

    void saysWhatCannotBeExplained() {
        UnfittingFixture f;
        const Pricing& pricing = *f.document.pricing();
        const GroupSet group = f.ops();
        QVERIFY(whyNotExplained(pricing, group) == Unexplainable::No);
        QVERIFY(whyNotExplained(pricing, {group.first()}) == Unexplainable::SingleOp);
        GroupSet apart = group;  // from both ends of the network
        apart.insert(OpId(f.document.graph().opCount() - 1));
        QVERIFY(whyNotExplained(pricing, apart) == Unexplainable::NotAGroup);
        Accelerator large = f.document.accelerator();
        large.bufferBytes = 1 << 30;
        QVERIFY(whyNotExplained(*makePricing(f.document.model().content->graph, large), group) == Unexplainable::Fits);
    }

    void picksEdgesByTheThreshold() {
        UnfittingFixture f;
        Explanations explanations(f.document, f.selection);
        QSignalSpy picks(&explanations, &Explanations::pickChanged);
        QVERIFY(!explanations.shown());
        explanations.show(explained(f));
        const ExplainerAnswer& shown = *explanations.shown();
        QCOMPARE(shown.explainer, std::string("exact"));
        QVERIFY(explanations.picked().size() >= shown.explanation.selected.size());  // ties at the line come along
        explanations.setThreshold(0);
        QCOMPARE(explanations.picked().size(), shown.spread.size());
        explanations.setThreshold(1);
        QVERIFY(explanations.picked().front() == shown.bestEdge());
        QCOMPARE(picks.count(), 2);
    }

    void goesBackAndForthBetweenTwo() {
        UnfittingFixture f;
        Explanations explanations(f.document, f.selection);
        explanations.show(explained(f));
        QCOMPARE(explanations.otherExplainer(), std::string("random"));
        explanations.showOther();
        QCOMPARE(explanations.shown()->explainer, std::string("random"));
        QCOMPARE(explanations.otherExplainer(), std::string("exact"));
        explanations.showExplainer("gnne");  // it was not asked
        QCOMPARE(explanations.shown()->explainer, std::string("random"));
    }

    void dropsWhatIsNotOfTheSelectedGroup() {
        UnfittingFixture f;
        Explanations explanations(f.document, f.selection);
        const auto result = explained(f);
        f.selection.clear();
        explanations.show(result);
        QVERIFY(!explanations.result());
        f.selection.selectGroup(f.group);
        explanations.show(result);
        QVERIFY(explanations.result());
        f.selection.selectOp(f.ops().first());  // still that group
        QVERIFY(explanations.result());
        f.setBuffer(f.document.accelerator().bufferBytes * 2);
        QVERIFY(!explanations.result());
    }

    void knowsTheSelectedEdge() {
        UnfittingFixture f;
        Explanations explanations(f.document, f.selection);
        explanations.show(explained(f));
        QVERIFY(!explanations.selectedEdge());
        const auto& [from, to] = explanations.result()->edges[2];
        f.selection.selectEdge(from, to);
        QVERIFY(f.selection.isGroup());
        QCOMPARE(f.selection.group(), f.group);
        QCOMPARE(*explanations.selectedEdge(), std::size_t{2});
        QVERIFY(explanations.result());
    }

    void aCutIsOneStepAndBack() {
        UnfittingFixture f;
        const auto result = explained(f);
        const std::size_t best = result->answerOf("exact")->bestEdge();
        const FusionPlan before = f.document.version()->plan;
        const int invalid = f.document.evaluation()->invalidGroups;
        const auto change = splitChange(f.document, f.group, result->cuts[best].cut.before);
        QVERIFY(change);
        QCOMPARE(f.document.version()->plan, before);
        f.document.edit(change->after.plan, QStringLiteral("cut"));
        QCOMPARE(f.document.version()->plan.groupCount(), before.groupCount() + 1);
        QCOMPARE(f.document.evaluation()->totalDramBytes(), change->evaluation.totalDramBytes());
        QVERIFY(f.document.evaluation()->invalidGroups < invalid || result->truth.category != CutCategory::BothFit);
        QCOMPARE(f.document.version()->provenance.algorithm, std::string("manual"));
        QVERIFY(!f.document.version()->provenance.isOptimal);
        f.document.undoStack().undo();
        QCOMPARE(f.document.version()->plan, before);
        f.document.edit(before, QStringLiteral("nothing"));
        QCOMPARE(f.document.undoStack().count(), 1);
        QVERIFY(f.document.undoStack().canRedo());
    }
};

FUSESCOPE_UI_TEST(TestExplanations)
#include "tst_explanations.moc"
