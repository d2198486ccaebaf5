// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/targets.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <stdexcept>

#include "core/base/error.h"
#include "core/io/accelerator_file.h"
#include "core/io/atomic_file.h"
#include "core/io/batch_file.h"
#include "core/io/exchange/onnx_copy.h"
#include "core/io/exchange/plan_import.h"
#include "core/io/experiment_file.h"
#include "core/io/paper_file.h"
#include "core/io/plan_file.h"
#include "core/io/predictor_file.h"
#include "core/io/reproduced_data.h"
#include "core/io/search_curve.h"
#include "core/layout/helper_messages.h"
#include "core/plan/plan_check.h"
#include "core/predictor/byte_stream.h"
#include "core/scene/op_query.h"
#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/model_invariants.h"
#include "tests/fuzz/seeds.h"

namespace fusescope::test {
namespace {

constexpr int kMostPricedOps = 100;  // keeps a run short: prices of large graphs are for mutate_models

/// Refusing is right, and so is taking.
template <class Read>
void refusedOr(Read&& read) {
    try {
        read();
    } catch (const Error&) {
    }
}

void readModel(std::string_view bytes) {
    const MemoryFile file(bytes);
    refusedOr([&] {
        RunControl control;
        const auto model = importModel(file.path(), {}, control);
        checkGraph(*model->graph);
        if (model->graph->opCount() <= kMostPricedOps) checkPrices(model->graph, bytes.size(), 2);
    });
}

void readHardware(std::string_view bytes) {
    const MemoryFile file(bytes);
    refusedOr([&] {
        const MemoryFile again(acceleratorText(readAccelerator(file.path())));
        readAccelerator(again.path());
    });
}

void readPlanFile(std::string_view bytes) {
    const MemoryFile file(bytes);
    refusedOr([&] { readPlanModelFile(file.path()); });
    refusedOr([&] { readPlanAccelerator(file.path()); });
    refusedOr([&] {
        const LoadedPlan loaded = readPlan(file.path(), smallGraph(), "f");
        if (!checkPartition(smallGraph(), loaded.record.plan.groups()).empty())
            throw std::logic_error("a plan that is no partition was taken");
        const std::string text = planText(loaded.record, smallGraph());
        const MemoryFile again(text);
        // what was no UTF-8 is repaired when it is written
        if (planText(readPlan(again.path(), smallGraph(), "f").record, smallGraph()) != text)
            throw std::logic_error("a plan is not what was written:\n" + text);
    });
}

void readPaper(std::string_view bytes) {
    const MemoryFile file(bytes);
    refusedOr([&] { PaperFigures::read(file.path()); });
}

void readExperimentFile(std::string_view bytes) {
    const MemoryFile file(bytes);
    refusedOr([&] { experimentJson(readExperiment(file.path())); });
}

void readTableOne(std::string_view bytes) {
    refusedOr([&] { reproducedDataText(reproducedDataFrom(bytes, "table")); });
}

template <ImportedPlan (*kRead)(const std::filesystem::path&, const OpGraph&)>
void readForeignPlan(std::string_view bytes) {
    const MemoryFile file(bytes);
    refusedOr([&] {
        const ImportedPlan imported = kRead(file.path(), smallGraph());
        if (!checkPartition(smallGraph(), imported.plan.groups()).empty())
            throw std::logic_error("a plan that is no partition was taken");
    });
}

void readQuery(std::string_view bytes) {
    const auto parsed = OpQuery::parse(bytes);
    if (const auto* const error = std::get_if<QueryError>(&parsed)) {
        if (error->position + error->length > bytes.size()) throw std::logic_error("an error is outside of its query");
        return;
    }
    const auto count = static_cast<std::size_t>(smallGraph().opCount());
    const QuerySubject subject{smallGraph(), nullptr, std::vector<double>(count, 1e6), {}, {}};
    std::get<OpQuery>(parsed).matchesIn(subject);
}

/// Damage is found by the hash: what lies behind it is reached with a right one.
std::string resealed(std::string_view bytes) {
    ByteWriter writer;
    writer.raw(bytes.substr(0, bytes.size() - std::min(bytes.size(), sizeof(std::uint64_t))));
    return writer.sealed();
}

void readWeights(std::string_view bytes) {
    refusedOr([&] {
        const GnnWeights weights = decodeGnnWeights(resealed(bytes), "weights");
        if (placesOf(weights.shape).count != weights.values.size()) throw std::logic_error("weights without a place");
        if (decodeGnnWeights(encodeGnnWeights(weights), "weights") != weights)
            throw std::logic_error("weights are not what was written");
    });
}

void readExplainers(std::string_view bytes) {
    refusedOr([&] {
        const ExplainerWeights weights = decodeExplainerWeights(resealed(bytes), "explainers");
        if (decodeExplainerWeights(encodeExplainerWeights(weights), "explainers") != weights)
            throw std::logic_error("explainers are not what was written");
    });
}

void readCheckpointBytes(std::string_view bytes) {
    refusedOr([&] { decodeCheckpoint(resealed(bytes), "seed", "checkpoint"); });
}

/// The last line holds the hash; it is made anew.
void readGroups(std::string_view bytes) {
    const std::size_t end = bytes.rfind("end ");
    std::string text(bytes.substr(0, std::min(end, bytes.size())));
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string hash(16, '0');
    std::uint64_t rest = fnvHash(text);
    for (std::size_t i = hash.size(); i-- > 0; rest >>= 4) hash[i] = kDigits[rest & 15];
    text += "end " + hash + "\n";
    refusedOr([&] {
        const Dataset dataset = decodeDataset(text, "groups");
        statisticsOf(dataset);
        if (decodeDataset(encodeDataset(dataset), "groups") != dataset)
            throw std::logic_error("groups are not what was written");
    });
}

void readLayoutMessages(std::string_view bytes) {
    refusedOr([&] {
        const LayoutQuestion question = readQuestion(bytes);
        readQuestion(questionText(question));
    });
    LayoutQuestion asked;
    asked.pieces.push_back(Piece{});
    asked.pieces.back().nodes = {{10, 10}, {10, 10}, {10, 10}};
    asked.pieces.back().links = {{0, 1}, {1, 2}};
    if (readAnswer(bytes, asked).size() != 1) throw std::logic_error("an answer has as many entries as pieces");
}

/// A folder in memory, for what is read and written by name; gone with the program.
class ScratchFolder {
 public:
    ScratchFolder() : path_("/dev/shm/fusescope-fuzz-" + std::to_string(::getpid())) {
        std::filesystem::create_directories(path_);
    }
    ~ScratchFolder() {
        std::error_code failure;
        std::filesystem::remove_all(path_, failure);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

 private:
    std::filesystem::path path_;
};

const std::filesystem::path& scratchFolder() {
    static const ScratchFolder kFolder;
    return kFolder.path();
}

void readResult(std::string_view bytes) {
    const MemoryFile file(bytes);
    refusedOr([&] {
        const SearchCurve curve = readSearchCurve(file.path());
        if (curve.trace.empty() || curve.evaluatedPlans < curve.trace.back().plans)
            throw std::logic_error("a curve without an end was taken");
    });
}

void readBatchFiles(std::string_view bytes) {
    const BatchCell cell{"cell", "m.onnx", "edge", "buffer: 1"};
    writeFileAtomically(batchFile(scratchFolder()), bytes);
    writeFileAtomically(cellFile(scratchFolder(), cell), bytes);
    refusedOr([&] {
        const CellList list = readBatch(scratchFolder());
        writeBatch(scratchFolder(), list);
        if (readBatch(scratchFolder()) != list) throw std::logic_error("a batch is not what was written");
    });
    refusedOr([&] { readCell(scratchFolder(), cell, "request"); });
}

/// What opens can be copied, and the copy is the same model.
void copyModel(std::string_view bytes) {
    const MemoryFile file(bytes);
    refusedOr([&] {
        RunControl control;
        const auto model = importModel(file.path(), {}, control);
        const FusionPlan plan = FusionPlan::singletons(model->graph->opCount());
        PlanEvaluation evaluation;
        evaluation.groups.resize(static_cast<std::size_t>(plan.groupCount()));
        const auto copy = scratchFolder() / "copy.onnx";
        writeOnnxCopy(file.path(), model->folded, {*model->graph, plan, evaluation, {}, "m.onnx"}, copy, control);
        const auto again = importModel(copy, {}, control);
        if (again->fingerprint != model->fingerprint) throw std::logic_error("a copy is another model");
    });
}

constexpr std::array kTargets{
    FuzzTarget{"onnx", readModel},
    FuzzTarget{"accelerator", readHardware},
    FuzzTarget{"plan", readPlanFile},
    FuzzTarget{"paper", readPaper},
    FuzzTarget{"experiment", readExperimentFile},
    FuzzTarget{"table", readTableOne},
    FuzzTarget{"csv", readForeignPlan<readGroupsCsv>},
    FuzzTarget{"model-explorer", readForeignPlan<readModelExplorerData>},
    FuzzTarget{"tensorrt", readForeignPlan<readTensorRtLayers>},
    FuzzTarget{"openvino", readForeignPlan<readOpenVinoGraph>},
    FuzzTarget{"query", readQuery},
    FuzzTarget{"weights", readWeights},
    FuzzTarget{"explainers", readExplainers},
    FuzzTarget{"checkpoint", readCheckpointBytes},
    FuzzTarget{"groups", readGroups},
    FuzzTarget{"layout", readLayoutMessages},
    FuzzTarget{"result", readResult},
    FuzzTarget{"batch", readBatchFiles},
    FuzzTarget{"onnx-copy", copyModel},
};

}  // namespace

std::span<const FuzzTarget> fuzzTargets() { return kTargets; }

const FuzzTarget* findFuzzTarget(std::string_view name) {
    const auto found =
        std::find_if(kTargets.begin(), kTargets.end(), [&](const auto& one) { return one.name == name; });
    return found == kTargets.end() ? nullptr : &*found;
}

}  // namespace fusescope::test
