// SPDX-License-Identifier: Apache-2.0
#include "tests/support/executed_group.h"

#include "tests/support/graph_text.h"

namespace fusescope::test {
namespace {

/// Where the price of BRR is not exact but an upper bound. Blocks of a convolution with groups: the operand is not read
/// once per block of output channels, since a block needs the channels of its own groups only. Pad: a tile of nothing
/// but padding needs no weights.
bool mayMoveLess(const OpGraph& graph, const GroupSet& group) {
    bool may = false;
    group.forEach([&](OpId op) {
        may = may || graph.op(op).type == "Pad" || graph.op(op).attribute<std::int64_t>("group", 1) > 1;
    });
    return may;
}

}  // namespace

Accelerator accelerator(Scheme scheme, std::int64_t bufferBytes, int bits) {
    Accelerator hardware;
    hardware.scheme = scheme;
    hardware.bufferBytes = bufferBytes;
    hardware.activationBits = hardware.weightBits = bits;
    return hardware;
}

std::string whatIsWrong(const OpGraph& graph, const CostModel& model, const Accelerator& hardware,
                        const GroupSet& group, RunCounts& counts) {
    const Price price = model.price({&group, 1}, hardware.bufferBytes).front();
    const Execution execution = executeGroup(graph, model, hardware, group, 5);
    if (!execution.isSupported) {
        counts.notSupported += price.fits(hardware.bufferBytes);
        return {};
    }
    ++counts.run;
    if (execution.restreamedBytes > 0) ++counts.streamedAgain;
    const std::string where = namesOf(graph, group) + ": ";
    const bool isBrr = hardware.scheme == Scheme::Brr;
    if (!execution.problem.empty()) return where + execution.problem;
    if (execution.largestDifference > 1e-9) return where + "the outputs differ";
    if (execution.peakBytes > *price.bufferBytes) return where + "more bytes on chip than F_beta";
    if (isBrr && execution.passBytes > hardware.bufferBytes) return where + "more bytes on chip than the buffer";
    const std::int64_t once = execution.dramBytes - execution.restreamedBytes;
    if (once > price.dramBytes) return where + "more bytes moved than F_D";
    if (once < price.dramBytes && !(isBrr && mayMoveLess(graph, group))) return where + "fewer bytes moved than F_D";
    if (once == price.dramBytes) ++counts.exact;
    return {};
}

}  // namespace fusescope::test
