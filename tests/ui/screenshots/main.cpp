// SPDX-License-Identifier: Apache-2.0
// fusescope-screenshots FOLDER [--size 1600x1000] [--language de] [MODEL [PLAN]]: the window in its states, each as a
// picture. Opens EfficientNet-B3 at 256 KiB and finds its best plan; with a plan, shows that one instead. Needs no
// display: QT_QPA_PLATFORM=offscreen. The picture at twice the scale comes from a process of its own.
#include <QActionGroup>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QEventLoop>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <optional>

#include "core/base/data_dir.h"
#include "ui/canvas/canvas.h"
#include "ui/models/sample_list_model.h"
#include "ui/panels/buffer_slider.h"
#include "ui/panels/guide_window.h"
#include "ui/text/language.h"
#include "ui/window/find_link.h"
#include "ui/window/main_window.h"
#include "ui/window/player_link.h"
#include "ui/window/searches_link.h"

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

class Album {
 public:
    Album(MainWindow& window, const QDir& folder) : window_(window), folder_(folder) {}

    void grab(ThemeChoice theme, const QString& name) { grab(window_, theme, name); }
    void grab(QWidget& widget, ThemeChoice theme, const QString& name) {
        window_.appearance().choose(theme);
        window_.canvas().clearFocus();  // no focus frame in a picture
        QApplication::processEvents();
        const QString file = folder_.filePath(name + QStringLiteral(".png"));
        const bool isWritten = widget.grab().save(file);
        std::printf("%s %s\n", isWritten ? "wrote" : "cannot write", qPrintable(file));
        isComplete_ = isComplete_ && isWritten;
    }
    void grabBoth(const QString& name) { grabBoth(window_, name); }
    void grabBoth(QWidget& widget, const QString& name) {
        grab(widget, ThemeChoice::Light, name + QStringLiteral("-light"));
        grab(widget, ThemeChoice::Dark, name + QStringLiteral("-dark"));
    }
    bool isComplete() const { return isComplete_; }

 private:
    MainWindow& window_;
    QDir folder_;
    bool isComplete_ = true;
};

void showSearch(MainWindow& window) {
    window.findChild<FindLink*>()->find(QStringLiteral("family:conv dram>200kB"));
    window.actions().findNext->trigger();
    settle(window);
}

void showHierarchy(MainWindow& window, int hierarchy) {
    const auto before = window.canvas().scene();
    window.actions().hierarchies->actions()[hierarchy]->trigger();
    waitUntil([&] { return window.canvas().scene() != before && window.canvas().plan(); });
    settle(window);
    window.canvas().showStart();
}

struct Wishes {
    QDir folder;
    QSize size{1600, 1000};
    OpenRequest files;
    QString language;  ///< empty: English
};

/// Nothing: the arguments make no sense.
std::optional<Wishes> wishesFrom(QStringList arguments) {
    Wishes wishes;
    if (const qsizetype at = arguments.indexOf(QStringLiteral("--size")); at >= 0 && at + 1 < arguments.size()) {
        const QStringList sides = arguments[at + 1].split('x');
        if (sides.size() != 2) return std::nullopt;
        wishes.size = {sides[0].toInt(), sides[1].toInt()};
        arguments.remove(at, 2);
    }
    if (const qsizetype at = arguments.indexOf(QStringLiteral("--language")); at >= 0 && at + 1 < arguments.size()) {
        wishes.language = arguments[at + 1];
        arguments.remove(at, 2);
    }
    if (arguments.isEmpty() || arguments.size() > 3 || wishes.size.isEmpty()) return std::nullopt;
    wishes.folder = QDir(arguments[0]);
    wishes.files.modelFile = arguments.size() > 1 ? std::filesystem::path(arguments[1].toStdString())
                                                  : dataDir() / "models" / "efficientnet_b3.onnx";
    if (arguments.size() > 2) wishes.files.planFile = arguments[2].toStdString();
    return wishes;
}

/// The model open, its best plan found, and a group selected.
void showPlan(MainWindow& window, const Wishes& wishes) {
    window.openFiles(wishes.files);
    settle(window);
    if (wishes.files.planFile.empty()) window.actions().findBest->trigger();
    settle(window);
    window.selection().selectGroup(telling(window.document()));
}

void startSearch(MainWindow& window, const char* algorithm, const char* explainer) {
    const auto choose = [&](const char* box, const char* value) {
        auto* const found = window.findChild<QComboBox*>(QString::fromLatin1(box));
        found->setCurrentIndex(found->findData(QString::fromLatin1(value)));
    };
    choose("searchAlgorithm", algorithm);
    choose("searchExplainer", explainer);
    window.findChild<QSpinBox*>(QStringLiteral("searchBudget"))->setValue(2000);
    window.findChild<QPushButton*>(QStringLiteral("startSearch"))->click();
}

