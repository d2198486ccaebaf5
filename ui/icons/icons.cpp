// SPDX-License-Identifier: Apache-2.0
#include "ui/icons/icons.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

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

QPixmap drawn(const QByteArray& svg, int side) {
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

void add(QIcon& icon, QByteArray svg, Color color, QIcon::Mode mode) {
    svg.replace("#000000", QByteArray::fromStdString(colorText(color)));
    for (const int side : {16, 32, 48}) icon.addPixmap(drawn(svg, side), mode);
}

}  // namespace

QIcon themedIcon(const QString& name, const Theme& theme, ColorRole color) {
    QIcon icon;
    const QByteArray svg = iconText(name);
    if (svg.isEmpty()) return icon;
    add(icon, svg, theme.color(color), QIcon::Normal);
    add(icon, svg, theme.color(ColorRole::Edge), QIcon::Disabled);
    return icon;
}

QIcon applicationIcon() {
    QIcon icon;
    const QByteArray svg = iconText(QStringLiteral("fusescope"));
    if (svg.isEmpty()) return icon;
    for (const int side : {16, 32, 48, 64, 128, 256}) icon.addPixmap(drawn(svg, side));
    return icon;
}

}  // namespace fusescope
