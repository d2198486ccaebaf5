// SPDX-License-Identifier: Apache-2.0
#include "core/io/predictor_file.h"

#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/base/home_path.h"
#include "core/io/atomic_file.h"

namespace fusescope {

namespace {

/// Reads a file that the user did not name: an Error says so without the user's home, and how to get it back.
template <class Read>
auto ofThisProgram(Read&& read) {
    try {
        return read();
    } catch (const Error& error) {
        throw Error(error.problem(), withTilde(error.where()), "it comes with Fusescope: install it again");
    }
}

}  // namespace

std::shared_ptr<const GnnWeights> readGnnWeights(const std::filesystem::path& file) {
    GnnWeights weights = decodeGnnWeights(readWholeFile(file), file.string());
    try {
        checkUsable(weights, weights.scheme);
    } catch (const Error& error) {
        throw Error(error.problem(), file.string(), error.hint());
    }
    return std::make_shared<const GnnWeights>(std::move(weights));
}

void writeGnnWeights(const std::filesystem::path& file, const GnnWeights& weights) {
    writeFileAtomically(file, encodeGnnWeights(weights));
}

Dataset readDataset(const std::filesystem::path& file) { return decodeDataset(readWholeFile(file), file.string()); }

void writeDataset(const std::filesystem::path& file, const Dataset& dataset) {
    writeFileAtomically(file, encodeDataset(dataset));
}

TrainingState readCheckpoint(const std::filesystem::path& file, const std::string& purpose) {
    return decodeCheckpoint(readWholeFile(file), purpose, file.string());
}

void writeCheckpoint(const std::filesystem::path& file, const TrainingState& state, const std::string& purpose) {
    writeFileAtomically(file, encodeCheckpoint(state, purpose));
}

std::string weightsFileName(Scheme scheme, std::string_view variant) {
    return std::string(scheme == Scheme::Brr ? "brr-" : "lbdf-") + std::string(variant) + ".weights";
}

std::shared_ptr<const GnnWeights> readShippedWeights(Scheme scheme, std::string_view variant) {
    return ofThisProgram([&] { return readGnnWeights(dataDir() / "predictor" / weightsFileName(scheme, variant)); });
}

std::shared_ptr<const ExplainerWeights> readExplainerWeights(const std::filesystem::path& file,
                                                             const GnnWeights& predictor) {
    auto weights = std::make_shared<ExplainerWeights>(decodeExplainerWeights(readWholeFile(file), file.string()));
    checkLearnedOn(*weights, predictor, file.string());
    return weights;
}

void writeExplainerWeights(const std::filesystem::path& file, const ExplainerWeights& weights) {
    writeFileAtomically(file, encodeExplainerWeights(weights));
}

std::filesystem::path explainersFileOf(const std::filesystem::path& weightsFile) {
    return std::filesystem::path(weightsFile).replace_extension(".explainers");
}

std::shared_ptr<const ExplainerWeights> readShippedExplainers(const GnnWeights& predictor) {
    const auto weights = dataDir() / "predictor" / weightsFileName(predictor.scheme, predictor.variant);
    return ofThisProgram([&] { return readExplainerWeights(explainersFileOf(weights), predictor); });
}

}  // namespace fusescope
