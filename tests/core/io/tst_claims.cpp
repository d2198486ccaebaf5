// SPDX-License-Identifier: Apache-2.0
#include "core/io/claims.h"

#include <QtTest>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/base/data_dir.h"
#include "core/base/error.h"

using namespace fusescope;

namespace {

/// Seeds end so many thousandths above an optimum of 1 MB, where they were twice as far after 1000 plans.
ReproducedRow row(const std::string& method, const std::vector<int>& thousandths, const std::string& network = "A",
                  Scheme scheme = Scheme::Lbdf) {
    Experiment experiment;
    experiment.setting = {"a.onnx", scheme, 256 << 10, "local", "none", "mixed", 5000, 0};
    experiment.optimumBytes = 1'000'000;
    for (const int above : thousandths) {
        SeedRun run;
        run.seed = experiment.runs.size() + 1;
        run.dramBytes = 1'000'000 + 1000 * above;
        run.trace = {{1, 1'000'000 + 2000 * above}, {2000, run.dramBytes}};
        run.processorMs = 10 * above;
        run.splits.groups = 100;
        run.splits.rectified = 100;
        run.splits.firstTries = 100 - above;
        run.missedFirstTries = above;
        experiment.runs.push_back(run);
    }
    return {network, method, std::move(experiment), std::nullopt};
}

PaperClaim claimOf(const std::string& rule) {
    PaperClaim claim;
    claim.id = rule;
    claim.says = "so it is";
    claim.rule = rule;
    claim.table = "II";
    return claim;
}

Verdict judged(const PaperClaim& claim, std::vector<ReproducedRow> rows) {
    ReproducedTables tables;
    tables.rows["II"] = std::move(rows);
    return judgeClaim(claim, tables);
}

const std::vector<int> kPlain{50, 60, 70, 50, 60, 70};
const std::vector<int> kLower{20, 30, 40, 20, 30, 40};  // six pairs, all lower: 1/64

}  // namespace

