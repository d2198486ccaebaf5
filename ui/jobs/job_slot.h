// SPDX-License-Identifier: Apache-2.0
// Room for one job of a kind: a new one makes the one before it stale.
#pragma once

#include <QObject>
#include <QPointer>

#include "ui/jobs/job.h"

namespace fusescope {

class JobSlot : public QObject {
    Q_OBJECT

 public:
    using QObject::QObject;

    /// Starts `job`, which this slot takes over; the one that runs is stopped and its result dropped.
    void start(Job* job);
    void requestStop();
    void abandon();

    bool isRunning() const { return !job_.isNull(); }
    Job* job() const { return job_; }  ///< null if none runs

 Q_SIGNALS:
    void changed();  ///< a job started or ended
    void progressed();
    void failed(const UserMessage& message);

 private:
    QPointer<Job> job_;
};

}  // namespace fusescope
