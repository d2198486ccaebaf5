// SPDX-License-Identifier: Apache-2.0
#include "core/predictor/predictor.h"

#include <algorithm>

#include "core/base/error.h"

namespace fusescope {
namespace {

constexpr std::size_t kBatchNodes = 1024;  // what is worked on stays in the second-level cache

FeatureSet usableFeatures(const GnnWeights& weights) {
    const auto set = findFeatureSet(weights.features);
    if (!set)
        throw Error("the weights are for features \"" + weights.features + "\", which this Fusescope does not have", {},
                    "train again with fusescope-cli train, or use the Fusescope they came with");
    return *set;
}

class PlainPredictor : public Predictor {
 public:
    PlainPredictor(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator,
                   std::shared_ptr<const GnnWeights> weights)
        : Predictor(std::move(graph), accelerator, std::move(weights)) {}

 private:
    std::vector<float> judge(const GnnGraph& batch) const override { return gnn().logits(batch); }
};

}  // namespace

void checkUsable(const GnnWeights& weights, Scheme scheme) {
    if (weights.scheme != scheme)
        throw Error(std::string("the weights are for ") + schemeName(weights.scheme) + ", the accelerator runs " +
                        schemeName(scheme),
                    {}, "use the weights that were trained for its scheme");
    if (weights.shape.features != featureCountOf(usableFeatures(weights), scheme))
        throw Error("the weights take " + std::to_string(weights.shape.features) + " features per op, \"" +
                        weights.features + "\" has " + std::to_string(featureCountOf(usableFeatures(weights), scheme)),
                    {}, "train again with fusescope-cli train");
}

Predictor::Predictor(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator,
                     std::shared_ptr<const GnnWeights> weights)
    : gnn_(weights), features_(std::move(graph), accelerator, usableFeatures(*weights)) {
    checkUsable(*weights, accelerator.scheme);
}

std::vector<float> Predictor::logits(std::span<const FitQuestion> questions) const {
    std::vector<float> all(questions.size(), kNeverFitsLogit);
    GnnGraph batch;
    std::vector<std::size_t> asked;
    const auto judgeBatch = [&] {
        const std::vector<float> logits = judge(batch);
        for (std::size_t i = 0; i < asked.size(); ++i) all[asked[i]] = logits[i];
        batch = {};
        asked.clear();
    };
    for (std::size_t i = 0; i < questions.size(); ++i) {
        bool isModelled = !questions[i].group.isEmpty();
        questions[i].group.forEach([&](OpId op) { isModelled = isModelled && features_.isModelled(op); });
        if (!isModelled) continue;
        features_.append(batch, questions[i].group, questions[i].betaBytes);
        asked.push_back(i);
        if (batch.nodeCount() >= kBatchNodes) judgeBatch();
    }
    if (!asked.empty()) judgeBatch();
    return all;
}

GnnGraph Predictor::view(const GroupSet& group, std::int64_t betaBytes) const {
    GnnGraph graph;
    features_.append(graph, group, betaBytes);
    return graph;
}

GnnGraph Predictor::view(std::span<const FitQuestion> questions) const {
    GnnGraph graph;
    for (const FitQuestion& question : questions) features_.append(graph, question.group, question.betaBytes);
    return graph;
}

std::shared_ptr<const Predictor> makePredictor(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator,
                                               std::shared_ptr<const GnnWeights> weights) {
    return std::make_shared<PlainPredictor>(std::move(graph), accelerator, std::move(weights));
}

}  // namespace fusescope
