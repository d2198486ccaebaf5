// SPDX-License-Identifier: Apache-2.0
// Enumerates the groups that may be executed after a downset.
#pragma once

#include <memory>
#include <vector>

#include "core/search/downset_table.h"

namespace fusescope {

/// Enumerates, each once, the groups that can be executed after a downset and may fit: every set of ops closed under
/// producers that are not executed. Partial groups may be disconnected (their parts can meet in a later op).
class GroupWalk {
 public:
    explicit GroupWalk(const SearchProblem& problem);  ///< keeps a reference

    /// Calls visit() for every connected one, the group as it stands then; `keepGoing` is asked at every step.
    template <class Visit, class KeepGoing>
    void walk(const Reached& from, Visit&& visit, KeepGoing&& keepGoing) {
        candidates_ = from.ready;
        prefix_ = from.executed.prefix;
        from.executed.rest.forEach([&](OpId op) { isAvailable_[op.index()] = true; });
        std::size_t next = 0;
        for (;;) {
            if (next < candidates_.size()) {
                if (keepGoing() && include(next) && components_ == 1) visit();
                ++next;
            } else if (!steps_.empty()) {
                next = undo();
            } else {
                break;
            }
        }
        from.executed.rest.forEach([&](OpId op) { isAvailable_[op.index()] = false; });
    }

    // Of the group as it stands.
    const DownsetKey& key() const { return key_; }
    std::int64_t bufferBoundBytes() const { return growing_->bufferBoundBytes(); }
    std::int64_t dramBoundBytes() const { return growing_->dramBoundBytes(); }
    Price price() { return growing_->price(); }
    GroupSet group() const;

 private:
    struct Step {
        std::size_t candidate;
        std::size_t candidatesBefore;
        int componentsBefore;
        std::size_t joinedBefore;
    };

    bool isAvailable(OpId op) const { return op.value() < prefix_ || isAvailable_[op.index()]; }  // executed or inside
    bool include(std::size_t candidate);
    std::size_t undo();
    OpId root(OpId op) const;
    void connect(OpId op);

    const SearchProblem& problem_;
    std::unique_ptr<GrowingGroup> growing_;
    std::vector<DownsetKey> opKeys_;
    std::vector<bool> isAvailable_;  // beyond the prefix
    std::int32_t prefix_ = 0;
    std::vector<OpId> parent_;
    std::vector<OpId> joined_;
    std::vector<OpId> candidates_;
    std::vector<Step> steps_;
    DownsetKey key_;
    int components_ = 0;
};

}  // namespace fusescope
