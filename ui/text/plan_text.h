// SPDX-License-Identifier: Apache-2.0
// What the plan card says: the price of the plan, and what it is to be compared with.
#pragma once

#include <QString>
#include <vector>

#include "core/scene/theme.h"

namespace fusescope {

class Document;

struct PlanFact {
    QString label;
    QString value;
    QString note;  ///< smaller, after the value; may be empty
    ColorRole color = ColorRole::Text;
    QString toolTip;  ///< what the words mean
};

std::vector<PlanFact> planFacts(const Document& document);

/// "62 groups · 1 does not fit".
QString groupsSummary(const Document& document);

/// A finding worth a sentence, such as that nothing can be fused; empty if there is none.
QString planFinding(const Document& document);

/// "386 ops · 12.2 M params · 1.8 GMAC".
QString modelSummary(const Document& document);

}  // namespace fusescope
