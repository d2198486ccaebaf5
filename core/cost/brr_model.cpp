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
    BrrStart start = BrrStart::Full;
    std::int64_t channelSlice = 1;
    std::optional<Tiling> tiling;  // of its only convolution, instead of a pyramid
};

class BrrModel : public CostModel {
 public:
    BrrModel(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator)
        : tables_(std::make_shared<const BrrTables>(std::move(graph), accelerator)) {}

    std::vector<Price> price(std::span<const GroupSet> groups, std::int64_t betaBytes) const override {
        std::vector<Price> prices;
        prices.reserve(groups.size());
        PyramidBuilder builder(*tables_);
        for (const GroupSet& group : groups) prices.push_back(execute(group, betaBytes, builder).price);
        return prices;
    }

    std::vector<Term> terms(const GroupSet& group, std::int64_t betaBytes) const override;

    std::optional<std::int64_t> unfusedDramBytes(OpId op, std::int64_t betaBytes) const override {
        return fusescope::unfusedDramBytes(tables_->traffic, op, tables_->accelerator, betaBytes);
    }

    std::unique_ptr<GrowingGroup> grow(std::int64_t /*betaBytes*/) const override { return makeBrrGrowingGroup(tables_); }

 private:
    Execution execute(const GroupSet& group, std::int64_t betaBytes, PyramidBuilder& builder) const;
    std::optional<Execution> executePyramid(const GroupSet& group, const Traffic& traffic, std::int64_t betaBytes,
                                            PyramidBuilder& builder) const;
    Price pyramidPrice(const BrrPyramid& pyramid, const PyramidBuilder& builder, const Traffic& traffic,
                       std::int64_t betaBytes) const;
    std::int64_t streamedWeightBytes(const BrrPyramid& pyramid, const PyramidBuilder& builder, const Traffic& traffic,
                                     std::int64_t betaBytes) const;
    std::optional<Execution> executeTiling(const GroupSet& group, const Traffic& traffic, std::int64_t betaBytes) const;

    std::shared_ptr<const BrrTables> tables_;
};

/// Of the two starts of the alternation the one with s > F0 and the smaller dF/(s - F0); if neither fits, the smaller F0.
BrrStart publishedStart(const BrrPyramid& full, const BrrPyramid& sliced, std::int64_t capacityBits) {
    const std::int64_t spareFull = capacityBits - full.minimumBits;
    const std::int64_t spareSliced = capacityBits - sliced.minimumBits;
    if (spareFull <= 0 || spareSliced <= 0) return spareFull >= spareSliced ? BrrStart::Full : BrrStart::Sliced;
    const auto slopeFull = static_cast<long double>(full.furtherBits) * static_cast<long double>(spareSliced);
    const auto slopeSliced = static_cast<long double>(sliced.furtherBits) * static_cast<long double>(spareFull);
    return slopeSliced < slopeFull ? BrrStart::Sliced : BrrStart::Full;
}

/// Tiles per pass over the weights when they are streamed: h = min(floor((s - F0)/dF) + 1, N).
std::int64_t tilesPerPass(const BrrPyramid& pyramid, std::int64_t tiles, std::int64_t capacityBits) {
    const std::int64_t further = std::max<std::int64_t>(1, pyramid.furtherBits);
    return std::min((capacityBits - pyramid.minimumBits) / further + 1, tiles);
}

/// What fits goes before what does not; then less DRAM access, or, where nothing fits, less buffer.
bool isBetter(const Price& a, const Price& b, std::int64_t betaBytes) {
    if (a.fits(betaBytes) != b.fits(betaBytes)) return a.fits(betaBytes);
    return a.fits(betaBytes) ? a.dramBytes < b.dramBytes : a.bufferBytes < b.bufferBytes;
}

/// T = ceil(N/h) times each weight. The published code counts the passes of the last op that is done first, for all.
std::int64_t BrrModel::streamedWeightBytes(const BrrPyramid& pyramid, const PyramidBuilder& builder, const Traffic& traffic,
                                           std::int64_t betaBytes) const {
    if (!tables_->accelerator.optimusCompat)
        return builder.streamedWeightBytes(tilesPerPass(pyramid, builder.tiles(), betaBytes * 8));
    const std::int64_t tiles = builder.publishedTiles();
    const std::int64_t perPass = tilesPerPass(pyramid, tiles, betaBytes * 8);
    return traffic.weightBytes * ((tiles + perPass - 1) / perPass);
}

Price BrrModel::pyramidPrice(const BrrPyramid& pyramid, const PyramidBuilder& builder, const Traffic& traffic,
                             std::int64_t betaBytes) const {
    const auto& weightBuffer = tables_->accelerator.weightBufferBytes;
    const bool fits = pyramid.minimumBytes < betaBytes;
    const bool isResident = fits && (weightBuffer ? traffic.weightBytes < *weightBuffer
                                                  : betaBytes >= pyramid.minimumBytes + traffic.weightBytes);
    Price price;
    price.spareBytes = isResident && !weightBuffer ? traffic.weightBytes : 0;
    price.bufferBytes = pyramid.minimumBytes + price.spareBytes;
    price.dramBytes = traffic.inputBytes + traffic.outputBytes +
                      (isResident || !fits ? traffic.weightBytes
                                           : streamedWeightBytes(pyramid, builder, traffic, betaBytes));
    return price;
}

