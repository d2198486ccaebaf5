// SPDX-License-Identifier: Apache-2.0
// Downsets of a graph: sets of ops that can have been executed at some moment. An exact search walks from one to the
// next.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/search/search.h"

namespace fusescope {

/// Executed ops: all below `prefix`, and `rest` beyond it. Narrow graphs have a short rest.
struct Downset {
    std::int32_t prefix = 0;
    GroupSet rest;

    bool contains(OpId op) const { return op.value() < prefix || rest.contains(op); }
    friend bool operator==(const Downset&, const Downset&) = default;
};

/// Names a set of fusable ops: the sum (exclusive or) of 128 random bits per op, so that a group is added in one step.
/// Two of a million sets share a name with a probability of 1 to 10^26.
struct DownsetKey {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    DownsetKey operator^(const DownsetKey& other) const { return {low ^ other.low, high ^ other.high}; }
    friend bool operator==(const DownsetKey&, const DownsetKey&) = default;
};

struct DownsetKeyHash {
    std::size_t operator()(const DownsetKey& key) const { return key.low; }
};

/// The names of single ops.
std::vector<DownsetKey> makeOpKeys(std::int32_t opCount);

inline constexpr std::int64_t kUnreached = std::numeric_limits<std::int64_t>::max();

/// A downset with the cheapest chain that leads to it.
struct Reached {
    DownsetKey key;
    Downset executed;
    std::vector<OpId> ready;      ///< fusable ops that may run next
    std::int64_t dramBytes = 0;   ///< the greatest integer while no chain is known
    std::int64_t leftBytes = -1;  ///< what the ops that are left move at least; negative: not worked out
    std::int32_t previous = -1;
    GroupSet group;  ///< the last step
};

/// The downsets found so far, with the cheapest way to each.
class DownsetTable {
 public:
    explicit DownsetTable(const SearchProblem& problem);  ///< keeps a reference; holds the downset before any group

    std::size_t opCount() const { return static_cast<std::size_t>(problem_.graph->opCount()); }
    const std::vector<std::int32_t>& ofSize(std::size_t size) const { return bySize_[size]; }
    const Reached& at(std::int32_t index) const { return reached_[static_cast<std::size_t>(index)]; }
    std::size_t count() const { return reached_.size(); }
    std::size_t approximateBytes() const { return bytes_; }

    /// The index of the downset that `group` leads to from `previous`; a new one has no chain yet.
    std::int32_t reach(const DownsetKey& key, std::int32_t previous, const GroupSet& group);
    /// Nothing if no group has led there.
    std::optional<std::int32_t> find(const DownsetKey& key) const;
    /// A chain to `target` that is cheaper than the one known.
    void improve(std::int32_t target, std::int32_t previous, const GroupSet& group, std::int64_t dramBytes);
    /// No plan through this downset moves less.
    std::int64_t boundThrough(std::int32_t index);
    /// The groups on the cheapest chain to this downset; all other ops stay alone.
    FusionPlan planTo(std::int32_t index) const;

 private:
    bool isReady(OpId op, const Downset& executed) const;
    std::size_t sizeOf(const Downset& executed) const;
    Downset after(const Reached& from, const GroupSet& group) const;
    void runUnfusable(Downset& executed, std::vector<OpId> fresh) const;
    std::vector<OpId> readyAfter(const Reached& from, const GroupSet& group, const Downset& executed) const;
    void addStart();

    const SearchProblem& problem_;
    std::vector<Reached> reached_;
    std::unordered_map<DownsetKey, std::int32_t, DownsetKeyHash> indexOf_;
    std::vector<std::vector<std::int32_t>> bySize_;
    std::size_t bytes_ = 0;
};

}  // namespace fusescope
