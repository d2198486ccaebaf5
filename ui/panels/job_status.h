// SPDX-License-Identifier: Apache-2.0
// The job that runs: what it does, how far it is, and a way to stop it. Hidden while none does.
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace fusescope {

struct Progress;

class JobStatus : public QWidget {
    Q_OBJECT

 public:
    explicit JobStatus(QWidget* parent = nullptr);

    /// `unit` is what progress counts: "ops", "plans".
    void showJob(const QString& title, const QString& unit, const Progress& progress);

 Q_SIGNALS:
    void cancelRequested();

 private:
    QLabel* text_;
    QProgressBar* bar_;
    QPushButton* cancel_;
};

}  // namespace fusescope
