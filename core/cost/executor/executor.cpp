// SPDX-License-Identifier: Apache-2.0
#include "core/cost/executor/executor.h"

#include <algorithm>

#include "core/cost/executor/brr_run.h"
#include "core/cost/executor/executed_group.h"
#include "core/cost/executor/lbdf_run.h"

namespace fusescope {
namespace {

Execution unsupported(std::string problem) {
    Execution execution;
    execution.problem = std::move(problem);
    return execution;
}

/// The only terms of weights without resident weights are the block of a tiled convolution.
bool isTiled(const Price& price, std::span<const Term> terms) {
    return price.spareBytes == 0 &&
           std::any_of(terms.begin(), terms.end(), [](const Term& term) { return term.kind == TermKind::Weights; });
}

/// With a buffer for weights alone, neither way to run a single convolution has terms of weights.
bool mayBeTiled(const ExecutedGroup& group) {
    return std::count_if(group.ops.begin(), group.ops.end(),
                         [](const ExecutedOp& op) { return op.arithmetic->asChannelSum() != nullptr; }) == 1;
}

}  // namespace

Execution executeGroup(const OpGraph& graph, const CostModel& model, const Accelerator& accelerator,
                       const GroupSet& group, std::uint64_t seed) {
    const Price price = model.price({&group, 1}, accelerator.bufferBytes).front();
    if (!price.bufferBytes) return unsupported("the group has no price");
    const auto loaded = loadGroup(graph, accelerator, group, seed);
    if (!loaded.group) return unsupported(loaded.problem);
    const auto terms = model.terms(group, accelerator.bufferBytes);
    if (accelerator.scheme == Scheme::Lbdf) return runLineBuffers(*loaded.group, terms, accelerator);
    if (!price.fits(accelerator.bufferBytes)) return unsupported("the group does not fit");
    if (accelerator.weightBufferBytes && mayBeTiled(*loaded.group))
        return unsupported("with a separate weight buffer it cannot be told how a single convolution is run");
    if (isTiled(price, terms)) return runBlocks(*loaded.group, terms, accelerator);
    return runPyramid(*loaded.group, price, terms, accelerator);
}

}  // namespace fusescope
