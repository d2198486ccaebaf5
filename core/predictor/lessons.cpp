// SPDX-License-Identifier: Apache-2.0
#include "core/predictor/lessons.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/predictor/known_models.h"

namespace fusescope {
namespace {

constexpr double kUnseenMargin = 1.05;
constexpr std::int64_t kLeastBuffer = 64 * 1024;
constexpr std::int64_t kMostBuffer = 4096 * 1024;
// Near its requirement a group is also shown buffers beyond those: what a user may choose.
constexpr std::int64_t kLeastNearBuffer = 8 * 1024;
constexpr std::int64_t kMostNearBuffer = 32768 * 1024;
constexpr double kWide = 2;  // requirement / 2 … requirement · 2
constexpr double kNarrow = 1.2;
constexpr int kValidationEpoch = -1;

std::int64_t drawBuffer(double low, double high, Random& random) {
    for (int attempt = 0; attempt < 32; ++attempt) {
        const auto beta = static_cast<std::int64_t>(std::llround(random.logUniform(low, high)));
        if (!isNearUnseenBuffer(beta)) return beta;
    }
    return kPaperBuffersKib[1] * 1024;
}

std::int64_t paperBuffer(Random& random) {
    return kPaperBuffersKib[static_cast<std::size_t>(random.below(std::size(kPaperBuffersKib)))] * 1024;
}

/// Within [1/spread, spread] of what is enough; one of the paper's sizes if that is out of reach.
std::int64_t nearBuffer(const std::optional<std::int64_t>& enough, double spread, Random& random) {
    if (!enough || *enough < kLeastNearBuffer || *enough > kMostNearBuffer) return paperBuffer(random);
    const auto center = static_cast<double>(*enough);
    return drawBuffer(center / spread, center * spread, random);
}

/// The paper's networks at its width.
bool isPublished(const DataSource& source) {
    return isOfPaper(source.model) && source.activationBits == 16 && source.weightBits == 16;
}

class SplitLessons : public LessonBook {
 public:
    SplitLessons(std::shared_ptr<const TrainingData> data, Drawing drawing, std::uint64_t seed,
                 const std::string& leftOut)
        : data_(std::move(data)), drawing_(drawing), seed_(seed) {
        const Dataset& dataset = data_->dataset();
        for (std::size_t g = 0; g < dataset.groups.size(); ++g) {
            const DataGroup& group = dataset.groups[g];
            const DataSource& source = dataset.sources[static_cast<std::size_t>(group.source)];
            if (source.family == leftOut || (drawing == Drawing::Published && !isPublished(source))) continue;
            if (group.split == Split::Train) train_.push_back(static_cast<int>(g));
            if (group.split == Split::Validation) validation_.push_back(static_cast<int>(g));
        }
    }

    int featureCount() const override { return data_->featureCount(); }
    std::vector<Sample> epoch(int number) const override {
        std::vector<Sample> samples = drawAll(train_, number);
        Random(seed_ ^ 0x5bf03635U, static_cast<std::uint64_t>(number)).shuffle(samples);
        return samples;
    }
    std::vector<Sample> validation() const override { return drawAll(validation_, kValidationEpoch); }
    void append(GnnGraph& graph, const Sample& sample) const override { data_->append(graph, sample); }

 private:
    std::vector<Sample> drawAll(const std::vector<int>& groups, int number) const {
        std::vector<Sample> samples;
        Random random(seed_, static_cast<std::uint64_t>(number + 1));
        for (const int group : groups) {
            const auto drawn = data_->draw(group, drawing_, random);
            samples.insert(samples.end(), drawn.begin(), drawn.end());
        }
        return samples;
    }

