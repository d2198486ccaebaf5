// SPDX-License-Identifier: Apache-2.0
#include "app/cli/reference/command_reference.h"

#include <algorithm>
#include <regex>
#include <sstream>

namespace fusescope::cli {
namespace {

/// "TEXT:{a,b}", "INT:INT in [1 - 9]", "TEXT:SIZE", "FLOAT:POSITIVE": what is taken, then what is checked.
void readType(const CLI::Option& option, OptionReference& read) {
    const std::string type = option.get_type_name();
    const auto colon = type.find(':');
    read.value = type.substr(0, colon);
    const std::string check = colon == std::string::npos ? "" : type.substr(colon + 1);
    std::smatch found;
    if (check.starts_with('{') && check.ends_with('}'))
        read.choices = CLI::detail::split(check.substr(1, check.size() - 2), ',');
    else if (std::regex_search(check, found, std::regex(R"(in \[(\S+) - (\S+)\])")))
        read.range = found[1].str() + " to " + found[2].str();
    else if (check == "POSITIVE")
        read.range = "more than 0";
    else if (check == "NONNEGATIVE")
        read.range = "0 or more";
    else if (!check.empty())
        read.value = check.substr(0, check.find(' '));
    if (read.value == "TEXT" && !read.choices.empty()) read.value = "NAME";
    if (read.value == "FLOAT") read.value = "NUMBER";
    if (read.value == "INT" || read.value == "UINT") read.value = "N";
}

/// A line break and four blanks begin an item if a name and a colon follow, else they only wrap.
std::vector<std::string> paragraphsOf(const std::string& description) {
    static const std::regex item("^[A-Za-z0-9-]+: .*");
    std::vector<std::string> paragraphs;
    std::istringstream lines(description);
    for (std::string line; std::getline(lines, line);) {
        const bool isIndented = line.starts_with("    ");
        const std::string text = isIndented ? line.substr(4) : line;
        const bool isListed = !paragraphs.empty() && (paragraphs.size() > 1 || paragraphs.front().ends_with(':'));
        if (paragraphs.empty() || (isIndented && isListed && std::regex_match(text, item)))
            paragraphs.push_back(text);
        else
            paragraphs.back() += " " + text;
    }
    return paragraphs;
}

std::vector<std::string> namesOf(const std::set<CLI::Option*>& options) {
    std::vector<std::string> names;
    for (const CLI::Option* const option : options) names.push_back(option->get_name());
    std::sort(names.begin(), names.end());  // the set is in the order of addresses
    return names;
}

OptionReference describe(const CLI::Option& option) {
    OptionReference read;
    for (const std::string& name : option.get_snames()) read.spellings.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) read.spellings.push_back("--" + name);
    if (option.get_items_expected_max() > 0) readType(option, read);
    if (option.get_positional()) read.value = option.get_name(true);
    read.defaultText = option.get_default_str();
    if (read.defaultText.starts_with('['))  // a list, as it is written on the command line
        read.defaultText = read.defaultText.substr(1, read.defaultText.size() - 2);
    read.description = paragraphsOf(option.get_description());
    read.needs = namesOf(option.get_needs());
    read.excludes = namesOf(option.get_excludes());
    read.isRequired = option.get_required();
    read.takesSeveral = option.get_items_expected_max() > 1;
    return read;
}

/// "Example: " and the lines that are indented below it; the rest are notes.
void readFooter(const std::string& footer, CommandReference& command) {
    static const std::string kIntro = "Example: ";
    std::istringstream lines(footer);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(kIntro))
            command.examples.push_back(line.substr(kIntro.size()));
        else if (!command.examples.empty() && line.starts_with(std::string(kIntro.size(), ' ')))
            command.examples.push_back(line.substr(kIntro.size()));
        else
            command.notes += (command.notes.empty() ? "" : "\n") + line;
    }
}

CommandReference describeCommand(const CLI::App& app) {
    CommandReference command;
    command.name = app.get_name();
    command.summary = app.get_description();
    for (const CLI::Option* const option : app.get_options()) {
        if (option->get_group().empty() || option == app.get_help_ptr()) continue;
        (option->get_positional() ? command.positionals : command.options).push_back(describe(*option));
    }
    readFooter(app.get_footer(), command);
    return command;
}

}  // namespace

ProgramReference describeProgram(const CLI::App& app, const std::string& version) {
    ProgramReference program{app.get_name(), version, app.get_description(), {}};
    for (const CLI::App* const command : app.get_subcommands([](const CLI::App*) { return true; }))
        if (!command->get_group().empty()) program.commands.push_back(describeCommand(*command));
    return program;
}

std::string usageOf(const CommandReference& command) {
    std::string usage = command.name + (command.options.empty() ? "" : " [OPTIONS]");
    for (const OptionReference& positional : command.positionals)
        usage += " " + positional.value + (positional.takesSeveral ? "..." : "");
    return usage;
}

bool isPlainValue(const OptionReference& option) {
    if (!option.choices.empty() || !option.range.empty()) return true;
    static const std::vector<std::string> kPlain{"N", "NUMBER", "SIZE", "BITS", "NAME=VALUE"};
    return std::find(kPlain.begin(), kPlain.end(), option.value) != kPlain.end();
}

}  // namespace fusescope::cli
