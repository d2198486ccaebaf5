// SPDX-License-Identifier: Apache-2.0
#include "ui/window/edit_link.h"

#include <QAction>
#include <QMenu>

#include "ui/canvas/canvas.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/text/edit_text.h"
#include "ui/text/explanation_text.h"
#include "ui/window/window_actions.h"

namespace fusescope {

EditLink::EditLink(const Partners& partners, QObject* parent) : QObject(parent), partners_(partners) {
    for (const EditKind kind : kEditKinds)
        connect(&action(kind), &QAction::triggered, this,
                [this, kind] { make(editOffer(partners_.document, partners_.selection, kind)); });
    refreshSoon_.setSingleShot(true);
    refreshSoon_.setInterval(0);
    connect(&refreshSoon_, &QTimer::timeout, this, &EditLink::refresh);
    const auto soon = [this] { refreshSoon_.start(); };
    connect(&partners_.selection, &WindowSelection::changed, this, soon);
    connect(&partners_.document, &Document::planShown, this, soon);
    connect(&partners_.canvas, &CanvasWidget::opDropped, this, &EditLink::drop);
    partners_.canvas.setDropWords([this](OpId op, GroupId target) {
        const EditOffer offer = moveOffer(partners_.document, {op}, target);
        return QStringLiteral("%1: %2").arg(offer.name, offerWords(partners_.document, offer));
    });
    refresh();
}

QAction& EditLink::action(EditKind kind) const {
    const WindowActions& all = partners_.actions;
    switch (kind) {
        case EditKind::Cut:
            return *all.cutEdge;
        case EditKind::Keep:
            return *all.keepEdge;
        case EditKind::Merge:
            return *all.mergeGroups;
        case EditKind::SplitOff:
            return *all.splitOff;
        case EditKind::Alone:
            return *all.keepAlone;
        case EditKind::Lock:
            return *all.lockGroup;
        case EditKind::Release:
            return *all.release;
        case EditKind::ReleaseAll:
            break;
    }
    return *all.releaseAll;
}

void EditLink::refresh() {
    for (const EditKind kind : kEditKinds) {
        QAction& shown = action(kind);
        if (!partners_.document.hasModel()) {
            setEnabledOr(shown, tr("No model is open"));
            continue;
        }
        const EditOffer offer = editOffer(partners_.document, partners_.selection, kind);
        setEnabledOr(shown, offer.isPossible() ? QString() : refusalReason(offer));
        if (offer.isPossible())
            shown.setStatusTip(QStringLiteral("%1: %2").arg(offer.name, offerWords(partners_.document, offer)));
    }
}

void EditLink::fill(QMenu& menu, const GroupSet& ops) {
    for (const EditKind kind : kEditKinds) {
        const EditOffer offer = editOffer(partners_.document, partners_.selection, kind);
        if (offer.name.isEmpty() || !offer.isPossible() || kind == EditKind::ReleaseAll) continue;
        QAction* const entry =
            menu.addAction(QStringLiteral("%1\t%2").arg(action(kind).text(), offerWords(partners_.document, offer)));
        entry->setStatusTip(offer.name);
        entry->setData(static_cast<int>(kind));
        connect(entry, &QAction::triggered, this, [this, offer] { make(offer); });
    }
    if (ops.isEmpty()) return;
    const auto offers = moveOffers(partners_.document, ops);
    if (offers.empty()) return;
    QMenu& moves = *menu.addMenu(tr("&Move to"));
    for (const EditOffer& offer : offers) {
        QAction* const entry =
            moves.addAction(QStringLiteral("%1\t%2").arg(offer.name, offerWords(partners_.document, offer)));
        entry->setStatusTip(offer.isPossible() ? offer.name : refusalReason(offer));
        entry->setEnabled(offer.isPossible());
        connect(entry, &QAction::triggered, this, [this, offer] { make(offer); });
    }
}

void EditLink::make(const EditOffer& offer) {
    if (offer.edit.after) return take(*offer.edit.after, offer.name);
    if (offer.edit.findings.empty()) return;
    const UserMessage message = refusal(offer);
    if (offer.edit.remedies.empty()) return Q_EMIT refused(message, {}, {});
    const Remedy& remedy = offer.edit.remedies.front();
    const auto version = partners_.document.version();  // the remedy is for this plan
    Q_EMIT refused(
        message,
        QStringLiteral("%1 (%2)").arg(QString::fromStdString(remedy.text),
                                      changeWords(partners_.document, changeTo(partners_.document, remedy.after))),
        [this, version, offer, after = remedy.after] {
            if (partners_.document.version() == version) take(after, offer.name);
        });
}

void EditLink::take(const PinnedPlan& after, const QString& name) {
    const PlanChange change = changeTo(partners_.document, after);
    const QString words = changeSentence(*partners_.document.evaluation(), change.evaluation);
    const QString advice = overflowAdvice(partners_.document, change);
    partners_.document.edit(after, name);
    Q_EMIT noted(QStringLiteral("%1. %2 %3").arg(name, words, advice).trimmed());
}

void EditLink::drop(OpId op, GroupId target) { make(moveOffer(partners_.document, {op}, target)); }

}  // namespace fusescope
