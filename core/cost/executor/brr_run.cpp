// SPDX-License-Identifier: Apache-2.0
#include "core/cost/executor/brr_run.h"

#include <algorithm>

#include "core/cost/executor/brr_pass.h"
#include "core/cost/executor/brr_tiles.h"
#include "core/cost/widths.h"

namespace fusescope {
namespace {

std::int64_t ceilDivide(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

/// Maps that cross the border of the group, each once: an external map is streamed whole, whatever is used of it.
std::int64_t borderBytes(const ExecutedGroup& group) {
    std::int64_t bytes = 0;
    for (std::size_t t = 0; t < group.tensors.size(); ++t)
        if (!group.isMade(t) || group.tensors[t].isWritten)
            bytes += bytesOf(group.tensors[t].size.elements(), group.tensors[t].bits);
    return bytes;
}

/// Weights that passes of so many smallest tiles stream in, those of each op as long as it has rows to make.
std::int64_t passedBytes(const ExecutedGroup& group, const BrrTiles& tiles, std::int64_t tilesPerPass) {
    std::int64_t bytes = 0;
    for (std::int64_t pass = 0; pass * tilesPerPass < tiles.count(); ++pass) {
        const auto rows = tiles.rows(pass, tilesPerPass);
        for (std::size_t op = 0; op < group.ops.size(); ++op)
            if (!rows[op].isEmpty()) bytes += group.ops[op].weightBytes;
    }
    return bytes;
}

/// Where the weights lie while the tiles pass by.
enum class WeightPlace { Buffer, OwnBuffer, Streamed };

WeightPlace weightPlace(const ExecutedGroup& group, const Price& price, const Accelerator& accelerator) {
    if (price.spareBytes > 0) return WeightPlace::Buffer;
    const auto& ownBytes = accelerator.weightBufferBytes;
    return ownBytes && group.weightBytes() < *ownBytes ? WeightPlace::OwnBuffer : WeightPlace::Streamed;
}

/// The fewest tiles per pass with which the passes move no more weights than are priced.
std::int64_t tilesAtOnce(const ExecutedGroup& group, const BrrTiles& tiles, const Price& price) {
    const std::int64_t pricedBytes = price.dramBytes - borderBytes(group);
    std::int64_t atOnce = 1;
    while (atOnce < tiles.count() && passedBytes(group, tiles, atOnce) > pricedBytes) ++atOnce;
    return atOnce;
}

std::int64_t streamedBytes(const ExecutedGroup& group, const std::vector<std::int64_t>& channels) {
    std::int64_t bytes = 0;
    for (std::size_t op = 0; op < group.ops.size(); ++op)
        bytes += group.ops[op].weightBytes * channels[op] / group.tensors[op].size.channels;
    return bytes;
}

void runPasses(const ExecutedGroup& group, const BrrTiles& tiles, std::int64_t tilesPerPass, BrrProgress& progress,
               Execution& result) {
    const std::int64_t passes = ceilDivide(tiles.count(), tilesPerPass);
    for (std::int64_t pass = 0; pass < passes && progress.problem.empty(); ++pass) {
        const auto rows = tiles.rows(pass, tilesPerPass);
        result.passBytes = std::max(result.passBytes, tiles.bytes(rows));
        runPass(group, tiles.held(), rows, progress);
    }
}

void measureSmallestTiles(const BrrTiles& tiles, Execution& result) {
    for (std::int64_t tile = 0; tile < tiles.count(); ++tile) {
        const auto rows = tiles.rows(tile, 1);
        result.peakBytes = std::max(result.peakBytes, tiles.bytes(rows));
        if (const std::string name = tiles.overfull(rows); !name.empty() && result.problem.empty())
            result.problem = "\"" + name + "\" has more rows on chip than are priced";
    }
}

}  // namespace

Execution runPyramid(const ExecutedGroup& group, const Price& price, std::span<const Term> terms,
                     const Accelerator& accelerator) {
    Execution result;
    const bool isBatch = std::any_of(group.tensors.begin(), group.tensors.end(),
                                     [](const ExecutedTensor& tensor) { return tensor.size.batch > 1; });
    if (isBatch || accelerator.optimusCompat) {
        result.problem = "the executor runs BRR without batches and the published exceptions";
        return result;
    }
    result.isSupported = true;
    const BrrTiles tiles(group, heldMaps(group, terms, accelerator), accelerator);
    if (!tiles.hasSteps()) {
        result.problem = "no tile of rows keeps the ops in step";
        return result;
    }
    BrrProgress progress;
    for (std::size_t op = 0; op < group.ops.size(); ++op) progress.written.push_back(unwritten(group.tensors[op].size));
    progress.rowsWritten.assign(group.ops.size(), 0);
    progress.channelsWeighed.assign(group.ops.size(), 0);
    progress.channelsAgain.assign(group.ops.size(), 0);
    measureSmallestTiles(tiles, result);
    const WeightPlace place = weightPlace(group, price, accelerator);
    const bool isStreamed = place == WeightPlace::Streamed;
    runPasses(group, tiles, isStreamed ? tilesAtOnce(group, tiles, price) : 1, progress, result);
    if (!progress.problem.empty()) result.problem = progress.problem;
    result.isSupported = !progress.isGivenUp;
    result.dramBytes =
        borderBytes(group) + (isStreamed ? streamedBytes(group, progress.channelsWeighed) : group.weightBytes());
    if (isStreamed) result.restreamedBytes = streamedBytes(group, progress.channelsAgain);
    const std::int64_t resident = place == WeightPlace::Buffer ? group.weightBytes() : 0;
    result.peakBytes += resident;
    result.passBytes += resident;
    for (std::size_t op = 0; op < group.ops.size(); ++op)
        if (group.tensors[op].isWritten)
            result.largestDifference =
                std::max(result.largestDifference, largestDifference(group.tensors[op], progress.written[op]));
    return result;
}

}  // namespace fusescope
