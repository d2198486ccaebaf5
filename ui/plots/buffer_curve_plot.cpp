// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/buffer_curve_plot.h"

#include <QCoreApplication>

#include "ui/document/buffer_curve.h"
#include "ui/document/document.h"
#include "ui/text/curve_text.h"
#include "ui/text/words.h"

namespace fusescope {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(BufferCurvePlot)
};

std::vector<PlotStep> plotSteps(const Sweep& sweep) {
    std::vector<PlotStep> steps;
    for (std::size_t i = 0; i < sweep.steps.size(); ++i) {
        const SweepStep& step = sweep.steps[i];
        const std::int64_t until = i + 1 < sweep.steps.size() ? sweep.steps[i + 1].bufferBytes : sweep.mostBufferBytes;
        steps.push_back({step.bufferBytes, step.dramBytes, step.unfusableDramBytes, stepWords(step, until)});
    }
    return steps;
}

}  // namespace

StepPlotContent bufferCurvePlot(const Document& document, const BufferCurve& curve) {
    StepPlotContent content;
    if (!curve.result()) return content;
    const CurveResult& result = *curve.result();
    content.steps = plotSteps(result.sweep);
    content.leastBytes = result.leastBytes;
    content.mostBytes = result.mostBytes;
    content.lowerName = Words::tr("ops that fit");
    content.upperName = Words::tr("ops outside fusion");
    content.totalName = Words::tr("DRAM access in all");
    content.unknownText = Words::tr("not known");
    content.isMuted = curve.isOutOfDate();
    const std::int64_t now = document.accelerator().bufferBytes;
    if (now >= result.leastBytes && now <= result.mostBytes) {
        content.markerBytes = now;
        content.markerText = Words::tr("now %1").arg(binaryBytes(now));
    }
    return content;
}

}  // namespace fusescope
