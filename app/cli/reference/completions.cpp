// SPDX-License-Identifier: Apache-2.0
// Completions of shells. A value is one of its choices, a number that nobody can guess, or a path: MODEL is *.onnx, a
// name with an extension (PLAN.yaml) is such a file, FOLDER a folder, and anything else any file.
#include <algorithm>

#include "app/cli/reference/formats.h"

namespace fusescope::cli {
namespace {

std::string joined(const std::vector<std::string>& words, const std::string& between) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
    return text;
}

/// In single quotes, for any of the shells.
std::string inQuotes(const std::string& text) {
    std::string inner;
    for (const char c : text) inner += c == '\'' ? "'\\''" : std::string(1, c);
    return "'" + inner + "'";
}

/// The first words of a description: a completion is a reminder.
std::string hint(const std::string& description) {
    constexpr std::size_t kMost = 76;
    std::string text = description.substr(0, description.find_first_of("\n:;"));
    if (text.size() <= kMost) return text;
    return text.substr(0, text.rfind(' ', kMost)) + " ...";
}

/// "onnx" or "yaml"; empty for any.
std::string extensionOf(const OptionReference& option) {
    if (option.value == "MODEL") return "onnx";
    const auto dot = option.value.rfind('.');
    return dot == std::string::npos || dot + 1 == option.value.size() ? "" : option.value.substr(dot + 1);
}

std::vector<std::string> spellingsOf(const CommandReference& command) {
    std::vector<std::string> words;
    for (const OptionReference& option : command.options)
        words.insert(words.end(), option.spellings.begin(), option.spellings.end());
    words.emplace_back("--help");
    return words;
}

std::vector<std::string> namesOf(const ProgramReference& program) {
    std::vector<std::string> names;
    for (const CommandReference& command : program.commands) names.push_back(command.name);
    return names;
}

std::string bashValue(const OptionReference& option) {
    if (!option.choices.empty()) return "_fusescope_words " + inQuotes(joined(option.choices, " "));
    if (isPlainValue(option)) return ":";
    if (option.value == "FOLDER") return "_fusescope_files -d";
    const std::string extension = extensionOf(option);
    return "_fusescope_files -f" + (extension.empty() ? "" : " " + extension);
}

std::string bashCommand(const CommandReference& command) {
    std::string text;
    for (const OptionReference& option : command.options)
        if (!option.value.empty()) {
            std::vector<std::string> patterns;
            for (const std::string& spelling : option.spellings) patterns.push_back(command.name + ":" + spelling);
            text += "        " + joined(patterns, "|") + ") " + bashValue(option) + "; return ;;\n";
        }
    return text;
}

std::string bashPositionals(const CommandReference& command) {
    std::string text = "        " + command.name + ") ";
    if (command.positionals.empty()) return text + ": ;;\n";
    // Which of several is due is not counted: the next one may be any of them.
    const bool isOneKind = std::all_of(
        command.positionals.begin(), command.positionals.end(),
        [&](const OptionReference& each) { return bashValue(each) == bashValue(command.positionals.front()); });
    return text + (isOneKind ? bashValue(command.positionals.front()) : "_fusescope_files -f") + " ;;\n";
}

/// "--flag[hint]" or "--option[hint]:VALUE:action", as _arguments wants it.
std::string zshSpec(const OptionReference& option, const std::string& spelling) {
    std::string said = hint(option.description.front());
    for (const char special : {'[', ']'}) said.erase(std::remove(said.begin(), said.end(), special), said.end());
    std::string spec = (option.takesSeveral ? "*" : "") + spelling + "[" + said + "]";
    if (option.value.empty()) return inQuotes(spec);
    std::string action = "_files";
    if (!option.choices.empty())
        action = "(" + joined(option.choices, " ") + ")";
    else if (isPlainValue(option))
        action = " ";
    else if (option.value == "FOLDER")
        action = "_files -/";
    else if (!extensionOf(option).empty())
        action = "_files -g \"*." + extensionOf(option) + "\"";
    return inQuotes(spec + ":" + option.value + ":" + action);
}

std::string zshCommand(const CommandReference& command) {
    std::string text = "        " + command.name + ") _arguments";
    for (const OptionReference& option : command.options)
        for (const std::string& spelling : option.spellings) text += " \\\n            " + zshSpec(option, spelling);
    if (!command.positionals.empty()) {
        const std::string extension = extensionOf(command.positionals.back());
        text += " \\\n            '*:" + command.positionals.back().value + ":_files" +
                (extension.empty() ? "" : " -g \"*." + extension + "\"") + "'";
    }
    return text + " ;;\n";
}

std::string fishOption(const CommandReference& command, const OptionReference& option) {
    std::string text = "complete -c fusescope-cli -n '__fish_seen_subcommand_from " + command.name + "'";
    for (const std::string& spelling : option.spellings)
        text += spelling.starts_with("--") ? " -l " + spelling.substr(2) : " -s " + spelling.substr(1);
    if (!option.choices.empty())
        text += " -x -a " + inQuotes(joined(option.choices, " "));
    else if (!option.value.empty())
        text += isPlainValue(option) ? " -x" : " -r -F";
    return text + " -d " + inQuotes(hint(option.description.front())) + "\n";
}

}  // namespace

