// SPDX-License-Identifier: Apache-2.0
// Table I and Figure 3 of the paper with our groups: how many were drawn of each network, how many of them fit, and how
// well the shipped predictors tell.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/predictor/dataset.h"

namespace fusescope {

struct NetworkGroups {
    std::string network;  ///< as the paper writes it
    Scheme scheme = Scheme::Lbdf;
    std::int64_t groups = 0;
    std::optional<std::int64_t> paperGroups;
    std::vector<std::int64_t> valid;  ///< [kPaperBuffersKib] groups that fit

    friend bool operator==(const NetworkGroups&, const NetworkGroups&) = default;
};

/// On the held-out groups of the paper's networks, at its buffer sizes and 16 bit.
struct JudgedPredictor {
    Scheme scheme = Scheme::Lbdf;
    std::string variant;
    std::int64_t samples = 0;
    double accuracy = 0;
    double f1 = 0;

    friend bool operator==(const JudgedPredictor&, const JudgedPredictor&) = default;
};

struct ReproducedData {
    std::vector<NetworkGroups> networks;
    std::vector<JudgedPredictor> predictors;

    friend bool operator==(const ReproducedData&, const ReproducedData&) = default;
};

std::string reproducedDataText(const ReproducedData& data);

/// Schema fusescope/reproduction/1: {table: "I", rows: [{network, scheme, groups, paper_groups, valid {KiB: groups}}],
/// predictors: [{scheme, variant, samples, accuracy, f1}]}.
std::string reproducedDataJson(const ReproducedData& data);
/// Throws Error with `where`.
ReproducedData reproducedDataFrom(std::string_view json, const std::string& where);

/// Share of the groups of one scheme that fit, per network and buffer, as bars; SVG.
std::string reproducedDataSvg(const ReproducedData& data, Scheme scheme);

}  // namespace fusescope
