// SPDX-License-Identifier: Apache-2.0
// A report as one HTML file: no network, nothing but what is in it; sortable tables, pictures to pan and zoom, light
// and dark, and print. Reads well without its script.
#pragma once

#include <string>

#include "core/report/document.h"

namespace fusescope {

/// UTF-8. Whatever the texts contain stays text: all are escaped, and the page forbids every script but its own.
std::string htmlText(const ReportDocument& document);

}  // namespace fusescope
