// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/start_page.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStandardItemModel>

#include "ui/icons/icons.h"
#include "ui/models/recent_files.h"
#include "ui/models/sample_list_model.h"
#include "ui/panels/sample_delegate.h"
#include "ui/panels/style_sheet.h"

namespace fusescope {
namespace {

constexpr int kPageWidth = 840;
constexpr int kLogo = 56;
constexpr int kCountingDelayMs = 400;  // a model that is being opened comes first

}  // namespace

StartPage::StartPage(RecentFiles& recent, SampleListModel& samples, QAction& open, QWidget* parent)
    : QWidget(parent),
      recent_(recent),
      samples_(samples),
      recentModel_(new QStandardItemModel(this)),
      noRecent_(new QLabel(this)),
      delegate_(new SampleDelegate(this)) {
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    auto* const sheet = new QWidget(this);
    sheet->setMaximumWidth(kPageWidth);
    auto* const rows = new QVBoxLayout(sheet);
    rows->setContentsMargins(24, 56, 24, 24);
    rows->setSpacing(40);
    rows->addWidget(buildHead(open));
    auto* const lists = new QHBoxLayout;
    lists->setSpacing(40);
    auto* const left = new QVBoxLayout;
    auto* const right = new QVBoxLayout;
    lists->addLayout(left, 1);
    lists->addLayout(right, 1);
    rows->addLayout(lists, 1);
    addList(*left, tr("Samples"), "samples")->setModel(&samples);
    recentList_ = addList(*right, tr("Recent"), "recent");
    recentList_->setModel(recentModel_);
    noRecent_->setText(tr("Models you open appear here."));
    noRecent_->setIndent(0);
    setStyleRole(*noRecent_, "muted");
    right->addWidget(noRecent_);
    right->addStretch();
    auto* const outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(sheet);
    connect(&recent_, &RecentFiles::changed, this, &StartPage::refreshRecent);
    countingDelay_.setSingleShot(true);
    countingDelay_.setInterval(kCountingDelayMs);
    connect(&countingDelay_, &QTimer::timeout, this, &StartPage::countOps);
    refreshRecent();
}

void StartPage::countOps() {
    counting_.start(makeJob(
        tr("Counting the ops of the samples"),
        [files = samples_.files()](RunControl& control) { return opCounts(files, control); },
        [this](std::map<std::string, int> counts) { samples_.setOpCounts(std::move(counts)); }, this));
}

void StartPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!samples_.hasOpCounts()) countingDelay_.start();
}

void StartPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    countingDelay_.stop();
    counting_.abandon();
}

QWidget* StartPage::buildHead(QAction& open) {
    auto* const head = new QWidget(this);
    auto* const logo = new QLabel(head);
    logo->setPixmap(applicationIcon().pixmap(kLogo));
    auto* const name = new QLabel(tr("Fusescope"), head);
    setStyleRole(*name, "display");
    auto* const promise = new QLabel(
        tr("Open an ONNX model and find the fusion plan with the least DRAM access that fits the buffer."), head);
    promise->setWordWrap(true);
    setStyleRole(*promise, "muted");
    auto* const button = new QPushButton(tr("Open a model…"), head);
    button->setObjectName(QStringLiteral("openModel"));
    button->setAccessibleName(tr("Open a model"));
    setStyleRole(*button, "primary");
    connect(button, &QPushButton::clicked, &open, &QAction::trigger);
    auto* const hint = new QLabel(tr("or drop a model, plan or accelerator file anywhere"), head);
    setStyleRole(*hint, "muted");
    auto* const titles = new QVBoxLayout;
    titles->setSpacing(4);
    titles->addWidget(name);
    titles->addWidget(promise);
    auto* const top = new QHBoxLayout;
    top->setSpacing(20);
    top->addWidget(logo, 0, Qt::AlignTop);
    top->addLayout(titles, 1);
    auto* const actions = new QHBoxLayout;
    actions->setSpacing(12);
    actions->addWidget(button);
    actions->addWidget(hint);
    actions->addStretch();
    auto* const column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(24);
    column->addLayout(top);
    column->addLayout(actions);
    return head;
}

QListView* StartPage::addList(QVBoxLayout& column, const QString& title, const char* name) {
    auto* const heading = new QLabel(title, this);
    setStyleRole(*heading, "title");
    auto* const list = new QListView(this);
    list->setObjectName(QString::fromLatin1(name));
    list->setAccessibleName(title);
    list->setItemDelegate(delegate_);
    list->setMouseTracking(true);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const auto choose = [this](const QModelIndex& index) {
        Q_EMIT fileChosen(index.data(SampleListModel::FileRole).toString());
    };
    connect(list, &QListView::clicked, this, choose);
    connect(list, &QListView::activated, this, choose);
    column.setSpacing(8);
    column.addWidget(heading);
    column.addWidget(list, 1);
    return list;
}

void StartPage::refreshRecent() {
    recentModel_->clear();
    for (const QString& file : recent_.files()) {
        const QFileInfo info(file);
        auto* const item = new QStandardItem(info.fileName());
        item->setData(file, SampleListModel::FileRole);
        item->setData(info.dir().dirName(), SampleListModel::DetailRole);
        item->setToolTip(file);
        recentModel_->appendRow(item);
    }
    const bool isEmpty = recentModel_->rowCount() == 0;
    recentList_->setVisible(!isEmpty);
    noRecent_->setVisible(isEmpty);
}

void StartPage::setTheme(const Theme& theme) {
    delegate_->setTheme(theme);
    update();
}

}  // namespace fusescope
