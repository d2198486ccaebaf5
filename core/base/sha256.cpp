// SPDX-License-Identifier: Apache-2.0
#include "core/base/sha256.h"

#include <openssl/evp.h>

#include <array>
#include <span>

#include "core/base/error.h"

namespace fusescope {
namespace {

using Digest = std::array<unsigned char, 32>;

Digest sha256(std::string_view text) {
    Digest digest{};
    if (EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1)
        throw Error("cannot compute a sha256 fingerprint");
    return digest;
}

}  // namespace

std::string sha256Hex(std::string_view text) {
    std::string hex;
    for (const unsigned char byte : sha256(text)) {
        constexpr std::string_view kDigits = "0123456789abcdef";
        hex += kDigits[byte >> 4];
        hex += kDigits[byte & 15];
    }
    return hex;
}

std::string sha256Base64(std::string_view text) {
    const Digest digest = sha256(text);
    std::array<unsigned char, 45> encoded{};  // four for three, and a zero
    const int length = EVP_EncodeBlock(encoded.data(), digest.data(), static_cast<int>(digest.size()));
    return {encoded.begin(), encoded.begin() + length};
}

}  // namespace fusescope
