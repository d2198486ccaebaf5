// SPDX-License-Identifier: Apache-2.0
// The way of a file: structure without payload (structure_reader) -> nodes in order, checked (file_graph) -> sizes of
// the inputs (graph_inputs) -> shapes and constants (shape_inference) -> what is no op (node_folding) -> ops
// (op_assembly).
#include <onnx/onnx_pb.h>

#include <climits>
#include <new>

#include "core/base/error.h"
#include "core/graph/fingerprint.h"
#include "core/import/model_importer.h"
#include "core/import/onnx/assembly/node_folding.h"
#include "core/import/onnx/assembly/op_assembly.h"
#include "core/import/onnx/file_graph.h"
#include "core/import/onnx/graph_inputs.h"
#include "core/import/onnx/readable_names.h"
#include "core/import/onnx/shapes/shape_inference.h"
#include "core/import/onnx/structure_reader.h"

namespace fusescope {
namespace {

onnx::ModelProto parseModel(const std::filesystem::path& file) {
    const std::string structure = readStructure(file);
    onnx::ModelProto model;
    if (!model.ParseFromArray(structure.data(), static_cast<int>(structure.size())))
        throw Error("the file is damaged", {}, "copy or export the model again");
    constexpr std::int64_t kFirstIrWithOpsets = 3;
    if (model.ir_version() >= kFirstIrWithOpsets && model.opset_import().empty())
        throw Error("the file names no operator set; its end may be missing", {}, "copy or export the model again");
    return model;
}

std::shared_ptr<const ImportedModel> importOrThrow(const std::filesystem::path& file, const ImportOptions& options,
                                                   RunControl& control) {
    onnx::ModelProto model = parseModel(file);
    const int repairedNames = makeNamesReadable(model);
    if (control.shouldStop()) return nullptr;
    FileGraph graph = buildFileGraph(model);
    ResolvedInputs inputs = resolveInputs(graph, options);
    if (!inferShapes(graph, inputs.symbols, control)) return nullptr;
    AssembledGraph assembled = assembleOps(model.graph().name(), graph, foldNodes(graph));

    auto imported = std::make_shared<ImportedModel>();
    imported->fileName = file.filename().string();
    imported->fingerprint = fingerprint(*assembled.graph);
    imported->graph = std::move(assembled.graph);
    imported->folded = std::move(assembled.folded);
    imported->missingDims = std::move(inputs.missingDims);
    imported->issues = std::move(inputs.issues);
    imported->issues.insert(imported->issues.end(), assembled.issues.begin(), assembled.issues.end());
    if (repairedNames > 0)
        imported->issues.push_back(
            {Severity::Warning,
             std::to_string(repairedNames) + " names hold characters that cannot be shown; they stand as \xEF\xBF\xBD",
             {},
             {}});
    return imported;
}

}  // namespace

std::shared_ptr<const ImportedModel> importModel(const std::filesystem::path& file, const ImportOptions& options,
                                                 RunControl& control) {
    const std::string name = file.filename().string();
    try {
        return importOrThrow(file, options, control);
    } catch (const Error& error) {
        if (!error.where().empty()) throw;
        throw Error(error.problem(), name, error.hint());
    } catch (const std::bad_alloc&) {
        throw Error("there is not enough memory for this model", name);
    } catch (const std::exception& error) {
        throw Error(std::string("the ONNX library cannot read this model: ") + error.what(), name);
    }
}

}  // namespace fusescope
