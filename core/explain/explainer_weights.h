// SPDX-License-Identifier: Apache-2.0
// What the learned explainers learned, for one predictor: they read its embeddings, so they are of no use with another.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/explain/pg/pg_network.h"
#include "core/explain/rg/rg_networks.h"

namespace fusescope {

struct ExplainerWeights {
    Scheme scheme = Scheme::Lbdf;
    std::string variant;              ///< of the predictor: "default" or "paper"
    std::string features;             ///< "ratios/1"
    std::uint64_t predictorHash = 0;  ///< see hashOf()
    PgWeights pg;
    PgWeights pgBudget;
    RgWeights rg;

    friend bool operator==(const ExplainerWeights&, const ExplainerWeights&) = default;
};

/// Names the predictor: FNV-1a of the bytes of its weights file.
std::uint64_t hashOf(const GnnWeights& predictor);

/// The bytes of a file, schema fusescope/explainer-weights/1: "FSEXPLAI", then little-endian: u32 version 1, u32 length
/// of the header and the header ("key value" lines: scheme, variant, features, feature_count, embedding, pg_hidden,
/// rg_hidden, predictor (hex)), the scales of pg and pg-budget as 64-bit floats, the values of pg, pg-budget, the agent
/// and the locator of rg, each a u32 count and 16-bit floats, and the FNV-1a hash (u64) of all bytes before it.
std::string encodeExplainerWeights(const ExplainerWeights& weights);

/// Throws Error (naming `where`) if the bytes are truncated, foreign, of a newer version, or damaged.
ExplainerWeights decodeExplainerWeights(std::string_view bytes, const std::string& where);

/// Values as the file holds them.
ExplainerWeights roundedToHalf(ExplainerWeights weights);

/// Throws Error (naming `where`) if they were learned on another predictor.
void checkLearnedOn(const ExplainerWeights& weights, const GnnWeights& predictor, const std::string& where);

}  // namespace fusescope
