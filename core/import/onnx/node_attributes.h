// SPDX-License-Identifier: Apache-2.0
// Looks things up in a node of the file.
#pragma once

#include <onnx/onnx_pb.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fusescope {

/// The attribute called `name`; null if there is none.
const onnx::AttributeProto* findAttribute(const onnx::NodeProto& node, std::string_view name);

std::int64_t integerAttribute(const onnx::NodeProto& node, std::string_view name, std::int64_t otherwise);
std::optional<std::vector<std::int64_t>> integersAttribute(const onnx::NodeProto& node, std::string_view name);

/// How a message calls a node: its name, else its first output, else its type.
std::string nodeLabel(const onnx::NodeProto& node);

/// "" for the default operators, which files also call "ai.onnx".
std::string normalDomain(const std::string& domain);

bool isControlFlow(const onnx::NodeProto& node);

}  // namespace fusescope
