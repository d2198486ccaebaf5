// SPDX-License-Identifier: Apache-2.0
// Unsaved plans on disk: written soon after each change, gone once the plan is saved or given up. What a program that
// was killed left behind is found by the next one.
#pragma once

#include <QDateTime>
#include <QLockFile>
#include <QObject>
#include <QTimer>
#include <memory>
#include <vector>

#include "ui/document/opening.h"
#include "ui/text/user_message.h"

namespace fusescope {

class Document;

/// A plan that was not saved when its program ended.
struct LostSession {
    QString folder;  ///< where it is kept
    std::filesystem::path modelFile;
    std::map<std::string, std::string> dims;
    std::filesystem::path planFile;       ///< as the user had it; empty: never saved
    std::filesystem::path recoveredPlan;  ///< what to open
    QDateTime when;

    OpenRequest request() const;
};

class Recovery : public QObject {
    Q_OBJECT

 public:
    explicit Recovery(Document& document, QObject* parent = nullptr);
    /// The plan was saved or given up: nothing stays.
    ~Recovery() override;

    /// Of programs that are gone, the latest first. What cannot be read is left out, and stays on disk.
    static std::vector<LostSession> lostSessions();
    static void discard(const LostSession& session);

    /// Writes at once; the file with the plan of now. Throws Error.
    std::filesystem::path writeNow();
    void remove();

 Q_SIGNALS:
    void failed(const fusescope::UserMessage& message);  ///< once, until a write succeeds again

 private:
    void follow();
    void write();
    QString folder() const;

    Document& document_;
    QString id_;
    QTimer soon_;
    std::unique_ptr<QLockFile> lock_;
    bool isTold_ = false;
};

}  // namespace fusescope