/// Searches side by side, advice with a preview, and two plans compared.
void showWork(MainWindow& window, Album& album) {
    window.actions().showPlayer->setChecked(false);
    window.actions().showExplanation->setChecked(false);
    window.actions().showSearches->trigger();
    startSearch(window, "local", "none");
    startSearch(window, "local", "rg");
    startSearch(window, "nsga2", "none");
    const SearchQueue& queue = window.searches().queue();
    waitUntil([&] { return std::ranges::all_of(queue.entries(), [](const auto& entry) { return entry->isOver(); }); });
    window.findChild<QTableView*>(QStringLiteral("searchesTable"))->selectRow(1);
    settle(window);
    album.grabBoth(QStringLiteral("searches"));
    window.findChild<QPushButton*>(QStringLiteral("applySearch"))->click();
    window.actions().showSearches->setChecked(false);
    window.actions().showAdvice->trigger();
    auto* const advice = window.findChild<QTableView*>(QStringLiteral("adviceTable"));
    waitUntil([&] { return advice->model()->rowCount() > 0; });
    advice->selectRow(0);
    settle(window);
    album.grabBoth(QStringLiteral("advice"));
    window.actions().showAdvice->setChecked(false);
    window.actions().showCompare->trigger();
    window.findChild<QPushButton*>(QStringLiteral("compareSide"))->click();
    settle(window);
    window.canvas().zoomToGroup(GroupId(2));
    album.grabBoth(QStringLiteral("compare"));
    window.actions().showCompare->setChecked(false);
}

void showGuide(MainWindow& window, Album& album) {
    window.actions().guide->trigger();
    auto* const guide = window.findChild<GuideWindow*>();
    guide->showPage(QStringLiteral("tutorial"));
    settle(window);
    album.grabBoth(*guide, QStringLiteral("guide"));
    guide->close();
}

void showAll(MainWindow& window, Album& album, const Wishes& wishes) {
    auto* const samples = window.findChild<SampleListModel*>();
    waitUntil([&] { return samples->hasOpCounts(); });
    album.grabBoth(QStringLiteral("start"));
    showGuide(window, album);
    showPlan(window, wishes);
    album.grabBoth(QStringLiteral("window"));
    album.grab(ThemeChoice::HighContrast, QStringLiteral("window-contrast"));
    window.actions().overlays->actions()[2]->trigger();
    album.grabBoth(QStringLiteral("overlay"));
    window.actions().overlays->actions()[0]->trigger();
    showSearch(window);
    album.grabBoth(QStringLiteral("search"));
    window.findChild<QPushButton*>(QStringLiteral("closeFind"))->click();
    showHierarchy(window, 1);
    album.grabBoth(QStringLiteral("plan"));
    showHierarchy(window, 3);
    album.grabBoth(QStringLiteral("repeats"));
    showHierarchy(window, 0);
    showCurve(window);
    album.grabBoth(QStringLiteral("curve"));
    window.findChild<QPushButton*>(QStringLiteral("closeCurve"))->click();
    showExplanation(window);
    album.grabBoth(QStringLiteral("explain"));
    showPlayer(window);
    album.grabBoth(QStringLiteral("player-cuts"));
    auto& player = window.findChild<PlayerLink*>()->player();
    player.goTo(player.at() + 1);
    album.grabBoth(QStringLiteral("player-split"));
    showWork(window, album);
}

/// In a process of its own: the scale is settled when Qt starts.
bool grabLarge(const QStringList& arguments) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QStringLiteral("2"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QApplication::applicationFilePath(), QStringList{QStringLiteral("--large")} + arguments);
    return process.waitForFinished(-1) && process.exitCode() == 0;
}

}  // namespace

int main(int argc, char** argv) {
    QTemporaryDir folders;  // nothing of the user's is read or written
    for (const char* const name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
        qputenv(name, folders.filePath(QString::fromLatin1(name)).toUtf8());
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("fusescope-screenshots"));
    QStringList arguments = QApplication::arguments().mid(1);
    const bool isLarge = arguments.removeAll(QStringLiteral("--large")) > 0;
    const auto wishes = wishesFrom(arguments);
    if (!wishes) {
        std::fprintf(stderr, "fusescope-screenshots FOLDER [--size 1600x1000] [--language de] [MODEL [PLAN]]\n");
        return 2;
    }
    QSettings().clear();
    if (!wishes->language.isEmpty()) installTranslations(app, wishes->language);
    MainWindow window;
    window.resize(isLarge ? wishes->size / 1.25 : wishes->size);
    window.show();
    settle(window);
    Album album(window, wishes->folder);
    if (isLarge) {
        showPlan(window, *wishes);
        album.grab(ThemeChoice::Light, QStringLiteral("window-scale-2"));
        return album.isComplete() ? 0 : 1;
    }
    showAll(window, album, *wishes);
    return grabLarge(arguments) && album.isComplete() ? 0 : 1;
}
