// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/sizes_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <algorithm>

#include "ui/panels/style_sheet.h"

namespace fusescope {

SizesDialog::SizesDialog(const std::vector<MissingDim>& missing, const std::map<std::string, std::string>& known,
                         QWidget* parent)
    : QDialog(parent), known_(known), buttons_(new QDialogButtonBox(QDialogButtonBox::Cancel, this)) {
    setWindowTitle(tr("Sizes of the model"));
    setMinimumWidth(400);
    auto* const text =
        new QLabel(tr("The file leaves these sizes open. With them, the ops that depend on them can be priced."), this);
    text->setWordWrap(true);
    auto* const form = new QFormLayout;
    form->setSpacing(12);
    for (const MissingDim& dim : missing) addField(dim, *form);
    setStyleRole(*buttons_->addButton(tr("Open with these sizes"), QDialogButtonBox::AcceptRole), "primary");
    for (QAbstractButton* const button : buttons_->buttons()) button->setAccessibleName(button->text());
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(16);
    column->addWidget(text);
    column->addLayout(form);
    column->addWidget(buttons_);
    check();
}

void SizesDialog::addField(const MissingDim& dim, QFormLayout& form) {
    const QString key = QString::fromStdString(dim.key);
    const bool isSeen = std::ranges::any_of(fields_, [&](const auto& field) { return field.first == dim.key; });
    if (isSeen) return;  // one name for several axes
    auto* const field = new QLineEdit(this);
    field->setAccessibleName(key);
    field->setPlaceholderText(dim.axis < 0 ? tr("1x3x224x224") : tr("224"));
    const QString pattern =
        dim.axis < 0 ? QStringLiteral("[1-9][0-9]{0,8}(x[1-9][0-9]{0,8})*") : QStringLiteral("[1-9][0-9]{0,8}");
    field->setValidator(new QRegularExpressionValidator(QRegularExpression(pattern), field));
    connect(field, &QLineEdit::textChanged, this, &SizesDialog::check);
    auto* const label = new QLabel(key, this);
    label->setToolTip(dim.axis < 0
                          ? tr("Shape of the input %1").arg(QString::fromStdString(dim.tensor))
                          : tr("Axis %1 of the input %2").arg(dim.axis).arg(QString::fromStdString(dim.tensor)));
    label->setBuddy(field);
    form.addRow(label, field);
    fields_.emplace_back(dim.key, field);
}

void SizesDialog::check() {
    const bool isComplete =
        std::ranges::all_of(fields_, [](const auto& field) { return field.second->hasAcceptableInput(); });
    for (QAbstractButton* const button : buttons_->buttons())
        if (buttons_->buttonRole(button) == QDialogButtonBox::AcceptRole) button->setEnabled(isComplete);
}

std::map<std::string, std::string> SizesDialog::sizes() const {
    auto sizes = known_;
    for (const auto& [key, field] : fields_) sizes[key] = field->text().toStdString();
    return sizes;
}

}  // namespace fusescope
