// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"

#include "core/base/utf8.h"

namespace fusescope {
namespace {

std::string sentence(const std::string& problem, const std::string& where, const std::string& hint) {
    std::string text = where.empty() ? problem : where + ": " + problem;
    if (!hint.empty()) text += " (" + hint + ")";
    return text;
}

}  // namespace

Error::Error(std::string what, std::string where, std::string hint)
    : std::runtime_error(readableText(sentence(what, where, hint))),
      problem_(readableText(what)),
      where_(readableText(where)),
      hint_(readableText(hint)) {}

}  // namespace fusescope
