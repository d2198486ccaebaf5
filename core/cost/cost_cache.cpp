// SPDX-License-Identifier: Apache-2.0
#include "core/cost/cost_cache.h"

namespace fusescope {

CostCache::CostCache(std::shared_ptr<const CostModel> model, std::int64_t betaBytes, std::size_t capacity)
    : model_(std::move(model)), betaBytes_(betaBytes), capacityPerShard_(capacity / kShards + 1) {}

std::optional<std::int64_t> CostCache::bufferBytes(const GroupSet& group) { return lookUp(group, kBuffer).bufferBytes; }

std::int64_t CostCache::dramBytes(const GroupSet& group) { return lookUp(group, kDram).dramBytes; }

bool CostCache::fits(const GroupSet& group) { return lookUp(group, kBuffer).fits(betaBytes_); }

Price CostCache::lookUp(const GroupSet& group, Question question) {
    Counter& counter = question == kBuffer ? buffer_ : dram_;
    counter.lookups.fetch_add(1, std::memory_order_relaxed);
    Shard& shard = shards_[(group.hash() >> 32) % kShards];
    {
        const std::lock_guard lock(shard.mutex);
        if (const auto found = shard.entries.find(group); found != shard.entries.end()) {
            if ((found->second.asked & question) != 0) counter.hits.fetch_add(1, std::memory_order_relaxed);
            found->second.asked |= question;
            return found->second.price;
        }
    }
    // Priced outside the lock: two threads may both price a group, and agree.
    const Price price = model_->price({&group, 1}, betaBytes_).front();
    const std::lock_guard lock(shard.mutex);
    if (shard.entries.size() >= capacityPerShard_) shard.entries.clear();
    shard.entries.try_emplace(group, Entry{price, 0}).first->second.asked |= question;
    return price;
}

}  // namespace fusescope
