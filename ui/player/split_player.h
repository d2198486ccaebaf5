// SPDX-License-Identifier: Apache-2.0
// Plays the steps of a split: where it is, whether it runs, how fast. Knows nothing of how a step looks.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <memory>
#include <vector>

#include "ui/player/split_steps.h"

namespace fusescope {

class SplitPlayer : public QObject {
    Q_OBJECT

 public:
    explicit SplitPlayer(QObject* parent = nullptr);

    /// Null, or a trace without nodes: nothing to play. Starts at the first step, at rest.
    void setTrace(std::shared_ptr<const SplitTrace> trace);
    const std::shared_ptr<const SplitTrace>& trace() const { return trace_; }
    const std::vector<SplitStep>& steps() const { return steps_; }
    bool isEmpty() const { return steps_.empty(); }
    int at() const { return at_; }
    const SplitStep& step() const { return steps_[static_cast<std::size_t>(at_)]; }
    double progress() const { return progress_; }  ///< within the step, in [0, 1]
    bool isPlaying() const { return clock_.isActive(); }

    void setSpeed(double speed) { speed_ = speed; }
    void setLooping(bool isLooping) { isLooping_ = isLooping; }
    /// Steps appear at once instead of moving.
    void setReducedMotion(bool isReduced);
    bool isReducedMotion() const { return isReducedMotion_; }
    void setBranches(SplitBranches branches);
    /// For tests and exports: time passes as told, in milliseconds.
    void advance(double elapsedMs);

    static constexpr double kMoveMs = 700;   ///< of a step, at speed 1
    static constexpr double kPauseMs = 900;  ///< after it

 public Q_SLOTS:
    void play();
    void pause();
    void toggle();
    void goTo(int step);  ///< at rest
    void stepForward();   ///< moves there, unless motion is reduced
    void stepBack();
    void goToStart();
    void goToEnd();
    void goToNode(int node);  ///< its first step; also of branches that lost, which are then shown

 Q_SIGNALS:
    void traceChanged();
    void stepChanged();
    void frameChanged();  ///< the step or the progress within it
    void playingChanged();

 private:
    void rebuild();
    void enter(int step, double progress);
    void startClock();
    void stopClock();

    std::shared_ptr<const SplitTrace> trace_;
    std::vector<SplitStep> steps_;
    SplitBranches branches_ = SplitBranches::Kept;
    int at_ = 0;
    double progress_ = 1;
    double pausedMs_ = 0;  // since the step came to rest
    double speed_ = 1;
    bool isLooping_ = false;
    bool isReducedMotion_ = false;
    bool isOneStep_ = false;  // the clock runs only until the step is at rest
    QTimer clock_;
    QElapsedTimer since_;
};

}  // namespace fusescope
