// SPDX-License-Identifier: Apache-2.0
// What the ONNX library does not check, or checks by crashing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/import/onnx/file_graph.h"

namespace fusescope {

/// PyTorch and NumPy stop here. Some operators double the axes, so that a file of 700 bytes could ask for gigabytes.
constexpr int kMostAxes = 64;

/// Of a tensor, and of what goes into its dimensions: sums and products of two such still tell when they wrap round.
constexpr std::int64_t kMostElements = std::int64_t{1} << 62;

/// Throws Error if `type`, or what it is a sequence, optional or map of, has more axes than kMostAxes; `holder` begins
/// the message: "tensor "x" has".
void checkAxes(const std::string& holder, const onnx::TypeProto& type);
void checkAxes(const std::string& holder, std::int64_t axes);

/// Throws Error on too many axes, a negative size, or more elements than can be counted. A size of 0 is an empty
/// operand, which is fine.
void checkWeightDims(const std::string& name, const Shape& dims);

/// Throws Error on strides, dilations, kernels and groups below 1 or beyond 2^31, and on padding beyond: shape
/// inference divides by them and adds them up.
void checkWindow(const FileNode& node);

/// Brings the nodes into topological order, keeping the file's where it is one; throws Error on a cycle, naming it.
void sortNodes(FileGraph& graph);

}  // namespace fusescope
