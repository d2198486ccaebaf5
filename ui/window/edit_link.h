// SPDX-License-Identifier: Apache-2.0
// Edits of the plan in the window: their actions, what each would change before it is made, and what else is offered
// when one cannot be made as it stands.
#pragma once

#include <QObject>
#include <QTimer>

#include "ui/document/edit_offer.h"
#include "ui/text/user_message.h"

class QAction;
class QMenu;

namespace fusescope {

class CanvasWidget;
class Document;
class WindowSelection;
struct WindowActions;

class EditLink : public QObject {
    Q_OBJECT

 public:
    struct Partners {
        Document& document;
        WindowSelection& selection;
        CanvasWidget& canvas;
        const WindowActions& actions;
    };

    EditLink(const Partners& partners, QObject* parent);

    /// Makes the edit, or says why not and what would help.
    void make(const EditOffer& offer);
    /// An entry for each edit of the selection that has a meaning for it, with its change of bytes, and for each group
    /// that `ops` could move to.
    void fill(QMenu& menu, const GroupSet& ops);

 Q_SIGNALS:
    void noted(const QString& text);
    /// `offer` cannot be made as it stands; its first remedy may be taken.
    void refused(const fusescope::UserMessage& message, const QString& remedy, std::function<void()> command);

 private:
    QAction& action(EditKind kind) const;
    void refresh();
    void take(const PinnedPlan& after, const QString& name);
    void drop(OpId op, GroupId target);

    Partners partners_;
    QTimer refreshSoon_;
};

}  // namespace fusescope
