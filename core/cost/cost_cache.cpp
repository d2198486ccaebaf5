// SPDX-License-Identifier: Apache-2.0
#include "core/cost/cost_cache.h"

namespace fusescope {

CostCache::CostCache(std::shared_ptr<const CostModel> model, std::int64_t betaBytes, std::size_t capacity)
    : model_(std::move(model)), betaBytes_(betaBytes), capacityPerShard_(capacity / kShards + 1) {}

std::optional<std::int64_t> CostCache::bufferBytes(const GroupSet& group) {
    return lookUp(group, bufferLookups_, bufferHits_).bufferBytes;
}

std::int64_t CostCache::dramBytes(const GroupSet& group) { return lookUp(group, dramLookups_, dramHits_).dramBytes; }

bool CostCache::fits(const GroupSet& group) { return lookUp(group, bufferLookups_, bufferHits_).fits(betaBytes_); }

Price CostCache::lookUp(const GroupSet& group, std::atomic<std::int64_t>& lookups, std::atomic<std::int64_t>& hits) {
    lookups.fetch_add(1, std::memory_order_relaxed);
    Shard& shard = shards_[(group.hash() >> 32) % kShards];
    {
        const std::lock_guard lock(shard.mutex);
        if (const auto found = shard.prices.find(group); found != shard.prices.end()) {
            hits.fetch_add(1, std::memory_order_relaxed);
            return found->second;
        }
    }
    // Priced outside the lock: two threads may both price a group, and agree.
    const Price price = model_->price({&group, 1}, betaBytes_).front();
    const std::lock_guard lock(shard.mutex);
    if (shard.prices.size() >= capacityPerShard_) shard.prices.clear();
    shard.prices.emplace(group, price);
    return price;
}

}  // namespace fusescope
