// SPDX-License-Identifier: Apache-2.0
// RG-Explainer against a run of the published code on the golden network: diffusion, boundary, policy, reward.
#include "tests/contracts/explainer_contract.h"
#include "tests/core/predictor/golden_gnn.h"

#include "core/explain/nets/adam.h"
#include "core/explain/nets/mask_loss.h"
#include "core/explain/rg/rg_explainer.h"
#include "core/explain/rg/rg_learner.h"
#include "core/plan/plan_check.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

struct GoldenRg {
    GoldenRg() : published(golden.json["rg_explainer"]), gnn(golden.gnn()) {
        graph = rgGraphOf(golden.graph, gnn.forward(golden.graph), 0);
        weights = {3, 4, 4, {}, std::vector<float>(rgLocatorCount(4), 0.0F)};
        const auto& agent = published["agent"];
        const auto addTransposed = [&](const char* name) {
            const auto& rows = agent[name];
            for (std::size_t in = 0; in < rows[0].size(); ++in)
                for (const auto& row : rows) weights.agent.push_back(row[in].get<float>());
        };
        addTransposed("attr_w");
        GoldenGnn::append(weights.agent, agent["attr_b"]);
        addTransposed("seed_w");
        addTransposed("node_w");
        addTransposed("l1_w");
        GoldenGnn::append(weights.agent, agent["l1_b"]);
        addTransposed("l2_w");
        GoldenGnn::append(weights.agent, agent["l2_b"]);
        addTransposed("att_w");
        addTransposed("score_w");
        addTransposed("stop_w");
    }

    RgWalk walk() const {
        const auto set = published["set"].get<std::vector<std::size_t>>();
        RgWalk result(graph, published["seed"].get<std::size_t>());
        for (std::size_t i = 1; i < set.size(); ++i) result.add(set[i]);
        return result;
    }

    GoldenGnn golden;
    nlohmann::json published;
    Gnn gnn;
    RgGraph graph;
    RgWeights weights;
};

}  // namespace

