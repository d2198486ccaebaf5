// SPDX-License-Identifier: Apache-2.0
// The bundled models: every one opens whole.
#include <QtTest>

#include "core/base/data_dir.h"
#include "core/import/model_importer.h"

using namespace fusescope;

namespace {

std::shared_ptr<const ImportedModel> importSample(const std::string& name, const ImportOptions& options = {}) {
    RunControl control;
    return importModel(dataDir() / "models" / (name + ".onnx"), options, control);
}

std::int64_t allWeightElements(const OpGraph& graph) {
    std::int64_t elements = 0;
    for (const Op& op : graph.ops()) elements += weightElements(op);
    return elements;
}

std::int64_t macs(const OpGraph& graph) {
    std::int64_t total = 0;
    for (const Op& op : graph.ops()) {
        if (op.type != "Conv") continue;
        const Shape& filter = op.weights.front().shape;
        const std::int64_t outputs = elementCount(graph.tensor(op.outputs[0])).value();
        total += outputs * filter[1] * filter[2] * filter[3];
    }
    return total;
}

}  // namespace

class TestSampleModels : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void opensWhole_data();
    void opensWhole();
    void everyBundledModelIsTested();
    void openSizesComeFromOptions();
    void batchNormIsFoldedIntoConv();
    void resnet18HasThePublishedMacs();
    void mobileNetClipsAtZeroAndSix();
};

// Weights are torchvision's parameters, less what the exporter has folded: a BatchNorm of C channels has 2C parameters
// and leaves a bias of C. So resnet18 has 11 689 512 - 4 800 (its convolutions have 4 800 filters), and so on. A
// BatchNorm that stays keeps 4C: densenet121 has 7 978 856 + 61 184. GoogLeNet and Inception come without their
// auxiliary classifiers; Swin-T with its attention masks and relative positions, which are constants of the graph.
void TestSampleModels::opensWhole_data() {
    QTest::addColumn<int>("ops");
    QTest::addColumn<qint64>("weights");
    QTest::addColumn<int>("folded");
    QTest::addColumn<QString>("output");
    QTest::newRow("alexnet") << 20 << qint64{61100840} << 0 << "1000";
    QTest::newRow("deeplabv3_mobilenet_v3_large") << 174 << qint64{11011485} << 14 << "21x513x513";
    QTest::newRow("densenet121") << 375 << qint64{8040040} << 3 << "1000";
    QTest::newRow("efficientnet_b0") << 239 << qint64{5267540} << 0 << "1000";
    QTest::newRow("efficientnet_b3") << 386 << qint64{12189584} << 0 << "1000";
    QTest::newRow("googlenet") << 139 << qint64{6617624} << 0 << "1000";
    QTest::newRow("inception_v3") << 224 << qint64{23817352} << 9 << "1000";
    QTest::newRow("mobilenet_v2") << 100 << qint64{3487816} << 70 << "1000";
    QTest::newRow("mobilenet_v3_large") << 161 << qint64{5470832} << 0 << "1000";
    QTest::newRow("mobilenet_v3_small") << 141 << qint64{2536800} << 0 << "1000";
    QTest::newRow("resnet18") << 49 << qint64{11684712} << 0 << "1000";
    QTest::newRow("resnet18_bn") << 49 << qint64{11684712} << 20 << "1000";
    QTest::newRow("resnet50") << 122 << qint64{25530472} << 0 << "1000";
    QTest::newRow("resnet101") << 241 << qint64{44496488} << 0 << "1000";
    QTest::newRow("resnet152") << 360 << qint64{60117096} << 0 << "1000";
    QTest::newRow("squeezenet1_0") << 65 << qint64{1248424} << 0 << "1000";
    QTest::newRow("squeezenet1_1") << 65 << qint64{1235496} << 0 << "1000";
    QTest::newRow("swin_t") << 813 << qint64{28817262} << 5719 << "1000";
    QTest::newRow("vgg16") << 38 << qint64{138357544} << 0 << "1000";
}

void TestSampleModels::opensWhole() {
    QFETCH(int, ops);
    QFETCH(qint64, weights);
    QFETCH(int, folded);
    QFETCH(QString, output);
    const auto model = importSample(QTest::currentDataTag());
    const OpGraph& graph = *model->graph;
    QCOMPARE(graph.opCount(), ops);
    QCOMPARE(qint64{allWeightElements(graph)}, weights);
    QCOMPARE(static_cast<int>(model->folded.size()), folded);
    QVERIFY(model->issues.empty());
    QVERIFY(model->missingDims.empty());
    for (const Op& op : graph.ops()) QCOMPARE(op.notModelled, std::string());
    for (const Tensor& tensor : graph.tensors()) QVERIFY2(tensor.shape.has_value(), tensor.name.c_str());
    QCOMPARE(graph.graphOutputs().size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(shapeText(graph.tensor(graph.graphOutputs()[0]).shape)), output);
    for (const FoldedNode& node : model->folded) QVERIFY2(!node.into.empty(), node.name.c_str());
}

void TestSampleModels::everyBundledModelIsTested() {
    // mobilenet_v2_dynbatch, whose sizes are open, has a test of its own
    const QDir folder(QString::fromStdString((dataDir() / "models").string()));
    QCOMPARE(folder.entryList({"*.onnx"}).size(), 20);
}

void TestSampleModels::openSizesComeFromOptions() {
    const auto open = importSample("mobilenet_v2_dynbatch");
    QCOMPARE(open->graph->opCount(), 100);
    QCOMPARE(open->missingDims.size(), std::size_t{2});
    QCOMPARE(open->missingDims[0].key, std::string("h"));
    QCOMPARE(open->missingDims[1].axis, 3);
    QCOMPARE(open->issues.front().severity, Severity::Note);  // the batch
    const auto given = importSample("mobilenet_v2_dynbatch", {{{"h", "224"}, {"w", "224"}}});
    QVERIFY(given->missingDims.empty());
    for (const Tensor& tensor : given->graph->tensors()) QVERIFY(tensor.shape.has_value());
    const auto fixed = importSample("mobilenet_v2");
    QCOMPARE(macs(*given->graph), macs(*fixed->graph));
}

void TestSampleModels::batchNormIsFoldedIntoConv() {
    const auto plain = importSample("resnet18");
    const auto withBatchNorm = importSample("resnet18_bn");
    QCOMPARE(withBatchNorm->fingerprint, plain->fingerprint);
    QCOMPARE(withBatchNorm->folded.front().type, std::string("BatchNormalization"));
    QCOMPARE(withBatchNorm->folded.front().into, std::string("/conv1/Conv"));
}

void TestSampleModels::resnet18HasThePublishedMacs() {
    // 1.814 G in all, of which the classifier has 512 * 1000
    QCOMPARE(macs(*importSample("resnet18")->graph), std::int64_t{1814073344 - 512000});
}

void TestSampleModels::mobileNetClipsAtZeroAndSix() {
    const auto model = importSample("mobilenet_v2");
    for (const Op& op : model->graph->ops()) {
        if (op.type != "Clip") continue;
        QCOMPARE(op.attribute<double>("min", -1), 0.0);
        QCOMPARE(op.attribute<double>("max", -1), 6.0);
        QVERIFY(op.weights.empty());
    }
}

QTEST_GUILESS_MAIN(TestSampleModels)
#include "tst_sample_models.moc"
