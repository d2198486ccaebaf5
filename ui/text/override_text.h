// SPDX-License-Identifier: Apache-2.0
// What is demanded of ops and groups, and what was noted of them, in words.
#pragma once

#include <QString>

#include "core/plan/group_set.h"

namespace fusescope {

class Document;

/// A line for each override that concerns any of these ops; empty if none does.
QString demandsOn(const Document& document, const GroupSet& ops);

/// "3 overrides: 1 cut, 1 locked group, 1 op alone"; empty without any.
QString overridesSummary(const Document& document);

/// The note of the group, or empty.
QString noteOf(const Document& document, const GroupSet& group);

}  // namespace fusescope
