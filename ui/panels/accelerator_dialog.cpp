// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/accelerator_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include "core/base/error.h"
#include "core/io/accelerator_file.h"
#include "ui/panels/style_sheet.h"
#include "ui/text/user_message.h"
#include "ui/text/words.h"

namespace fusescope {

AcceleratorDialog::AcceleratorDialog(const Accelerator& accelerator, QWidget* parent)
    : QDialog(parent),
      accelerator_(accelerator),
      name_(new QLineEdit(this)),
      scheme_(new QComboBox(this)),
      error_(new QLabel(this)) {
    setWindowTitle(tr("Accelerator"));
    setMinimumWidth(440);
    auto* const form = new QFormLayout;
    form->setVerticalSpacing(10);
    name_->setObjectName(QStringLiteral("acceleratorName"));
    name_->setAccessibleName(tr("Name"));
    name_->setText(QString::fromStdString(accelerator.name));
    form->addRow(tr("&Name"), name_);
    scheme_->setObjectName(QStringLiteral("acceleratorScheme"));
    scheme_->setAccessibleName(tr("Fusion scheme"));
    for (const Scheme scheme : {Scheme::Lbdf, Scheme::Brr}) {
        scheme_->addItem(QString::fromLatin1(schemeName(scheme)));
        scheme_->setItemData(scheme_->count() - 1, schemeSummary(scheme), Qt::ToolTipRole);
    }
    scheme_->setCurrentIndex(accelerator.scheme == Scheme::Brr ? 1 : 0);
    form->addRow(tr("Fusion &scheme"), scheme_);
    buffer_ = addBytes(*form, "acceleratorBuffer", tr("&Buffer"), accelerator.bufferBytes,
                       tr("What a group must need less than: 256 KiB, 1 MiB, 500 kB"));
    weightBuffer_ = addBytes(*form, "acceleratorWeightBuffer", tr("&Weight buffer"), accelerator.weightBufferBytes,
                             tr("A buffer of its own for weights; empty: they share the one above"));
    activationBits_ = addNumber(*form, "acceleratorActivationBits", tr("&Activation bits"), 1, 64,
                                accelerator.activationBits, tr("Bits per element of a feature map"));
    weightBits_ = addNumber(*form, "acceleratorWeightBits", tr("Weight b&its"), 1, 64, accelerator.weightBits,
                            tr("Bits per weight"));
    rowAlignment_ = addNumber(*form, "acceleratorRowAlignment", tr("&Row alignment"), 1, 4096,
                              static_cast<int>(accelerator.rowAlignmentBytes),
                              tr("Rows on chip are padded to a multiple of so many bytes"));
    mostOps_ = addNumber(*form, "acceleratorMostOps", tr("&Most ops in a group"), 0, 1'000'000,
                         accelerator.maxGroupOps.value_or(0), tr("0: any number"));
    mostOps_->setSpecialValueText(tr("any number"));
    setStyleRole(*error_, "bad");
    error_->setObjectName(QStringLiteral("acceleratorError"));
    error_->setWordWrap(true);
    error_->hide();
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    setStyleRole(*buttons->addButton(tr("Price on it"), QDialogButtonBox::AcceptRole), "primary");
    for (QAbstractButton* const button : buttons->buttons()) button->setAccessibleName(button->text());
    connect(buttons, &QDialogButtonBox::accepted, this, &AcceleratorDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(14);
    column->addLayout(form);
    column->addWidget(error_);
    column->addWidget(buttons);
}

QLineEdit* AcceleratorDialog::addBytes(QFormLayout& form, const char* name, const QString& label,
                                       std::optional<std::int64_t> bytes, const QString& tip) {
    auto* const field = new QLineEdit(bytes ? binaryBytes(*bytes) : QString(), this);
    field->setObjectName(QString::fromLatin1(name));
    field->setAccessibleName(QString(label).remove('&'));
    field->setToolTip(tip);
    form.addRow(label, field);
    return field;
}

QSpinBox* AcceleratorDialog::addNumber(QFormLayout& form, const char* name, const QString& label, int least, int most,
                                       int value, const QString& tip) {
    auto* const field = new QSpinBox(this);
    field->setObjectName(QString::fromLatin1(name));
    field->setAccessibleName(QString(label).remove('&'));
    field->setToolTip(tip);
    field->setRange(least, most);
    field->setValue(value);
    form.addRow(label, field);
    return field;
}

void AcceleratorDialog::accept() {
    try {
        // A size that was not touched stays exact, however it is written.
        const auto bytes = [](const QLineEdit& field, std::int64_t before) {
            return field.isModified() ? parseBufferBytes(field.text().trimmed().toStdString()) : before;
        };
        accelerator_.bufferBytes = bytes(*buffer_, accelerator_.bufferBytes);
        if (weightBuffer_->text().trimmed().isEmpty())
            accelerator_.weightBufferBytes.reset();
        else
            accelerator_.weightBufferBytes = bytes(*weightBuffer_, accelerator_.weightBufferBytes.value_or(0));
    } catch (const Error& error) {
        error_->setText(messageFor(error).title);
        error_->show();
        return;
    }
    accelerator_.name = name_->text().trimmed().toStdString();
    accelerator_.scheme = scheme_->currentIndex() == 1 ? Scheme::Brr : Scheme::Lbdf;
    accelerator_.activationBits = activationBits_->value();
    accelerator_.weightBits = weightBits_->value();
    accelerator_.rowAlignmentBytes = rowAlignment_->value();
    accelerator_.maxGroupOps = mostOps_->value() > 0 ? std::optional(mostOps_->value()) : std::nullopt;
    QDialog::accept();
}

}  // namespace fusescope
