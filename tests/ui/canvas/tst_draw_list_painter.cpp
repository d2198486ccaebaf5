// SPDX-License-Identifier: Apache-2.0
#include "ui/canvas/draw_list_painter.h"

#include <QPainter>
#include <QtTest>

#include "core/scene/text_width.h"
#include "ui/canvas/line_painter.h"
#include "ui/theme/app_theme.h"

using namespace fusescope;

class TestDrawListPainter : public QObject {
    Q_OBJECT

    static QImage paint(DrawListBuilder& builder, const ViewTransform& view = {}) {
        QImage image(200, 100, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        DrawListPainter(lightTheme(), QStringLiteral("DejaVu Sans")).paint(painter, builder.take(), view);
        return image;
    }
    static QColor accent() { return toColor(lightTheme().color(ColorRole::Accent)); }
    /// Around all pixels that are not white.
    static QRect inkOf(const QImage& image) {
        QRect ink;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y) != Qt::white) ink |= QRect(x, y, 1, 1);
        return ink;
    }

 private Q_SLOTS:
    void fillsRectanglesToThePixel() {
        DrawListBuilder builder;
        ShapeStyle style;
        style.fill = ColorRole::Accent;
        style.edges = Edges::Crisp;
        builder.rect(DrawListBuilder::Cards, style, {10, 20, 30, 40});
        const QImage image = paint(builder, {2, {5, 10}});
        QCOMPARE(inkOf(image), QRect(10, 20, 40, 40));
        QCOMPARE(image.pixelColor(30, 40), accent());
    }
    void aTinyRectangleIsOnePixel() {
        DrawListBuilder builder;
        ShapeStyle style;
        style.fill = ColorRole::Accent;
        style.edges = Edges::Crisp;
        builder.rect(DrawListBuilder::Cards, style, {10, 20, 10.1, 20.1});
        QCOMPARE(inkOf(paint(builder)).size(), QSize(1, 1));
    }
    void paintsCurves() {
        DrawListBuilder builder;
        ShapeStyle style;
        style.stroke = ColorRole::Accent;
        style.strokeWidth = 4;
        Path& path = builder.path(DrawListBuilder::Links, style);
        path.moveTo({20, 50});
        path.cubicTo({20, 50}, {180, 50}, {180, 50});
        const QImage image = paint(builder);
        QCOMPARE(image.pixelColor(100, 50), accent());
        QCOMPARE(image.pixelColor(100, 60), QColor(Qt::white));
    }
    void outlinesHaveAllTheirSides() {
        DrawListBuilder builder;
        ShapeStyle style;
        style.stroke = ColorRole::Accent;
        style.strokeWidth = 2;
        Path& path = builder.path(DrawListBuilder::Highlights, style);
        path.moveTo({20, 20});
        path.lineTo({180, 20});
        path.lineTo({180, 80});
        path.lineTo({20, 80});
        path.close();
        const QImage image = paint(builder);
        for (const QPoint side : {QPoint(100, 20), QPoint(180, 50), QPoint(100, 80), QPoint(20, 50)})
            QCOMPARE(image.pixelColor(side), accent());
    }
    void hatchesPartOfTheArea() {
        DrawListBuilder builder;
        ShapeStyle style;
        style.fill = ColorRole::Bad;
        style.pattern = Pattern::Hatched;
        builder.rect(DrawListBuilder::Hulls, style, {0, 0, 200, 100});
        const QImage image = paint(builder);
        int white = 0;
        for (int x = 0; x < 200; ++x) white += image.pixelColor(x, 50) == Qt::white;
        QVERIFY2(white > 60 && white < 190, qPrintable(QString::number(white)));
    }
    void textIsAsWideAsEstimated() {
        for (const double size : {6.3, 9.5, 11.0, 17.7, 22.0}) {
            DrawListBuilder builder;
            builder.text(DrawListBuilder::CardTexts, {size, FontWeight::Bold}, {{5, 50}, "Conv 3×3 HH", 0});
            const double width = textWidth("Conv 3×3 HH", size, FontWeight::Bold);
            const QRect ink = inkOf(paint(builder));
            QVERIFY2(std::abs(ink.width() - width) < 3,
                     qPrintable(QString("%1 at %2, not %3").arg(ink.width()).arg(size).arg(width)));
        }
    }
    void anchorsText() {
        for (const Anchor anchor : {Anchor::Start, Anchor::Middle, Anchor::End}) {
            DrawListBuilder builder;
            builder.text(DrawListBuilder::CardTexts, {12, FontWeight::Regular, ColorRole::Text, anchor},
                         {{100, 50}, "HHHH", 0});
            const QRect ink = inkOf(paint(builder));
            const int start = anchor == Anchor::Start ? ink.left()
                              : anchor == Anchor::End ? ink.right()
                                                      : ink.center().x();
            QVERIFY(std::abs(start - 100) < 4);
        }
    }
    void elidesWhatDoesNotFit() {
        DrawListBuilder builder;
        builder.text(DrawListBuilder::CardTexts, {12}, {{5, 50}, "a text much wider than its room", 60});
        QVERIFY(inkOf(paint(builder)).right() < 70);
    }
    void joinsLinesThatLieOnEachOther() {
        // Two upright ones overlap, a third touches them, a fourth is apart; of two level ones one is elsewhere.
        const QVector<QLineF> joined = joinedLines(
            {{5, 0, 5, 10}, {5, 8, 5, 20}, {5, 30, 5, 20}, {5, 40, 5, 50}, {0, 7, 9, 7}, {3, 8, 9, 8}}, 1.0 / 16);
        QCOMPARE(joined, (QVector<QLineF>{{0, 7, 9, 7}, {3, 8, 9, 8}, {5, 0, 5, 30}, {5, 40, 5, 50}}));
    }
    void crispLinesOfOnePixelAreOne() {
        QCOMPARE(joinedLines({{5.1, 0, 5.1, 10}, {5.8, 5, 5.8, 20}}, 1).size(), 1);
        QCOMPARE(joinedLines({{5.1, 0, 5.1, 10}, {5.8, 5, 5.8, 20}}, 1.0 / 16).size(), 2);
    }
    void slantedLinesStay() {
        const QVector<QLineF> slanted{{0, 0, 10, 10}, {0, 0, 10, 10}};
        QCOMPARE(joinedLines(slanted, 1), slanted);
    }
    /// A batch of many is painted from pictures: it must look as the same rectangles one by one.
    void manyRoundedRectanglesLookLikeEach() {
        ShapeStyle style;
        style.fill = ColorRole::Card;
        style.stroke = ColorRole::Accent;
        style.radius = 6;
        style.strokeWidth = 1.5;
        QImage together, apart;
        for (const bool isTogether : {true, false}) {
            DrawListBuilder builder;
            QImage& image = isTogether ? together : apart;
            image = QImage(200, 100, QImage::Format_RGB32);
            image.fill(Qt::darkGreen);
            QPainter painter(&image);
            const DrawListPainter list(lightTheme(), QStringLiteral("DejaVu Sans"));
            for (int i = 0; i < 12; ++i) {
                builder.rect(DrawListBuilder::Cards, style,
                             rectAround({20.0 + 31.3 * (i % 6), 20.7 + 40 * (i / 6)}, {26, 22}));
                if (!isTogether) list.paint(painter, builder.take(), {});
            }
            if (isTogether) list.paint(painter, builder.take(), {});
        }
        for (int y = 0; y < 100; ++y)
            for (int x = 0; x < 200; ++x) {
                const QColor a = together.pixelColor(x, y), b = apart.pixelColor(x, y);
                const int difference = std::abs(a.red() - b.red()) + std::abs(a.green() - b.green());
                QVERIFY2(difference <= 4, qPrintable(QString("%1 at %2, %3").arg(difference).arg(x).arg(y)));
            }
    }
    void bordersAreSharp() {
        DrawListBuilder builder;
        ShapeStyle style;
        style.stroke = ColorRole::Accent;
        style.radius = 5;
        builder.rect(DrawListBuilder::Cards, style, {20.3, 20.6, 80.3, 60.6});
        const QImage image = paint(builder);
        QCOMPARE(image.pixelColor(20, 40), accent());
        QCOMPARE(image.pixelColor(19, 40), QColor(Qt::white));
        QCOMPARE(image.pixelColor(21, 40), QColor(Qt::white));
    }
    void leavesThePainterAsItWas() {
        DrawListBuilder builder;
        builder.text(DrawListBuilder::CardTexts, {12.3}, {{5, 50}, "x", 0});
        QImage image(20, 20, QImage::Format_RGB32);
        QPainter painter(&image);
        DrawListPainter(darkTheme(), QStringLiteral("DejaVu Sans")).paint(painter, builder.take(), {});
        QVERIFY(painter.transform().isIdentity());
        QCOMPARE(painter.opacity(), 1.0);
    }
};

QTEST_MAIN(TestDrawListPainter)
#include "tst_draw_list_painter.moc"
