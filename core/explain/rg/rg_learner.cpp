// SPDX-License-Identifier: Apache-2.0
#include "core/explain/rg/rg_learner.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "core/base/parallel.h"
#include "core/explain/nets/adam.h"
#include "core/explain/nets/mask_loss.h"

namespace fusescope {
namespace {

constexpr int kBallHops = 2;                // of the neighbourhoods that the locator first learns from
constexpr double kTargetTemperature = 0.1;  // rewards of good starts differ by little
constexpr int kLocatorEvery = 5;            // epochs
constexpr int kLocatorStepsLater = 20;
constexpr double kLocatorShare = 0.2;  // of the groups, then

using Nodes = std::vector<std::size_t>;

double softplus(double x) { return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x)); }

/// A lesson with what does not change while learning.
struct Pupil {
    ExplainerLesson lesson;
    std::vector<OpId> ops;  // ascending, as nodes
    RgGraph graph;
    std::vector<float> wholeEmbedding;  // [hidden] g of the group
};

class Learner {
 public:
    Learner(const Gnn& gnn, const RgParams& params, std::uint64_t seed, int threads)
        : gnn_(gnn), params_(params), seed_(seed), threads_(threads) {}

    void take(std::span<const ExplainerLesson> lessons) {
        pupils_.resize(lessons.size());
        parallelFor(lessons.size(), threads_, [&](std::size_t i) {
            const GnnGraph view = viewOf(lessons.subspan(i, 1));
            const GnnActivations activations = gnn_.forward(view);
            const auto hidden = static_cast<std::ptrdiff_t>(gnn_.weights().shape.hidden);
            pupils_[i] = {lessons[i],
                          lessons[i].question.group.ops(),
                          rgGraphOf(view, activations, 0),
                          {activations.graphEmbeddings.begin(), activations.graphEmbeddings.begin() + hidden}};
        });
        Random random(seed_, 2);
        weights_ = initialRgWeights(view0().featureCount, gnn_.weights().shape.hidden, params_.hidden, random);
    }

    std::optional<RgWeights> learn(RunControl& control) {
        Adam agent(weights_.agent.size(), params_.agentRate);
        Adam locator(weights_.locator.size(), params_.locatorRate);
        if (!learnBalls(locator, control)) return std::nullopt;
        Progress progress;
        progress.total = params_.imitationEpochs + params_.epochs;
        for (int epoch = 0; epoch < params_.imitationEpochs + params_.epochs; ++epoch) {
            const bool imitates = epoch < params_.imitationEpochs;
            if (!learnEpoch(epoch, imitates, agent, control)) return std::nullopt;
            const int own = epoch - params_.imitationEpochs + 1;
            if (!imitates && own % kLocatorEvery == 0 && !learnWalks(epoch, locator, control)) return std::nullopt;
            progress.done = epoch + 1;
            control.report(progress);
        }
        return weights_;
    }

 private:
    GnnGraph view0() const { return viewOf({&pupils_.front().lesson, 1}); }

    /// r of each set of nodes.
    std::vector<double> rewards(const Pupil& pupil, const std::vector<RgWalk>& walks) const {
        std::vector<ExplainerLesson> parts;
        for (const RgWalk& walk : walks) {
            GroupSet part;
            for (const std::size_t node : walk.chosen()) part.insert(pupil.ops[node]);
            parts.push_back({pupil.lesson.features, {std::move(part), pupil.lesson.question.betaBytes}});
        }
        const GnnActivations activations = gnn_.forward(viewOf(parts));
        const auto width = static_cast<std::size_t>(gnn_.weights().shape.embedding());
        std::vector<double> all;
        for (std::size_t i = 0; i < walks.size(); ++i) {
            double distance = 0;
            double norm = 0;
            for (std::size_t k = 0; k < pupil.wholeEmbedding.size(); ++k) {
                const double whole = static_cast<double>(pupil.wholeEmbedding[k]);
                const double difference = whole - static_cast<double>(activations.graphEmbeddings[i * width + k]);
                distance += difference * difference;
                norm += whole * whole;
            }
            all.push_back(rgReward(
                {softplus(-static_cast<double>(activations.logits[i])),
                 static_cast<double>(walks[i].insideEdges().size()) / static_cast<double>(pupil.graph.edges.size()),
                 static_cast<double>(walks[i].radius()), norm > 0 ? std::sqrt(distance / norm) : 0},
                params_));
        }
        return all;
    }

