// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/reference/formats.h"

namespace fusescope::cli {
namespace {

std::string code(const std::string& text) { return "`" + text + "`"; }

/// What stands in angle brackets would be taken for HTML.
std::string prose(const std::string& text) {
    std::string escaped;
    for (const char c : text) escaped += c == '<' ? "&lt;" : c == '*' ? "\\*" : std::string(1, c);
    return escaped;
}

std::string joined(const std::vector<std::string>& words, const std::string& between) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : between) + code(word);
    return text;
}

std::string remarks(const OptionReference& option) {
    std::vector<std::string> said;
    if (option.isRequired && !option.spellings.empty()) said.emplace_back("required");
    if (!option.choices.empty() && option.description.size() == 1)
        said.push_back("one of " + joined(option.choices, ", "));
    if (!option.range.empty()) said.push_back(option.range);
    if (!option.defaultText.empty()) said.push_back("default " + code(option.defaultText));
    if (option.takesSeveral) said.emplace_back("may be given several times");
    if (!option.needs.empty()) said.push_back("needs " + joined(option.needs, ", "));
    if (!option.excludes.empty()) said.push_back("not with " + joined(option.excludes, ", "));
    std::string text;
    for (const std::string& remark : said) text += (text.empty() ? " (" : "; ") + remark;
    return text.empty() ? "" : text + ")";
}

std::string optionLines(const OptionReference& option) {
    std::string names;
    if (option.spellings.empty()) names = option.value;
    for (const std::string& spelling : option.spellings) names += (names.empty() ? "" : ", ") + spelling;
    if (!option.spellings.empty() && !option.value.empty()) names += " " + option.value;
    std::string text = "- " + code(names) + remarks(option) + ": " + prose(option.description.front()) + "\n";
    for (std::size_t i = 1; i < option.description.size(); ++i) {
        const auto colon = option.description[i].find(':');
        text +=
            "  - " + code(option.description[i].substr(0, colon)) + prose(option.description[i].substr(colon)) + "\n";
    }
    return text;
}

std::string commandSection(const ProgramReference& program, const CommandReference& command) {
    std::string text = "## " + command.name + "\n" + prose(command.summary) + ".\n\n```\n" + program.name + " " +
                       usageOf(command) + "\n```\n\n";
    for (const OptionReference& option : command.positionals) text += optionLines(option);
    for (const OptionReference& option : command.options) text += optionLines(option);
    if (!command.notes.empty()) text += "\n" + prose(command.notes) + "\n";
    if (command.examples.empty()) return text;
    text += "\n```sh\n";
    for (const std::string& example : command.examples) text += example + "\n";
    return text + "```\n";
}

}  // namespace

std::string markdownReference(const ProgramReference& program) {
    std::string text =
        "# " + program.name + "\n" + prose(program.summary) + "\n\nThis page is what `" + program.name +
        " reference --format markdown` prints; the man page and the completions of bash, zsh and fish are "
        "made in the\nsame way. Results go to standard output, progress and messages to standard error.\n\n"
        "| exit code | meaning |\n|---|---|\n";
    for (const auto& [exitCode, meaning] : exitCodes())
        text += "| " + std::to_string(exitCode) + " | " + meaning + " |\n";
    text += "\n| command | |\n|---|---|\n";
    for (const CommandReference& command : program.commands)
        text += "| [" + command.name + "](#" + command.name + ") | " + prose(command.summary) + " |\n";
    for (const CommandReference& command : program.commands) text += "\n" + commandSection(program, command);
    return text;
}

}  // namespace fusescope::cli
