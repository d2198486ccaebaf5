// SPDX-License-Identifier: Apache-2.0
// The menu that the right button opens on the canvas: what can be done with the thing below it.
#pragma once

#include <QObject>

#include "core/scene/hit_test.h"

class QMenu;

namespace fusescope {

class CanvasWidget;
class Document;
class EditLink;
class FindLink;
class WindowSelection;
struct WindowActions;

class CanvasMenu : public QObject {
    Q_OBJECT

 public:
    struct Partners {
        Document& document;
        WindowSelection& selection;
        CanvasWidget& canvas;
        FindLink& find;
        EditLink& edits;
        const WindowActions& actions;
    };

    CanvasMenu(const Partners& partners, QObject* parent);

    /// The menu for a thing, filled: the caller shows and deletes it.
    QMenu* menuFor(const Hit& hit);

 private:
    void addOp(QMenu& menu, OpId op);
    void addPart(QMenu& menu, OpId card, const GroupSet& ops);
    void addGroup(QMenu& menu, GroupId group);
    void addLink(QMenu& menu, int link);
    void addEdits(QMenu& menu, const GroupSet& ops);
    template <class Command>
    void add(QMenu& menu, const QString& text, const QString& tip, Command command);

    Partners partners_;
};

/// Names of the selected op, edge or group, a line each.
QString selectedNames(const Document& document, const WindowSelection& selection);

}  // namespace fusescope
