// SPDX-License-Identifier: Apache-2.0
// The steps of a split in words.
#pragma once

#include <QString>

#include "ui/player/split_steps.h"

namespace fusescope {

QString stepTitle(SplitStepKind kind);  ///< "candidate cuts"
/// "Category 1: both sides fit. Of 3 such cuts the one that moves least, 0.83 MB."
QString stepSentence(const OpGraph& graph, const SplitTrace& trace, const SplitStep& step);
/// "F_β asked 31 times, 12 from memory; F_D 14 times, 3 from memory; 4 explanations."
QString countsSentence(const SplitCounts& counts);
/// Before the first step of a reconstruction: "The search kept no record…".
QString originSentence(const SplitTrace& trace, const GroupSet& group, const QString& name);
/// After its last one: "Group 3 is one of them." or that it is not.
QString originResult(const SplitTrace& trace, const GroupSet& group, const QString& name);

}  // namespace fusescope
