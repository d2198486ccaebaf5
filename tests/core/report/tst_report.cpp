// SPDX-License-Identifier: Apache-2.0
// What a report says of a plan, against numbers worked out otherwise; and that whatever a model calls its ops stays
// text.
#include <QtTest>

#include <QRegularExpression>

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/report/html_writer.h"
#include "core/report/plan_document.h"
#include "core/report/plan_figure.h"
#include "core/report/report.h"
#include "tests/support/graph_text.h"
#include "tests/support/small_graph.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

std::shared_ptr<const OpGraph> hostileGraph() {
    SmallGraph graph;
    graph.input("x", {1, 4, 8, 8});
    graph.op("=cmd|' /C calc'!A0", "Relu", {"x"}, Shape{1, 4, 8, 8});
    graph.op("</script><script>alert(1)</script>", "Relu", {"=cmd|' /C calc'!A0"}, Shape{1, 4, 8, 8});
    graph.op("\" onload=\"alert(1)", "Add", {"</script><script>alert(1)</script>", "=cmd|' /C calc'!A0"},
             Shape{1, 4, 8, 8});
    return graph.build();
}

ReportRequest requestFor(std::shared_ptr<const OpGraph> graph, std::vector<GroupSet> groups,
                         std::int64_t bufferBytes = 256 * 1024) {
    auto model = std::make_shared<ImportedModel>();
    model->fileName = "net.onnx";
    model->fingerprint = "f00d";
    model->graph = std::move(graph);
    ReportRequest request;
    request.accelerator.bufferBytes = bufferBytes;
    request.record.plan = FusionPlan::fromGroups(model->graph->opCount(), std::move(groups));
    request.record.accelerator = request.accelerator;
    request.model = std::move(model);
    request.version = "1.2.3";
    request.date = "2026-01-02";
    request.command = "fusescope-cli report net.onnx --plan p.yaml -o r.html";
    return request;
}

ReportFacts factsOf(ReportRequest request) {
    RunControl control;
    return *gatherFacts(std::move(request), control);
}

/// a > b > c > d, a > d; two groups.
ReportRequest plain(std::int64_t bufferBytes = 256 * 1024) {
    auto graph = graphFrom("x:4x8x8 > a:Relu > b:Conv3c4 > c:Relu > d:Add; a > d");
    const GroupSet first = groupOf(*graph, "a");
    const GroupSet second = groupOf(*graph, "b c d");
    return requestFor(std::move(graph), {first, second}, bufferBytes);
}

const Section* section(const ReportDocument& document, const std::string& id) {
    for (const Section& section : document.sections)
        if (section.id == id) return &section;
    return nullptr;
}

template <class Part>
const Part* firstOf(const Section* section) {
    if (!section) return nullptr;
    for (const Block& block : section->blocks)
        if (const auto* const part = std::get_if<Part>(&block)) return part;
    return nullptr;
}

QString html(const ReportRequest& request) {
    RunControl control;
    const ReportFacts facts = factsOf(request);
    auto picture = planFigure(
        facts.problem.graph,
        planView(request.record.plan, facts.evaluation, request.accelerator, request.record.overrides.locked),
        Orientation::TopToBottom, control);
    return QString::fromStdString(htmlText(planDocument(facts, std::move(*picture))));
}

}  // namespace

