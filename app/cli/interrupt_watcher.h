// SPDX-License-Identifier: Apache-2.0
// Ctrl-C asks a run to stop and keep its best; a second one ends the program.
#pragma once

#include <csignal>
#include <thread>

#include "core/base/run_control.h"

namespace fusescope::cli {

/// While it lives, SIGINT, SIGTERM and SIGHUP stop `control`. Made before any other thread is started.
class InterruptWatcher {
 public:
    explicit InterruptWatcher(RunControl& control);
    ~InterruptWatcher();
    InterruptWatcher(const InterruptWatcher&) = delete;
    InterruptWatcher& operator=(const InterruptWatcher&) = delete;

 private:
    sigset_t signals_{};
    sigset_t before_{};
    std::jthread thread_;
};

}  // namespace fusescope::cli
