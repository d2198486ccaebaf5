// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/banner.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/icons/icons.h"
#include "ui/panels/style_sheet.h"

namespace fusescope {
namespace {

QPushButton* quietButton(const QString& text, const char* name, QWidget* parent) {
    auto* const button = new QPushButton(text, parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setAccessibleName(text);
    setStyleRole(*button, "quiet");
    return button;
}

}  // namespace

Banner::Banner(QWidget* parent)
    : QFrame(parent),
      icon_(new QLabel(this)),
      title_(new QLabel(this)),
      details_(new QLabel(this)),
      action_(quietButton(tr("Fix"), "bannerAction", this)),
      copy_(quietButton(tr("Copy"), "bannerCopy", this)),
      close_(quietButton({}, "bannerClose", this)) {
    setObjectName(QStringLiteral("banner"));
    close_->setAccessibleName(tr("Close this message"));
    close_->setToolTip(tr("Close this message"));
    title_->setObjectName(QStringLiteral("bannerTitle"));
    setStyleRole(*title_, "strong");
    setStyleRole(*details_, "muted");
    for (QLabel* const label : {title_, details_}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto* const texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(title_);
    texts->addWidget(details_);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 8, 8);
    row->setSpacing(8);
    row->addWidget(icon_, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    for (QPushButton* const button : {action_, copy_, close_}) row->addWidget(button, 0, Qt::AlignTop);
    connect(action_, &QPushButton::clicked, this, [this] {
        hide();
        if (command_) command_();
    });
    connect(copy_, &QPushButton::clicked, this, &Banner::copy);
    connect(close_, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void Banner::showMessage(const UserMessage& message) { showMessage(message, {}, {}); }

void Banner::showMessage(const UserMessage& message, const QString& action, std::function<void()> command) {
    message_ = message;
    command_ = std::move(command);
    title_->setText(message.title);
    details_->setText(message.details);
    details_->setVisible(!message.details.isEmpty());
    action_->setText(action);
    action_->setAccessibleName(action.isEmpty() ? tr("Fix") : action);
    action_->setVisible(!action.isEmpty());
    setAccessibleName(message.title);
    setAccessibleDescription(message.details);
    refreshIcons();
    show();
}

void Banner::setTheme(const Theme& theme) {
    theme_ = theme;
    refreshIcons();
}

void Banner::refreshIcons() {
    const bool isNote = message_.severity == Severity::Note;
    const ColorRole color = message_.severity == Severity::Failure ? ColorRole::Bad : ColorRole::Accent;
    icon_->setPixmap(themedIcon(isNote ? QStringLiteral("info") : QStringLiteral("warning"), theme_, color).pixmap(16));
    close_->setIcon(themedIcon(QStringLiteral("close"), theme_, ColorRole::Muted));
}

void Banner::copy() const { QGuiApplication::clipboard()->setText(clipboardText(message_)); }

}  // namespace fusescope
