// SPDX-License-Identifier: Apache-2.0
#include "ui/window/canvas_menu.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include "ui/canvas/canvas.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/text/words.h"
#include "ui/window/canvas_parts.h"
#include "ui/window/edit_link.h"
#include "ui/window/find_link.h"
#include "ui/window/window_actions.h"

namespace fusescope {
namespace {

void copy(const QString& text) { QGuiApplication::clipboard()->setText(text); }

QString namesOf(const OpGraph& graph, const GroupSet& ops) {
    QStringList names;
    ops.forEach([&](OpId op) { names << QString::fromStdString(graph.op(op).name); });
    return names.join('\n');
}

}  // namespace

QString selectedNames(const Document& document, const WindowSelection& selection) {
    const OpGraph& graph = document.graph();
    if (selection.edge()) return namesOf(graph, {selection.edge()->first, selection.edge()->second});
    if (selection.op().isValid()) return namesOf(graph, {selection.op()});
    return selection.isGroup() ? namesOf(graph, document.version()->plan.group(selection.group())) : QString();
}

CanvasMenu::CanvasMenu(const Partners& partners, QObject* parent) : QObject(parent), partners_(partners) {
    connect(&partners_.canvas, &CanvasWidget::menuRequested, this, [this](const Hit& hit, const QPoint& at) {
        if (!partners_.document.hasModel()) return;
        QMenu* const menu = menuFor(hit);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(at);
    });
}

template <class Command>
void CanvasMenu::add(QMenu& menu, const QString& text, const QString& tip, Command command) {
    QAction* const action = menu.addAction(text);
    action->setStatusTip(tip);
    connect(action, &QAction::triggered, this, command);
}

QMenu* CanvasMenu::menuFor(const Hit& hit) {
    auto* const menu = new QMenu(&partners_.canvas);
    menu->setObjectName(QStringLiteral("canvasMenu"));
    const auto* const parts = partners_.canvas.scene() ? partners_.canvas.scene()->collapsed.get() : nullptr;
    if (hit.op.isValid() && parts) {
        addPart(*menu, hit.op, parts->members[hit.op.index()]);
    } else if (hit.op.isValid()) {
        addOp(*menu, hit.op);
        menu->addSeparator();
        addGroup(*menu, partners_.document.version()->plan.groupOf(hit.op));
        partners_.selection.selectOp(hit.op);  // what the edits are about
        addEdits(*menu, {hit.op});
    } else if (parts) {
        // an edge or the room between parts: nothing of its own
    } else if (hit.group.isValid()) {
        const GroupId group = groupInDocument(partners_.document, *partners_.canvas.plan(), hit.group);
        addGroup(*menu, group);
        partners_.selection.selectGroup(group);
        addEdits(*menu, partners_.document.version()->plan.group(group));
    } else if (hit.link >= 0) {
        addLink(*menu, hit.link);
        const Link& clicked = partners_.canvas.scene()->links[static_cast<std::size_t>(hit.link)];
        partners_.selection.selectEdge(clicked.from, clicked.to);
        addEdits(*menu, {});
    }
    menu->addSeparator();
    menu->addActions({partners_.actions.fitAll, partners_.actions.fitSelection, partners_.actions.find});
    return menu;
}

void CanvasMenu::addEdits(QMenu& menu, const GroupSet& ops) {
    menu.addSeparator();
    partners_.edits.fill(menu, ops);
}

void CanvasMenu::addOp(QMenu& menu, OpId op) {
    const Op& clicked = partners_.document.graph().op(op);
    add(menu, tr("&Copy name"), QString::fromStdString(clicked.name),
        [name = QString::fromStdString(clicked.name)] { copy(name); });
    add(menu, tr("Find all of &type %1").arg(QString::fromStdString(clicked.type)), tr("Search for ops of this type"),
        [this, type = QString::fromStdString(clicked.type)] { partners_.find.find(QStringLiteral("op:") + type); });
    const OpId from = partners_.selection.op();
    if (from.isValid() && from != op)
        add(menu, tr("Show &paths from the selected op"), tr("Fade all ops that are not on a path between the two"),
            [this, from, op] { partners_.find.showPath(from, op); });
}

void CanvasMenu::addPart(QMenu& menu, OpId card, const GroupSet& ops) {
    add(menu, tr("&Open"), tr("Show the ops of this card"), [this, card] { Q_EMIT partners_.canvas.cardOpened(card); });
    add(menu, tr("Copy &names of its ops"), tr("Copy the names of the ops of this card, a line each"),
        [this, ops] { copy(namesOf(partners_.document.graph(), ops)); });
    const GroupId group = partners_.document.version()->plan.groupOf(ops.first());
    if (partners_.document.version()->plan.group(group) == ops) addGroup(menu, group);
}

void CanvasMenu::addGroup(QMenu& menu, GroupId group) {
    add(menu, tr("&Select %1").arg(groupNameInText(group)), tr("Select the whole group"),
        [this, group] { partners_.selection.selectGroup(group); });
    add(menu, tr("&Zoom to %1").arg(groupNameInText(group)), tr("Show the whole group"),
        [this, group] { partners_.canvas.zoomToGroup(group); });
    add(menu, tr("Copy &names of its ops"), tr("Copy the names of the ops of this group, a line each"),
        [this, group] { copy(namesOf(partners_.document.graph(), partners_.document.version()->plan.group(group))); });
    const GroupEvaluation& priced = partners_.document.evaluation()->groups[group.index()];
    if (priced.isUnfusable) return;
    if (priced.fits)
        return add(menu, tr("&How did it come about?"), tr("Play the split of a larger group that leads to this one"),
                   [this, group] {
                       partners_.selection.selectGroup(group);
                       partners_.actions.playSplit->trigger();
                   });
    add(menu, tr("&Explain why it does not fit"), partners_.actions.explain->statusTip(), [this, group] {
        partners_.selection.selectGroup(group);
        partners_.actions.explain->trigger();
    });
    add(menu, tr("&Play how it is split"), partners_.actions.playSplit->statusTip(), [this, group] {
        partners_.selection.selectGroup(group);
        partners_.actions.playSplit->trigger();
    });
}

void CanvasMenu::addLink(QMenu& menu, int link) {
    const Link& clicked = partners_.canvas.scene()->links[static_cast<std::size_t>(link)];
    const auto select = [this](OpId op) { return [this, op] { partners_.selection.selectOp(op); }; };
    add(menu, tr("Go to &producer"), tr("Select the op this edge comes from"), select(clicked.from));
    add(menu, tr("Go to &reader"), tr("Select the op this edge goes to"), select(clicked.to));
    add(menu, tr("&Copy names"), tr("Copy the names of both ends"), [this, clicked] {
        copy(namesOf(partners_.document.graph(), {clicked.from, clicked.to}));
    });
}

}  // namespace fusescope
