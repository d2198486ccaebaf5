// SPDX-License-Identifier: Apache-2.0
// The parameters of a trained network in one flat array, with what they belong to.
//
// A layer is GraphConv (Morris et al. 2019): z_i = W_rel Σ_{j→i} m_ji h_j + b + W_root h_i, h' = ReLU(z). With
// `hearsReaders` a third matrix adds the messages that run against the edges: + W_back Σ_{i→j} m_ij h_j. The readout is
// g = Σ_v q_v h_v; with `sumsFeatures` also s = Σ_v q_v max(x_v, 0), so that what adds up need not go through the
// layers. The head is linear in g, or two layers on [log1p(g), log1p(s), g/20, 4 min(s, 2), 20 (s - 1) within ±2]: a
// buffer is full where what an op takes sums to 1, and the last sees it from near.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/random.h"
#include "core/hardware/accelerator.h"

namespace fusescope {

struct GnnShape {
    int features = 0;
    int hidden = 128;
    int layers = 4;
    int headHidden = 0;         ///< 0: a linear head
    bool hearsReaders = false;  ///< messages run against the edges, too
    bool sumsFeatures = false;  ///< the readout also sums the features themselves; only with two layers in the head

    /// Width of the readout.
    int embedding() const { return hidden + (sumsFeatures ? features : 0); }
    /// Inputs of the first of two layers in the head.
    int headInputs() const { return 2 * hidden + (sumsFeatures ? 3 * features : 0); }

    friend bool operator==(const GnnShape&, const GnnShape&) = default;
};

/// Where the matrices of one layer start; all are [hidden, inputs], row-major, biases [hidden].
struct GnnLayerPlace {
    std::size_t inputs = 0;
    std::size_t relation = 0;
    std::size_t bias = 0;
    std::size_t root = 0;
    std::size_t back = 0;  ///< only with hearsReaders
};

struct GnnHeadPlace {
    std::size_t inputs = 0;        ///< of the last layer: hidden, or headHidden
    std::size_t hiddenWeight = 0;  ///< [headHidden, shape.headInputs()]; only with two layers
    std::size_t hiddenBias = 0;    ///< [headHidden]
    std::size_t weight = 0;        ///< [inputs] of the last layer
    std::size_t bias = 0;          ///< [1]
};

struct GnnPlaces {
    std::vector<GnnLayerPlace> layers;
    GnnHeadPlace head;
    std::size_t count = 0;
};

GnnPlaces placesOf(const GnnShape& shape);

struct GnnWeights {
    GnnShape shape;
    Scheme scheme = Scheme::Lbdf;
    std::string features;  ///< name and version of the features it was trained on: "ratios/1"
    std::string variant;   ///< "default" or "paper"
    std::vector<float> values;

    /// It learned from groups with edges cut: a masked edge means a cut to it, not something it has never seen.
    bool knowsCuts() const { return variant != "paper"; }
    friend bool operator==(const GnnWeights&, const GnnWeights&) = default;
};

/// Uniform in ±1/sqrt(inputs) for every matrix and its bias, as torch::nn::Linear begins.
std::vector<float> initialGnnValues(const GnnShape& shape, Random& random);

/// Every value as a 16-bit float holds it: what a weights file keeps.
std::vector<float> roundedToHalf(std::vector<float> values);

std::uint16_t halfBits(float value);
float halfValue(std::uint16_t bits);

/// The bytes of a weights file, schema fusescope/weights/1: "FSWEIGHT", then little-endian: u32 version 1, u32 length
/// of the header and the header ("key value" lines: scheme, variant, features, feature_count, hidden, layers,
/// head_hidden, hears_readers, sums_features), u32 number of values, the values as 16-bit floats, and the FNV-1a hash
/// (u64) of all bytes before it.
std::string encodeGnnWeights(const GnnWeights& weights);

/// Throws Error (naming `where`) if the bytes are truncated, foreign, of a newer version, or damaged.
GnnWeights decodeGnnWeights(std::string_view bytes, const std::string& where);

}  // namespace fusescope
