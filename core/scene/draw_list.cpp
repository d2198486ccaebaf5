// SPDX-License-Identifier: Apache-2.0
#include "core/scene/draw_list.h"

#include <iterator>
#include <utility>

namespace fusescope {

void Path::add(Verb verb, std::initializer_list<Point> points) {
    verbs_.push_back(verb);
    points_.insert(points_.end(), points);
}

void Path::append(const Path& other) {
    beginFigure();
    verbs_.insert(verbs_.end(), other.verbs_.begin(), other.verbs_.end());
    points_.insert(points_.end(), other.points_.begin(), other.points_.end());
}

template <class BatchType, class Style>
BatchType& DrawListBuilder::batch(Layer layer, const Style& style) {
    auto& batches = layers_[layer];
    for (auto known = batches.rbegin(); known != batches.rend(); ++known)  // the latest is the likeliest
        if (auto* const found = std::get_if<BatchType>(&*known); found && found->style == style) return *found;
    batches.emplace_back(BatchType{style, {}});
    return std::get<BatchType>(batches.back());
}

void DrawListBuilder::rect(Layer layer, const ShapeStyle& style, const Rect& rect) {
    batch<RectBatch>(layer, style).rects.push_back(rect);
}

Path& DrawListBuilder::path(Layer layer, const ShapeStyle& style) { return batch<PathBatch>(layer, style).path; }

void DrawListBuilder::text(Layer layer, const TextStyle& style, TextItem item) {
    batch<TextBatch>(layer, style).texts.push_back(std::move(item));
}

DrawList DrawListBuilder::take() {
    DrawList list;
    for (auto& batches : layers_) {
        list.batches.insert(list.batches.end(), std::make_move_iterator(batches.begin()),
                            std::make_move_iterator(batches.end()));
        batches.clear();
    }
    return list;
}

}  // namespace fusescope
