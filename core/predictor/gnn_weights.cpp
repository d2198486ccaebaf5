// SPDX-License-Identifier: Apache-2.0
#include "core/predictor/gnn_weights.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <map>

#include "core/base/error.h"
#include "core/predictor/byte_stream.h"

namespace fusescope {
namespace {

constexpr std::string_view kMagic = "FSWEIGHT";
constexpr std::uint32_t kVersion = 1;
constexpr int kMostWidth = 4096;

void fill(std::vector<float>& values, std::size_t begin, std::size_t count, std::size_t inputs, Random& random) {
    const double bound = 1 / std::sqrt(static_cast<double>(inputs));
    for (std::size_t i = begin; i < begin + count; ++i)
        values[i] = static_cast<float>((2 * random.uniform() - 1) * bound);
}

using Header = std::map<std::string, std::string>;

Header headerOf(const std::string& text, const std::string& where) {
    Header header;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string line = text.substr(begin, end - begin);
        const std::size_t blank = line.find(' ');
        if (blank == std::string::npos) throw Error("the header line \"" + line + "\" is no \"key value\"", where);
        if (!header.emplace(line.substr(0, blank), line.substr(blank + 1)).second)
            throw Error("the header has \"" + line.substr(0, blank) + "\" twice", where);
        begin = end + 1;
    }
    return header;
}

std::string take(Header& header, const std::string& key, const std::string& where) {
    const auto found = header.find(key);
    if (found == header.end()) throw Error("the header lacks \"" + key + "\"", where);
    const std::string value = found->second;
    header.erase(found);
    return value;
}

int takeInt(Header& header, const std::string& key, int least, const std::string& where) {
    const std::string text = take(header, key, where);
    int value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || value < least || value > kMostWidth)
        throw Error("\"" + key + " " + text + "\" is not a sensible number", where);
    return value;
}

std::string headerText(const GnnWeights& weights) {
    const auto line = [](const char* key, const std::string& value) { return std::string(key) + " " + value + "\n"; };
    const GnnShape& shape = weights.shape;
    return line("scheme", schemeName(weights.scheme)) + line("variant", weights.variant) +
           line("features", weights.features) + line("feature_count", std::to_string(shape.features)) +
           line("hidden", std::to_string(shape.hidden)) + line("layers", std::to_string(shape.layers)) +
           line("head_hidden", std::to_string(shape.headHidden)) +
           line("hears_readers", shape.hearsReaders ? "1" : "0") +
           line("sums_features", shape.sumsFeatures ? "1" : "0");
}

GnnWeights parsedHeader(const std::string& text, const std::string& where) {
    Header header = headerOf(text, where);
    GnnWeights weights;
    const std::string scheme = take(header, "scheme", where);
    if (scheme != schemeName(Scheme::Lbdf) && scheme != schemeName(Scheme::Brr))
        throw Error("there is no scheme \"" + scheme + "\"", where, "LBDF or BRR");
    weights.scheme = scheme == schemeName(Scheme::Brr) ? Scheme::Brr : Scheme::Lbdf;
    weights.variant = take(header, "variant", where);
    weights.features = take(header, "features", where);
    weights.shape.features = takeInt(header, "feature_count", 1, where);
    weights.shape.hidden = takeInt(header, "hidden", 1, where);
    weights.shape.layers = takeInt(header, "layers", 1, where);
    weights.shape.headHidden = takeInt(header, "head_hidden", 0, where);
    weights.shape.hearsReaders = takeInt(header, "hears_readers", 0, where) != 0;
    weights.shape.sumsFeatures = takeInt(header, "sums_features", 0, where) != 0;
    if (weights.shape.sumsFeatures && weights.shape.headHidden == 0)
        throw Error("a linear head does not sum features", where);
    if (!header.empty()) throw Error("unknown header line \"" + header.begin()->first + "\"", where);
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
    writer.number(static_cast<std::uint32_t>(weights.values.size()));
    for (const float value : weights.values) writer.number(halfBits(value));
    return writer.sealed();
}

GnnWeights decodeGnnWeights(std::string_view bytes, const std::string& where) {
    if (!bytes.starts_with(kMagic.substr(0, std::min(bytes.size(), kMagic.size()))) || bytes.empty())
        throw Error("this is no weights file of Fusescope", where, "fusescope-cli train writes them");
    ByteReader start(bytes, where);
    start.raw(kMagic.size());
    if (const auto version = start.number<std::uint32_t>(); version != kVersion)
        throw Error("weights of version " + std::to_string(version) + ", this Fusescope reads version " +
                        std::to_string(kVersion),
                    where, "a newer Fusescope wrote them: update, or train again with fusescope-cli train");
    ByteReader reader(unsealed(bytes, where), where);
    reader.raw(kMagic.size() + sizeof(kVersion));
    GnnWeights weights = parsedHeader(reader.text(), where);
    const auto count = reader.number<std::uint32_t>();
    if (count != placesOf(weights.shape).count)
        throw Error("the number of weights does not fit the network in the header", where);
    weights.values.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        weights.values.push_back(halfValue(reader.number<std::uint16_t>()));
        if (!std::isfinite(weights.values.back()))
            throw Error("a weight is not finite", where, "train again with fusescope-cli train");
    }
    if (!reader.isAtEnd()) throw Error("there are bytes behind the weights", where);
    return weights;
}

}  // namespace fusescope
