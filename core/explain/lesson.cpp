// SPDX-License-Identifier: Apache-2.0
#include "core/explain/lesson.h"

namespace fusescope {
namespace {

constexpr std::size_t kGroupsAtOnce = 64;

/// Of the training split, big enough to have a choice.
std::vector<ExplainerLesson> candidates(const TrainingData& data, int mostOps) {
    std::vector<ExplainerLesson> all;
    for (const DataGroup& group : data.dataset().groups) {
        const FeatureTable& features = data.features(group.source);
        if (group.split != Split::Train || group.ops.count() < 3 || group.ops.count() > mostOps) continue;
        if (pairsInside(features.graph(), group.ops).size() < 2) continue;
        for (const std::int64_t kib : kPaperBuffersKib)
            if (!group.fits(kib * 1024)) all.push_back({&features, {group.ops, kib * 1024}});
    }
    return all;
}

}  // namespace

GnnGraph viewOf(std::span<const ExplainerLesson> lessons) {
    GnnGraph graph;
    for (const ExplainerLesson& lesson : lessons)
        lesson.features->append(graph, lesson.question.group, lesson.question.betaBytes);
    return graph;
}

std::vector<ExplainerLesson> explainerLessons(const TrainingData& data, const Gnn& gnn, int mostOps,
                                              std::uint64_t seed) {
    const std::vector<ExplainerLesson> all = candidates(data, mostOps);
    std::vector<ExplainerLesson> lessons;
    for (std::size_t begin = 0; begin < all.size(); begin += kGroupsAtOnce) {
        const std::span some = std::span(all).subspan(begin, std::min(kGroupsAtOnce, all.size() - begin));
        const std::vector<float> logits = gnn.logits(viewOf(some));
        for (std::size_t i = 0; i < some.size(); ++i)
            if (logits[i] > 0) lessons.push_back(some[i]);
    }
    Random(seed, 1).shuffle(lessons);
    return lessons;
}

}  // namespace fusescope
