// SPDX-License-Identifier: Apache-2.0
#include "core/base/bytes.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "core/base/error.h"

namespace fusescope {
namespace {

struct Unit {
    std::string_view name;
    std::int64_t bytes;
};

constexpr std::array<Unit, 8> kUnits{{{"B", 1},
                                      {"KiB", 1024},
                                      {"MiB", 1024 * 1024},
                                      {"GiB", 1024 * 1024 * 1024},
                                      {"kB", 1000},
                                      {"MB", 1000 * 1000},
                                      {"GB", 1000 * 1000 * 1000},
                                      {"", 1}}};

[[noreturn]] void refuse(std::string_view text, const std::string& hint) {
    throw Error("\"" + std::string(text) + "\" is not a byte count", {}, hint);
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

std::string fixed(double value, int decimals) {
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
    return buffer.data();
}

std::string withoutTrailingZeros(std::string text) {
    if (text.find('.') == std::string::npos) return text;
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

}  // namespace

std::int64_t parseByteCount(std::string_view text) {
    const std::string_view all = trimmed(text);
    double number = 0;
    std::int64_t whole = 0;
    const char* const end = all.data() + all.size();
    const auto asWhole = std::from_chars(all.data(), end, whole);
    const auto asNumber = std::from_chars(all.data(), end, number);
    if (asNumber.ec != std::errc{}) refuse(text, "write bytes, or a number with KiB, MiB, kB or MB");
    const bool isWhole = asWhole.ec == std::errc{} && asWhole.ptr == asNumber.ptr;
    const std::string_view unit = trimmed({asNumber.ptr, static_cast<std::size_t>(end - asNumber.ptr)});
    if (unit == "KB" || unit == "K" || unit == "k") refuse(text, "KB is ambiguous: write KiB (1024) or kB (1000)");
    for (const Unit& known : kUnits) {
        if (unit != known.name) continue;
        if (isWhole) {
            const auto bytes = checkedMultiply(whole, known.bytes);
            if (!bytes || *bytes < 0) refuse(text, "it must be from 0 to 9.2 exabytes");
            return *bytes;
        }
        const double bytes = number * static_cast<double>(known.bytes);
        if (!(bytes >= 0 && bytes < 9.2e18)) refuse(text, "it must be from 0 to 9.2 exabytes");
        return std::llround(bytes);
    }
    refuse(text, "the units are KiB, MiB, GiB, kB, MB and GB");
}

std::string byteCountText(std::int64_t bytes) {
    std::string best = std::to_string(bytes);
    if (bytes == 0) return best;
    for (const Unit& unit : kUnits) {
        if (unit.bytes == 1 || bytes % unit.bytes != 0) continue;
        const std::string text = std::to_string(bytes / unit.bytes) + std::string(unit.name);
        if (bytes / unit.bytes < 10000 && (text.size() <= best.size() || best.size() > 5)) best = text;
    }
    return best;
}

std::string formatBinaryBytes(std::int64_t bytes, int decimals) {
    const double value = static_cast<double>(bytes);
    if (std::abs(value) < 1024) return std::to_string(bytes) + " B";
    if (std::abs(value) < 1024.0 * 1024) return withoutTrailingZeros(fixed(value / 1024, decimals)) + " KiB";
    if (std::abs(value) < 1024.0 * 1024 * 1024)
        return withoutTrailingZeros(fixed(value / (1024.0 * 1024), decimals + 1)) + " MiB";
    return withoutTrailingZeros(fixed(value / (1024.0 * 1024 * 1024), decimals + 1)) + " GiB";
}

std::string formatDecimalBytes(std::int64_t bytes) {
    const double value = static_cast<double>(bytes);
    if (std::abs(value) < 1000) return std::to_string(bytes) + " B";
    if (std::abs(value) < 1e6) return fixed(value / 1e3, 2) + " kB";
    if (std::abs(value) < 1e9) return fixed(value / 1e6, 2) + " MB";
    return fixed(value / 1e9, 2) + " GB";
}

std::optional<std::int64_t> checkedMultiply(std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    if (__builtin_mul_overflow(a, b, &result)) return std::nullopt;
    return result;
}

std::optional<std::int64_t> checkedAdd(std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    if (__builtin_add_overflow(a, b, &result)) return std::nullopt;
    return result;
}

}  // namespace fusescope
