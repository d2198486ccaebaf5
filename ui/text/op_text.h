// SPDX-License-Identifier: Apache-2.0
// What the inspector says of an op.
#pragma once

#include <QString>
#include <vector>

#include "core/plan/group_set.h"

namespace fusescope {

class Document;

struct Fact {
    QString label;
    QString value;
};

/// Kind, shapes, weights, bytes, work: what there is to know, in a fixed order.
std::vector<Fact> opFacts(const Document& document, OpId op);

/// Why no buffer suffices for a group without a price, in one sentence.
QString noBufferWords(const Document& document, const GroupSet& group);

/// Why an op cannot be fused, in one sentence; empty if it can.
QString unfusableReason(const Document& document, OpId op);

}  // namespace fusescope
