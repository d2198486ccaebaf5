// SPDX-License-Identifier: Apache-2.0
// Memoizes prices of groups for one cost model and buffer. Thread-safe and bounded.
#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "core/cost/cost_model.h"

namespace fusescope {

class CostCache {
 public:
    /// Holds at most about `capacity` groups; a full shard is emptied, which costs time and changes no answer.
    CostCache(std::shared_ptr<const CostModel> model, std::int64_t betaBytes, std::size_t capacity = 4'000'000);

    /// F_beta < beta.
    bool fits(const GroupSet& group);
    std::optional<std::int64_t> bufferBytes(const GroupSet& group);
    std::int64_t dramBytes(const GroupSet& group);
    /// F_beta with what is known besides: counts as a question for F_beta.
    Price price(const GroupSet& group) { return lookUp(group, kBuffer); }

    const CostModel& model() const { return *model_; }
    std::int64_t betaBytes() const { return betaBytes_; }
    struct Counts {
        std::int64_t lookups = 0;
        std::int64_t hits = 0;
    };
    Counts bufferCounts() const { return buffer_.counts(); }
    Counts dramCounts() const { return dram_.counts(); }

 private:
    enum Question { kBuffer = 1, kDram = 2 };
    struct Entry {
        Price price;
        int asked = 0;  // questions: a price answers both, but a hit is a question that was asked before
    };
    struct Shard {
        std::mutex mutex;
        std::unordered_map<GroupSet, Entry> entries;
    };
    struct Counter {
        std::atomic<std::int64_t> lookups{0};
        std::atomic<std::int64_t> hits{0};
        Counts counts() const { return {lookups.load(), hits.load()}; }
    };

    Price lookUp(const GroupSet& group, Question question);

    static constexpr std::size_t kShards = 16;
    std::shared_ptr<const CostModel> model_;
    std::int64_t betaBytes_;
    std::size_t capacityPerShard_;
    std::array<Shard, kShards> shards_;
    Counter buffer_;
    Counter dram_;
};

}  // namespace fusescope
