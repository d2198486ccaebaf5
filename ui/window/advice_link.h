// SPDX-License-Identifier: Apache-2.0
// Advice in the window: the job that reviews the plan whenever it changes, previews on the canvas, and changes taken as
// steps.
#pragma once

#include <QDockWidget>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include "core/scene/theme.h"
#include "ui/jobs/job_slot.h"

class QAction;
class QMainWindow;

namespace fusescope {

class AdvicePanel;
class CanvasLink;
class Document;
class WindowSelection;
class Workbench;
struct AdviceRow;

class AdviceLink : public QObject {
    Q_OBJECT

 public:
    struct Partners {
        Document& document;
        WindowSelection& selection;
        CanvasLink& canvas;
        Workbench& workbench;
    };

    /// Adds the dock to `window`.
    AdviceLink(const Partners& partners, QAction& show, QMainWindow& window);
    ~AdviceLink() override;

    void setTheme(const Theme& theme);
    JobSlot& reviews() { return reviews_; }
    void stop() { reviews_.requestStop(); }

 Q_SIGNALS:
    void noted(const QString& text);
    void failed(const fusescope::UserMessage& message);

 private:
    void start();
    void showRow();
    void apply(const AdviceRow& row);

    Partners partners_;
    JobSlot reviews_;
    QTimer soon_;
    AdvicePanel* panel_;
    QPointer<QDockWidget> dock_;
    std::shared_ptr<const void> reviewed_;  // the version and the pricing that the lists are of
    std::shared_ptr<const void> reviewedOn_;
};

}  // namespace fusescope
