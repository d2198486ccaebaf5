// SPDX-License-Identifier: Apache-2.0
// Search in the window: the bar, which ops match, and the way through them. Ops that do not match are faded on the
// canvas.
#pragma once

#include <QObject>
#include <vector>

#include "core/scene/op_query.h"
#include "core/scene/theme.h"

namespace fusescope {

class CanvasWidget;
class Document;
class FindBar;
class WindowSelection;
struct WindowActions;

class FindLink : public QObject {
    Q_OBJECT

 public:
    struct Partners {
        Document& document;
        WindowSelection& selection;
        CanvasWidget& canvas;
        const WindowActions& actions;
    };

    FindLink(const Partners& partners, QObject* parent);

    void setTheme(const Theme& theme);
    /// Opens the bar with a query.
    void find(const QString& query);
    /// Fades all but the ops on paths between two; says so where there is none.
    void showPath(OpId from, OpId to);
    const std::vector<OpId>& matches() const { return matches_; }

 Q_SIGNALS:
    void noted(const QString& text);

 private:
    void search(const QString& text);
    void searchAgain();
    QuerySubject subject() const;
    void showMatches(const GroupSet& found);
    void step(int by);
    void refreshCount();
    void close();

    Partners partners_;
    FindBar* bar_;
    std::vector<OpId> matches_;
};

}  // namespace fusescope
