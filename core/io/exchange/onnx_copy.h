// SPDX-License-Identifier: Apache-2.0
// A copy of an ONNX file whose nodes say which fusion group they are in. Weights go through it piece by piece.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "core/base/run_control.h"
#include "core/import/model_importer.h"
#include "core/io/exchange/plan_export.h"

namespace fusescope {

struct OnnxCopy {
    int markedNodes = 0;           ///< of the graph of the file
    int otherNodes = 0;            ///< constants and what became of no op
    bool hasExternalData = false;  ///< weights in other files, which the copy expects beside itself
    int irVersion = 0;             ///< of the copy
};

/// Writes `output`: the file that was opened, byte for byte, but IR version 10 at least, and in the metadata of every
/// node "namespace" (group_007, by which Model Explorer nests), "fusion_group", and the bytes of the group; a call of a
/// local function whose ops are in several groups lists them. The model's metadata names the accelerator and the
/// totals. Memory does not grow with the weights. Nothing when stopped. Throws Error, also if `output` is the model
/// itself.
std::optional<OnnxCopy> writeOnnxCopy(const std::filesystem::path& modelFile, const std::vector<FoldedNode>& folded,
                                      const ExportedPlan& exported, const std::filesystem::path& output,
                                      RunControl& control);

}  // namespace fusescope
