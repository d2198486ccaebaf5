// SPDX-License-Identifier: Apache-2.0
// The frames of a split as files: numbered SVG or PNG pictures, or one animated GIF. They paint what the canvas paints.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/run_control.h"
#include "core/scene/theme.h"
#include "ui/player/split_stage.h"

namespace fusescope {

enum class SplitPictures { Svg, Png, Gif };

struct SplitExport {
    SplitStageContent content;
    std::vector<SplitStep> steps;
    std::vector<std::string> words;  ///< [steps] a line above each picture
    Theme theme;
    SplitPictures kind = SplitPictures::Gif;
    std::filesystem::path file;  ///< numbered pictures: "split.svg" becomes "split-01.svg", "split-02.svg"…
    double scale = 1.0;          ///< pixels per scene unit, of PNG and GIF
};

/// A picture a step, and for a GIF some between. Blocks: for a worker thread. Files written so far stay when stopped.
/// Returns the files; throws Error.
std::vector<std::filesystem::path> exportSplit(const SplitExport& request, RunControl& control);

/// "split-07.svg".
std::filesystem::path numbered(const std::filesystem::path& file, std::size_t number, std::size_t count);

}  // namespace fusescope
