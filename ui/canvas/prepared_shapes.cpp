// SPDX-License-Identifier: Apache-2.0
#include "ui/canvas/prepared_shapes.h"

#include <QPainter>
#include <cmath>

namespace fusescope {

RoundedRects::RoundedRects(QPainter& painter, double radius, double penPixels)
    : painter_(painter),
      radius_(radius),
      margin_(std::ceil(penPixels / 2) + 1),
      ratio_(painter.device()->devicePixelRatioF()) {}

void RoundedRects::draw(const QRectF& box) {
    const QPointF corner(std::floor(box.left()), std::floor(box.top()));
    const std::pair size(qRound(box.width() * ratio_), qRound(box.height() * ratio_));
    QImage& image = images_[size];
    const QRectF inside = box.translated(-corner + QPointF(margin_, margin_));
    if (image.isNull()) image = picture(inside);
    painter_.drawImage(corner - QPointF(margin_, margin_), image);
}

QImage RoundedRects::picture(const QRectF& box) const {
    const QSizeF size(box.right() + margin_, box.bottom() + margin_);
    QImage image((size * ratio_).toSize() + QSize(1, 1), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio_);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(painter_.pen());
    painter.setBrush(painter_.brush());
    painter.drawRoundedRect(box, radius_, radius_);
    return image;
}

const PreparedTexts::Text& PreparedTexts::of(const std::string& text, double room) {
    Text& whole = texts_[text];
    if (whole.width == 0) whole = prepared(QString::fromStdString(text));
    if (room <= 0 || whole.width <= room + 1) return whole;
    shortened_ = prepared(metrics_.elidedText(QString::fromStdString(text), Qt::ElideRight, room));
    return shortened_;
}

PreparedTexts::Text PreparedTexts::prepared(const QString& text) const {
    Text result{QStaticText(text), metrics_.horizontalAdvance(text)};
    result.glyphs.setTextFormat(Qt::PlainText);
    result.glyphs.prepare({}, font_);
    return result;
}

}  // namespace fusescope
