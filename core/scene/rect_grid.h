// SPDX-License-Identifier: Apache-2.0
// Finds the rectangles in a region without looking at the others: a uniform grid in one array.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/layout/geometry.h"

namespace fusescope {

class RectGrid {
 public:
    RectGrid() = default;
    explicit RectGrid(std::vector<Rect> rects);

    const Rect& rect(int index) const { return rects_[static_cast<std::size_t>(index)]; }

    /// Calls visit(index) once for every rectangle that meets `region`, in no order that means anything.
    template <class Visitor>
    void forEach(const Rect& region, Visitor&& visit) const {
        if (region.contains(bounds_)) {
            for (std::size_t i = 0; i < rects_.size(); ++i) visit(static_cast<int>(i));
            return;
        }
        for (const std::int32_t index : everywhere_)
            if (rects_[static_cast<std::size_t>(index)].intersects(region)) visit(static_cast<int>(index));
        if (cellStart_.empty()) return;
        const CellRange range = cellsOf(region);
        for (int row = range.top; row <= range.bottom; ++row)
            for (int column = range.left; column <= range.right; ++column)
                for (const std::int32_t index : cell(column, row))
                    if (isFirstMeeting(index, region, range, column, row)) visit(static_cast<int>(index));
    }

 private:
    struct CellRange {
        int left, top, right, bottom;
    };
    struct Row {
        const std::int32_t* first;
        const std::int32_t* last;
        const std::int32_t* begin() const { return first; }
        const std::int32_t* end() const { return last; }
    };

    CellRange cellsOf(const Rect& rect) const;
    Row cell(int column, int row) const;
    /// A rectangle in several cells is visited in the first of them inside the region.
    bool isFirstMeeting(std::int32_t index, const Rect& region, const CellRange& range, int column, int row) const {
        const Rect& rect = rects_[static_cast<std::size_t>(index)];
        if (!rect.intersects(region)) return false;
        const CellRange own = cellsOf(rect);
        return column == std::max(own.left, range.left) && row == std::max(own.top, range.top);
    }

    std::vector<Rect> rects_;
    std::vector<std::int32_t> everywhere_;  // too large for cells
    Rect bounds_;
    double cellWidth_ = 1;
    double cellHeight_ = 1;
    int columns_ = 0;
    int rows_ = 0;
    std::vector<std::size_t> cellStart_;  // [cells + 1] into cellItems_
    std::vector<std::int32_t> cellItems_;
};

}  // namespace fusescope
