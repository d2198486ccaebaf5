// SPDX-License-Identifier: Apache-2.0
// Explanations in the window: the panel, the job that asks the explainers about the selected group, and the cut that
// follows from them.
#pragma once

#include <QDockWidget>
#include <QObject>
#include <QPointer>

#include "core/scene/theme.h"
#include "ui/document/explanations.h"
#include "ui/jobs/job_slot.h"

class QMainWindow;

namespace fusescope {

class CanvasWidget;
class ExplainPanel;
class OverlayLink;
struct WindowActions;

class ExplainLink : public QObject {
    Q_OBJECT

 public:
    struct Partners {
        Document& document;
        WindowSelection& selection;
        CanvasWidget& canvas;
        const WindowActions& actions;
    };

    /// Adds the dock to `window`.
    ExplainLink(const Partners& partners, QMainWindow& window);
    ~ExplainLink() override;

    void setTheme(const Theme& theme);
    JobSlot& explanations() { return jobs_; }
    const Explanations& shown() const { return explanations_; }
    /// Drops what is computed; it is asked for again when something changes.
    void stop();

 Q_SIGNALS:
    void noted(const QString& text);
    void failed(const fusescope::UserMessage& message);

 private:
    void connectParts();
    void followWindow();
    void refreshActions();
    void start();
    bool isUnderWay(const ExplainRequest& request) const;
    void selectNextUnfitting();
    void cut(std::size_t edge);

    Partners partners_;
    Explanations explanations_;
    JobSlot jobs_;
    ExplainRequest asked_;  // of the job that runs, or of the last one
    ExplainPanel* panel_;
    QPointer<QDockWidget> dock_;
    OverlayLink* overlay_;
};

}  // namespace fusescope
