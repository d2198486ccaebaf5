// SPDX-License-Identifier: Apache-2.0
// What fills the buffer, as one bar of parts against beta.
#pragma once

#include <QWidget>
#include <vector>

#include "ui/text/group_text.h"

namespace fusescope {

class StackedBar : public QWidget {
    Q_OBJECT

 public:
    explicit StackedBar(QWidget* parent = nullptr);

    void setParts(std::vector<TermSum> parts, std::int64_t betaBytes);
    void setTheme(const Theme& theme);

    QSize sizeHint() const override { return {200, 44}; }
    QSize minimumSizeHint() const override { return {80, 44}; }

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    std::int64_t total() const;
    void paintMarker(QPainter& painter, double x) const;

    std::vector<TermSum> parts_;
    std::int64_t betaBytes_ = 1;
    Theme theme_ = lightTheme();
};

}  // namespace fusescope
