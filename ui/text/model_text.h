// SPDX-License-Identifier: Apache-2.0
// What the inspector says of the whole model, and the plain facts of a group.
#pragma once

#include "ui/text/op_text.h"

namespace fusescope {

std::vector<Fact> modelFacts(const Document& document);

/// What the importer assumed or could not model, a line each; empty if nothing.
QString modelNotes(const Document& document);

std::vector<Fact> groupFacts(const Document& document, GroupId group);

}  // namespace fusescope
