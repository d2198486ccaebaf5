// SPDX-License-Identifier: Apache-2.0
#include "ui/document/plan_claim.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace fusescope {
namespace {

/// One mark a file, whatever way leads to it.
QString markOf(const std::filesystem::path& file) {
    const QFileInfo info(QString::fromStdString(file.string()));
    const QString path = info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/open/" + QString::fromLatin1(hash);
}

}  // namespace

std::optional<qint64> PlanClaim::take(const std::filesystem::path& file) {
    if (file == file_ && (lock_ || file.empty())) return std::nullopt;
    lock_.reset();
    file_ = file;
    if (file.empty()) return std::nullopt;
    const QString mark = markOf(file);
    if (!QDir().mkpath(QFileInfo(mark).path())) return std::nullopt;  // nothing can be told, and nothing is lost
    auto lock = std::make_unique<QLockFile>(mark);
    lock->setStaleLockTime(0);
    if (lock->tryLock()) {
        lock_ = std::move(lock);
        return std::nullopt;
    }
    qint64 process = 0;
    QString host;
    QString program;
    return lock->error() == QLockFile::LockFailedError && lock->getLockInfo(&process, &host, &program)
               ? std::optional(process)
               : std::nullopt;
}

}  // namespace fusescope
