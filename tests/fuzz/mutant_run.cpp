// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/mutant_run.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <vector>

#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/model_invariants.h"
#include "tests/fuzz/model_mutation.h"

namespace fusescope::test {
namespace {

const std::vector<std::string>& bundledModels() {
    static const std::vector<std::string> kModels = [] {
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(dataDir() / "models"))
            if (entry.path().extension() == ".onnx") files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        std::vector<std::string> models;
        for (const auto& file : files) models.push_back(readWholeFile(file));
        return models;
    }();
    return kModels;
}

bool opens(std::int64_t number) {
    const MemoryFile file(mutant(number));
    std::shared_ptr<const ImportedModel> model;
    RunControl control;
    try {
        model = importModel(file.path(), {}, control);
    } catch (const Error&) {
        return false;
    }
    checkGraph(*model->graph);
    if (importModel(file.path(), {}, control)->fingerprint != model->fingerprint)
        throw std::logic_error("opened twice, it has two fingerprints");
    checkPrices(model->graph, static_cast<std::uint64_t>(number), 3);
    return true;
}

}  // namespace

/// Of two models the smaller one: small ones are quick, large ones come as well.
std::string mutant(std::int64_t number) {
    Random random(static_cast<std::uint64_t>(number));
    const auto& models = bundledModels();
    const auto any = [&] { return static_cast<std::size_t>(random.below(static_cast<std::int64_t>(models.size()))); };
    const std::string& one = models[any()];
    const std::string& other = models[any()];
    return mutatedModel(one.size() < other.size() ? one : other, random);
}

MutantCounts runMutants(std::int64_t first, std::int64_t count) {
    MutantCounts counts;
    for (std::int64_t number = first; number < first + count; ++number) {
        const auto begin = std::chrono::steady_clock::now();
        try {
            ++(opens(number) ? counts.opened : counts.refused);
        } catch (const std::exception& failure) {
            throw std::logic_error("mutant " + std::to_string(number) + ": " + failure.what());
        }
        const auto took = std::chrono::steady_clock::now() - begin;
        counts.slowestMs = std::max<std::int64_t>(counts.slowestMs,
                                                  std::chrono::duration_cast<std::chrono::milliseconds>(took).count());
    }
    return counts;
}

}  // namespace fusescope::test
