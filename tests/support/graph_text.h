// SPDX-License-Identifier: Apache-2.0
// Op graphs from a line of text, so that a test reads as a small story:
//   graphFrom("x:4x8x8 > c1:Conv3c8 > c2:Conv3c4; x > add; c2 > add:Add")
// Statements are separated by ";" and chain nodes by ">". A node is named once with its kind behind ":" and by its name
// alone elsewhere; operands are in the order of the text. Kinds:
//   4x8x8 (or 2x4x8x8)     a graph input of shape 1x4x8x8 (or as given)
//   Conv3c8s2p0d2g4b       kernel 3, 8 output channels (default: as the input), stride 2, padding 0 (default: (k-1)/2),
//                          dilation 2, 4 groups, with bias;  Dw3s2 is a Conv with as many groups as channels
//   MaxPool3s2p1, AveragePool…, Gap (GlobalAveragePool), Flatten, Gemm10[b], Resize2, Concat, and
//   any elementwise op by its ONNX name (Relu, Sigmoid, Add, Mul, Clip…), whose output has the largest operand's shape
//   Foo!                   "!" behind a kind: its output is a graph output though it is read as well
// Outputs that nobody reads are graph outputs.
#pragma once

#include <memory>
#include <string>

#include "core/graph/op_graph.h"
#include "core/plan/group_set.h"

namespace fusescope::test {

std::shared_ptr<const OpGraph> graphFrom(const std::string& text);

/// The ops of these names, separated by blanks: groupOf(*graph, "c1 c2 add").
GroupSet groupOf(const OpGraph& graph, const std::string& names);

GroupSet allOps(const OpGraph& graph);

/// Names of the ops, separated by blanks.
std::string namesOf(const OpGraph& graph, const GroupSet& group);

}  // namespace fusescope::test
