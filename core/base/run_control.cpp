// SPDX-License-Identifier: Apache-2.0
#include "core/base/run_control.h"

#include <thread>

namespace fusescope {

void RunControl::stopAfter(std::chrono::nanoseconds limit) {
    deadline_.store((Clock::now() + std::chrono::duration_cast<Clock::duration>(limit)).time_since_epoch().count());
}

bool RunControl::deadlinePassed() const {
    const auto deadline = deadline_.load(std::memory_order_relaxed);
    if (isPaused()) return false;
    return deadline != 0 && Clock::now().time_since_epoch().count() >= deadline;
}

void RunControl::pause() {
    Clock::rep runs = 0;
    pausedAt_.compare_exchange_strong(runs, Clock::now().time_since_epoch().count());
}

void RunControl::resume() {
    const Clock::rep since = pausedAt_.load();
    if (since == 0) return;
    if (deadline_.load() != 0) deadline_.fetch_add(Clock::now().time_since_epoch().count() - since);
    pausedAt_.store(0);
}

/// Looks again and again: a stop may come from a signal handler, which may not wake anybody.
void RunControl::waitWhilePaused() const {
    constexpr std::chrono::milliseconds kLook{10};
    while (isPaused() && !stopRequested_.load(std::memory_order_relaxed) && !(whole_ && whole_->shouldStop()))
        std::this_thread::sleep_for(kLook);
}

bool RunControl::shouldStop() const {
    if (isPaused()) waitWhilePaused();
    return stopRequested_.load(std::memory_order_relaxed) || deadlinePassed() || (whole_ && whole_->shouldStop());
}

StopReason RunControl::stopReason() const {
    if (stopRequested_.load(std::memory_order_relaxed)) return StopReason::Stopped;
    if (deadlinePassed()) return StopReason::TimeLimit;
    return whole_ ? whole_->stopReason() : StopReason::Completed;
}

void RunControl::report(const Progress& progress) {
    const std::lock_guard lock(mutex_);
    progress_ = progress;
}

Progress RunControl::progress() const {
    const std::lock_guard lock(mutex_);
    return progress_;
}

}  // namespace fusescope
