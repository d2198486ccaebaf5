// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/job.h"

#include <QThread>
#include <new>
#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

#include "core/base/error.h"

namespace fusescope {
namespace {

constexpr int kPollMs = 50;

/// On Linux niceness is a thread's own, and is handed on to threads it starts: the window answers however many work.
void yieldToTheWindow() {
#ifdef __linux__
    constexpr int kNicer = 10;
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), kNicer);
#endif
}

}  // namespace

Job::Job(QString title, Work work, QObject* parent)
    : QObject(parent), title_(std::move(title)), work_(std::move(work)) {
    poll_.setInterval(kPollMs);
    connect(&poll_, &QTimer::timeout, this, &Job::progressed);
}

Job::~Job() {
    requestStop();
    if (thread_) thread_->wait();
}

void Job::start() {
    thread_.reset(QThread::create([this] { run(); }));
    connect(thread_.get(), &QThread::finished, this, &Job::finish);
    thread_->start();
    poll_.start();
}

void Job::abandon() {
    isAbandoned_ = true;
    poll_.stop();
    requestStop();
}

void Job::run() {
    yieldToTheWindow();
    try {
        deliver_ = work_(control_);
    } catch (const Error& error) {
        failure_ = messageFor(error);
    } catch (const std::bad_alloc&) {
        failure_ = outOfMemoryMessage();
    } catch (const std::exception& error) {
        failure_ = unexpectedMessage(QString::fromUtf8(error.what()));
    } catch (...) {
        failure_ = unexpectedMessage({});
    }
}

void Job::finish() {
    poll_.stop();
    deleteLater();
    if (isAbandoned_) return;
    if (failure_)
        Q_EMIT failed(*failure_);
    else
        deliver_();
    Q_EMIT ended();
}

}  // namespace fusescope
