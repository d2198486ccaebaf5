// SPDX-License-Identifier: Apache-2.0
#include "ui/icons/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>
#include <map>
#include <tuple>

#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "ui/theme/app_theme.h"

namespace fusescope {
namespace {

QByteArray iconText(const QString& name) {
    try {
        QFile file(QString::fromStdString((dataDir() / "icons").string()) + '/' + name + QStringLiteral(".svg"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    } catch (const Error&) {
        return {};  // an incomplete installation still works, without pictures
    }
}

QPixmap drawn(const QByteArray& svg, QSize size) {
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

QByteArray inColor(QByteArray svg, Color color) {
    return svg.replace("#000000", QByteArray::fromStdString(colorText(color)));
}

/// Draws when somebody looks: a change of theme makes a hundred icons, most of them in menus that are closed.
class SvgEngine : public QIconEngine {
 public:
    SvgEngine(QByteArray normal, QByteArray disabled) : normal_(std::move(normal)), disabled_(std::move(disabled)) {}

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State /*state*/) override {
        QPixmap& known = drawn_[{size.width(), size.height(), mode == QIcon::Disabled}];
        if (known.isNull() && !size.isEmpty()) known = drawn(mode == QIcon::Disabled ? disabled_ : normal_, size);
        return known;
    }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const qreal scale = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, pixmap((QSizeF(rect.size()) * scale).toSize(), mode, state));
    }
    QIconEngine* clone() const override { return new SvgEngine(*this); }
    bool isNull() override { return false; }

 private:
    QByteArray normal_;
    QByteArray disabled_;
    std::map<std::tuple<int, int, bool>, QPixmap> drawn_;
};

}  // namespace

QIcon themedIcon(const QString& name, const Theme& theme, ColorRole color) {
    const QByteArray svg = iconText(name);
    if (svg.isEmpty()) return {};
    return QIcon(new SvgEngine(inColor(svg, theme.color(color)), inColor(svg, theme.color(ColorRole::Edge))));
}

QIcon applicationIcon() {
    QIcon icon;
    const QByteArray svg = iconText(QStringLiteral("fusescope"));
    if (svg.isEmpty()) return icon;
    for (const int side : {16, 32, 48, 64, 128, 256}) icon.addPixmap(drawn(svg, QSize(side, side)));
    return icon;
}

}  // namespace fusescope
