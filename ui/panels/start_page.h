// SPDX-License-Identifier: Apache-2.0
// What the window shows without a model: open one, one of the last ones, or a sample.
#pragma once

#include <QTimer>
#include <QWidget>

#include "core/scene/theme.h"
#include "ui/jobs/job_slot.h"

class QAction;
class QLabel;
class QListView;
class QStandardItemModel;
class QVBoxLayout;

namespace fusescope {

class RecentFiles;
class SampleDelegate;
class SampleListModel;

class StartPage : public QWidget {
    Q_OBJECT

 public:
    StartPage(RecentFiles& recent, SampleListModel& samples, QAction& open, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);

 Q_SIGNALS:
    void fileChosen(const QString& file);

 protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

 private:
    QWidget* buildHead(QAction& open);
    QListView* addList(QVBoxLayout& column, const QString& title, const char* name);
    void refreshRecent();
    void countOps();

    RecentFiles& recent_;
    SampleListModel& samples_;
    QStandardItemModel* recentModel_;
    QListView* recentList_ = nullptr;
    QLabel* noRecent_;
    SampleDelegate* delegate_;
    JobSlot counting_;
    QTimer countingDelay_;
};

}  // namespace fusescope
