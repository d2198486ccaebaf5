// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/cost/cost_model.h"
#include "core/import/model_importer.h"
#include "core/io/predictor_file.h"
#include "core/plan/random_plan.h"
#include "core/predictor/metrics.h"
#include "core/predictor/predictor.h"
#include "tests/support/graph_text.h"
#include "tests/support/small_graph.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

std::shared_ptr<const GnnWeights> someWeights(Scheme scheme) {
    auto weights = std::make_shared<GnnWeights>();
    weights->shape = {featureCountOf(FeatureSet::Ratios, scheme), 12, 3, 6, true, true};
    weights->scheme = scheme;
    weights->features = featureSetName(FeatureSet::Ratios);
    Random random(1);
    weights->values = initialGnnValues(weights->shape, random);
    return weights;
}

Accelerator acceleratorOf(Scheme scheme) {
    Accelerator accelerator;
    accelerator.scheme = scheme;
    return accelerator;
}

std::shared_ptr<const OpGraph> bundled(const char* file) {
    RunControl control;
    return importModel(dataDir() / "models" / file, {}, control)->graph;
}

std::vector<FitQuestion> questionsOn(const OpGraph& graph) {
    GroupSet all;
    for (std::int32_t op = 0; op < graph.opCount(); ++op) all.insert(OpId(op));
    std::vector<FitQuestion> questions;
    for (std::uint64_t plan = 0; plan < 30; ++plan) {
        Random random(77, plan);
        const FusionPlan drawn = randomPlan(graph, all, random);
        for (const GroupSet& group : drawn.groups())
            if (group.count() < 60) questions.push_back({group, std::int64_t{96 * 1024} << (plan % 5)});
    }
    return questions;
}

}  // namespace

class TestPredictor : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void answersDoNotDependOnTheBatch() {
        const auto graph = bundled("resnet18.onnx");
        const auto predictor = makePredictor(graph, {}, someWeights(Scheme::Lbdf));
        const auto questions = questionsOn(*graph);
        const auto together = predictor->logits(questions);
        QCOMPARE(together.size(), questions.size());
        for (std::size_t i = 0; i < questions.size(); i += 17)
            QCOMPARE(predictor->logits({&questions[i], 1}).front(), together[i]);
        QVERIFY(predictor->logits({}).empty());
    }

    void aViewJudgedIsTheAnswer() {
        const auto graph = bundled("resnet18.onnx");
        const auto predictor = makePredictor(graph, {}, someWeights(Scheme::Lbdf));
        const auto questions = questionsOn(*graph);
        const FitQuestion& question = questions[5];
        QCOMPARE(predictor->gnn().logits(predictor->view(question.group, question.betaBytes)).front(),
                 predictor->logits({&question, 1}).front());
        QCOMPARE(predictor->view(questions).graphCount(), questions.size());
        QCOMPARE(predictor->view(question.group, question.betaBytes).edgeCount(),
                 pairsInside(*graph, question.group).size());
    }

    void whatIsNotModelledNeverFits() {
        SmallGraph small;
        small.input("x", {1, 4, 8, 8});
        small.op("y", "Relu", {"x"}, Shape{1, 4, 8, 8});
        small.op("z", "Relu", {"y"}, std::nullopt);
        const auto predictor = makePredictor(small.build(), {}, someWeights(Scheme::Lbdf));
        const std::vector<FitQuestion> questions{
            {GroupSet{OpId(0), OpId(1)}, 1 << 20}, {GroupSet{OpId(0)}, 1 << 20}, {{}, 1 << 20}};
        const auto logits = predictor->logits(questions);
        QCOMPARE(logits[0], kNeverFitsLogit);
        QVERIFY(logits[1] != kNeverFitsLogit);
        QCOMPARE(logits[2], kNeverFitsLogit);
        QVERIFY(probabilityOf(kNeverFitsLogit) > 0.999999F);
    }

    void weightsOfAnotherSchemeAreRefused() {
        const auto graph = graphFrom("x:4x8x8 > c:Conv3");
        QVERIFY_EXCEPTION_THROWN(makePredictor(graph, acceleratorOf(Scheme::Brr), someWeights(Scheme::Lbdf)), Error);
        auto unknown = std::make_shared<GnnWeights>(*someWeights(Scheme::Lbdf));
        unknown->features = "ratios/0";
        QVERIFY_EXCEPTION_THROWN(makePredictor(graph, {}, unknown), Error);
    }

    /// What ships knows what fits, on groups drawn anew.
    void shippedWeightsKnowWhatFits_data() {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<QString>("variant");
        QTest::addColumn<double>("least");
        for (const Scheme scheme : {Scheme::Lbdf, Scheme::Brr})
            for (const char* variant : {"default", "paper"})
                QTest::addRow("%s %s", schemeName(scheme), variant)
                    << static_cast<int>(scheme) << QString(variant) << (variant[0] == 'd' ? 0.98 : 0.9);
    }
    void shippedWeightsKnowWhatFits() {
        QFETCH(int, scheme);
        QFETCH(QString, variant);
        QFETCH(double, least);
        const Accelerator accelerator = acceleratorOf(static_cast<Scheme>(scheme));
        const auto weights = readShippedWeights(accelerator.scheme, variant.toStdString());
        std::vector<Judgement> judgements;
        for (const char* file : {"mobilenet_v2.onnx", "squeezenet1_1.onnx"}) {
            const auto graph = bundled(file);
            const auto predictor = makePredictor(graph, accelerator, weights);
            const auto cost = makeCostModel(graph, accelerator);
            const auto questions = questionsOn(*graph);
            const auto logits = predictor->logits(questions);
            for (std::size_t i = 0; i < questions.size(); ++i) {
                const Price price = cost->price({&questions[i].group, 1}, questions[i].betaBytes).front();
                judgements.push_back({logits[i], !price.fits(questions[i].betaBytes)});
            }
        }
        const Metrics metrics = metricsOf(judgements);
        qInfo("accuracy %.4f, F1 %.4f on %lld groups", metrics.accuracy, metrics.f1,
              static_cast<long long>(metrics.count));
        QVERIFY2(metrics.accuracy > least, qPrintable(QString::number(metrics.accuracy)));
    }
};

QTEST_APPLESS_MAIN(TestPredictor)
#include "tst_predictor.moc"
