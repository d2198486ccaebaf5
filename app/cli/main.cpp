// SPDX-License-Identifier: Apache-2.0
// fusescope-cli: everything the engine does, for scripts. Results go to standard output, messages to standard error.
// Exit codes: 0 done, 1 a gate failed, 2 usage, 3 bad input, 4 internal.
#include <cstdio>
#include <exception>
#include <utility>
#include <vector>

#include "app/cli/commands.h"
#include "core/base/error.h"

namespace {

std::string exitCodeLine() {
    std::string line;
    for (const auto& [exitCode, meaning] : fusescope::cli::exitCodes())
        line += (line.empty() ? "Exit codes: " : ", ") + std::to_string(exitCode) + " " + meaning;
    return line + ".\n";
}

}  // namespace

int main(int argc, char** argv) {
    using namespace fusescope;
    using namespace fusescope::cli;
    CLI::App app("Operator fusion under an on-chip buffer limit: find, price and check fusion plans of ONNX models.",
                 "fusescope-cli");
    app.set_version_flag("--version", std::string("fusescope-cli ") + FUSESCOPE_VERSION);
    app.require_subcommand(1);
    app.footer(exitCodeLine() + "\"fusescope-cli COMMAND --help\" explains a command.");
    std::vector<std::pair<CLI::App*, Action>> actions;
    for (const auto add : {addInspect, addEvaluate, addOptimize, addExplain, addSplit, addSweep, addMerge, addDiff,
                           addAdvise, addReport, addExport, addImport, addTrain, addReproduce, addReference}) {
        Action action = add(app);
        actions.emplace_back(app.get_subcommands({}).back(), std::move(action));
    }
    try {
        app.parse(argc, argv);
        for (const auto& [command, action] : actions)
            if (command->parsed()) return action();
        return kUsage;
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kDone
                                    : kUsage;  // prints help, the version, or what is wrong with the command line
    } catch (const Error& error) {
        std::fprintf(stderr, "fusescope-cli: %s\n", error.what());
        return kBadInput;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "fusescope-cli: internal error: %s\n", error.what());
        return kInternal;
    }
}
