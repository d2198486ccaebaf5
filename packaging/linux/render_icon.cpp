// SPDX-License-Identifier: Apache-2.0
// render_icon IN.svg SIZE OUT.png: the icon at one size, at build time.
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdio>

int main(int argc, char** argv) {
    const int size = argc == 4 ? QByteArray(argv[2]).toInt() : 0;
    if (size < 1) {
        std::fputs("render_icon IN.svg SIZE OUT.png\n", stderr);
        return 2;
    }
    QSvgRenderer picture(QString::fromLocal8Bit(argv[1]));
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(0);  // transparent
    QPainter painter(&image);
    picture.render(&painter);
    painter.end();
    return picture.isValid() && image.save(QString::fromLocal8Bit(argv[3])) ? 0 : 3;
}
