// SPDX-License-Identifier: Apache-2.0
// What the command line takes, as values read off its parser: the one source of the reference page, the man page and
// the completions.
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace fusescope::cli {

struct OptionReference {
    std::vector<std::string> spellings;    ///< "-o", "--output"; empty for a positional
    std::string value;                     ///< "SIZE", "PLAN.yaml", "MODEL"; empty for a flag
    std::vector<std::string> choices;      ///< empty: anything
    std::string range;                     ///< "0 to 1", "more than 0"; empty: not said
    std::string defaultText;               ///< empty: none
    std::vector<std::string> description;  ///< the sentence, then the items of a list, if there is one
    std::vector<std::string> needs;
    std::vector<std::string> excludes;
    bool isRequired = false;
    bool takesSeveral = false;
};

struct CommandReference {
    std::string name;
    std::string summary;
    std::vector<OptionReference> positionals;
    std::vector<OptionReference> options;
    std::string notes;                  ///< text behind the options, without the examples
    std::vector<std::string> examples;  ///< command lines
};

struct ProgramReference {
    std::string name;
    std::string version;
    std::string summary;
    std::vector<CommandReference> commands;
};

/// Of the whole program. Options that are hidden from the help are left out.
ProgramReference describeProgram(const CLI::App& app, const std::string& version);

/// The words after the name of the program: "optimize [OPTIONS] MODEL".
std::string usageOf(const CommandReference& command);

/// True for a value that is no path: a number, a size, one of the choices.
bool isPlainValue(const OptionReference& option);

}  // namespace fusescope::cli
