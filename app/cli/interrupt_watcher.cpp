// SPDX-License-Identifier: Apache-2.0
#include "app/cli/interrupt_watcher.h"

#include <pthread.h>
#include <unistd.h>

namespace fusescope::cli {

InterruptWatcher::InterruptWatcher(RunControl& control) {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &signals_, &before_);  // threads started later inherit it: only this one waits
    thread_ = std::jthread([this, &control](const std::stop_token& ended) {
        constexpr int kExitInterrupted = 130;
        int received = 0;
        while (!ended.stop_requested()) {
            const timespec wait{0, 50'000'000};
            if (sigtimedwait(&signals_, nullptr, &wait) < 0) continue;
            if (ended.stop_requested()) return;
            if (++received > 1) _exit(kExitInterrupted);
            control.requestStop();
        }
    });
}

InterruptWatcher::~InterruptWatcher() {
    thread_.request_stop();
    pthread_kill(thread_.native_handle(), SIGTERM);  // wakes the wait at once; the signal is taken by it
    thread_.join();
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace fusescope::cli
