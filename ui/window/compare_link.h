// SPDX-License-Identifier: Apache-2.0
// Plans side by side in the window: those of the undo steps, of the searches and of files, their groups matched, what
// moved marked on the canvas, and a second canvas that moves with the first.
#pragma once

#include <QDockWidget>
#include <QObject>
#include <QPointer>
#include <vector>

#include "core/scene/theme.h"
#include "ui/jobs/search_queue.h"
#include "ui/text/user_message.h"

class QAction;
class QLabel;
class QMainWindow;
class QSplitter;

namespace fusescope {

class CanvasWidget;
class ComparePanel;
class Document;
class WindowSelection;

class CompareLink : public QObject {
    Q_OBJECT

 public:
    struct Partners {
        Document& document;
        WindowSelection& selection;
        CanvasWidget& canvas;
        SearchQueue& searches;
        QSplitter& splitter;  ///< where the second canvas goes, beside the first
    };

    /// Adds the dock to `window`.
    CompareLink(const Partners& partners, QAction& show, QMainWindow& window);
    ~CompareLink() override;

    void setTheme(const Theme& theme);
    CanvasWidget& otherCanvas() { return *other_; }
    /// A plan of this model from a file. Failures are told.
    void add(const std::filesystem::path& file);

 Q_SIGNALS:
    void failed(const fusescope::UserMessage& message);

 private:
    struct NamedPlan {
        QString name;
        FusionPlan plan;
    };

    void collect();
    void compare();
    void showSideBySide(const FusionPlan& before);
    void endMarks();
    void askForFile();

    Partners partners_;
    ComparePanel* panel_;
    QPointer<QDockWidget> dock_;
    CanvasWidget* other_;
    QLabel* otherName_;
    std::vector<NamedPlan> plans_;
    std::vector<NamedPlan> files_;
    bool isMarked_ = false;
    bool isMoving_ = false;  // one canvas moves because the other did
};

}  // namespace fusescope
