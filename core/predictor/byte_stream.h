// SPDX-License-Identifier: Apache-2.0
// Little-endian numbers in byte strings: what weights and checkpoints are made of.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/base/error.h"

namespace fusescope {

/// FNV-1a, 64 bit: finds damage, not malice.
constexpr std::uint64_t fnvHash(std::string_view bytes) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
    return hash;
}

class ByteWriter {
 public:
    template <class Unsigned>
    void number(Unsigned value) {
        static_assert(std::is_unsigned_v<Unsigned>);
        for (std::size_t i = 0; i < sizeof(Unsigned); ++i) bytes_ += static_cast<char>((value >> (8 * i)) & 0xff);
    }
    void text(std::string_view value) {
        number(static_cast<std::uint32_t>(value.size()));
        bytes_ += value;
    }
    void raw(std::string_view value) { bytes_ += value; }
    void real(double value) { number(std::bit_cast<std::uint64_t>(value)); }
    void floats(const std::vector<float>& values) {
        number(static_cast<std::uint32_t>(values.size()));
        for (const float value : values) number(std::bit_cast<std::uint32_t>(value));
    }
    /// The bytes with their hash behind them.
    std::string sealed() {
        number(fnvHash(bytes_));
        return std::move(bytes_);
    }

 private:
    std::string bytes_;
};

class ByteReader {
 public:
    ByteReader(std::string_view bytes, const std::string& where) : rest_(bytes), where_(where) {}

    std::string_view raw(std::size_t count) {
        if (rest_.size() < count) throw Error("the file ends too early", where_, "it was cut off: copy it again");
        const std::string_view taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }
    template <class Unsigned>
    Unsigned number() {
        Unsigned value = 0;
        const std::string_view bytes = raw(sizeof(Unsigned));
        for (std::size_t i = 0; i < sizeof(Unsigned); ++i)
            value = static_cast<Unsigned>(
                value | static_cast<Unsigned>(static_cast<Unsigned>(static_cast<unsigned char>(bytes[i])) << (8 * i)));
        return value;
    }
    std::string text() { return std::string(raw(number<std::uint32_t>())); }
    double real() { return std::bit_cast<double>(number<std::uint64_t>()); }
    std::vector<float> floats() {
        const auto count = number<std::uint32_t>();
        if (rest_.size() / 4 < count) raw(std::size_t{count} * 4);  // says so
        std::vector<float> values;
        values.reserve(count);
        for (std::uint32_t i = 0; i < count; ++i) values.push_back(std::bit_cast<float>(number<std::uint32_t>()));
        return values;
    }
    bool isAtEnd() const { return rest_.empty(); }

 private:
    std::string_view rest_;
    const std::string& where_;
};

/// The bytes without the hash behind them; throws Error if it does not fit them.
inline std::string_view unsealed(std::string_view bytes, const std::string& where) {
    if (bytes.size() < sizeof(std::uint64_t))
        throw Error("the file ends too early", where, "it was cut off: copy it again");
    const std::string_view content = bytes.substr(0, bytes.size() - sizeof(std::uint64_t));
    if (ByteReader(bytes.substr(content.size()), where).number<std::uint64_t>() != fnvHash(content))
        throw Error("the file is damaged", where, "its content does not match its hash: copy it again");
    return content;
}

}  // namespace fusescope
