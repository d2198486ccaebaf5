// SPDX-License-Identifier: Apache-2.0
// Samples for training and for judging what was learned: a group of a data set at a buffer size, as numbers.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/predictor/dataset.h"
#include "core/predictor/features.h"
#include "core/predictor/signature.h"

namespace fusescope {

struct Sample {
    int group = 0;
    int cut = -1;  ///< index into the group's cuts; -1: the whole group
    std::int64_t betaBytes = 0;
    bool isInvalid = false;

    friend bool operator==(const Sample&, const Sample&) = default;
};

/// Buffer sizes that no training sample is close to: what is measured on them was never seen.
inline constexpr std::int64_t kUnseenBuffersKib[] = {64, 192, 384, 768, 1536, 4096};
/// Within 5 % of one of them.
bool isNearUnseenBuffer(std::int64_t betaBytes);

/// What a trainer sees of the data: an interface, because trainers are modules of their own.
class LessonBook {
 public:
    virtual ~LessonBook() = default;
    virtual int featureCount() const = 0;
    /// Shuffled; the same for the same epoch.
    virtual std::vector<Sample> epoch(int number) const = 0;
    virtual std::vector<Sample> validation() const = 0;
    virtual void append(GnnGraph& graph, const Sample& sample) const = 0;
};

/// How samples are drawn.
enum class Drawing {
    Published,  ///< every group of the paper's networks, at 16 bit, at the five sizes of the paper
    Near,       ///< at one of the five, at one between 64 KiB and 4 MiB, twice near the smallest it fits; cut ones near
                ///< theirs
};

/// A data set with the features of its models.
class TrainingData {
 public:
    /// By fingerprint; throws Error if a model of the data set is not among `graphs`, or a group does not fit its
    /// model.
    TrainingData(std::shared_ptr<const Dataset> dataset,
                 const std::map<std::string, std::shared_ptr<const OpGraph>>& graphs, FeatureSet features);

    const Dataset& dataset() const { return *dataset_; }
    int featureCount() const { return tables_.front().count(); }
    void append(GnnGraph& graph, const Sample& sample) const;
    const FeatureTable& features(int source) const { return tables_[static_cast<std::size_t>(source)]; }

    /// Of one group: `drawing` says which sizes.
    std::vector<Sample> draw(int group, Drawing drawing, Random& random) const;
    Sample sampleAt(int group, std::int64_t betaBytes) const;
    /// See SignatureTable.
    std::uint64_t signature(int group) const;

 private:
    std::shared_ptr<const Dataset> dataset_;
    std::vector<FeatureTable> tables_;        // [sources]
    std::vector<SignatureTable> signatures_;  // [sources]
};

/// Lessons from the training split, without one family (empty: with all).
std::unique_ptr<const LessonBook> makeLessons(std::shared_ptr<const TrainingData> data, Drawing drawing,
                                              std::uint64_t seed, const std::string& leftOutFamily = {});

/// Share of valid over invalid among the lessons' first epoch: what an invalid one weighs in a balanced loss.
double validPerInvalid(const LessonBook& lessons);

}  // namespace fusescope
