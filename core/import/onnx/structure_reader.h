// SPDX-License-Identifier: Apache-2.0
// Reads the structure of an ONNX file and steps over the payload of its weights, so that a model of 550 MB costs what
// its 20 KB of structure cost.
#pragma once

#include <filesystem>
#include <string>

namespace fusescope {

/// The serialized ModelProto of `file` without large tensor payloads, external data references, documentation and
/// fields this version does not know. Payloads up to 4 KiB stay: shapes are computed from them. Throws Error (without
/// the file's name) if the file is empty, cut short, damaged, no ONNX model, or nested absurdly deep.
std::string readStructure(const std::filesystem::path& file);

}  // namespace fusescope
