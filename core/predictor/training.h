// SPDX-License-Identifier: Apache-2.0
// Training as a trainer sees it: settings, the state that a checkpoint keeps, and the door to the LibTorch module.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/run_control.h"
#include "core/predictor/gnn.h"
#include "core/predictor/lessons.h"
#include "core/predictor/predictor.h"

namespace fusescope {

struct TrainParams {
    GnnShape shape;
    std::uint64_t seed = 1;
    int epochs = 30;
    int batchGroups = 256;
    double learningRate = 2e-3;  ///< of Adam, after a warm-up; falls as a cosine to a hundredth
    double invalidWeight = 1;    ///< of an invalid group in the loss
    int patience = 10;           ///< epochs without a better validation loss after which training ends
    double clipNorm = 5;         ///< of the gradient

    friend bool operator==(const TrainParams&, const TrainParams&) = default;
};

struct EpochResult {
    double trainLoss = 0;
    double validationLoss = 0;
    double validationAccuracy = 0;

    friend bool operator==(const EpochResult&, const EpochResult&) = default;
};

/// Everything that the next epoch depends on: training that was stopped goes on as if it had not been.
struct TrainingState {
    std::vector<float> values;       ///< of the network now
    std::vector<float> best;         ///< with the least validation loss so far
    std::vector<float> firstMoment;  ///< Adam
    std::vector<float> secondMoment;
    std::uint64_t steps = 0;
    std::vector<EpochResult> epochs;
    int bestEpoch = -1;

    friend bool operator==(const TrainingState&, const TrainingState&) = default;
};

TrainingState initialState(const TrainParams& params);

/// Over: all epochs, or none better for `patience`.
bool isTrained(const TrainParams& params, const TrainingState& state);

/// The bytes of a checkpoint: "FSCHECKP", version, `purpose` (a text that says what is trained on what), the state, a
/// hash.
std::string encodeCheckpoint(const TrainingState& state, const std::string& purpose);
/// Throws Error (naming `where`) if the bytes are damaged, or the checkpoint is of another purpose.
TrainingState decodeCheckpoint(std::string_view bytes, const std::string& purpose, const std::string& where);

/// What LibTorch does for us: training, and the network computed a second time.
class TorchBackend {
 public:
    virtual ~TorchBackend() = default;
    /// One epoch and its validation; false, and `state` as it was, when stopped. One thread, deterministic.
    virtual bool trainEpoch(const TrainParams& params, const LessonBook& lessons, TrainingState& state,
                            RunControl& control) const = 0;
    virtual std::vector<float> logits(const GnnWeights& weights, const GnnGraph& graph,
                                      const GnnMasks& masks) const = 0;
    virtual GnnGradient gradient(const GnnWeights& weights, const GnnGraph& graph, const GnnMasks& masks) const = 0;
};

/// Opens the module; later calls are quick. Throws Error, naming the Debian package, if it or LibTorch is not there.
/// Takes about half a second the first time.
const TorchBackend& torchBackend();

/// The same answers as makePredictor(), computed by LibTorch.
std::shared_ptr<const Predictor> makeTorchPredictor(std::shared_ptr<const OpGraph> graph,
                                                    const Accelerator& accelerator,
                                                    std::shared_ptr<const GnnWeights> weights);

}  // namespace fusescope
