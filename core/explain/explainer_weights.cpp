// SPDX-License-Identifier: Apache-2.0
#include "core/explain/explainer_weights.h"

#include <array>
#include <charconv>
#include <cmath>

#include "core/base/error.h"
#include "core/predictor/weights_header.h"

namespace fusescope {
namespace {

constexpr std::string_view kMagic = "FSEXPLAI";
constexpr std::uint32_t kVersion = 1;

std::string hexOf(std::uint64_t value) {
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
    return {digits.data(), end};
}

std::uint64_t fromHex(const std::string& text, const std::string& where) {
    std::uint64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (failure != std::errc() || end != text.data() + text.size())
        throw Error("\"predictor " + text + "\" is no hash", where);
    return value;
}

float readScale(ByteReader& reader, const std::string& where) {
    const double scale = reader.real();
    if (!std::isfinite(scale) || scale <= 0) throw Error("a scale is not positive", where);
    return static_cast<float>(scale);
}

}  // namespace

std::uint64_t hashOf(const GnnWeights& predictor) { return fnvHash(encodeGnnWeights(predictor)); }

std::string encodeExplainerWeights(const ExplainerWeights& weights) {
    ByteWriter writer;
    writer.raw(kMagic);
    writer.number(kVersion);
    writer.text(headerLine("scheme", schemeName(weights.scheme)) + headerLine("variant", weights.variant) +
                headerLine("features", weights.features) + headerLine("feature_count", weights.rg.features) +
                headerLine("embedding", weights.pg.embedding) + headerLine("pg_hidden", weights.pg.hidden) +
                headerLine("rg_hidden", weights.rg.hidden) + headerLine("predictor", hexOf(weights.predictorHash)));
    writer.real(static_cast<double>(weights.pg.scale));
    writer.real(static_cast<double>(weights.pgBudget.scale));
    writeHalves(writer, weights.pg.values);
    writeHalves(writer, weights.pgBudget.values);
    writeHalves(writer, weights.rg.agent);
    writeHalves(writer, weights.rg.locator);
    return writer.sealed();
}

ExplainerWeights decodeExplainerWeights(std::string_view bytes, const std::string& where) {
    ByteReader reader = openSealed(bytes, kMagic, kVersion, "file of explainer weights", where);
    WeightsHeader header(reader.text(), where);
    ExplainerWeights weights;
    weights.scheme = header.takeScheme("scheme");
    weights.variant = header.take("variant");
    weights.features = header.take("features");
    weights.rg.features = header.takeInt("feature_count", 1);
    weights.rg.embedding = weights.pg.embedding = weights.pgBudget.embedding = header.takeInt("embedding", 1);
    weights.pg.hidden = weights.pgBudget.hidden = header.takeInt("pg_hidden", 1);
    weights.rg.hidden = header.takeInt("rg_hidden", 1);
    weights.predictorHash = fromHex(header.take("predictor"), where);
    header.finish();
    weights.pg.scale = readScale(reader, where);
    weights.pgBudget.scale = readScale(reader, where);
    const std::size_t pgCount = pgValueCount(weights.pg.embedding, weights.pg.hidden);
    weights.pg.values = readHalves(reader, pgCount, where);
    weights.pgBudget.values = readHalves(reader, pgCount, where);
    weights.rg.agent = readHalves(reader, rgAgentCount(weights.rg.features, weights.rg.hidden), where);
    weights.rg.locator = readHalves(reader, rgLocatorCount(weights.rg.embedding), where);
    if (!reader.isAtEnd()) throw Error("there are bytes behind the weights", where);
    return weights;
}

ExplainerWeights roundedToHalf(ExplainerWeights weights) {
    for (std::vector<float>* const values :
         {&weights.pg.values, &weights.pgBudget.values, &weights.rg.agent, &weights.rg.locator})
        *values = roundedToHalf(std::move(*values));
    return weights;
}

void checkLearnedOn(const ExplainerWeights& weights, const GnnWeights& predictor, const std::string& where) {
    if (weights.predictorHash == hashOf(predictor) && weights.features == predictor.features) return;
    throw Error(
        "these explainers were learned on another predictor", where,
        "fusescope-cli train writes both, or fusescope-cli train --explainers-for WEIGHTS the explainers alone");
}

}  // namespace fusescope