    /// All ops within kBallHops of each node.
    static std::vector<RgWalk> balls(const RgGraph& graph) {
        std::vector<RgWalk> all;
        for (std::size_t v = 0; v < graph.nodes; ++v) {
            RgWalk walk(graph, v);
            for (int hop = 0; hop < kBallHops; ++hop) {
                const Nodes layer = walk.boundary();
                for (const std::size_t node : layer) walk.add(node);
            }
            all.push_back(std::move(walk));
        }
        return all;
    }

    static std::vector<double> softmaxOf(const std::vector<double>& rewards) {
        const double most = *std::max_element(rewards.begin(), rewards.end());
        std::vector<double> target;
        double sum = 0;
        for (const double reward : rewards) sum += target.emplace_back(std::exp((reward - most) / kTargetTemperature));
        for (double& share : target) share /= sum;
        return target;
    }

    std::size_t seedOf(const RgGraph& graph) const {
        const std::vector<float> p = RgLocator(weights_).logProbabilities(graph);
        return static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
    }

    /// One step of `adam` on the sum over a batch of `pupils`, each computed on its own: the sum does not depend on
    /// threads.
    template <class GradientOf>
    void step(std::span<const std::size_t> pupils, Adam& adam, std::vector<float>& values, GradientOf&& gradientOf) {
        std::vector<std::vector<float>> gradients(pupils.size());
        parallelFor(pupils.size(), threads_, [&](std::size_t i) {
            gradients[i].assign(values.size(), 0.0F);
            gradientOf(pupils[i], gradients[i]);
        });
        std::vector<float> sum(values.size(), 0.0F);
        for (const auto& gradient : gradients)
            for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += gradient[k] / static_cast<float>(pupils.size());
        clipNorm(sum, params_.clipNorm);
        adam.step(std::span<float>(values), std::span<const float>(sum));
    }

