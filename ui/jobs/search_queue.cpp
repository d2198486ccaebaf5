// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/search_queue.h"

#include <algorithm>

#include "core/base/parallel.h"
#include "core/base/time_limit.h"
#include "core/explain/explainer_list.h"
#include "ui/document/explainers.h"

namespace fusescope {
namespace {

constexpr int kPollMs = 100;

SearchResult runSearch(const SearchSpec& spec, RunControl& control) {
    SearchRequest request = spec.request;
    if (const ExplainerInfo* const info = findExplainer(spec.explainer))
        request.params.explainer = info->make(explainContext(*request.pricing));
    if (spec.timeLimitSeconds > 0) control.stopAfter(timeLimit(spec.timeLimitSeconds));
    return searchPlan(request, control).result;
}

}  // namespace

SearchOutcome SearchEntry::outcome(std::size_t point) const {
    const bool isLast = point + 1 == curve.size();
    SearchOutcome found{spec.request.pricing, nullptr, {}};
    found.result.plan = curve[point].plan;
    found.result.dramBytes = curve[point].step.dramBytes;
    found.result.lowerBoundBytes = result ? result->lowerBoundBytes : 0;
    found.result.isOptimal = isLast && result && result->isOptimal;
    found.result.evaluatedPlans = curve[point].step.plans;
    auto version = std::make_shared<PlanVersion>();
    version->plan = found.result.plan;
    version->overrides = spec.request.params.overrides;
    version->madeFor = spec.request.pricing->accelerator;
    PlanProvenance& origin = version->provenance;
    origin.algorithm = spec.request.algorithm;
    origin.explainer = spec.explainer;
    origin.seed = spec.request.params.seed;
    origin.budget = spec.request.algorithm == "optimal" ? 0 : spec.request.params.budgetPlans;
    origin.isOptimal = found.result.isOptimal;
    origin.lowerBoundBytes = found.result.lowerBoundBytes;
    found.version = std::move(version);
    return found;
}

SearchQueue::SearchQueue(QObject* parent) : QObject(parent), mostRunning_(std::max(2, hardwareThreads())) {
    poll_.setInterval(kPollMs);
    connect(&poll_, &QTimer::timeout, this, &SearchQueue::poll);
}

SearchQueue::~SearchQueue() {
    for (auto& [id, runner] : runners_) {
        if (!runner.job) continue;
        runner.job->abandon();  // all stop at once, and are waited for one by one
    }
    for (auto& [id, runner] : runners_) delete runner.job;
}

const SearchEntry* SearchQueue::entry(int id) const {
    const int index = indexOf(id);
    return index < 0 ? nullptr : entries_[static_cast<std::size_t>(index)].get();
}

SearchEntry* SearchQueue::find(int id) { return const_cast<SearchEntry*>(entry(id)); }

int SearchQueue::indexOf(int id) const {
    const auto found = std::ranges::find_if(entries_, [id](const auto& entry) { return entry->id == id; });
    return found == entries_.end() ? -1 : static_cast<int>(found - entries_.begin());
}

int SearchQueue::runningCount() const { return static_cast<int>(runners_.size()); }

void SearchQueue::setMostRunning(int count) {
    mostRunning_ = std::max(1, count);
    startWaiting();
}

int SearchQueue::add(SearchSpec spec) {
    auto entry = std::make_unique<SearchEntry>();
    entry->id = nextId_++;
    entry->spec = std::move(spec);
    const int id = entry->id;
    entries_.push_back(std::move(entry));
    Q_EMIT listChanged();
    startWaiting();
    return id;
}

void SearchQueue::restore(SearchEntry entry) {
    entry.id = nextId_++;
    entries_.push_back(std::make_unique<SearchEntry>(std::move(entry)));
    Q_EMIT listChanged();
}

void SearchQueue::startWaiting() {
    for (const auto& entry : entries_)
        if (entry->state == SearchState::Queued && runningCount() < mostRunning_) start(*entry);
    runners_.empty() ? poll_.stop() : poll_.start();
}

void SearchQueue::start(SearchEntry& entry) {
    const int id = entry.id;
    auto live = std::make_shared<Live>();
    SearchSpec spec = entry.spec;
    spec.request.params.improved = [live](const FusionPlan& plan, const Improvement& step) {
        const std::lock_guard lock(live->mutex);
        live->points.push_back({step, plan});
    };
    spec.request.params.counted = [live](const SearchCounts& counts) {
        const std::lock_guard lock(live->mutex);
        live->counts = counts;
    };
    Job* const job = makeJob(
        QString(),
        [spec](RunControl& control) {
            SearchResult result = runSearch(spec, control);
            return std::pair(std::move(result), control.stopReason());
        },
        [this, id](std::pair<SearchResult, StopReason> outcome) {
            finish(id, std::move(outcome.first), outcome.second);
        },
        this);
    connect(job, &Job::failed, this, [this, id](const UserMessage& message) {
        SearchEntry& failed = *find(id);
        failed.state = SearchState::Failed;
        failed.failure = message.title;
    });
    connect(job, &Job::ended, this, [this, id] {
        if (!find(id)) return;
        drain(*find(id));
        runners_.erase(id);
        startWaiting();
        Q_EMIT entryChanged(id);
        Q_EMIT ended(id);
    });
    Runner& runner = runners_[id];
    runner.job = job;
    runner.live = std::move(live);
    runner.clock.start();
    entry.state = SearchState::Running;
    job->start();
    Q_EMIT entryChanged(id);
}

void SearchQueue::drain(SearchEntry& entry) {
    const auto runner = runners_.find(entry.id);
    if (runner == runners_.end()) return;
    {
        const std::lock_guard lock(runner->second.live->mutex);
        auto& points = runner->second.live->points;
        entry.curve.insert(entry.curve.end(), points.begin(), points.end());
        points.clear();
        entry.counts = runner->second.live->counts;
    }
    if (runner->second.job && !entry.isOver()) entry.progress = runner->second.job->progress();
    entry.elapsedMs = runner->second.beforeMs + (runner->second.clock.isValid() ? runner->second.clock.elapsed() : 0);
}

void SearchQueue::finish(int id, SearchResult result, StopReason reason) {
    SearchEntry* const entry = find(id);
    if (!entry) return;
    drain(*entry);
    entry->state = reason == StopReason::Completed ? SearchState::Done : SearchState::Stopped;
    entry->progress.done = result.evaluatedPlans;
    entry->progress.bestBytes = result.dramBytes;
    entry->progress.lowerBoundBytes = result.lowerBoundBytes;
    entry->counts = {result.bufferCache, result.dramCache, result.splitCache, result.splits.explanations};
    if (entry->curve.empty()) entry->curve.push_back({{result.evaluatedPlans, result.dramBytes}, result.plan});
    entry->result = std::move(result);
}

void SearchQueue::poll() {
    for (const auto& [id, runner] : runners_) {
        SearchEntry& entry = *find(id);
        if (entry.state != SearchState::Running) continue;
        drain(entry);
        Q_EMIT entryChanged(id);
    }
}

void SearchQueue::pause(int id) {
    SearchEntry* const entry = find(id);
    if (!entry || entry->state != SearchState::Running) return;
    Runner& runner = runners_[id];
    runner.job->pause();
    drain(*entry);
    runner.beforeMs = entry->elapsedMs;
    runner.clock.invalidate();
    entry->state = SearchState::Paused;
    Q_EMIT entryChanged(id);
}

void SearchQueue::resume(int id) {
    SearchEntry* const entry = find(id);
    if (!entry || entry->state != SearchState::Paused) return;
    Runner& runner = runners_[id];
    runner.clock.start();
    runner.job->resume();
    entry->state = SearchState::Running;
    Q_EMIT entryChanged(id);
}

void SearchQueue::stop(int id) {
    SearchEntry* const entry = find(id);
    if (!entry || entry->isOver()) return;
    if (entry->state == SearchState::Queued) {
        entry->state = SearchState::Stopped;
        Q_EMIT entryChanged(id);
        Q_EMIT ended(id);
        return;
    }
    runners_[id].job->requestStop();
}

void SearchQueue::stopAll() {
    for (const auto& entry : entries_) stop(entry->id);
}

void SearchQueue::remove(int id) {
    const int index = indexOf(id);
    if (index < 0) return;
    if (const auto runner = runners_.find(id); runner != runners_.end()) {
        runner->second.job->abandon();
        runners_.erase(runner);
    }
    entries_.erase(entries_.begin() + index);
    Q_EMIT listChanged();
    startWaiting();
}

void SearchQueue::clear() {
    while (!entries_.empty()) remove(entries_.back()->id);
}

void SearchQueue::setNote(int id, const QString& note) {
    SearchEntry* const entry = find(id);
    if (!entry || entry->note == note) return;
    entry->note = note;
    Q_EMIT entryChanged(id);
}

}  // namespace fusescope
