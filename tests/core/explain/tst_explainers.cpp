// SPDX-License-Identifier: Apache-2.0
// What all explainers have in common.
#include "tests/contracts/explainer_contract.h"

using namespace fusescope;
using namespace fusescope::test;

class TestExplainers : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void keepTheContract_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("scheme");
        for (const ExplainerInfo& info : explainerList())
            for (const Scheme scheme : {Scheme::Lbdf, Scheme::Brr})
                QTest::addRow("%s %s", info.id.data(), schemeName(scheme))
                    << QString::fromLatin1(info.id.data()) << static_cast<int>(scheme);
    }
    void keepTheContract() {
        QFETCH(QString, id);
        QFETCH(int, scheme);
        verifyExplainerContract(*findExplainer(id.toStdString()), static_cast<Scheme>(scheme));
    }

    void namesAreFound() {
        for (const ExplainerInfo& info : explainerList()) {
            QCOMPARE(findExplainer(info.id), &info);
            QVERIFY(!info.summary.empty());
        }
        QVERIFY(!findExplainer("oracle"));
    }

    void randomScoresComeFromTheSeed() {
        const auto context = contextOf(graphFrom("x:4x8x8 > a:Conv3 > b:Conv3 > c:Conv3"));
        const auto explainer = findExplainer("random")->make(context);
        const FitQuestion question{groupOf(*context.graph, "a b c"), 100};
        RunControl control;
        const auto first = explainer->explain({&question, 1}, {}, control).front();
        ExplainParams other;
        other.seed = 2;
        QVERIFY(explainer->explain({&question, 1}, other, control).front().edgeScores != first.edgeScores);
    }

    void whatIsNoGroupIsNotExplained() {
        const auto graph = graphFrom("x:4x8x8 > a:Relu > b:Relu > add:Add; a > add; x > z:Relu");
        QVERIFY(canBeExplained(*graph, groupOf(*graph, "a b add")));
        QVERIFY(!canBeExplained(*graph, groupOf(*graph, "a add")));
        QVERIFY(!canBeExplained(*graph, groupOf(*graph, "a z")));
        QVERIFY(!canBeExplained(*graph, groupOf(*graph, "a")));
        QVERIFY(!canBeExplained(*graph, {}));
    }
};

QTEST_APPLESS_MAIN(TestExplainers)
#include "tst_explainers.moc"
