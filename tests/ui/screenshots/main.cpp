// SPDX-License-Identifier: Apache-2.0
// fusescope-screenshots FOLDER [MODEL [PLAN]]: opens EfficientNet-B3 at 256 KiB, finds its best plan, selects a group,
// and grabs the window light and dark, then with the buffer curve. With a plan, shows that one instead. Needs no
// display: QT_QPA_PLATFORM=offscreen.
#include <QApplication>
#include <QDir>
#include <QEventLoop>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>
#include <algorithm>
#include <cstdio>

#include "core/base/data_dir.h"
#include "ui/canvas/canvas.h"
#include "ui/panels/buffer_slider.h"
#include "ui/window/main_window.h"
#include "ui/window/player_link.h"

namespace {

using namespace fusescope;

template <class Condition>
void waitUntil(Condition condition) {
    QEventLoop loop;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        if (condition()) loop.quit();
    });
    poll.start(20);
    loop.exec();
    QApplication::processEvents();
}

/// Runs the window until nothing is under way.
void settle(MainWindow& window) {
    waitUntil([&] {
        const bool isDrawn = !window.document().hasModel() || window.canvas().scene();
        return isDrawn && !window.workbench().isBusy() && !window.actions().stop->isEnabled();
    });
}

/// The group that fills the buffer best of those with many ops: something to look at.
GroupId telling(const Document& document) {
    GroupId best(0);
    double most = 0;
    for (std::int32_t i = 0; i < document.version()->plan.groupCount(); ++i) {
        const GroupEvaluation& group = document.evaluation()->groups[static_cast<std::size_t>(i)];
        const int ops = document.version()->plan.group(GroupId(i)).count();
        const double score = (group.fits ? 1.0 : 100.0) * ops;
        if (ops < 2 || score <= most) continue;
        most = score;
        best = GroupId(i);
    }
    return best;
}

/// With the slider at 192 KiB, as if it were being dragged.
void showCurve(MainWindow& window) {
    window.actions().showCurve->trigger();
    window.findChild<QPushButton*>(QStringLiteral("computeCurve"))->click();
    settle(window);
    window.findChild<BufferSlider*>()->moveNear(192 * 1024);
    QApplication::processEvents();
}

/// The best plan of a larger buffer in 128 KiB: the largest group that does not fit there, explained.
void showExplanation(MainWindow& window) {
    Accelerator accelerator = window.document().accelerator();
    accelerator.bufferBytes = 128 * 1024;
    window.workbench().setAccelerator(accelerator);
    waitUntil([&] { return window.document().accelerator() == accelerator; });
    window.selection().selectGroup(telling(window.document()));
    window.actions().explain->trigger();
    settle(window);
    window.canvas().zoomToSelection();
}

/// A split of the group that is explained, at the step where its cuts are weighed.
void showPlayer(MainWindow& window) {
    window.actions().playSplit->trigger();
    settle(window);
    auto& player = window.findChild<PlayerLink*>()->player();
    player.pause();
    const auto candidates = std::ranges::find(player.steps(), SplitStepKind::Candidates, &SplitStep::kind);
    player.goTo(static_cast<int>(candidates - player.steps().begin()));
    QApplication::processEvents();
}

bool grab(MainWindow& window, ThemeChoice theme, const QString& file) {
    window.appearance().choose(theme);
    QApplication::processEvents();
    const bool isWritten = window.grab().save(file);
    std::printf("%s %s\n", isWritten ? "wrote" : "cannot write", qPrintable(file));
    return isWritten;
}

}  // namespace

int main(int argc, char** argv) {
    QStandardPaths::setTestModeEnabled(true);
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("fusescope-screenshots"));
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "fusescope-screenshots FOLDER [MODEL [PLAN]]\n");
        return 2;
    }
    QSettings().clear();
    const QDir folder(arguments[1]);
    MainWindow window;
    window.resize(1600, 1000);
    window.show();
    settle(window);
    OpenRequest request;
    request.modelFile = arguments.size() > 2 ? std::filesystem::path(arguments[2].toStdString())
                                             : dataDir() / "models" / "efficientnet_b3.onnx";
    if (arguments.size() > 3) request.planFile = arguments[3].toStdString();
    window.openFiles(request);
    settle(window);
    if (arguments.size() < 4) window.actions().findBest->trigger();
    settle(window);
    window.selection().selectGroup(telling(window.document()));
    window.canvas().clearFocus();  // no focus frame in a picture
    bool isDone = grab(window, ThemeChoice::Light, folder.filePath(QStringLiteral("window-light.png")));
    isDone = grab(window, ThemeChoice::Dark, folder.filePath(QStringLiteral("window-dark.png"))) && isDone;
    showExplanation(window);
    isDone = grab(window, ThemeChoice::Light, folder.filePath(QStringLiteral("explain-light.png"))) && isDone;
    isDone = grab(window, ThemeChoice::Dark, folder.filePath(QStringLiteral("explain-dark.png"))) && isDone;
    showPlayer(window);
    isDone = grab(window, ThemeChoice::Light, folder.filePath(QStringLiteral("player-light.png"))) && isDone;
    window.findChild<PlayerLink*>()->player().stepForward();
    window.findChild<PlayerLink*>()->player().advance(5000);
    isDone = grab(window, ThemeChoice::Dark, folder.filePath(QStringLiteral("player-dark.png"))) && isDone;
    if (qEnvironmentVariableIsSet("FUSESCOPE_SHOTS_SHORT")) return 0;
    showCurve(window);
    isDone = grab(window, ThemeChoice::Light, folder.filePath(QStringLiteral("curve-light.png"))) && isDone;
    isDone = grab(window, ThemeChoice::Dark, folder.filePath(QStringLiteral("curve-dark.png"))) && isDone;
    return isDone ? 0 : 1;
}
