// SPDX-License-Identifier: Apache-2.0
// Explainers side by side, with the predictors that ship.
#include <QtTest>

#include <cmath>
#include <set>

#include "core/base/data_dir.h"
#include "core/explain/comparison.h"
#include "core/import/model_importer.h"
#include "core/io/predictor_file.h"

using namespace fusescope;

namespace {

ExplainContext bundled(const char* file, Scheme scheme) {
    RunControl control;
    const auto graph = importModel(dataDir() / "models" / file, {}, control)->graph;
    Accelerator accelerator;
    accelerator.scheme = scheme;
    const auto weights = readShippedWeights(scheme);
    return {graph, makeCostModel(graph, accelerator), makePredictor(graph, accelerator, weights),
            readShippedExplainers(*weights)};
}

std::vector<FitQuestion> drawn(const ExplainContext& context, std::int64_t betaBytes, int count) {
    const GroupSet fusable = fusableOps(*context.graph, *context.costModel, betaBytes);
    return drawInvalidGroups(context, fusable, betaBytes, count, 1, RunControl());
}

}  // namespace

class TestComparison : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void drawnGroupsAreDifferentAndDoNotFit() {
        const auto context = bundled("mobilenet_v2.onnx", Scheme::Lbdf);
        const auto questions = drawn(context, 256 * 1024, 40);
        QCOMPARE(questions.size(), 40U);
        std::set<GroupSet> different;
        for (const FitQuestion& question : questions) {
            different.insert(question.group);
            QVERIFY(canBeExplained(*context.graph, question.group));
            QVERIFY(pairsInside(*context.graph, question.group).size() >= 2);
            QVERIFY(
                !context.costModel->price({&question.group, 1}, question.betaBytes).front().fits(question.betaBytes));
        }
        QCOMPARE(different.size(), 40U);
        QVERIFY(drawn(context, std::int64_t{1} << 40, 40).empty());  // all fits
    }

    void whoKnowsMoreExplainsBetter_data() {
        QTest::addColumn<int>("scheme");
        QTest::newRow("LBDF") << static_cast<int>(Scheme::Lbdf);
        QTest::newRow("BRR") << static_cast<int>(Scheme::Brr);
    }
    void whoKnowsMoreExplainsBetter() {
        QFETCH(int, scheme);
        const auto context = bundled("mobilenet_v2.onnx", static_cast<Scheme>(scheme));
        const auto questions = drawn(context, 128 * 1024, 60);
        const std::vector<std::string_view> ids{"random", "lookahead", "exact"};
        RunControl control;
        const Comparison comparison = compareExplainers(context, ids, questions, {}, control);
        QCOMPARE(comparison.rows.size(), 3U);
        for (const ComparisonRow& row : comparison.rows)
            qInfo("%s: AUC %.3f, top %.3f, first try %.3f, best %.3f, DRAM %.3f", row.explainer.c_str(),
                  row.auc.value(), row.topRight.value(), row.firstTry.value(), row.selectsBest.value(),
                  row.dramRatio.value());
        const auto& [random, lookahead, exact] = std::tie(comparison.rows[0], comparison.rows[1], comparison.rows[2]);
        QCOMPARE(exact.auc.value(), 1.0);
        QCOMPARE(exact.topRight.value(), 1.0);
        QCOMPARE(exact.firstTry.value(), 1.0);
        QCOMPARE(exact.topRight.count, comparison.solvable);
        QVERIFY(lookahead.auc.value() > 0.85);
        QVERIFY(random.auc.value() > 0.3 && random.auc.value() < 0.7);
        QCOMPARE(control.progress().done, static_cast<std::int64_t>(3 * questions.size()));
    }

    /// 1, 2, 3, 6: mean 3, squares 4 + 1 + 0 + 9 over 3, 1.96 · sqrt(14 / 3 / 4).
    void aMeanKnowsHowSureItIs() {
        MeanOf mean;
        for (const double value : {1.0, 2.0}) mean.add(value);
        MeanOf more;
        for (const double value : {3.0, 6.0}) more.add(value);
        QCOMPARE(MeanOf().confidence(), 0.0);
        mean.add(more);
        QCOMPARE(mean.value(), 3.0);
        QVERIFY(std::abs(mean.confidence() - 1.96 * std::sqrt(14.0 / 12)) < 1e-12);
    }

    void groupsOfSeveralModelsAddUp() {
        const std::vector<std::string_view> ids{"random", "exact"};
        RunControl control;
        Comparison both;
        double sum = 0;
        for (const char* const file : {"mobilenet_v2.onnx", "resnet18.onnx"}) {
            const auto context = bundled(file, Scheme::Lbdf);
            const auto questions = drawn(context, 256 * 1024, 12);
            const Comparison one = compareExplainers(context, ids, questions, {}, control);
            sum += one.rows[0].dramRatio.sum;
            both.add(one);
        }
        QCOMPARE(both.groups, 24);
        QCOMPARE(both.rows[0].dramRatio.count, 24);
        QCOMPARE(both.rows[0].dramRatio.sum, sum);
        QCOMPARE(both.rows[1].stability.value(), 1.0);  // no seed in it
        QVERIFY(both.rows[0].stability.value() < 0.5);
    }

    void withoutAPredictorOnlyTheUnlearnedCompare() {
        auto context = bundled("mobilenet_v2.onnx", Scheme::Lbdf);
        context.predictor = nullptr;
        const auto questions = drawn(context, 128 * 1024, 5);
        RunControl control;
        const std::vector<std::string_view> ids{"gnne", "exact", "lookahead", "pg", "rg", "random"};
        const Comparison comparison = compareExplainers(context, ids, questions, {}, control);
        QCOMPARE(comparison.rows.size(), 2U);
        QCOMPARE(comparison.rows[0].explainer, std::string("exact"));
        QCOMPARE(comparison.rows[0].fidelityPlus.count, 0);
        control.requestStop();
        QVERIFY(compareExplainers(context, ids, questions, {}, control).rows.empty());
    }
};

QTEST_APPLESS_MAIN(TestComparison)
#include "tst_comparison.moc"
