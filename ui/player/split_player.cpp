// SPDX-License-Identifier: Apache-2.0
#include "ui/player/split_player.h"

#include <algorithm>

namespace fusescope {
namespace {

constexpr int kFrameMs = 16;

}  // namespace

SplitPlayer::SplitPlayer(QObject* parent) : QObject(parent) {
    clock_.setInterval(kFrameMs);
    clock_.setTimerType(Qt::PreciseTimer);
    connect(&clock_, &QTimer::timeout, this, [this] {
        const double elapsedMs = static_cast<double>(since_.nsecsElapsed()) / 1e6;
        since_.start();
        advance(elapsedMs);
    });
}

void SplitPlayer::setTrace(std::shared_ptr<const SplitTrace> trace) {
    stopClock();
    trace_ = std::move(trace);
    rebuild();
    at_ = 0;
    progress_ = 1;
    Q_EMIT traceChanged();
    Q_EMIT stepChanged();
    Q_EMIT frameChanged();
}

void SplitPlayer::rebuild() { steps_ = trace_ ? splitSteps(*trace_, branches_) : std::vector<SplitStep>{}; }

void SplitPlayer::setBranches(SplitBranches branches) {
    if (branches == branches_) return;
    branches_ = branches;
    if (isEmpty()) return;
    const SplitStep before = step();
    rebuild();
    const auto found = std::ranges::find(steps_, before);
    at_ = found == steps_.end() ? 0 : static_cast<int>(found - steps_.begin());
    Q_EMIT traceChanged();
    enter(at_, 1);
}

void SplitPlayer::setReducedMotion(bool isReduced) {
    isReducedMotion_ = isReduced;
    if (isReduced && progress_ < 1) enter(at_, 1);
}

void SplitPlayer::enter(int step, double progress) {
    at_ = step;
    progress_ = isReducedMotion_ ? 1 : progress;
    pausedMs_ = 0;
    Q_EMIT stepChanged();
    Q_EMIT frameChanged();
}

void SplitPlayer::startClock() {
    if (clock_.isActive()) return;
    since_.start();
    clock_.start();
    Q_EMIT playingChanged();
}

void SplitPlayer::stopClock() {
    isOneStep_ = false;
    if (!clock_.isActive()) return;
    clock_.stop();
    Q_EMIT playingChanged();
}

void SplitPlayer::play() {
    if (isEmpty()) return;
    isOneStep_ = false;
    if (at_ + 1 == static_cast<int>(steps_.size()) && progress_ >= 1) enter(0, 0);
    startClock();
}

void SplitPlayer::pause() { stopClock(); }

void SplitPlayer::toggle() { isPlaying() ? pause() : play(); }

void SplitPlayer::goTo(int step) {
    if (isEmpty()) return;
    stopClock();
    enter(std::clamp(step, 0, static_cast<int>(steps_.size()) - 1), 1);
}

void SplitPlayer::stepForward() {
    if (isEmpty() || at_ + 1 >= static_cast<int>(steps_.size())) return;
    stopClock();
    enter(at_ + 1, 0);
    if (isReducedMotion_) return;
    isOneStep_ = true;
    startClock();
}

void SplitPlayer::stepBack() { goTo(at_ - 1); }
void SplitPlayer::goToStart() { goTo(0); }
void SplitPlayer::goToEnd() { goTo(static_cast<int>(steps_.size()) - 1); }

void SplitPlayer::goToNode(int node) {
    const auto isOfNode = [&](const SplitStep& step) { return static_cast<int>(step.node) == node; };
    auto found = std::ranges::find_if(steps_, isOfNode);
    if (found == steps_.end()) {
        setBranches(SplitBranches::All);
        found = std::ranges::find_if(steps_, isOfNode);
    }
    if (found != steps_.end()) goTo(static_cast<int>(found - steps_.begin()));
}

void SplitPlayer::advance(double elapsedMs) {
    if (isEmpty()) return;
    double left = elapsedMs * speed_;
    if (progress_ < 1) {
        const double needed = (1 - progress_) * kMoveMs;
        progress_ = std::min(1.0, progress_ + left / kMoveMs);
        left = std::max(0.0, left - needed);
        Q_EMIT frameChanged();
        if (progress_ < 1) return;
        if (isOneStep_) return stopClock();
    }
    pausedMs_ += left;
    if (pausedMs_ < kPauseMs) return;
    const bool isLast = at_ + 1 == static_cast<int>(steps_.size());
    if (isLast && !isLooping_) return stopClock();
    enter(isLast ? 0 : at_ + 1, 0);
}

}  // namespace fusescope
