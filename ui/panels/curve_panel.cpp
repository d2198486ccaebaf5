// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/curve_panel.h"

#include <QHBoxLayout>

#include "ui/document/buffer_curve.h"
#include "ui/document/document.h"
#include "ui/panels/buffer_slider.h"
#include "ui/panels/curve_bar.h"
#include "ui/panels/what_if_box.h"
#include "ui/plots/buffer_curve_plot.h"
#include "ui/plots/step_plot.h"
#include "ui/text/curve_text.h"

namespace fusescope {
namespace {

constexpr int kBoxWidth = 380;

std::vector<std::int64_t> breakpointsOf(const Sweep& sweep) {
    std::vector<std::int64_t> breakpoints;
    for (const SweepStep& step : sweep.steps) breakpoints.push_back(step.bufferBytes);
    return breakpoints;
}

}  // namespace

CurvePanel::CurvePanel(Document& document, WindowSelection& selection, BufferCurve& curve, QWidget* parent)
    : QWidget(parent),
      document_(document),
      curve_(curve),
      bar_(new CurveBar(this)),
      plot_(new StepPlot(this)),
      slider_(new BufferSlider(this)),
      sliderRow_(new QWidget(this)),
      box_(new WhatIfBox(document, selection, curve, this)) {
    setObjectName(QStringLiteral("curvePanel"));
    box_->setFixedWidth(kBoxWidth);
    auto* const parts = new QHBoxLayout;
    parts->setSpacing(0);
    parts->addWidget(buildPlot(), 1);
    parts->addWidget(box_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar_);
    column->addLayout(parts, 1);
    connect(&curve_, &BufferCurve::changed, this, &CurvePanel::refreshCurve);
    connect(&document_, &Document::planChanged, this, &CurvePanel::followDocument);
    connect(plot_, &StepPlot::picked, slider_, &BufferSlider::moveNear);
    connect(plot_, &StepPlot::released, this, &CurvePanel::previewEnded);
    connect(slider_, &BufferSlider::moved, this, &CurvePanel::tryBuffer);
    connect(slider_, &BufferSlider::left, this, &CurvePanel::previewEnded);
    refreshCurve();
}

QWidget* CurvePanel::buildPlot() {
    plot_->setObjectName(QStringLiteral("curvePlot"));
    plot_->setAccessibleName(tr("DRAM access against buffer size"));
    plot_->setEmptyText(tr("No curve yet"),
                        tr("Compute it to see what every buffer would cost: the best plan at each size, proven"));
    slider_->setObjectName(QStringLiteral("bufferSlider"));
    auto* const row = new QHBoxLayout(sliderRow_);  // the middle of the handle is below the place on the axis
    constexpr int kHalf = kSliderHandle / 2;
    row->setContentsMargins(static_cast<int>(kPlotLeft) - kHalf, 0, static_cast<int>(kPlotRight) - kHalf, 8);
    row->addWidget(slider_);
    auto* const side = new QWidget(this);
    auto* const column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(plot_, 1);
    column->addWidget(sliderRow_);
    return side;
}

void CurvePanel::setTheme(const Theme& theme) {
    plot_->setTheme(theme);
    bar_->setTheme(theme);
}

void CurvePanel::refreshCurve() {
    plot_->setContent(bufferCurvePlot(document_, curve_));
    const CurveResult* const result = curve_.result();
    sliderRow_->setVisible(result);
    box_->setVisible(result);
    bar_->setExportable(result);
    bar_->setNote(curveNote(document_, curve_), result && (curve_.isOutOfDate() || !result->isComplete()));
    if (result) {
        slider_->setRangeBytes(result->leastBytes, result->mostBytes, breakpointsOf(result->sweep));
        slider_->setBytes(document_.accelerator().bufferBytes);
    }
    refreshAnswer();
}

void CurvePanel::followDocument() {
    bar_->setComputable(document_.hasModel());
    if (!curve_.result()) return;
    plot_->setContent(bufferCurvePlot(document_, curve_));
    const std::int64_t now = document_.accelerator().bufferBytes;
    if (std::exchange(followedBytes_, now) != now) slider_->setBytes(now);
    refreshAnswer();
}

void CurvePanel::tryBuffer(std::int64_t bytes) {
    if (!document_.hasModel()) return;
    plot_->setCursorBytes(bytes);
    const BufferWhatIf answer = whatIf(document_, bytes);
    box_->setAnswer(answer);
    Q_EMIT previewed(answer);
}

void CurvePanel::refreshAnswer() {
    if (!curve_.result() || !document_.hasModel() || !isVisible()) return;
    plot_->setCursorBytes(slider_->bytes());
    box_->setAnswer(whatIf(document_, slider_->bytes()));
}

void CurvePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refreshAnswer();
}

void CurvePanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    Q_EMIT previewEnded();
}

}  // namespace fusescope