    std::shared_ptr<const TrainingData> data_;
    Drawing drawing_;
    std::uint64_t seed_;
    std::vector<int> train_;
    std::vector<int> validation_;
};

}  // namespace

bool isNearUnseenBuffer(std::int64_t betaBytes) {
    return std::any_of(std::begin(kUnseenBuffersKib), std::end(kUnseenBuffersKib), [&](std::int64_t kib) {
        const double ratio = static_cast<double>(betaBytes) / static_cast<double>(kib * 1024);
        return ratio < kUnseenMargin && ratio > 1 / kUnseenMargin;
    });
}

TrainingData::TrainingData(std::shared_ptr<const Dataset> dataset,
                           const std::map<std::string, std::shared_ptr<const OpGraph>>& graphs, FeatureSet features)
    : dataset_(std::move(dataset)) {
    if (dataset_->sources.empty()) throw Error("the data set has no models");
    for (const DataSource& source : dataset_->sources) {
        const auto found = graphs.find(source.fingerprint);
        if (found == graphs.end())
            throw Error("the data set is about another " + source.model + " than the folder holds, or it is not there",
                        {}, "make the data set anew from this folder");
        Accelerator accelerator;
        accelerator.scheme = dataset_->scheme;
        accelerator.activationBits = source.activationBits;
        accelerator.weightBits = source.weightBits;
        tables_.emplace_back(found->second, accelerator, features);
        signatures_.emplace_back(found->second);
    }
    for (const DataGroup& group : dataset_->groups) {
        const FeatureTable& table = tables_[static_cast<std::size_t>(group.source)];
        bool isKnown = group.ops.last().isValid() && group.ops.last().value() < table.graph().opCount();
        if (isKnown) group.ops.forEach([&](OpId op) { isKnown = isKnown && table.isModelled(op); });
        if (!isKnown)
            throw Error("a group of the data set has ops that " +
                            dataset_->sources[static_cast<std::size_t>(group.source)].model + " does not have",
                        {}, "make the data set anew");
    }
}

void TrainingData::append(GnnGraph& graph, const Sample& sample) const {
    const DataGroup& group = dataset_->groups[static_cast<std::size_t>(sample.group)];
    const FeatureTable& table = tables_[static_cast<std::size_t>(group.source)];
    if (sample.cut < 0)
        table.append(graph, group.ops, sample.betaBytes);
    else
        table.append(graph, group.ops, sample.betaBytes, group.cuts[static_cast<std::size_t>(sample.cut)].cut);
}

Sample TrainingData::sampleAt(int group, std::int64_t betaBytes) const {
    return {group, -1, betaBytes, !dataset_->groups[static_cast<std::size_t>(group)].fits(betaBytes)};
}

std::uint64_t TrainingData::signature(int group) const {
    const DataGroup& data = dataset_->groups[static_cast<std::size_t>(group)];
    return signatures_[static_cast<std::size_t>(data.source)].signature(data.ops);
}

std::vector<Sample> TrainingData::draw(int group, Drawing drawing, Random& random) const {
    std::vector<Sample> samples;
    const auto add = [&](std::int64_t betaBytes) { samples.push_back(sampleAt(group, betaBytes)); };
    if (drawing == Drawing::Published) {
        for (const std::int64_t kib : kPaperBuffersKib) add(kib * 1024);
        return samples;
    }
    const DataGroup& data = dataset_->groups[static_cast<std::size_t>(group)];
    add(paperBuffer(random));
    add(drawBuffer(static_cast<double>(kLeastBuffer), static_cast<double>(kMostBuffer), random));
    add(nearBuffer(data.enoughBytes, kWide, random));
    add(nearBuffer(data.enoughBytes, kNarrow, random));
    for (std::size_t c = 0; c < data.cuts.size(); ++c) {
        const auto& enough = data.cuts[c].enoughBytes;
        const std::int64_t beta = nearBuffer(random.chance(0.7) ? enough : data.enoughBytes, kWide, random);
        samples.push_back({group, static_cast<int>(c), beta, !(enough && *enough <= beta)});
    }
    return samples;
}

std::unique_ptr<const LessonBook> makeLessons(std::shared_ptr<const TrainingData> data, Drawing drawing,
                                              std::uint64_t seed, const std::string& leftOutFamily) {
    return std::make_unique<SplitLessons>(std::move(data), drawing, seed, leftOutFamily);
}

double validPerInvalid(const LessonBook& lessons) {
    const std::vector<Sample> samples = lessons.epoch(0);
    const auto invalid =
        std::count_if(samples.begin(), samples.end(), [](const Sample& sample) { return sample.isInvalid; });
    const auto valid = static_cast<double>(samples.size()) - static_cast<double>(invalid);
    return invalid == 0 || valid == 0 ? 1 : valid / static_cast<double>(invalid);
}

}  // namespace fusescope
