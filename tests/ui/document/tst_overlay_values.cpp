// SPDX-License-Identifier: Apache-2.0
#include "ui/document/overlay_values.h"

#include <cmath>

#include "core/cost/widths.h"
#include "core/graph/model_totals.h"
#include "tests/core/scene/scene_fixtures.h"
#include "tests/ui/support/document_fixture.h"

using namespace fusescope;

class TestOverlayValues : public QObject {
    Q_OBJECT

 private:
    static std::shared_ptr<const GraphScene> sceneOf(const Document& document) {
        return test::plainScene(document.model().content->graph);
    }
    static double sum(const std::vector<double>& values) {
        double total = 0;
        for (const double value : values) total += std::isfinite(value) ? value : 0;
        return total;
    }

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void sharesOfABufferAddUpToItsNeed() {
        UnfittingFixture f;
        const auto values = measuredOverlay(f.document, *sceneOf(f.document), OverlayKind::BufferShare);
        const FusionPlan& plan = f.document.version()->plan;
        int checked = 0;
        for (std::int32_t i = 0; i < plan.groupCount(); ++i) {
            const Price& price = f.document.evaluation()->groups[static_cast<std::size_t>(i)].price;
            if (!price.bufferBytes) continue;
            double share = 0;
            plan.group(GroupId(i)).forEach([&](OpId op) { share += values.ops[op.index()]; });
            const double expected =
                static_cast<double>(*price.bufferBytes) / static_cast<double>(f.document.accelerator().bufferBytes);
            QVERIFY2(std::abs(share - expected) < 1e-9, qPrintable(QString::number(i)));
            ++checked;
        }
        QVERIFY(checked > 5);
        QVERIFY(values.links.empty());
    }

    void weightsAndWorkAddUpToTheModel() {
        UnfittingFixture f;
        const auto scene = sceneOf(f.document);
        const ModelTotals totals = modelTotals(f.document.graph());
        QCOMPARE(sum(measuredOverlay(f.document, *scene, OverlayKind::Macs).ops), static_cast<double>(totals.macs));
        double bytes = 0;
        for (const Op& op : f.document.graph().ops())
            bytes += static_cast<double>(weightBytes(op, f.document.accelerator()));
        QCOMPARE(sum(measuredOverlay(f.document, *scene, OverlayKind::Weights).ops), bytes);
    }

    /// ResNet-18 under LBDF reads and writes each tensor at a border once: with what links carry of it counted at both
    /// of their ends, ops hold at least the DRAM access of groups that fit.
    void onlyEdgesBetweenGroupsMoveBytes() {
        UnfittingFixture f;
        const auto scene = sceneOf(f.document);
        const auto values = measuredOverlay(f.document, *scene, OverlayKind::Dram);
        const FusionPlan& plan = f.document.version()->plan;
        QCOMPARE(values.links.size(), scene->links.size());
        for (std::size_t i = 0; i < scene->links.size(); ++i) {
            const Link& link = scene->links[i];
            const bool isInside = plan.groupOf(link.from) == plan.groupOf(link.to);
            QCOMPARE(std::isfinite(values.links[i]), !isInside);
            if (!isInside) QCOMPARE(values.links[i], static_cast<double>(2 * link.elements));  // 16 bit
        }
        QVERIFY(sum(values.ops) > 0);
    }

    void thePredictorSpeaksOfGroups() {
        UnfittingFixture f;
        if (!f.document.pricing()->predictor) QSKIP("no predictor is installed");
        const auto values = measuredOverlay(f.document, *sceneOf(f.document), OverlayKind::Prediction);
        for (const GroupSet& group : f.document.version()->plan.groups()) {
            const double first = values.ops[group.first().index()];
            if (group.count() == 1) {
                QVERIFY(std::isnan(first));
                continue;
            }
            group.forEach([&](OpId op) { QCOMPARE(values.ops[op.index()], first); });
            QVERIFY(first >= 0 && first <= 1);
        }
    }

    /// On the cards of the plan view: the price of each group, and sums or greatest values of its ops.
    void cardsGatherTheirOps() {
        UnfittingFixture f;
        const FusionPlan& plan = f.document.version()->plan;
        const std::vector<PartText> texts(static_cast<std::size_t>(plan.groupCount()), PartText{"group", ""});
        const auto parts = collapsedGraph(f.document.model().content->graph, plan, texts);
        GraphScene scene;
        scene.collapsed = parts;
        scene.graph = parts->graph;
        const auto ofOps = measuredOpValues(f.document, OverlayKind::Macs);
        const auto macs = measuredOverlay(f.document, scene, OverlayKind::Macs).ops;
        const auto dram = measuredOverlay(f.document, scene, OverlayKind::Dram).ops;
        QCOMPARE(macs.size(), parts->members.size());
        QCOMPARE(sum(macs), sum(ofOps));
        for (std::size_t card = 0; card < macs.size(); ++card) {
            const GroupId group = plan.groupOf(parts->members[card].first());
            QCOMPARE(dram[card], static_cast<double>(f.document.evaluation()->groups[group.index()].price.dramBytes));
        }
        QCOMPARE(gatheringOf(OverlayKind::Prediction), Gathering::Greatest);
        const double none = std::nan("");
        std::vector<double> scores(ofOps.size(), none);
        const auto large =
            std::ranges::max_element(parts->members, {}, [](const GroupSet& ops) { return ops.count(); });
        scores[large->first().index()] = 0.25;
        scores[large->last().index()] = 0.75;
        const auto greatest = gathered(*parts, scores, Gathering::Greatest);
        const auto at = static_cast<std::size_t>(large - parts->members.begin());
        QCOMPARE(greatest[at], 0.75);
        QCOMPARE(gathered(*parts, scores, Gathering::Sum)[at], 1.0);
        QCOMPARE(std::ranges::count_if(greatest, [](double value) { return std::isfinite(value); }), 1);
        QVERIFY(gathered(*parts, {}, Gathering::Sum).empty());
    }

    void nothingIsLaidOverWithoutAKind() {
        UnfittingFixture f;
        QVERIFY(measuredOverlay(f.document, *sceneOf(f.document), OverlayKind::None) == OverlayValues{});
    }

    void importanceStandsAtTheEdgesOfTheGroup() {
        UnfittingFixture f;
        RunControl control;
        const auto result = *explainGroup({f.document.pricing(), f.ops(), {"exact"}, {}}, control);
        const auto scene = sceneOf(f.document);
        const ExplainerAnswer& answer = result.answers.front();
        const OverlayValues values = importanceOverlay(*scene, answer);
        std::size_t known = 0;
        for (std::size_t i = 0; i < scene->links.size(); ++i) {
            const Link& link = scene->links[i];
            const bool isInside = f.ops().contains(link.from) && f.ops().contains(link.to);
            QCOMPARE(std::isfinite(values.links[i]), isInside);
            known += isInside ? 1 : 0;
        }
        QCOMPARE(known, result.edges.size());
        const auto ranks = pickedRanks(*scene, result.edges, {answer.bestEdge()});
        const OpPair& best = result.edges[answer.bestEdge()];
        for (std::size_t i = 0; i < ranks.size(); ++i)
            QCOMPARE(ranks[i], static_cast<int>(i) == scene->linkBetween(best.first, best.second) ? 1 : 0);
    }
};

FUSESCOPE_UI_TEST(TestOverlayValues)
#include "tst_overlay_values.moc"
