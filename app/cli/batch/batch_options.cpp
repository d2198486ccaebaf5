// SPDX-License-Identifier: Apache-2.0
#include "app/cli/batch/batch_options.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <set>

#include "app/cli/common_options.h"
#include "core/base/error.h"
#include "core/io/accelerator_file.h"

namespace fusescope::cli {
namespace {

std::size_t wholeNumber(std::string_view text) {
    std::size_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() ? number : 0;
}

}  // namespace

void addBatchOptions(CLI::App& command, CommonOptions& common, BatchOptions& batch) {
    command.add_option("MODEL", batch.models, "ONNX files, or folders of them; their weights are not read")->required();
    addImportOptions(command, common);
    command.add_option("--hw", batch.hardware, "accelerator file (fusescope/accelerator/1), or a folder of them")
        ->type_name("HW.yaml")
        ->allow_extra_args(false);
    command
        .add_option("--buffer", batch.buffers,
                    "on-chip buffer: 256KiB, 1MiB, 500kB, or bytes; several, separated by commas")
        ->delimiter(',')
        ->check(checkedBy(parseBufferBytes, "SIZE"))
        ->allow_extra_args(false);
    addWidthOptions(command, common);
    command
        .add_option("--results", batch.results,
                    "folder of results, one file for each model on each accelerator: what is there is not run again")
        ->type_name("FOLDER");
    command
        .add_option("--shard", batch.shard,
                    "only part I of N, from 1/N to N/N: of all models on all accelerators, in the order in which they\n"
                    "    are given, every N-th beginning with the I-th")
        ->check(checkedBy(parseShard, "I/N"));
    command.add_flag("--csv", batch.asCsv, "print lines of comma-separated values");
}

Shard parseShard(const std::string& text) {
    if (text.empty()) return {};
    const auto slash = text.find('/');
    if (slash != std::string::npos) {
        const Shard shard{wholeNumber(text.substr(0, slash)), wholeNumber(text.substr(slash + 1))};
        if (shard.number >= 1 && shard.number <= shard.count) return shard;
    }
    throw Error("\"" + text + "\" is no shard", {}, "the first of four is 1/4, the last is 4/4");
}

bool namesHardware(const BatchOptions& batch) { return !batch.hardware.empty() || !batch.buffers.empty(); }

std::vector<Accelerator> acceleratorsOf(CommonOptions common, const BatchOptions& batch) {
    std::vector<std::string> files = filesIn(batch.hardware, ".yaml", "accelerator (*.yaml)");
    if (files.empty()) files.emplace_back();
    std::vector<std::string> buffers = batch.buffers;
    if (buffers.empty()) buffers.emplace_back();
    std::vector<Accelerator> accelerators;
    for (const std::string& file : files)
        for (const std::string& buffer : buffers) {
            common.hardwareFile = file;
            common.buffer = buffer;
            accelerators.push_back(acceleratorOf(common));
        }
    return accelerators;
}

std::string requestOf(const CLI::App& command) {
    // What names the cells is in the cells; the rest of these changes no result.
    static const std::set<std::string> kLeftOut{
        "MODEL",     "--hw",    "--buffer", "--scheme",  "--activation-bits", "--csv",  "--weight-bits",
        "--results", "--shard", "--json",   "--threads", "--output",          "--help", "--within"};
    std::string request = std::string("fusescope ") + FUSESCOPE_VERSION + " " + command.get_name();
    for (const CLI::Option* const option : command.get_options()) {
        const std::string name = option->get_lnames().empty() ? option->get_name(true) : "--" + option->get_lnames()[0];
        if (kLeftOut.contains(name)) continue;
        const std::string value =
            option->count() > 0 ? CLI::detail::join(option->results(), ",") : option->get_default_str();
        if (!value.empty()) request += " " + name + "=" + value;
    }
    return request;
}

}  // namespace fusescope::cli
