// SPDX-License-Identifier: Apache-2.0
#include "core/cost/brr_pricing.h"

#include <algorithm>

namespace fusescope {
namespace {

/// Of the two starts of the alternation the one with s > F0 and the smaller dF/(s - F0); if neither fits, the smaller
/// F0.
BrrStart publishedStart(const BrrPyramid& full, const BrrPyramid& sliced, std::int64_t capacityBits) {
    const std::int64_t spareFull = capacityBits - full.minimumBits;
    const std::int64_t spareSliced = capacityBits - sliced.minimumBits;
    if (spareFull <= 0 || spareSliced <= 0) return spareFull >= spareSliced ? BrrStart::Full : BrrStart::Sliced;
    const auto slopeFull = static_cast<long double>(full.furtherBits) * static_cast<long double>(spareSliced);
    const auto slopeSliced = static_cast<long double>(sliced.furtherBits) * static_cast<long double>(spareFull);
    return slopeSliced < slopeFull ? BrrStart::Sliced : BrrStart::Full;
}

/// What fits goes before what does not; then less DRAM access, or, where nothing fits, less buffer.
bool isBetter(const Price& a, const Price& b, std::int64_t betaBytes) {
    if (a.fits(betaBytes) != b.fits(betaBytes)) return a.fits(betaBytes);
    return a.fits(betaBytes) ? a.dramBytes < b.dramBytes : a.bufferBytes < b.bufferBytes;
}

/// Nothing moves less.
bool isLeast(const Price& price, const Traffic& traffic, std::int64_t betaBytes) {
    return price.fits(betaBytes) && price.dramBytes == traffic.totalBytes();
}

}  // namespace

std::int64_t tilesPerPass(const BrrPyramid& pyramid, std::int64_t tiles, std::int64_t capacityBits) {
    const std::int64_t further = std::max<std::int64_t>(1, pyramid.furtherBits);
    return std::min((capacityBits - pyramid.minimumBits) / further + 1, tiles);
}

/// T = ceil(N/h) times each weight. The published code counts the passes of the last op that is done first, for all.
std::int64_t BrrPricing::streamedWeightBytes(const BrrPyramid& pyramid, const Traffic& traffic,
                                             std::int64_t betaBytes) const {
    if (!tables_.accelerator.optimusCompat)
        return pyramid_.streamedWeightBytes(tilesPerPass(pyramid, pyramid_.tiles(), betaBytes * 8));
    const std::int64_t tiles = pyramid_.publishedTiles();
    const std::int64_t perPass = tilesPerPass(pyramid, tiles, betaBytes * 8);
    return movedBytes(traffic.weightBytes, (tiles + perPass - 1) / perPass);
}

Price BrrPricing::pyramidPrice(const BrrPyramid& pyramid, const Traffic& traffic, std::int64_t betaBytes) const {
    const auto& weightBuffer = tables_.accelerator.weightBufferBytes;
    const bool fits = pyramid.minimumBytes < betaBytes;
    const bool isResident = fits && (weightBuffer ? traffic.weightBytes < *weightBuffer
                                                  : betaBytes >= pyramid.minimumBytes + traffic.weightBytes);
    Price price;
    price.spareBytes = isResident && !weightBuffer ? traffic.weightBytes : 0;
    price.bufferBytes = pyramid.minimumBytes + price.spareBytes;
    price.dramBytes = traffic.inputBytes + traffic.outputBytes +
                      (isResident || !fits ? traffic.weightBytes : streamedWeightBytes(pyramid, traffic, betaBytes));
    return price;
}

/// The better of the two starts, or the one the published code takes.
BrrExecution BrrPricing::sliceExecution(std::size_t slice, const Traffic& traffic, std::int64_t betaBytes) const {
    const BrrPyramid full = pyramid_.pyramid(BrrStart::Full, slice);
    const BrrPyramid sliced = pyramid_.pyramid(BrrStart::Sliced, slice);
    const BrrExecution inFull{pyramidPrice(full, traffic, betaBytes), BrrStart::Full, slice, {}};
    const BrrExecution inSlices{pyramidPrice(sliced, traffic, betaBytes), BrrStart::Sliced, slice, {}};
    const bool isPublished = tables_.accelerator.sliceChoice == SliceChoice::Fixed;
    const bool startsSliced = isPublished ? publishedStart(full, sliced, betaBytes * 8) == BrrStart::Sliced
                                          : isBetter(inSlices.price, inFull.price, betaBytes);
    return startsSliced ? inSlices : inFull;
}

std::optional<BrrExecution> BrrPricing::pyramidExecution(const Traffic& traffic, std::int64_t betaBytes) {
    if (!pyramid_.settle() || !pyramid_.mayStart()) return std::nullopt;
    BrrExecution best = sliceExecution(0, traffic, betaBytes);
    // Widest first: it is kept unless a narrower one moves less.
    for (std::size_t slice = 1; slice < tables_.slices.size() && !isLeast(best.price, traffic, betaBytes); ++slice) {
        const BrrExecution narrower = sliceExecution(slice, traffic, betaBytes);
        if (isBetter(narrower.price, best.price, betaBytes)) best = narrower;
    }
    return best;
}

std::optional<BrrExecution> BrrPricing::tilingExecution(const Traffic& traffic, std::int64_t betaBytes) const {
    const auto conv = tables_.tiledConv(members_, traffic);
    if (!conv) return std::nullopt;
    const auto tiling = bestTiling(*conv, betaBytes);
    if (!tiling) return std::nullopt;
    BrrExecution execution;
    execution.tiling = tiling;
    execution.price = {tilingBufferBytes(*conv, *tiling), tiling->dramBytes, 0};
    return execution;
}

void BrrPricing::push(OpId op) {
    members_.push_back(op);
    pyramid_.push(op);
}

void BrrPricing::pop() {
    members_.pop_back();
    pyramid_.pop();
}

void BrrPricing::setGroup(const GroupSet& group) {
    members_.clear();
    pyramid_.clear();
    group.forEach([&](OpId op) { push(op); });
}

BrrExecution BrrPricing::execution(const Traffic& traffic, std::int64_t betaBytes) {
    BrrExecution none;
    none.price.dramBytes = traffic.totalBytes();
    if (members_.empty() || !tables_.mayFit(members_)) return none;
    auto best = pyramidExecution(traffic, betaBytes);
    if (!best || !isLeast(best->price, traffic, betaBytes))
        if (auto tiled = tilingExecution(traffic, betaBytes);
            tiled && (!best || isBetter(tiled->price, best->price, betaBytes)))
            best = tiled;
    if (!best) return none;
    if (tables_.isFreeAlone(members_)) best->price.dramBytes = 0;
    return *best;
}

}  // namespace fusescope
