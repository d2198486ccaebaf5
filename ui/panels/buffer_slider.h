// SPDX-License-Identifier: Apache-2.0
// A slider over buffer sizes on a logarithmic scale. Dragging goes by round sizes, the arrow keys from one breakpoint
// to the next, to the byte.
#pragma once

#include <QSlider>
#include <cstdint>
#include <vector>

namespace fusescope {

class BufferSlider : public QSlider {
    Q_OBJECT

 public:
    explicit BufferSlider(QWidget* parent = nullptr);

    /// `breakpoints` ascend.
    void setRangeBytes(std::int64_t least, std::int64_t most, std::vector<std::int64_t> breakpoints);
    /// Clamped to the range; tells nobody.
    void setBytes(std::int64_t bytes);
    /// As if the user had moved it there; to a round size near by.
    void moveNear(std::int64_t bytes);
    std::int64_t bytes() const { return bytes_; }

 Q_SIGNALS:
    void moved(std::int64_t bytes);  ///< by the user
    void left();                     ///< the user let go of it, or went elsewhere

 protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

 private:
    void moveTo(std::int64_t bytes);
    std::int64_t beside(int key) const;
    int positionOf(std::int64_t bytes) const;
    std::int64_t bytesAt(int position) const;

    std::int64_t least_ = 1;
    std::int64_t most_ = 2;
    std::int64_t bytes_ = 1;
    std::vector<std::int64_t> breakpoints_;
    bool isSetting_ = false;
};

/// With seven significant bits: 192 KiB, 1008 KiB.
std::int64_t roundBuffer(std::int64_t bytes);

inline constexpr int kSliderHandle = 14;

}  // namespace fusescope
