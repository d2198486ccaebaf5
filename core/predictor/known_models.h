// SPDX-License-Identifier: Apache-2.0
// What is known of networks by their file names: families that are left out together, and the numbers of the paper.
#pragma once

#include <string>

namespace fusescope {

/// "MobileNetV3" for mobilenet_v3_small.onnx and for deeplabv3_mobilenet_v3_large.onnx; a file that is not known: its
/// name up to the first digit, '_' or '-'.
std::string familyOf(const std::string& fileName);

/// One of the networks of the paper's Table I.
bool isOfPaper(const std::string& fileName);

/// At least the number of the paper's Table I for its networks.
int groupsPerModel(const std::string& fileName);

}  // namespace fusescope
