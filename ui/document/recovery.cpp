// SPDX-License-Identifier: Apache-2.0
#include "ui/document/recovery.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QUuid>
#include <algorithm>

#include "core/io/atomic_file.h"
#include "ui/document/document.h"

namespace fusescope {
namespace {

constexpr int kWriteAfterMs = 2000;
constexpr auto kSchema = "fusescope/session/1";

QString root() { return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/recovery"; }

QString text(const std::filesystem::path& path) { return QString::fromStdString(path.string()); }

QByteArray sessionText(const Document& document) {
    QJsonObject dims;
    for (const auto& [name, size] : document.model().options.dims)
        dims[QString::fromStdString(name)] = QString::fromStdString(size);
    std::error_code failure;
    return QJsonDocument(QJsonObject{{"schema", kSchema},
                                     {"model", text(std::filesystem::absolute(document.model().file, failure))},
                                     {"dims", dims},
                                     {"plan", text(document.planFile())},
                                     {"when", QDateTime::currentDateTime().toString(Qt::ISODate)}})
        .toJson();
}

std::optional<LostSession> sessionIn(const QString& folder) {
    QFile file(folder + "/session.json");
    if (!file.open(QIODevice::ReadOnly) || !QFile::exists(folder + "/plan.yaml")) return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    if (json["schema"].toString() != QLatin1String(kSchema) || json["model"].toString().isEmpty()) return std::nullopt;
    LostSession session;
    session.folder = folder;
    session.modelFile = json["model"].toString().toStdString();
    const QJsonObject dims = json["dims"].toObject();
    for (const QString& name : dims.keys()) session.dims[name.toStdString()] = dims[name].toString().toStdString();
    session.planFile = json["plan"].toString().toStdString();
    session.recoveredPlan = (folder + "/plan.yaml").toStdString();
    session.when = QDateTime::fromString(json["when"].toString(), Qt::ISODate);
    return session;
}

}  // namespace

OpenRequest LostSession::request() const {
    OpenRequest request;
    request.modelFile = modelFile;
    request.importOptions.dims = dims;
    request.planFile = recoveredPlan;
    return request;
}

Recovery::Recovery(Document& document, QObject* parent)
    : QObject(parent), document_(document), id_(QUuid::createUuid().toString(QUuid::Id128)) {
    soon_.setSingleShot(true);
    soon_.setInterval(kWriteAfterMs);
    connect(&soon_, &QTimer::timeout, this, &Recovery::write);
    connect(&document_, &Document::planShown, this, &Recovery::follow);
    connect(&document_, &Document::fileChanged, this, &Recovery::follow);
}

Recovery::~Recovery() { remove(); }

QString Recovery::folder() const { return root() + '/' + id_; }

void Recovery::follow() {
    if (!document_.isModified()) return remove();
    if (!soon_.isActive()) soon_.start();
}

void Recovery::write() {
    try {
        writeNow();
        isTold_ = false;
    } catch (const Error& error) {
        if (!std::exchange(isTold_, true)) Q_EMIT failed(messageFor(error));
    }
}

std::filesystem::path Recovery::writeNow() {
    soon_.stop();
    if (!QDir().mkpath(folder())) throw Error("the folder for unsaved plans cannot be made", folder().toStdString());
    if (!lock_) {
        lock_ = std::make_unique<QLockFile>(folder() + "/lock");
        lock_->setStaleLockTime(0);
        lock_->tryLock();
    }
    const std::filesystem::path plan = (folder() + "/plan.yaml").toStdString();
    writePlan(plan, document_.record(), document_.graph());
    writeFileAtomically((folder() + "/session.json").toStdString(), sessionText(document_).toStdString());
    return plan;
}

void Recovery::remove() {
    soon_.stop();
    if (!lock_) return;
    lock_.reset();
    QDir(folder()).removeRecursively();
}

std::vector<LostSession> Recovery::lostSessions() {
    std::vector<LostSession> lost;
    const QDir all(root());
    for (const QString& name : all.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QLockFile lock(all.filePath(name) + "/lock");
        lock.setStaleLockTime(0);
        if (!lock.tryLock()) continue;  // its program still runs
        lock.unlock();
        if (auto session = sessionIn(all.filePath(name))) lost.push_back(std::move(*session));
    }
    std::ranges::sort(lost, std::greater(), &LostSession::when);
    return lost;
}

void Recovery::discard(const LostSession& session) { QDir(session.folder).removeRecursively(); }

}  // namespace fusescope
