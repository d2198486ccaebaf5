// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/base/data_dir.h"
#include "core/cost/executor/executor.h"
#include "core/import/model_importer.h"
#include "core/plan/random_plan.h"
#include "tests/support/graph_text.h"
#include "tests/support/random_graph.h"
#include "tests/support/shrunk_graph.h"

using namespace fusescope;
using namespace fusescope::test;

class TestExecutor : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void survey_data() {
        QTest::addColumn<bool>("brr");
        QTest::newRow("lbdf") << false;
        QTest::newRow("brr") << true;
    }
    void survey() {
        QFETCH(bool, brr);
        Random random(1);
        std::map<std::string, int> counts;
        int shown = 0;
        const QStringList names{"alexnet","deeplabv3_mobilenet_v3_large","densenet121","efficientnet_b0","googlenet","inception_v3","mobilenet_v2","mobilenet_v3_small","resnet18","resnet50","squeezenet1_1","vgg16", "resnet18_bn"};
        std::vector<std::shared_ptr<const OpGraph>> graphs;
        for (const QString& name : names) {
            RunControl control;
            ImportOptions options;
            const auto m = importModel(dataDir() / "models" / (name.toStdString() + ".onnx"), options, control);
            graphs.push_back(shrunkGraph(*m->graph, {16, name.startsWith("inc") ? 75 : name.startsWith("alex") || name.startsWith("vgg") ? 64 : 40}));
            int unknown = 0; for (const Tensor& t : graphs.back()->tensors()) if (!t.shape && !unknown++) { qInfo() << t.name.c_str() << graphs.back()->op(t.producer).type.c_str(); for (auto i : graphs.back()->op(t.producer).inputs) qInfo() << shapeText(graphs.back()->tensor(i.tensor).shape).c_str(); }
            qInfo() << name << graphs.back()->opCount() << "unknown" << unknown;
        }
        for (int round = 0; round < 200 + 6000; ++round) {
            const auto graph = round >= 200 ? randomGraph(static_cast<int>(2 + random.below(10)), random.uniform(), random) : graphs[size_t(round) % graphs.size()];
            Accelerator hw;
            hw.activationBits = hw.weightBits = 8;
            hw.scheme = brr ? Scheme::Brr : Scheme::Lbdf;
            hw.channelSlice = 2;
            hw.bufferBytes = int64_t(random.logUniform(100,20000));
            const auto model = makeCostModel(graph, hw);
            GroupSet all;
            for (int op = 0; op < graph->opCount(); ++op) all.insert(OpId(op));
            const FusionPlan plan = randomPlan(*graph, all, random);
            for (const GroupSet& group : plan.groups()) {
                const Price price = model->price({&group, 1}, hw.bufferBytes).front();
                const Execution e = executeGroup(*graph, *model, hw, group, 7);
                std::string what = !e.isSupported ? "unsupported: " + e.problem.substr(0, 30) : "";
                if (e.isSupported) {
                    if (!e.problem.empty()) what = "problem";
                    else if (e.largestDifference > 1e-9) what = "different";
                    else if (e.peakBytes > *price.bufferBytes) what = "peak";
                    else if (brr && e.passBytes > hw.bufferBytes) what = "pass";
                    else if (e.dramBytes < price.dramBytes) what = "dram less";
                    else if (e.dramBytes - e.restreamedBytes != price.dramBytes) what = "dram more";
                    else if (e.restreamedBytes > 0) { what = "restreamed"; ++counts["restreamed " + graph->name()]; }
                    else what = "good";
                    if (e.peakBytes == *price.bufferBytes) ++counts["exact peak"];
                }
                ++counts[what];
                if (what != "good" && what != "restreamed" && e.isSupported && shown++ < 40) {
                    QString text;
                    group.forEach([&](OpId id) {
                        const Op& op = graph->op(id);
                        text += QString::fromStdString(op.name + ":" + op.type + "(");
                        for (const auto& in : op.inputs) text += QString::fromStdString(graph->tensor(in.tensor).name + shapeText(graph->tensor(in.tensor).shape) + " ");
                        text += ")" + QString::fromStdString(shapeText(graph->tensor(op.outputs[0]).shape));
                        text += "; ";
                    });
                    QString terms;
                    for (const Term& t : model->terms(group, hw.bufferBytes)) if (t.tensor.isValid()) terms += QString("%1 kind %2 rows %3 bytes %4; ").arg(QString::fromStdString(graph->tensor(t.tensor).name)).arg(int(t.kind)).arg(t.rows).arg(t.bytes);
                    qInfo().noquote() << QString::fromStdString(what) << QString::fromStdString(e.problem) << "dram" << e.dramBytes << "of" << price.dramBytes << "peak" << e.peakBytes << "of" << *price.bufferBytes << "pass" << e.passBytes << "of" << hw.bufferBytes << "spare" << price.spareBytes << "\n    " << text << "\n    " << terms;
                }
            }
        }
        for (const auto& [k, v] : counts) qInfo() << k.c_str() << v;
    }
};

QTEST_APPLESS_MAIN(TestExecutor)
#include "tst_executor.moc"
