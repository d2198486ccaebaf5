// SPDX-License-Identifier: Apache-2.0
// The curve of DRAM access against buffer size that was computed last, and whether it is still of this document.
#pragma once

#include <QObject>
#include <memory>
#include <string>

#include "core/search/sweep.h"

namespace fusescope {

class Document;

/// A curve with what it was computed for.
struct CurveResult {
    std::shared_ptr<const OpGraph> graph;
    std::string modelName;
    Accelerator accelerator;
    std::int64_t leastBytes = 0;  ///< the range asked for; a stopped sweep knows its upper part
    std::int64_t mostBytes = 0;
    Sweep sweep;

    bool isComplete() const { return sweep.stopReason == StopReason::Completed; }
};

class BufferCurve : public QObject {
    Q_OBJECT

 public:
    explicit BufferCurve(Document& document, QObject* parent = nullptr);

    const CurveResult* result() const { return result_.get(); }  ///< null before the first one
    /// It is of another model, or of an accelerator that differs in more than its buffer.
    bool isOutOfDate() const { return isOutOfDate_; }
    /// The step that holds at `bufferBytes`; null where the curve is not known, and everywhere if it is out of date.
    const SweepStep* stepAt(std::int64_t bufferBytes) const;
    void show(std::shared_ptr<const CurveResult> result);

 Q_SIGNALS:
    void changed();

 private:
    bool isOfAnother() const;
    void followDocument();

    Document& document_;
    std::shared_ptr<const CurveResult> result_;
    bool isOutOfDate_ = false;
};

/// Whether a curve of one is a curve of the other.
bool haveSameCurve(const Accelerator& one, const Accelerator& other);

}  // namespace fusescope
