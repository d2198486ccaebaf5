// SPDX-License-Identifier: Apache-2.0
// fusescope-cli reference: what the command line takes, as a page, a man page, and completions of shells.
#include <map>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/reference/formats.h"

namespace fusescope::cli {
namespace {

using Format = std::string (*)(const ProgramReference&);

const std::map<std::string, Format>& formats() {
    static const std::map<std::string, Format> kFormats{{"bash", bashCompletion},
                                                        {"fish", fishCompletion},
                                                        {"man", manPage},
                                                        {"markdown", markdownReference},
                                                        {"zsh", zshCompletion}};
    return kFormats;
}

}  // namespace

Action addReference(CLI::App& app) {
    auto format = std::make_shared<std::string>("markdown");
    CLI::App* const command = app.add_subcommand(
        "reference", "Print this reference: as a page, as a man page, or as a completion for a shell");
    command->add_option("--format", *format, "what to print")->check(CLI::IsMember(formats()))->capture_default_str();
    command->footer(
        "The packages install all of it. Without them:\n"
        "Example: source <(fusescope-cli reference --format bash)");
    return [&app, format] {
        print(formats().at(*format)(describeProgram(app, FUSESCOPE_VERSION)));
        return kDone;
    };
}

}  // namespace fusescope::cli
