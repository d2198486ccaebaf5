// SPDX-License-Identifier: Apache-2.0
// Learning explainers from a small data set: it is repeatable, it stops, and it teaches them something.
#include "tests/contracts/explainer_contract.h"

#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/explain/explainer_training.h"
#include "core/import/model_importer.h"
#include "core/io/predictor_file.h"
#include "core/predictor/sampling.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

struct School {
    School() {
        RunControl control;
        const auto model = importModel(dataDir() / "models" / "squeezenet1_0.onnx", {}, control);
        SamplingParams params;
        params.groupsFactor = 0.1;
        params.withNarrowWidths = false;
        const std::vector<SampledModel> models{{model->graph, model->fileName, model->fingerprint}};
        const auto dataset = std::make_shared<const Dataset>(*sampleDataset(models, params, control));
        data = std::make_unique<TrainingData>(
            dataset, std::map<std::string, std::shared_ptr<const OpGraph>>{{model->fingerprint, model->graph}},
            FeatureSet::Ratios);
        few.emplace(*(predictor = readShippedWeights(Scheme::Lbdf)));
        few->mostPgGroups = few->mostRgGroups = 24;
        few->batchGroups = few->rg.batchGroups = 8;
        few->pg.epochs = few->pgBudget.epochs = 3;
        few->rg.epochs = 5;
        few->rg.imitationEpochs = 2;
        few->rg.locatorSteps = 10;
    }

    std::unique_ptr<TrainingData> data;
    std::shared_ptr<const GnnWeights> predictor;
    std::optional<ExplainerTrainParams> few;
};

/// Mean number of ops that the policy chooses when it is sampled.
double meanOps(const Gnn& gnn, std::span<const ExplainerLesson> lessons, const RgWeights& weights) {
    Random random(5);
    double ops = 0;
    for (const ExplainerLesson& lesson : lessons) {
        const GnnGraph view = viewOf({&lesson, 1});
        const RgGraph graph = rgGraphOf(view, gnn.forward(view), 0);
        const RgAgent agent(weights);
        for (int i = 0; i < 20; ++i)
            ops += static_cast<double>(sampledWalk(agent, graph, agent.lift(graph), 0, random).chosen().size());
    }
    return ops / (20 * static_cast<double>(lessons.size()));
}

}  // namespace

class TestExplainerTraining : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void lessonsAreInvalidGroupsOfTheTrainingSplit() {
        const School school;
        const Gnn gnn(school.predictor);
        const auto lessons = explainerLessons(*school.data, gnn, 100, 1);
        QVERIFY(lessons.size() > 30);
        for (const ExplainerLesson& lesson : lessons) {
            QVERIFY(lesson.question.group.count() >= 3);
            QVERIFY(gnn.logits(viewOf({&lesson, 1})).front() > 0);
        }
        QVERIFY(explainerLessons(*school.data, gnn, 100, 2).front().question.group != lessons.front().question.group ||
                explainerLessons(*school.data, gnn, 100, 2)[1].question.group != lessons[1].question.group);
    }

    void theSameSeedLearnsTheSameWhateverTheThreads() {
        School school;
        RunControl control;
        const auto once = trainExplainers(*school.data, school.predictor, *school.few, control);
        QVERIFY(once.has_value());
        QCOMPARE(control.progress().done, 1000);
        school.few->threads = 3;
        RunControl other;
        QVERIFY(*trainExplainers(*school.data, school.predictor, *school.few, other) == *once);
        checkLearnedOn(*once, *school.predictor, "x");
        QVERIFY(roundedToHalf(*once) == *once);
        school.few->seed = 2;
        QVERIFY(*trainExplainers(*school.data, school.predictor, *school.few, other) != *once);
    }

    void stopsWhenAsked() {
        const School school;
        RunControl control;
        control.requestStop();
        QVERIFY(!trainExplainers(*school.data, school.predictor, *school.few, control));
    }

    /// If edges cost much it soon stops, if they are paid for it goes on.
    void theAgentLearnsWhatIsRewarded() {
        const School school;
        const Gnn gnn(school.predictor);
        const auto lessons = explainerLessons(*school.data, gnn, 100, 1);
        const std::span some = std::span(lessons).first(24);
        RgParams params = school.few->rg;
        params.epochs = 30;
        const auto opsAt = [&](double sizeWeight) {
            params.sizeWeight = sizeWeight;
            RunControl control;
            return meanOps(gnn, some, *learnRg(gnn, some, params, 1, 1, control));
        };
        const double dear = opsAt(1000);
        const double paid = opsAt(-1000);
        QVERIFY2(dear < 3 && paid > 8, qPrintable(QString("%1, %2").arg(dear).arg(paid)));
    }
};

QTEST_APPLESS_MAIN(TestExplainerTraining)
#include "tst_explainer_training.moc"
