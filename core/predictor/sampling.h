// SPDX-License-Identifier: Apache-2.0
// Draws the groups that a predictor learns from: those that random search meets (the paper, section IV-A), with the
// smallest buffer each fits by our own cost model.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/base/run_control.h"
#include "core/graph/op_graph.h"
#include "core/predictor/dataset.h"

namespace fusescope {

struct SampledModel {
    std::shared_ptr<const OpGraph> graph;
    std::string fileName;
    std::string fingerprint;
};

struct SamplingParams {
    Scheme scheme = Scheme::Lbdf;
    std::uint64_t seed = 1;
    double groupsFactor = 1;  ///< times groupsPerModel()
    bool withCuts = true;
    bool withNarrowWidths = true;  ///< models at 8 bit as well, a quarter of the groups
    int threads = 1;               ///< never changes the result
};

/// A product of a map with one value per channel that was computed from it: BRR is not trained on such networks, as in
/// the paper.
bool hasSqueezeAndExcite(const OpGraph& graph);

/// Groups are unique in their model; those that the network cannot tell apart, in any model, are in the same split: 80
/// % train, 10 % validation, 10 % test. Left out are models that repeat another's structure, that are mostly not
/// modelled (sizes left open), and, under BRR, those with Squeeze-and-Excite. Throws Error if there is no model, or a
/// model has no group that fits or none that does not; nothing when stopped. Progress counts groups.
std::optional<Dataset> sampleDataset(std::span<const SampledModel> models, const SamplingParams& params,
                                     RunControl& control);

/// Removes all edges of a random cut of the group: one edge, a few, or all between two parts. Sorted; the group has an
/// edge.
std::vector<OpPair> randomCut(const OpGraph& graph, const GroupSet& group, Random& random);

/// The weakly connected pieces once `cut` (sorted) is removed, by first op.
std::vector<GroupSet> piecesWithout(const OpGraph& graph, const GroupSet& group, const std::vector<OpPair>& cut);

}  // namespace fusescope