class TestRgExplainer : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void signalsSpreadAsPublished() {
        const GoldenRg rg;
        const RgWalk walk = rg.walk();
        QCOMPARE(walk.boundary(), rg.published["boundary_sorted"].get<std::vector<std::size_t>>());
        QVERIFY(difference({walk.seedSignal().begin(), walk.seedSignal().end()},
                           GoldenGnn::floats(rg.published["z_seed"])) < 1e-6);
        QVERIFY(difference(walk.chosenSignal(), GoldenGnn::floats(rg.published["z_set"])) < 1e-6);
    }

    void thePolicyIsThePublishedOne() {
        const GoldenRg rg;
        const RgAgent agent(rg.weights);
        const auto policy = agent.logPolicy(rg.walk(), agent.lift(rg.graph));
        QVERIFY(difference(policy, GoldenGnn::floats(rg.published["log_probs_boundary_then_STOP"])) < 1e-5);
        double sum = 0;
        for (const float value : policy) sum += std::exp(static_cast<double>(value));
        QVERIFY(std::abs(sum - 1) < 1e-6);
    }

    void theRewardIsThePublishedOne() {
        const GoldenRg rg;
        const RgWalk walk = rg.walk();
        const auto& terms = rg.published["reward_terms_full_readout"];
        QCOMPARE(static_cast<int>(walk.insideEdges().size()), terms["n_sub_edges"].get<int>());
        QCOMPARE(walk.radius(), terms["radius_bfs_depth_from_seed"].get<int>());
        std::vector<float> inside(rg.golden.graph.edgeCount(), 0.0F);
        for (const std::size_t e : walk.insideEdges()) inside[e] = 1;
        const auto activations =
            rg.gnn.forward(rg.golden.graph, {inside, {}});  // published: all ops stay in the readout
        const auto whole = rg.gnn.forward(rg.golden.graph).graphEmbeddings;
        double distance = 0;
        for (std::size_t i = 0; i < whole.size(); ++i)
            distance += std::pow(static_cast<double>(whole[i] - activations.graphEmbeddings[i]), 2);
        distance = std::sqrt(distance);
        QVERIFY(std::abs(distance - terms["sim_l2"].get<double>()) < 1e-5);
        const double loss = invalidLoss(static_cast<double>(activations.logits.front()));
        QVERIFY(std::abs(loss - terms["ce"].get<double>()) < 1e-5);
        RgParams params;
        params.sizeWeight = params.radiusWeight = params.similarityWeight = 0.01;
        QVERIFY(std::abs(rgReward({loss, 2, 1, distance}, params) -
                         rg.published["reward(size .01, sim .01, radius .01)"].get<double>()) < 1e-6);
    }

    /// Of log pi of every action, at every parameter.
    void theAgentsGradientIsThatOfDifferences() {
        GoldenRg rg;
        const RgWalk walk = rg.walk();
        for (std::size_t action = 0; action <= walk.boundary().size(); ++action) {
            std::vector<float> gradient(rg.weights.agent.size(), 0.0F);
            {
                const RgAgent agent(rg.weights);
                agent.addGradient(rg.graph, walk, agent.lift(rg.graph), action, 2, gradient);
            }
            for (std::size_t i = 0; i < gradient.size(); ++i) {
                constexpr float kStep = 5e-3F;
                const auto at = [&](float shift) {
                    rg.weights.agent[i] += shift;
                    const RgAgent agent(rg.weights);
                    const float value = agent.logPolicy(walk, agent.lift(rg.graph))[action];
                    rg.weights.agent[i] -= shift;
                    return value;
                };
                const float slope = 2 * (at(kStep) - at(-kStep)) / (2 * kStep);
                QVERIFY2(std::abs(gradient[i] - slope) < 2e-3F, qPrintable(QString("%1 of %2").arg(i).arg(action)));
            }
        }
    }

    void theLocatorLearnsItsTarget() {
        GoldenRg rg;
        Random random(2);
        rg.weights = initialRgWeights(3, 4, 4, random);
        std::vector<double> target(7, 0.02);
        target[4] = 0.88;
        Adam adam(rg.weights.locator.size(), 0.01);
        double divergence = 0;
        for (int i = 0; i < 300; ++i) {
            std::vector<float> gradient(rg.weights.locator.size(), 0.0F);
            divergence = RgLocator(rg.weights).addGradient(rg.graph, target, gradient);
            adam.step(std::span<float>(rg.weights.locator), std::span<const float>(gradient));
        }
        QVERIFY2(divergence < 0.02, qPrintable(QString::number(divergence)));
        QVERIFY(std::abs(std::exp(RgLocator(rg.weights).logProbabilities(rg.graph)[4]) - 0.88F) < 0.05F);
    }

    /// Scores and stop begin at 0: every op of the boundary is as likely, and going on as likely as stopping.
    void theFirstPolicyIsUniform() {
        const GoldenRg rg;
        Random random(2);
        const RgWeights start = initialRgWeights(3, 4, 8, random);
        const RgAgent agent(start);
        for (const float value : agent.logPolicy(rg.walk(), agent.lift(rg.graph)))
            QVERIFY(std::abs(value - std::log(value == agent.logPolicy(rg.walk(), agent.lift(rg.graph)).back()
                                                  ? 0.5F
                                                  : 0.25F)) < 1e-6F);
    }

    void explanationsAreConnected() {
        Random random(6);
        int seen = 0;
        for (int round = 0; round < 20; ++round) {
            const auto context =
                contextOf(randomGraph(static_cast<int>(5 + random.below(30)), random.uniform(), random));
            const auto questions = invalidQuestions(context, random);
            RunControl control;
            for (const Explanation& one : makeRgExplainer(context)->explain(questions, {}, control)) {
                GroupSet touched;
                for (const std::size_t e : one.selected) {
                    touched.insert(one.edges[e].first);
                    touched.insert(one.edges[e].second);
                    QVERIFY(one.edgeScores[e] > 0);
                }
                QVERIFY(isWeaklyConnected(*context.graph, touched));
                QVERIFY(static_cast<std::size_t>(touched.count()) <= kRgMostOps);
                ++seen;
            }
        }
        QVERIFY(seen > 20);
    }
};

QTEST_APPLESS_MAIN(TestRgExplainer)
#include "tst_rg_explainer.moc"
