// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/explain_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>

#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/icons/icons.h"
#include "ui/models/edge_rank_model.h"
#include "ui/models/explainer_table_model.h"
#include "ui/panels/elided_label.h"
#include "ui/panels/explain_words.h"
#include "ui/panels/score_delegate.h"
#include "ui/panels/style_sheet.h"

namespace fusescope {
namespace {

constexpr int kWordsWidth = 340;
constexpr int kExplainersWidth = 584;
constexpr int kLeastExplainersWidth = 420;
constexpr int kScoreWidth = 62;
constexpr int kLeastEdgeWidth = 150;

void dressTable(QTableView& table, int rowHeight) {
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setShowGrid(false);
    table.setTabKeyNavigation(false);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setTextElideMode(Qt::ElideRight);
    table.setWordWrap(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(rowHeight);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setMinimumSectionSize(32);
}

}  // namespace

ExplainPanel::ExplainPanel(Document& document, WindowSelection& selection, Explanations& explanations,
                           QAction& nextUnfitting, QWidget* parent)
    : QWidget(parent),
      document_(document),
      selection_(selection),
      explanations_(explanations),
      options_(new ExplainerTableModel(explanations, this)),
      ranks_(new EdgeRankModel(explanations, this)),
      delegate_(new ScoreDelegate(this)),
      note_(new ElidedLabel(Qt::ElideRight, this)),
      progress_(new QProgressBar(this)),
      stop_(new QPushButton(tr("Stop"), this)),
      close_(new QPushButton(this)),
      words_(new ExplainWords(document, selection, explanations, nextUnfitting, this)),
      explainers_(new QTableView(this)),
      edges_(new QTableView(this)) {
    setObjectName(QStringLiteral("explain"));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHead(*column);
    buildExplainers();
    buildEdges();
    words_->setFixedWidth(kWordsWidth);
    auto* const parts = new QHBoxLayout;
    parts->setSpacing(8);
    parts->addWidget(words_);
    parts->addWidget(explainers_, 1);
    parts->addWidget(edges_, 1);
    column->addLayout(parts, 1);
    connect(options_, &ExplainerTableModel::askedChanged, this, &ExplainPanel::askedChanged);
    connect(&document_, &Document::planChanged, this, &ExplainPanel::refreshOptions);
    connect(&selection_, &WindowSelection::changed, this, &ExplainPanel::followSelection);
    connect(ranks_, &QAbstractItemModel::modelReset, this, &ExplainPanel::refreshColumns);
    connect(&explanations_, &Explanations::changed, this, &ExplainPanel::followShown);
    connect(&explanations_, &Explanations::shownChanged, this, &ExplainPanel::followShown);
    connect(stop_, &QPushButton::clicked, this, &ExplainPanel::stopRequested);
    connect(close_, &QPushButton::clicked, this, &ExplainPanel::closeRequested);
    endProgress();
    refreshColumns();
}

void ExplainPanel::buildHead(QVBoxLayout& column) {
    auto* const title = new QLabel(tr("Explanation"), this);
    setStyleRole(*title, "title");
    setStyleRole(*note_, "muted");
    note_->setFullText(tr("Click an explainer to see its scores on the graph; tick those to ask"));
    progress_->setFixedWidth(140);
    progress_->setTextVisible(false);
    progress_->setAccessibleName(tr("Progress of the explanation"));
    stop_->setObjectName(QStringLiteral("stopExplain"));
    stop_->setAccessibleName(tr("Stop explaining"));
    close_->setObjectName(QStringLiteral("closeExplain"));
    close_->setAccessibleName(tr("Hide the explanation"));
    close_->setToolTip(close_->accessibleName());
    for (QPushButton* const button : {stop_, close_}) setStyleRole(*button, "quiet");
    auto* const row = new QHBoxLayout;
    row->setContentsMargins(16, 8, 8, 4);
    row->setSpacing(8);
    row->addWidget(title);
    row->addSpacing(8);
    row->addWidget(note_, 1);
    for (QWidget* const part :
         {static_cast<QWidget*>(progress_), static_cast<QWidget*>(stop_), static_cast<QWidget*>(close_)})
        row->addWidget(part);
    column.addLayout(row);
}

void ExplainPanel::buildExplainers() {
    explainers_->setObjectName(QStringLiteral("explainers"));
    explainers_->setAccessibleName(tr("Explainers"));
    explainers_->setModel(options_);
    dressTable(*explainers_, 28);
    explainers_->setMinimumWidth(kLeastExplainersWidth);
    explainers_->setMaximumWidth(kExplainersWidth);
    QHeaderView& header = *explainers_->horizontalHeader();
    header.setAccessibleName(tr("Columns of the explainers table"));
    header.setSectionResizeMode(QHeaderView::Fixed);
    header.setSectionResizeMode(ExplainerTableModel::BestEdge, QHeaderView::Stretch);
    const std::pair<int, int> widths[] = {{ExplainerTableModel::Explainer, 166},
                                          {ExplainerTableModel::Verdict, 170},
                                          {ExplainerTableModel::Agreement, 42},
                                          {ExplainerTableModel::Time, 56}};
    for (const auto& [section, width] : widths) header.resizeSection(section, width);
    const auto show = [this](const QModelIndex& index) {
        if (index.isValid())
            explanations_.showExplainer(index.data(ExplainerTableModel::IdRole).toString().toStdString());
    };
    connect(explainers_, &QTableView::clicked, this, show);
    connect(explainers_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, show);
}

void ExplainPanel::buildEdges() {
    edges_->setObjectName(QStringLiteral("rankedEdges"));
    edges_->setAccessibleName(tr("Edges of the group, best cut first"));
    edges_->setModel(ranks_);
    edges_->setItemDelegate(delegate_);
    dressTable(*edges_, 26);
    edges_->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    edges_->horizontalHeader()->setAccessibleName(tr("Columns of the edges table"));
    connect(edges_, &QTableView::clicked, this, &ExplainPanel::selectEdge);
    connect(edges_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ExplainPanel::selectEdge);
}

void ExplainPanel::refreshColumns() {
    QHeaderView& header = *edges_->horizontalHeader();
    if (header.count() == 0) return;
    header.resizeSection(EdgeRankModel::Rank, 36);
    for (int i = 0; i < ranks_->answerCount(); ++i) header.resizeSection(EdgeRankModel::FirstScore + i, kScoreWidth);
    header.resizeSection(ranks_->columnOf(EdgeRankModel::Verdict), 112);
    header.resizeSection(ranks_->columnOf(EdgeRankModel::Dram), 74);
    header.resizeSection(ranks_->columnOf(EdgeRankModel::Relief), 50);
    const int others = header.length() - header.sectionSize(EdgeRankModel::Edge);
    header.resizeSection(EdgeRankModel::Edge, std::max(kLeastEdgeWidth, edges_->viewport()->width() - others));
    followSelection();
}

void ExplainPanel::followShown() {
    const QSignalBlocker quiet(explainers_->selectionModel());
    const ExplainerAnswer* const shown = explanations_.shown();
    for (int row = 0; row < options_->rowCount(); ++row)
        if (shown &&
            options_->index(row, 0).data(ExplainerTableModel::IdRole).toString().toStdString() == shown->explainer)
            explainers_->setCurrentIndex(options_->index(row, 0));
    explainers_->viewport()->update();
}

void ExplainPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    refreshColumns();
}

void ExplainPanel::refreshOptions() {
    if (!document_.hasModel() || optionsOf_ == document_.pricing()) return;
    optionsOf_ = document_.pricing();
    options_->setOptions(explainerOptions(*document_.pricing()));
}

std::vector<std::string> ExplainPanel::asked() const { return options_->asked(); }

void ExplainPanel::setTheme(const Theme& theme) {
    delegate_->setTheme(theme);
    close_->setIcon(themedIcon(QStringLiteral("close"), theme, ColorRole::Muted));
    edges_->viewport()->update();
}

void ExplainPanel::showProgress(const Progress& progress) {
    progress_->setRange(0, static_cast<int>(progress.total));
    progress_->setValue(static_cast<int>(progress.done));
    progress_->show();
    stop_->show();
}

void ExplainPanel::endProgress() {
    progress_->hide();
    stop_->hide();
}

void ExplainPanel::selectEdge(const QModelIndex& index) {
    if (isFollowing_ || !index.isValid() || !explanations_.result()) return;
    const auto edge = static_cast<std::size_t>(index.data(EdgeRankModel::EdgeRole).toInt());
    const auto& [from, to] = explanations_.result()->edges[edge];
    selection_.selectEdge(from, to);
}

void ExplainPanel::followSelection() {
    isFollowing_ = true;
    if (const auto edge = explanations_.selectedEdge()) {
        const QModelIndex row = ranks_->index(ranks_->rowOf(*edge), 0);
        edges_->selectionModel()->setCurrentIndex(row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        edges_->scrollTo(row);
    } else {
        edges_->selectionModel()->clear();
    }
    isFollowing_ = false;
}

void ExplainPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    Q_EMIT shown();
}

}  // namespace fusescope
