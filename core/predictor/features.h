// SPDX-License-Identifier: Apache-2.0
// What the network is told of every op of a group. Two sets:
// published/1, after Mills et al.: kind of op, shapes of its input and output, size of its weights, buffer size. The
// paper
//   gives no scaling; here all sizes are logarithms.
// ratios/1: kind of op, kernel and stride, how many of its neighbours are inside the group, and what the op takes, as
// ratios
//   to the buffer, linear and logarithmic. Whether a group fits depends on nothing else, so what was learned on one
//   network and buffer holds on others. The bytes are those the scheme prices with: what an op takes alone, and what it
//   takes because of the others in the group, by closed forms (group_bytes.h). How they add up, and where the closed
//   forms err, is for the network to learn.
//
//
// A change of what a number means is a new version: weights name the one they were trained on.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/graph/op_graph.h"
#include "core/hardware/accelerator.h"
#include "core/plan/group_set.h"
#include "core/predictor/gnn_graph.h"
#include "core/predictor/op_facts.h"

namespace fusescope {

enum class FeatureSet { Published, Ratios };

/// "published/1", "ratios/1"
std::string_view featureSetName(FeatureSet set);
/// Nothing if there is no set of that name and version.
std::optional<FeatureSet> findFeatureSet(std::string_view name);

/// Features per op; BRR and LBDF take different bytes.
int featureCountOf(FeatureSet set, Scheme scheme);

/// Two ops of a group, the second of which reads the first.
using OpPair = std::pair<OpId, OpId>;

/// Pairs inside the group, each once, sorted: the edges of its GnnGraph, in their order.
std::vector<OpPair> pairsInside(const OpGraph& graph, const GroupSet& group);

/// Works out features of one graph on one accelerator. Safe from any thread.
class FeatureTable {
 public:
    FeatureTable(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator, FeatureSet set);

    /// Features per op.
    int count() const { return count_; }
    FeatureSet set() const { return set_; }
    const OpGraph& graph() const { return *graph_; }
    /// Shapes of the op are known, so it has features.
    bool isModelled(OpId op) const { return ops_[op.index()].isModelled; }
    /// Appends the group, ops ascending, edges as in pairsInside() but for those in `cut` (sorted). All ops are
    /// modelled.
    void append(GnnGraph& graph, const GroupSet& group, std::int64_t betaBytes, std::vector<OpPair> cut = {}) const;

 private:
    struct OpRow {
        bool isModelled = false;
        std::vector<float> fixed;  // whatever the group and the buffer
    };

    void appendOp(GnnGraph& graph, const GroupSet& group, OpId op, std::int64_t betaBytes) const;

    std::shared_ptr<const OpGraph> graph_;
    FeatureSet set_;
    Scheme scheme_;
    std::vector<OpFacts> facts_;  // [ops]
    std::vector<OpRow> ops_;
    int count_ = 0;
};

/// What the ratios begin with: kind of op, kernel, stride, rows.
std::vector<float> readingFeatures(const OpFacts& facts);

}  // namespace fusescope
