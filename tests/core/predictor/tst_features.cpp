// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "core/cost/cost_model.h"
#include "core/cost/fit_report.h"
#include "core/predictor/features.h"
#include "core/predictor/group_bytes.h"
#include "core/predictor/signature.h"
#include "tests/support/graph_text.h"
#include "tests/support/small_graph.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

const char* const kResidual =
    "x:16x28x28 > c1:Conv3 > r1:Relu > c2:Conv3 > add:Add > r2:Relu; r0:Relu > add; x > r0 > d:Dw3";

Accelerator brr() {
    Accelerator accelerator;
    accelerator.scheme = Scheme::Brr;
    return accelerator;
}

std::vector<float> featuresOf(const FeatureTable& table, const GroupSet& group, std::int64_t beta) {
    GnnGraph graph;
    table.append(graph, group, beta);
    return graph.features;
}

}  // namespace

class TestFeatures : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void haveTheCountTheyPromise() {
        const auto graph = graphFrom(kResidual);
        for (const FeatureSet set : {FeatureSet::Published, FeatureSet::Ratios})
            for (const Accelerator& accelerator : {Accelerator{}, brr()}) {
                const FeatureTable table(graph, accelerator, set);
                QCOMPARE(table.count(), featureCountOf(set, accelerator.scheme));
                QCOMPARE(featuresOf(table, groupOf(*graph, "c1 r1 c2"), 65536).size(),
                         static_cast<std::size_t>(3 * table.count()));
                QVERIFY(findFeatureSet(featureSetName(set)) == set);
            }
        QVERIFY(!findFeatureSet("ratios/99"));
    }

    void edgesAreThoseInsideTheGroup() {
        const auto graph = graphFrom(kResidual);
        const FeatureTable table(graph, {}, FeatureSet::Ratios);
        GnnGraph built;
        table.append(built, groupOf(*graph, "c1 r1"), 1 << 20);
        table.append(built, groupOf(*graph, "r1 c2 add"), 1 << 20);
        QCOMPARE(built.nodeStarts, (std::vector<std::int32_t>{0, 2, 5}));
        QCOMPARE(built.edgeStarts, (std::vector<std::int32_t>{0, 1, 3}));
        QCOMPARE(built.sources, (std::vector<std::int32_t>{0, 2, 3}));
        QCOMPARE(built.targets, (std::vector<std::int32_t>{1, 3, 4}));
    }

    void cutEdgesAreLeftOutAndNothingElse() {
        const auto graph = graphFrom(kResidual);
        const FeatureTable table(graph, {}, FeatureSet::Ratios);
        const GroupSet group = groupOf(*graph, "c1 r1 c2");
        const auto pairs = pairsInside(*graph, group);
        QCOMPARE(pairs.size(), std::size_t{2});
        GnnGraph whole;
        GnnGraph cut;
        table.append(whole, group, 1 << 20);
        table.append(cut, group, 1 << 20, {pairs[0]});
        QCOMPARE(cut.features, whole.features);
        QCOMPARE(cut.sources, std::vector<std::int32_t>{whole.sources[1]});
    }

    /// Half the bits in half the buffer, or the same network at twice the buffer and width: the same ratios.
    void ratiosDependOnNothingButTheRatio() {
        const auto graph = graphFrom(kResidual);
        Accelerator narrow;
        narrow.activationBits = narrow.weightBits = 8;
        const GroupSet group = groupOf(*graph, "c1 r1 c2 add");
        const FeatureTable wide(graph, {}, FeatureSet::Ratios);
        const FeatureTable half(graph, narrow, FeatureSet::Ratios);
        QCOMPARE(featuresOf(wide, group, 200000), featuresOf(half, group, 100000));
        QVERIFY(featuresOf(wide, group, 200000) != featuresOf(wide, group, 100000));
    }

    void neighboursOutsideShow() {
        const auto graph = graphFrom(kResidual);
        const FeatureTable table(graph, {}, FeatureSet::Ratios);
        const auto inner = featuresOf(table, groupOf(*graph, "c1 r1 c2"), 1 << 20);
        const auto cut = featuresOf(table, groupOf(*graph, "r1 c2"), 1 << 20);
        QVERIFY(!std::equal(cut.begin(), cut.begin() + table.count(), inner.begin() + table.count()));
    }

    /// Two 3x3 convolutions on 4x8x8, 8 bit. LBDF: 96 + 192 + 32 bytes of rows and 576 of weights. BRR, one channel at
    /// a time: 8·3·8 full + 1·8 sliced = 200, or 4·5·10 read + 3·8 sliced + 4·8 full = 256.
    void closedFormsAreRightOnPlainChains() {
        const auto graph = graphFrom("x:4x8x8 > c1:Conv3c8 > c2:Conv3c4");
        for (const Scheme scheme : {Scheme::Lbdf, Scheme::Brr}) {
            Accelerator accelerator;
            accelerator.scheme = scheme;
            accelerator.activationBits = accelerator.weightBits = 8;
            const std::vector<OpId> ops{OpId(0), OpId(1)};
            const auto bytes = groupBytes(opFacts(graph, accelerator), ops, scheme);
            const double guess = bytes[0][5] + bytes[1][5];
            QCOMPARE(guess, scheme == Scheme::Lbdf ? 896.0 : 200.0);
            if (scheme == Scheme::Brr) QCOMPARE(bytes[0][3] + bytes[1][3], 256.0);
            const auto enough = smallestBuffer(*makeCostModel(graph, accelerator), GroupSet(ops));
            QCOMPARE(static_cast<double>(*enough - 1), guess);
        }
    }

    /// A residual block of three convolutions: x waits in 4 rows (a worked example of LBDF), 3 of them for the window.
    void closedFormsKnowRowsThatWait() {
        const auto graph = graphFrom("x:1x28x28 > a:Conv3 > b:Conv3 > c:Conv3 > add:Add; x > add");
        Accelerator accelerator;
        accelerator.activationBits = accelerator.weightBits = 8;
        std::vector<OpId> ops;
        for (std::int32_t op = 0; op < graph->opCount(); ++op) ops.emplace_back(op);
        const auto bytes = groupBytes(opFacts(graph, accelerator), ops, Scheme::Lbdf);
        QCOMPARE(bytes[0][3], 3 * 28.0);
        QCOMPARE(bytes[0][4], 1 * 28.0);
    }

    void signaturesKnowStructureNotNames() {
        const auto graph = graphFrom(kResidual);
        const auto renamed =
            graphFrom("in:16x28x28 > k1:Conv3 > a:Relu > k2:Conv3 > sum:Add > b:Relu; q:Relu > sum; in > q > w:Dw3");
        const SignatureTable table(graph);
        const SignatureTable other(renamed);
        const GroupSet group = groupOf(*graph, "c1 r1 c2 add");
        QCOMPARE(table.signature(group), other.signature(groupOf(*renamed, "k1 a k2 sum")));
        QVERIFY(table.signature(group) != table.signature(groupOf(*graph, "c1 r1 c2")));
        QVERIFY(table.signature(groupOf(*graph, "c1 r1")) == table.signature(groupOf(*graph, "c1 r1")));
        QVERIFY(table.signature(groupOf(*graph, "r1 c2")) != table.signature(groupOf(*graph, "c1 r1")));
    }

    void opsWithoutShapesHaveNoFeatures() {
        SmallGraph small;
        small.input("x", {1, 4, 8, 8});
        small.op("y", "Relu", {"x"}, Shape{1, 4, 8, 8});
        small.op("z", "Relu", {"y"}, std::nullopt);
        const auto graph = small.build();
        const FeatureTable table(graph, {}, FeatureSet::Ratios);
        QVERIFY(table.isModelled(OpId(0)));
        QVERIFY(!table.isModelled(OpId(1)));
    }
};

QTEST_APPLESS_MAIN(TestFeatures)
#include "tst_features.moc"
