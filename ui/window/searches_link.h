// SPDX-License-Identifier: Apache-2.0
// Searches in the window: the queue, its dock, what is kept on disk, and plans taken from it as steps.
#pragma once

#include <QDockWidget>
#include <QObject>
#include <QPointer>

#include "core/scene/theme.h"
#include "ui/jobs/job_store.h"

class QAction;
class QMainWindow;

namespace fusescope {

class Document;
class SearchesPanel;

class SearchesLink : public QObject {
    Q_OBJECT

 public:
    /// Adds the dock to `window`.
    SearchesLink(Document& document, QAction& show, QMainWindow& window);
    ~SearchesLink() override;

    void setTheme(const Theme& theme);
    SearchQueue& queue() { return queue_; }
    JobStore& store() { return store_; }

 Q_SIGNALS:
    void noted(const QString& text);
    void failed(const fusescope::UserMessage& message);

 private:
    void followDocument();
    void start();
    void take(const SearchOutcome& outcome, const QString& name);
    void tellEnd(int id);

    Document& document_;
    SearchQueue queue_;
    JobStore store_{queue_};
    SearchesPanel* panel_;
    QPointer<QDockWidget> dock_;
    std::shared_ptr<const OpGraph> graph_;  // that the queue is of
};

}  // namespace fusescope
