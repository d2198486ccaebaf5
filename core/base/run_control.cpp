// SPDX-License-Identifier: Apache-2.0
#include "core/base/run_control.h"

namespace fusescope {

void RunControl::stopAfter(std::chrono::nanoseconds limit) {
    deadline_.store((Clock::now() + std::chrono::duration_cast<Clock::duration>(limit)).time_since_epoch().count());
}

bool RunControl::deadlinePassed() const {
    const auto deadline = deadline_.load(std::memory_order_relaxed);
    return deadline != 0 && Clock::now().time_since_epoch().count() >= deadline;
}

bool RunControl::shouldStop() const {
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
