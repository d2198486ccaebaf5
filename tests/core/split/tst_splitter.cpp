// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/plan/plan_check.h"
#include "tests/core/split/split_support.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

constexpr std::array<const char*, 5> kExplainers{"gnne", "gnne-nodes", "lookahead", "exact", "random"};

SplitParams unlimited() {
    SplitParams params;
    params.mostCutsPerEdge = 1'000'000;
    params.mostDecisions = 1'000'000;
    return params;
}

/// Blames the edge in the middle of a group, and those beside it.
class MiddleExplainer : public Explainer {
 public:
    explicit MiddleExplainer(ExplainContext context) : Explainer(std::move(context)) {}

 protected:
    std::optional<std::vector<EdgeScores>> score(std::span<const FitQuestion> questions, std::uint64_t,
                                                 const RunControl&) const override {
        std::vector<EdgeScores> all;
        for (const FitQuestion& question : questions) {
            const std::size_t edges = pairsInside(*context().graph, question.group).size();
            EdgeScores scores{std::vector<float>(edges), true, {}};
            for (std::size_t e = 0; e < edges; ++e)
                scores.values[e] = -std::abs(2 * static_cast<float>(e) - static_cast<float>(edges - 1));
            all.push_back(std::move(scores));
        }
        return all;
    }
};

/// As MiddleExplainer, and asks for a stop with its `last` answer.
class StoppingExplainer : public MiddleExplainer {
 public:
    StoppingExplainer(ExplainContext context, RunControl& control, int last)
        : MiddleExplainer(std::move(context)), control_(control), last_(last) {}

 private:
    std::optional<std::vector<EdgeScores>> score(std::span<const FitQuestion> questions, std::uint64_t seed,
                                                 const RunControl& control) const override {
        auto scores = MiddleExplainer::score(questions, seed, control);
        if (++answers_ == last_) control_.requestStop();
        return scores;
    }

    RunControl& control_;
    int last_;
    mutable int answers_ = 0;
};

/// Parts that fit, are convex and connected, and stand for the group in a plan without cycles.
void verifyParts(SplitCase& some, const GroupSet& group, const SplitAnswer& answer) {
    std::vector<GroupSet> groups = answer.parts;
    GroupSet all;
    std::int64_t dramBytes = 0;
    for (const GroupSet& part : answer.parts) {
        QVERIFY(!part.intersects(all));
        all = all | part;
        QVERIFY(some.cache.fits(part));
        dramBytes += some.cache.dramBytes(part);
    }
    QVERIFY(all == group);
    QCOMPARE(answer.dramBytes, dramBytes);
    for (std::int32_t op = 0; op < some.context.graph->opCount(); ++op)
        if (!group.contains(OpId(op))) groups.push_back(GroupSet{OpId(op)});
    QVERIFY(checkPlan(*some.context.graph, FusionPlan::fromGroups(some.context.graph->opCount(), groups)).empty());
}

}  // namespace

