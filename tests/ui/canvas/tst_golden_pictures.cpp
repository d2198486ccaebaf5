// SPDX-License-Identifier: Apache-2.0
// A few pictures of the canvas against kept ones, an eighth of their size: what is where and in which colour, whatever
// the font or the smoothing. FUSESCOPE_KEEP_PICTURES=1 keeps those of now, to be looked at before they are committed.
#include <QDir>
#include <QPainter>
#include <QtTest>

#include "tests/core/scene/scene_fixtures.h"
#include "ui/canvas/draw_list_painter.h"
#include "ui/theme/app_theme.h"

using namespace fusescope;

namespace {

constexpr QSize kSize(960, 720);
constexpr int kPart = 8;

/// Six layers, each of which reads all before it: three ops a layer.
std::shared_ptr<const OpGraph> denseGraph() {
    OpGraphBuilder builder = test::graphWithInput();
    std::vector<std::string> ends{"input"};
    for (int layer = 0; layer < 6; ++layer) {
        const std::string name = "layer" + std::to_string(layer);
        test::addOp(builder, name + "/concat", "Concat", ends);
        test::addOp(builder, name + "/relu", "Relu", {name + "/concat.out"});
        test::addOp(builder, name + "/conv", "Conv", {name + "/relu.out"});
        ends.push_back(name + "/conv.out");
    }
    return builder.build();
}

struct Case {
    std::shared_ptr<const GraphScene> scene;
    std::shared_ptr<const PlanScene> plan;
    Theme theme = lightTheme();
    ViewState view;

    Case(std::shared_ptr<const OpGraph> graph, int groupSize)
        : scene(test::plainScene(std::move(graph))),
          plan(makePlanScene(*scene, test::consecutiveGroups(scene->graph->opCount(), groupSize))) {}

    QImage paint(double scale, Point start) {
        const ViewTransform transform{scale, start};
        view.scale = scale;
        view.visible = transform.visible({double(kSize.width()), double(kSize.height())});
        QImage image(kSize, QImage::Format_RGB32);
        image.fill(toColor(theme.color(ColorRole::Canvas)));
        QPainter painter(&image);
        DrawListPainter(theme, QStringLiteral("DejaVu Sans"))
            .paint(painter, drawScene(*scene, plan.get(), view), transform);
        return image;
    }
    /// With the middle of the scene in the middle, from its start.
    QImage paint(double scale) {
        return paint(scale, {scene->layout.bounds.center().x - kSize.width() / scale / 2, -30});
    }
};

QImage near() {
    Case one(test::blockGraph(), 2);
    one.view.selection.ops = {OpId(2)};
    return one.paint(1.5);
}

QImage blocksInTheDark() {
    Case chain(test::chainGraph(60), 7);
    chain.theme = darkTheme();
    return chain.paint(0.17);
}

QImage denseBundles() { return Case(denseGraph(), 3).paint(0.5); }

QImage overlayInHighContrast() {
    Case chain(test::chainGraph(12), 3);
    chain.theme = highContrastTheme();
    auto overlay = std::make_shared<Overlay>();
    for (int op = 0; op < 12; ++op) overlay->ops.push_back(op / 11.0);
    for (int link = 0; link < 11; ++link) overlay->links.push_back(link % 3 == 0 ? link / 10.0 : -1);
    overlay->ranks.assign(11, 0);
    overlay->ranks[3] = 1;
    chain.view.overlay = overlay;
    chain.view.emphasised = GroupSet{OpId(3), OpId(4), OpId(5)};
    return chain.paint(0.8);
}

QImage cuts() {
    Case chain(test::chainGraph(9), 9);
    auto marks = std::make_shared<CutMarks>();
    marks->group = chain.plan->shapes.front().box;
    for (int i = 0; i < 3; ++i) {
        CutMark mark;
        mark.links = {2 * i + 1};
        mark.category = i + 1;
        mark.isChosen = i == 0;
        mark.text = "category " + std::to_string(i + 1) + " · 1.12 MB";
        marks->marks.push_back(mark);
    }
    chain.view.cuts = marks;
    return chain.paint(0.8);
}

struct Difference {
    double mean = 0;   // of all channels of all parts
    double large = 0;  // share of parts of which a channel is far off
};

Difference differenceOf(const QImage& a, const QImage& b) {
    constexpr int kFar = 40;
    double sum = 0;
    int far = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QColor left = a.pixelColor(x, y), right = b.pixelColor(x, y);
            const int channels[] = {std::abs(left.red() - right.red()), std::abs(left.green() - right.green()),
                                    std::abs(left.blue() - right.blue())};
            for (const int channel : channels) sum += channel;
            far += *std::max_element(std::begin(channels), std::end(channels)) > kFar ? 1 : 0;
        }
    const double parts = a.width() * a.height();
    return {sum / (3 * parts), far / parts};
}

}  // namespace

class TestGoldenPictures : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void looksAsBefore_data() {
        QTest::addColumn<QImage>("picture");
        QTest::newRow("near") << near();
        QTest::newRow("blocks-dark") << blocksInTheDark();
        QTest::newRow("dense") << denseBundles();
        QTest::newRow("overlay-contrast") << overlayInHighContrast();
        QTest::newRow("cuts") << cuts();
    }
    void looksAsBefore() {
        QFETCH(QImage, picture);
        const QString name = QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(".png");
        const QImage small = picture.scaled(kSize / kPart, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                                 .convertToFormat(QImage::Format_RGB32);
        const QString file = QStringLiteral(FUSESCOPE_TEST_DATA "/pictures/") + name;
        if (qEnvironmentVariableIsSet("FUSESCOPE_KEEP_PICTURES")) QVERIFY(small.save(file));
        const QImage kept = QImage(file).convertToFormat(QImage::Format_RGB32);
        QCOMPARE(kept.size(), small.size());
        const Difference difference = differenceOf(small, kept);
        if (difference.mean < 0.5 && difference.large < 0.002) return;
        const QString seen = QDir::temp().filePath(QStringLiteral("fusescope-") + name);
        picture.save(seen);
        QFAIL(qPrintable(QStringLiteral("differs by %1 on average, %2 % of it by much: see %3")
                             .arg(difference.mean)
                             .arg(100 * difference.large)
                             .arg(seen)));
    }
};

QTEST_MAIN(TestGoldenPictures)
#include "tst_golden_pictures.moc"
