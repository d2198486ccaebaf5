// SPDX-License-Identifier: Apache-2.0
// What an edit would do, before it is made, and why one cannot be made.
#pragma once

#include <QString>

#include "ui/document/edit_offer.h"
#include "ui/document/plan_change.h"
#include "ui/text/user_message.h"

namespace fusescope {

/// "−1.20 MB", "+3.40 MB, 31 KiB too much", "no change": short enough for a menu.
QString changeWords(const Document& document, const PlanChange& change);

/// The same of an offer; "not as it stands" if only a remedy makes it possible, "not possible" if nothing does.
QString offerWords(const Document& document, const EditOffer& offer);

/// What would make it fit, if a group that comes of the change does not: "It fits from 287 KiB; F8 says where to cut
/// it." Empty if all fit.
QString overflowAdvice(const Document& document, const PlanChange& change);

/// Why an offer has no plan as it stands.
UserMessage refusal(const EditOffer& offer);
QString refusalReason(const EditOffer& offer);  ///< one sentence, for tips

}  // namespace fusescope
