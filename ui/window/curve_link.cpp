// SPDX-License-Identifier: Apache-2.0
#include "ui/window/curve_link.h"

#include <QAction>
#include <QFileDialog>
#include <QMainWindow>

#include "core/base/error.h"
#include "ui/document/document.h"
#include "ui/panels/curve_bar.h"
#include "ui/panels/curve_panel.h"
#include "ui/panels/what_if_box.h"
#include "ui/plots/buffer_curve_plot.h"
#include "ui/text/user_message.h"
#include "ui/window/bottom_dock.h"
#include "ui/window/canvas_link.h"
#include "ui/window/curve_export.h"
#include "ui/window/file_commands.h"
#include "ui/window/workbench.h"

namespace fusescope {

CurveLink::CurveLink(const Partners& partners, QAction& showCurve, QMainWindow& window)
    : QObject(&window),
      partners_(partners),
      curve_(partners.document),
      panel_(new CurvePanel(partners.document, partners.selection, curve_)),
      dock_(addBottomDock(window, panel_, tr("Buffer curve"), showCurve, partners.document)) {
    connect(&panel_->bar(), &CurveBar::closeRequested, &showCurve, [&showCurve] { showCurve.setChecked(false); });
    connectPanel();
    connectDocument();
}

CurveLink::~CurveLink() {
    if (!dock_) return;
    panel_->disconnect(this);  // it goes while it is seen: nobody has to take a preview back
    panel_->disconnect(&partners_.canvas);
    delete dock_;
}

void CurveLink::connectPanel() {
    connect(&panel_->bar(), &CurveBar::computeRequested, this, &CurveLink::compute);
    connect(&panel_->bar(), &CurveBar::stopRequested, this, &CurveLink::stop);
    connect(&panel_->bar(), &CurveBar::exportRequested, this, &CurveLink::askAndExport);
    connect(&panel_->whatIfBox(), &WhatIfBox::useBufferRequested, this, &CurveLink::useBuffer);
    connect(&panel_->whatIfBox(), &WhatIfBox::takePlanRequested, this, &CurveLink::takePlan);
    connect(panel_, &CurvePanel::previewed, this,
            [this](const BufferWhatIf& answer) { partners_.canvas.preview(answer.evaluation, answer.bufferBytes); });
    connect(panel_, &CurvePanel::previewEnded, &partners_.canvas, &CanvasLink::endPreview);
    connect(&sweeps_, &JobSlot::failed, this, &CurveLink::failed);
    connect(&sweeps_, &JobSlot::progressed, panel_, [this] { panel_->bar().showProgress(sweeps_.job()->progress()); });
    connect(&sweeps_, &JobSlot::changed, panel_, [this] {
        sweeps_.isRunning() ? panel_->bar().showProgress(sweeps_.job()->progress()) : panel_->bar().endProgress();
    });
}

void CurveLink::connectDocument() {
    // The curve of another model or accelerator would be out of date the moment it arrived.
    connect(&partners_.document, &Document::modelChanged, &sweeps_, &JobSlot::abandon);
    connect(&partners_.document, &Document::planChanged, &sweeps_, [this] {
        if (sweeps_.isRunning() && !haveSameCurve(partners_.document.accelerator(), sweptFor_)) sweeps_.abandon();
    });
}

void CurveLink::setTheme(const Theme& theme) {
    theme_ = theme;
    panel_->setTheme(theme);
}

void CurveLink::compute(std::int64_t leastBytes, std::int64_t mostBytes) {
    CurveResult asked;
    asked.graph = partners_.document.model().content->graph;
    asked.modelName = partners_.document.model().content->fileName;
    asked.accelerator = sweptFor_ = partners_.document.accelerator();
    asked.leastBytes = leastBytes;
    asked.mostBytes = mostBytes;
    sweeps_.start(makeJob(
        tr("Buffer curve"),
        [asked](RunControl& control) {
            auto result = std::make_shared<CurveResult>(asked);
            result->sweep = sweepBuffers(asked.graph, asked.accelerator, asked.leastBytes, asked.mostBytes, control);
            return std::shared_ptr<const CurveResult>(std::move(result));
        },
        [this](std::shared_ptr<const CurveResult> result) { take(std::move(result)); }, this));
}

void CurveLink::take(std::shared_ptr<const CurveResult> result) {
    if (result->sweep.steps.empty()) {
        Q_EMIT noted(tr("Stopped before the first step of the curve was known"));
        return;
    }
    curve_.show(std::move(result));
    learnBoundAt(partners_.document.accelerator().bufferBytes);
}

void CurveLink::useBuffer(std::int64_t bytes) {
    learnBoundAt(bytes);
    Accelerator accelerator = partners_.document.accelerator();
    accelerator.bufferBytes = bytes;
    accelerator.name = "custom";
    partners_.workbench.setAccelerator(accelerator);
}

void CurveLink::takePlan(std::int64_t bytes) {
    const SweepStep* const step = curve_.stepAt(bytes);
    if (!step) return;
    Accelerator accelerator = partners_.document.accelerator();
    if (accelerator.bufferBytes != bytes) accelerator.name = "custom";
    accelerator.bufferBytes = bytes;
    partners_.workbench.takeProvenPlan(accelerator, step->plan, step->dramBytes);
}

void CurveLink::askAndExport() {
    const QString table = tr("Table of steps (*.csv)");
    const auto name = std::filesystem::path(curve_.result()->modelName).replace_extension(".curve.svg");
    QString chosen;
    const QString file = QFileDialog::getSaveFileName(dock_, tr("Export the buffer curve"), suggestedFile(name),
                                                      tr("SVG picture (*.svg)") + ";;" + table, &chosen);
    if (file.isEmpty()) return;
    const bool hasSuffix = file.endsWith(QLatin1String(".svg")) || file.endsWith(QLatin1String(".csv"));
    const QString suffix = chosen == table ? QStringLiteral(".csv") : QStringLiteral(".svg");
    exportTo((hasSuffix ? file : file + suffix).toStdString());
}

void CurveLink::exportTo(const std::filesystem::path& file) {
    try {
        exportCurve(*curve_.result(), bufferCurvePlot(partners_.document, curve_), theme_, file);
        Q_EMIT noted(tr("Wrote %1").arg(QString::fromStdString(file.string())));
    } catch (const Error& error) {
        Q_EMIT failed(messageFor(error));
    }
}

void CurveLink::learnBoundAt(std::int64_t bytes) {
    const SweepStep* const step = curve_.stepAt(bytes);
    if (!step) return;
    Accelerator accelerator = partners_.document.accelerator();
    if (accelerator.bufferBytes != bytes) accelerator.name = "custom";
    accelerator.bufferBytes = bytes;
    partners_.document.learnBound({accelerator, step->dramBytes});
}

}  // namespace fusescope
