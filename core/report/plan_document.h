// SPDX-License-Identifier: Apache-2.0
// The facts of a plan as a report that can be read, and as tables for a spreadsheet.
#pragma once

#include <string>

#include "core/report/document.h"
#include "core/report/report_facts.h"

namespace fusescope {

/// `picture`: the plan, see planFigure(); without shapes there is none in the report.
ReportDocument planDocument(const ReportFacts& facts, Figure picture);

/// A line a group: bytes, state, first and last op, note, what fills the buffer. RFC 4180, byte counts as integers.
std::string groupTableCsv(const ReportFacts& facts);
/// A line an op: name, kind, shape, weights, multiply-accumulates, group, why it is out of fusion.
std::string opTableCsv(const ReportFacts& facts);

}  // namespace fusescope
