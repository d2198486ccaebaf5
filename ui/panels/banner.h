// SPDX-License-Identifier: Apache-2.0
// Says what went wrong where the eye is, and stays until it is closed: no dialog to click away.
#pragma once

#include <QFrame>
#include <functional>

#include "core/scene/theme.h"
#include "ui/text/user_message.h"

class QLabel;
class QPushButton;

namespace fusescope {

class Banner : public QFrame {
    Q_OBJECT

 public:
    explicit Banner(QWidget* parent = nullptr);

    void showMessage(const UserMessage& message);
    /// With a button: what can be done about it.
    void showMessage(const UserMessage& message, const QString& action, std::function<void()> command);
    void setTheme(const Theme& theme);
    const UserMessage& message() const { return message_; }

 private:
    void refreshIcons();
    void copy() const;

    UserMessage message_;
    std::function<void()> command_;
    Theme theme_ = lightTheme();
    QLabel* icon_;
    QLabel* title_;
    QLabel* details_;
    QPushButton* action_;
    QPushButton* copy_;
    QPushButton* close_;
};

}  // namespace fusescope
