// SPDX-License-Identifier: Apache-2.0
// What a model calls its ops gets into every file that is written: no name may become markup, a formula, a key, or an
// end of what it stands in. A new writer is one line in kWriters.
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>
#include <fstream>

#include "core/import/model_importer.h"
#include "core/io/accelerator_file.h"
#include "core/io/exchange/plan_export.h"
#include "core/io/exchange/plan_import.h"
#include "core/io/inspect_json.h"
#include "core/io/plan_file.h"
#include "core/io/result_json.h"
#include "core/io/svg_writer.h"
#include "core/report/report.h"
#include "tests/core/scene/scene_fixtures.h"
#include "tests/support/small_graph.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

const std::vector<std::string> kNames{"=cmd|' /C calc'!A0",
                                      "+1+1",
                                      "-2+3",
                                      "@SUM(A1)",
                                      "a \"quoted\", name\\",
                                      "<script>alert(1)</script>",
                                      "]]>",
                                      "\"><img src=x onerror=alert(1)>",
                                      "<!--",
                                      "&lt;&amp;&#x0;",
                                      "javascript:alert(1)",
                                      "\"]; evil [label=\"x",
                                      "label=\"a\\\"b\"",
                                      "name: value",
                                      "- item",
                                      "# comment",
                                      "*alias",
                                      "&anchor",
                                      "!tag",
                                      "null",
                                      "true",
                                      "1e3",
                                      "~",
                                      "{a: b}",
                                      "[a, b]",
                                      "? key",
                                      "'single'",
                                      "%TAG",
                                      "---",
                                      "...",
                                      "  blanks  ",
                                      "back\\",
                                      "dollar$(reboot)`reboot`",
                                      "日本語",
                                      "e\xCC\x81",
                                      "\",\"group\":\"x",
                                      "../../etc/passwd",
                                      "C:\\windows",
                                      "|",
                                      ">",
                                      "a\\nb",
                                      "\\\"",
                                      "${HOME}",
                                      "%s%n",
                                      "</script><b>"};

struct Bench {
    std::shared_ptr<const OpGraph> graph;
    std::shared_ptr<const CostModel> model;
    FusionPlan plan;
    Accelerator accelerator;
    PlanEvaluation evaluation;

    Bench() {
        SmallGraph made;
        made.input("x", {1, 4, 8, 8});
        std::string last = "x";
        for (const std::string& name : kNames) {
            made.op(name, "Relu", {last}, Shape{1, 4, 8, 8});
            last = name;
        }
        graph = made.build();
        accelerator.name = kNames[4];
        model = makeCostModel(graph, accelerator);
        GroupSet first{OpId(0), OpId(1), OpId(2)};
        GroupSet rest;
        for (int op = 3; op < graph->opCount(); ++op) rest.insert(OpId(op));
        plan = FusionPlan::fromGroups(graph->opCount(), {first, rest});
        evaluation = evaluatePlan(*model, plan, accelerator.bufferBytes);
    }
    ExportedPlan exported() const { return {*graph, plan, evaluation, accelerator, kNames[5]}; }
    PlanRecord record() const {
        PlanRecord record;
        record.modelFile = kNames[7];
        record.modelName = kNames[11];
        record.accelerator = accelerator;
        record.plan = plan;
        for (std::size_t g = 0; g < plan.groups().size(); ++g) record.notes[plan.groups()[g]] = kNames[g + 12];
        return record;
    }
};

std::string resultOf(const Bench& bench) {
    return resultJson({*bench.graph, *bench.model, bench.plan, bench.accelerator.bufferBytes, {}, nullptr, 0, {}},
                      bench.evaluation);
}

std::string inspectOf(const Bench& bench) {
    ImportedModel model;
    model.graph = bench.graph;
    model.fileName = kNames[5];
    model.issues.push_back({Severity::Warning, kNames[6], kNames[7], {}});
    return inspectJson(model, nullptr);
}

std::string sceneOf(const Bench& bench) {
    const auto scene = plainScene(bench.graph);
    const auto plan = makePlanScene(*scene, consecutiveGroups(bench.graph->opCount(), 5));
    const ViewState view = wholeView(*scene, plan.get());
    return svgText(drawScene(*scene, plan.get(), view), darkTheme(), {view.visible, kNames[5], kNames[7]});
}

template <ReportForm kForm>
std::string reportOf(const Bench& bench) {
    auto model = std::make_shared<ImportedModel>();
    model->graph = bench.graph;
    model->fileName = kNames[5];
    ReportRequest request;
    request.model = std::move(model);
    request.record = bench.record();
    request.accelerator = bench.accelerator;
    request.issues.push_back({Severity::Warning, kNames[6], kNames[7], {}});
    request.seconds = 0;
    request.command = kNames[5];
    RunControl control;
    return reportText(std::move(request), kForm, false, control).value();
}

/// Each says what is wrong with a text; empty if nothing is.
QString jsonFault(const std::string& text) {
    QJsonParseError error;
    QJsonDocument::fromJson(QByteArray::fromStdString(text), &error);
    return error.error == QJsonParseError::NoError ? QString() : error.errorString();
}

/// Well-formed, and nothing that runs.
QString markupFault(const std::string& text) {
    QXmlStreamReader reader(QByteArray::fromStdString(text));
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement) continue;
        const QString name = reader.name().toString().toLower();
        if (name == "script" || name == "img" || name == "iframe" || name == "object") return "an element " + name;
        for (const QXmlStreamAttribute& attribute : reader.attributes())
            if (attribute.name().startsWith(QLatin1String("on"), Qt::CaseInsensitive) ||
                attribute.value().startsWith(QLatin1String("javascript:"), Qt::CaseInsensitive))
                return "an attribute " + attribute.name().toString();
    }
    return reader.hasError() ? reader.errorString() : QString();
}

