// SPDX-License-Identifier: Apache-2.0
#include "app/gui/first_picture.h"

#include <unistd.h>

#include <QCoreApplication>
#include <QTimer>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

#include "ui/canvas/canvas.h"
#include "ui/window/main_window.h"

namespace fusescope {
namespace {

constexpr int kStartTimeField = 22;  // of /proc/self/stat, in clock ticks since the machine started; see proc(5)

/// Since the kernel started this process, exact to a clock tick (10 ms); negative where there is no /proc.
double millisecondsSinceStart() {
    std::ifstream file("/proc/self/stat");
    std::string text((std::istreambuf_iterator<char>(file)), {});
    const std::size_t name = text.rfind(')');  // the name of the program may hold spaces
    if (name == std::string::npos) return -1;
    std::istringstream fields(text.substr(name + 1));
    std::string field;
    for (int i = 3; i <= kStartTimeField; ++i) fields >> field;
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const double started = std::stod(field) / static_cast<double>(sysconf(_SC_CLK_TCK));
    return 1000 * (static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9 - started);
}

/// Sees the canvas paint before others do.
class PaintWatcher : public QObject {
 public:
    explicit PaintWatcher(MainWindow& window) : QObject(&window), canvas_(window.canvas()) {
        canvas_.installEventFilter(this);
    }

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        const bool isPicture = event->type() == QEvent::Paint && canvas_.scene() && canvas_.plan();
        if (isPicture && !std::exchange(isDone_, true))
            QTimer::singleShot(0, this, [this] { report(); });  // painted and handed to the screen by then
        return QObject::eventFilter(watched, event);
    }

 private:
    void report() const {
        std::printf("first picture: %d ops after %.0f ms\n", canvas_.scene()->graph->opCount(),
                    millisecondsSinceStart());
        std::fflush(stdout);
        QCoreApplication::exit(0);
    }

    CanvasWidget& canvas_;
    bool isDone_ = false;
};

}  // namespace

void reportFirstPicture(MainWindow& window) { new PaintWatcher(window); }

}  // namespace fusescope
