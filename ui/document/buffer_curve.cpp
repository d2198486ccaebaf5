// SPDX-License-Identifier: Apache-2.0
#include "ui/document/buffer_curve.h"

#include "ui/document/document.h"

namespace fusescope {

BufferCurve::BufferCurve(Document& document, QObject* parent) : QObject(parent), document_(document) {
    connect(&document_, &Document::planChanged, this, &BufferCurve::followDocument);
}

const SweepStep* BufferCurve::stepAt(std::int64_t bufferBytes) const {
    return result_ && !isOutOfDate_ ? fusescope::stepAt(result_->sweep, bufferBytes) : nullptr;
}

void BufferCurve::show(std::shared_ptr<const CurveResult> result) {
    result_ = std::move(result);
    isOutOfDate_ = isOfAnother();
    Q_EMIT changed();
}

bool BufferCurve::isOfAnother() const {
    if (!result_) return false;
    return !document_.hasModel() || document_.model().content->graph != result_->graph ||
           !haveSameCurve(document_.accelerator(), result_->accelerator);
}

void BufferCurve::followDocument() {
    if (isOfAnother() == isOutOfDate_) return;
    isOutOfDate_ = !isOutOfDate_;
    Q_EMIT changed();
}

bool haveSameCurve(const Accelerator& one, const Accelerator& other) {
    Accelerator same = other;
    same.name = one.name;
    same.bufferBytes = one.bufferBytes;
    same.dram = one.dram;  // for estimates only
    same.compute = one.compute;
    return same == one;
}

}  // namespace fusescope