class TestSplitter : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void partsFitAndCoverTheGroup() {
        Random random(3);
        int split = 0;
        int narrowed = 0;
        for (int round = 0; round < 800; ++round) {
            const auto some = randomCase(kExplainers[static_cast<std::size_t>(round) % 5], random, 26);
            SplitParams params;
            params.mostDecisions = random.chance(0.5) ? 64 : 1 + static_cast<std::size_t>(random.below(2));
            Splitter splitter = some->splitter(params);
            RunControl control;
            const std::vector<GroupSet> groups = misfits(*some, random);
            const auto answers = splitter.split(groups, control);
            QCOMPARE(answers.size(), groups.size());
            for (std::size_t g = 0; g < groups.size(); ++g) {
                verifyParts(*some, groups[g], *answers[g]);
                QVERIFY(answers[g]->isRectified);
                narrowed += answers[g]->isNarrowed ? 1 : 0;
                ++split;
            }
            QCOMPARE(splitter.rates().groups, static_cast<std::int64_t>(groups.size()));
            QCOMPARE(splitter.rates().rectified, static_cast<std::int64_t>(groups.size()));
        }
        QVERIFY2(split > 300 && narrowed > 2, qPrintable(QString("%1, %2").arg(split).arg(narrowed)));
    }

    void equalsThePlainRecursion() {
        Random random(7);
        int deep = 0;
        for (int round = 0; round < 500; ++round) {
            const auto some = randomCase(kExplainers[static_cast<std::size_t>(round) % 5], random, 12);
            const SplitParams params = unlimited();
            Splitter splitter = some->splitter(params);
            RunControl control;
            const std::vector<GroupSet> groups = misfits(*some, random);
            const auto answers = splitter.split(groups, control);
            for (std::size_t g = 0; g < groups.size(); ++g) {
                if (groups[g].count() > 11) continue;
                QCOMPARE(answers[g]->dramBytes, algorithmOne(*some, groups[g], params));
                deep += answers[g]->parts.size() > 2 ? 1 : 0;
            }
        }
        QVERIFY2(deep > 50, qPrintable(QString::number(deep)));
    }

    /// Alone, among others, after others, with any number of threads, with a full memory: the same answer.
    void answersDependOnTheGroupAlone() {
        Random random(13);
        int compared = 0;
        for (int round = 0; round < 250; ++round) {
            const auto some = randomCase(kExplainers[static_cast<std::size_t>(round) % 5], random, 26);
            SplitParams params;
            params.mostDecisions = 1 + static_cast<std::size_t>(random.below(64));
            RunControl control;
            std::vector<GroupSet> groups = misfits(*some, random);
            Splitter together = some->splitter(params);
            const auto answers = together.split(groups, control);
            params.threads = 4;
            Splitter threaded = some->splitter(params);
            const auto same = threaded.split(groups, control);
            Splitter backwards = some->splitter(params);
            for (std::size_t g = groups.size(); g-- > 0;) {
                QCOMPARE(*same[g], *answers[g]);
                QCOMPARE(*backwards.split({&groups[g], 1}, control).front(), *answers[g]);
                QCOMPARE(together.split({&groups[g], 1}, control).front(), answers[g]);  // from memory
                ++compared;
            }
            QCOMPARE(together.answerCounts().hits, static_cast<std::int64_t>(groups.size()));
            QCOMPARE(threaded.rates(), together.rates());
        }
        QVERIFY(compared > 100);
    }

    void aLimitFollowsOneCutOnly() {
        const auto graph = graphFrom("x:8x8x8 > a:Conv3 > b:Conv3 > c:Conv3 > d:Conv3 > e:Conv3 > f:Conv3 > g:Conv3");
        SplitCase some(graph, 1700, "exact");  // no two convolutions fit
        some.explainer = std::make_shared<MiddleExplainer>(some.context);
        QVERIFY(some.cache.fits(groupOf(*graph, "a")) && !some.cache.fits(groupOf(*graph, "a b")));
        SplitParams params;
        params.mostDecisions = 1;
        RunControl control;
        const GroupSet group = allOps(*graph);
        const SplitAnswer narrow = *some.splitter(params).split({&group, 1}, control).front();
        QVERIFY(narrow.isNarrowed && narrow.isRectified);
        QCOMPARE(narrow.parts.size(), 7U);
        QVERIFY(narrow.decisions <= 7 + 1);
        const SplitAnswer wide = *some.splitter(unlimited()).split({&group, 1}, control).front();
        QVERIFY(!wide.isNarrowed && wide.decisions > narrow.decisions);
    }

    void firstTriesAreCounted() {
        const auto graph = graphFrom("x:8x8x8 > a:Conv3 > b:Conv3 > c:Conv3");
        SplitCase some(graph, 3300, "exact");
        const GroupSet two = groupOf(*graph, "a b");
        const GroupSet three = allOps(*graph);
        QVERIFY(some.cache.fits(two) && !some.cache.fits(three));
        RunControl control;
        Splitter splitter = some.splitter();
        QVERIFY(splitter.split({&three, 1}, control).front()->isFirstTry);
        QCOMPARE(splitter.rates().firstTries, 1);
        QCOMPARE(*splitter.missedFirstTries(control), 0);
        SplitCase tight(graph, 1700, "exact");  // no cut leaves two sides that fit: nothing to miss
        Splitter other = tight.splitter();
        QVERIFY(!other.split({&three, 1}, control).front()->isFirstTry);
        QCOMPARE(*other.missedFirstTries(control), 0);
    }

    void missedFirstTriesAreFound() {
        Random random(17);
        int missed = 0;
        for (int round = 0; round < 200; ++round) {
            const auto some = randomCase("random", random, 26);
            RunControl control;
            const std::vector<GroupSet> groups = misfits(*some, random);
            Splitter splitter = some->splitter();
            const auto answers = splitter.split(groups, control);
            int expected = 0;
            for (std::size_t g = 0; g < groups.size(); ++g) {
                const auto truth =
                    judgeCuts(*some->context.graph, *some->context.costModel, {groups[g], some->betaBytes}, control);
                expected += truth->category == CutCategory::BothFit && !answers[g]->isFirstTry ? 1 : 0;
            }
            QCOMPARE(*splitter.missedFirstTries(control), expected);
            missed += expected;
        }
        QVERIFY(missed > 5);
    }

    /// Two convolutions need one level, four another: the stop comes with the questions of that one.
    void aStopKeepsWhatIsDecided() {
        const auto graph = graphFrom("x:8x8x8 > a:Conv3 > b:Conv3 > c:Conv3 > d:Conv3 > e:Conv3 > f:Conv3");
        SplitCase some(graph, 1700, "exact");  // no two convolutions fit
        RunControl control;
        some.explainer = std::make_shared<StoppingExplainer>(some.context, control, 3);
        const std::vector<GroupSet> groups{groupOf(*graph, "a b"), groupOf(*graph, "c d e f")};
        Splitter splitter = some.splitter();
        const auto answers = splitter.split(groups, control);
        QVERIFY(answers[0] && !answers[1]);
        verifyParts(some, groups[0], *answers[0]);
        QCOMPARE(splitter.rates().groups, 1);
        RunControl fresh;
        QCOMPARE(splitter.split({&groups[0], 1}, fresh).front(), answers[0]);  // from memory
        SplitCase same(graph, 1700, "exact");
        same.explainer = std::make_shared<MiddleExplainer>(same.context);
        QCOMPARE(*splitter.split({&groups[1], 1}, fresh).front(),
                 *same.splitter().split({&groups[1], 1}, fresh).front());
    }

    void aStopLeavesNoAnswer() {
        const auto graph = graphFrom("x:8x8x8 > a:Conv3 > b:Conv3 > c:Conv3");
        SplitCase some(graph, 1700, "exact");
        RunControl control;
        control.requestStop();
        const GroupSet group = allOps(*graph);
        Splitter splitter = some.splitter();
        QVERIFY(!splitter.split({&group, 1}, control).front());
        QVERIFY(splitter.trace(group, control).nodes.empty());
        QCOMPARE(splitter.rates().groups, 0);
        RunControl free;
        QVERIFY(splitter.split({&group, 1}, free).front());
        QVERIFY(splitter.split({}, free).empty());
    }
};

QTEST_APPLESS_MAIN(TestSplitter)
#include "tst_splitter.moc"
