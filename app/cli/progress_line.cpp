// SPDX-License-Identifier: Apache-2.0
#include "app/cli/progress_line.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "core/base/bytes.h"

namespace fusescope::cli {
namespace {

constexpr int kBarWidth = 24;
constexpr const char* kClearLine = "\r\033[K";

}  // namespace

std::string progressText(const Progress& progress, const std::string& unit) {
    const double share =
        progress.total > 0 ? static_cast<double>(progress.done) / static_cast<double>(progress.total) : 0;
    const int filled = std::clamp(static_cast<int>(share * kBarWidth), 0, kBarWidth);
    std::string text = "[" + std::string(static_cast<std::size_t>(filled), '#') +
                       std::string(static_cast<std::size_t>(kBarWidth - filled), '-') + "] " +
                       std::to_string(static_cast<int>(share * 100)) + " %  " + std::to_string(progress.done) + " of " +
                       std::to_string(progress.total) + " " + unit;
    if (progress.bestBytes) text += " · best " + formatDecimalBytes(*progress.bestBytes);
    if (progress.cacheLookups > 0)
        text += " · " + std::to_string(100 * progress.cacheHits / progress.cacheLookups) + " % from cache";
    return text;
}

ProgressLine::ProgressLine(const RunControl& control, std::string unit) {
    if (::isatty(STDERR_FILENO) == 0) return;
    thread_ = std::jthread([&control, unit = std::move(unit)](const std::stop_token& ended) {
        using namespace std::chrono_literals;
        for (int tick = 0; !ended.stop_requested(); ++tick) {
            std::this_thread::sleep_for(50ms);
            if (tick < 4 || control.progress().total == 0) continue;  // nothing flickers for a run that is over at once
            std::fprintf(stderr, "%s%s", kClearLine, progressText(control.progress(), unit).c_str());
            std::fflush(stderr);
        }
    });
}

ProgressLine::~ProgressLine() {
    if (!thread_.joinable()) return;
    thread_.request_stop();
    thread_.join();
    std::fputs(kClearLine, stderr);
}

}  // namespace fusescope::cli
