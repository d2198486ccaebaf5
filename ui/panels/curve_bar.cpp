// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/curve_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <optional>

#include "core/base/error.h"
#include "core/io/accelerator_file.h"
#include "ui/icons/icons.h"
#include "ui/panels/elided_label.h"
#include "ui/panels/style_sheet.h"
#include "ui/text/user_message.h"

namespace fusescope {

CurveBar::CurveBar(QWidget* parent)
    : QWidget(parent),
      least_(newField("curveLeast", tr("Smallest buffer of the curve"), tr("64 KiB"))),
      most_(newField("curveMost", tr("Largest buffer of the curve"), tr("4 MiB"))),
      compute_(new QPushButton(tr("Compute curve"), this)),
      progress_(new QProgressBar(this)),
      stop_(new QPushButton(tr("Stop"), this)),
      note_(new ElidedLabel(Qt::ElideRight, this)),
      error_(new QLabel(this)),
      export_(new QPushButton(tr("Export…"), this)),
      close_(new QPushButton(this)) {
    nameButtons();
    progress_->setObjectName(QStringLiteral("curveProgress"));
    progress_->setFixedWidth(140);
    progress_->setTextVisible(false);
    progress_->setAccessibleName(tr("Progress of the curve"));
    note_->setObjectName(QStringLiteral("curveNote"));
    error_->setObjectName(QStringLiteral("curveError"));
    setStyleRole(*error_, "bad");
    error_->hide();
    layOut();
    connect(compute_, &QPushButton::clicked, this, &CurveBar::compute);
    connect(stop_, &QPushButton::clicked, this, &CurveBar::stopRequested);
    connect(export_, &QPushButton::clicked, this, &CurveBar::exportRequested);
    connect(close_, &QPushButton::clicked, this, &CurveBar::closeRequested);
    setExportable(false);
    refreshButtons();
}

void CurveBar::nameButtons() {
    compute_->setObjectName(QStringLiteral("computeCurve"));
    compute_->setAccessibleName(compute_->text());
    compute_->setToolTip(tr("Find the best plan of every buffer in the range"));
    stop_->setObjectName(QStringLiteral("stopCurve"));
    stop_->setAccessibleName(tr("Stop computing the curve"));
    stop_->setToolTip(tr("Stop, and keep the part that is known: the larger buffers"));
    export_->setObjectName(QStringLiteral("exportCurve"));
    export_->setAccessibleName(tr("Export the buffer curve"));
    export_->setToolTip(tr("Write the curve as an SVG picture or its steps as a CSV table"));
    close_->setObjectName(QStringLiteral("closeCurve"));
    close_->setAccessibleName(tr("Hide the buffer curve"));
    close_->setToolTip(close_->accessibleName());
    for (QPushButton* const button : {stop_, export_, close_}) setStyleRole(*button, "quiet");
}

void CurveBar::layOut() {
    auto* const title = new QLabel(tr("Buffer curve"), this);
    auto* const from = new QLabel(tr("from"), this);
    auto* const to = new QLabel(tr("to"), this);
    setStyleRole(*title, "title");
    for (QLabel* const label : {from, to}) setStyleRole(*label, "muted");
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 8, 4);
    row->setSpacing(8);
    row->addWidget(title);
    row->addSpacing(8);
    const std::initializer_list<QWidget*> parts{from, least_, to, most_, compute_, progress_, stop_, error_};
    for (QWidget* const part : parts) row->addWidget(part);
    row->addSpacing(8);
    row->addWidget(note_, 1);
    row->addStretch();
    row->addWidget(export_);
    row->addWidget(close_);
}

void CurveBar::setTheme(const Theme& theme) {
    close_->setIcon(themedIcon(QStringLiteral("close"), theme, ColorRole::Muted));
    export_->setIcon(themedIcon(QStringLiteral("export"), theme));
}

QLineEdit* CurveBar::newField(const char* name, const QString& label, const QString& text) {
    auto* const field = new QLineEdit(text, this);
    field->setObjectName(QString::fromLatin1(name));
    field->setAccessibleName(label);
    field->setToolTip(tr("%1: 64 KiB, 4 MiB, 500 kB, or bytes").arg(label));
    field->setFixedWidth(84);
    connect(field, &QLineEdit::returnPressed, this, &CurveBar::compute);
    connect(field, &QLineEdit::textEdited, this, [this] { showError({}, nullptr); });
    return field;
}

void CurveBar::compute() {
    if (!isComputable_ || isRunning_) return;
    const auto bytesOf = [this](QLineEdit* field) -> std::optional<std::int64_t> {
        try {
            return parseBufferBytes(field->text().toStdString());
        } catch (const Error& error) {
            const UserMessage message = messageFor(error);
            showError((message.title + ' ' + message.details).trimmed(), field);
            return std::nullopt;
        }
    };
    const auto least = bytesOf(least_);
    const auto most = least ? bytesOf(most_) : std::nullopt;
    if (!least || !most) return;
    if (*least >= *most) return showError(tr("The first size must be smaller than the second."), least_);
    showError({}, nullptr);
    Q_EMIT computeRequested(*least, *most);
}

void CurveBar::showError(const QString& text, QLineEdit* field) {
    error_->setText(text);
    error_->setVisible(!text.isEmpty());
    note_->setVisible(text.isEmpty());
    for (QLineEdit* const each : {least_, most_}) {
        setStyleRole(*each, each == field ? "bad" : "");
        each->setAccessibleDescription(each == field ? text : QString());
    }
    if (field) field->setFocus();
}

void CurveBar::setComputable(bool isComputable) {
    isComputable_ = isComputable;
    refreshButtons();
}

void CurveBar::showProgress(const Progress& progress) {
    isRunning_ = true;
    progress_->setRange(0, static_cast<int>(progress.total));
    progress_->setValue(static_cast<int>(progress.done));
    refreshButtons();
}

void CurveBar::endProgress() {
    isRunning_ = false;
    refreshButtons();
}

void CurveBar::setExportable(bool isExportable) { export_->setEnabled(isExportable); }

void CurveBar::refreshButtons() {
    compute_->setEnabled(isComputable_ && !isRunning_);
    progress_->setVisible(isRunning_);
    stop_->setVisible(isRunning_);
}

void CurveBar::setNote(const QString& text, bool isWarning) {
    note_->setFullText(text);
    setStyleRole(*note_, isWarning ? "bad" : "muted");
}

}  // namespace fusescope
