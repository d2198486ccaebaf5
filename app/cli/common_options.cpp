// SPDX-License-Identifier: Apache-2.0
#include "app/cli/common_options.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>

#include "core/base/parallel.h"
#include "core/io/accelerator_file.h"
#include "core/io/plan_file.h"

namespace fusescope::cli {
namespace {

void checkDim(const std::string& text) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
        throw Error("\"" + text + "\" is not name=value", {}, "as in --dim height=224");
}

}  // namespace

void addModelOptions(CLI::App& command, CommonOptions& options) {
    command.add_option("MODEL", options.modelFile, "ONNX file; its weights are not read")->required();
    addImportOptions(command, options);
}

void addImportOptions(CLI::App& command, CommonOptions& options) {
    command
        .add_option("--dim", options.dims,
                    "a size the model leaves open: height=224, input[2]=224 or input=1x3x224x224")
        ->check(checkedBy(checkDim, "NAME=VALUE"))
        ->allow_extra_args(false);
    command.add_flag("--json", options.asJson, "print JSON instead of text");
}

void addHardwareOptions(CLI::App& command, CommonOptions& options) {
    command.add_option("--hw", options.hardwareFile, "accelerator file (fusescope/accelerator/1)")
        ->type_name("HW.yaml");
    command.add_option("--buffer", options.buffer, "on-chip buffer: 256KiB, 1MiB, 500kB, or bytes")
        ->check(checkedBy(parseBufferBytes, "SIZE"));
    addWidthOptions(command, options);
}

void addWidthOptions(CLI::App& command, CommonOptions& options) {
    command.add_option("--scheme", options.scheme, "LBDF or BRR")->check(checkedBy(parseScheme, "{LBDF,BRR}"));
    command.add_option("--activation-bits", options.activationBits, "bits per element of a feature map")
        ->check(checkedBy(parseElementBits, "BITS"));
    command.add_option("--weight-bits", options.weightBits, "bits per weight")
        ->check(checkedBy(parseElementBits, "BITS"));
}

CLI::Validator withoutNan(const CLI::Validator& validator) {
    return CLI::Validator(
        [validator](std::string& text) -> std::string {
            double value = 0;
            if (CLI::detail::lexical_cast(text, value) && std::isnan(value)) return "\"" + text + "\" is no number";
            return validator(text);
        },
        validator.get_description());
}

void addSeedOption(CLI::App& command, std::uint64_t& seed, const std::string& meaning) {
    constexpr std::uint64_t kMost = std::numeric_limits<std::int64_t>::max();
    command.add_option("--seed", seed, meaning)->check(CLI::Range(std::uint64_t{0}, kMost))->capture_default_str();
}

void addThreadsOption(CLI::App& command, int& threads, const std::string& meaning) {
    threads = hardwareThreads();
    command.add_option("--threads", threads, meaning)->check(CLI::Range(1, 1024))->default_str("all of the processor");
}

CLI::Validator oneOf(std::vector<std::string> ids, std::string what) {
    std::string set = "{" + CLI::detail::join(ids, ",") + "}";
    return CLI::Validator(
        [ids = std::move(ids), what = std::move(what)](std::string& id) {
            if (std::find(ids.begin(), ids.end(), id) != ids.end()) return std::string();
            return "there is no " + what + " \"" + id + "\": choose " + CLI::detail::join(ids, ", ");
        },
        std::move(set));
}

bool namesHardware(const CommonOptions& options) {
    return !options.hardwareFile.empty() || !options.planFile.empty() || !options.buffer.empty();
}

Accelerator acceleratorOf(const CommonOptions& options) {
    Accelerator accelerator;
    if (!options.hardwareFile.empty())
        accelerator = readAccelerator(options.hardwareFile);
    else if (!options.planFile.empty())
        accelerator = readPlanAccelerator(options.planFile);
    if (!options.buffer.empty()) accelerator.bufferBytes = parseBufferBytes(options.buffer);
    if (!options.scheme.empty()) accelerator.scheme = parseScheme(options.scheme);
    if (!options.activationBits.empty()) accelerator.activationBits = parseElementBits(options.activationBits);
    if (!options.weightBits.empty()) accelerator.weightBits = parseElementBits(options.weightBits);
    return accelerator;
}

std::vector<std::string> filesIn(const std::vector<std::string>& given, const std::string& ending,
                                 const std::string& what) {
    std::vector<std::string> files;
    for (const std::string& path : given) {
        std::error_code failure;
        if (!std::filesystem::is_directory(path, failure)) {
            files.push_back(path);
            continue;
        }
        const std::size_t before = files.size();
        for (const auto& entry : std::filesystem::directory_iterator(path, failure))
            if (entry.path().extension() == ending) files.push_back(entry.path().string());
        if (files.size() == before) throw Error("there is no " + what + " in the folder", path);
        std::sort(files.begin() + static_cast<std::ptrdiff_t>(before), files.end());
    }
    return files;
}

std::vector<std::string> modelFiles(const std::vector<std::string>& given) {
    return filesIn(given, ".onnx", "ONNX model");
}

std::shared_ptr<const ImportedModel> openModel(const CommonOptions& options, RunControl& control,
                                               const std::string& output) {
    std::error_code failure;
    for (const std::string& read : {options.modelFile, options.hardwareFile})
        if (!output.empty() && std::filesystem::equivalent(output, read, failure))
            throw Error("the result would replace a file that it is made of", output, "name another file with -o");
    ImportOptions import;
    for (const std::string& dim : options.dims) {
        const auto equals = dim.find('=');
        import.dims[dim.substr(0, equals)] = dim.substr(equals + 1);
    }
    auto model = importModel(options.modelFile, import, control);
    if (!model) throw Error("stopped before the model was open", options.modelFile);
    return model;
}

}  // namespace fusescope::cli
