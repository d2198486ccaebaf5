// SPDX-License-Identifier: Apache-2.0
// A report as pages of paper.
#pragma once

#include <vector>

#include "core/print/print.h"
#include "core/report/document.h"

namespace fusescope {

/// In points.
struct PaperFormat {
    double width = 595.28;  ///< A4
    double height = 841.89;
    double margin = 46;
};

/// Tables go on over pages with their headings; large figures come whole on a page of their own, then in strips at a
/// size that can be read. Long tables, and strips beyond sixty pages, are left out, and the page says so.
std::vector<PrintedPage> reportPages(const ReportDocument& document, const PaperFormat& paper = {});

/// `text` in lines of at most `width`, broken between words, and inside a word only if it alone is wider.
std::vector<std::string> wrappedLines(const std::string& text, double fontSize, FontWeight weight, double width);

}  // namespace fusescope
