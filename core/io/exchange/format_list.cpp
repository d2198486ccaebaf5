// SPDX-License-Identifier: Apache-2.0
#include "core/io/exchange/format_list.h"

#include <array>

namespace fusescope {
namespace {

constexpr std::array kExports{
    ExportFormat{"csv", "Groups of ops, CSV", "csv", groupsCsv},
    ExportFormat{"dot", "Graphviz, DOT", "dot", planDot},
    ExportFormat{"model-explorer", "Model Explorer, graph", "json", modelExplorerGraph},
    ExportFormat{"model-explorer-data", "Model Explorer, node data", "json", modelExplorerNodeData},
    ExportFormat{"model-explorer-edges", "Model Explorer, edge overlays", "json", modelExplorerEdges},
    ExportFormat{"netron", "Netron, attachment", "json", netronAttachment},
    ExportFormat{"perfetto", "Perfetto, trace", "json", perfettoTrace}};

constexpr std::array kImports{
    ImportFormat{"csv", "Groups of ops, CSV", "csv", readGroupsCsv},
    ImportFormat{"model-explorer", "Model Explorer, node data", "json", readModelExplorerData},
    ImportFormat{"openvino", "OpenVINO, execution graph", "xml", readOpenVinoGraph},
    ImportFormat{"tensorrt", "TensorRT, layer information", "json", readTensorRtLayers}};

}  // namespace

std::span<const ExportFormat> exportFormats() { return kExports; }
std::span<const ImportFormat> importFormats() { return kImports; }

}  // namespace fusescope
