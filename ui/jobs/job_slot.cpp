// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/job_slot.h"

namespace fusescope {

void JobSlot::start(Job* job) {
    if (job_) job_->abandon();
    job_ = job;
    job->setParent(this);
    connect(job, &Job::progressed, this, &JobSlot::progressed);
    connect(job, &Job::failed, this, &JobSlot::failed);
    connect(job, &Job::ended, this, [this, job] {
        if (job_ != job) return;  // its own result started the next one
        job_ = nullptr;
        Q_EMIT changed();
    });
    job->start();
    Q_EMIT changed();
}

void JobSlot::requestStop() {
    if (job_) job_->requestStop();
}

void JobSlot::abandon() {
    if (!job_) return;
    job_->abandon();
    job_ = nullptr;
    Q_EMIT changed();
}

}  // namespace fusescope