class TestReport : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void totalsAreThoseOfTheCostModel() {
        const ReportFacts facts = factsOf(plain());
        // Maps of 4x8x8 at 16 bit have 512 bytes, the weights 4*4*9*2 bytes.
        const std::int64_t map = 512, weights = 288;
        QCOMPARE(facts.evaluation.totalDramBytes(), 4 * map + weights);  // each group reads one map and makes one
        // Alone: a 2, b 2 + weights, c 2, d 3 maps.
        QCOMPARE(facts.unfusedBytes, 9 * map + weights);
        QVERIFY(facts.best.isOptimal);
        QCOMPARE(facts.best.dramBytes, 2 * map + weights);  // all in one
        QVERIFY(facts.curve && !facts.curve->steps.empty());
        QCOMPARE(facts.planHash.size(), std::size_t{64});
        QVERIFY(facts.misfits.empty() && facts.unfusable.empty());
    }

    void theSummarySaysHowFarItIsFromTheOptimum() {
        const ReportDocument document = planDocument(factsOf(plain()), {});
        const auto* const kept = firstOf<Highlights>(section(document, "summary"));
        QVERIFY(kept);
        QCOMPARE(kept->facts[2].label, std::string("Against optimum"));
        QVERIFY(kept->facts[2].value.starts_with("+"));
        QCOMPARE(kept->facts.back().value, std::string("valid"));
    }

    void groupsThatDoNotFitAreExplained() {
        ReportRequest request = plain();
        const GroupSet second = request.record.plan.group(GroupId(1));
        const Price price = makeCostModel(request.model->graph, request.accelerator)->price({&second, 1}, 1 << 20)[0];
        request = plain(*price.bufferBytes);  // a group has to need less
        const auto costModel = makeCostModel(request.model->graph, request.accelerator);
        request.explainer = findExplainer("exact")->make({request.model->graph, costModel, nullptr, nullptr});
        request.explainerName = "exact";
        const ReportFacts facts = factsOf(request);
        QVERIFY(!facts.evaluation.isValid());
        QCOMPARE(facts.misfits.size(), std::size_t{1});
        QVERIFY(facts.misfits.front().explained);
        const ReportDocument document = planDocument(facts, {});
        const Section* const misfits = section(document, "misfits");
        const auto* const list = firstOf<Table>(misfits);
        QVERIFY(list);
        QCOMPARE(list->rows.size(), std::size_t{1});
        QCOMPARE(list->rows[0][3].text, std::string("1 B"));  // a group has to need less than the buffer
        const auto* const table = std::get_if<Table>(&misfits->blocks[4]);
        QVERIFY(table);
        QCOMPARE(table->rows.size(), facts.misfits.front().explained->explanation.edges.size());
        QCOMPARE(table->rows.front()[0].text, std::string("★"));
        const auto* const cards = firstOf<Highlights>(section(document, "summary"));
        QCOMPARE(cards->facts.back().value, std::string("does not fit"));
        QCOMPARE(cards->facts[2].value, std::string("—"));
    }

    void whatNeedsMostIsListedFirst() {
        auto graph = graphFrom("x:4x8x8 > a:Conv3c4 > b:Relu > c:Conv3c16 > d:Conv3c16");
        const GroupSet small = groupOf(*graph, "a b");
        const GroupSet large = groupOf(*graph, "c d");
        const ReportFacts facts = factsOf(requestFor(std::move(graph), {small, large}, 64));
        QCOMPARE(facts.misfits.size(), std::size_t{2});
        QCOMPARE(facts.misfits.front().group, GroupId(1));
    }

    void lockedGroupsSaySoInThePicture() {
        ReportRequest request = plain();
        request.record.overrides.locked = {request.record.plan.group(GroupId(1))};
        QVERIFY(html(request).contains("locked</text>"));
        request.record.overrides.locked = {GroupSet{OpId(0), OpId(1)}};  // no group of this plan
        QVERIFY(!html(request).contains("locked</text>"));
    }

    void opsOutsideFusionSayWhy() {
        const ReportFacts facts = factsOf(plain(300));
        QVERIFY(!facts.unfusable.empty());
        const ReportDocument document = planDocument(facts, {});
        const auto* const table = firstOf<Table>(section(document, "unfusable"));
        QCOMPARE(table->rows.size(), facts.unfusable.size());
        QVERIFY(table->rows.front()[2].text.find("the buffer has 300 B") != std::string::npos);
    }

    void decisionsAndNotesAreThere() {
        ReportRequest request = plain();
        const GroupSet locked = request.record.plan.group(GroupId(1));
        request.record.overrides.locked = {locked};
        request.record.overrides.cut = {request.model->graph->edges().front()};
        request.record.notes[locked] = "keep: measured on the board";
        const ReportDocument document = planDocument(factsOf(request), {});
        const auto* const table = firstOf<Table>(section(document, "overrides"));
        QCOMPARE(table->rows.size(), std::size_t{2});
        QVERIFY(htmlText(document).find("keep: measured on the board") != std::string::npos);
        QVERIFY(groupTableCsv(factsOf(request)).find("yes,keep: measured on the board") != std::string::npos);
    }

    void searchesAreCurves() {
        ReportRequest request = plain();
        request.searches = {{"local", {{1, 5000}, {20, 2000}}, 100}, {"empty", {}, 0}};
        const ReportDocument document = planDocument(factsOf(request), {});
        const auto* const chart = firstOf<Figure>(section(document, "searches"));
        QVERIFY(chart);
        QVERIFY(chart->description.find("local") != std::string::npos);
        QVERIFY(chart->description.find("empty") == std::string::npos);
    }

    void anHtmlReportHoldsOneScriptAndNoLinkOut() {
        const QString text = html(requestFor(hostileGraph(), {GroupSet{OpId(0)}, GroupSet{OpId(1), OpId(2)}}));
        QCOMPARE(text.count("<script"), 1);
        QCOMPARE(text.count("</script>"), 1);
        QVERIFY(!text.contains("onload=\"alert"));
        QVERIFY(text.contains("&lt;/script&gt;&lt;script&gt;alert(1)"));
        static const QRegularExpression kOutside("(src|href)=\"(?!#)|url\\((?!#)|@import");
        QVERIFY2(!kOutside.match(text).hasMatch(), qPrintable(kOutside.match(text).captured()));
        const qsizetype begin = text.indexOf("<script>") + 8;
        const std::string script = text.mid(begin, text.indexOf("</script>") - begin).toStdString();
        QVERIFY(text.contains(QString("script-src 'sha256-%1'").arg(QString::fromStdString(sha256Base64(script)))));
    }

    void idsOfAnHtmlReportAreUnique() {
        const QString text = html(plain());
        static const QRegularExpression kId("\\bid=\"([^\"]+)\"");
        QSet<QString> known;
        for (auto matches = kId.globalMatch(text); matches.hasNext();) {
            const QString id = matches.next().captured(1);
            QVERIFY2(!known.contains(id), qPrintable(id));
            known.insert(id);
        }
        QVERIFY(known.contains("groups") && known.contains("origin"));
    }

    void rowsPointToPlacesOfThePicture() {
        const QString text = html(plain());
        QCOMPARE(text.count("<tr data-place=\"group-0\""), 2);  // its group, and op a
        QVERIFY(text.contains("[&quot;group-0&quot;,"));
        QVERIFY(text.contains("[&quot;group-1&quot;,"));
    }

    void tablesAreSafeInSpreadsheets() {
        const ReportFacts facts = factsOf(requestFor(hostileGraph(), {GroupSet{OpId(0), OpId(1), OpId(2)}}));
        QVERIFY(opTableCsv(facts).find("\n'=cmd") != std::string::npos);
        QVERIFY(groupTableCsv(facts).find(",=cmd") == std::string::npos);
        QCOMPARE(QString::fromStdString(opTableCsv(facts)).count('\n'), 4);
        QCOMPARE(QString::fromStdString(groupTableCsv(facts)).count('\n'), 2);
    }

    void allFormsAreTheSameEveryTime() {
        for (const ReportForm form :
             {ReportForm::Html, ReportForm::Pdf, ReportForm::GroupTable, ReportForm::OpTable, ReportForm::Picture}) {
            RunControl control;
            const auto once = reportText(plain(), form, true, control);
            QVERIFY(once && once->size() > 100);
            QVERIFY(reportText(plain(), form, true, control) == once);
        }
    }

    void theEndingSaysTheForm() {
        QCOMPARE(reportForm("a.html"), ReportForm::Html);
        QCOMPARE(reportForm("a.pdf"), ReportForm::Pdf);
        QCOMPARE(reportForm("a.csv"), ReportForm::GroupTable);
        QCOMPARE(reportForm("a.svg"), ReportForm::Picture);
        QVERIFY_THROWS_EXCEPTION(Error, reportForm("a.doc"));
        QVERIFY_THROWS_EXCEPTION(Error, reportForm("a"));
    }

    void aStopLeavesNoReport() {
        RunControl control;
        control.requestStop();
        QVERIFY(!reportText(plain(), ReportForm::Html, true, control));
    }
};

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
