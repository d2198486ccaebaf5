// SPDX-License-Identifier: Apache-2.0
#include "core/cost/brr_model.h"

#include <algorithm>

#include "core/cost/brr_growing_group.h"
#include "core/cost/brr_pyramid.h"
#include "core/cost/brr_tiling.h"
#include "core/cost/unfused.h"
#include "core/cost/widths.h"

namespace fusescope {
namespace {

/// How a group is executed, and what that costs.
struct Execution {
    Price price;
    std::vector<BrrHolding> holdings;
    bool isResident = false;
    std::optional<Tiling> tiling;  // of its only convolution, instead of a pyramid
};

class BrrModel : public CostModel {
 public:
    BrrModel(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator)
        : tables_(std::make_shared<const BrrTables>(std::move(graph), accelerator)) {}

    std::vector<Price> price(std::span<const GroupSet> groups, std::int64_t betaBytes) const override {
        std::vector<Price> prices;
        prices.reserve(groups.size());
        for (const GroupSet& group : groups) prices.push_back(execute(group, betaBytes).price);
        return prices;
    }

    std::vector<Term> terms(const GroupSet& group, std::int64_t betaBytes) const override;

    std::optional<std::int64_t> unfusedDramBytes(OpId op, std::int64_t betaBytes) const override {
        return fusescope::unfusedDramBytes(tables_->traffic, op, tables_->accelerator, betaBytes);
    }

    std::unique_ptr<GrowingGroup> grow(std::int64_t /*betaBytes*/) const override {
        return makeBrrGrowingGroup(tables_);
    }

 private:
    Execution execute(const GroupSet& group, std::int64_t betaBytes) const;
    std::optional<Execution> executePyramid(const GroupSet& group, const Traffic& traffic,
                                            std::int64_t betaBytes) const;
    Execution executeSlices(const BrrGroup& group, const std::vector<std::int64_t>& steps, std::int64_t slice,
                            const Traffic& traffic, std::int64_t betaBytes) const;
    std::optional<Execution> executeTiling(const GroupSet& group, const Traffic& traffic, std::int64_t betaBytes) const;

