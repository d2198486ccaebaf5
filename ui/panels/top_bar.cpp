// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/top_bar.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "core/base/bytes.h"
#include "core/base/error.h"
#include "core/io/accelerator_file.h"
#include "core/search/search_list.h"
#include "ui/document/document.h"
#include "ui/panels/elided_label.h"
#include "ui/panels/style_sheet.h"
#include "ui/text/plan_text.h"
#include "ui/text/user_message.h"
#include "ui/text/words.h"

namespace fusescope {
namespace {

constexpr int kControlHeight = 30;

}  // namespace

TopBar::TopBar(Document& document, QAction& find, QWidget* parent)
    : QWidget(parent),
      document_(document),
      name_(new ElidedLabel(Qt::ElideMiddle, this)),
      summary_(new ElidedLabel(Qt::ElideRight, this)),
      scheme_(new QComboBox(this)),
      buffer_(new QLineEdit(this)),
      algorithm_(new QComboBox(this)),
      find_(new QPushButton(this)),
      bufferError_(new QLabel(this)) {
    setObjectName(QStringLiteral("topBar"));
    setAttribute(Qt::WA_StyledBackground);
    setStyleRole(*name_, "title");
    setStyleRole(*summary_, "muted");
    setStyleRole(*bufferError_, "bad");
    bufferError_->setObjectName(QStringLiteral("bufferError"));
    bufferError_->hide();
    auto* const row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(name_);
    row->addWidget(summary_);
    row->addStretch(1);
    row->addWidget(buildControls(find));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 8);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(bufferError_, 0, Qt::AlignRight);
    connect(&document_, &Document::modelChanged, this, &TopBar::refreshModel);
    connect(&document_, &Document::planChanged, this, &TopBar::refreshAccelerator);
    refreshAccelerator();
}

QWidget* TopBar::buildControls(QAction& find) {
    buildScheme();
    buildBuffer();
    buildAlgorithm();
    buildFind(find);
    auto* const controls = new QWidget(this);
    auto* const row = new QHBoxLayout(controls);
    row->setContentsMargins(16, 0, 0, 0);
    row->setSpacing(8);
    auto* const bufferLabel = new QLabel(tr("Buffer"), controls);
    setStyleRole(*bufferLabel, "muted");
    bufferLabel->setBuddy(buffer_);
    row->addWidget(scheme_);
    row->addWidget(bufferLabel);
    row->addWidget(buffer_);
    row->addSpacing(8);
    row->addWidget(algorithm_);
    row->addWidget(find_);
    return controls;
}

void TopBar::buildScheme() {
    scheme_->setObjectName(QStringLiteral("scheme"));
    scheme_->setAccessibleName(tr("Fusion scheme"));
    scheme_->setFixedHeight(kControlHeight);
    for (const Scheme scheme : {Scheme::Lbdf, Scheme::Brr}) {
        scheme_->addItem(QString::fromLatin1(schemeName(scheme)), static_cast<int>(scheme));
        scheme_->setItemData(scheme_->count() - 1, schemeSummary(scheme), Qt::ToolTipRole);
    }
    connect(scheme_, &QComboBox::activated, this, [this] {
        Accelerator accelerator = document_.accelerator();
        accelerator.scheme = static_cast<Scheme>(scheme_->currentData().toInt());
        accelerator.name = "custom";
        if (accelerator.scheme != document_.accelerator().scheme) Q_EMIT acceleratorEdited(accelerator);
    });
}

void TopBar::buildBuffer() {
    buffer_->setObjectName(QStringLiteral("buffer"));
    buffer_->setAccessibleName(tr("Buffer size"));
    buffer_->setToolTip(tr("On-chip buffer: 256 KiB, 1 MiB, 500 kB, or bytes"));
    buffer_->setFixedSize(96, kControlHeight);
    connect(buffer_, &QLineEdit::editingFinished, this, &TopBar::editBuffer);
    connect(buffer_, &QLineEdit::textEdited, this, [this] { showBufferError({}); });
}

void TopBar::buildAlgorithm() {
    algorithm_->setObjectName(QStringLiteral("algorithm"));
    algorithm_->setAccessibleName(tr("Search algorithm"));
    algorithm_->setFixedHeight(kControlHeight);
    for (const SearchInfo& info : searchList()) {
        algorithm_->addItem(algorithmName(info.id), QByteArray(info.id.data(), static_cast<qsizetype>(info.id.size())));
        algorithm_->setItemData(algorithm_->count() - 1, algorithmSummary(info.id), Qt::ToolTipRole);
    }
    const auto explain = [this] { algorithm_->setToolTip(algorithm_->currentData(Qt::ToolTipRole).toString()); };
    connect(algorithm_, &QComboBox::currentIndexChanged, this, explain);
    explain();
}

void TopBar::buildFind(QAction& find) {
    find_->setObjectName(QStringLiteral("findBestPlan"));
    find_->setText(tr("Find best plan"));
    find_->setAccessibleName(find_->text());
    find_->setFixedHeight(kControlHeight);
    setStyleRole(*find_, "primary");
    connect(find_, &QPushButton::clicked, &find, &QAction::trigger);
    const auto follow = [this, &find] {
        find_->setEnabled(find.isEnabled());
        find_->setToolTip(find.toolTip());
    };
    connect(&find, &QAction::changed, this, follow);
    follow();
}

std::string TopBar::algorithm() const { return algorithm_->currentData().toByteArray().toStdString(); }

void TopBar::refreshModel() {
    name_->setFullText(QString::fromStdString(document_.model().content->fileName));
    summary_->setFullText(modelSummary(document_));
}

void TopBar::refreshAccelerator() {
    const Accelerator& accelerator = document_.accelerator();
    scheme_->setCurrentIndex(static_cast<int>(accelerator.scheme));
    scheme_->setToolTip(schemeSummary(accelerator.scheme));
    buffer_->setText(binaryBytes(accelerator.bufferBytes));
    // What people read is rounded; only a text that means the same number may stand in the field.
    try {
        if (parseBufferBytes(buffer_->text().toStdString()) == accelerator.bufferBytes) return showBufferError({});
    } catch (const Error&) {
    }
    buffer_->setText(QString::fromStdString(byteCountText(accelerator.bufferBytes)));
    showBufferError({});
}

void TopBar::editBuffer() {
    Accelerator accelerator = document_.accelerator();
    try {
        accelerator.bufferBytes = parseBufferBytes(buffer_->text().toStdString());
    } catch (const Error& error) {
        const UserMessage message = messageFor(error);
        return showBufferError(message.title + ' ' + message.details);
    }
    if (accelerator.bufferBytes == document_.accelerator().bufferBytes) return refreshAccelerator();
    accelerator.name = "custom";
    Q_EMIT acceleratorEdited(accelerator);
}

void TopBar::showBufferError(const QString& text) {
    bufferError_->setText(text);
    bufferError_->setVisible(!text.isEmpty());
    setStyleRole(*buffer_, text.isEmpty() ? "" : "bad");
    buffer_->setAccessibleDescription(text);
}

}  // namespace fusescope
