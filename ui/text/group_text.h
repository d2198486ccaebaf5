// SPDX-License-Identifier: Apache-2.0
// What the inspector says of a group: the verdict first, then why, then what fills the buffer.
#pragma once

#include <QString>
#include <span>
#include <vector>

#include "core/base/ids.h"
#include "ui/text/words.h"

namespace fusescope {

class Document;

/// All terms of one kind.
struct TermSum {
    TermKind kind = TermKind::Weights;
    std::int64_t bytes = 0;
};

/// One of the largest terms, in words.
struct TermLine {
    TermKind kind = TermKind::Weights;
    QString text;     ///< "9 rows of 288×38×38"
    QString subject;  ///< the name of its op
    OpId op;          ///< to go there
    std::int64_t bytes = 0;
};

enum class Verdict { Fits, DoesNotFit, OutsideFusion, NotModelled };

struct GroupText {
    Verdict verdict = Verdict::Fits;
    QString sentence;           ///< "Fits: 7.2 KiB to spare.", "Does not fit: 41 KiB too much. It fits from 297 KiB."
    QString reason;             ///< what takes most of the buffer, or what happens instead
    std::vector<TermSum> sums;  ///< largest first; they add up to bufferBytes
    std::vector<TermLine> largest;  ///< a few, largest first
    std::int64_t bufferBytes = 0;
    QString prediction;  ///< "Predictor: 0.97 invalid; cost model: 297 KiB ≥ 256 KiB"; empty without a predictor
    bool isPredictionWrong = false;
};

Verdict verdictOf(const Document& document, GroupId group);

GroupText groupText(const Document& document, GroupId group);

}  // namespace fusescope
