// SPDX-License-Identifier: Apache-2.0
// Lays one set of numbers over the canvas as colours, with a legend: whatever was chosen from the menu, or the scores
// of the explainer that is shown. One key goes back to what was laid over it before.
#pragma once

#include <QObject>
#include <map>
#include <string>

#include "ui/document/overlay_values.h"

class QAction;

namespace fusescope {

class CanvasWidget;
class Document;
class OverlayLegend;
struct Hit;
struct WindowActions;

class OverlayLink : public QObject {
    Q_OBJECT

 public:
    OverlayLink(Document& document, Explanations& explanations, CanvasWidget& canvas, const WindowActions& actions,
                QObject* parent);

    OverlayKind kind() const { return kind_; }
    void choose(OverlayKind kind);
    /// What was laid over the canvas before this, or the explainer that was shown before this one.
    void showOther();

 private:
    void connectActions(const WindowActions& actions);
    void followExplanation();
    void refresh();
    void refreshActions();
    OverlayValues values() const;
    OverlayRange range() const;
    bool isDrawn() const;  ///< the canvas shows the model, in whatever parts
    std::string otherExplainer() const;
    QString otherName() const;
    QString hoverWords(const Hit& hit) const;
    QString overlayWords(const Hit& hit) const;

    Document& document_;
    Explanations& explanations_;
    CanvasWidget& canvas_;
    const WindowActions& actions_;
    OverlayLegend* legend_;
    OverlayKind kind_ = OverlayKind::None;
    OverlayKind other_ = OverlayKind::None;
    OverlaySpacing spacing_ = OverlaySpacing::Linear;
    std::map<OverlayKind, bool> isFitted_{{OverlayKind::Importance, true}};
    OverlayValues shown_;
};

}  // namespace fusescope
