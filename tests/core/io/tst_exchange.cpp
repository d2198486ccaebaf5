// SPDX-License-Identifier: Apache-2.0
// Plans for other tools, checked against what those tools accept, and their decisions read back.
#include <QtTest>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include "core/base/error.h"
#include "core/io/exchange/plan_export.h"
#include "core/io/exchange/plan_import.h"
#include "core/plan/plan_check.h"
#include "tests/support/graph_text.h"
#include "tests/support/small_graph.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

/// x > a > b > c, a > c; names that every format has to escape.
std::shared_ptr<const OpGraph> hostileGraph() {
    SmallGraph graph;
    graph.input("x", {1, 4, 8, 8});
    graph.op("=cmd|' /C calc'!A0", "Relu", {"x"}, Shape{1, 4, 8, 8});
    graph.op("a \"quoted\", name\\", "Relu", {"=cmd|' /C calc'!A0"}, Shape{1, 4, 8, 8});
    graph.op("<script>]]>", "Add", {"a \"quoted\", name\\", "=cmd|' /C calc'!A0"}, Shape{1, 4, 8, 8});
    return graph.build();
}

struct Bench {
    std::shared_ptr<const OpGraph> graph;
    FusionPlan plan;
    Accelerator accelerator;
    PlanEvaluation evaluation;

    Bench(std::shared_ptr<const OpGraph> built, std::vector<GroupSet> groups)
        : graph(std::move(built)), plan(FusionPlan::fromGroups(graph->opCount(), std::move(groups))) {
        evaluation = evaluatePlan(*makeCostModel(graph, accelerator), plan, accelerator.bufferBytes);
    }
    ExportedPlan exported() const { return {*graph, plan, evaluation, accelerator, "net.onnx"}; }
};

Bench hostile() { return {hostileGraph(), {GroupSet{OpId(0)}, GroupSet{OpId(1), OpId(2)}}}; }

Bench plain() {
    auto graph = graphFrom("x:4x8x8 > a:Relu > b:Conv3c4 > c:Relu > d:Add; a > d");
    const GroupSet first = groupOf(*graph, "a");
    const GroupSet second = groupOf(*graph, "b c d");
    return {std::move(graph), {first, second}};
}

QJsonObject json(const std::string& text) {
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(text), &error);
    if (document.isNull()) qWarning("%s", qPrintable(error.errorString()));
    return document.object();
}

}  // namespace

class TestExchange : public QObject {
    Q_OBJECT

