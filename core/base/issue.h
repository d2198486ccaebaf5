// SPDX-License-Identifier: Apache-2.0
// A finding about a model or a plan: an expected "no", reported and never thrown.
#pragma once

#include <string>
#include <vector>

#include "core/base/ids.h"

namespace fusescope {

enum class Severity { Note, Warning, Failure };

struct Issue {
    Severity severity = Severity::Warning;
    std::string text;       ///< one sentence, with names and numbers
    std::string hint;       ///< what to do about it; may be empty
    std::vector<OpId> ops;  ///< the ops it is about, to go there; may be empty

    friend bool operator==(const Issue&, const Issue&) = default;
};

}  // namespace fusescope