class TestClaims : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void lowerWhereChanceDoesNotExplainIt_data() {
        QTest::addColumn<QList<int>>("explained");
        QTest::addColumn<QList<int>>("plain");
        QTest::addColumn<QString>("holding");
        QTest::addColumn<QString>("ours");
        const QList<int> plain(kPlain.begin(), kPlain.end());
        const QList<int> lower(kLower.begin(), kLower.end());
        QTest::newRow("lower") << lower << plain << "holds"
                               << "1 of 1 lower, 0 no different, 0 higher";
        QTest::newRow("higher") << plain << lower << "does not hold here"
                                << "0 of 1 lower, 0 no different, 1 higher";
        QTest::newRow("once lower, once higher") << QList<int>{50, 60, 70, 50, 61, 69} << plain << "does not hold here"
                                                 << "0 of 1 lower, 1 no different, 0 higher";
        QTest::newRow("too few seeds") << QList<int>{1, 2, 3, 4} << QList<int>{50, 60, 70, 80} << "not run"
                                       << "0 of 1 lower, 0 no different, 0 higher, 1 with too few seeds";
    }
    void lowerWhereChanceDoesNotExplainIt() {
        QFETCH(QList<int>, explained);
        QFETCH(QList<int>, plain);
        QFETCH(QString, holding);
        QFETCH(QString, ours);
        const Verdict verdict = judged(claimOf("below-plain"), {row("LS", {plain.begin(), plain.end()}),
                                                                row("LS+PG", {explained.begin(), explained.end()})});
        QCOMPARE(QString(holdingWords(verdict.holding)), holding);
        QCOMPARE(QString::fromStdString(verdict.ours), ours);
    }

    void whereNothingCanBeGainedNothingIsMissing() {
        const std::vector<ReproducedRow> rows{row("LS", kPlain), row("LS+PG", kLower),
                                              row("LS", {1, 2, 1, 2, 1, 2}, "B"),
                                              row("LS+PG", {2, 1, 1, 2, 1, 2}, "B")};
        const Verdict verdict = judged(claimOf("below-plain"), rows);
        QCOMPARE(verdict.holding, Holding::Holds);
        QCOMPARE(verdict.ours, std::string("1 of 2 lower, 1 no different, 0 higher"));
        QVERIFY(verdict.reason.find("for 1 there is nothing to gain") != std::string::npos);
        std::vector<ReproducedRow> open = rows;
        open[2] = row("LS", {20, 30, 20, 30, 20, 30}, "B");
        open[3] = row("LS+PG", {30, 20, 20, 30, 20, 30}, "B");
        const Verdict partly = judged(claimOf("below-plain"), open);
        QCOMPARE(partly.holding, Holding::HoldsPartly);
        QVERIFY(partly.reason.find("B/LBDF LS+PG") != std::string::npos);
        open[3].experiment.runs.clear();
        open[3].experiment.givenUpSeconds = 60;
        const Verdict slow = judged(claimOf("below-plain"), open);
        QCOMPARE(slow.ours, std::string("1 of 1 lower, 0 no different, 0 higher"));
        QVERIFY(slow.reason.find("not run: B/LBDF LS+PG (given up after 60 s)") != std::string::npos);
    }

    /// (1.06 - 1.03) / 1.06 = 2.83 %
    void reductionsAreOfTheMeans() {
        PaperClaim claim = claimOf("reduction");
        claim.network = "A";
        claim.share = 0.028;
        const std::vector<ReproducedRow> rows{row("LS", kPlain), row("LS+PG", kLower), row("LS", {900}, "B"),
                                              row("LS+PG", {0}, "B")};
        QCOMPARE(judged(claim, rows).holding, Holding::Holds);
        QCOMPARE(judged(claim, rows).ours, std::string("2.8 % at most (LS+PG: 1.030 MB, without 1.060 MB)"));
        claim.search = "NSGA";
        QCOMPARE(judged(claim, rows).holding, Holding::NotRun);
        claim.search = "LS";
        QCOMPARE(judged(claim, rows).holding, Holding::Holds);
        claim.share = 0.029;
        QCOMPARE(judged(claim, rows).holding, Holding::HoldsPartly);
        QCOMPARE(judged(claim, {row("LS", kLower), row("LS+PG", kPlain)}).holding, Holding::DoesNotHold);
    }

    /// 20 to 40 thousandths at the end are 40 to 80 before.
    void budgetsAreComparedByMeans() {
        PaperClaim claim = claimOf("earlier");
        claim.budgets = {1000, 4000};
        QCOMPARE(judged(claim, {row("LS", kPlain), row("LS+PG", kLower)}).holding, Holding::Holds);  // 6 % and 6 %
        QCOMPARE(judged(claim, {row("LS", kPlain), row("LS+PG", kPlain)}).holding, Holding::DoesNotHold);
        claim = claimOf("below-plain-at");
        claim.budgets = {1000, 2000, 3000};
        const std::vector<ReproducedRow> rows{row("LS", kPlain), row("LS+PG", kLower), row("LS+RG", kPlain)};
        QCOMPARE(judged(claim, {rows[0], rows[1]}).holding, Holding::Holds);
        const Verdict partly = judged(claim, rows);
        QCOMPARE(partly.holding, Holding::HoldsPartly);
        QCOMPARE(partly.ours, std::string("lower in the mean at 3 of 6 points, equal at 3"));
    }

    void searchesAreRanked() {
        PaperClaim claim = claimOf("best-search");
        claim.search = "NSGA";
        const std::vector<ReproducedRow> rows{row("LS+PG", kPlain), row("NSGA+PG", kLower), row("RS", {300})};
        QCOMPARE(judged(claim, rows).holding, Holding::Holds);
        QCOMPARE(judged(claim, {rows[0], row("NSGA+PG", {90}), rows[2]}).holding, Holding::DoesNotHold);
        QCOMPARE(judged(claim, {rows[0], rows[2]}).holding, Holding::NotRun);
        claim.search = "RS";
        claim.rule = "worst-search";
        QCOMPARE(judged(claim, rows).holding, Holding::Holds);
        QCOMPARE(judged(claim, {rows[0], rows[1], row("RS", {50})}).holding, Holding::DoesNotHold);
    }

    void schemesAndQuantitiesAreOrdered() {
        PaperClaim claim = claimOf("scheme-order");
        claim.less = "LBDF";
        claim.more = "BRR";
        QCOMPARE(judged(claim, {row("LS", kLower), row("LS", kPlain, "A", Scheme::Brr)}).holding, Holding::Holds);
        QCOMPARE(judged(claim, {row("LS", kPlain), row("LS", kLower, "A", Scheme::Brr)}).holding, Holding::DoesNotHold);
        claim = claimOf("order");
        claim.quantity = "first_try_rate";
        claim.isFalling = true;
        claim.methods = {{"LS+RG", "LS+PG"}};
        const std::vector<ReproducedRow> rows{row("LS+RG", kLower), row("LS+PG", kPlain)};
        QCOMPARE(judged(claim, rows).holding, Holding::Holds);
        QCOMPARE(judged(claim, rows).ours, std::string("LS+RG 0.700, LS+PG 0.400"));
        claim.quantity = "rectify_rate";
        QCOMPARE(judged(claim, rows).holding, Holding::DoesNotHold);  // both are 1
        claim.quantity = "seconds";
        QCOMPARE(judged(claim, rows).holding, Holding::DoesNotHold);  // 0.3 and 0.6 do not fall
        claim.isFalling = false;
        QCOMPARE(judged(claim, rows).holding, Holding::Holds);
        QCOMPARE(judged(claim, {rows[0]}).holding, Holding::NotRun);
    }

    void predictorsAreJudgedAsPublished() {
        PaperClaim claim = claimOf("predictor");
        claim.share = 0.95;
        ReproducedTables tables;
        QCOMPARE(judgeClaim(claim, tables).holding, Holding::NotRun);
        tables.data =
            ReproducedData{{}, {{Scheme::Lbdf, "paper", 10, 0.96, 0.97}, {Scheme::Brr, "paper", 10, 0.96, 0.9}}};
        QCOMPARE(judgeClaim(claim, tables).holding, Holding::HoldsPartly);
        tables.data->predictors[1].f1 = 0.951;
        QCOMPARE(judgeClaim(claim, tables).holding, Holding::Holds);
    }

    void everyClaimOfThePaperHasARule() {
        const PaperFigures paper = PaperFigures::read(dataDir() / "paper" / "results.yaml");
        QVERIFY(paper.claims().size() >= 13);
        for (const PaperClaim& claim : paper.claims()) QCOMPARE(judgeClaim(claim, {}).holding, Holding::NotRun);
        QVERIFY_EXCEPTION_THROWN(judgeClaim(claimOf("by-feeling"), {}), Error);
        QCOMPARE(*paper.groupsOf("EfficientNet-B3"), 2247);
        QVERIFY(!paper.groupsOf("ResNet-152"));
    }

    void verdictsAreTold() {
        const std::vector<Verdict> verdicts{judged(claimOf("below-plain"), {row("LS", kPlain), row("LS+PG", kLower)})};
        QVERIFY(verdictsText(verdicts).find("so it is\n    holds\n") == 0);
        QVERIFY(verdictsMarkdown(verdicts).find("| so it is | **holds** |") != std::string::npos);
        const QJsonObject one = QJsonDocument::fromJson(QByteArray::fromStdString(verdictsJson(verdicts)))
                                    .object()["verdicts"]
                                    .toArray()[0]
                                    .toObject();
        QCOMPARE(one["claim"].toString(), QString("below-plain"));
        QCOMPARE(one["verdict"].toString(), QString("holds"));
    }

    void dataSurvivesTheRoundTrip() {
        const ReproducedData data{
            {{"VGG16", Scheme::Brr, 730, 715, {1, 2, 3, 4, 365}}, {"B", Scheme::Lbdf, 5, {}, {0, 0, 0, 0, 1}}},
            {{Scheme::Lbdf, "paper", 10, 0.5, 0.25}}};
        QVERIFY(reproducedDataFrom(reproducedDataJson(data), "here") == data);
        QVERIFY(reproducedDataText(data).find("VGG16                  BRR        730      715") != std::string::npos);
        QVERIFY(reproducedDataText(data).find("50.0 %") != std::string::npos);
        QVERIFY(reproducedDataSvg(data, Scheme::Brr).find("VGG16, 2048 KiB: 50.00 %") != std::string::npos);
        QVERIFY(reproducedDataSvg(data, Scheme::Lbdf).find("VGG16") == std::string::npos);
        for (const char* text : {"no json", "{}", R"({"schema":"fusescope/reproduction/1","table":"II","rows":[]})"})
            QVERIFY_EXCEPTION_THROWN(reproducedDataFrom(text, "here"), Error);
    }
};

QTEST_APPLESS_MAIN(TestClaims)
#include "tst_claims.moc"
