// SPDX-License-Identifier: Apache-2.0
#include "core/plan/group_set.h"

#include <algorithm>

namespace fusescope {
namespace {

std::size_t wordOf(OpId op) { return op.index() / 64; }
std::uint64_t bitOf(OpId op) { return std::uint64_t{1} << (op.index() % 64); }

}  // namespace

GroupSet::GroupSet(std::initializer_list<OpId> ops) : GroupSet(std::span(ops.begin(), ops.size())) {}

GroupSet::GroupSet(std::span<const OpId> ops) {
    if (ops.empty()) return;
    const auto [low, high] = std::minmax_element(ops.begin(), ops.end());
    firstWord_ = wordOf(*low);
    words_.assign(wordOf(*high) - firstWord_ + 1, 0);
    for (const OpId op : ops) words_[wordOf(op) - firstWord_] |= bitOf(op);
}

int GroupSet::count() const {
    int total = 0;
    for (const std::uint64_t word : words_) total += std::popcount(word);
    return total;
}

std::uint64_t GroupSet::word(std::size_t index) const {
    return index < firstWord_ || index >= firstWord_ + words_.size() ? 0 : words_[index - firstWord_];
}

bool GroupSet::contains(OpId op) const { return op.isValid() && (word(wordOf(op)) & bitOf(op)) != 0; }

OpId GroupSet::first() const {
    if (isEmpty()) return {};
    return OpId(static_cast<std::int32_t>(firstWord_ * 64) + std::countr_zero(words_.front()));
}

OpId GroupSet::last() const {
    if (isEmpty()) return {};
    return OpId(static_cast<std::int32_t>((firstWord_ + words_.size()) * 64 - 1) - std::countl_zero(words_.back()));
}

void GroupSet::insert(OpId op) {
    const std::size_t at = wordOf(op);
    if (isEmpty()) {
        firstWord_ = at;
        words_.assign(1, 0);
    } else if (at < firstWord_) {
        words_.insert(words_.begin(), firstWord_ - at, 0);
        firstWord_ = at;
    } else if (at >= firstWord_ + words_.size()) {
        words_.resize(at - firstWord_ + 1, 0);
    }
    words_[at - firstWord_] |= bitOf(op);
}

void GroupSet::erase(OpId op) {
    if (!contains(op)) return;
    words_[wordOf(op) - firstWord_] &= ~bitOf(op);
    trim();
}

void GroupSet::trim() {
    while (!words_.empty() && words_.back() == 0) words_.pop_back();
    const auto used = std::find_if(words_.begin(), words_.end(), [](std::uint64_t word) { return word != 0; });
    firstWord_ += static_cast<std::size_t>(used - words_.begin());
    words_.erase(words_.begin(), used);
    if (words_.empty()) firstWord_ = 0;
}

bool GroupSet::intersects(const GroupSet& other) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
        if ((words_[i] & other.word(firstWord_ + i)) != 0) return true;
    return false;
}

bool GroupSet::isSubsetOf(const GroupSet& other) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
        if ((words_[i] & ~other.word(firstWord_ + i)) != 0) return false;
    return true;
}

std::vector<OpId> GroupSet::ops() const {
    std::vector<OpId> all;
    all.reserve(static_cast<std::size_t>(count()));
    forEach([&](OpId op) { all.push_back(op); });
    return all;
}

std::uint64_t GroupSet::hash() const {
    std::uint64_t mixed = 0x9e3779b97f4a7c15U * (firstWord_ + 1);
    for (const std::uint64_t word : words_) {
        mixed ^= word;
        mixed *= 0xff51afd7ed558ccdU;
        mixed ^= mixed >> 32;
    }
    return mixed;
}

GroupSet operator|(const GroupSet& a, const GroupSet& b) {
    if (a.isEmpty()) return b;
    if (b.isEmpty()) return a;
    GroupSet both;
    both.firstWord_ = std::min(a.firstWord_, b.firstWord_);
    const std::size_t end = std::max(a.firstWord_ + a.words_.size(), b.firstWord_ + b.words_.size());
    for (std::size_t i = both.firstWord_; i < end; ++i) both.words_.push_back(a.word(i) | b.word(i));
    return both;
}

GroupSet operator&(const GroupSet& a, const GroupSet& b) {
    GroupSet common = a;
    for (std::size_t i = 0; i < common.words_.size(); ++i) common.words_[i] &= b.word(common.firstWord_ + i);
    common.trim();
    return common;
}

GroupSet operator-(const GroupSet& a, const GroupSet& b) {
    GroupSet rest = a;
    for (std::size_t i = 0; i < rest.words_.size(); ++i) rest.words_[i] &= ~b.word(rest.firstWord_ + i);
    rest.trim();
    return rest;
}

std::strong_ordering operator<=>(const GroupSet& a, const GroupSet& b) {
    const std::size_t end = std::max(a.firstWord_ + a.words_.size(), b.firstWord_ + b.words_.size());
    for (std::size_t i = std::min(a.firstWord_, b.firstWord_); i < end; ++i) {
        const std::uint64_t difference = a.word(i) ^ b.word(i);
        if (difference == 0) continue;
        const bool lowestIsInA = (a.word(i) & difference & (~difference + 1)) != 0;
        return lowestIsInA ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    return std::strong_ordering::equal;
}

}  // namespace fusescope
