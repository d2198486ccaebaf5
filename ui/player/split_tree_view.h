// SPDX-License-Identifier: Apache-2.0
// The tree of a split, to be clicked and walked.
#pragma once

#include <QScrollArea>
#include <memory>
#include <optional>

#include "core/scene/theme.h"
#include "ui/player/split_tree.h"

namespace fusescope {

class SplitTreeView : public QScrollArea {
    Q_OBJECT

 public:
    explicit SplitTreeView(QWidget* parent = nullptr);

    void setTrace(const SplitTrace* trace);  ///< null: nothing
    void setCurrent(std::optional<std::size_t> node);
    void setTheme(const Theme& theme);
    const std::vector<SplitTreeBox>& boxes() const { return boxes_; }

 Q_SIGNALS:
    void nodeActivated(int node);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    void paintTree();
    void click(QPointF position);
    std::optional<std::size_t> boxOfCurrent() const;

    std::vector<SplitTreeBox> boxes_;
    std::optional<std::size_t> current_;
    Theme theme_ = lightTheme();
};

}  // namespace fusescope
