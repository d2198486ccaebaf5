// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>
#include <sstream>

#include "app/cli/commands.h"
#include "app/cli/reference/formats.h"

namespace fusescope::cli {
namespace {

/// Nothing in `text` is taken for a request, and a hyphen can be copied to a shell.
std::string roff(const std::string& text) {
    std::string escaped;
    for (const char c : text) {
        const bool startsLine = escaped.empty() || escaped.back() == '\n';
        if (startsLine && (c == '.' || c == '\'')) escaped += "\\&";
        if (c == '\\')
            escaped += "\\e";
        else if (c == '-')
            escaped += "\\-";
        else
            escaped += c;
    }
    return escaped;
}

std::string bold(const std::string& text) { return "\\fB" + roff(text) + "\\fR"; }

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + bold(word);
    return text;
}

std::string optionEntry(const OptionReference& option) {
    std::string text = ".TP\n" + (option.spellings.empty() ? bold(option.value) : joined(option.spellings));
    if (!option.spellings.empty() && !option.value.empty()) text += " \\fI" + roff(option.value) + "\\fR";
    text += "\n" + roff(option.description.front()) + "\n";
    for (std::size_t i = 1; i < option.description.size(); ++i) text += ".br\n" + roff(option.description[i]) + "\n";
    std::string remarks;
    const auto add = [&](const std::string& remark) { remarks += (remarks.empty() ? "" : "; ") + remark; };
    if (option.isRequired && !option.spellings.empty()) add("required");
    if (!option.choices.empty() && option.description.size() == 1) add("one of " + joined(option.choices));
    if (!option.range.empty()) add(roff(option.range));
    if (!option.defaultText.empty()) add("default " + bold(option.defaultText));
    if (option.takesSeveral) add("may be given several times");
    if (!option.needs.empty()) add("needs " + joined(option.needs));
    if (!option.excludes.empty()) add("not with " + joined(option.excludes));
    return remarks.empty() ? text : text + "(" + remarks + ")\n";
}

std::string commandSection(const ProgramReference& program, const CommandReference& command) {
    std::string text = ".SS " + command.name + "\n" + bold(program.name) + " " + roff(usageOf(command)) + "\n.PP\n" +
                       roff(command.summary) + ".\n";
    for (const OptionReference& option : command.positionals) text += optionEntry(option);
    for (const OptionReference& option : command.options) text += optionEntry(option);
    if (!command.notes.empty()) text += ".PP\n" + roff(command.notes) + "\n";
    if (command.examples.empty()) return text;
    text += ".PP\nExample:\n.PP\n.nf\n";
    for (const std::string& example : command.examples) text += roff(example) + "\n";
    return text + ".fi\n";
}

}  // namespace

std::string manPage(const ProgramReference& program) {
    std::string title = program.name;
    std::transform(title.begin(), title.end(), title.begin(), [](unsigned char c) { return std::toupper(c); });
    std::string text = ".\\\" SPDX-License-Identifier: Apache-2.0\n.TH " + title + " 1 \"\" \"Fusescope " +
                       program.version + "\" \"User Commands\"\n.SH NAME\n" + roff(program.name) +
                       " \\- operator fusion under an on\\-chip buffer limit, for scripts\n.SH SYNOPSIS\n" +
                       bold(program.name) + " \\fICOMMAND\\fR [OPTIONS]\n.SH DESCRIPTION\n" + roff(program.summary) +
                       "\n.PP\nResults go to standard output, progress and messages to standard error.\n" +
                       bold(program.name) + " \\fICOMMAND\\fR " + bold("--help") + " explains a command, " +
                       bold("--version") + " prints the version.\n.SH COMMANDS\n";
    for (const CommandReference& command : program.commands) text += commandSection(program, command);
    text += ".SH EXIT STATUS\n";
    for (const auto& [exitCode, meaning] : exitCodes())
        text += ".TP\n" + bold(std::to_string(exitCode)) + "\n" + roff(meaning) + "\n";
    return text +
           ".SH ENVIRONMENT\n.TP\n\\fBFUSESCOPE_DATA_DIR\\fR\nThe folder of sample models and trained weights, instead "
           "of "
           "the one that was installed.\n.TP\n\\fBFUSESCOPE_MODULE_DIR\\fR\nThe folder of the training module, instead "
           "of "
           "the one that was installed.\n.SH SEE ALSO\n.BR fusescope (1)\n";
}

}  // namespace fusescope::cli
