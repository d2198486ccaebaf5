// SPDX-License-Identifier: Apache-2.0
// The searches of a model on disk: written while they run, read when the model is opened again, so that neither a crash
// nor closing the window loses a plan. One file a model, in the user's data folder; schema fusescope/searches/1.
#pragma once

#include <QJsonArray>
#include <QLockFile>
#include <QObject>
#include <QTimer>
#include <memory>

#include "ui/jobs/search_queue.h"

namespace fusescope {

struct KeptSearches {
    std::vector<SearchEntry> entries;
    QJsonArray others;  ///< of other accelerators, as they were
};

/// Entries as text, and back for the same graph and accelerator. What does not fit the graph is left out; throws Error
/// if the text is not of the schema.
QByteArray searchesText(const std::vector<std::unique_ptr<SearchEntry>>& entries, const QJsonArray& others = {});
KeptSearches searchesFrom(const QByteArray& text, const std::shared_ptr<const Pricing>& pricing);

class JobStore : public QObject {
    Q_OBJECT

 public:
    /// Writes five seconds after a change at the latest.
    explicit JobStore(SearchQueue& queue, QObject* parent = nullptr);
    ~JobStore() override;

    /// From now on for the model of this fingerprint, on the accelerator of `pricing`: what was kept of it comes back
    /// into the queue. If another window works on the model, nothing is kept.
    void open(const std::string& fingerprint, const std::shared_ptr<const Pricing>& pricing);
    void writeNow();

 Q_SIGNALS:
    void failed(const fusescope::UserMessage& message);

 private:
    QString file() const;

    SearchQueue& queue_;
    std::string fingerprint_;
    std::unique_ptr<QLockFile> lock_;
    QJsonArray others_;
    QTimer soon_;
    bool isLoading_ = false;
};

}  // namespace fusescope
