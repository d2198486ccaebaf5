// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/job_status.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

#include "core/base/run_control.h"
#include "ui/panels/style_sheet.h"
#include "ui/text/words.h"

namespace fusescope {
namespace {

constexpr int kBarSteps = 1000;

}  // namespace

JobStatus::JobStatus(QWidget* parent)
    : QWidget(parent),
      text_(new QLabel(this)),
      bar_(new QProgressBar(this)),
      cancel_(new QPushButton(tr("Cancel"), this)) {
    setStyleRole(*text_, "muted");
    bar_->setFixedWidth(140);
    bar_->setTextVisible(false);
    bar_->setAccessibleName(tr("Progress"));
    cancel_->setObjectName(QStringLiteral("cancelJob"));
    cancel_->setAccessibleName(tr("Cancel the running job"));
    setStyleRole(*cancel_, "quiet");
    connect(cancel_, &QPushButton::clicked, this, &JobStatus::cancelRequested);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QWidget* const part :
         {static_cast<QWidget*>(text_), static_cast<QWidget*>(bar_), static_cast<QWidget*>(cancel_)})
        row->addWidget(part, 0, Qt::AlignVCenter);
    hide();
}

void JobStatus::showJob(const QString& title, const QString& unit, const Progress& progress) {
    QString text = title;
    const QLocale locale;
    if (progress.total > 0)
        text += tr(" · %1 of %2 %3")
                    .arg(locale.toString(qlonglong{progress.done}), locale.toString(qlonglong{progress.total}), unit);
    if (progress.bestBytes) text += tr(" · best %1").arg(decimalBytes(*progress.bestBytes));
    text_->setText(text);
    bar_->setRange(0, progress.total > 0 ? kBarSteps : 0);
    if (progress.total > 0) bar_->setValue(static_cast<int>(kBarSteps * progress.done / progress.total));
    show();
}

}  // namespace fusescope
