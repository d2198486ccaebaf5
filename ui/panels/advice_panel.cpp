// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/advice_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/icons/icons.h"
#include "ui/panels/row_table.h"
#include "ui/panels/style_sheet.h"

namespace fusescope {

AdvicePanel::AdvicePanel(QWidget* parent)
    : QWidget(parent),
      advice_(new AdviceTableModel(this)),
      edges_(new AdviceTableModel(this)),
      summary_(new QLabel(this)),
      preview_(new QPushButton(tr("Preview"), this)),
      apply_(new QPushButton(tr("Apply"), this)),
      close_(new QPushButton(this)),
      adviceTable_(newTable(*advice_, "adviceTable", tr("Advice"))),
      edgeTable_(newTable(*edges_, "edgeTable", tr("Edges that matter most"))) {
    setObjectName(QStringLiteral("advicePanel"));
    preview_->setObjectName(QStringLiteral("previewAdvice"));
    preview_->setCheckable(true);
    preview_->setToolTip(tr("Show the plan afterwards on the canvas, without making the change"));
    apply_->setObjectName(QStringLiteral("applyAdvice"));
    apply_->setToolTip(tr("Make the change, as one step that can be undone"));
    close_->setObjectName(QStringLiteral("closeAdvice"));
    close_->setToolTip(tr("Hide the advice"));
    close_->setAccessibleName(close_->toolTip());
    for (QPushButton* const button : {preview_, apply_}) button->setAccessibleName(button->text());
    for (QPushButton* const button : {preview_, close_}) setStyleRole(*button, "quiet");
    auto* const title = new QLabel(tr("Advice"), this);
    setStyleRole(*title, "title");
    setStyleRole(*summary_, "muted");
    summary_->setObjectName(QStringLiteral("adviceSummary"));
    auto* const head = new QHBoxLayout;
    head->setContentsMargins(16, 8, 8, 4);
    head->setSpacing(8);
    head->addWidget(title);
    head->addWidget(summary_, 1);
    for (QPushButton* const button : {preview_, apply_, close_}) head->addWidget(button);
    auto* const lists = new QHBoxLayout;
    lists->setSpacing(12);
    lists->setContentsMargins(12, 0, 0, 0);
    lists->addWidget(adviceTable_, 3);
    lists->addWidget(edgeTable_, 2);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(lists, 1);
    connect(close_, &QPushButton::clicked, this, &AdvicePanel::closeRequested);
    connect(preview_, &QPushButton::toggled, this, &AdvicePanel::selectionChanged);
    connect(apply_, &QPushButton::clicked, this, [this] {
        if (const AdviceRow* const row = selected(); row && row->after) Q_EMIT applied(AdviceRow(*row));
    });
    refresh();
}

QTableView* AdvicePanel::newTable(AdviceTableModel& model, const char* name, const QString& label) {
    auto* const table = new QTableView(this);
    table->setObjectName(QString::fromLatin1(name));
    table->setAccessibleName(label);
    table->setModel(&model);
    makeRowTable(*table, 26, {132});
    table->setTextElideMode(Qt::ElideMiddle);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this, table] {
        if (!table->selectionModel()->hasSelection()) return;
        if (current_ && current_ != table) current_->clearSelection();
        current_ = table;
        refresh();
        Q_EMIT selectionChanged();
    });
    connect(table, &QTableView::doubleClicked, this, [this] { apply_->click(); });
    return table;
}

const AdviceRow* AdvicePanel::selected() const {
    if (!current_) return nullptr;
    const QModelIndexList rows = current_->selectionModel()->selectedRows();
    if (rows.isEmpty()) return nullptr;
    return &static_cast<const AdviceTableModel*>(current_->model())->row(rows.front().row());
}

bool AdvicePanel::isPreviewing() const { return preview_->isChecked(); }

void AdvicePanel::setTheme(const Theme& theme) {
    close_->setIcon(themedIcon(QStringLiteral("close"), theme, ColorRole::Muted));
}

void AdvicePanel::setAdvice(std::vector<AdviceRow> rows) {
    advice_->setRows(std::move(rows));
    refresh();
}

void AdvicePanel::setEdges(std::vector<AdviceRow> rows) {
    edges_->setRows(std::move(rows));
    refresh();
}

void AdvicePanel::setBusy(bool isBusy) {
    isBusy_ = isBusy;
    refresh();
}

void AdvicePanel::refresh() {
    const AdviceRow* const row = selected();
    apply_->setEnabled(row && row->after);
    preview_->setEnabled((row && row->after && !row->accelerator) || preview_->isChecked());
    const int count = advice_->rowCount();
    summary_->setText(isBusy_ ? tr("Looking…")
                      : count == 0
                          ? tr("Nothing to advise: the plan is as good as it can be")
                          : tr("%1 findings; the list on the right says what each edge would change").arg(count));
}

void AdvicePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    Q_EMIT shown();
}

void AdvicePanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    Q_EMIT hidden();
}

}  // namespace fusescope
