// SPDX-License-Identifier: Apache-2.0
// Groups with the smallest buffer each fits, and the split they belong to: the label of a group at any buffer size
// follows from it, because fitting is monotone in the buffer. Features are not stored: they are worked out from the
// models.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/hardware/accelerator.h"
#include "core/plan/group_set.h"
#include "core/predictor/features.h"

namespace fusescope {

enum class Split { Train, Validation, Test };

const char* splitName(Split split);  ///< "train", "validation", "test"

/// One model at one pair of bit widths.
struct DataSource {
    std::string model;  ///< file name, without blanks
    std::string fingerprint;
    std::string family;  ///< "ResNet": left out together
    int activationBits = 16;
    int weightBits = 16;

    friend bool operator==(const DataSource&, const DataSource&) = default;
};

/// A group with some of its edges cut: invalid if any weakly connected piece of it is.
struct CutGroup {
    std::vector<OpPair> cut;                  ///< sorted, not empty
    std::optional<std::int64_t> enoughBytes;  ///< the smallest buffer in which every piece fits

    friend bool operator==(const CutGroup&, const CutGroup&) = default;
};

struct DataGroup {
    int source = 0;
    Split split = Split::Train;
    GroupSet ops;
    std::optional<std::int64_t> enoughBytes;  ///< the smallest buffer it fits; nothing: there is none
    std::vector<CutGroup> cuts;

    bool fits(std::int64_t betaBytes) const { return enoughBytes && *enoughBytes <= betaBytes; }
    friend bool operator==(const DataGroup&, const DataGroup&) = default;
};

struct Dataset {
    Scheme scheme = Scheme::Lbdf;
    std::uint64_t seed = 1;
    std::vector<DataSource> sources;
    std::vector<DataGroup> groups;

    friend bool operator==(const Dataset&, const Dataset&) = default;
};

/// The five buffer sizes of the paper.
inline constexpr std::int64_t kPaperBuffersKib[] = {128, 256, 512, 1024, 2048};

/// Text, one line each, blanks between fields:
///   fusescope/groups/1 SCHEME SEED
///   source FILE FINGERPRINT FAMILY ACTIVATION_BITS WEIGHT_BITS
///   group SOURCE SPLIT ENOUGH OPS [cut ENOUGH PAIRS]…
/// SOURCE counts source lines from 0; ENOUGH is bytes or "never"; OPS are indices into the graph's ops, "3-5,7"; PAIRS
/// are "3>4,7>9". Last line: "end" and the FNV-1a hash of all lines before it, in hex.
std::string encodeDataset(const Dataset& dataset);

/// Throws Error with `where` and the line.
Dataset decodeDataset(std::string_view text, const std::string& where);

/// Groups and how many of them fit, per model, at each of kPaperBuffersKib.
struct SourceStatistics {
    std::string name;  ///< file without its ending, bit widths if they are not 16
    std::string family;
    std::int64_t groups = 0;
    std::int64_t valid[5] = {};
};

std::vector<SourceStatistics> statisticsOf(const Dataset& dataset);

}  // namespace fusescope