 private:
    QTemporaryDir folder_;
    std::filesystem::path write(const QByteArray& text, const char* name = "file") {
        QFile file(folder_.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly)) return {};
        file.write(text);
        return file.fileName().toStdString();
    }

 private Q_SLOTS:
    void csvComesBackWhateverTheNames() {
        for (const Bench& bench : {hostile(), plain()}) {
            const std::string text = groupsCsv(bench.exported());
            QVERIFY(text.starts_with("op_name,group\n"));
            const ImportedPlan back = readGroupsCsv(write(QByteArray::fromStdString(text)), *bench.graph);
            QVERIFY(back.plan == bench.plan);
            QVERIFY(readGroupsCsv(write("\xEF\xBB\xBF" + QByteArray::fromStdString(text)), *bench.graph).plan ==
                    bench.plan);
            QCOMPARE(back.mappedOps, bench.graph->opCount());
            QVERIFY(back.unmapped.empty() && back.cut.empty());
        }
        for (const std::string& line : {std::string("'=cmd"), std::string("\"a \"\"quoted\"\", name\\\"")})
            QVERIFY(groupsCsv(hostile().exported()).find(line) != std::string::npos);
    }

    void csvErrorsHaveTheirPlace() {
        const Bench bench = plain();
        const auto problem = [&](const QByteArray& text) {
            try {
                readGroupsCsv(write(text), *bench.graph);
            } catch (const Error& error) {
                return std::string(error.what());
            }
            return std::string("none");
        };
        QVERIFY(problem("name,group\na,1\n").find(":1") != std::string::npos);
        QVERIFY(problem("op_name,group\na,1\nb\n").find(":3") != std::string::npos);
        QVERIFY(problem("op_name,group\na,1\nb,1\na,2\n").find(":4") != std::string::npos);
        QVERIFY(problem("op_name,group\na,\"1\n").find("not closed") != std::string::npos);
        QVERIFY(problem("op_name,group\nz,1\n").find("of this model") != std::string::npos);
        QVERIFY(problem("").find(":1") != std::string::npos);
        QVERIFY_EXCEPTION_THROWN(readGroupsCsv("/nonexistent", *bench.graph), Error);
        QVERIFY_EXCEPTION_THROWN(readGroupsCsv(folder_.path().toStdString(), *bench.graph), Error);
    }

    void whatIsNotConnectedFallsIntoPieces() {
        const Bench bench = plain();
        const ImportedPlan plan = readGroupsCsv(write("op_name,group\r\na,g\r\nc,g\r\nnobody,g\r\n"), *bench.graph);
        QCOMPARE(plan.plan.groupCount(), 4);
        QCOMPARE(plan.unmapped.size(), std::size_t{1});
        QVERIFY(plan.unmapped[0].find(":4: nobody") != std::string::npos);
        QCOMPARE(plan.cut.size(), std::size_t{1});
    }

    void modelExplorerGetsNamespacesAndEdges() {
        const Bench bench = plain();
        const QJsonObject graph = json(modelExplorerGraph(bench.exported()))["graphs"].toArray()[0].toObject();
        const QJsonArray nodes = graph["nodes"].toArray();
        QCOMPARE(nodes.size(), 4);
        QCOMPARE(nodes[3].toObject()["id"].toString(), QString("d"));
        QCOMPARE(nodes[3].toObject()["namespace"].toString(), QString("group_001"));
        const QJsonArray incoming = nodes[3].toObject()["incomingEdges"].toArray();
        QCOMPARE(incoming.size(), 2);
        QCOMPARE(incoming[0].toObject()["sourceNodeId"].toString(), QString("c"));
        QCOMPARE(incoming[1].toObject()["sourceNodeId"].toString(), QString("a"));
        QCOMPARE(nodes[0].toObject()["incomingEdges"].toArray().size(), 0);
        for (const QJsonValue& node : nodes)  // values are texts
            for (const QJsonValue& attribute : node.toObject()["attrs"].toArray())
                QVERIFY(attribute.toObject()["value"].isString());
        const QJsonObject groups = graph["groupNodeAttributes"].toObject();
        QCOMPARE(groups["group_001"].toObject()["dram_bytes"].toString(),
                 QString::number(bench.evaluation.groups[1].price.dramBytes));
        QVERIFY(groups.contains(""));
    }

    void modelExplorerDataIsNumbersAndColoursOfSixDigits() {
        const Bench bench = plain();
        const QJsonObject data = json(modelExplorerNodeData(bench.exported())).begin().value().toObject();
        QCOMPARE(data["results"].toObject().size(), 4);
        QVERIFY(data["results"].toObject()["a"].toObject()["value"].isDouble());
        for (const QJsonValue& stop : data["gradient"].toArray())
            QVERIFY(QRegularExpression("^#[0-9a-f]{6}$").match(stop.toObject()["bgColor"].toString()).hasMatch());
        const QJsonObject edges = json(modelExplorerEdges(bench.exported()));
        QCOMPARE(edges["type"].toString(), QString("edge_overlays"));
        const QJsonArray cut = edges["overlays"].toArray()[0].toObject()["edges"].toArray();
        QCOMPARE(cut.size(), 2);  // a > b and a > d
        QCOMPARE(cut[0].toObject()["label"].toString(), QString("512 B"));
    }

    void nodeDataOfGroupsComesBack() {
        const Bench bench = plain();
        const ImportedPlan plan = readModelExplorerData(
            write(R"({"g": {"name": "groups", "results": {"a": {"value": 0}, "b": {"value": 1}, "c": {"value": 1},
                 "d": {"value": 1}, "e": {"value": "x"}}}})"),
            *bench.graph);
        QVERIFY(plan.plan == bench.plan);
        QCOMPARE(plan.unmapped.size(), std::size_t{1});
        for (const char* const bad :
             {"", "{", "[]", "{}", R"({"g": 3})", R"({"results": 3})", R"({"results": {"a": 1}})"})
            QVERIFY_EXCEPTION_THROWN(readModelExplorerData(write(bad), *bench.graph), Error);
    }

    void netronGetsAnAttachmentAndADrawingItDoesNotDrop() {
        const Bench bench = hostile();
        const QJsonObject attachment = json(netronAttachment(bench.exported()));
        QCOMPARE(attachment["signature"].toString(), QString("netron:attachment"));
        QCOMPARE(attachment["metadata"].toArray().size(), 6);
        QCOMPARE(attachment["metadata"].toArray()[0].toObject()["target"].toString(),
                 QString::fromStdString(bench.graph->op(OpId(0)).name));
        const QString dot = QString::fromStdString(planDot(bench.exported()));
        const auto cluster = dot.indexOf("subgraph");
        for (const char* const outside : {"n0 [label=\"name: n0 type: Relu\"", "n1 -> n2", "n0 -> n2"})
            QVERIFY2(dot.indexOf(outside) >= 0 && dot.indexOf(outside) < cluster, outside);
        QVERIFY(!dot.mid(cluster).contains("->"));
        QVERIFY(dot.contains("onnx_name=\"a \\\"quoted\\\", name\\\\\""));
    }

    void graphvizReadsTheDrawing() {
        const QString dot = QStandardPaths::findExecutable("dot");
        if (dot.isEmpty()) QSKIP("Graphviz' dot is not installed");
        for (const Bench& bench : {hostile(), plain()}) {
            QProcess process;
            process.start(dot, {"-Tplain"});
            process.write(QByteArray::fromStdString(planDot(bench.exported())));
            process.closeWriteChannel();
            QVERIFY(process.waitForFinished());
            QCOMPARE(process.exitCode(), 0);
            QCOMPARE(process.readAllStandardOutput().count("\nnode "), bench.graph->opCount());
        }
    }

    void aTraceSaysThatItIsAnEstimate() {
        Bench bench = plain();
        const QJsonArray events = json(perfettoTrace(bench.exported()))["traceEvents"].toArray();
        QVERIFY(events[0].toObject()["args"].toObject()["name"].toString().contains("NOT TIME"));
        double end = 0;
        int groups = 0;
        for (const QJsonValue& value : events) {
            const QJsonObject event = value.toObject();
            QVERIFY(event["pid"].isDouble());
            if (event["ph"].toString() != "X") continue;
            QCOMPARE(event["ts"].toDouble(), end);  // one after another
            end += event["dur"].toDouble();
            ++groups;
        }
        QCOMPARE(groups, 2);
        QCOMPARE(end, static_cast<double>(bench.evaluation.dramBytes) / 1024);
        bench.accelerator.dram = DramTraits{1e9, 0};
        QVERIFY(perfettoTrace(bench.exported()).find("ESTIMATE") != std::string::npos);
    }

    void tensorRtLayersAreTakenAsTheyAre() {
        const Bench bench = plain();
        const ImportedPlan plan = readTensorRtLayers(
            write(
                R"({"Layers": ["Reformatting CopyNode for Input Tensor 0 to a", {"Name": "a", "LayerType": "Activation"},
                 "b + c + d", "{ForeignNode[p...q]}", "__myl_Fused_1"]})"),
            *bench.graph);
        QVERIFY(plan.plan == bench.plan);
        QCOMPARE(plan.unmapped.size(), std::size_t{2});
        for (const char* const bad :
             {"", "[]", "{}", R"({"Layers": [3]})", R"({"Layers": ["a + a"]})", R"({"Layers": []})"})
            QVERIFY_EXCEPTION_THROWN(readTensorRtLayers(write(bad), *bench.graph), Error);
    }

    void openVinoLayersSayWhatTheyAreMadeOf() {
        const Bench bench = plain();
        const ImportedPlan plan = readOpenVinoGraph(write(R"(<?xml version="1.0"?><net name="n"><layers>
                <layer id="0" name="x" type="Input"><data originalLayersNames=""/></layer>
                <layer id="1" name="a" type="Eltwise"><data originalLayersNames="a"/></layer>
                <layer id="2" name="b" type="Convolution"><rt_info>
                  <attribute name="execOrder" value="2"/><attribute name="originalLayersNames" value="b, c,d,ghost"/>
                </rt_info></layer></layers></net>)"),
                                                    *bench.graph);
        QVERIFY(plan.plan == bench.plan);
        QCOMPARE(plan.unmapped, std::vector<std::string>{"layer b: ghost"});
        for (const char* const bad : {"", "<net>", "<net/>", "<other><layers/></other>", "<net><layers/></net>"})
            QVERIFY_EXCEPTION_THROWN(readOpenVinoGraph(write(bad), *bench.graph), Error);
    }
};

QTEST_GUILESS_MAIN(TestExchange)
#include "tst_exchange.moc"
