// SPDX-License-Identifier: Apache-2.0
#include "core/predictor/evaluation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

namespace fusescope {
namespace {

constexpr std::size_t kBatchNodes = 1024;
constexpr double kHardBand = 1.1;
constexpr std::array<double, 8> kDistances{0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 100};
constexpr std::uint64_t kSeed = 20260;

class Examination {
 public:
    Examination(const TrainingData& data, const Gnn& gnn) : data_(data), gnn_(gnn) {}

    std::vector<Judgement> judge(const std::vector<Sample>& samples) const {
        std::vector<Judgement> judgements;
        GnnGraph batch;
        const auto flush = [&] {
            for (const float logit : gnn_.logits(batch))
                judgements.push_back({logit, samples[judgements.size()].isInvalid});
            batch = {};
        };
        for (const Sample& sample : samples) {
            data_.append(batch, sample);
            if (batch.nodeCount() >= kBatchNodes) flush();
        }
        if (batch.graphCount() > 0) flush();
        return judgements;
    }

 private:
    const TrainingData& data_;
    const Gnn& gnn_;
};

std::vector<int> examined(const TrainingData& data, const std::string& family) {
    const Dataset& dataset = data.dataset();
    const auto isOfFamily = [&](const DataGroup& group) {
        return dataset.sources[static_cast<std::size_t>(group.source)].family == family;
    };
    std::unordered_set<std::uint64_t> learned;
    if (!family.empty())
        for (std::size_t g = 0; g < dataset.groups.size(); ++g)
            if (dataset.groups[g].split != Split::Test && !isOfFamily(dataset.groups[g]))
                learned.insert(data.signature(static_cast<int>(g)));
    std::vector<int> groups;
    for (std::size_t g = 0; g < dataset.groups.size(); ++g) {
        const DataGroup& group = dataset.groups[g];
        const auto id = static_cast<int>(g);
        if (family.empty() ? group.split == Split::Test : isOfFamily(group) && !learned.contains(data.signature(id)))
            groups.push_back(id);
    }
    return groups;
}

template <std::size_t N>
std::vector<Sample> samplesAt(const TrainingData& data, const std::vector<int>& groups,
                              const std::int64_t (&sizesKib)[N]) {
    std::vector<Sample> samples;
    for (const int group : groups)
        for (const std::int64_t kib : sizesKib) samples.push_back(data.sampleAt(group, kib * 1024));
    return samples;
}

/// Two buffers a group, up to 10 % too small and up to 10 % too large.
std::vector<Sample> hardSamples(const TrainingData& data, const std::vector<int>& groups) {
    std::vector<Sample> samples;
    Random random(kSeed, 1);
    for (const int group : groups) {
        const auto& enough = data.dataset().groups[static_cast<std::size_t>(group)].enoughBytes;
        if (!enough || *enough < 32 * 1024 || *enough > 8192 * 1024) continue;
        const auto center = static_cast<double>(*enough);
        samples.push_back(data.sampleAt(group, static_cast<std::int64_t>(center * random.logUniform(1, kHardBand))));
        samples.push_back(
            data.sampleAt(group, static_cast<std::int64_t>(center / random.logUniform(1, kHardBand)) - 1));
    }
    return samples;
}

std::vector<Sample> cutSamples(const TrainingData& data, const std::vector<int>& groups) {
    std::vector<Sample> samples;
    Random random(kSeed, 2);
    for (const int group : groups)
        for (const Sample& sample : data.draw(group, Drawing::Near, random))
            if (sample.cut >= 0) samples.push_back(sample);
    return samples;
}

std::vector<DistanceBin> distancesOf(const TrainingData& data, const std::vector<Sample>& samples,
                                     const std::vector<Judgement>& judgements) {
    std::vector<DistanceBin> bins;
    for (const double end : kDistances) bins.push_back({end, 0, 0});
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const auto& enough = data.dataset().groups[static_cast<std::size_t>(samples[i].group)].enoughBytes;
        if (!enough) continue;
        const double distance =
            std::abs(std::log2(static_cast<double>(*enough) / static_cast<double>(samples[i].betaBytes)));
        DistanceBin& bin = *std::find_if(bins.begin(), bins.end() - 1,
                                         [&](const DistanceBin& candidate) { return distance <= candidate.distance; });
        ++bin.count;
        bin.accuracy += (judgements[i].logit > 0) == judgements[i].isInvalid ? 1 : 0;
    }
    for (DistanceBin& bin : bins) bin.accuracy /= static_cast<double>(std::max<std::int64_t>(1, bin.count));
    return bins;
}

}  // namespace

PredictorReport evaluatePredictor(const TrainingData& data, const Gnn& gnn, const std::string& leftOutFamily) {
    const Examination examination(data, gnn);
    const std::vector<int> groups = examined(data, leftOutFamily);
    PredictorReport report;
    std::vector<Sample> samples = samplesAt(data, groups, kPaperBuffersKib);
    std::vector<Judgement> judgements = examination.judge(samples);
    report.paperBuffers = metricsOf(judgements);
    const auto statistics = statisticsOf(data.dataset());
    for (std::size_t s = 0; s < statistics.size(); ++s) {
        std::vector<Judgement> own;
        for (std::size_t i = 0; i < samples.size(); ++i)
            if (data.dataset().groups[static_cast<std::size_t>(samples[i].group)].source == static_cast<int>(s))
                own.push_back(judgements[i]);
        if (!own.empty()) report.models.push_back({statistics[s].name, metricsOf(own)});
    }
    const std::vector<Sample> unseen = samplesAt(data, groups, kUnseenBuffersKib);
    const std::vector<Judgement> unseenJudgements = examination.judge(unseen);
    for (const std::int64_t kib : kUnseenBuffersKib) {
        std::vector<Judgement> own;
        for (std::size_t i = 0; i < unseen.size(); ++i)
            if (unseen[i].betaBytes == kib * 1024) own.push_back(unseenJudgements[i]);
        report.unseenBuffers.push_back({std::to_string(kib) + " KiB", metricsOf(own)});
    }
    samples.insert(samples.end(), unseen.begin(), unseen.end());
    judgements.insert(judgements.end(), unseenJudgements.begin(), unseenJudgements.end());
    report.distances = distancesOf(data, samples, judgements);
    report.hardest = metricsOf(examination.judge(hardSamples(data, groups)));
    report.cutGroups = metricsOf(examination.judge(cutSamples(data, groups)));
    return report;
}

}  // namespace fusescope
