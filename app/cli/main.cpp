// SPDX-License-Identifier: Apache-2.0
// fusescope-cli: everything the engine does, for scripts. Results go to standard output, messages to standard error.
// Exit codes: 0 done, 1 a gate failed, 2 usage, 3 bad input, 4 internal.
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>
#include <new>
#include <system_error>
#include <utility>
#include <vector>

#include "app/cli/commands.h"
#include "core/base/error.h"
#include "core/base/utf8.h"

namespace {

std::string exitCodeLine() {
    std::string line;
    for (const auto& [exitCode, meaning] : fusescope::cli::exitCodes())
        line += (line.empty() ? "Exit codes: " : ", ") + std::to_string(exitCode) + " " + meaning;
    return line + ".\n";
}

/// A result that nobody got is none: a full disk behind a redirection must not look like success.
int withOutputWritten(int exitCode) {
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return exitCode;
    std::fprintf(stderr, "fusescope-cli: the output cannot be written (%s)\n", std::strerror(errno));
    return fusescope::cli::kInternal;
}

}  // namespace

int main(int argc, char** argv) {
    using namespace fusescope;
    using namespace fusescope::cli;
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is refused in words
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
            if (command->parsed()) return withOutputWritten(action());
        return kUsage;
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kDone
                                    : kUsage;  // prints help, the version, or what is wrong with the command line
    } catch (const Error& error) {
        std::fprintf(stderr, "fusescope-cli: %s\n", error.what());
        return kBadInput;
    } catch (const std::bad_alloc&) {
        std::fputs("fusescope-cli: there is not enough memory (see --memory-limit)\n", stderr);
        return kInternal;
    } catch (const std::filesystem::filesystem_error& error) {
        std::fprintf(stderr, "fusescope-cli: %s: %s\n", readableText(error.path1().string()).c_str(),
                     error.code().message().c_str());
        return kBadInput;
    } catch (const std::system_error& error) {
        std::fprintf(stderr, "fusescope-cli: not enough memory, or too many threads: %s\n", error.what());
        return kInternal;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "fusescope-cli: internal error: %s\n", error.what());
        return kInternal;
    }
}
