// SPDX-License-Identifier: Apache-2.0
#include "core/io/split_text.h"

#include <QtTest>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "tests/core/split/split_support.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

/// Two of three convolutions fit, then none.
SplitTrace traceOf(std::int64_t betaBytes, std::shared_ptr<const OpGraph>& graph) {
    graph = graphFrom("x:8x8x8 > a:Conv3 > b:Conv3 > c:Conv3");
    SplitCase some(graph, betaBytes, "exact");
    SplitParams params;
    params.selection.share = 1;
    RunControl control;
    return some.splitter(params).trace(allOps(*graph), control);
}

}  // namespace

class TestSplitText : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void jsonHoldsEveryDecision() {
        std::shared_ptr<const OpGraph> graph;
        const std::vector<NamedSplit> splits{{"group 3", traceOf(1700, graph)}};
        const QJsonObject root =
            QJsonDocument::fromJson(QByteArray::fromStdString(splitJson(*graph, "exact", 1700, splits))).object();
        QCOMPARE(root["schema"].toString(), QString("fusescope/split-trace/1"));
        QCOMPARE(root["explainer"].toString(), QString("exact"));
        QCOMPARE(root["beta_bytes"].toInteger(), 1700);
        const QJsonObject split = root["splits"].toArray()[0].toObject();
        QCOMPARE(split["name"].toString(), QString("group 3"));
        QCOMPARE(split["counts"].toObject()["explanations"].toInteger(), 2);
        const QJsonArray nodes = split["nodes"].toArray();
        QCOMPARE(nodes.size(), 2);
        const QJsonObject first = nodes[0].toObject();
        QCOMPARE(first["ops"].toArray().size(), 3);
        QCOMPARE(first["buffer_bytes"].toInteger(), 4736);
        QCOMPARE(first["category"].toInt(), 2);
        QCOMPARE(first["outcome"].toString(), QString("cut"));
        QVERIFY(first["kept"].toBool() && !first["narrowed"].toBool());
        QCOMPARE(first["parts"].toArray().size(), 3);
        QCOMPARE(first["dram_bytes"].toInteger(), 3 * 3200);
        QCOMPARE(first["explanation"].toObject()["edges"].toArray()[0].toObject()["rank"].toInt(), 1);
        const QJsonObject taken = first["candidates"].toArray()[first["chosen"].toInt()].toObject();
        QVERIFY(taken["followed"].toBool());
        QCOMPARE(taken["before"].toObject()["fits"].toBool(), !taken["after"].toObject()["fits"].toBool());
        const QJsonObject rest = taken[taken["before"].toObject()["fits"].toBool() ? "after" : "before"].toObject();
        QCOMPARE(rest["node"].toInt(), 1);
        QVERIFY(rest["ops"] == nodes[1].toObject()["ops"]);
        QCOMPARE(nodes[1].toObject()["category"].toInt(), 1);
    }

    void textTellsTheReasons() {
        std::shared_ptr<const OpGraph> graph;
        const std::vector<NamedSplit> splits{{"group 3", traceOf(1700, graph)}};
        const QString text = QString::fromStdString(splitText(*graph, "exact", splits));
        for (const char* part :
             {"split along the edges that exact blames", "group 3: 3 ops into 3 groups, 9.60 kB of DRAM access",
              "[0] a … c (3 ops) needs 4.6 KiB of 1.7 KiB: ", "blamed: 2 of 2 edges: a > b (0.667); b > c (0.667)",
              "2 cuts through them: 0 with two sides that fit, 2 with one, 0 with none",
              "one side fits: the cut that fits most ops is taken", "cut at a > b, in the end 9.60 kB",
              "before fits: a, needs 1.6 KiB, 3.20 kB", "after does not fit:", "[1] b … c (2 ops)",
              "both sides fit: the least DRAM access is taken"})
            QVERIFY2(text.contains(part), qPrintable(QString(part) + "\nis not in\n" + text));
    }
};

QTEST_APPLESS_MAIN(TestSplitText)
#include "tst_split_text.moc"
