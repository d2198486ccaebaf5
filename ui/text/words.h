// SPDX-License-Identifier: Apache-2.0
// Words and colours for the values of the core.
#pragma once

#include <QString>
#include <optional>
#include <string_view>

#include "core/cost/cost_model.h"
#include "core/graph/tensor.h"
#include "core/scene/plan_scene.h"
#include "core/scene/theme.h"

namespace fusescope {

QString binaryBytes(std::int64_t bytes);   ///< "254.9 KiB": what is on chip
QString decimalBytes(std::int64_t bytes);  ///< "81.66 MB": what goes to DRAM
/// With a sign, in the words of `text`: "+1.20 MB", "−3 KiB".
QString signedBytes(std::int64_t bytes, QString (*text)(std::int64_t) = decimalBytes);
/// In MB from 10 kB on, so that a column of them can be compared by eye.
QString columnBytes(std::int64_t bytes);
QString percent(double share);                             ///< "78.7 %"
QString counted(std::int64_t count, const QString& unit);  ///< "1.8 GMAC", "0 MAC"
/// "17 ops", "1 group": English has no plural of its own without a catalogue.
QString opCount(int count);
QString groupCount(int count);

/// The end of a path: "…/block.0.2/Mul"; names of up to two steps stay whole.
QString shortOpName(const std::string& name);
PlanWords planWords();                                  ///< of labels in pictures
QString groupName(GroupId group);                       ///< "Group 3"
QString groupNameInText(GroupId group);                 ///< "group 3", within a sentence
QString shapeWords(const std::optional<Shape>& shape);  ///< "48×38×38"
QString schemeSummary(Scheme scheme);
/// What an undo step that goes from one accelerator to another is called: "Buffer of 512 KiB".
QString acceleratorChange(const Accelerator& before, const Accelerator& after);
QString algorithmName(std::string_view id);        ///< "Optimal"
QString algorithmNameInText(std::string_view id);  ///< "optimal", within a sentence
QString algorithmSummary(std::string_view id);

QString termName(TermKind kind);         ///< "line buffers"
QString termExplanation(TermKind kind);  ///< one sentence
/// Colours that tell the kinds apart; each also has its name beside it.
ColorRole termRole(TermKind kind);

}  // namespace fusescope
