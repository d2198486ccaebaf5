// SPDX-License-Identifier: Apache-2.0
#include "app/cli/explainer_options.h"

#include <filesystem>

#include "app/cli/common_options.h"
#include "core/base/error.h"
#include "core/io/predictor_file.h"

namespace fusescope::cli {

std::vector<std::string> explainerIds() {
    std::vector<std::string> ids;
    for (const ExplainerInfo& info : explainerList()) ids.emplace_back(info.id);
    return ids;
}

void addExplainerOptions(CLI::App& command, ExplainerOptions& options, const std::string& intro) {
    const bool allowsNone = options.id == "none";
    std::vector<std::string> ids = explainerIds();
    if (allowsNone) ids.insert(ids.begin(), "none");
    std::string explainers = allowsNone ? "\n    none: at random prefixes" : "";
    for (const ExplainerInfo& info : explainerList())
        explainers += "\n    " + std::string(info.id) + ": " + std::string(info.summary);
    command.add_option("--explainer", options.id, intro + ", one of:" + explainers)
        ->check(oneOf(std::move(ids), "explainer"))
        ->capture_default_str();
    command
        .add_option("--weights", options.weightsFile,
                    "weights file (fusescope/weights/1) instead of the one that ships for the scheme")
        ->type_name("FILE");
}

std::shared_ptr<const ExplainerWeights> learnedOn(const GnnWeights& weights, const std::string& weightsFile) {
    if (weightsFile.empty()) return readShippedExplainers(weights);
    const auto file = explainersFileOf(weightsFile);
    return std::filesystem::exists(file) ? readExplainerWeights(file, weights) : nullptr;
}

ExplainContext explainContextOf(const ExplainerOptions& options, std::shared_ptr<const OpGraph> graph,
                                std::shared_ptr<const CostModel> costModel, const Accelerator& accelerator) {
    ExplainContext context{std::move(graph), std::move(costModel), nullptr, nullptr};
    const ExplainerInfo* const info = findExplainer(options.id);
    if (!info || info->needs == ExplainerNeeds::Nothing) return context;
    const auto weights =
        options.weightsFile.empty() ? readShippedWeights(accelerator.scheme) : readGnnWeights(options.weightsFile);
    context.predictor = makePredictor(context.graph, accelerator, weights);
    if (info->needs == ExplainerNeeds::LearnedWeights) context.learned = learnedOn(*weights, options.weightsFile);
    if (!canRun(*info, context))
        throw Error("there are no learned weights for \"" + options.id + "\"", options.weightsFile,
                    "fusescope-cli train --explainers-for makes them");
    return context;
}

std::shared_ptr<const Explainer> makeChosenExplainer(const ExplainerOptions& options,
                                                     std::shared_ptr<const OpGraph> graph,
                                                     std::shared_ptr<const CostModel> costModel,
                                                     const Accelerator& accelerator) {
    const ExplainerInfo* const info = findExplainer(options.id);
    if (!info) return nullptr;
    return info->make(explainContextOf(options, std::move(graph), std::move(costModel), accelerator));
}

}  // namespace fusescope::cli
