// SPDX-License-Identifier: Apache-2.0
// PGExplainer against PyTorch Geometric's own run on the golden network, and what the prior changes.
#include "tests/contracts/explainer_contract.h"
#include "tests/core/predictor/golden_gnn.h"

#include "core/explain/explainer_training.h"
#include "core/explain/nets/mask_loss.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

/// The golden network with the golden MLP, 2·4 -> 5 -> 1.
struct GoldenPg {
    GoldenPg() : published(golden.json["pgexplainer_pyg"]) {
        weights.embedding = 4;
        weights.hidden = 5;
        const auto& mlp = published["mlp"];
        for (std::size_t in = 0; in < 8; ++in)
            for (const auto& row : mlp["w1"]) weights.values.push_back(row[in].get<float>());
        GoldenGnn::append(weights.values, mlp["b1"]);
        GoldenGnn::append(weights.values, mlp["w2"][0]);
        GoldenGnn::append(weights.values, mlp["b2"]);
    }

    std::vector<float> embeddings() const { return pgEmbeddings(golden.gnn().forward(golden.graph)); }
    std::vector<double> draws() const { return published["uniform_u"].get<std::vector<double>>(); }

    GoldenGnn golden;
    nlohmann::json published;
    PgWeights weights;
};

/// As for a predictor that knows no cut edges.
PgParams withReadoutMask() {
    GnnWeights paper;
    paper.variant = "paper";
    return budgetPgParams(paper);
}

}  // namespace

class TestPgExplainer : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void scoresAreThePublishedOnes() {
        const GoldenPg pg;
        const auto& expected = pg.published["pre_relu"];
        QVERIFY(difference(pg.embeddings(), GoldenGnn::flat(expected["z"])) < 1e-5);
        const auto scores = PgNetwork(pg.weights).scores(pg.golden.graph, pg.embeddings());
        QVERIFY(difference(scores, GoldenGnn::floats(expected["omega_epoch0"])) < 1e-5);
        const auto sample = pgSample(scores, pg.draws(), 5, 0.01);
        QVERIFY(difference({sample.begin(), sample.end()}, GoldenGnn::floats(expected["sample_epoch0"])) < 1e-5);
        const auto after =
            PgNetwork(pg.weights).scores(pg.golden.graph, GoldenGnn::flat(pg.published["post_relu"]["z"]));
        QVERIFY(difference(after, GoldenGnn::floats(pg.published["post_relu"]["omega_epoch0"])) < 1e-5);
    }

    void temperaturesFallAsPublished() {
        const GoldenPg pg;
        for (const auto& [epoch, expected] : pg.published["temperature_epoch"].items())
            QVERIFY(std::abs(pgTemperature(publishedPgParams(), std::stoi(epoch)) - expected.get<double>()) < 1e-12);
    }

    void learnsAlongThePublishedTrajectory() {
        const GoldenPg pg;
        const auto& expected = pg.published["pre_relu"];
        const Gnn gnn = pg.golden.gnn();
        const PgParams params = publishedPgParams();
        PgLearner learner(gnn, params, pg.weights);
        int epoch = 0;
        for (const auto& loss : expected["losses_3_adam_steps_same_u"]) {
            const double temperature = pgTemperature(params, epoch++);
            QVERIFY(std::abs(learner.step(pg.golden.graph, pg.draws(), temperature) - loss.get<double>()) < 1e-5);
        }
        auto masks = PgNetwork(learner.weights()).scores(pg.golden.graph, pg.embeddings());
        for (float& mask : masks) mask = static_cast<float>(sigmoidOf(static_cast<double>(mask)));
        QVERIFY(difference(masks, GoldenGnn::floats(expected["edge_mask_after_3"])) < 1e-4);
    }

    void theGradientIsThatOfDifferences() {
        GoldenPg pg;
        const Gnn gnn = pg.golden.gnn();
        for (const PgParams& params : {publishedPgParams(), budgetPgParams(pg.golden.weights), withReadoutMask()}) {
            const auto loss = [&] { return pgLoss(gnn, params, pg.weights, pg.golden.graph, pg.draws(), 2); };
            const std::vector<float> gradient = loss().gradient;
            for (std::size_t i = 0; i < gradient.size(); ++i) {
                constexpr float kStep = 5e-3F;
                const float at = pg.weights.values[i];
                pg.weights.values[i] = at + kStep;
                const double above = loss().loss;
                pg.weights.values[i] = at - kStep;
                const double slope = (above - loss().loss) / (2 * static_cast<double>(kStep));
                pg.weights.values[i] = at;
                QVERIFY2(std::abs(static_cast<double>(gradient[i]) - slope) < 2e-3,
                         qPrintable(QString("%1: %2, %3").arg(i).arg(gradient[i]).arg(slope)));
            }
        }
    }

    /// Its loss falls, and its masks keep about the share that the prior asks for.
    void aBudgetKeepsMasksFromSaturating() {
        const GoldenPg pg;
        const Gnn gnn = pg.golden.gnn();
        PgParams params = withReadoutMask();
        params.learningRate = 0.02;
        params.budgetWeight = 50;
        PgLearner learner(gnn, params, pg.weights);
        const double first = learner.step(pg.golden.graph, pg.draws(), 2);
        double last = first;
        for (int i = 0; i < 400; ++i) last = learner.step(pg.golden.graph, pg.draws(), 2);
        QVERIFY(last < first);
        for (const float score : PgNetwork(learner.weights()).scores(pg.golden.graph, pg.embeddings()))
            QVERIFY(std::abs(sigmoidOf(static_cast<double>(score)) - params.budget) < 0.1);
    }

    /// What every draw of the data says of one group, another group does not change.
    void aBatchIsTheMeanOfItsGroups() {
        const GoldenPg pg;
        const Gnn gnn = pg.golden.gnn();
        GnnGraph twice = pg.golden.graph;
        const auto edges = static_cast<std::int32_t>(twice.edgeCount());
        twice.features.insert(twice.features.end(), pg.golden.graph.features.begin(), pg.golden.graph.features.end());
        for (const std::int32_t source : pg.golden.graph.sources) twice.sources.push_back(source + 7);
        for (const std::int32_t target : pg.golden.graph.targets) twice.targets.push_back(target + 7);
        twice.nodeStarts.push_back(14);
        twice.edgeStarts.push_back(2 * edges);
        std::vector<double> draws = pg.draws();
        std::vector<double> others(draws.rbegin(), draws.rend());
        const PgParams params = withReadoutMask();
        const double one = PgLearner(gnn, params, pg.weights).step(pg.golden.graph, draws, 3);
        const double other = PgLearner(gnn, params, pg.weights).step(pg.golden.graph, others, 3);
        draws.insert(draws.end(), others.begin(), others.end());
        QVERIFY(std::abs(PgLearner(gnn, params, pg.weights).step(twice, draws, 3) - (one + other) / 2) < 1e-6);
    }

    void embeddingsAreScaledToOne() {
        QVERIFY(std::abs(pgScaleOf(std::vector<float>{3, -4, 3, 4}) - 1 / std::sqrt(12.5F)) < 1e-6F);
        QCOMPARE(pgScaleOf(std::vector<float>{0, 0}), 1.0F);
    }
};

QTEST_APPLESS_MAIN(TestPgExplainer)
#include "tst_pg_explainer.moc"
