// SPDX-License-Identifier: Apache-2.0
#include "ui/text/curve_text.h"

#include <QCoreApplication>

#include "ui/document/buffer_curve.h"
#include "ui/document/buffer_what_if.h"
#include "ui/document/document.h"
#include "ui/text/words.h"

namespace fusescope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CurveText)
};

QString bitsWords(const Accelerator& accelerator) {
    const int activations = accelerator.activationBits;
    return activations == accelerator.weightBits
               ? Words::tr("%1 bit").arg(activations)
               : Words::tr("%1 and %2 bit").arg(activations).arg(accelerator.weightBits);
}

QString outOfDateNote(const CurveResult& result) {
    const Accelerator& of = result.accelerator;
    return Words::tr("Out of date: this is the curve of %1 on %2, %3. Compute it again.")
        .arg(QString::fromStdString(result.modelName), QString::fromLatin1(schemeName(of.scheme)), bitsWords(of));
}

QString fittingWords(const BufferWhatIf& answer, int groups) {
    const auto stop = static_cast<int>(answer.stopFitting.size());
    if (stop == 1) return Words::tr("1 of %1 stops fitting").arg(groupCount(groups));
    if (stop > 1) return Words::tr("%1 of %2 stop fitting").arg(stop).arg(groupCount(groups));
    if (answer.startFitting == 1) return Words::tr("1 more group fits");
    if (answer.startFitting > 1) return Words::tr("%1 more groups fit").arg(answer.startFitting);
    return Words::tr("no group stops fitting");
}

QString outsideWords(int more) {
    if (more == 1) return Words::tr("1 more op runs outside fusion");
    if (more == -1) return Words::tr("1 fewer op runs outside fusion");
    return more > 0 ? Words::tr("%1 more ops run outside fusion").arg(more)
                    : Words::tr("%1 fewer ops run outside fusion").arg(-more);
}

QString unknownWords(const BufferCurve& curve) {
    if (!curve.result()) return {};
    if (curve.isOutOfDate()) return Words::tr("The best plan there is not known: the curve is out of date.");
    return Words::tr("The best plan there is not known: the curve is known from %1 up.")
        .arg(binaryBytes(curve.result()->sweep.leastBufferBytes));
}

}  // namespace

QString curveTitle(const CurveResult& result) {
    const Accelerator& of = result.accelerator;
    return Words::tr("DRAM access of %1 by buffer size, %2, %3")
        .arg(QString::fromStdString(result.modelName), QString::fromLatin1(schemeName(of.scheme)), bitsWords(of));
}

QString stepWords(const SweepStep& step, std::int64_t untilBytes) {
    return Words::tr("From %1 to %2\n%3 in all: %4 by %5 that fit, %6 by the others")
        .arg(binaryBytes(step.bufferBytes), binaryBytes(untilBytes), decimalBytes(step.totalDramBytes()),
             decimalBytes(step.dramBytes), opCount(step.fusableOps), decimalBytes(step.unfusableDramBytes));
}

QString curveNote(const Document& document, const BufferCurve& curve) {
    if (!curve.result()) return {};
    const CurveResult& result = *curve.result();
    if (curve.isOutOfDate() && document.hasModel()) return outOfDateNote(result);
    const auto steps = static_cast<int>(result.sweep.steps.size());
    const QString count = steps == 1 ? Words::tr("1 step, proven") : Words::tr("%1 steps, each proven").arg(steps);
    if (result.isComplete()) return count;
    const QString from = binaryBytes(result.sweep.leastBufferBytes);
    return result.sweep.stopReason == StopReason::MemoryLimit
               ? Words::tr("Out of memory: known from %1 up. %2").arg(from, count)
               : Words::tr("Stopped: known from %1 up. %2").arg(from, count);
}

QString whatIfSentence(const Document& document, const BufferWhatIf& answer) {
    const QString at = binaryBytes(answer.bufferBytes);
    if (answer.bufferBytes == document.accelerator().bufferBytes)
        return Words::tr("This is the buffer of now. Move the slider to try another.");
    const QString fitting = fittingWords(answer, document.version()->plan.groupCount());
    if (answer.moreOpsOutside == 0) return Words::tr("At %1 %2.").arg(at, fitting);
    return Words::tr("At %1 %2, and %3.").arg(at, fitting, outsideWords(answer.moreOpsOutside));
}

QString bestThereSentence(const Document& document, const BufferCurve& curve, std::int64_t bufferBytes) {
    const SweepStep* const step = curve.stepAt(bufferBytes);
    if (!step) return unknownWords(curve);
    const QString best = decimalBytes(step->totalDramBytes());
    if (!document.evaluation()->isValid()) return Words::tr("The best plan there moves %1 in all.").arg(best);
    const std::int64_t more = step->totalDramBytes() - document.evaluation()->totalDramBytes();
    if (more == 0) return Words::tr("The best plan there moves %1 in all, as much as your plan now.").arg(best);
    const QString text = more > 0 ? Words::tr("The best plan there moves %1 in all, %2 more than your plan now.")
                                  : Words::tr("The best plan there moves %1 in all, %2 less than your plan now.");
    return text.arg(best, decimalBytes(std::abs(more)));
}

}  // namespace fusescope
