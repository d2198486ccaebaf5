// SPDX-License-Identifier: Apache-2.0
// The recursion of one split, level by level: what is open can be explained together with what is open in other trees.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/split/cut_choice.h"

namespace fusescope {

/// What was decided on one group: depends on the group, the buffer and the seed alone.
struct SplitDecision {
    CutCategory category = CutCategory::NoneFits;
    std::vector<SplitCandidate> followed;  ///< see CutChoice; empty: split at random, or a single op
};

/// What a group that does not fit came to.
struct SplitAnswer {
    std::vector<GroupSet> parts;  ///< by first op
    std::int64_t dramBytes = 0;   ///< of the parts
    bool isRectified = false;     ///< solution edges alone led to parts that all fit
    bool isFirstTry = false;      ///< the first explanation led to a cut of category 1
    bool isNarrowed = false;      ///< not every branch of category 3 was followed: the limit was met
    int decisions = 0;            ///< groups decided on, rejected branches included

    friend bool operator==(const SplitAnswer&, const SplitAnswer&) = default;
};

class SplitTree {
 public:
    /// A cut that is followed. A side that fits has no node.
    struct Branch {
        std::size_t candidate = 0;  ///< in decision->followed
        std::optional<std::size_t> beforeNode;
        std::optional<std::size_t> afterNode;
    };
    struct Node {
        GroupSet group;
        std::shared_ptr<const SplitDecision> decision;
        std::vector<Branch> branches;
        bool isNarrowed = false;
    };
    /// Of a node, once no node is open.
    struct Outcome {
        std::optional<std::size_t> branch;  ///< taken, index into branches; nothing: split at random, or a single op
        std::vector<GroupSet> parts;
        std::int64_t dramBytes = 0;
        bool isRectified = true;
    };
    /// What to do with a group that no solution edge leads on from: parts that fit, or the group itself.
    using Fallback = std::function<std::vector<GroupSet>(const GroupSet&)>;

    /// Once the tree has `mostNodes`, category 3 follows only its first candidate, and what leads to known nodes.
    SplitTree(const GroupSet& root, std::int64_t betaBytes, std::size_t mostNodes);

    /// Nodes without a decision, in the order in which they were met; those of one level.
    const std::vector<std::size_t>& open() const { return open_; }
    const std::vector<Node>& nodes() const { return nodes_; }
    /// Decides on all open nodes, in their order; opens those that they lead to.
    void decide(const std::vector<std::shared_ptr<const SplitDecision>>& decisions);

    /// Of all nodes, from the smallest group up: the least F_D wins.
    std::vector<Outcome> outcomes(CostCache& cache, const Fallback& fallback) const;

 private:
    std::optional<std::size_t> nodeOf(const GroupSet& group, const Price& price);
    void follow(std::size_t index);
    Outcome outcomeOf(const Node& node, const std::vector<Outcome>& known, CostCache& cache,
                      const Fallback& fallback) const;
    int unknownSides(const SplitCandidate& candidate) const;

    std::int64_t betaBytes_;
    std::size_t mostNodes_;
    std::vector<Node> nodes_;
    std::vector<std::size_t> open_;
    std::unordered_map<GroupSet, std::size_t> indexOf_;
};

}  // namespace fusescope
