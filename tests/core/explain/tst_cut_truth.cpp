// SPDX-License-Identifier: Apache-2.0
// What the cost model says of cuts, against all bipartitions, and the exact explainer.
#include "tests/contracts/explainer_contract.h"

#include <chrono>

#include "core/base/data_dir.h"
#include "core/explain/cut_truth.h"
#include "core/import/model_importer.h"
#include "core/plan/plan_check.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

std::int64_t needed(const Price& price) {
    return price.bufferBytes ? *price.bufferBytes - price.spareBytes : kNoBuffer;
}

/// Of every subset of the ops that is a side of a cut.
CutTruth bruteForce(const ExplainContext& context, const FitQuestion& question) {
    const OpGraph& graph = *context.graph;
    const auto price = [&](const GroupSet& group) {
        return context.costModel->price({&group, 1}, question.betaBytes).front();
    };
    const auto edges = pairsInside(graph, question.group);
    const auto ops = question.group.ops();
    CutTruth truth;
    truth.edges.assign(edges.size(), {-1e300, CutCategory::NoneFits, INT64_MAX, INT64_MAX});
    truth.leastDramBytes = truth.chargedDramBytes = INT64_MAX;
    const auto charge = [&](const GroupSet& side) {
        const Price whole = price(side);
        std::int64_t sum = 0;
        side.forEach([&](OpId op) { sum += price(GroupSet{op}).dramBytes; });
        return whole.fits(question.betaBytes) ? whole.dramBytes : sum;
    };
    for (std::uint32_t bits = 1; bits + 1 < 1U << ops.size(); ++bits) {
        GroupSet before;
        for (std::size_t i = 0; i < ops.size(); ++i)
            if ((bits >> i & 1U) != 0) before.insert(ops[i]);
        const GroupSet after = question.group - before;
        bool runsBack = false;
        for (const auto& [from, to] : edges) runsBack = runsBack || (after.contains(from) && before.contains(to));
        if (runsBack || !isWeaklyConnected(graph, before) || !isWeaklyConnected(graph, after)) continue;
        ++truth.cutCount;
        const Price one = price(before);
        const Price other = price(after);
        const auto category = CutCategory{3 - one.fits(question.betaBytes) - other.fits(question.betaBytes)};
        const std::int64_t dram = one.dramBytes + other.dramBytes;
        const double relief = 1 - static_cast<double>(std::max(needed(one), needed(other))) /
                                      static_cast<double>(needed(price(question.group)));
        const auto improve = [&](CutCategory& bestCategory, std::int64_t& bestDram) {
            if (category < bestCategory || (category == bestCategory && dram < bestDram)) {
                bestCategory = category;
                bestDram = dram;
            }
        };
        const std::int64_t charged = charge(before) + charge(after);
        truth.chargedDramBytes = std::min(truth.chargedDramBytes, charged);
        improve(truth.category, truth.leastDramBytes);
        for (std::size_t e = 0; e < edges.size(); ++e) {
            if (!before.contains(edges[e].first) || !after.contains(edges[e].second)) continue;
            truth.edges[e].relief = std::max(truth.edges[e].relief, relief);
            truth.edges[e].chargedDramBytes = std::min(truth.edges[e].chargedDramBytes, charged);
            improve(truth.edges[e].category, truth.edges[e].leastDramBytes);
        }
    }
    return truth;
}

}  // namespace

