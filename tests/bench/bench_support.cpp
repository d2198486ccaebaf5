// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bench_support.h"

#include <algorithm>

#include "core/base/data_dir.h"

namespace fusescope::bench {

std::vector<std::string> modelFiles() {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(dataDir() / "models"))
        if (entry.path().extension() == ".onnx") files.push_back(entry.path().filename().string());
    std::sort(files.begin(), files.end());
    return files;
}

std::shared_ptr<const ImportedModel> model(const std::string& file) {
    RunControl control;
    return importModel(dataDir() / "models" / file, {}, control);
}

SearchProblem problem(const std::string& file, std::int64_t bufferKib, Scheme scheme) {
    Accelerator accelerator;
    accelerator.scheme = scheme;
    accelerator.bufferBytes = bufferKib * 1024;
    return makeProblem(model(file)->graph, accelerator);
}

}  // namespace fusescope::bench
