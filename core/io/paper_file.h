// SPDX-License-Identifier: Apache-2.0
// The published figures of Mills et al., arXiv 2501.00636 (resources/paper/results.yaml): DRAM access in MB, greatest
// buffer use in KB, rectify rate and seconds, by table, network, scheme and method.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace fusescope {

struct PaperFigure {
    std::optional<double> dramMegabytes;
    std::optional<double> maxBufferKilobytes;
    std::optional<double> rectifyRate;
    std::optional<double> seconds;

    friend bool operator==(const PaperFigure&, const PaperFigure&) = default;
};

/// Something the paper says of its figures; how it is judged is in core/io/claims.h.
struct PaperClaim {
    std::string id;
    std::string says;
    std::string rule;
    std::string table;
    std::string network;                            ///< empty: all
    std::string search;                             ///< "NSGA"
    std::string quantity;                           ///< "rectify_rate", "first_try_rate" or "seconds"
    std::string less, more;                         ///< schemes
    double share = 0;                               ///< what must be reached
    bool isFalling = false;                         ///< the quantity, along each list of methods
    std::vector<std::int64_t> budgets;              ///< plans
    std::vector<std::vector<std::string>> methods;  ///< lists in the claimed order

    friend bool operator==(const PaperClaim&, const PaperClaim&) = default;
};

class PaperFigures {
 public:
    /// Throws Error if the file is not what it should be.
    static PaperFigures read(const std::filesystem::path& file);

    /// `table`: "II" to "V"; `network` as the paper writes it ("MobileNetV2"), `scheme` "LBDF" or "BRR", `method`
    /// "LS", "NSGA+PG"…
    std::optional<PaperFigure> find(const std::string& table, const std::string& network, const std::string& scheme,
                                    const std::string& method) const;
    std::size_t count() const { return figures_.size(); }
    /// Of Table I; nothing for networks that are not in it.
    std::optional<std::int64_t> groupsOf(const std::string& network) const;
    const std::vector<PaperClaim>& claims() const { return claims_; }

 private:
    std::map<std::tuple<std::string, std::string, std::string, std::string>, PaperFigure> figures_;
    std::map<std::string, std::int64_t> groups_;
    std::vector<PaperClaim> claims_;
};

}  // namespace fusescope
