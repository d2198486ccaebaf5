// SPDX-License-Identifier: Apache-2.0
// Regular expressions that never take long: all ways through a pattern are followed at once (Thompson 1968), so a
// search takes at most its length times that of the text, and no stack. The ECMAScript ones without look-ahead and
// references back, in any case.
#pragma once

#include <bitset>
#include <optional>
#include <string_view>
#include <vector>

namespace fusescope {

class NamePattern {
 public:
    /// Nothing if `text` is no such expression, or one of more than kMostSteps steps.
    static std::optional<NamePattern> parse(std::string_view text);

    /// Somewhere in `text`. O(steps * text).
    bool isFoundIn(std::string_view text) const;

    static constexpr std::size_t kMostSteps = 2000;

    enum class Kind { Byte, Split, Jump, Begin, End, Boundary, NoBoundary, Match };
    struct Step {
        Kind kind = Kind::Match;
        int first = 1;             ///< where to go on, counted from here; of Split and Jump
        int second = 1;            ///< of Split
        std::bitset<256> bytes{};  ///< of Byte
    };

 private:
    std::vector<Step> steps_;
};

}  // namespace fusescope
