// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/searches_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/document/document.h"
#include "ui/icons/icons.h"
#include "ui/models/search_table_model.h"
#include "ui/panels/elided_label.h"
#include "ui/panels/row_table.h"
#include "ui/panels/search_form.h"
#include "ui/panels/style_sheet.h"
#include "ui/plots/search_plots.h"
#include "ui/text/search_text.h"
#include "ui/text/words.h"

namespace fusescope {
namespace {

QPushButton* newButton(QWidget* parent, const char* name, const QString& text, const QString& tip) {
    auto* const button = new QPushButton(text, parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setAccessibleName(text.isEmpty() ? tip : text);
    button->setToolTip(tip);
    setStyleRole(*button, "quiet");
    return button;
}

}  // namespace

SearchesPanel::SearchesPanel(Document& document, SearchQueue& queue, QWidget* parent)
    : QWidget(parent),
      document_(document),
      queue_(queue),
      form_(new SearchForm(document, this)),
      model_(new SearchTableModel(queue, document, this)),
      table_(new QTableView(this)),
      pause_(newButton(this, "pauseSearch", tr("Pause"), tr("Let the search wait, or go on"))),
      stop_(newButton(this, "stopSearch", tr("Stop"), tr("End the search and keep its best plan"))),
      apply_(newButton(this, "applySearch", tr("Use its plan"),
                       tr("Make the best plan of the search yours, as one step"))),
      remove_(newButton(this, "removeSearch", tr("Remove"), tr("Take the search off the list"))),
      close_(newButton(this, "closeSearches", {}, tr("Hide the searches"))),
      shown_(new QComboBox(this)),
      brush_(new QLabel(this)),
      counts_(new ElidedLabel(Qt::ElideRight, this)),
      plot_(new SeriesPlot(this)) {
    setObjectName(QStringLiteral("searchesPanel"));
    form_->setFixedWidth(272);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(form_);
    row->addWidget(buildList(), 5);
    row->addWidget(buildPlot(), 4);
    connect(&queue_, &SearchQueue::listChanged, this, &SearchesPanel::refreshPlot);
    connect(&queue_, &SearchQueue::listChanged, this, &SearchesPanel::refreshButtons);
    plotSoon_.setSingleShot(true);
    plotSoon_.setInterval(150);
    connect(&plotSoon_, &QTimer::timeout, this, &SearchesPanel::refreshPlot);
    connect(&queue_, &SearchQueue::entryChanged, this, [this] {
        if (!plotSoon_.isActive() && isVisible()) plotSoon_.start();
    });
    connect(&queue_, &SearchQueue::ended, this, &SearchesPanel::refreshPlot);
    connect(&queue_, &SearchQueue::entryChanged, this, &SearchesPanel::refreshButtons);
    connect(&document_, &Document::planShown, this, &SearchesPanel::refreshPlot);
    refreshButtons();
    refreshPlot();
}

QWidget* SearchesPanel::buildList() {
    table_->setObjectName(QStringLiteral("searchesTable"));
    table_->setAccessibleName(tr("Searches"));
    table_->setModel(model_);
    makeRowTable(*table_, 28, {172, 72, 56, 80, 104, 68, 60, 56});
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        refreshButtons();
        refreshPlot();
    });
    connect(table_, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.column() != SearchTableModel::Note) apply_->click();
    });
    auto* const title = new QLabel(tr("Searches"), this);
    setStyleRole(*title, "title");
    auto* const head = new QHBoxLayout;
    head->setContentsMargins(4, 8, 8, 4);
    head->addWidget(title);
    head->addStretch();
    for (QPushButton* const button : {pause_, stop_, apply_, remove_}) head->addWidget(button);
    auto* const list = new QWidget(this);
    auto* const column = new QVBoxLayout(list);
    column->setContentsMargins(12, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(table_, 1);
    counts_->setObjectName(QStringLiteral("searchesCounts"));
    counts_->setMargin(6);
    setStyleRole(*counts_, "muted");
    column->addWidget(counts_);
    connect(pause_, &QPushButton::clicked, this, [this] {
        const SearchEntry* const entry = queue_.entry(selectedId());
        if (entry) entry->state == SearchState::Paused ? queue_.resume(entry->id) : queue_.pause(entry->id);
    });
    connect(stop_, &QPushButton::clicked, this, [this] { queue_.stop(selectedId()); });
    connect(remove_, &QPushButton::clicked, this, [this] { queue_.remove(selectedId()); });
    connect(apply_, &QPushButton::clicked, this, [this] {
        const SearchEntry* const entry = queue_.entry(selectedId());
        if (entry && entry->hasPlan()) Q_EMIT planChosen(entry->id, entry->curve.size() - 1);
    });
    return list;
}

