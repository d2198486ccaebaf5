// SPDX-License-Identifier: Apache-2.0
// Every text of a window, shown or not yet, and the words in it that are in plain letters; texts that are too wide for
// their place.
#pragma once

#include <QRegularExpression>
#include <QSet>
#include <QtWidgets>

#include "ui/panels/elided_label.h"

namespace fusescope {

struct ScreenText {
    QString where;  ///< "QLabel explainVerdict"
    QString text;
};

class ScreenTexts {
 public:
    explicit ScreenTexts(const QWidget& root) {
        addWidget(root);
        for (const QWidget* const widget : root.findChildren<QWidget*>())
            if (!isOfQt(*widget)) addWidget(*widget);
        for (const QAction* const action : root.findChildren<QAction*>())
            add(*action, {action->text(), action->toolTip(), action->statusTip()});
    }
    const QList<ScreenText>& all() const { return all_; }

 private:
    static bool isOfQt(const QWidget& widget) {
        const QString name = widget.objectName();
        return name.startsWith(QLatin1String("qt_")) || name.startsWith(QLatin1String("_q_")) ||
               name.startsWith(QLatin1String("Scroll"));
    }
    void add(const QObject& object, const QStringList& texts) {
        const QString where = QString::fromLatin1(object.metaObject()->className()) + ' ' + object.objectName();
        for (const QString& text : texts)
            if (!text.isEmpty()) all_ << ScreenText{where, text};
    }
    void addWidget(const QWidget& widget) {
        add(widget, {widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.accessibleName()});
        if (const auto* const label = qobject_cast<const QLabel*>(&widget)) add(widget, {label->text()});
        if (const auto* const button = qobject_cast<const QAbstractButton*>(&widget)) add(widget, {button->text()});
        if (const auto* const box = qobject_cast<const QGroupBox*>(&widget)) add(widget, {box->title()});
        if (const auto* const edit = qobject_cast<const QLineEdit*>(&widget)) add(widget, {edit->placeholderText()});
        if (const auto* const spin = qobject_cast<const QAbstractSpinBox*>(&widget))
            add(widget, {spin->specialValueText()});
        if (const auto* const combo = qobject_cast<const QComboBox*>(&widget))
            for (int i = 0; i < combo->count(); ++i)
                add(widget, {combo->itemText(i), combo->itemData(i, Qt::ToolTipRole).toString()});
        if (const auto* const tabs = qobject_cast<const QTabBar*>(&widget))
            for (int i = 0; i < tabs->count(); ++i) add(widget, {tabs->tabText(i), tabs->tabToolTip(i)});
        if (const auto* const view = qobject_cast<const QAbstractItemView*>(&widget)) addView(*view);
    }
    void addView(const QAbstractItemView& view) {
        constexpr int kMostRows = 3;
        const QAbstractItemModel* const model = view.model();
        if (!model || qobject_cast<const QHeaderView*>(&view)) return;
        for (int column = 0; column < model->columnCount(); ++column) {
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole})
                add(view, {model->headerData(column, Qt::Horizontal, role).toString()});
            for (int row = 0; row < std::min(kMostRows, model->rowCount()); ++row)
                for (const int role : {Qt::DisplayRole, Qt::ToolTipRole})
                    add(view, {model->index(row, column).data(role).toString()});
        }
    }

    QList<ScreenText> all_;
};

/// Runs of two or more plain letters, tags and entities left out.
inline QStringList plainWords(QString text) {
    static const QRegularExpression kMarkup(QStringLiteral("</?[A-Za-z][^>]*>|&[a-z]+;"));
    static const QRegularExpression kWord(QStringLiteral("[A-Za-z]{2,}"));
    QStringList words;
    for (auto found = kWord.globalMatch(text.remove(kMarkup)); found.hasNext();) words << found.next().captured();
    return words;
}

/// "QLabel threshold: Schwelle needs 53 of 40": visible labels, buttons and columns narrower than their text. What is
/// made to be elided or wrapped is left out.
inline QStringList textsCutOff(const QWidget& window) {
    QStringList cut;
    const auto check = [&](const QWidget& widget, const QString& text, int needed, int room) {
        if (needed <= room) return;
        cut << QStringLiteral("%1 %2: \"%3\" needs %4 of %5")
                   .arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(), text)
                   .arg(needed)
                   .arg(room);
    };
    for (const QWidget* const widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->window() != &window) continue;
        const QFontMetrics metrics = widget->fontMetrics();
        if (const auto* const label = qobject_cast<const QLabel*>(widget)) {
            const bool isMadeToFit = label->wordWrap() || qobject_cast<const ElidedLabel*>(label);
            QString text = label->text();
            if (label->buddy()) text.remove('&');
            if (!isMadeToFit && !Qt::mightBeRichText(text))
                check(*label, text, metrics.size(0, text).width(), label->contentsRect().width());
        } else if (const auto* const button = qobject_cast<const QAbstractButton*>(widget)) {
            const auto* const tool = qobject_cast<const QToolButton*>(button);
            if (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly) continue;
            const int icon = button->icon().isNull() ? 0 : button->iconSize().width();
            const int box = qobject_cast<const QCheckBox*>(button) ? 18 : 0;
            const QString text = QString(button->text()).remove('&');
            if (!text.isEmpty())
                check(*button, text, metrics.horizontalAdvance(text) + icon + box, button->contentsRect().width());
        } else if (const auto* const header = qobject_cast<const QHeaderView*>(widget)) {
            if (!header->model() || header->orientation() != Qt::Horizontal) continue;
            for (int section = 0; section < header->count(); ++section) {
                const QString text = header->model()->headerData(section, Qt::Horizontal).toString();
                check(*header, text, metrics.size(0, text).width(), header->sectionSize(section));
            }
        }
    }
    return cut;
}

}  // namespace fusescope
