// SPDX-License-Identifier: Apache-2.0
// The search bar in the upper right corner of a canvas: a query, how many ops match it, and the way through them.
#pragma once

#include <QFrame>

#include "core/scene/theme.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTimer;

namespace fusescope {

class FindBar : public QFrame {
    Q_OBJECT

 public:
    /// Becomes a child of `canvas` and stays in its corner; hidden until it is opened.
    explicit FindBar(QWidget* canvas);

    /// Shows itself with the text selected.
    void open();
    void setText(const QString& text);
    QString text() const;
    /// Asks at once for what is typed but not asked yet.
    void flush();
    /// `at`: which of the matches is selected, from 0; negative: none.
    void showCount(int count, int at);
    void showError(const QString& message);
    void showNothing();
    void setTheme(const Theme& theme);

 Q_SIGNALS:
    void queryChanged(const QString& text);  ///< shortly after the last key
    void nextRequested();
    void previousRequested();
    void closed();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    QPushButton* newButton(const char* name, const QString& tip);
    void layOut();
    void place();
    void shut();

    QLineEdit* text_;
    QLabel* count_;
    QPushButton* previous_;
    QPushButton* next_;
    QPushButton* close_;
    QLabel* error_;
    QTimer* pause_;
};

}  // namespace fusescope
