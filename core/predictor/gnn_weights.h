// SPDX-License-Identifier: Apache-2.0
// The parameters of a trained network in one flat array, with what they belong to.
//
// A layer is GraphConv (Morris et al. 2019): z_i = W_rel Σ_{j→i} m_ji h_j + b + W_root h_i, h' = ReLU(z). With
// `hearsReaders` a third matrix adds the messages that run against the edges: + W_back Σ_{i→j} m_ij h_j. The readout is
// g = Σ_v q_v h_v. The head is linear in g, or two layers on [log1p(g), g/20].
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
    std::size_t inputs = 0;      ///< hidden, or twice that in front of two layers
    std::size_t hiddenWeight = 0;  ///< [headHidden, inputs]; only with two layers
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

    friend bool operator==(const GnnWeights&, const GnnWeights&) = default;
};

/// Uniform in ±1/sqrt(inputs) for every matrix and its bias, as torch::nn::Linear begins.
std::vector<float> initialGnnValues(const GnnShape& shape, Random& random);

/// Every value as a 16-bit float holds it: what a weights file keeps.
std::vector<float> roundedToHalf(std::vector<float> values);

std::uint16_t halfBits(float value);
float halfValue(std::uint16_t bits);

/// The bytes of a weights file, schema fusescope/weights/1: "FSWEIGHT", then little-endian: u32 version 1, u32 length of
/// the header and the header ("key value" lines: scheme, variant, features, feature_count, hidden, layers, head_hidden,
/// hears_readers), u32 number of values, the values as 16-bit floats, and the FNV-1a hash (u64) of all bytes before it.
std::string encodeGnnWeights(const GnnWeights& weights);

/// Throws Error (naming `where`) if the bytes are truncated, foreign, of a newer version, or damaged.
GnnWeights decodeGnnWeights(std::string_view bytes, const std::string& where);

}  // namespace fusescope
