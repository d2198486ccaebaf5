// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/search_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "core/base/parallel.h"
#include "core/search/search_list.h"
#include "ui/document/document.h"
#include "ui/document/explainers.h"
#include "ui/panels/style_sheet.h"
#include "ui/text/words.h"

namespace fusescope {
namespace {

QSpinBox* newSpin(QWidget* parent, const char* name, const QString& label, int least, int most, int value) {
    auto* const spin = new QSpinBox(parent);
    spin->setObjectName(QString::fromLatin1(name));
    spin->setAccessibleName(label);
    spin->setRange(least, most);
    spin->setValue(value);
    spin->setGroupSeparatorShown(true);
    return spin;
}

}  // namespace

SearchForm::SearchForm(Document& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      algorithm_(new QComboBox(this)),
      explainer_(new QComboBox(this)),
      budget_(newSpin(this, "searchBudget", tr("Plans to try"), 1, 100'000'000, 5000)),
      seed_(newSpin(this, "searchSeed", tr("Seed"), 0, 1'000'000'000, 1)),
      threads_(newSpin(this, "searchThreads", tr("Threads"), 1, 256, hardwareThreads())),
      limit_(new QDoubleSpinBox(this)),
      isWarm_(new QCheckBox(tr("Start from my plan"), this)),
      start_(new QPushButton(tr("Start search"), this)) {
    algorithm_->setObjectName(QStringLiteral("searchAlgorithm"));
    algorithm_->setAccessibleName(tr("Algorithm"));
    for (const SearchInfo& info : searchList()) {
        algorithm_->addItem(algorithmName(info.id), QString::fromLatin1(info.id.data()));
        algorithm_->setItemData(algorithm_->count() - 1, algorithmSummary(info.id), Qt::ToolTipRole);
    }
    algorithm_->setCurrentIndex(algorithm_->findData(QStringLiteral("local")));
    explainer_->setObjectName(QStringLiteral("searchExplainer"));
    explainer_->setAccessibleName(tr("Explainer"));
    explainer_->setToolTip(tr("Who says where groups that do not fit are cut"));
    limit_->setObjectName(QStringLiteral("searchLimit"));
    limit_->setAccessibleName(tr("Time limit"));
    limit_->setRange(0, 1e6);
    limit_->setSuffix(tr(" s"));
    limit_->setSpecialValueText(tr("none"));
    isWarm_->setObjectName(QStringLiteral("searchWarm"));
    isWarm_->setAccessibleName(isWarm_->text());
    isWarm_->setToolTip(tr("The first plan of the search is the one you see"));
    start_->setObjectName(QStringLiteral("startSearch"));
    start_->setAccessibleName(start_->text());
    setStyleRole(*start_, "primary");
    auto* const form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Algorithm"), algorithm_);
    form->addRow(tr("&Explainer"), explainer_);
    form->addRow(tr("&Plans"), budget_);
    form->addRow(tr("&Seed"), seed_);
    form->addRow(tr("&Threads"), threads_);
    form->addRow(tr("Time &limit"), limit_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 4, 12, 10);
    column->addLayout(form);
    column->addWidget(isWarm_);
    column->addStretch();
    column->addWidget(start_);
    connect(start_, &QPushButton::clicked, this, &SearchForm::started);
    connect(algorithm_, &QComboBox::currentIndexChanged, this, &SearchForm::refresh);
    connect(&document_, &Document::planShown, this, &SearchForm::refresh);
    refresh();
}

void SearchForm::refresh() {
    if (document_.hasModel() && optionsOf_ != document_.pricing()) refreshExplainers();
    const bool isExact = algorithm_->currentData().toString() == QLatin1String("optimal");
    for (QWidget* const field :
         {static_cast<QWidget*>(explainer_), static_cast<QWidget*>(budget_), static_cast<QWidget*>(seed_)})
        field->setEnabled(!isExact);
    const bool canStart = document_.hasModel() && !document_.pricing()->problem.fusable.isEmpty();
    start_->setEnabled(canStart);
    start_->setToolTip(canStart               ? tr("Queue it: it runs beside the others")
                       : document_.hasModel() ? tr("No op of the model fits the buffer alone")
                                              : tr("Open a model first"));
}

void SearchForm::refreshExplainers() {
    optionsOf_ = document_.pricing();
    const QVariant before = explainer_->currentData();
    explainer_->clear();
    explainer_->addItem(tr("none: cut at random"), QStringLiteral("none"));
    for (const ExplainerOption& option : explainerOptions(*optionsOf_)) {
        explainer_->addItem(QString::fromStdString(option.id), QString::fromStdString(option.id));
        const int row = explainer_->count() - 1;
        explainer_->setItemData(row, option.canRun() ? QString::fromStdString(option.summary) : option.missing,
                                Qt::ToolTipRole);
        auto* const items = qobject_cast<QStandardItemModel*>(explainer_->model());
        items->item(row)->setEnabled(option.canRun());
    }
    explainer_->setCurrentIndex(std::max(0, explainer_->findData(before)));
}

SearchSpec SearchForm::spec() const {
    SearchSpec spec;
    spec.request.pricing = document_.pricing();
    spec.request.algorithm = algorithm_->currentData().toString().toStdString();
    spec.request.params.budgetPlans = budget_->value();
    spec.request.params.seed = static_cast<std::uint64_t>(seed_->value());
    spec.request.params.threads = threads_->value();
    spec.request.params.overrides = document_.version()->overrides;
    spec.isWarm = isWarm_->isChecked();
    if (spec.isWarm) spec.request.params.warmStart = document_.version()->plan;
    if (explainer_->isEnabled()) spec.explainer = explainer_->currentData().toString().toStdString();
    spec.timeLimitSeconds = limit_->value();
    return spec;
}

}  // namespace fusescope
