// SPDX-License-Identifier: Apache-2.0
// The buffer curve in the window: its dock, its job, and what its buttons do to document and canvas.
#pragma once

#include <QDockWidget>
#include <QObject>
#include <QPointer>
#include <filesystem>

#include "core/scene/theme.h"
#include "ui/document/buffer_curve.h"
#include "ui/jobs/job_slot.h"

class QAction;
class QMainWindow;

namespace fusescope {

class CanvasLink;
class CurvePanel;
class WindowSelection;
class Workbench;

class CurveLink : public QObject {
    Q_OBJECT

 public:
    struct Partners {
        Document& document;
        WindowSelection& selection;
        Workbench& workbench;
        CanvasLink& canvas;
    };

    /// Adds the dock to `window`; `showCurve` shows and hides it.
    CurveLink(const Partners& partners, QAction& showCurve, QMainWindow& window);

    ~CurveLink() override;

    void setTheme(const Theme& theme);
    JobSlot& sweeps() { return sweeps_; }
    /// Ends the computation; what is known of the curve stays.
    void stop() { sweeps_.requestStop(); }
    /// Writes the curve of now, as a table for .csv and as a picture otherwise.
    void exportTo(const std::filesystem::path& file);

 Q_SIGNALS:
    void failed(const fusescope::UserMessage& message);
    void noted(const QString& text);

 private:
    void connectPanel();
    void connectDocument();
    void compute(std::int64_t leastBytes, std::int64_t mostBytes);
    void take(std::shared_ptr<const CurveResult> result);
    void useBuffer(std::int64_t bytes);
    void takePlan(std::int64_t bytes);
    void learnBoundAt(std::int64_t bytes);
    void askAndExport();

    Partners partners_;
    BufferCurve curve_;
    JobSlot sweeps_;
    Accelerator sweptFor_;  // of the job that runs
    Theme theme_ = lightTheme();
    CurvePanel* panel_;
    QPointer<QDockWidget> dock_;
};

}  // namespace fusescope
