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
    void writesThisText() {
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
        const std::string expected = R"svg(<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" role="img" width="200" height="100" viewBox="0 0 200 100">
<title>net</title>
<style>
text{font-family:"DejaVu Sans",Helvetica,Arial,sans-serif;white-space:pre}
path{stroke-linecap:round;stroke-linejoin:round}
.b0{fill:none;stroke:#BF3B23;stroke-width:2;stroke-dasharray:7 4}
.b1{fill:#FFFFFF;stroke:#D5DBE3;stroke-width:1}
.b2{fill:#17202B;font-size:11px;font-weight:bold}
</style>
<defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V7" stroke="#BF3B23" stroke-width="1.6"/></pattern></defs>
<rect x="0" y="0" width="200" height="100" fill="#F4F6F9"/>
<g class="b0">
<path d="M0 0C1 2 3.12 4 -5 6"/>
</g>
<g class="b1">
<rect x="10" y="20" width="124.5" height="38" rx="7"/>
</g>
<g class="b2">
<text x="23" y="36">a&lt;b &amp; &quot;c&quot;</text>
</g>
</svg>
)svg";
        QCOMPARE(svgText(builder.take(), lightTheme(), {{0, 0, 200, 100}, "net", {}}), expected);
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
        const std::string hostile("]]><script>\0\x01\xff\xc0\xaf\xed\xa0\x80 \xE5\xAD\x97 &amp;\xe2\x82", 37);
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
