// SPDX-License-Identifier: Apache-2.0
// A group ready to run: sizes, arithmetic, the contents of DRAM, and what layer-by-layer execution gives.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/cost/executor/op_arithmetic.h"
#include "core/hardware/accelerator.h"
#include "core/plan/group_set.h"

namespace fusescope {

struct ExecutedTensor {
    TensorId id;
    std::string name;
    MapSize size;
    std::vector<std::size_t> readers;  ///< ops of the group, each once
    bool isWritten = false;            ///< made in the group and needed outside
    int bits = 16;                     ///< per element
    std::vector<double> expected;      ///< [batch, channel, row, column]
};

struct ExecutedOp {
    OpId id;
    std::unique_ptr<OpArithmetic> arithmetic;
    std::vector<std::size_t> inputs;  ///< tensors, in operand order
    std::int64_t weightBytes = 0;
    std::int64_t filterBytes = 0;  ///< of them, the filter or matrix
};

/// Tensor i is made by op i; those read from outside follow.
struct ExecutedGroup {
    std::vector<ExecutedOp> ops;
    std::vector<ExecutedTensor> tensors;

    bool isMade(std::size_t tensor) const { return tensor < ops.size(); }
    std::int64_t weightBytes() const;
};

struct LoadedGroup {
    std::optional<ExecutedGroup> group;
    std::string problem;  ///< why there is none
};

/// Runs the group layer by layer on the way.
LoadedGroup loadGroup(const OpGraph& graph, const Accelerator& accelerator, const GroupSet& group, std::uint64_t seed);

/// What a written tensor became, against what it should be: the largest difference of any element; infinite for one
/// that was never written.
double largestDifference(const ExecutedTensor& tensor, const std::vector<double>& written);

/// A map in DRAM that nothing has been written to.
std::vector<double> unwritten(const MapSize& size);

}  // namespace fusescope