    Nodes shuffled(std::uint64_t stream) const {
        Nodes order(pupils_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        Random(seed_, stream).shuffle(order);
        return order;
    }

    bool locate(const Nodes& which, int steps, Adam& adam, const std::vector<std::vector<double>>& targets,
                const RunControl& control) {
        const auto size = std::min(which.size(), static_cast<std::size_t>(params_.batchGroups));
        for (int s = 0; s < steps; ++s) {
            if (control.shouldStop()) return false;
            Nodes batch;
            for (std::size_t i = 0; i < size; ++i)
                batch.push_back(which[(static_cast<std::size_t>(s) * size + i) % which.size()]);
            step(batch, adam, weights_.locator, [&](std::size_t pupil, std::vector<float>& gradient) {
                RgLocator(weights_).addGradient(pupils_[pupil].graph, targets[pupil], gradient);
            });
        }
        return true;
    }

    bool learnBalls(Adam& adam, const RunControl& control) {
        std::vector<std::vector<double>> targets(pupils_.size());
        parallelFor(pupils_.size(), threads_, [&](std::size_t i) {
            if (!control.shouldStop()) targets[i] = softmaxOf(rewards(pupils_[i], balls(pupils_[i].graph)));
        });
        return !control.shouldStop() && locate(shuffled(3), params_.locatorSteps, adam, targets, control);
    }

    /// The locator on the agent's own walks from every op of some groups.
    bool learnWalks(int epoch, Adam& adam, const RunControl& control) {
        Nodes some = shuffled(static_cast<std::uint64_t>(1000 + epoch));
        some.resize(
            std::max<std::size_t>(1, static_cast<std::size_t>(kLocatorShare * static_cast<double>(some.size()))));
        std::vector<std::vector<double>> targets(pupils_.size());
        const RgAgent agent(weights_);
        parallelFor(some.size(), threads_, [&](std::size_t i) {
            if (control.shouldStop()) return;
            const Pupil& pupil = pupils_[some[i]];
            const std::vector<float> lifted = agent.lift(pupil.graph);
            std::vector<RgWalk> walks;
            for (std::size_t v = 0; v < pupil.graph.nodes; ++v)
                walks.push_back(greedyWalk(agent, pupil.graph, lifted, v));
            targets[some[i]] = softmaxOf(rewards(pupil, walks));
        });
        return !control.shouldStop() && locate(some, kLocatorStepsLater, adam, targets, control);
    }

    /// Some of the boundary joins, layer after layer.
    static RgWalk expansion(const RgGraph& graph, std::size_t seed, Random& random) {
        RgWalk walk(graph, seed);
        const double share = 0.3 + 0.7 * random.uniform();
        const std::int64_t layers = 1 + random.below(8);
        for (std::int64_t layer = 0; layer < layers; ++layer) {
            const Nodes boundary = walk.boundary();
            for (const std::size_t node : boundary)
                if (walk.chosen().size() < kRgMostOps && random.chance(share)) walk.add(node);
        }
        return walk;
    }

    /// Adds the gradient of -factor · mean log pi of the actions of a finished walk.
    void addWalk(const RgAgent& agent, const Pupil& pupil, const std::vector<float>& lifted, const RgWalk& finished,
                 double factor, std::vector<float>& gradient) const {
        const Nodes& chosen = finished.chosen();
        const bool stopped = !finished.boundary().empty() && chosen.size() < kRgMostOps;
        const std::size_t actions = chosen.size() - 1 + (stopped ? 1 : 0);
        if (actions == 0) return;
        const auto share = static_cast<float>(-factor / static_cast<double>(actions));
        RgWalk walk(pupil.graph, chosen.front());
        for (std::size_t i = 1; i < chosen.size(); ++i) {
            const Nodes& boundary = walk.boundary();
            const auto place = std::lower_bound(boundary.begin(), boundary.end(), chosen[i]) - boundary.begin();
            agent.addGradient(pupil.graph, walk, lifted, static_cast<std::size_t>(place), share, gradient);
            walk.add(chosen[i]);
        }
        if (stopped) agent.addGradient(pupil.graph, walk, lifted, walk.boundary().size(), share, gradient);
    }

    void imitate(const Pupil& pupil, Random& random, std::vector<float>& gradient) const {
        const RgAgent agent(weights_);
        const std::size_t seed = seedOf(pupil.graph);
        std::vector<RgWalk> tries;
        for (int i = 0; i < params_.expansions; ++i) tries.push_back(expansion(pupil.graph, seed, random));
        const std::vector<double> worth = rewards(pupil, tries);
        const auto best = std::max_element(worth.begin(), worth.end()) - worth.begin();
        addWalk(agent, pupil, agent.lift(pupil.graph), tries[static_cast<std::size_t>(best)], 1, gradient);
    }

    void reinforce(const Pupil& pupil, Random& random, std::vector<float>& gradient) const {
        const RgAgent agent(weights_);
        const std::vector<float> lifted = agent.lift(pupil.graph);
        const std::size_t seed = seedOf(pupil.graph);
        std::vector<RgWalk> walks;
        for (int i = 0; i < params_.walks; ++i) walks.push_back(sampledWalk(agent, pupil.graph, lifted, seed, random));
        const std::vector<double> worth = rewards(pupil, walks);
        const double mean = std::accumulate(worth.begin(), worth.end(), 0.0) / static_cast<double>(worth.size());
        double square = 0;
        for (const double one : worth) square += (one - mean) * (one - mean);
        if (square <= 0) return;
        const double scale = std::sqrt(static_cast<double>(worth.size()) / square) / static_cast<double>(walks.size());
        for (std::size_t i = 0; i < walks.size(); ++i)
            addWalk(agent, pupil, lifted, walks[i], scale * (worth[i] - mean), gradient);
    }

    bool learnEpoch(int epoch, bool imitates, Adam& adam, const RunControl& control) {
        const Nodes order = shuffled(static_cast<std::uint64_t>(100 + epoch));
        const auto size = static_cast<std::size_t>(params_.batchGroups);
        for (std::size_t begin = 0; begin < order.size(); begin += size) {
            if (control.shouldStop()) return false;
            const std::span batch = std::span(order).subspan(begin, std::min(size, order.size() - begin));
            step(batch, adam, weights_.agent, [&](std::size_t pupil, std::vector<float>& gradient) {
                Random random(seed_ + 17, static_cast<std::uint64_t>(epoch) << 32 | pupil);
                imitates ? imitate(pupils_[pupil], random, gradient) : reinforce(pupils_[pupil], random, gradient);
            });
        }
        return true;
    }

    const Gnn& gnn_;
    const RgParams& params_;
    std::uint64_t seed_;
    int threads_;
    std::vector<Pupil> pupils_;
    RgWeights weights_;
};

}  // namespace

double rgReward(const RgRewardTerms& terms, const RgParams& params) {
    return -(terms.invalidLoss + params.sizeWeight * terms.edges + params.radiusWeight * terms.radius +
             params.similarityWeight * terms.distance);
}

std::optional<RgWeights> learnRg(const Gnn& gnn, std::span<const ExplainerLesson> lessons, const RgParams& params,
                                 std::uint64_t seed, int threads, RunControl& control) {
    assert(!lessons.empty());
    Learner learner(gnn, params, seed, threads);
    learner.take(lessons);
    return learner.learn(control);
}

}  // namespace fusescope
