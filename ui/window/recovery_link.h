// SPDX-License-Identifier: Apache-2.0
// Nothing is lost and nothing changes unseen: unsaved plans that a program left behind are offered, and files that
// change on disk are reloaded when the user says so, and of two programs with one plan file the second says so.
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>
#include <functional>

#include "ui/document/plan_claim.h"
#include "ui/document/recovery.h"

namespace fusescope {

class Workbench;

class RecoveryLink : public QObject {
    Q_OBJECT

 public:
    RecoveryLink(Document& document, Workbench& workbench, QObject* parent);

    /// Offers the latest plan that was lost, if there is one.
    void offerLost();
    Recovery& recovery() { return recovery_; }

 Q_SIGNALS:
    /// Something that can be done about it by a button.
    void offered(const fusescope::UserMessage& message, const QString& action, std::function<void()> command);
    void failed(const fusescope::UserMessage& message);
    void reloadPlanRequested(const fusescope::OpenRequest& request);

 private:
    void watch();
    void look();
    void recover(const LostSession& session);
    void reloadModel();
    void claimPlan();

    struct Stamp {
        QDateTime modified;
        qint64 size = -1;
        friend bool operator==(const Stamp&, const Stamp&) = default;
    };
    static Stamp stampOf(const std::filesystem::path& file);

    Document& document_;
    Workbench& workbench_;
    Recovery recovery_;
    PlanClaim claim_;
    std::filesystem::path sharedPlan_;  ///< another program has it open, and that was told
    QFileSystemWatcher watcher_;
    QTimer soon_;
    std::filesystem::path model_;
    std::filesystem::path plan_;
    Stamp modelStamp_;
    Stamp planStamp_;
    std::optional<LostSession> recovering_;
    std::optional<std::filesystem::path> planAfterReload_;
};

}  // namespace fusescope
