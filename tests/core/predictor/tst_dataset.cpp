// SPDX-License-Identifier: Apache-2.0
// Sampling, splits, labels and the file of the data set.
#include <QtTest>

#include <QTemporaryDir>
#include <map>
#include <set>

#include "core/base/error.h"
#include "core/cost/cost_model.h"
#include "core/graph/fingerprint.h"
#include "core/io/predictor_file.h"
#include "core/plan/plan_check.h"
#include "core/predictor/known_models.h"
#include "core/predictor/lessons.h"
#include "core/predictor/sampling.h"
#include "tests/support/graph_text.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

/// A small residual network whose groups need from a few KiB to a few MiB.
std::shared_ptr<const OpGraph> network(int channels) {
    const std::string c = std::to_string(channels);
    std::string text = "x:3x448x448 > stem:Conv7c" + c + "s2p3 > s:Relu";
    std::string last = "s";
    for (int block = 0; block < 6; ++block) {
        const std::string b = std::to_string(block);
        text += "; " + last + " > a" + b + ":Conv3 > ra" + b + ":Relu > b" + b + ":Conv3 > add" + b + ":Add > r" + b +
                ":Relu; " + last + " > add" + b;
        last = "r" + b;
    }
    return graphFrom(text);
}

std::vector<SampledModel> models() {
    std::vector<SampledModel> all;
    for (const int channels : {64, 96}) {
        const auto graph = network(channels);
        all.push_back({graph, channels == 64 ? "resnet18.onnx" : "vgg16.onnx", fingerprint(*graph)});
    }
    return all;
}

SamplingParams small(Scheme scheme = Scheme::Lbdf) {
    SamplingParams params;
    params.scheme = scheme;
    params.groupsFactor = 0.1;
    return params;
}

Dataset sampled(const SamplingParams& params) {
    RunControl control;
    return *sampleDataset(models(), params, control);
}

Accelerator acceleratorOf(const DataSource& source, Scheme scheme) {
    Accelerator accelerator;
    accelerator.scheme = scheme;
    accelerator.activationBits = source.activationBits;
    accelerator.weightBits = source.weightBits;
    return accelerator;
}

std::map<std::string, std::shared_ptr<const OpGraph>> graphs() {
    std::map<std::string, std::shared_ptr<const OpGraph>> byFingerprint;
    for (const SampledModel& model : models()) byFingerprint[model.fingerprint] = model.graph;
    return byFingerprint;
}

QString refusal(const std::string& text) {
    try {
        decodeDataset(text, "d.groups");
        return {};
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
}

}  // namespace

