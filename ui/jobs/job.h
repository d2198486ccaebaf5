// SPDX-License-Identifier: Apache-2.0
// Runs one synchronous function of the core on a worker thread. Its result, or the text of what it threw, arrives on
// the UI thread; progress is polled 20 times a second.
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <exception>
#include <functional>
#include <memory>
#include <optional>

#include "core/base/run_control.h"
#include "ui/text/user_message.h"

class QThread;

namespace fusescope {

class Job : public QObject {
    Q_OBJECT

 public:
    /// Runs on the worker; what it returns runs on the UI thread, unless the job was abandoned.
    using Work = std::function<std::function<void()>(RunControl&)>;

    Job(QString title, Work work, QObject* parent);
    /// Stops the work and waits for it.
    ~Job() override;

    void start();
    /// The work ends soon, with the best so far if it has one.
    void requestStop() { control_.requestStop(); }
    void pause() { control_.pause(); }  ///< the work waits where it next asks whether to stop
    void resume() { control_.resume(); }
    /// Stops the work; nothing of it arrives any more, and the job deletes itself once it is over.
    void abandon();

    const QString& title() const { return title_; }
    Progress progress() const { return control_.progress(); }

 Q_SIGNALS:
    void progressed();
    void failed(const UserMessage& message);
    void ended();  ///< after the result or failed(); not for an abandoned job

 private:
    void run();
    void finish();

    QString title_;
    Work work_;
    RunControl control_;
    QTimer poll_;
    std::unique_ptr<QThread> thread_;
    bool isAbandoned_ = false;
    // Written by the worker, read after it has ended.
    std::function<void()> deliver_;
    std::optional<UserMessage> failure_;
};

/// A job whose `work(RunControl&)` returns a value for `deliver(value)` on the UI thread. Not started yet.
template <class WorkFunction, class Deliver>
Job* makeJob(QString title, WorkFunction work, Deliver deliver, QObject* parent) {
    return new Job(
        std::move(title),
        [work = std::move(work), deliver = std::move(deliver)](RunControl& control) -> std::function<void()> {
            auto result = std::make_shared<std::invoke_result_t<WorkFunction, RunControl&>>(work(control));
            return [deliver, result] { deliver(std::move(*result)); };
        },
        parent);
}

}  // namespace fusescope
