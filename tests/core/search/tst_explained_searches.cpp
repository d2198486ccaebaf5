// SPDX-License-Identifier: Apache-2.0
// Searches whose groups are split along the edges an explainer blames.
#include <set>

#include "core/base/data_dir.h"
#include "core/import/model_importer.h"
#include "core/io/predictor_file.h"
#include "core/search/search_list.h"
#include "tests/contracts/search_contract.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

/// Remembers what it was asked, and in how many batches.
class WatchedExplainer : public Explainer {
 public:
    explicit WatchedExplainer(ExplainContext context) : Explainer(std::move(context)) {}

    mutable std::vector<GroupSet> asked;

 private:
    std::optional<std::vector<EdgeScores>> score(std::span<const FitQuestion> questions, std::uint64_t,
                                                 const RunControl&) const override {
        std::vector<EdgeScores> all;
        for (const FitQuestion& question : questions) {
            asked.push_back(question.group);
            all.push_back({std::vector<float>(pairsInside(*context().graph, question.group).size(), 0.0F), true, {}});
        }
        return all;
    }
    int opsAtOnce() const override { return 1'000'000; }
};

}  // namespace

class TestExplainedSearches : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void keepTheContractWithEveryExplainer_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("explainer");
        for (const SearchInfo& info : searchList())
            for (const char* explainer : {"exact", "random"})
                QTest::addRow("%s %s", info.id.data(), explainer)
                    << QString::fromUtf8(info.id.data()) << QString(explainer);
    }
    void keepTheContractWithEveryExplainer() {
        QFETCH(QString, id);
        QFETCH(QString, explainer);
        verifySearchContract(*findSearch(id.toStdString())->make(), explainer.toStdString());
    }

    /// On a real network with what is shipped; the kit does so on small graphs.
    void threadsAndTurnsChangeNothingWithLearnedExplainers_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("explainer");
        QTest::addColumn<bool>("isPublished");
        for (const char* const id : {"random", "local", "nsga2"})
            for (const char* const explainer : {"pg", "rg", "gnne", "lookahead"})
                QTest::addRow("%s %s", id, explainer) << QString(id) << QString(explainer) << false;
        QTest::newRow("local as published, pg-budget") << "local"
                                                       << "pg-budget" << true;
        QTest::newRow("optimal") << "optimal"
                                 << "pg" << false;
    }
    void threadsAndTurnsChangeNothingWithLearnedExplainers() {
        QFETCH(QString, id);
        QFETCH(QString, explainer);
        QFETCH(bool, isPublished);
        RunControl control;
        const auto model = importModel(dataDir() / "models" / "squeezenet1_1.onnx", {}, control);
        Accelerator accelerator;
        accelerator.bufferBytes = 128 * 1024;
        const SearchProblem problem = makeProblem(model->graph, accelerator);
        const auto weights = readShippedWeights(accelerator.scheme);
        const std::shared_ptr<const Predictor> predictor = makePredictor(model->graph, accelerator, weights);
        SearchParams params;
        params.budgetPlans = explainer == "gnne" ? 10 : 60;
        params.seed = 9;
        params.localStyle = isPublished ? LocalStyle::Published : LocalStyle::Rounds;
        params.explainer = findExplainer(explainer.toStdString())
                               ->make({problem.graph, problem.costModel, predictor, readShippedExplainers(*weights)});
        const auto search = findSearch(id.toStdString())->make();
        const SearchResult first = search->run(problem, params, control);
        verifyResult(problem, first);
        for (params.threads = 1; params.threads <= 8; ++params.threads) {
            const SearchResult again = search->run(problem, params, control);
            QVERIFY2(again.plan == first.plan && again.trace == first.trace && again.front == first.front &&
                         again.splits == first.splits,
                     qPrintable(QString::number(params.threads) + " threads"));
        }
    }

    void noGroupIsExplainedTwice() {
        Random random(3);
        const auto problem = problemOf(randomGraph(60, 0.3, random), 3000);
        const auto watched =
            std::make_shared<WatchedExplainer>(ExplainContext{problem.graph, problem.costModel, {}, {}});
        SearchParams params;
        params.budgetPlans = 400;
        params.explainer = watched;
        params.randomRepeats = 0;
        for (const char* id : {"random", "local", "nsga2"}) {
            watched->asked.clear();
            RunControl control;
            const SearchResult result = findSearch(id)->make()->run(problem, params, control);
            const std::set<GroupSet> different(watched->asked.begin(), watched->asked.end());
            QVERIFY2(different.size() > 30, id);
            QCOMPARE(watched->asked.size(), different.size());
            QCOMPARE(result.splits.explanations, static_cast<std::int64_t>(different.size()));
            for (const GroupSet& group : different)
                QVERIFY(!problem.costModel->price({&group, 1}, problem.betaBytes).front().fits(problem.betaBytes));
            QCOMPARE(result.splitCache.lookups, result.invalidGroups);
            QVERIFY(result.splits.groups <= result.splitCache.lookups - result.splitCache.hits);
            QCOMPARE(*rectifyRate(result), 1.0);
            QVERIFY(!firstTryRate(result));
        }
    }

    /// The first time along explained edges, then at random as often as asked: fewer questions to the splitter, other
    /// plans, and the same ones whatever the threads.
    void repeatedGroupsMayBeSplitAtRandom() {
        Random random(3);
        const auto problem = problemOf(randomGraph(60, 0.3, random), 3000);
        SearchParams params;
        params.budgetPlans = 400;
        params.explainer = explainerOf(problem, "exact");
        params.localStyle = LocalStyle::Published;
        params.randomRepeats = 0;
        RunControl control;
        const auto search = findSearch("local")->make();
        const SearchResult always = search->run(problem, params, control);
        QCOMPARE(always.splitCache.lookups, always.invalidGroups);
        params.randomRepeats = 1;
        const SearchResult once = search->run(problem, params, control);
        verifyResult(problem, once);
        QVERIFY(once.splitCache.lookups < once.invalidGroups);
        QVERIFY(once.splitCache.hits < always.splitCache.hits);
        params.threads = 4;
        const SearchResult threaded = search->run(problem, params, control);
        QVERIFY(threaded.plan == once.plan && threaded.trace == once.trace && threaded.splits == once.splits);
    }

    void firstTriesAreMeasuredWhenAsked() {
        Random random(9);
        const auto problem = problemOf(randomGraph(40, 0.2, random), 4000);
        SearchParams params;
        params.budgetPlans = 200;
        params.measuresFirstTry = true;
        params.explainer = explainerOf(problem, "exact");
        RunControl control;
        const auto exact = firstTryRate(findSearch("random")->make()->run(problem, params, control));
        QVERIFY(exact && *exact > 0.9);  // knows where both sides fit, unless the share of the best edges leaves it out
        params.explainer = explainerOf(problem, "random");
        params.selection = {Selection::Rule::TopShare, 0.1, 0};
        const auto blind = firstTryRate(findSearch("random")->make()->run(problem, params, control));
        QVERIFY(blind && *blind < *exact);
        params.explainer = nullptr;
        const SearchResult plain = findSearch("random")->make()->run(problem, params, control);
        QVERIFY(!firstTryRate(plain) && !rectifyRate(plain));
    }

    /// The point of it all, on a network whose random plans hardly ever fit.
    void explanationsBeatRandomSplits() {
        Random random(21);
        std::int64_t plain = 0;
        std::int64_t explained = 0;
        for (int round = 0; round < 20; ++round) {
            const auto problem = problemOf(randomGraph(40, 0.3, random), 2500);
            SearchParams params;
            params.budgetPlans = 100;
            RunControl control;
            plain += findSearch("random")->make()->run(problem, params, control).dramBytes;
            params.explainer = explainerOf(problem, "exact");
            explained += findSearch("random")->make()->run(problem, params, control).dramBytes;
        }
        QVERIFY2(explained < plain, qPrintable(QString("%1 %2").arg(explained).arg(plain)));
    }
};

QTEST_APPLESS_MAIN(TestExplainedSearches)
#include "tst_explained_searches.moc"