class TestDataset : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void sameSeedSameDataWhateverTheThreads() {
        SamplingParams params = small();
        const Dataset one = sampled(params);
        params.threads = 3;
        QVERIFY(sampled(params) == one);
        params.seed = 2;
        QVERIFY(!(sampled(params) == one));
        QVERIFY(one.groups.size() > 200);
    }

    void labelsAreThoseOfTheCostModel_data() {
        QTest::addColumn<int>("scheme");
        QTest::newRow("LBDF") << static_cast<int>(Scheme::Lbdf);
        QTest::newRow("BRR") << static_cast<int>(Scheme::Brr);
    }
    void labelsAreThoseOfTheCostModel() {
        QFETCH(int, scheme);
        const Dataset data = sampled(small(static_cast<Scheme>(scheme)));
        const auto byFingerprint = graphs();
        std::vector<std::shared_ptr<const CostModel>> costs;
        for (const DataSource& source : data.sources)
            costs.push_back(makeCostModel(byFingerprint.at(source.fingerprint), acceleratorOf(source, data.scheme)));
        int cuts = 0;
        for (const DataGroup& group : data.groups) {
            const CostModel& cost = *costs[static_cast<std::size_t>(group.source)];
            const auto fits = [&](const GroupSet& ops, std::int64_t beta) {
                return cost.price({&ops, 1}, beta).front().fits(beta);
            };
            for (const std::int64_t kib : kPaperBuffersKib)
                QCOMPARE(group.fits(kib * 1024), fits(group.ops, kib * 1024));
            QVERIFY(group.enoughBytes);
            QVERIFY(fits(group.ops, *group.enoughBytes) && !fits(group.ops, *group.enoughBytes - 1));
            const OpGraph& graph = *byFingerprint.at(data.sources[static_cast<std::size_t>(group.source)].fingerprint);
            for (const CutGroup& cut : group.cuts) {
                ++cuts;
                bool all = true;
                bool fewer = true;
                for (const GroupSet& piece : piecesWithout(graph, group.ops, cut.cut)) {
                    all = all && fits(piece, *cut.enoughBytes);
                    fewer = fewer && fits(piece, *cut.enoughBytes - 1);
                }
                QVERIFY(all && !fewer);
            }
        }
        QVERIFY(cuts > 20);
    }

    void equalGroupsAreInOneSplit() {
        const Dataset data = sampled(small());
        const auto byFingerprint = graphs();
        std::map<std::uint64_t, Split> splits;
        std::map<Split, int> counts;
        std::set<std::pair<int, std::vector<OpId>>> unique;
        for (const DataGroup& group : data.groups) {
            const DataSource& source = data.sources[static_cast<std::size_t>(group.source)];
            const SignatureTable table(byFingerprint.at(source.fingerprint));
            const auto [known, isNew] = splits.emplace(table.signature(group.ops), group.split);
            QVERIFY(isNew || known->second == group.split);
            QVERIFY(unique.emplace(group.source, group.ops.ops()).second);
            ++counts[group.split];
        }
        QVERIFY(splits.size() < data.groups.size());  // blocks repeat
        const auto share = [&](Split split) {
            return static_cast<double>(counts[split]) / static_cast<double>(data.groups.size());
        };
        QVERIFY(share(Split::Train) > 0.7 && share(Split::Validation) > 0.03 && share(Split::Test) > 0.03);
    }

    void piecesAreComponentsOfWhatIsLeft() {
        const auto graph = graphFrom("x:4x8x8 > a:Relu > b:Relu > c:Add; a > c; c > d:Relu");
        const GroupSet all = groupOf(*graph, "a b c d");
        const auto pair = [&](const char* from, const char* to) {
            return OpPair(*graph->findOp(from), *graph->findOp(to));
        };
        QCOMPARE(piecesWithout(*graph, all, {pair("a", "b")}).size(), std::size_t{1});  // a still reaches c
        const auto two = piecesWithout(*graph, all, {pair("c", "d")});
        QCOMPARE(two.size(), std::size_t{2});
        QCOMPARE(namesOf(*graph, two[0]), std::string("a b c"));
        Random random(4);
        for (int round = 0; round < 200; ++round) {
            const auto cut = randomCut(*graph, all, random);
            QVERIFY(!cut.empty() && std::is_sorted(cut.begin(), cut.end()));
            for (const GroupSet& piece : piecesWithout(*graph, all, cut)) QVERIFY(piece.isSubsetOf(all));
        }
    }

    void networksWithGatesAreNotForBrr() {
        const auto gated = graphFrom("x:4x8x8 > c:Conv3 > g:Gap > s:Sigmoid > m:Mul; c > m");
        QVERIFY(hasSqueezeAndExcite(*gated));
        QVERIFY(!hasSqueezeAndExcite(*network(64)));
        const std::vector<SampledModel> only{{gated, "gated.onnx", "f"}};
        RunControl control;
        QVERIFY_EXCEPTION_THROWN(sampleDataset(only, small(Scheme::Brr), control), Error);
    }

    void aModelThatTeachesNothingIsRefused() {
        RunControl control;
        for (const char* text : {"x:4x8x8 > c:Conv3 > r:Relu", "x:512x7x7 > c:Conv3c9000"}) {
            const auto graph = graphFrom(text);
            const std::vector<SampledModel> only{{graph, "tiny.onnx", "f"}};
            try {
                sampleDataset(only, small(), control);
                QFAIL("sampled");
            } catch (const Error& error) {
                QCOMPARE(error.where(), std::string("tiny.onnx"));
                QVERIFY(!error.hint().empty());
            }
        }
        QVERIFY_EXCEPTION_THROWN(sampleDataset({}, small(), control), Error);
    }

    void samplingStops() {
        RunControl control;
        control.requestStop();
        QVERIFY(!sampleDataset(models(), small(), control));
    }

    void knownNetworksHaveAtLeastThePapersNumbers() {
        const std::map<std::string, int> tableOne{{"vgg16.onnx", 715},
                                                  {"squeezenet1_1.onnx", 795},
                                                  {"mobilenet_v2.onnx", 1100},
                                                  {"mobilenet_v3_small.onnx", 203},
                                                  {"mobilenet_v3_large.onnx", 251},
                                                  {"resnet18.onnx", 715},
                                                  {"resnet101.onnx", 3476},
                                                  {"efficientnet_b0.onnx", 1364},
                                                  {"efficientnet_b3.onnx", 2247}};
        for (const auto& [file, groups] : tableOne) QVERIFY2(groupsPerModel(file) >= groups, file.c_str());
        QCOMPARE(familyOf("resnet152.onnx"), std::string("ResNet"));
        QCOMPARE(familyOf("deeplabv3_mobilenet_v3_large.onnx"), std::string("MobileNetV3"));
        QCOMPARE(familyOf("mynet-7.onnx"), std::string("mynet"));
    }

    void surviveTheFile() {
        const Dataset data = sampled(small());
        QTemporaryDir folder;
        const std::string file = folder.filePath("d.groups").toStdString();
        writeDataset(file, data);
        QVERIFY(readDataset(file) == data);
    }

    void badFilesAreRefused_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("expected");
        QTest::newRow("newer") << "fusescope/groups/1"
                               << "fusescope/groups/2"
                               << "another version";
        QTest::newRow("foreign") << "fusescope/groups/1"
                                 << "name,value"
                                 << "no data set";
        QTest::newRow("scheme") << "LBDF"
                                << "XYZ"
                                << "no scheme";
        QTest::newRow("split") << " train "
                               << " exam "
                               << "no split";
        QTest::newRow("source") << "group 0 "
                                << "group 9 "
                                << "not a number from 0 to";
        QTest::newRow("kind") << "\ngroup "
                              << "\nflock "
                              << "unknown line";
        QTest::newRow("bits") << " 16 16"
                              << " 16 99"
                              << "not a number";
        QTest::newRow("field") << " 16 16\n"
                               << " 16 16 1\n"
                               << "more fields";
        QTest::newRow("label") << " train "
                               << " train 1"
                               << "damaged";
        QTest::newRow("no end") << "\nend "
                                << "\n"
                                << "d.groups:";
    }
    void badFilesAreRefused() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, expected);
        std::string text = encodeDataset(sampled(small()));
        const auto at = text.find(from.toStdString());
        QVERIFY(at != std::string::npos);
        text.replace(at, static_cast<std::size_t>(from.size()), to.toStdString());
        const QString said = refusal(text);
        QVERIFY2(said.contains(expected), qPrintable(said));
        QVERIFY(said.startsWith("d.groups:"));
    }

    void everyTruncationIsRefused() {
        const std::string text = encodeDataset(sampled(small()));
        for (std::size_t length = 0; length + 1 < text.size(); length += 1013)
            QVERIFY(!refusal(text.substr(0, length)).isEmpty());
    }

    void lessonsKeepToTheirSplitAndFamily() {
        const auto data = std::make_shared<const Dataset>(sampled(small()));
        const auto training = std::make_shared<const TrainingData>(data, graphs(), FeatureSet::Ratios);
        const auto lessons = makeLessons(training, Drawing::Near, 1, "ResNet");
        QVERIFY(lessons->epoch(3) == lessons->epoch(3));
        QVERIFY(!(lessons->epoch(3) == lessons->epoch(4)));
        int near = 0;
        for (const Sample& sample : lessons->epoch(0)) {
            const DataGroup& group = data->groups[static_cast<std::size_t>(sample.group)];
            QVERIFY(group.split == Split::Train);
            QVERIFY(data->sources[static_cast<std::size_t>(group.source)].family != "ResNet");
            const auto& enough =
                sample.cut < 0 ? group.enoughBytes : group.cuts[static_cast<std::size_t>(sample.cut)].enoughBytes;
            QCOMPARE(sample.isInvalid, *enough > sample.betaBytes);
            QVERIFY(!isNearUnseenBuffer(sample.betaBytes));
            near += *enough > sample.betaBytes * 4 / 5 && *enough < sample.betaBytes * 5 / 4 ? 1 : 0;
        }
        QVERIFY(near > 100);
        for (const Sample& sample : lessons->validation())
            QVERIFY(data->groups[static_cast<std::size_t>(sample.group)].split == Split::Validation);
        const auto published = makeLessons(training, Drawing::Published, 1);
        for (const Sample& sample : published->epoch(0)) {
            QVERIFY(sample.cut < 0);
            QVERIFY(std::any_of(std::begin(kPaperBuffersKib), std::end(kPaperBuffersKib),
                                [&](std::int64_t kib) { return kib * 1024 == sample.betaBytes; }));
        }
    }

    void aDataSetOfOtherModelsIsRefused() {
        const auto data = std::make_shared<const Dataset>(sampled(small()));
        QVERIFY_EXCEPTION_THROWN(TrainingData(data, {}, FeatureSet::Ratios), Error);
        Dataset foreign = *data;
        foreign.groups.front().ops.insert(OpId(5000));
        QVERIFY_EXCEPTION_THROWN(TrainingData(std::make_shared<const Dataset>(foreign), graphs(), FeatureSet::Ratios),
                                 Error);
    }
};

QTEST_APPLESS_MAIN(TestDataset)
#include "tst_dataset.moc"
