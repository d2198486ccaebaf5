// SPDX-License-Identifier: Apache-2.0
#include "core/io/svg_writer.h"

#include <QXmlStreamReader>
#include <QtTest>

#include "tests/core/scene/scene_fixtures.h"

using namespace fusescope;

class TestSvgWriter : public QObject {
    Q_OBJECT

    struct Parsed {
        QString error;
        QMap<QString, int> elements;
        QStringList texts;
    };

    static Parsed parse(const std::string& svg) {
        QXmlStreamReader reader(QByteArray::fromStdString(svg));
        Parsed parsed;
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement) continue;
            ++parsed.elements[reader.name().toString()];
            if (reader.name() == QLatin1String("text")) parsed.texts << reader.readElementText();
        }
        if (reader.hasError()) parsed.error = reader.errorString();
        return parsed;
    }

 private Q_SLOTS:
    void writesTheGoldenFile() {
        DrawListBuilder builder;
        ShapeStyle card;
        card.fill = ColorRole::Card;
        card.stroke = ColorRole::Border;
        card.radius = 7;
        builder.rect(DrawListBuilder::Cards, card, {10, 20, 134.5, 58});
        ShapeStyle line;
        line.stroke = ColorRole::Bad;
        line.line = LineStyle::Dashed;
        line.strokeWidth = 2;
        Path& path = builder.path(DrawListBuilder::Links, line);
        path.moveTo({0, 0});
        path.cubicTo({1, 2}, {3.123456, 4}, {-5, 6});
        builder.text(DrawListBuilder::CardTexts, {11, FontWeight::Bold}, {{23, 36}, "a<b & \"c\"", 0});
        QFile golden(FUSESCOPE_TEST_DATA "/draw_list.svg");
        QVERIFY(golden.open(QIODevice::ReadOnly));
        const QByteArray text =
            QByteArray::fromStdString(svgText(builder.take(), lightTheme(), {{0, 0, 200, 100}, "net", {}}));
        QCOMPARE(text, golden.readAll());
    }
    void aWholeSceneIsWellFormed() {
        const auto scene = test::plainScene(test::blockGraph());
        const auto plan = makePlanScene(*scene, test::consecutiveGroups(4, 2));
        const ViewState view = wholeView(*scene, plan.get());
        const Parsed parsed =
            parse(svgText(drawScene(*scene, plan.get(), view), darkTheme(), {view.visible, "net", "four ops"}));
        QCOMPARE(parsed.error, QString());
        QVERIFY(parsed.texts.contains("64×56×56"));
        QVERIFY(parsed.elements["rect"] >= 4 && parsed.elements["path"] >= 3);
    }
    void repairsHostileTexts() {
        DrawListBuilder builder;
        constexpr char kText[] = "]]><script>\0\x01\xff\xc0\xaf\xed\xa0\x80 \xE5\xAD\x97 &amp;\xe2\x82";
        const std::string hostile(kText, sizeof kText - 1);  // it holds a zero
        builder.text(DrawListBuilder::CardTexts, {}, {{0, 0}, hostile, 0});
        const Parsed parsed = parse(svgText(builder.take(), lightTheme(), {{0, 0, 1, 1}, hostile, hostile}));
        QCOMPARE(parsed.error, QString());
        QVERIFY(parsed.texts.front().startsWith("]]><script>"));
        QVERIFY(parsed.texts.front().contains("字 &amp;"));
        QVERIFY(!parsed.elements.contains("script"));
    }
    void anEmptyListIsAPictureToo() {
        QCOMPARE(parse(svgText({}, lightTheme(), {{0, 0, 10, 10}, {}, {}})).error, QString());
    }
};

QTEST_APPLESS_MAIN(TestSvgWriter)
#include "tst_svg_writer.moc"
