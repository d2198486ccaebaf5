// SPDX-License-Identifier: Apache-2.0
// What every command takes: the model, the accelerator, and the sizes the model leaves open.
#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/run_control.h"
#include "core/hardware/accelerator.h"
#include "core/import/model_importer.h"

namespace fusescope::cli {

struct CommonOptions {
    std::string modelFile;
    std::string hardwareFile;
    std::string planFile;
    std::string buffer;
    std::string scheme;
    std::string activationBits;
    std::string weightBits;
    std::vector<std::string> dims;
    bool asJson = false;
};

void addModelOptions(CLI::App& command, CommonOptions& options);  ///< MODEL and the import options
void addImportOptions(CLI::App& command, CommonOptions& options);
void addHardwareOptions(CLI::App& command, CommonOptions& options);  ///< --hw, --buffer, and the width options
void addWidthOptions(CLI::App& command, CommonOptions& options);     ///< --scheme and the bits of elements

/// A malformed option is a usage error: it is found while the command line is read.
template <class Parse>
CLI::Validator checkedBy(Parse parse, std::string type) {
    return CLI::Validator(
        [parse](std::string& text) -> std::string {
            try {
                parse(text);
                return {};
            } catch (const Error& error) {
                return error.what();
            }
        },
        std::move(type));
}

/// `validator` without "nan", which those of CLI11 take for a number in any range.
CLI::Validator withoutNan(const CLI::Validator& validator);

/// --seed, of those a plan file can name.
void addSeedOption(CLI::App& command, std::uint64_t& seed, const std::string& meaning);

/// --threads, as many as the processor runs at once unless told otherwise; no number of this machine in the help.
void addThreadsOption(CLI::App& command, int& threads, const std::string& meaning);

/// A choice of `ids`; another one is refused as "there is no `what` …: choose …".
CLI::Validator oneOf(std::vector<std::string> ids, std::string what);

/// True if a file or an option says anything of the accelerator.
bool namesHardware(const CommonOptions& options);

/// From --hw, else from the plan file, else the default; then the single options on top. Throws Error.
Accelerator acceleratorOf(const CommonOptions& options);

/// Files as they are, folders as the files in them with this ending (".onnx"), by name. Throws Error for a folder
/// without any; `what` as in "there is no ONNX model in the folder".
std::vector<std::string> filesIn(const std::vector<std::string>& given, const std::string& ending,
                                 const std::string& what);

/// filesIn() of ONNX models.
std::vector<std::string> modelFiles(const std::vector<std::string>& given);

/// Throws Error, also when stopped before the model was open, and if `output`, which may be empty, is the model or the
/// accelerator file: a result must not replace what it is of.
std::shared_ptr<const ImportedModel> openModel(const CommonOptions& options, RunControl& control,
                                               const std::string& output = {});

}  // namespace fusescope::cli
