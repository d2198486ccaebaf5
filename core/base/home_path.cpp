// SPDX-License-Identifier: Apache-2.0
#include "core/base/home_path.h"

#include <cctype>
#include <cstdlib>

namespace fusescope {
namespace {

/// Part of a file's name, so that "/home/ann" is not found in "/home/anna" or "/x/home/ann".
bool isInName(char letter) {
    return std::isalnum(static_cast<unsigned char>(letter)) || letter == '_' || letter == '-';
}

}  // namespace

std::string withTilde(std::string_view text) {
    const char* const chosen = std::getenv("HOME");
    std::string_view home = chosen ? chosen : "";
    while (home.ends_with('/')) home.remove_suffix(1);
    std::string result;
    if (home.empty()) return std::string(text);
    for (std::size_t at = text.find(home); at != std::string_view::npos; at = text.find(home)) {
        const char before = at > 0 ? text[at - 1] : result.empty() ? ' ' : result.back();
        const bool isWhole = !isInName(before) && before != '/' &&
                             (at + home.size() == text.size() || !isInName(text[at + home.size()]));
        result += text.substr(0, at);
        result += isWhole ? std::string_view("~") : home;
        text.remove_prefix(at + home.size());
    }
    return result += text;
}

}  // namespace fusescope
