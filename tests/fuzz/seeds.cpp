// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/seeds.h"

#include <unistd.h>

#include <filesystem>
#include <functional>
#include <map>

#include "core/io/accelerator_file.h"
#include "core/io/atomic_file.h"
#include "core/io/batch_file.h"
#include "core/io/experiment_file.h"
#include "core/io/plan_file.h"
#include "core/io/predictor_file.h"
#include "core/io/reproduced_data.h"
#include "core/layout/helper_messages.h"
#include "tests/support/graph_text.h"

namespace fusescope::test {
namespace {

using Seeds = std::vector<std::string>;

Accelerator fullAccelerator() {
    Accelerator all;
    all.name = "edge \"256k\"";
    all.scheme = Scheme::Brr;
    all.rowWise = RowWise::Buffered;
    all.weightBufferBytes = 1 << 20;
    all.rowAlignmentBytes = 64;
    all.maxGroupOps = 12;
    all.prefetchRows = 2;
    all.sliceChoice = SliceChoice::Fixed;
    all.optimusCompat = true;
    all.dram = DramTraits{8e9, 2e-11};
    all.compute = ComputeTraits{1024, 1e9};
    return all;
}

Seeds planSeeds() {
    const OpGraph& graph = smallGraph();
    PlanRecord record;
    record.modelFile = "m.onnx";
    record.fingerprint = "f";
    record.plan = FusionPlan::fromGroups(graph.opCount(),
                                         {groupOf(graph, "c1 r1"), groupOf(graph, "c2 add"), groupOf(graph, "g")});
    Seeds seeds{planText(record, graph)};
    record.accelerator = fullAccelerator();
    record.overrides.cut.push_back(graph.edges().front());
    record.overrides.keep.push_back(graph.edges().back());
    record.overrides.alone.push_back(OpId(0));
    record.overrides.locked.push_back(record.plan.groups().front());
    record.notes[record.plan.groups().front()] = "a: note #1";
    seeds.push_back(planText(record, graph));
    return seeds;
}

Seeds experimentSeeds() {
    Experiment experiment;
    experiment.setting = {"m.onnx", Scheme::Lbdf, 262144, "local", "pg", "mixed", 5000, 0.5, true};
    experiment.runs.resize(2);
    experiment.runs[1].trace = {{1, 1000}, {7, 900}};
    experiment.runs[1].missedFirstTries = 3;
    return {experimentJson(experiment)};
}

Seeds tableSeeds() {
    ReproducedData data;
    data.networks.push_back({"VGG16", Scheme::Brr, 715, 700, {1, 2, 3, 4, 5}});
    data.predictors.push_back({Scheme::Lbdf, "paper", 100, 0.95, 0.96});
    return {reproducedDataJson(data)};
}

GnnWeights smallWeights(const GnnShape& shape) {
    Random random(1);
    GnnWeights weights{shape, Scheme::Lbdf, "ratios/1", "default", initialGnnValues(shape, random)};
    weights.values = roundedToHalf(weights.values);
    return weights;
}

Seeds weightSeeds() {
    return {encodeGnnWeights(smallWeights({2, 3, 1, 0, false, false})),
            encodeGnnWeights(smallWeights({2, 2, 2, 2, true, true}))};
}

Seeds explainerSeeds() {
    Random random(1);
    ExplainerWeights weights;
    weights.variant = "default";
    weights.features = "ratios/1";
    weights.pg = initialPgWeights(2, 2, random);
    weights.pgBudget = initialPgWeights(2, 2, random);
    weights.rg = initialRgWeights(2, 2, 2, random);
    return {encodeExplainerWeights(weights)};
}

Seeds checkpointSeeds() {
    TrainParams params;
    params.shape = {2, 3, 1, 0, false, false};
    TrainingState state = initialState(params);
    state.epochs.resize(2);
    return {encodeCheckpoint(state, "seed")};
}

Seeds groupSeeds() {
    Dataset dataset;
    dataset.sources.push_back({"m.onnx", "f", "ResNet", 16, 8});
    DataGroup group{0, Split::Test, GroupSet{OpId(0), OpId(1), OpId(3)}, 4096, {}};
    group.cuts.push_back({{{OpId(0), OpId(1)}}, 2048});
    dataset.groups = {group, {0, Split::Train, GroupSet{OpId(2)}, std::nullopt, {}}};
    return {encodeDataset(dataset)};
}

Seeds layoutSeeds() {
    LayoutQuestion question;
    Piece piece;
    piece.nodes = {{10, 10}, {10, 10}, {10, 10}};
    piece.links = {{0, 1, true}, {1, 2}};
    question.pieces = {piece, piece};
    const PlacedPiece placed{{{1, 2}, {3, 4}, {5, 6}}, {{{1, 2}, {2, 2}, {2, 3}, {3, 4}}, {}}};
    return {questionText(question), answerText(0, placed)};
}

Seeds batchSeeds() {
    const BatchCell cell{"cell", "m.onnx", "edge", "buffer: 1"};
    const auto folder = std::filesystem::temp_directory_path() / ("fusescope-seeds-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    writeBatch(folder, {"request", {cell}});
    writeCell(folder, {cell, "request", "f", {}, {{1024, 5, 6, 7, 5, 3, 2, true}}, 12});
    writeCell(folder, {{"other", "n.onnx", "edge", "buffer: 1"}, "request", {}, "it is no model", {}, 1});
    const Seeds seeds{readWholeFile(batchFile(folder)), readWholeFile(cellFile(folder, cell)),
                      readWholeFile(cellFile(folder, {"other", {}, {}, {}}))};
    std::filesystem::remove_all(folder);
    return seeds;
}

const std::map<std::string_view, std::function<Seeds()>>& makers() {
    static const std::map<std::string_view, std::function<Seeds()>> kMakers{
        {"accelerator",
         [] {
             return Seeds{acceleratorText({}), acceleratorText(fullAccelerator())};
         }},
        {"plan", planSeeds},
        {"experiment", experimentSeeds},
        {"table", tableSeeds},
        {"csv", [] { return Seeds{"op_name,group\nc1,0\n\"r1\",0\nghost,\"a\"\"b\"\n'=c2,1\n"}; }},
        {"model-explorer",
         [] {
             return Seeds{R"({"g": {"results": {"c1": {"value": 1}, "r1": {"value": 1}, "add": {"value": "x"}}}})"};
         }},
        {"tensorrt",
         [] { return Seeds{R"({"Layers": ["c1 + r1", {"Name": "c2"}, "{ForeignNode[a...b]}", "Reformatting x"]})"}; }},
        {"openvino",
         [] {
             return Seeds{
                 R"(<net><layers><layer name="c1"><data originalLayersNames="c1,r1"/></layer><layer name="c2"><rt_info>)"
                 R"(<attribute name="originalLayersNames" value="c2, add,ghost"/></rt_info></layer></layers></net>)"};
         }},
        {"query",
         [] {
             return Seeds{"op:Conv|Re* dram>1M -group:invalid name:/c[0-9]+$/ shape:8x8 \"two words\"",
                          "/(a|b)*c{2,3}[^x]\\d/ family:conv in>=2 out=1 weights<=64KiB ops!=3"};
         }},
        {"weights", weightSeeds},
        {"explainers", explainerSeeds},
        {"checkpoint", checkpointSeeds},
        {"groups", groupSeeds},
        {"layout", layoutSeeds},
        {"result",
         [] {
             return Seeds{R"({"schema":"fusescope/result/1","evaluated_plans":9,)"
                          R"("trace":[{"plans":1,"dram_bytes":100},{"plans":5,"dram_bytes":90}]})"};
         }},
        {"batch", batchSeeds},
    };
    return kMakers;
}

}  // namespace

const OpGraph& smallGraph() {
    static const auto graph = graphFrom("x:3x8x8 > c1:Conv3c8 > r1:Relu > c2:Conv3c8 > add:Add; r1 > add; add > g:Gap");
    return *graph;
}

std::vector<std::string> seedsOf(std::string_view target) {
    const auto found = makers().find(target);
    return found == makers().end() ? Seeds{} : found->second();
}

}  // namespace fusescope::test
