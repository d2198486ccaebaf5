// SPDX-License-Identifier: Apache-2.0
// The split player in the window: the job that splits the selected group with a record of it, the frames on the canvas,
// and what comes of it: the parts as a plan, or the frames as files.
#pragma once

#include <QDockWidget>
#include <QObject>
#include <QPointer>
#include <filesystem>
#include <memory>

#include "core/scene/theme.h"
#include "ui/jobs/job_slot.h"
#include "ui/player/split_player.h"
#include "ui/player/split_stage.h"

class QMainWindow;

namespace fusescope {

class CanvasWidget;
class Document;
class PlayerPanel;
class WindowSelection;
struct Pricing;
struct WindowActions;

class PlayerLink : public QObject {
    Q_OBJECT

 public:
    struct Partners {
        Document& document;
        WindowSelection& selection;
        CanvasWidget& canvas;
        const WindowActions& actions;
    };

    /// Adds the dock to `window`.
    PlayerLink(const Partners& partners, QMainWindow& window);
    ~PlayerLink() override;

    void setTheme(const Theme& theme);
    void setReducedMotion(bool isReduced);
    JobSlot& splits() { return splits_; }
    JobSlot& exports() { return exports_; }
    SplitPlayer& player() { return player_; }
    void stop();
    /// By the ending of `file`: .gif, or numbered .svg or .png pictures.
    void exportTo(const std::filesystem::path& file);

 Q_SIGNALS:
    void noted(const QString& text);
    void failed(const fusescope::UserMessage& message);
    void opsNeeded();  ///< the canvas must show ops, not parts

 private:
    void connectPanel();
    void connectWindow();
    void followWindow();
    void refreshActions();
    QString whyNot() const;
    bool isOriginAsked() const;  ///< the selected group fits
    QString askedName() const;
    void split();
    void show(std::shared_ptr<const SplitTrace> trace);
    void drop();
    void showFrame();
    void showStep();
    SplitStageContent content() const;
    FusionPlan appliedPlan() const;
    QString appliedWords() const;  ///< what it would do to the bytes
    void apply();
    void askAndExport();

    Partners partners_;
    SplitPlayer player_;
    JobSlot splits_;
    JobSlot exports_;
    std::unique_ptr<SplitStage> stage_;
    std::shared_ptr<const Pricing> pricing_;  // that the trace is of, or the running split
    GroupSet group_;                          // of the plan: it is split, or the origin of it is played
    bool isOrigin_ = false;
    std::string explainer_;
    bool isPlayingAsked_ = false;
    PlayerPanel* panel_;
    QPointer<QDockWidget> dock_;
    Theme theme_ = lightTheme();
};

}  // namespace fusescope
