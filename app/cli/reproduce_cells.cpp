// SPDX-License-Identifier: Apache-2.0
#include "app/cli/reproduce_cells.h"

#include <array>
#include <map>

#include "core/explain/explainer_list.h"

namespace fusescope::cli {
namespace {

constexpr std::int64_t kKib = 1024;

const std::map<std::string, std::string>& modelFiles() {
    static const std::map<std::string, std::string> kFiles{
        {"EfficientNet-B3", "efficientnet_b3.onnx"},
        {"ResNet-152", "resnet152.onnx"},
        {"DeepLabV3+MobileNetV3", "deeplabv3_mobilenet_v3_large.onnx"},
        {"MobileNetV2", "mobilenet_v2.onnx"},
        {"VGG16", "vgg16.onnx"},
        {"ResNet-50", "resnet50.onnx"},
        {"ResNet-18", "resnet18.onnx"},
        {"SqueezeNet", "squeezenet1_0.onnx"},
        {"MobileNetV3-Small", "mobilenet_v3_small.onnx"},
        {"MobileNetV3-Large", "mobilenet_v3_large.onnx"},
        {"ResNet-101", "resnet101.onnx"},
        {"EfficientNet-B0", "efficientnet_b0.onnx"}};
    return kFiles;
}

struct Named {
    std::string paper;  // as the paper writes it
    std::string id;
};

const std::vector<Named> kPublishedExplainers{{"", "none"}, {"+GNNE", "gnne"}, {"+PG", "pg"}, {"+RG", "rg"}};

/// What all rows of a table share.
struct Setting {
    std::string table;
    Scheme scheme;
    std::int64_t bufferBytes;
    std::int64_t budgetPlans;
    std::string density = "mixed";
};

void addRows(std::vector<Cell>& cells, const Setting& setting, const std::string& network, const Named& search,
             const std::vector<Named>& explainers) {
    for (const Named& explainer : explainers) {
        ExperimentSetting one;
        one.model = modelFiles().at(network);
        one.scheme = setting.scheme;
        one.bufferBytes = setting.bufferBytes;
        one.algorithm = search.id;
        one.explainer = explainer.id;
        one.density = setting.density;
        one.budgetPlans = setting.budgetPlans;
        cells.push_back({setting.table, network, search.paper + explainer.paper, std::move(one)});
    }
}

std::vector<Named> allExplainers() {
    std::vector<Named> all{{"", "none"}};
    for (const ExplainerInfo& info : explainerList()) all.push_back({"+" + std::string(info.id), std::string(info.id)});
    return all;
}

std::vector<Cell> effortCells(const std::string& density) {
    std::vector<Cell> cells;
    const auto add = [&](const char* network, Scheme scheme, std::int64_t bufferBytes) {
        for (const Named& search : {Named{"RS", "random"}, Named{"LS", "local"}, Named{"NSGA", "nsga2"}})
            addRows(cells, {"effort", scheme, bufferBytes, 5000, density}, network, search, allExplainers());
    };
    for (const char* network : {"EfficientNet-B3", "ResNet-152", "MobileNetV2", "SqueezeNet", "DeepLabV3+MobileNetV3"})
        add(network, Scheme::Lbdf, 256 * kKib);
    // BRR slices no Squeeze-and-Excite branches; the paper leaves those networks out.
    for (const char* network : {"ResNet-152", "MobileNetV2", "SqueezeNet"}) add(network, Scheme::Brr, 128 * kKib);
    return cells;
}

/// Local search as published and in rounds on everything that is bundled, whether or not the paper knows it.
std::vector<Cell> qualityCells() {
    constexpr double kRepeatsInRounds = 0.8;
    constexpr std::array<const char*, 20> kModels{"alexnet",
                                                  "deeplabv3_mobilenet_v3_large",
                                                  "densenet121",
                                                  "efficientnet_b0",
                                                  "efficientnet_b3",
                                                  "googlenet",
                                                  "inception_v3",
                                                  "mobilenet_v2",
                                                  "mobilenet_v2_dynbatch",
                                                  "mobilenet_v3_large",
                                                  "mobilenet_v3_small",
                                                  "resnet101",
                                                  "resnet152",
                                                  "resnet18",
                                                  "resnet18_bn",
                                                  "resnet50",
                                                  "squeezenet1_0",
                                                  "squeezenet1_1",
                                                  "swin_t",
                                                  "vgg16"};
    std::vector<Cell> cells;
    for (const auto& [scheme, bufferBytes] : {std::pair(Scheme::Lbdf, 256 * kKib), std::pair(Scheme::Brr, 128 * kKib)})
        for (const std::string name : kModels)
            for (const bool inRounds : {false, true})
                for (const Named& explainer : {Named{"", "none"}, Named{"+RG", "rg"}, Named{"+PG", "pg"}}) {
                    ExperimentSetting one{name + ".onnx", scheme, bufferBytes, "local", explainer.id, "mixed", 5000};
                    one.inRounds = inRounds;
                    one.randomRepeats = inRounds && explainer.id != "none" ? kRepeatsInRounds : 0;
                    const std::string method = std::string(inRounds ? "rounds" : "LS") + explainer.paper;
                    cells.push_back({"quality", networkOfFile(one.model), method, std::move(one)});
                }
    return cells;
}

std::vector<Cell> smallNetworkCells(const std::string& table, const Named& search) {
    std::vector<Cell> cells;
    for (const Scheme scheme : {Scheme::Brr, Scheme::Lbdf})
        for (const char* network : {"MobileNetV2", "VGG16", "ResNet-50", "ResNet-18", "SqueezeNet"})
            addRows(cells, {table, scheme, 128 * kKib, 2000}, network, search, kPublishedExplainers);
    return cells;
}

}  // namespace

std::string networkOfFile(const std::string& file) {
    for (const auto& [network, name] : modelFiles())
        if (name == file) return network;
    return file;
}

std::vector<std::string> experimentTables() { return {"II", "III", "IV", "V", "figure-5", "effort", "quality"}; }

std::vector<Cell> cellsOf(const std::string& table, const std::string& density) {
    std::vector<Cell> cells;
    if (table == "II")
        for (const char* network : {"EfficientNet-B3", "ResNet-152", "DeepLabV3+MobileNetV3"})
            for (const Named& search : {Named{"LS", "local"}, Named{"NSGA", "nsga2"}, Named{"RS", "random"}})
                addRows(cells, {table, Scheme::Lbdf, 256 * kKib, 5000}, network, search, kPublishedExplainers);
    if (table == "III") return smallNetworkCells(table, {"LS", "local"});
    if (table == "IV") return smallNetworkCells(table, {"RS", "random"});
    if (table == "V")
        for (const Named& search : {Named{"LS", "local"}, Named{"RS", "random"}})
            addRows(cells, {table, Scheme::Lbdf, 128 * kKib, 2000}, "MobileNetV2", search, kPublishedExplainers);
    if (table == "figure-5") {
        addRows(cells, {table, Scheme::Brr, 128 * kKib, 4000}, "SqueezeNet", {"LS", "local"}, kPublishedExplainers);
        addRows(cells, {table, Scheme::Lbdf, 128 * kKib, 4000}, "MobileNetV2", {"LS", "local"}, kPublishedExplainers);
        addRows(cells, {table, Scheme::Lbdf, 128 * kKib, 4000}, "VGG16", {"RS", "random"}, kPublishedExplainers);
    }
    if (table == "effort") return effortCells(density);
    if (table == "quality") return qualityCells();
    return cells;
}

}  // namespace fusescope::cli
