// SPDX-License-Identifier: Apache-2.0
#include "ui/window/recovery_link.h"

#include <QFileInfo>

#include "ui/document/document.h"
#include "ui/window/workbench.h"

namespace fusescope {
namespace {

constexpr int kSettleMs = 300;  // editors write in several steps

QString text(const std::filesystem::path& path) { return QString::fromStdString(path.string()); }
QString fileName(const std::filesystem::path& path) { return QString::fromStdString(path.filename().string()); }

}  // namespace

RecoveryLink::RecoveryLink(Document& document, Workbench& workbench, QObject* parent)
    : QObject(parent), document_(document), workbench_(workbench), recovery_(document) {
    soon_.setSingleShot(true);
    soon_.setInterval(kSettleMs);
    connect(&soon_, &QTimer::timeout, this, &RecoveryLink::look);
    connect(&watcher_, &QFileSystemWatcher::fileChanged, &soon_, qOverload<>(&QTimer::start));
    connect(&document_, &Document::fileChanged, this, &RecoveryLink::watch);
    connect(&recovery_, &Recovery::failed, this, &RecoveryLink::failed);
    connect(&workbench_, &Workbench::opened, this, [this] {
        if (const auto session = std::exchange(recovering_, std::nullopt)) {
            document_.becomeUnsaved(session->planFile);
            Recovery::discard(*session);
        }
        if (const auto plan = std::exchange(planAfterReload_, std::nullopt)) document_.becomeUnsaved(*plan);
        sharedPlan_.clear();  // told again: opening clears the messages of before
        watch();
    });
    connect(&workbench_, &Workbench::failed, this, [this] {
        recovering_.reset();
        planAfterReload_.reset();
    });
}

void RecoveryLink::offerLost() {
    const auto lost = Recovery::lostSessions();
    if (lost.empty()) return;
    const LostSession& latest = lost.front();
    Q_EMIT offered(
        {Severity::Note, tr("A plan of %1 was not saved when Fusescope ended.").arg(fileName(latest.modelFile)),
         tr("It is from %1.").arg(QLocale().toString(latest.when, QLocale::ShortFormat))},
        tr("Recover"), [this, latest] { recover(latest); });
}

void RecoveryLink::recover(const LostSession& session) {
    recovering_ = session;
    workbench_.open(session.request());
}

RecoveryLink::Stamp RecoveryLink::stampOf(const std::filesystem::path& file) {
    const QFileInfo info(text(file));
    return info.exists() ? Stamp{info.lastModified(), info.size()} : Stamp{};
}

void RecoveryLink::watch() {
    if (!watcher_.files().isEmpty()) watcher_.removePaths(watcher_.files());
    model_ = document_.hasModel() ? document_.model().file : std::filesystem::path();
    plan_ = document_.planFile();
    modelStamp_ = stampOf(model_);
    planStamp_ = stampOf(plan_);
    for (const auto& file : {model_, plan_})
        if (!file.empty() && QFileInfo::exists(text(file))) watcher_.addPath(text(file));
    claimPlan();
}

void RecoveryLink::claimPlan() {
    const auto other = claim_.take(plan_);
    const std::filesystem::path shared = other ? plan_ : std::filesystem::path();
    if (std::exchange(sharedPlan_, shared) == shared || !other) return;
    const UserMessage message{
        Severity::Warning, tr("%1 is open in another Fusescope.").arg(fileName(plan_)),
        tr("That is process %1. Save under another name, or what is saved last is what stays.").arg(*other)};
    // Later, behind whoever else hears of what was opened.
    QMetaObject::invokeMethod(
        this, [this, message] { Q_EMIT failed(message); }, Qt::QueuedConnection);
}

void RecoveryLink::look() {
    const Stamp model = stampOf(model_);
    const Stamp plan = stampOf(plan_);
    if (model.size >= 0 && model != modelStamp_) {
        Q_EMIT offered({Severity::Note, tr("%1 has changed on disk.").arg(fileName(model_)),
                        tr("Your plan is kept where the ops still have the same names.")},
                       tr("Reload"), [this] { reloadModel(); });
    } else if (plan.size >= 0 && plan != planStamp_ && !plan_.empty()) {
        Q_EMIT offered({Severity::Note, tr("%1 has changed on disk.").arg(fileName(plan_)), {}}, tr("Reload"),
                       [this, file = plan_] {
                           OpenRequest request;
                           request.planFile = file;
                           Q_EMIT reloadPlanRequested(request);
                       });
    }
    watch();
}

void RecoveryLink::reloadModel() {
    OpenRequest request;
    request.modelFile = model_;
    request.importOptions = document_.model().options;
    try {
        request.planFile = recovery_.writeNow();
    } catch (const Error& error) {
        return Q_EMIT failed(messageFor(error));
    }
    planAfterReload_ = document_.planFile();
    workbench_.open(request);
}

}  // namespace fusescope
