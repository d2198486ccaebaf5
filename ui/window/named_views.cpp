// SPDX-License-Identifier: Apache-2.0
#include "ui/window/named_views.h"

#include <QMenu>
#include <QSettings>

#include "ui/canvas/canvas.h"
#include "ui/document/document.h"
#include "ui/window/canvas_link.h"

namespace fusescope {

NamedViews::NamedViews(const Partners& partners, QMenu& menu, QObject* parent)
    : QObject(parent), partners_(partners), menu_(menu) {
    connect(&partners_.document, &Document::modelChanged, this, &NamedViews::fill);
    fill();
}

QString NamedViews::key(const QString& name) const {
    const std::string model = partners_.document.hasModel() ? partners_.document.model().content->fingerprint : "none";
    const QString group = QStringLiteral("views/") + QString::fromStdString(model.substr(0, 32));
    // A name may hold anything, a key of the settings may not.
    return name.isEmpty() ? group : group + '/' + QString::fromLatin1(name.toUtf8().toHex());
}

QStringList NamedViews::names() const {
    QSettings settings;
    settings.beginGroup(key());
    QStringList names;
    for (const QString& hex : settings.childKeys()) names << QString::fromUtf8(QByteArray::fromHex(hex.toLatin1()));
    names.sort();
    return names;
}

void NamedViews::keep(const QString& name) {
    if (name.trimmed().isEmpty() || !partners_.document.hasModel()) return;
    const ViewTransform& at = partners_.canvas.transform();
    QSettings().setValue(key(name.trimmed()), QVariantList{static_cast<int>(partners_.link.hierarchy()), at.scale,
                                                           at.origin.x, at.origin.y});
    fill();
}

void NamedViews::show(const QString& name) {
    const QVariantList view = QSettings().value(key(name)).toList();
    if (view.size() != 4) return;
    const auto hierarchy = static_cast<Hierarchy>(std::clamp(view[0].toInt(), 0, 3));
    ViewTransform at;
    at.scale = std::clamp(view[1].toDouble(), kLeastScale, kMostScale);
    at.origin = {view[2].toDouble(), view[3].toDouble()};
    if (hierarchy == partners_.link.hierarchy()) return partners_.canvas.setTransform(at);
    connect(
        &partners_.canvas, &CanvasWidget::pictureChanged, this, [this, at] { partners_.canvas.setTransform(at); },
        Qt::SingleShotConnection);
    partners_.link.setHierarchy(hierarchy);
}

void NamedViews::forget(const QString& name) {
    QSettings().remove(key(name));
    fill();
}

void NamedViews::fill() {
    const QList<QAction*> actions = menu_.actions();
    for (QAction* const action : actions.mid(1)) {
        if (action->menu())
            delete action->menu();  // and with it the action
        else
            delete action;
    }
    const QStringList all = partners_.document.hasModel() ? names() : QStringList();
    if (all.isEmpty()) return;
    menu_.addSeparator();
    for (const QString& name : all) {
        QAction* const action = menu_.addAction(name);
        action->setStatusTip(tr("Show this place"));
        connect(action, &QAction::triggered, this, [this, name] { show(name); });
    }
    QMenu& forgetting = *menu_.addMenu(tr("&Forget"));
    for (const QString& name : all) {
        QAction* const action = forgetting.addAction(name);
        action->setStatusTip(tr("Take this place off the list"));
        connect(
            action, &QAction::triggered, this, [this, name] { forget(name); }, Qt::QueuedConnection);
    }
}

}  // namespace fusescope
