// SPDX-License-Identifier: Apache-2.0
// The canvas: one widget that paints draw lists of the scene, and turns mouse and keys into pan, zoom and selection.
#pragma once

#include <QWidget>
#include <functional>
#include <memory>
#include <optional>

#include "core/scene/draw_scene.h"
#include "core/scene/hit_test.h"
#include "ui/canvas/canvas_frame.h"
#include "ui/canvas/draw_list_painter.h"
#include "ui/canvas/view_transform.h"

namespace fusescope {

/// What the wheel does without Ctrl; with Ctrl it always zooms.
enum class WheelAction { Scroll, Zoom };

class CanvasWidget : public QWidget {
    Q_OBJECT
 public:
    explicit CanvasWidget(QWidget* parent = nullptr);

    /// Null shows the empty text. A new layout of the same graph keeps the op in the middle where it is; another graph
    /// is shown from its start. Drops the plan: set the one made for the new scene next.
    void setScene(std::shared_ptr<const GraphScene> scene);
    void setPlan(std::shared_ptr<const PlanScene> plan);  ///< null: no groups
    void setTheme(const Theme& theme);
    /// Paints a frame of an animation instead; nothing: the scene and the plan again. Goes with another scene.
    void setFrame(std::optional<CanvasFrame> frame);
    const std::optional<CanvasFrame>& frame() const { return frame_; }
    void setSelection(const Marks& selection);  ///< emits nothing
    void setOverlay(std::shared_ptr<const Overlay> overlay);
    void setEmphasised(std::optional<GroupSet> ops);
    void setEmptyText(const QString& title, const QString& hint);
    void setWheelAction(WheelAction action) { wheelAction_ = action; }
    /// What the tool tip says of a thing besides its name, as rich text; may be empty.
    using HoverWords = std::function<QString(const Hit&)>;
    void setHoverWords(HoverWords words) { hoverWords_ = std::move(words); }

    /// What dropping an op on a group would do, said beside the pointer. Without words ops cannot be dragged.
    using DropWords = std::function<QString(OpId, GroupId)>;
    void setDropWords(DropWords words) { dropWords_ = std::move(words); }

    const std::shared_ptr<const GraphScene>& scene() const { return scene_; }
    const std::shared_ptr<const PlanScene>& plan() const { return plan_; }
    const Theme& theme() const { return painter_.theme(); }
    const Marks& selection() const { return state_.selection; }
    const std::optional<GroupSet>& emphasised() const { return state_.emphasised; }
    const std::shared_ptr<const Overlay>& overlay() const { return state_.overlay; }
    const ViewTransform& transform() const { return transform_; }
    void setTransform(const ViewTransform& transform);

    Hit hitAt(QPointF position) const;
    /// Where a scene rectangle is on the widget.
    QRectF screenRect(const Rect& scene) const;

    QSize sizeHint() const override { return {900, 700}; }

 public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void zoomToFull();  ///< 100 %
    void fitAll();
    void showStart();  ///< all of it if that is readable, else the beginning
    void zoomToSelection();
    void zoomToGroup(fusescope::GroupId group);
    void zoomToRect(const fusescope::Rect& rect);
    void revealOp(fusescope::OpId op);  ///< scrolls only if it is out of view

 Q_SIGNALS:
    void opClicked(fusescope::OpId op);
    void groupClicked(fusescope::GroupId group);
    void linkClicked(int link);             ///< index into GraphScene::links
    void cardOpened(fusescope::OpId card);  ///< a double click on a card that stands for several ops
    void backgroundClicked();
    void opDropped(fusescope::OpId op, fusescope::GroupId target);  ///< the selected op was dragged there
    void pathRequested(fusescope::OpId op);  ///< a click with Shift: from what is selected to there
    void hoverChanged(const fusescope::Hit& hit);
    void menuRequested(const fusescope::Hit& hit, const QPoint& globalPosition);
    void viewChanged();  ///< pan or zoom
    void emphasisChanged();
    void frameChanged();
    void pictureChanged();  ///< another scene, plan or theme

 protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

 private:
    Size screen() const { return {static_cast<double>(width()), static_cast<double>(height())}; }
    Point middle() const { return {width() / 2.0, height() / 2.0}; }
    Rect bounds() const;
    bool hasScene() const { return scene_ && scene_->graph->opCount() > 0; }
    const DrawList& drawList();
    DrawList drawFrame() const;
    void refresh();  ///< the draw list is out of date
    void keepPlace(const GraphScene& before);
    void paintEmptyText(QPainter& painter) const;
    void setHover(const Hit& hit);
    void select(const Hit& hit);
    void dragOp(const QMouseEvent& event);
    GroupId groupAt(QPointF position) const;
    bool walk(int key);
    bool zoomKey(const QKeyEvent& event);
    QString toolTipFor(const Hit& hit) const;
    QString nameOf(const Hit& hit) const;
    void describe();

    std::shared_ptr<const GraphScene> scene_;
    std::shared_ptr<const PlanScene> plan_;
    std::optional<CanvasFrame> frame_;
    DrawListPainter painter_;
    ViewTransform transform_;
    bool isFocusShown_ = false;
    ViewState state_;  // selection, hover, overlay: visible and scale are filled in when painting
    Hit hover_;
    std::optional<DrawList> drawList_;
    QString emptyTitle_;
    QString emptyHint_;
    HoverWords hoverWords_;
    DropWords dropWords_;
    OpId draggedOp_;  // invalid: dragging moves the view
    GroupId dropTarget_;
    WheelAction wheelAction_ = WheelAction::Scroll;
    QPointF pressPosition_;
    ViewTransform pressTransform_;
    bool isDragging_ = false;
    bool isStartPending_ = true;  // the first view waits for the size of the widget
};

}  // namespace fusescope
