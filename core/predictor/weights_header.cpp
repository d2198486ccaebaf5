// SPDX-License-Identifier: Apache-2.0
#include "core/predictor/weights_header.h"

#include <charconv>
#include <cmath>

#include "core/base/error.h"
#include "core/predictor/gnn_weights.h"

namespace fusescope {
namespace {

constexpr int kMostWidth = 4096;

}  // namespace

WeightsHeader::WeightsHeader(const std::string& text, const std::string& where) : where_(where) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string line = text.substr(begin, end - begin);
        const std::size_t blank = line.find(' ');
        if (blank == std::string::npos) throw Error("the header line \"" + line + "\" is no \"key value\"", where);
        if (!lines_.emplace(line.substr(0, blank), line.substr(blank + 1)).second)
            throw Error("the header has \"" + line.substr(0, blank) + "\" twice", where);
        begin = end + 1;
    }
}

std::string WeightsHeader::take(const std::string& key) {
    const auto found = lines_.find(key);
    if (found == lines_.end()) throw Error("the header lacks \"" + key + "\"", where_);
    const std::string value = found->second;
    lines_.erase(found);
    return value;
}

int WeightsHeader::takeInt(const std::string& key, int least) {
    const std::string text = take(key);
    int value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || value < least || value > kMostWidth)
        throw Error("\"" + key + " " + text + "\" is not a sensible number", where_);
    return value;
}

Scheme WeightsHeader::takeScheme(const std::string& key) {
    const std::string scheme = take(key);
    if (scheme != schemeName(Scheme::Lbdf) && scheme != schemeName(Scheme::Brr))
        throw Error("there is no scheme \"" + scheme + "\"", where_, "LBDF or BRR");
    return scheme == schemeName(Scheme::Brr) ? Scheme::Brr : Scheme::Lbdf;
}

void WeightsHeader::finish() const {
    if (!lines_.empty()) throw Error("unknown header line \"" + lines_.begin()->first + "\"", where_);
}

std::string headerLine(std::string_view key, const std::string& value) { return std::string(key) + " " + value + "\n"; }

std::string headerLine(std::string_view key, int value) { return headerLine(key, std::to_string(value)); }

void writeHalves(ByteWriter& writer, const std::vector<float>& values) {
    writer.number(static_cast<std::uint32_t>(values.size()));
    for (const float value : values) writer.number(halfBits(value));
}

std::vector<float> readHalves(ByteReader& reader, std::size_t count, const std::string& where) {
    if (reader.number<std::uint32_t>() != count)
        throw Error("the number of weights does not fit the network in the header", where);
    std::vector<float> values;
    for (std::size_t i = 0; i < count; ++i) {
        values.push_back(halfValue(reader.number<std::uint16_t>()));
        if (!std::isfinite(values.back()))
            throw Error("a weight is not finite", where, "train again with fusescope-cli train");
    }
    return values;
}

ByteReader openSealed(std::string_view bytes, std::string_view magic, std::uint32_t version, const std::string& what,
                      const std::string& where) {
    if (!bytes.starts_with(magic.substr(0, std::min(bytes.size(), magic.size()))) || bytes.empty())
        throw Error("this is no " + what + " of Fusescope", where, "fusescope-cli train writes them");
    ByteReader start(bytes, where);
    start.raw(magic.size());
    if (const auto found = start.number<std::uint32_t>(); found != version)
        throw Error(
            "weights of version " + std::to_string(found) + ", this Fusescope reads version " + std::to_string(version),
            where, "a newer Fusescope wrote them: update, or train again with fusescope-cli train");
    ByteReader reader(unsealed(bytes, where), where);
    reader.raw(magic.size() + sizeof(version));
    return reader;
}

}  // namespace fusescope
