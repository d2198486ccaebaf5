// SPDX-License-Identifier: Apache-2.0
// Opens the LibTorch module when it is first asked for: a program that never trains never loads LibTorch.
#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/base/home_path.h"
#include "core/predictor/training.h"

namespace fusescope {
namespace {

constexpr const char* kModuleName = "fusescope_torch.so";
constexpr const char* kEntry = "fusescopeTorchBackend";

std::filesystem::path modulePath() {
    if (const char* const chosen = std::getenv("FUSESCOPE_MODULE_DIR"); chosen && *chosen)
        return std::filesystem::path(chosen) / kModuleName;
    return (executableDir() / "../lib/fusescope" / kModuleName).lexically_normal();
}

class TorchPredictor : public Predictor {
 public:
    TorchPredictor(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator,
                   std::shared_ptr<const GnnWeights> weights, const TorchBackend& backend)
        : Predictor(std::move(graph), accelerator, std::move(weights)), backend_(backend) {}

 private:
    std::vector<float> judge(const GnnGraph& batch) const override {
        return backend_.logits(gnn().weights(), batch, {});
    }

    const TorchBackend& backend_;
};

}  // namespace

const TorchBackend& torchBackend() {
    const std::filesystem::path path = modulePath();
    if (!std::filesystem::exists(path))
        throw Error("training and the second backend are a module of their own, which is not installed",
                    withTilde(path.string()),
                    "install the package fusescope-training; or libtorch-dev and libblis4-pthread, and build again");
    // Never closed: LibTorch does not survive it. Opened again, it is only counted.
    void* const module = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!module) {
        const char* const reason = ::dlerror();
        throw Error("LibTorch cannot be loaded", withTilde(path.string()),
                    std::string("install the Debian packages libtorch1.13 and libblis4-pthread: ") +
                        withTilde(reason ? reason : "no reason given"));
    }
    using Entry = const TorchBackend* (*)();
    const auto entry = reinterpret_cast<Entry>(::dlsym(module, kEntry));
    if (!entry) throw Error("the module is not of this Fusescope", withTilde(path.string()), "reinstall Fusescope");
    return *entry();
}

std::shared_ptr<const Predictor> makeTorchPredictor(std::shared_ptr<const OpGraph> graph,
                                                    const Accelerator& accelerator,
                                                    std::shared_ptr<const GnnWeights> weights) {
    return std::make_shared<TorchPredictor>(std::move(graph), accelerator, std::move(weights), torchBackend());
}

}  // namespace fusescope
