// SPDX-License-Identifier: Apache-2.0
#include "app/cli/prediction.h"

#include <array>
#include <cstdio>

#include "core/base/bytes.h"
#include "core/cost/fit_report.h"
#include "core/io/predictor_file.h"
#include "core/predictor/training.h"

namespace fusescope::cli {
namespace {

std::string sentence(float invalid, const std::optional<std::int64_t>& enoughBytes, std::int64_t betaBytes) {
    const bool saysInvalid = invalid > 0.5F;
    std::array<char, 64> said{};
    std::snprintf(said.data(), said.size(), "predictor %.2f %s; cost model ",
                  static_cast<double>(saysInvalid ? invalid : 1 - invalid), saysInvalid ? "invalid" : "valid");
    if (!enoughBytes) return said.data() + std::string("no buffer suffices");
    return said.data() + formatBinaryBytes(*enoughBytes - 1) + (*enoughBytes <= betaBytes ? " < " : " ≥ ") +
           formatBinaryBytes(betaBytes);
}

}  // namespace

void addPredictionOptions(CLI::App& command, PredictionOptions& options) {
    command.add_flag("--predict", options.isAsked,
                     "also ask the validity predictor, and say where it disagrees with the cost model");
    command.add_option("--backend", options.backend, "what the predictor is computed with")
        ->check(CLI::IsMember({"plain", "torch"}))
        ->capture_default_str();
    command
        .add_option("--weights", options.weightsFile,
                    "weights file (fusescope/weights/1) instead of the one that ships for the scheme")
        ->type_name("FILE");
}

std::vector<float> predictInvalid(const PredictionOptions& options, const SearchProblem& problem,
                                  const Accelerator& accelerator, std::span<const GroupSet> groups) {
    if (!options.isAsked) return {};
    const auto weights =
        options.weightsFile.empty() ? readShippedWeights(accelerator.scheme) : readGnnWeights(options.weightsFile);
    const auto predictor = options.backend == "torch" ? makeTorchPredictor(problem.graph, accelerator, weights)
                                                      : makePredictor(problem.graph, accelerator, weights);
    std::vector<FitQuestion> questions;
    for (const GroupSet& group : groups) questions.push_back({group, problem.betaBytes});
    std::vector<float> invalid = predictor->logits(questions);
    for (float& value : invalid) value = probabilityOf(value);
    return invalid;
}

std::string predictionLines(const SearchProblem& problem, std::span<const GroupSet> groups,
                            std::span<const float> invalid, std::span<const std::string> names) {
    if (invalid.empty()) return {};
    const auto prices = problem.costModel->price(groups, problem.betaBytes);
    std::string lines;
    std::size_t agreed = 0;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const bool isRight = (invalid[g] > 0.5F) != prices[g].fits(problem.betaBytes);
        agreed += isRight ? 1 : 0;
        if (!isRight)
            lines += "  " + names[g] + ": " +
                     sentence(invalid[g], smallestBuffer(*problem.costModel, groups[g]), problem.betaBytes) + "\n";
    }
    return "predictor and cost model agree on " + std::to_string(agreed) + " of " + std::to_string(groups.size()) +
           (lines.empty() ? "\n" : "; they differ on\n") + lines;
}

}  // namespace fusescope::cli