std::optional<Execution> BrrModel::executePyramid(const GroupSet& group, const Traffic& traffic, std::int64_t betaBytes,
                                                  PyramidBuilder& builder) const {
    const bool isPublished = tables_->accelerator.sliceChoice == SliceChoice::Fixed;
    builder.setGroup(group.ops());
    if (!tables_->mayStart(group) || !builder.findSteps()) return std::nullopt;
    builder.findHeights();
    std::optional<Execution> best;
    for (const std::int64_t slice : tables_->slices) {  // widest first: it is kept unless a narrower one moves less
        const BrrPyramid full = builder.pyramid(BrrStart::Full, slice);
        const BrrPyramid sliced = builder.pyramid(BrrStart::Sliced, slice);
        const Price fullPrice = pyramidPrice(full, builder, traffic, betaBytes);
        const Price slicedPrice = pyramidPrice(sliced, builder, traffic, betaBytes);
        BrrStart start = publishedStart(full, sliced, betaBytes * 8);
        if (!isPublished) start = isBetter(slicedPrice, fullPrice, betaBytes) ? BrrStart::Sliced : BrrStart::Full;
        const Price& price = start == BrrStart::Full ? fullPrice : slicedPrice;
        if (!best || isBetter(price, best->price, betaBytes)) best = Execution{price, start, slice, {}};
        if (best->price.fits(betaBytes) && best->price.dramBytes == traffic.totalBytes()) break;  // nothing moves less
    }
    return best;
}

std::optional<Execution> BrrModel::executeTiling(const GroupSet& group, const Traffic& traffic, std::int64_t betaBytes) const {
    const auto conv = tables_->tiledConv(group, traffic);
    if (!conv) return std::nullopt;
    const auto tiling = bestTiling(*conv, betaBytes);
    if (!tiling) return std::nullopt;
    Execution execution;
    execution.tiling = tiling;
    execution.price = {tilingBufferBytes(*conv, *tiling), tiling->dramBytes, 0};
    return execution;
}

Execution BrrModel::execute(const GroupSet& group, std::int64_t betaBytes, PyramidBuilder& builder) const {
    const Traffic traffic = groupTraffic(tables_->traffic, group);
    Execution none;
    none.price.dramBytes = traffic.totalBytes();
    if (!tables_->mayFit(group)) return none;
    auto best = executePyramid(group, traffic, betaBytes, builder);
    const bool isLeast = best && best->price.fits(betaBytes) && best->price.dramBytes == traffic.totalBytes();
    if (!isLeast)
        if (auto tiled = executeTiling(group, traffic, betaBytes); tiled && (!best || isBetter(tiled->price, best->price, betaBytes)))
            best = std::move(tiled);
    if (!best) return none;
    if (tables_->isFreeAlone(group)) best->price.dramBytes = 0;
    return *std::move(best);
}

std::vector<Term> BrrModel::terms(const GroupSet& group, std::int64_t betaBytes) const {
    PyramidBuilder builder(*tables_);
    const Execution execution = execute(group, betaBytes, builder);
    std::vector<Term> terms;
    if (!execution.price.bufferBytes) return terms;
    const OpGraph& graph = *tables_->traffic.graph;
    if (execution.tiling) {
        const OpId conv = group.first();
        const Op& op = graph.op(conv);
        if (!tables_->accelerator.weightBufferBytes)
            terms.push_back({TermKind::Weights, conv, {}, 0, execution.tiling->weightBytes});
        terms.push_back({TermKind::Slice, {}, op.outputs.front(), execution.tiling->rows, execution.tiling->outputBytes});
        terms.push_back({TermKind::WindowRows, {}, op.inputs.front().tensor, execution.tiling->inputRows, execution.tiling->inputBytes});
        return terms;
    }
    if (execution.price.spareBytes > 0)
        group.forEach([&](OpId op) {
            const std::int64_t bytes = tables_->traffic.weightBytes[op.index()];
            if (bytes > 0) terms.push_back({TermKind::Weights, op, {}, 0, bytes});
        });
    builder.setGroup(group.ops());
    builder.findSteps();
    builder.findHeights();
    for (const BrrHolding& held : builder.holdings(execution.start, execution.channelSlice)) {
        const TensorId tensor = held.tensor.isValid() ? held.tensor : graph.op(held.op).outputs.front();
        terms.push_back({held.kind, {}, tensor, held.rows, bytesOfBits(held.bits)});
    }
    return terms;
}

}  // namespace

std::shared_ptr<const CostModel> makeBrrModel(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator) {
    return std::make_shared<BrrModel>(std::move(graph), accelerator);
}

}  // namespace fusescope