QWidget* SearchesPanel::buildPlot() {
    shown_->setObjectName(QStringLiteral("searchesView"));
    shown_->setAccessibleName(tr("What the plot shows"));
    shown_->addItems({tr("Best against plans"), tr("Front: DRAM and MBU"), tr("Front: DRAM and groups")});
    shown_->setToolTip(tr("The fronts are those of NSGA-II"));
    setStyleRole(*brush_, "muted");
    brush_->setObjectName(QStringLiteral("searchesBrush"));
    plot_->setObjectName(QStringLiteral("searchesPlot"));
    plot_->setAccessibleName(tr("Plot of the searches"));
    auto* const head = new QHBoxLayout;
    head->setContentsMargins(12, 8, 8, 4);
    head->addWidget(shown_);
    head->addWidget(brush_, 1);
    head->addWidget(close_);
    auto* const side = new QWidget(this);
    auto* const column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(plot_, 1);
    connect(shown_, &QComboBox::currentIndexChanged, this, &SearchesPanel::refreshPlot);
    connect(close_, &QPushButton::clicked, this, &SearchesPanel::closeRequested);
    connect(plot_, &SeriesPlot::brushChanged, this, &SearchesPanel::showBrush);
    connect(plot_, &SeriesPlot::picked, this, [this](std::size_t series, std::size_t point) {
        const int id = plotted_[series];
        const SearchEntry* const entry = queue_.entry(id);
        if (!entry) return;
        select(id);
        if (view() != View::Curves) return Q_EMIT frontPlanChosen(id, point);
        Q_EMIT planChosen(id, std::min(point, entry->curve.size() - 1));
    });
    return side;
}

SearchesPanel::View SearchesPanel::view() const { return static_cast<View>(shown_->currentIndex()); }

void SearchesPanel::setTheme(const Theme& theme) {
    plot_->setTheme(theme);
    model_->setTheme(theme);
    close_->setIcon(themedIcon(QStringLiteral("close"), theme, ColorRole::Muted));
    remove_->setIcon(themedIcon(QStringLiteral("close"), theme, ColorRole::Muted));
    stop_->setIcon(themedIcon(QStringLiteral("stop"), theme));
    pause_->setIcon(themedIcon(QStringLiteral("pause"), theme));
}

int SearchesPanel::selectedId() const {
    const QModelIndexList rows = table_->selectionModel()->selectedRows();
    return rows.isEmpty() ? 0 : model_->idAt(rows.front().row());
}

void SearchesPanel::select(int id) { table_->selectRow(queue_.indexOf(id)); }

void SearchesPanel::refreshButtons() {
    const SearchEntry* const entry = queue_.entry(selectedId());
    const bool isPaused = entry && entry->state == SearchState::Paused;
    pause_->setEnabled(isPaused || (entry && entry->state == SearchState::Running));
    pause_->setText(isPaused ? tr("Resume") : tr("Pause"));
    pause_->setAccessibleName(pause_->text());
    stop_->setEnabled(entry && !entry->isOver());
    apply_->setEnabled(entry && entry->hasPlan());
    remove_->setEnabled(entry);
    counts_->setFullText(entry && entry->counts.buffer.lookups > 0 ? countsText(*entry) : QString());
}

void SearchesPanel::refreshPlot() {
    const SearchEntry* const entry = queue_.entry(selectedId());
    if (view() == View::Curves) {
        plot_->setEmptyText(tr("No search yet"), tr("Start one on the left: each search draws a line"));
        const auto bound = document_.hasModel() ? document_.boundBytes() : std::nullopt;
        plot_->setContent(searchCurves(queue_, selectedId(), bound, plotted_));
        return showBrush();
    }
    plot_->setEmptyText(tr("No front"), tr("Select a search by NSGA-II that has ended in this session"));
    plotted_ = {selectedId()};
    plot_->setContent(entry ? searchFront(*entry, view() == View::GroupsFront) : SeriesPlotContent{});
    showBrush();
}

void SearchesPanel::showBrush() {
    const auto& picks = plot_->brushed();
    if (picks.empty()) return brush_->clear();
    double least = 0;
    double most = 0;
    for (std::size_t i = 0; i < picks.size(); ++i) {
        const double y = plot_->content().series[picks[i].series].points[picks[i].point].y;
        least = i == 0 ? y : std::min(least, y);
        most = i == 0 ? y : std::max(most, y);
    }
    brush_->setText(tr("%1 plans, %2 to %3")
                        .arg(picks.size())
                        .arg(decimalBytes(std::llround(least)), decimalBytes(std::llround(most))));
}

}  // namespace fusescope
