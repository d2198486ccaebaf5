// SPDX-License-Identifier: Apache-2.0
#include "core/predictor/signature.h"

#include <algorithm>
#include <bit>
#include <span>

#include "core/predictor/features.h"

namespace fusescope {
namespace {

constexpr int kRounds = 4;  // the network has four layers

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    std::uint64_t mixed = (a ^ (b + 0x9e3779b97f4a7c15U + (a << 6) + (a >> 2))) * 0xff51afd7ed558ccdU;
    return mixed ^ (mixed >> 32);
}

std::uint64_t hashOf(const OpFacts& facts, std::span<const float> features) {
    std::uint64_t hash = static_cast<std::uint64_t>(facts.kind) + 1;
    for (const float feature : features) hash = mix(hash, std::bit_cast<std::uint32_t>(feature));
    for (const double bytes : facts.bytes) hash = mix(hash, std::bit_cast<std::uint64_t>(bytes));
    return hash;
}

}  // namespace

SignatureTable::SignatureTable(std::shared_ptr<const OpGraph> graph) : graph_(std::move(graph)) {
    for (const OpFacts& facts : opFacts(graph_, Accelerator{}))
        ops_.push_back(facts.isModelled ? hashOf(facts, readingFeatures(facts)) : 1);
}

std::uint64_t SignatureTable::signature(const GroupSet& group) const {
    const std::vector<OpId> ops = group.ops();
    const auto pairs = pairsInside(*graph_, group);
    const auto indexOf = [&](OpId op) {
        return static_cast<std::size_t>(std::lower_bound(ops.begin(), ops.end(), op) - ops.begin());
    };
    std::vector<std::uint64_t> hashes;
    for (const OpId op : ops) hashes.push_back(ops_[op.index()]);
    for (int round = 0; round < kRounds; ++round) {
        std::vector<std::uint64_t> before(hashes.size(), 0);  // sums: whatever the order
        std::vector<std::uint64_t> after(hashes.size(), 0);
        for (const auto& [maker, reader] : pairs) {
            before[indexOf(reader)] += mix(hashes[indexOf(maker)], 1);
            after[indexOf(maker)] += mix(hashes[indexOf(reader)], 2);
        }
        for (std::size_t i = 0; i < hashes.size(); ++i) hashes[i] = mix(mix(hashes[i], before[i]), after[i]);
    }
    std::uint64_t total = ops.size();
    for (const std::uint64_t hash : hashes) total += mix(hash, 3);
    return total;
}

}  // namespace fusescope
