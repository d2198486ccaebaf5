// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/job_store.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <algorithm>

#include "core/cost/plan_evaluation.h"
#include "core/io/accelerator_file.h"
#include "core/io/atomic_file.h"
#include "core/plan/plan_check.h"
#include "core/search/search_list.h"

namespace fusescope {
namespace {

constexpr int kWriteAfterMs = 5000;
constexpr int kMostThreads = 256;  // as the form takes them
constexpr auto kSchema = "fusescope/searches/1";

QJsonArray planJson(const FusionPlan& plan) {
    QJsonArray groups;
    for (std::int32_t op = 0; op < plan.opCount(); ++op) groups << plan.groupOf(OpId(op)).value();
    return groups;
}

/// Nothing if it is no partition of so many ops.
std::optional<FusionPlan> planFrom(const QJsonArray& groups, int opCount) {
    if (groups.size() != opCount) return std::nullopt;
    std::vector<std::vector<OpId>> members(static_cast<std::size_t>(opCount));
    for (int op = 0; op < opCount; ++op) {
        const int group = groups[op].toInt(-1);
        if (group < 0 || group >= opCount) return std::nullopt;
        members[static_cast<std::size_t>(group)].push_back(OpId(op));
    }
    std::vector<GroupSet> sets;
    for (const auto& ops : members)
        if (!ops.empty()) sets.emplace_back(std::span<const OpId>(ops));
    return FusionPlan::fromGroups(opCount, std::move(sets));
}

QJsonObject entryJson(const SearchEntry& entry) {
    QJsonArray curve;
    for (const SearchPoint& point : entry.curve)
        curve << QJsonArray{static_cast<double>(point.step.plans), static_cast<double>(point.step.dramBytes)};
    const SearchParams& params = entry.spec.request.params;
    return {{"algorithm", QString::fromStdString(entry.spec.request.algorithm)},
            {"explainer", QString::fromStdString(entry.spec.explainer)},
            {"budget", static_cast<double>(params.budgetPlans)},
            {"seed", QString::number(params.seed)},
            {"threads", params.threads},
            {"time_limit", entry.spec.timeLimitSeconds},
            {"accelerator", QString::fromStdString(acceleratorText(entry.spec.request.pricing->accelerator))},
            {"has_overrides", !params.overrides.isEmpty()},
            {"over", entry.isOver()},
            {"plans", static_cast<double>(entry.progress.done)},
            {"elapsed_ms", static_cast<double>(entry.elapsedMs)},
            {"lower_bound", static_cast<double>(entry.result ? entry.result->lowerBoundBytes : 0)},
            {"optimal", entry.result && entry.result->isOptimal},
            {"note", entry.note},
            {"curve", curve},
            {"plan", entry.hasPlan() ? QJsonValue(planJson(entry.curve.back().plan)) : QJsonValue()}};
}

/// A count as JSON can hold it, whatever the file says.
std::int64_t countIn(const QJsonValue& value, std::int64_t least = 0, std::int64_t most = std::int64_t{1} << 53) {
    return static_cast<std::int64_t>(
        std::clamp(value.toDouble(), static_cast<double>(least), static_cast<double>(most)));
}

/// Nothing if it does not fit the graph.
std::optional<SearchEntry> entryFrom(const QJsonObject& json, const std::shared_ptr<const Pricing>& pricing) {
    SearchEntry entry;
    entry.spec.request.pricing = pricing;
    entry.spec.request.algorithm = json["algorithm"].toString().toStdString();
    if (!findSearch(entry.spec.request.algorithm)) return std::nullopt;
    entry.spec.explainer = json["explainer"].toString().toStdString();
    entry.spec.request.params.budgetPlans = countIn(json["budget"], 1);
    entry.spec.request.params.seed = json["seed"].toString().toULongLong();
    entry.spec.request.params.threads = static_cast<int>(countIn(json["threads"], 1, kMostThreads));
    entry.spec.timeLimitSeconds = std::max(0.0, json["time_limit"].toDouble());
    entry.state = json["over"].toBool() ? SearchState::Done : SearchState::Stopped;
    entry.progress.done = countIn(json["plans"]);
    entry.progress.total = entry.spec.request.params.budgetPlans;
    entry.elapsedMs = countIn(json["elapsed_ms"]);
    entry.note = json["note"].toString();
    const auto plan = planFrom(json["plan"].toArray(), pricing->problem.graph->opCount());
    if (!plan) return entry;
    if (!checkPlan(*pricing->problem.graph, *plan).empty()) return std::nullopt;
    // Only the best plan is kept; it is priced anew, whatever the file says.
    const PlanEvaluation priced = evaluatePlan(*pricing->problem.costModel, *plan, pricing->problem.betaBytes);
    if (!priced.isValid()) return std::nullopt;
    entry.curve.push_back({{entry.progress.done, priced.dramBytes}, *plan});
    entry.progress.bestBytes = priced.dramBytes;
    return entry;
}

}  // namespace

QByteArray searchesText(const std::vector<std::unique_ptr<SearchEntry>>& entries, const QJsonArray& others) {
    QJsonArray list = others;
    for (const auto& entry : entries) list << entryJson(*entry);
    return QJsonDocument(QJsonObject{{"schema", kSchema}, {"searches", list}}).toJson(QJsonDocument::Compact);
}

KeptSearches searchesFrom(const QByteArray& text, const std::shared_ptr<const Pricing>& pricing) {
    const QJsonObject root = QJsonDocument::fromJson(text).object();
    if (root["schema"].toString() != QLatin1String(kSchema))
        throw Error("the searches kept of this model cannot be read", {}, "they are left out");
    KeptSearches kept;
    const QString accelerator = QString::fromStdString(acceleratorText(pricing->accelerator));
    for (const QJsonValue& value : root["searches"].toArray()) {
        if (value.toObject()["accelerator"].toString() != accelerator)
            kept.others << value;
        else if (auto entry = entryFrom(value.toObject(), pricing))
            kept.entries.push_back(std::move(*entry));
    }
    return kept;
}

JobStore::JobStore(SearchQueue& queue, QObject* parent) : QObject(parent), queue_(queue) {
    soon_.setSingleShot(true);
    soon_.setInterval(kWriteAfterMs);
    connect(&soon_, &QTimer::timeout, this, &JobStore::writeNow);
    const auto changed = [this] {
        if (!isLoading_ && !soon_.isActive()) soon_.start();
    };
    connect(&queue_, &SearchQueue::listChanged, this, changed);
    connect(&queue_, &SearchQueue::entryChanged, this, changed);
}

JobStore::~JobStore() = default;

QString JobStore::file() const {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/searches";
    return folder + '/' + QString::fromStdString(fingerprint_.substr(0, 32)) + ".json";
}

void JobStore::open(const std::string& fingerprint, const std::shared_ptr<const Pricing>& pricing) {
    if (!fingerprint_.empty() && soon_.isActive()) writeNow();
    lock_.reset();
    fingerprint_ = fingerprint;
    isLoading_ = true;
    queue_.clear();
    others_ = {};
    QDir().mkpath(QFileInfo(file()).path());
    lock_ = std::make_unique<QLockFile>(file() + ".lock");
    lock_->setStaleLockTime(0);  // the lock of a program that is gone does not count
    if (!lock_->tryLock()) lock_.reset();
    QFile kept(file());
    if (lock_ && kept.open(QIODevice::ReadOnly)) {
        try {
            KeptSearches found = searchesFrom(kept.readAll(), pricing);
            others_ = found.others;
            for (SearchEntry& entry : found.entries) queue_.restore(std::move(entry));
        } catch (const Error& error) {
            const QString aside = file() + ".unreadable";  // perhaps of a newer version: the next write spares it
            QFile::remove(aside);
            kept.rename(aside);
            Q_EMIT failed(messageFor(error));
        }
    }
    isLoading_ = false;
}

void JobStore::writeNow() {
    soon_.stop();
    if (!lock_ || fingerprint_.empty()) return;
    try {
        if (queue_.entries().empty() && others_.isEmpty())
            QFile::remove(file());
        else
            writeFileAtomically(file().toStdString(), searchesText(queue_.entries(), others_).toStdString());
    } catch (const Error& error) {
        Q_EMIT failed(messageFor(error));
    }
}

}  // namespace fusescope
