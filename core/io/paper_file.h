// SPDX-License-Identifier: Apache-2.0
// The published figures of Mills et al., arXiv 2501.00636 (resources/paper/results.yaml): DRAM access in MB, greatest
// buffer use in KB, rectify rate and seconds, by table, network, scheme and method.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <tuple>

namespace fusescope {

struct PaperFigure {
    std::optional<double> dramMegabytes;
    std::optional<double> maxBufferKilobytes;
    std::optional<double> rectifyRate;
    std::optional<double> seconds;

    friend bool operator==(const PaperFigure&, const PaperFigure&) = default;
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

 private:
    std::map<std::tuple<std::string, std::string, std::string, std::string>, PaperFigure> figures_;
};

}  // namespace fusescope
