// SPDX-License-Identifier: Apache-2.0
// What the panel of the buffer curve says.
#pragma once

#include <QString>

#include "core/search/sweep.h"

namespace fusescope {

class BufferCurve;
class Document;
struct BufferWhatIf;
struct CurveResult;

/// "From 192 KiB to 203.5 KiB", and below it "81.66 MB in all: …".
QString stepWords(const SweepStep& step, std::int64_t untilBytes);

/// "DRAM access of resnet18.onnx by buffer size, LBDF, 16 bit".
QString curveTitle(const CurveResult& result);

/// How much is known, and of what: steps, a sweep that was stopped, a curve that is out of date.
QString curveNote(const Document& document, const BufferCurve& curve);

/// "At 192 KiB 7 of 62 groups stop fitting, and 3 more ops run outside fusion."
QString whatIfSentence(const Document& document, const BufferWhatIf& answer);

/// "The best plan there moves 104.2 MB in all, 9.5 MB more than your plan now."; or why it is not known.
QString bestThereSentence(const Document& document, const BufferCurve& curve, std::int64_t bufferBytes);

}  // namespace fusescope
