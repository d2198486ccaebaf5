// SPDX-License-Identifier: Apache-2.0
// What starts and stops the computation of the buffer curve: the range, the button, the progress, and a note on what is
// known.
#pragma once

#include <QWidget>

#include "core/base/run_control.h"
#include "core/scene/theme.h"

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace fusescope {

class ElidedLabel;

class CurveBar : public QWidget {
    Q_OBJECT

 public:
    explicit CurveBar(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setComputable(bool isComputable);
    void showProgress(const Progress& progress);
    void endProgress();
    void setExportable(bool isExportable);
    /// `isWarning`: something of the curve is not as asked.
    void setNote(const QString& text, bool isWarning);

 Q_SIGNALS:
    void computeRequested(std::int64_t leastBytes, std::int64_t mostBytes);
    void stopRequested();
    void exportRequested();
    void closeRequested();

 private:
    void nameButtons();
    void layOut();
    QLineEdit* newField(const char* name, const QString& label, const QString& text);
    void compute();
    void showError(const QString& text, QLineEdit* field);
    void refreshButtons();

    QLineEdit* least_;
    QLineEdit* most_;
    QPushButton* compute_;
    QProgressBar* progress_;
    QPushButton* stop_;
    ElidedLabel* note_;
    QLabel* error_;
    QPushButton* export_;
    QPushButton* close_;
    bool isComputable_ = false;
    bool isRunning_ = false;
};

}  // namespace fusescope
