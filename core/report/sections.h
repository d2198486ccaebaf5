// SPDX-License-Identifier: Apache-2.0
// The sections of a plan's report, in the order of planDocument(). Those that have nothing to say are empty.
#pragma once

#include "core/report/plan_document.h"

namespace fusescope {

std::vector<Block> summaryBlocks(const ReportFacts& facts);
std::vector<Block> modelBlocks(const ReportFacts& facts);
std::vector<Block> groupBlocks(const ReportFacts& facts);
std::vector<Block> misfitBlocks(const ReportFacts& facts);
std::vector<Block> unfusableBlocks(const ReportFacts& facts);
std::vector<Block> adviceBlocks(const ReportFacts& facts);
std::vector<Block> bufferBlocks(const ReportFacts& facts);
std::vector<Block> searchBlocks(const ReportFacts& facts);
std::vector<Block> overrideBlocks(const ReportFacts& facts);
std::vector<Block> opBlocks(const ReportFacts& facts);
std::vector<Block> originBlocks(const ReportFacts& facts);

/// "3 groups"; `noun` in the singular.
std::string counted(std::int64_t count, const std::string& noun);
/// "12.3 %".
std::string percentText(double share, int decimals = 1);
/// The last two steps of a path: "…/block.0/Conv"; the whole name is in the tables of ops.
std::string shortName(const OpGraph& graph, OpId op);
/// "weights of …/block.0/Conv 120 KiB, rows from …/Relu 34 KiB", largest first, at most `most` of them.
std::string bufferPartsText(const ReportFacts& facts, const GroupSet& group, std::size_t most);

}  // namespace fusescope
