// SPDX-License-Identifier: Apache-2.0
// Searches of the window, any number of them: queued, running on worker threads, paused, ended. Each keeps every plan
// it improved to, so that a stop, a crash or a closed window loses none of them.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "ui/document/plan_search.h"
#include "ui/jobs/job.h"

namespace fusescope {

enum class SearchState { Queued, Running, Paused, Done, Stopped, Failed };

struct SearchSpec {
    SearchRequest request;           ///< without explainer: it is made by name when the search starts
    std::string explainer = "none";  ///< of explainerList(), or "none"
    double timeLimitSeconds = 0;     ///< 0: none
    bool isWarm = false;             ///< it starts from a plan
};

/// A plan that was the best for a while.
struct SearchPoint {
    Improvement step;
    FusionPlan plan;
};

struct SearchEntry {
    int id = 0;
    SearchSpec spec;
    SearchState state = SearchState::Queued;
    Progress progress;
    std::vector<SearchPoint> curve;      ///< so far; the last one is the best plan
    SearchCounts counts;                 ///< so far
    std::optional<SearchResult> result;  ///< of one that ended in this program
    std::int64_t elapsedMs = 0;          ///< running, pauses left out
    QString note;
    QString failure;

    bool isOver() const { return state >= SearchState::Done; }
    bool hasPlan() const { return !curve.empty(); }
    /// The plan of `point` as if the search had ended with it.
    SearchOutcome outcome(std::size_t point) const;
};

class SearchQueue : public QObject {
    Q_OBJECT

 public:
    explicit SearchQueue(QObject* parent = nullptr);
    /// Stops all and waits for them.
    ~SearchQueue() override;

    int add(SearchSpec spec);
    /// One that ended in an earlier run of the program.
    void restore(SearchEntry entry);
    void pause(int id);
    void resume(int id);
    void stop(int id);    ///< keeps the best so far
    void remove(int id);  ///< stops it, and forgets it
    void setNote(int id, const QString& note);
    void stopAll();
    void clear();

    /// In the order they were added.
    const std::vector<std::unique_ptr<SearchEntry>>& entries() const { return entries_; }
    const SearchEntry* entry(int id) const;  ///< null if there is none
    int indexOf(int id) const;               ///< -1 if there is none
    int runningCount() const;                ///< paused ones included
    void setMostRunning(int count);          ///< the others wait

 Q_SIGNALS:
    void listChanged();         ///< entries came or went
    void entryChanged(int id);  ///< its state, progress or curve
    void ended(int id);

 private:
    /// What the worker thread tells of a search that runs.
    struct Live {
        std::mutex mutex;
        std::vector<SearchPoint> points;
        SearchCounts counts;
    };
    struct Runner {
        QPointer<Job> job;
        std::shared_ptr<Live> live;
        QElapsedTimer clock;
        std::int64_t beforeMs = 0;
    };

    void startWaiting();
    void start(SearchEntry& entry);
    void finish(int id, SearchResult result, StopReason reason);
    void drain(SearchEntry& entry);
    void poll();
    SearchEntry* find(int id);

    std::vector<std::unique_ptr<SearchEntry>> entries_;
    std::map<int, Runner> runners_;
    QTimer poll_;
    int nextId_ = 1;
    int mostRunning_;
};

}  // namespace fusescope
