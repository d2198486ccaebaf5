// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/buffer_slider.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyle>
#include <algorithm>
#include <bit>
#include <cmath>

#include "ui/text/words.h"

namespace fusescope {
namespace {

constexpr int kPositions = 1000;
constexpr int kSignificantBits = 7;

}  // namespace

BufferSlider::BufferSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent) {
    setRange(0, kPositions);
    setAccessibleName(tr("Buffer to try"));
    setToolTip(tr("Drag to try a buffer; the arrow keys go to the next size at which something changes"));
    connect(this, &QSlider::valueChanged, this, [this](int position) {
        if (!isSetting_) moveTo(roundBuffer(bytesAt(position)));
    });
    connect(this, &QSlider::sliderReleased, this, &BufferSlider::left);
}

void BufferSlider::setRangeBytes(std::int64_t least, std::int64_t most, std::vector<std::int64_t> breakpoints) {
    least_ = least;
    most_ = std::max(least + 1, most);
    breakpoints_ = std::move(breakpoints);
    setBytes(bytes_);
}

void BufferSlider::setBytes(std::int64_t bytes) {
    bytes_ = std::clamp(bytes, least_, most_);
    isSetting_ = true;
    setValue(positionOf(bytes_));
    isSetting_ = false;
    setAccessibleDescription(binaryBytes(bytes_));
}

void BufferSlider::moveNear(std::int64_t bytes) { moveTo(roundBuffer(bytes)); }

void BufferSlider::moveTo(std::int64_t bytes) {
    const std::int64_t before = bytes_;
    // While it is held, the handle stays under the mouse.
    isSliderDown() ? static_cast<void>(bytes_ = std::clamp(bytes, least_, most_)) : setBytes(bytes);
    if (bytes_ == before) return;
    setAccessibleDescription(binaryBytes(bytes_));
    Q_EMIT moved(bytes_);
}

std::int64_t BufferSlider::beside(int key) const {
    if (key == Qt::Key_Home) return least_;
    if (key == Qt::Key_End) return most_;
    if (key == Qt::Key_Right || key == Qt::Key_Up) {
        const auto next = std::ranges::upper_bound(breakpoints_, bytes_);
        return next == breakpoints_.end() ? most_ : *next;
    }
    const auto next = std::ranges::lower_bound(breakpoints_, bytes_);
    return next == breakpoints_.begin() ? least_ : *(next - 1);
}

void BufferSlider::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Down:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Home:
        case Qt::Key_End:
            return moveTo(beside(event->key()));
        case Qt::Key_PageUp:
            return moveTo(bytes_ * 2);
        case Qt::Key_PageDown:
            return moveTo(bytes_ / 2);
        case Qt::Key_Escape:
            Q_EMIT left();
            return;
        default:
            QSlider::keyPressEvent(event);
    }
}

void BufferSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {  // the handle comes to the mouse, and is then dragged
        const int x = static_cast<int>(event->position().x()) - kSliderHandle / 2;
        setValue(QStyle::sliderValueFromPosition(0, kPositions, x, width() - kSliderHandle));
    }
    QSlider::mousePressEvent(event);
}

// Scrolling past must not move it.
void BufferSlider::wheelEvent(QWheelEvent* event) { event->ignore(); }

void BufferSlider::focusOutEvent(QFocusEvent* event) {
    QSlider::focusOutEvent(event);
    Q_EMIT left();
}

int BufferSlider::positionOf(std::int64_t bytes) const {
    const double whole = std::log2(static_cast<double>(most_) / static_cast<double>(least_));
    const double part = std::log2(static_cast<double>(bytes) / static_cast<double>(least_)) / whole;
    return static_cast<int>(std::lround(kPositions * std::clamp(part, 0.0, 1.0)));
}

std::int64_t BufferSlider::bytesAt(int position) const {
    if (position == kPositions) return most_;
    const double whole = std::log2(static_cast<double>(most_) / static_cast<double>(least_));
    return std::llround(static_cast<double>(least_) * std::exp2(whole * position / kPositions));
}

std::int64_t roundBuffer(std::int64_t bytes) {
    const int bits = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(bytes)));
    if (bits <= kSignificantBits) return bytes;
    const std::int64_t unit = std::int64_t{1} << (bits - kSignificantBits);
    return (bytes + unit / 2) / unit * unit;
}

}  // namespace fusescope
