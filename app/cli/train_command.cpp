// SPDX-License-Identifier: Apache-2.0
// fusescope-cli train: data set, validity predictor, explainers, and a leave-one-family-out study, from a folder of
// models.
#include <algorithm>
#include <cstdio>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/common_options.h"
#include "app/cli/interrupt_watcher.h"
#include "app/cli/progress_line.h"
#include "app/composition/training_run.h"
#include "core/base/error.h"
#include "core/io/accelerator_file.h"

namespace fusescope::cli {
namespace {

struct TrainOptions {
    std::string models;
    std::string scheme = "LBDF";
    std::string variant = "default";
    std::string dataset;
    std::string output;
    std::string leftOut;
    std::string explainersFor;
    std::uint64_t seed = 1;
    int epochs = 0;
    int hidden = 0;
    double factor = 1;
    int threads = 1;
    bool leavesOneOut = false;
    bool onlySamples = false;
};

TrainingRun runOf(const TrainOptions& options) {
    TrainingRun run;
    run.models = options.models;
    run.output = options.output;
    run.dataset = options.dataset;
    run.recipe = recipeOf(options.variant);
    run.recipe.params.seed = options.seed;
    if (options.epochs > 0) run.recipe.params.epochs = options.epochs;
    if (options.hidden > 0) run.recipe.params.shape.hidden = options.hidden;
    run.sampling.scheme = parseScheme(options.scheme);
    run.sampling.seed = options.seed;
    run.sampling.groupsFactor = options.factor;
    run.sampling.threads = options.threads;
    run.tell = [](const std::string& text) {
        std::fwrite(text.data(), 1, text.size(), stdout);
        std::fflush(stdout);
    };
    return run;
}

int train(const TrainOptions& options) {
    RunControl control;
    const InterruptWatcher interrupts(control);
    const TrainingRun run = runOf(options);
    const bool isDone = [&] {
        const ProgressLine progress(control, "steps");
        if (options.onlySamples) return sampleToFiles(run, control);
        if (options.leavesOneOut || !options.leftOut.empty()) return leaveOutToFiles(run, options.leftOut, control);
        if (!options.explainersFor.empty()) return trainExplainersToFiles(run, options.explainersFor, control);
        return trainToFiles(run, control);
    }();
    if (!isDone) std::fputs("stopped early: the same command goes on from the last checkpoint\n", stderr);
    return kDone;
}

}  // namespace

Action addTrain(CLI::App& app) {
    auto options = std::make_shared<TrainOptions>();
    CLI::App* const command = app.add_subcommand(
        "train", "Train the validity predictor and the explainers on groups sampled from a folder of models");
    command->add_option("--models", options->models, "folder of ONNX models")->required()->type_name("FOLDER");
    command->add_option("--scheme", options->scheme, "LBDF or BRR")
        ->check(oneOf({"LBDF", "BRR"}, "scheme"))
        ->capture_default_str();
    command->add_option("--variant", options->variant, "default, or paper: as published")
        ->check(CLI::IsMember({"default", "paper"}))
        ->capture_default_str();
    addSeedOption(*command, options->seed, "same seed, same data and weights");
    command->add_option("--dataset", options->dataset, "data set (fusescope/groups/1) to use instead of sampling one")
        ->type_name("FILE");
    command->add_option("--epochs", options->epochs, "instead of those of the variant")->check(CLI::Range(1, 10000));
    command->add_option("--hidden", options->hidden, "width of the network instead of that of the variant")
        ->check(CLI::Range(4, 1024));
    command->add_option("--groups-factor", options->factor, "times as many groups")
        ->check(withoutNan(CLI::Range(0.001, 100.0)))
        ->capture_default_str();
    command->add_option("--threads", options->threads, "for sampling; training takes one")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    command->add_flag("--leave-one-out", options->leavesOneOut,
                      "train once without each family of networks, and judge on it; what is done is not done again");
    command
        ->add_option("--explainers-for", options->explainersFor,
                     "only the explainers pg, pg-budget and rg, for the predictor of this weights file")
        ->type_name("FILE");
    command->add_option("--leave-out", options->leftOut, "only without this family, as in ResNet");
    command->add_flag("--sample-only", options->onlySamples, "write the data set and its statistics, and end");
    command->add_option("-o,--output", options->output, "folder for the results")->required()->type_name("FOLDER");
    command->footer(
        "Ctrl-C keeps a checkpoint; the same command goes on from it.\nExample: fusescope-cli train --models "
        "resources/models --scheme LBDF --seed 1 -o out");
    return [options] { return train(*options); };
}

}  // namespace fusescope::cli