/// No name began an element.
QString htmlFault(const std::string& text) {
    for (const char* const begun : {"<script>alert", "<img src=x", "<!--\"", "onerror=alert(1)>", "</script><b>"})
        if (text.find(begun) != std::string::npos) return QString("it holds %1").arg(begun);
    return text.find("alert(1)") == std::string::npos ? QStringLiteral("the names are not there") : QString();
}

/// As many fields in every row as in the first, and none that a spreadsheet would work out.
QString tableFault(const std::string& text) {
    qsizetype columns = -1;
    QString field;
    QStringList row;
    bool isQuoted = false;
    const auto isFormula = [](const QString& cell) {
        bool isNumber = false;
        cell.toDouble(&isNumber);
        return !isNumber && !cell.isEmpty() && QStringLiteral("=+-@\t\r").contains(cell.front());
    };
    for (const QChar c : QString::fromStdString(text)) {
        if (c == '"') isQuoted = !isQuoted;
        if (isQuoted || (c != ',' && c != '\n')) {
            if (c != '"') field += c;
            continue;
        }
        if (isFormula(field)) return "a formula: " + field;
        row << std::exchange(field, {});
        if (c == ',') continue;
        if (columns < 0) columns = row.size();
        if (row.size() != columns) return "a row of " + QString::number(row.size()) + " fields: " + row.join('|');
        row.clear();
    }
    return isQuoted ? QStringLiteral("a quotation mark is not closed") : QString();
}

/// Outside of quotes only what the language is made of.
QString dotFault(const std::string& text) {
    bool isQuoted = false;
    std::string outside;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isQuoted && text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            isQuoted = !isQuoted;
        else if (!isQuoted)
            outside += text[i];
    }
    if (isQuoted) return QStringLiteral("a quotation mark is not closed");
    const auto strange =
        outside.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_{}[]=;,-> .#\n\t/:");
    if (strange != std::string::npos)
        return "outside of quotes: " + QString::fromStdString(outside.substr(strange, 20));
    return outside.find("evil") != std::string::npos ? QStringLiteral("a name got out") : QString();
}

QString planFault(const std::string& text) {
    const Bench bench;
    QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath(QStringLiteral("plan.yaml")).toStdString();
    std::ofstream(file, std::ios::binary) << text;
    return readPlan(file, *bench.graph, "").record == bench.record() ? QString() : QStringLiteral("it reads otherwise");
}

QString acceleratorFault(const std::string& text) {
    QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath(QStringLiteral("hw.yaml")).toStdString();
    std::ofstream(file, std::ios::binary) << text;
    return readAccelerator(file) == Bench().accelerator ? QString() : QStringLiteral("it reads otherwise");
}

struct Writer {
    const char* name;
    std::string (*write)(const Bench&);
    QString (*fault)(const std::string&);
};

constexpr Writer kWriters[]{
    {"plan", [](const Bench& bench) { return planText(bench.record(), *bench.graph); }, planFault},
    {"accelerator", [](const Bench& bench) { return acceleratorText(bench.accelerator); }, acceleratorFault},
    {"result", resultOf, jsonFault},
    {"inspect", inspectOf, jsonFault},
    {"picture", sceneOf, markupFault},
    {"csv", [](const Bench& bench) { return groupsCsv(bench.exported()); }, tableFault},
    {"report", reportOf<ReportForm::Html>, htmlFault},
    {"report groups", reportOf<ReportForm::GroupTable>, tableFault},
    {"report ops", reportOf<ReportForm::OpTable>, tableFault},
    {"dot", [](const Bench& bench) { return planDot(bench.exported()); }, dotFault},
    {"netron", [](const Bench& bench) { return netronAttachment(bench.exported()); }, jsonFault},
    {"perfetto", [](const Bench& bench) { return perfettoTrace(bench.exported()); }, jsonFault},
    {"model-explorer", [](const Bench& bench) { return modelExplorerGraph(bench.exported()); }, jsonFault},
    {"model-explorer data", [](const Bench& bench) { return modelExplorerNodeData(bench.exported()); }, jsonFault},
    {"model-explorer edges", [](const Bench& bench) { return modelExplorerEdges(bench.exported()); }, jsonFault},
};

}  // namespace

class TestHostileNames : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void staysText_data() {
        QTest::addColumn<int>("writer");
        for (std::size_t i = 0; i < std::size(kWriters); ++i) QTest::newRow(kWriters[i].name) << static_cast<int>(i);
    }
    void staysText() {
        QFETCH(int, writer);
        const std::string text = kWriters[writer].write(Bench());
        const QString fault = kWriters[writer].fault(text);
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
    }

    /// The checks see what they are for.
    void faultsAreSeen() {
        QVERIFY(!markupFault("<svg><script>1</script></svg>").isEmpty());
        QVERIFY(!markupFault("<svg><a onclick=\"x\"/></svg>").isEmpty());
        QVERIFY(!markupFault("<svg><text>" + kNames[8] + "</text></svg>").isEmpty());
        QVERIFY(!htmlFault("<p>" + kNames[5] + "</p>").isEmpty());
        QVERIFY(!tableFault("a,b\n=1+1,2\n").isEmpty());
        QVERIFY(!tableFault("a,b\nx,y,z\n").isEmpty());
        QVERIFY(tableFault("a,b\n-1.5,\"y,z\"\n").isEmpty());
        QVERIFY(!dotFault("digraph { a [label=\"" + kNames[11] + "\"] }").isEmpty());
        QVERIFY(!jsonFault("{\"a\": \"" + kNames[35] + "}").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestHostileNames)
#include "tst_hostile_names.moc"