    std::shared_ptr<const BrrTables> tables_;
};

/// Of the two starts of the alternation the one with s > F0 and the smaller dF/(s - F0); if neither fits, the smaller
/// F0.
const BrrPyramid& betterStart(const BrrPyramid& a, const BrrPyramid& b, std::int64_t capacityBits) {
    const std::int64_t spareA = capacityBits - a.minimumBits;
    const std::int64_t spareB = capacityBits - b.minimumBits;
    if (spareA <= 0 || spareB <= 0) return spareA >= spareB ? a : b;
    const auto slopeA = static_cast<long double>(a.furtherBits) * static_cast<long double>(spareB);
    const auto slopeB = static_cast<long double>(b.furtherBits) * static_cast<long double>(spareA);
    return slopeB < slopeA ? b : a;
}

/// Passes over the weights when they are streamed: T = ceil(N/h), h = min(floor((s - F0)/dF) + 1, N).
std::int64_t passes(const BrrPyramid& pyramid, std::int64_t capacityBits) {
    const std::int64_t spareBits = capacityBits - pyramid.minimumBits;
    const std::int64_t further = std::max<std::int64_t>(1, pyramid.furtherBits);
    const std::int64_t tilesAtOnce = std::min(spareBits / further + 1, pyramid.tiles);
    return (pyramid.tiles + tilesAtOnce - 1) / tilesAtOnce;
}

Execution BrrModel::executeSlices(const BrrGroup& group, const std::vector<std::int64_t>& steps, std::int64_t slice,
                                  const Traffic& traffic, std::int64_t betaBytes) const {
    const BrrPyramid full = makePyramid(group, steps, true, tables_->accelerator, slice);
    const BrrPyramid sliced = makePyramid(group, steps, false, tables_->accelerator, slice);
    const BrrPyramid& pyramid = betterStart(full, sliced, betaBytes * 8);
    Execution execution;
    execution.holdings = pyramid.holdings;
    std::int64_t bytes = 0;
    for (const BrrHolding& held : pyramid.holdings) bytes += bytesOfBits(held.bits);
    const bool fits = bytes < betaBytes;
    const auto& weightBuffer = tables_->accelerator.weightBufferBytes;
    execution.isResident = fits && (weightBuffer ? traffic.weightBytes < *weightBuffer : betaBytes >= bytes + traffic.weightBytes);
    const std::int64_t weightPasses = execution.isResident || !fits ? 1 : passes(pyramid, betaBytes * 8);
    execution.price.spareBytes = execution.isResident && !weightBuffer ? traffic.weightBytes : 0;
    execution.price.bufferBytes = bytes + execution.price.spareBytes;
    execution.price.dramBytes = traffic.inputBytes + traffic.outputBytes + traffic.weightBytes * weightPasses;
    return execution;
}

std::optional<Execution> BrrModel::executePyramid(const GroupSet& group, const Traffic& traffic,
                                                  std::int64_t betaBytes) const {
    const auto isReadOutside = tables_->readOutside(group);
    const BrrGroup described{tables_->ops, isReadOutside, group};
    const auto steps = pyramidSteps(described);
    if (!steps || !tables_->mayStart(group)) return std::nullopt;
    std::optional<Execution> best;
    for (const std::int64_t slice : tables_->slices) {  // widest first: it is kept unless a narrower one moves less
        Execution execution = executeSlices(described, *steps, slice, traffic, betaBytes);
        const bool isBetter = !best || (execution.price.fits(betaBytes) && !best->price.fits(betaBytes)) ||
                              (execution.price.fits(betaBytes) && execution.price.dramBytes < best->price.dramBytes) ||
                              (!best->price.fits(betaBytes) && execution.price.bufferBytes < best->price.bufferBytes);
        if (isBetter) best = std::move(execution);
        if (best->price.fits(betaBytes) && best->price.dramBytes == traffic.totalBytes()) break;  // nothing moves less
    }
    return best;
}

std::optional<Execution> BrrModel::executeTiling(const GroupSet& group, const Traffic& traffic,
                                                 std::int64_t betaBytes) const {
    const auto conv = tables_->tiledConv(group, traffic);
    if (!conv) return std::nullopt;
    const auto tiling = bestTiling(*conv, betaBytes);
    if (!tiling) return std::nullopt;
    Execution execution;
    execution.tiling = tiling;
    execution.price = {tilingBufferBytes(*conv, *tiling), tiling->dramBytes, 0};
    return execution;
}

Execution BrrModel::execute(const GroupSet& group, std::int64_t betaBytes) const {
    Execution none;
    if (!tables_->mayFit(group)) return none;
    const Traffic traffic = groupTraffic(tables_->traffic, group);
    auto best = executePyramid(group, traffic, betaBytes);
    const bool isBest = best && best->price.fits(betaBytes) && best->price.dramBytes == traffic.totalBytes();
    auto tiled = isBest ? std::nullopt : executeTiling(group, traffic, betaBytes);
    if (tiled && (!best || !best->price.fits(betaBytes) || tiled->price.dramBytes < best->price.dramBytes))
        best = std::move(tiled);
    if (!best) {
        none.price.dramBytes = traffic.totalBytes();
        return none;
    }
    if (tables_->isFreeAlone(group)) best->price.dramBytes = 0;
    return *std::move(best);
}

std::vector<Term> BrrModel::terms(const GroupSet& group, std::int64_t betaBytes) const {
    const Execution execution = execute(group, betaBytes);
    std::vector<Term> terms;
    if (execution.tiling) {
        const OpId conv = group.first();
        const Op& op = tables_->traffic.graph->op(conv);
        if (!tables_->accelerator.weightBufferBytes)
            terms.push_back({TermKind::Weights, conv, {}, 0, execution.tiling->weightBytes});
        terms.push_back(
            {TermKind::Slice, {}, op.outputs.front(), execution.tiling->rows, execution.tiling->outputBytes});
        terms.push_back(
            {TermKind::WindowRows, {}, op.inputs.front().tensor, execution.tiling->rows, execution.tiling->inputBytes});
        return terms;
    }
    if (execution.price.spareBytes > 0)
        group.forEach([&](OpId op) {
            const std::int64_t bytes = tables_->traffic.weightBytes[op.index()];
            if (bytes > 0) terms.push_back({TermKind::Weights, op, {}, 0, bytes});
        });
    for (const BrrHolding& held : execution.holdings) {
        const TensorId tensor =
            held.tensor.isValid() ? held.tensor : tables_->traffic.graph->op(held.op).outputs.front();
        terms.push_back({held.kind, {}, tensor, held.rows, bytesOfBits(held.bits)});
    }
    return terms;
}

}  // namespace

std::shared_ptr<const CostModel> makeBrrModel(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator) {
    return std::make_shared<BrrModel>(std::move(graph), accelerator);
}

}  // namespace fusescope
