// SPDX-License-Identifier: Apache-2.0
#include "core/scene/rect_grid.h"

#include <cmath>
#include <utility>

namespace fusescope {
namespace {

constexpr double kCellLength = 400;
constexpr int kMaxCellsOfOne = 64;
constexpr double kMaxCellsPerRect = 4;

}  // namespace

RectGrid::RectGrid(std::vector<Rect> rects) : rects_(std::move(rects)) {
    if (rects_.empty()) return;
    bounds_ = rects_.front();
    for (const Rect& rect : rects_) bounds_ = bounds_.united(rect);
    const double maxCells = kMaxCellsPerRect * static_cast<double>(rects_.size()) + 16;
    const double wished = (bounds_.width() / kCellLength + 1) * (bounds_.height() / kCellLength + 1);
    const double length = kCellLength * std::max(1.0, wished / maxCells);
    cellWidth_ = cellHeight_ = length;
    columns_ = static_cast<int>(bounds_.width() / cellWidth_) + 1;
    rows_ = static_cast<int>(bounds_.height() / cellHeight_) + 1;

    std::vector<std::vector<std::int32_t>> cells(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_));
    for (std::size_t i = 0; i < rects_.size(); ++i) {
        const CellRange range = cellsOf(rects_[i]);
        if ((range.right - range.left + 1) * (range.bottom - range.top + 1) > kMaxCellsOfOne) {
            everywhere_.push_back(static_cast<std::int32_t>(i));
            continue;
        }
        for (int row = range.top; row <= range.bottom; ++row)
            for (int column = range.left; column <= range.right; ++column)
                cells[static_cast<std::size_t>(row * columns_ + column)].push_back(static_cast<std::int32_t>(i));
    }
    cellStart_.push_back(0);
    for (const auto& items : cells) {
        cellItems_.insert(cellItems_.end(), items.begin(), items.end());
        cellStart_.push_back(cellItems_.size());
    }
}

RectGrid::CellRange RectGrid::cellsOf(const Rect& rect) const {
    const auto index = [](double offset, double length, int count) {
        return static_cast<int>(std::clamp(std::floor(offset / length), 0.0, static_cast<double>(count - 1)));
    };
    return {index(rect.left - bounds_.left, cellWidth_, columns_), index(rect.top - bounds_.top, cellHeight_, rows_),
            index(rect.right - bounds_.left, cellWidth_, columns_),
            index(rect.bottom - bounds_.top, cellHeight_, rows_)};
}

RectGrid::Row RectGrid::cell(int column, int row) const {
    const auto at = static_cast<std::size_t>(row * columns_ + column);
    return {cellItems_.data() + cellStart_[at], cellItems_.data() + cellStart_[at + 1]};
}

}  // namespace fusescope
