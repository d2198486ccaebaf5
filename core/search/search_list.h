// SPDX-License-Identifier: Apache-2.0
// The table of searches, by the names the command line and the window use.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "core/search/search.h"

namespace fusescope {

struct SearchInfo {
    std::string_view id;
    std::string_view summary;  ///< one line, for --help
    std::unique_ptr<Search> (*make)();
};

std::span<const SearchInfo> searchList();

/// Null if there is no search of that id.
const SearchInfo* findSearch(std::string_view id);

}  // namespace fusescope
