// SPDX-License-Identifier: Apache-2.0
#include "ui/player/player_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QStandardItemModel>

#include "ui/icons/icons.h"
#include "ui/panels/elided_label.h"
#include "ui/panels/style_sheet.h"
#include "ui/player/split_player.h"
#include "ui/player/split_tree_view.h"
#include "ui/text/explanation_text.h"

namespace fusescope {
namespace {

constexpr int kWordsWidth = 400;
const QLatin1String kMotionKey("player/reducedMotion");

}  // namespace

PlayerPanel::PlayerPanel(SplitPlayer& player, QWidget* parent)
    : QWidget(parent),
      player_(player),
      explainer_(new QComboBox(this)),
      branches_(new QCheckBox(tr("Branches that lost"), this)),
      motion_(new QCheckBox(tr("Reduced motion"), this)),
      loop_(new QCheckBox(tr("Loop"), this)),
      speed_(new QComboBox(this)),
      apply_(newButton("applySplit", tr("Apply to plan"),
                       tr("Put the parts in place of the group, as one step that can be undone"))),
      export_(newButton("exportSplit", tr("Export…"), tr("Write the frames as pictures, or as one animated GIF"))),
      close_(newButton("closePlayer", {}, tr("Hide the split player"))),
      first_(newButton("splitFirst", {}, tr("First step (Home)"))),
      back_(newButton("splitBack", {}, tr("One step back (,)"))),
      play_(newButton("splitPlay", {}, tr("Play or pause (Space)"))),
      forward_(newButton("splitForward", {}, tr("One step forward (.)"))),
      last_(newButton("splitLast", {}, tr("Last step (End)"))),
      slider_(new QSlider(Qt::Horizontal, this)),
      place_(new QLabel(this)),
      title_(new QLabel(this)),
      sentence_(new QLabel(this)),
      counts_(new ElidedLabel(Qt::ElideRight, this)),
      tree_(new SplitTreeView(this)) {
    setObjectName(QStringLiteral("player"));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHead(*column);
    buildTransport(*column);
    auto* const words = new QVBoxLayout;
    words->setContentsMargins(16, 8, 16, 12);
    words->setSpacing(6);
    buildWords(*words);
    auto* const parts = new QHBoxLayout;
    parts->setSpacing(0);
    parts->addLayout(words);
    parts->addWidget(tree_, 1);
    column->addLayout(parts, 1);
    connectTransport();
    motion_->setChecked(QSettings().value(kMotionKey, false).toBool());
    refresh();
}

QPushButton* PlayerPanel::newButton(const char* name, const QString& text, const QString& tip) {
    auto* const button = new QPushButton(text, this);
    button->setObjectName(QString::fromLatin1(name));
    button->setAccessibleName(tip);
    button->setToolTip(tip);
    setStyleRole(*button, "quiet");
    return button;
}

void PlayerPanel::buildHead(QVBoxLayout& column) {
    auto* const title = new QLabel(tr("Split player"), this);
    setStyleRole(*title, "title");
    auto* const by = new QLabel(tr("explained by"), this);
    setStyleRole(*by, "muted");
    explainer_->setObjectName(QStringLiteral("splitExplainer"));
    explainer_->setAccessibleName(tr("Explainer of the split"));
    branches_->setObjectName(QStringLiteral("splitBranches"));
    branches_->setAccessibleName(branches_->text());
    branches_->setToolTip(tr("Also play the branches that were followed and lost"));
    motion_->setObjectName(QStringLiteral("reducedMotion"));
    motion_->setAccessibleName(motion_->text());
    motion_->setToolTip(tr("Show steps at once instead of moving"));
    setStyleRole(*apply_, "");
    auto* const row = new QHBoxLayout;
    row->setContentsMargins(16, 8, 8, 4);
    row->setSpacing(8);
    row->addWidget(title);
    row->addSpacing(8);
    for (QWidget* const part : {static_cast<QWidget*>(by), static_cast<QWidget*>(explainer_)}) row->addWidget(part);
    row->addSpacing(8);
    row->addWidget(branches_);
    row->addWidget(motion_);
    row->addStretch();
    for (QWidget* const part :
         {static_cast<QWidget*>(apply_), static_cast<QWidget*>(export_), static_cast<QWidget*>(close_)})
        row->addWidget(part);
    column.addLayout(row);
}

void PlayerPanel::buildTransport(QVBoxLayout& column) {
    slider_->setObjectName(QStringLiteral("splitSlider"));
    slider_->setAccessibleName(tr("Step of the split"));
    slider_->setPageStep(1);
    speed_->setObjectName(QStringLiteral("splitSpeed"));
    speed_->setAccessibleName(tr("Speed"));
    for (const double speed : {0.5, 1.0, 2.0, 4.0}) speed_->addItem(tr("%1×").arg(speed), speed);
    speed_->setCurrentIndex(1);
    loop_->setObjectName(QStringLiteral("splitLoop"));
    loop_->setAccessibleName(tr("Play again from the start"));
    setStyleRole(*place_, "muted");
    place_->setObjectName(QStringLiteral("splitPlace"));
    place_->setMinimumWidth(84);
    auto* const row = new QHBoxLayout;
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(4);
    for (QPushButton* const button : {first_, back_, play_, forward_, last_}) row->addWidget(button);
    row->addSpacing(8);
    row->addWidget(slider_, 1);
    row->addSpacing(8);
    row->addWidget(place_);
    row->addWidget(speed_);
    row->addSpacing(8);
    row->addWidget(loop_);
    column.addLayout(row);
}

void PlayerPanel::buildWords(QVBoxLayout& column) {
    title_->setObjectName(QStringLiteral("splitTitle"));
    sentence_->setObjectName(QStringLiteral("splitSentence"));
    counts_->setObjectName(QStringLiteral("splitCounts"));
    setStyleRole(*title_, "strong");
    setStyleRole(*counts_, "muted");
    sentence_->setWordWrap(true);
    sentence_->setTextFormat(Qt::PlainText);
    sentence_->setFixedWidth(kWordsWidth);
    sentence_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    column.addWidget(title_);
    column.addWidget(sentence_, 1);
    column.addWidget(counts_);
}

void PlayerPanel::connectTransport() {
    connect(first_, &QPushButton::clicked, &player_, &SplitPlayer::goToStart);
    connect(back_, &QPushButton::clicked, &player_, &SplitPlayer::stepBack);
    connect(play_, &QPushButton::clicked, &player_, &SplitPlayer::toggle);
    connect(forward_, &QPushButton::clicked, &player_, &SplitPlayer::stepForward);
    connect(last_, &QPushButton::clicked, &player_, &SplitPlayer::goToEnd);
    connect(slider_, &QSlider::valueChanged, this, [this](int value) {
        if (value != player_.at()) player_.goTo(value);
    });
    connect(speed_, &QComboBox::currentIndexChanged, this,
            [this] { player_.setSpeed(speed_->currentData().toDouble()); });
    connect(loop_, &QCheckBox::toggled, &player_, &SplitPlayer::setLooping);
    connect(branches_, &QCheckBox::toggled, this,
            [this](bool isOn) { player_.setBranches(isOn ? SplitBranches::All : SplitBranches::Kept); });
    connect(motion_, &QCheckBox::toggled, this, [this](bool isOn) {
        QSettings().setValue(kMotionKey, isOn);
        player_.setReducedMotion(isOn);
    });
    connect(explainer_, &QComboBox::activated, this, &PlayerPanel::explainerChosen);
    connect(apply_, &QPushButton::clicked, this, &PlayerPanel::applyRequested);
    connect(export_, &QPushButton::clicked, this, &PlayerPanel::exportRequested);
    connect(close_, &QPushButton::clicked, this, &PlayerPanel::closeRequested);
    connect(tree_, &SplitTreeView::nodeActivated, &player_, &SplitPlayer::goToNode);
    connect(&player_, &SplitPlayer::traceChanged, this, [this] { tree_->setTrace(player_.trace().get()); });
    connect(&player_, &SplitPlayer::stepChanged, this, &PlayerPanel::refresh);
    connect(&player_, &SplitPlayer::playingChanged, this, &PlayerPanel::refresh);
}

void PlayerPanel::setReducedMotion(bool isReduced) { motion_->setChecked(isReduced); }

void PlayerPanel::setTheme(const Theme& theme) {
    theme_ = theme;
    const std::pair<QPushButton*, const char*> icons[] = {{first_, "to-start"},       {back_, "step-back"},
                                                          {forward_, "step-forward"}, {last_, "to-end"},
                                                          {export_, "export"},        {close_, "close"}};
    for (const auto& [button, name] : icons) button->setIcon(themedIcon(QString::fromLatin1(name), theme));
    tree_->setTheme(theme);
    refresh();
}

void PlayerPanel::setExplainers(const std::vector<ExplainerOption>& options) {
    const QString before = explainer_->currentData().toString();
    explainer_->clear();
    for (const ExplainerOption& option : options) {
        explainer_->addItem(explainerName(option.id), QString::fromStdString(option.id));
        auto* const item = static_cast<QStandardItemModel*>(explainer_->model())->item(explainer_->count() - 1);
        item->setEnabled(option.canRun());
        item->setToolTip(option.canRun() ? QString::fromStdString(option.summary) : option.missing);
    }
    const int at = explainer_->findData(before.isEmpty() ? QStringLiteral("exact") : before);
    explainer_->setCurrentIndex(std::max(at, 0));
}

std::string PlayerPanel::explainer() const { return explainer_->currentData().toString().toStdString(); }

void PlayerPanel::setEmptyText(const QString& text) {
    if (player_.isEmpty()) setWords({}, text, {});
}

void PlayerPanel::setApplicable(bool isApplicable) {
    apply_->setEnabled(isApplicable && !player_.isEmpty());
    apply_->setToolTip(isApplicable ? apply_->accessibleName()
                                    : tr("A reconstruction: the group is in the plan already"));
}

void PlayerPanel::setWords(const QString& title, const QString& sentence, const QString& counts) {
    title_->setText(title);
    sentence_->setText(sentence);
    counts_->setFullText(counts);
}

void PlayerPanel::refresh() {
    const bool hasSteps = !player_.isEmpty();
    const int count = static_cast<int>(player_.steps().size());
    for (QWidget* const part : {static_cast<QWidget*>(first_), static_cast<QWidget*>(back_)})
        part->setEnabled(hasSteps && player_.at() > 0);
    for (QWidget* const part : {static_cast<QWidget*>(forward_), static_cast<QWidget*>(last_)})
        part->setEnabled(hasSteps && player_.at() + 1 < count);
    for (QWidget* const part :
         {static_cast<QWidget*>(play_), static_cast<QWidget*>(slider_), static_cast<QWidget*>(export_)})
        part->setEnabled(hasSteps);
    if (!hasSteps) apply_->setEnabled(false);
    play_->setIcon(themedIcon(player_.isPlaying() ? QStringLiteral("pause") : QStringLiteral("play"), theme_));
    const QSignalBlocker quiet(slider_);
    slider_->setRange(0, std::max(count - 1, 0));
    slider_->setValue(player_.at());
    place_->setText(hasSteps ? tr("step %1 of %2").arg(player_.at() + 1).arg(count) : QString());
    tree_->setCurrent(hasSteps ? std::optional(player_.step().node) : std::nullopt);
    const bool isAll = hasSteps && std::ranges::any_of(player_.steps(), &SplitStep::isRejected);
    if (isAll && !branches_->isChecked()) {
        const QSignalBlocker silent(branches_);
        branches_->setChecked(true);
    }
}

void PlayerPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    Q_EMIT shown();
}

void PlayerPanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    player_.pause();
    Q_EMIT hidden();
}

void PlayerPanel::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Space:
            return player_.toggle();
        case Qt::Key_Period:
            return player_.stepForward();
        case Qt::Key_Comma:
            return player_.stepBack();
        case Qt::Key_Home:
            return player_.goToStart();
        case Qt::Key_End:
            return player_.goToEnd();
        default:
            QWidget::keyPressEvent(event);
    }
}

}  // namespace fusescope
