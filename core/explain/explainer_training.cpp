// SPDX-License-Identifier: Apache-2.0
#include "core/explain/explainer_training.h"

#include <algorithm>
#include <numeric>

#include "core/base/error.h"

namespace fusescope {
namespace {

constexpr std::size_t kScaleGroups = 512;  // that the scale of embeddings is measured on

std::vector<ExplainerLesson> inOrder(std::span<const ExplainerLesson> lessons, std::span<const std::size_t> order) {
    std::vector<ExplainerLesson> batch;
    for (const std::size_t i : order) batch.push_back(lessons[i]);
    return batch;
}

std::span<const ExplainerLesson> atMost(std::span<const ExplainerLesson> lessons, int count) {
    return lessons.first(std::min(lessons.size(), static_cast<std::size_t>(count)));
}

}  // namespace

std::optional<PgWeights> learnPg(const Gnn& gnn, std::span<const ExplainerLesson> lessons, const PgParams& params,
                                 int batchGroups, std::uint64_t seed, const RunControl& control) {
    Random random(seed, 4);
    PgWeights start = initialPgWeights(gnn.weights().shape.hidden, PgWeights().hidden, random);
    if (params.scalesEmbeddings) {
        const GnnActivations some = gnn.forward(viewOf(lessons.first(std::min(lessons.size(), kScaleGroups))));
        start.scale = pgScaleOf(pgEmbeddings(some));
    }
    PgLearner learner(gnn, params, std::move(start));
    std::vector<std::size_t> order(lessons.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto size = static_cast<std::size_t>(batchGroups);
    for (int epoch = 0; epoch < params.epochs; ++epoch) {
        random.shuffle(order);
        for (std::size_t begin = 0; begin < order.size(); begin += size) {
            if (control.shouldStop()) return std::nullopt;
            const GnnGraph batch =
                viewOf(inOrder(lessons, std::span(order).subspan(begin, std::min(size, order.size() - begin))));
            std::vector<double> draws(batch.edgeCount());
            for (double& draw : draws) draw = random.uniform();
            learner.step(batch, draws, pgTemperature(params, epoch));
        }
    }
    return learner.weights();
}

std::optional<ExplainerWeights> trainExplainers(const TrainingData& data, std::shared_ptr<const GnnWeights> predictor,
                                                const ExplainerTrainParams& params, RunControl& control) {
    const Gnn gnn(predictor);
    const std::vector<ExplainerLesson> lessons = explainerLessons(data, gnn, params.mostOps, params.seed);
    if (lessons.empty())
        throw Error("there is nothing to learn explanations from: the predictor calls no group of the data invalid");
    const std::span all(lessons);
    Progress progress;
    progress.total = 1000;
    const auto report = [&](std::int64_t done) {
        progress.done = done;
        control.report(progress);
    };
    ExplainerWeights weights{
        predictor->scheme, predictor->variant, predictor->features, hashOf(*predictor), {}, {}, {}};
    // Each in a control of its own, whose progress counts from the start.
    RunControl part(&control);
    auto pg = learnPg(gnn, atMost(all, params.mostPgGroups), params.pg, params.batchGroups, params.seed, part);
    if (!pg) return std::nullopt;
    report(250);
    auto budget =
        learnPg(gnn, atMost(all, params.mostPgGroups), params.pgBudget, params.batchGroups, params.seed, part);
    if (!budget) return std::nullopt;
    report(500);
    auto rg = learnRg(gnn, atMost(all, params.mostRgGroups), params.rg, params.seed, params.threads, part);
    if (!rg) return std::nullopt;
    report(1000);
    weights.pg = *std::move(pg);
    weights.pgBudget = *std::move(budget);
    weights.rg = *std::move(rg);
    return roundedToHalf(std::move(weights));
}

}  // namespace fusescope
