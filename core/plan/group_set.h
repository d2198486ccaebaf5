// SPDX-License-Identifier: Apache-2.0
// A set of ops as a bitset that holds only the words between its first and last op: groups are local in topological
// order, so a group of a 200 000-op graph still takes a few words.
#pragma once

#include <bit>
#include <compare>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

#include "core/base/ids.h"

namespace fusescope {

class GroupSet {
 public:
    GroupSet() = default;
    GroupSet(std::initializer_list<OpId> ops);
    explicit GroupSet(std::span<const OpId> ops);

    bool isEmpty() const { return words_.empty(); }
    int count() const;
    bool contains(OpId op) const;  ///< false for an invalid id
    OpId first() const;            ///< invalid if empty
    OpId last() const;             ///< invalid if empty

    void insert(OpId op);
    void erase(OpId op);

    bool intersects(const GroupSet& other) const;
    bool isSubsetOf(const GroupSet& other) const;

    /// Ascending.
    std::vector<OpId> ops() const;
    template <class Visitor>
    void forEach(Visitor&& visit) const {
        for (std::size_t i = 0; i < words_.size(); ++i)
            for (std::uint64_t rest = words_[i]; rest != 0; rest &= rest - 1)
                visit(OpId(static_cast<std::int32_t>((firstWord_ + i) * 64) + std::countr_zero(rest)));
    }

    std::uint64_t hash() const;

    friend GroupSet operator|(const GroupSet& a, const GroupSet& b);
    friend GroupSet operator&(const GroupSet& a, const GroupSet& b);
    friend GroupSet operator-(const GroupSet& a, const GroupSet& b);
    friend bool operator==(const GroupSet&, const GroupSet&) = default;
    /// By the first op, then by the following ones: the order of groups in a plan.
    friend std::strong_ordering operator<=>(const GroupSet& a, const GroupSet& b);

 private:
    std::uint64_t word(std::size_t index) const;
    void trim();

    // No zero word at either end; empty: firstWord_ == 0. Equal sets are thus equal member by member.
    std::size_t firstWord_ = 0;
    std::vector<std::uint64_t> words_;
};

}  // namespace fusescope

template <>
struct std::hash<fusescope::GroupSet> {
    std::size_t operator()(const fusescope::GroupSet& set) const noexcept { return set.hash(); }
};