std::string bashCompletion(const ProgramReference& program) {
    std::string text = R"(# bash completion of fusescope-cli, made by "fusescope-cli reference --format bash"
_fusescope_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current"); }

# Folders, and files: all of them, or those with the extension.
_fusescope_files() {
    compopt -o filenames 2>/dev/null
    local -a found=()
    mapfile -t COMPREPLY < <(compgen -d -- "$current")
    [ "$1" = -d ] && return
    mapfile -t found < <(compgen -f ${2:+-X "!*.$2"} -- "$current")
    local path
    for path in "${found[@]}"; do [ -d "$path" ] || COMPREPLY+=("$path"); done
}

_fusescope_cli() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command='' word
    # --option=value comes as three words
    if [ "$current" = '=' ]; then current=''; elif [ "$previous" = '=' ]; then previous=${COMP_WORDS[COMP_CWORD - 2]}; fi
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in )";
    text += joined(namesOf(program), "|") + ") command=$word; break ;; esac\n    done\n    COMPREPLY=()\n" +
            "    case $command:$previous in\n";
    for (const CommandReference& command : program.commands) text += bashCommand(command);
    text += "    esac\n    case $command:$current in\n";
    for (const CommandReference& command : program.commands)
        text += "        " + command.name + ":-*) _fusescope_words " + inQuotes(joined(spellingsOf(command), " ")) +
                "; return ;;\n";
    text += "        :-*) _fusescope_words '--help --version'; return ;;\n        :*) _fusescope_words " +
            inQuotes(joined(namesOf(program), " ")) + "; return ;;\n    esac\n    case $command in\n";
    for (const CommandReference& command : program.commands) text += bashPositionals(command);
    return text + "    esac\n}\ncomplete -F _fusescope_cli fusescope-cli\n";
}

std::string zshCompletion(const ProgramReference& program) {
    std::string text =
        "#compdef fusescope-cli\n# made by \"fusescope-cli reference --format zsh\"\n_fusescope_cli() {\n"
        "    local -a commands=(\n";
    for (const CommandReference& command : program.commands)
        text += "        " + inQuotes(command.name + ":" + hint(command.summary)) + "\n";
    text +=
        "    )\n    if (( CURRENT == 2 )); then _describe command commands; return; fi\n"
        "    shift words; (( CURRENT-- ))\n    case $words[1] in\n";
    for (const CommandReference& command : program.commands) text += zshCommand(command);
    return text + "    esac\n}\n_fusescope_cli \"$@\"\n";
}

std::string fishCompletion(const ProgramReference& program) {
    std::string text =
        "# made by \"fusescope-cli reference --format fish\"\n"
        "complete -c fusescope-cli -n __fish_use_subcommand -f -l help -d 'Explain'\n"
        "complete -c fusescope-cli -n __fish_use_subcommand -f -l version -d 'Print the version'\n";
    for (const CommandReference& command : program.commands) {
        text += "complete -c fusescope-cli -n __fish_use_subcommand -f -a " + command.name + " -d " +
                inQuotes(hint(command.summary)) + "\n";
        for (const OptionReference& option : command.options) text += fishOption(command, option);
    }
    return text;
}

}  // namespace fusescope::cli
