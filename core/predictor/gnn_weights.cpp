// SPDX-License-Identifier: Apache-2.0
#include "core/predictor/gnn_weights.h"

#include <bit>
#include <cmath>

#include "core/base/error.h"
#include "core/predictor/weights_header.h"

namespace fusescope {
namespace {

constexpr std::string_view kMagic = "FSWEIGHT";
constexpr std::uint32_t kVersion = 1;

void fill(std::vector<float>& values, std::size_t begin, std::size_t count, std::size_t inputs, Random& random) {
    const double bound = 1 / std::sqrt(static_cast<double>(inputs));
    for (std::size_t i = begin; i < begin + count; ++i)
        values[i] = static_cast<float>((2 * random.uniform() - 1) * bound);
}

std::string headerText(const GnnWeights& weights) {
    const GnnShape& shape = weights.shape;
    return headerLine("scheme", schemeName(weights.scheme)) + headerLine("variant", weights.variant) +
           headerLine("features", weights.features) + headerLine("feature_count", shape.features) +
           headerLine("hidden", shape.hidden) + headerLine("layers", shape.layers) +
           headerLine("head_hidden", shape.headHidden) + headerLine("hears_readers", shape.hearsReaders ? 1 : 0) +
           headerLine("sums_features", shape.sumsFeatures ? 1 : 0);
}

GnnWeights parsedHeader(const std::string& text, const std::string& where) {
    WeightsHeader header(text, where);
    GnnWeights weights;
    weights.scheme = header.takeScheme("scheme");
    weights.variant = header.take("variant");
    weights.features = header.take("features");
    weights.shape.features = header.takeInt("feature_count", 1);
    weights.shape.hidden = header.takeInt("hidden", 1);
    weights.shape.layers = header.takeInt("layers", 1);
    weights.shape.headHidden = header.takeInt("head_hidden", 0);
    weights.shape.hearsReaders = header.takeInt("hears_readers", 0) != 0;
    weights.shape.sumsFeatures = header.takeInt("sums_features", 0) != 0;
    if (weights.shape.sumsFeatures && weights.shape.headHidden == 0)
        throw Error("a linear head does not sum features", where);
    header.finish();
    if (weights.shape.layers > 64)
        throw Error("a network of " + std::to_string(weights.shape.layers) + " layers", where);
    return weights;
}

}  // namespace

GnnPlaces placesOf(const GnnShape& shape) {
    GnnPlaces places;
    const auto hidden = static_cast<std::size_t>(shape.hidden);
    const auto take = [&](std::size_t count) {
        const std::size_t begin = places.count;
        places.count += count;
        return begin;
    };
    for (int layer = 0; layer < shape.layers; ++layer) {
        GnnLayerPlace place;
        place.inputs = layer == 0 ? static_cast<std::size_t>(shape.features) : hidden;
        place.relation = take(hidden * place.inputs);
        place.bias = take(hidden);
        place.root = take(hidden * place.inputs);
        if (shape.hearsReaders) place.back = take(hidden * place.inputs);
        places.layers.push_back(place);
    }
    const auto headHidden = static_cast<std::size_t>(shape.headHidden);
    places.head.inputs = hidden;
    if (headHidden > 0) {
        places.head.hiddenWeight = take(headHidden * static_cast<std::size_t>(shape.headInputs()));
        places.head.hiddenBias = take(headHidden);
        places.head.inputs = headHidden;
    }
    places.head.weight = take(places.head.inputs);
    places.head.bias = take(1);
    return places;
}

std::vector<float> initialGnnValues(const GnnShape& shape, Random& random) {
    const GnnPlaces places = placesOf(shape);
    std::vector<float> values(places.count);
    const auto hidden = static_cast<std::size_t>(shape.hidden);
    for (const GnnLayerPlace& layer : places.layers) {
        const std::size_t matrices = shape.hearsReaders ? 3 : 2;  // they lie one behind the other, the bias among them
        fill(values, layer.relation, matrices * hidden * layer.inputs + hidden, layer.inputs, random);
    }
    const GnnHeadPlace& head = places.head;
    if (shape.headHidden > 0)
        fill(values, head.hiddenWeight, head.weight - head.hiddenWeight, static_cast<std::size_t>(shape.headInputs()),
             random);
    fill(values, head.weight, head.inputs + 1, head.inputs, random);
    return values;
}

std::uint16_t halfBits(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const auto sign = static_cast<std::uint32_t>((bits >> 16) & 0x8000U);
    const float magnitude = std::fabs(value);
    if (!(magnitude < 65520.0F)) return static_cast<std::uint16_t>(sign | (std::isnan(value) ? 0x7e00U : 0x7c00U));
    if (magnitude < 0x1p-14F)  // subnormal: in steps of 2^-24, rounded to even
        return static_cast<std::uint16_t>(sign | static_cast<std::uint32_t>(std::nearbyint(magnitude * 0x1p24F)));
    const std::uint32_t rebiased = (bits & 0x7fffffffU) - (112U << 23);
    return static_cast<std::uint16_t>(sign | ((rebiased + 0xfffU + ((rebiased >> 13) & 1U)) >> 13));
}

float halfValue(std::uint16_t bits) {
    const float sign = (bits & 0x8000U) != 0 ? -1.0F : 1.0F;
    const int exponent = (bits >> 10) & 31;
    const auto fraction = static_cast<float>(bits & 0x3ffU);
    if (exponent == 0) return sign * fraction * 0x1p-24F;
    if (exponent == 31) return fraction == 0 ? sign * INFINITY : NAN;
    return sign * std::ldexp(1024.0F + fraction, exponent - 25);
}

std::vector<float> roundedToHalf(std::vector<float> values) {
    for (float& value : values) value = halfValue(halfBits(value));
    return values;
}

std::string encodeGnnWeights(const GnnWeights& weights) {
    ByteWriter writer;
    writer.raw(kMagic);
    writer.number(kVersion);
    writer.text(headerText(weights));
    writeHalves(writer, weights.values);
    return writer.sealed();
}

GnnWeights decodeGnnWeights(std::string_view bytes, const std::string& where) {
    ByteReader reader = openSealed(bytes, kMagic, kVersion, "weights file", where);
    GnnWeights weights = parsedHeader(reader.text(), where);
    weights.values = readHalves(reader, placesOf(weights.shape).count, where);
    if (!reader.isAtEnd()) throw Error("there are bytes behind the weights", where);
    return weights;
}

}  // namespace fusescope
