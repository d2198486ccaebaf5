// SPDX-License-Identifier: Apache-2.0
// What a batch paints many times over, prepared once: rounded rectangles of a size, and texts.
#pragma once

#include <QFont>
#include <QFontMetricsF>
#include <QImage>
#include <QStaticText>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

class QPainter;

namespace fusescope {

/// Pictures of rounded rectangles, one of each size: many times faster than the rectangles themselves.
class RoundedRects {
 public:
    /// With the pen and the brush of `painter`.
    RoundedRects(QPainter& painter, double radius, double penPixels);

    /// `box` lies on whole or half pixels of the device.
    void draw(const QRectF& box);

 private:
    QImage picture(const QRectF& box) const;

    QPainter& painter_;
    double radius_;
    double margin_;
    double ratio_;
    std::map<std::pair<int, int>, QImage> images_;  // by size in pixels of the device
};

/// Texts laid out once: most ops are of few kinds and shapes.
class PreparedTexts {
 public:
    struct Text {
        QStaticText glyphs;
        double width = 0;
    };

    PreparedTexts(const QFont& font, const QFontMetricsF& metrics) : font_(font), metrics_(metrics) {}

    /// Shortened if it is wider than `room`; 0: never. `text` must live as long as this.
    const Text& of(const std::string& text, double room);

 private:
    Text prepared(const QString& text) const;

    const QFont& font_;
    const QFontMetricsF& metrics_;
    std::unordered_map<std::string_view, Text> texts_;
    Text shortened_;
};

}  // namespace fusescope
