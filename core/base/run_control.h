// SPDX-License-Identifier: Apache-2.0
// How a caller watches and stops a long synchronous function of the core.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>

namespace fusescope {

enum class StopReason { Completed, Stopped, TimeLimit, MemoryLimit };

/// What a running function last said of itself.
struct Progress {
    std::int64_t done = 0;
    std::int64_t total = 0;                       ///< 0: unknown
    std::optional<std::int64_t> bestBytes;        ///< least DRAM access so far, if the run looks for one
    std::optional<std::int64_t> lowerBoundBytes;  ///< proven bound, if there is one
    std::int64_t cacheHits = 0;
    std::int64_t cacheLookups = 0;
};

/// Shared by the thread that runs and the one that waits; every member may be called from any thread.
/// Long functions poll shouldStop() at least every 50 ms. requestStop() may be called in a signal handler.
class RunControl {
 public:
    using Clock = std::chrono::steady_clock;

    RunControl() = default;
    /// Of a part of a run: stops when `whole` does, and its progress is its own. `whole` outlives it.
    explicit RunControl(const RunControl* whole) : whole_(whole) {}

    void requestStop() { stopRequested_.store(true, std::memory_order_relaxed); }
    /// From now on the run also stops once `limit` has passed.
    void stopAfter(std::chrono::nanoseconds limit);

    /// From now on shouldStop() waits until resume(), or until the run is to stop. Time paused is not counted against
    /// the limit.
    void pause();
    void resume();
    bool isPaused() const { return pausedAt_.load(std::memory_order_relaxed) != 0; }

    bool shouldStop() const;
    /// Why shouldStop() is true; Completed while it is false.
    StopReason stopReason() const;

    void report(const Progress& progress);
    Progress progress() const;

 private:
    bool deadlinePassed() const;
    void waitWhilePaused() const;

    const RunControl* whole_ = nullptr;
    std::atomic<bool> stopRequested_{false};
    std::atomic<Clock::rep> deadline_{0};  // 0: none
    std::atomic<Clock::rep> pausedAt_{0};  // 0: it runs
    mutable std::mutex mutex_;
    Progress progress_;
};

}  // namespace fusescope
