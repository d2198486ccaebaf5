// SPDX-License-Identifier: Apache-2.0
#include "core/predictor/known_models.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace fusescope {
namespace {

constexpr int kGroupsOfOtherModels = 1000;

struct KnownModel {
    std::string_view part;  // of the file name
    std::string_view family;
    int groups = 0;
    bool isOfPaper = false;
};

constexpr std::array<KnownModel, 17> kKnownModels{{
    {"mobilenet_v3_small", "MobileNetV3", 600, true},  // the paper: 203
    {"deeplabv3_mobilenet_v3", "MobileNetV3", 600},
    {"mobilenet_v3_large", "MobileNetV3", 600, true},  // 251
    {"mobilenet_v2", "MobileNetV2", 1500, true},       // 1100
    {"efficientnet_b0", "EfficientNet", 1400, true},   // 1364
    {"efficientnet_b3", "EfficientNet", 2300, true},   // 2247
    {"efficientnet", "EfficientNet", kGroupsOfOtherModels},
    {"resnet101", "ResNet", 3500, true},  // 3476
    {"resnet18", "ResNet", 1000, true},   // 715
    {"resnet", "ResNet", kGroupsOfOtherModels},
    {"vgg16", "VGG", 730, true},              // 715; a chain of 38 ops has 741
    {"squeezenet", "SqueezeNet", 800, true},  // 795
    {"densenet", "DenseNet", kGroupsOfOtherModels},
    {"inception", "Inception", kGroupsOfOtherModels},
    {"googlenet", "Inception", kGroupsOfOtherModels},
    {"swin", "Swin", kGroupsOfOtherModels},
    {"alexnet", "AlexNet", 400},
}};

const KnownModel* findKnown(const std::string& fileName) {
    const auto found = std::find_if(kKnownModels.begin(), kKnownModels.end(), [&](const KnownModel& known) {
        return fileName.find(known.part) != std::string::npos;
    });
    return found == kKnownModels.end() ? nullptr : &*found;
}

}  // namespace

std::string familyOf(const std::string& fileName) {
    if (const KnownModel* const known = findKnown(fileName)) return std::string(known->family);
    const std::string stem = fileName.substr(0, fileName.find_first_of("0123456789_-."));
    return stem.empty() ? "other" : stem;
}

bool isOfPaper(const std::string& fileName) {
    const KnownModel* const known = findKnown(fileName);
    return known && known->isOfPaper;
}

int groupsPerModel(const std::string& fileName) {
    const KnownModel* const known = findKnown(fileName);
    return known ? known->groups : kGroupsOfOtherModels;
}

}  // namespace fusescope
