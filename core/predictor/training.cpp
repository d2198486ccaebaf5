// SPDX-License-Identifier: Apache-2.0
#include "core/predictor/training.h"

#include "core/base/error.h"
#include "core/predictor/byte_stream.h"

namespace fusescope {
namespace {

constexpr std::string_view kMagic = "FSCHECKP";
constexpr std::uint32_t kVersion = 1;

}  // namespace

TrainingState initialState(const TrainParams& params) {
    TrainingState state;
    Random random(params.seed, 0x6e6e);
    state.values = initialGnnValues(params.shape, random);
    state.best = state.values;
    state.firstMoment.assign(state.values.size(), 0.0F);
    state.secondMoment.assign(state.values.size(), 0.0F);
    return state;
}

bool isTrained(const TrainParams& params, const TrainingState& state) {
    const int done = static_cast<int>(state.epochs.size());
    return done >= params.epochs || done - 1 - state.bestEpoch >= params.patience;
}

std::string encodeCheckpoint(const TrainingState& state, const std::string& purpose) {
    ByteWriter writer;
    writer.raw(kMagic);
    writer.number(kVersion);
    writer.text(purpose);
    for (const auto* values : {&state.values, &state.best, &state.firstMoment, &state.secondMoment})
        writer.floats(*values);
    writer.number(state.steps);
    writer.number(static_cast<std::uint32_t>(state.bestEpoch + 1));
    writer.number(static_cast<std::uint32_t>(state.epochs.size()));
    for (const EpochResult& epoch : state.epochs)
        for (const double value : {epoch.trainLoss, epoch.validationLoss, epoch.validationAccuracy}) writer.real(value);
    return writer.sealed();
}

TrainingState decodeCheckpoint(std::string_view bytes, const std::string& purpose, const std::string& where) {
    if (!bytes.starts_with(kMagic))
        throw Error("this is no checkpoint of Fusescope", where, "remove it to train from the start");
    ByteReader reader(unsealed(bytes, where), where);
    reader.raw(kMagic.size());
    if (reader.number<std::uint32_t>() != kVersion || reader.text() != purpose)
        throw Error("the checkpoint is of another training", where,
                    "remove it to train from the start, or name another folder");
    TrainingState state;
    for (auto* values : {&state.values, &state.best, &state.firstMoment, &state.secondMoment})
        *values = reader.floats();
    state.steps = reader.number<std::uint64_t>();
    const auto bestEpoch = reader.number<std::uint32_t>();  // counted from 1; 0: none
    for (auto left = reader.number<std::uint32_t>(); left > 0; --left) {
        EpochResult& epoch = state.epochs.emplace_back();
        for (double* value : {&epoch.trainLoss, &epoch.validationLoss, &epoch.validationAccuracy})
            *value = reader.real();
    }
    if (bestEpoch > state.epochs.size()) throw Error("the best epoch is none of its epochs", where);
    state.bestEpoch = static_cast<int>(bestEpoch) - 1;
    return state;
}

}  // namespace fusescope