class TestCutTruth : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    /// x 4x8x8, two 3x3 convolutions to 8 and to 4 channels, 16 bit, no bias. F_beta in bytes, rows of x, c1, out:
    ///   both: 2·(3·32 + 3·64 + 1·32 + 288 + 288) = 1792;  F_D = 2·(256 + 576 + 256) = 2176
    ///   c1 alone: 2·(3·32 + 1·64 + 288) = 896;  F_D = 2·(256 + 288 + 512) = 2112
    ///   c2 alone: 2·(3·64 + 1·32 + 288) = 1024;  F_D = 2·(512 + 288 + 256) = 2112
    void theOneCutOfTwoConvolutions() {
        const auto context = contextOf(graphFrom("x:4x8x8 > c1:Conv3c8 > c2:Conv3c4"));
        const RunControl control;
        const GroupSet both = groupOf(*context.graph, "c1 c2");
        const auto truth = [&](std::int64_t betaBytes) {
            return *judgeCuts(*context.graph, *context.costModel, {both, betaBytes}, control);
        };
        QCOMPARE(truth(1792).edges.front().relief, 1 - 1024.0 / 1792);
        QCOMPARE(truth(1792).edges.front().leastDramBytes, 4224);
        QVERIFY(truth(1792).edges.front().category == CutCategory::BothFit);
        QVERIFY(truth(1024).edges.front().category == CutCategory::OneFits);
        QVERIFY(truth(896).edges.front().category == CutCategory::NoneFits);
        QVERIFY(truth(896).category == CutCategory::NoneFits);
    }

    void equalsAllBipartitions_data() {
        QTest::addColumn<int>("scheme");
        QTest::newRow("LBDF") << static_cast<int>(Scheme::Lbdf);
        QTest::newRow("BRR") << static_cast<int>(Scheme::Brr);
    }
    void equalsAllBipartitions() {
        QFETCH(int, scheme);
        Random random(21);
        int groups = 0;
        int seen[4] = {};
        for (int round = 0; round < 60; ++round) {
            const auto context =
                contextOf(randomGraph(static_cast<int>(3 + random.below(14)), random.uniform(), random),
                          static_cast<Scheme>(scheme));
            for (const FitQuestion& question : invalidQuestions(context, random)) {
                if (question.group.count() > 9) continue;
                const RunControl control;
                const CutTruth expected = bruteForce(context, question);
                const CutTruth truth = *judgeCuts(*context.graph, *context.costModel, question, control);
                QVERIFY(truth == expected);
                QVERIFY(truth.isExhaustive);
                const auto cuts = *bestCuts(*context.graph, *context.costModel, question, control);
                QCOMPARE(cuts.size(), truth.edges.size());
                for (std::size_t e = 0; e < cuts.size(); ++e) {
                    QVERIFY(cuts[e].category == truth.edges[e].category);
                    QCOMPARE(cuts[e].dramBytes, truth.edges[e].leastDramBytes);
                    const auto crossing = crossingEdges(pairsInside(*context.graph, question.group), cuts[e].cut);
                    QVERIFY(std::ranges::find(crossing, e) != crossing.end());
                    QVERIFY((cuts[e].cut.before | cuts[e].cut.after) == question.group);
                }
                ++seen[static_cast<int>(truth.category)];
                ++groups;
            }
        }
        QVERIFY(groups > 60);
        QVERIFY(seen[1] > 5 && seen[2] > 5 && seen[3] > 5);
    }

    void theExactExplainerPutsCutsThatFitFirst() {
        Random random(8);
        int both = 0;
        for (int round = 0; round < 30; ++round) {
            const auto context =
                contextOf(randomGraph(static_cast<int>(6 + random.below(20)), random.uniform(), random));
            for (const FitQuestion& question : invalidQuestions(context, random)) {
                RunControl control;
                const CutTruth truth = *judgeCuts(*context.graph, *context.costModel, question, control);
                const auto explained =
                    findExplainer("exact")->make(context)->explain({&question, 1}, {}, control).front();
                QVERIFY(truth.edges[explained.selected.front()].category == truth.category ||
                        truth.category != CutCategory::BothFit);
                float leastFitting = 2;
                float mostOther = -1;
                for (std::size_t e = 0; e < truth.edges.size(); ++e)
                    if (truth.edges[e].category == CutCategory::BothFit)
                        leastFitting = std::min(leastFitting, explained.edgeScores[e]);
                    else
                        mostOther = std::max(mostOther, explained.edgeScores[e]);
                QVERIFY(leastFitting > mostOther);
                if (truth.category == CutCategory::BothFit)
                    QCOMPARE(truth.edges[explained.selected.front()].leastDramBytes, truth.leastDramBytes);
                both += leastFitting < 2 && mostOther >= 0 ? 1 : 0;
            }
        }
        QVERIFY(both > 10);
    }

    /// A group that the accelerator does not take has no F_beta: the halves are compared with each other.
    void aGroupThatNoBufferHoldsIsExplained() {
        const auto graph = graphFrom("x:4x8x8 > a:Relu > b:Conv3 > c:Conv3 > d:Relu");
        Accelerator accelerator;
        accelerator.maxGroupOps = 3;
        const ExplainContext context{graph, makeCostModel(graph, accelerator), nullptr, nullptr};
        const RunControl control;
        const FitQuestion question{groupOf(*graph, "a b c d"), 1 << 20};
        const CutTruth truth = *judgeCuts(*graph, *context.costModel, question, control);
        for (const EdgeTruth& edge : truth.edges) {
            QVERIFY(edge.category == CutCategory::BothFit);
            QVERIFY(edge.relief >= 0 && edge.relief < 1);
        }
        QVERIFY(truth.edges[1].relief > truth.edges[0].relief);  // each side one convolution
    }

    void aBoundIsSaid() {
        const auto context = contextOf(graphFrom("x:4x8x8 > a:Conv3 > b:Relu > c:Conv3 > d:Relu > e:Conv3"));
        const RunControl control;
        const FitQuestion question{groupOf(*context.graph, "a b c d e"), 100};
        QVERIFY(judgeCuts(*context.graph, *context.costModel, question, control, 4)->isExhaustive);
        const auto bounded = judgeCuts(*context.graph, *context.costModel, question, control, 3);
        QVERIFY(!bounded->isExhaustive);
        QCOMPARE(bounded->cutCount, 4U);  // each edge has its cut
    }

    void groupsOfRealNetworksTakeMilliseconds() {
        RunControl control;
        const auto graph = importModel(dataDir() / "models" / "efficientnet_b0.onnx", {}, control)->graph;
        for (const Scheme scheme : {Scheme::Lbdf, Scheme::Brr}) {
            const auto context = contextOf(graph, scheme);
            Random random(2);
            std::size_t cuts = 0;
            std::size_t ops = 0;
            std::size_t groups = 0;
            const auto begin = std::chrono::steady_clock::now();
            for (int round = 0; round < 5; ++round)
                for (const FitQuestion& question : invalidQuestions(context, random)) {
                    const auto truth = judgeCuts(*graph, *context.costModel, question, control);
                    QVERIFY(truth->cutCount > 0);
                    cuts += truth->cutCount;
                    ops += static_cast<std::size_t>(question.group.count());
                    ++groups;
                }
            const std::chrono::duration<double, std::milli> elapsed = std::chrono::steady_clock::now() - begin;
            qInfo("%s: %zu groups of %.1f ops, %.1f cuts each, %.2f ms each", schemeName(scheme), groups,
                  static_cast<double>(ops) / static_cast<double>(groups),
                  static_cast<double>(cuts) / static_cast<double>(groups),
                  elapsed.count() / static_cast<double>(groups));
        }
    }
};

QTEST_APPLESS_MAIN(TestCutTruth)
#include "tst_cut_truth.moc"
