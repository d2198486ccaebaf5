// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/guide_window.h"

#include <QAction>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QResizeEvent>
#include <QScrollBar>
#include <QTextBrowser>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/data_dir.h"

namespace fusescope {
namespace {

constexpr int kPagesWidth = 190;
constexpr int kMargin = 48;
constexpr int kSettleMs = 80;
const QLatin1String kFirstPage("start");

/// In the order they are read.
constexpr const char* kPages[] = {"start",   "tutorial", "theory",       "window",
                                  "hand-on", "files",    "command-line", "install"};

QString fileOf(const QString& page) {
    return QString::fromStdString((dataDir() / "guide").string()) + '/' + page + QStringLiteral(".md");
}

/// The first heading of a page, which is its name in the language it is written in.
QString titleOf(const QString& page) {
    QFile file(fileOf(page));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QString::fromUtf8(file.readLine()).remove(QLatin1Char('#')).trimmed();
}

}  // namespace

/// Shows pictures no wider than the page.
class GuidePage : public QTextBrowser {
 public:
    explicit GuidePage(QWidget* parent) : QTextBrowser(parent) {
        setOpenExternalLinks(false);
        document()->setDocumentMargin(kMargin / 2.0);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
        settled_.setSingleShot(true);
        settled_.setInterval(kSettleMs);
        connect(&settled_, &QTimer::timeout, this, [this] { scaleAnew(); });
    }

 protected:
    QVariant loadResource(int type, const QUrl& name) override {
        QVariant resource = QTextBrowser::loadResource(type, name);
        if (type != QTextDocument::ImageResource) return resource;
        QImage image(source().resolved(name).toLocalFile());
        const int most = std::max(200, viewport()->width() - kMargin);
        if (image.width() > most) image = image.scaledToWidth(most, Qt::SmoothTransformation);
        return image.isNull() ? resource : QVariant(image);
    }

    void resizeEvent(QResizeEvent* event) override {
        QTextBrowser::resizeEvent(event);
        if (event->size().width() != event->oldSize().width()) settled_.start();
    }

 private:
    /// Later: a page that is just being read must not be read again.
    void scaleAnew() {
        if (source().isEmpty()) return;
        const int place = verticalScrollBar()->value();
        reload();
        verticalScrollBar()->setValue(place);
    }

    QTimer settled_;
};

GuideWindow::GuideWindow(QWidget* parent)
    : QWidget(parent, Qt::Window),
      pages_(new QListWidget(this)),
      words_(new QLineEdit(this)),
      missing_(new QLabel(this)),
      page_(new GuidePage(this)) {
    setObjectName(QStringLiteral("guide"));
    setWindowTitle(tr("Fusescope user guide"));
    resize(980, 760);
    pages_->setAccessibleName(tr("Pages of the guide"));
    pages_->setFixedWidth(kPagesWidth);
    for (const char* const page : kPages) {
        const QString title = titleOf(QLatin1String(page));
        if (title.isEmpty()) continue;
        auto* const item = new QListWidgetItem(title, pages_);
        item->setData(Qt::UserRole, QLatin1String(page));
    }
    words_->setPlaceholderText(tr("Find in this page"));
    words_->setAccessibleName(words_->placeholderText());
    words_->setClearButtonEnabled(true);
    page_->setAccessibleName(tr("Page of the guide"));
    auto* const left = new QVBoxLayout;
    left->addWidget(pages_, 1);
    left->addWidget(words_);
    left->addWidget(missing_);
    auto* const all = new QHBoxLayout(this);
    all->setContentsMargins(8, 8, 8, 8);
    words_->setFixedWidth(kPagesWidth);
    all->addLayout(left);
    all->addWidget(page_, 1);
    auto* const findAction = new QAction(this);
    findAction->setShortcut(QKeySequence::Find);
    auto* const closeAction = new QAction(this);
    closeAction->setShortcuts({QKeySequence(Qt::Key_Escape), QKeySequence::Close});
    addActions({findAction, closeAction});
    connect(findAction, &QAction::triggered, words_, qOverload<>(&QWidget::setFocus));
    connect(closeAction, &QAction::triggered, this, &QWidget::close);
    connect(words_, &QLineEdit::returnPressed, this, &GuideWindow::find);
    connect(pages_, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        const QString name = item ? item->data(Qt::UserRole).toString() : QString();
        if (!name.isEmpty() && QFileInfo(page_->source().toLocalFile()).completeBaseName() != name) showPage(name);
    });
    connect(page_, &QTextBrowser::sourceChanged, this, [this](const QUrl& source) {
        const QString name = QFileInfo(source.toLocalFile()).completeBaseName();
        for (int row = 0; row < pages_->count(); ++row)
            if (pages_->item(row)->data(Qt::UserRole).toString() == name) pages_->setCurrentRow(row);
    });
    showPage(kFirstPage);
}

void GuideWindow::showPage(const QString& name) {
    if (!QFile::exists(fileOf(name))) {
        page_->setPlainText(
            tr("The guide is not there: %1 is missing. Was Fusescope installed whole?").arg(fileOf(name)));
        return;
    }
    page_->setSource(QUrl::fromLocalFile(fileOf(name)), QTextDocument::MarkdownResource);
}

bool GuideWindow::findNext(const QString& words) {
    if (page_->find(words)) return true;
    page_->moveCursor(QTextCursor::Start);
    return page_->find(words);
}

void GuideWindow::find() {
    const bool isFound = words_->text().isEmpty() || findNext(words_->text());
    missing_->setText(isFound ? QString() : tr("Not on this page"));
}

}  // namespace fusescope
