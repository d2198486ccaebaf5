// SPDX-License-Identifier: Apache-2.0
#include "core/io/paper_file.h"

#include "core/io/atomic_file.h"
#include "core/io/yaml_reader.h"

namespace fusescope {
namespace {

PaperClaim claimFrom(const YAML::Node& node) {
    PaperClaim claim;
    const auto text = [&](const char* key) { return node[key] ? node[key].as<std::string>() : std::string(); };
    claim.id = node["id"].as<std::string>();
    claim.says = node["says"].as<std::string>();
    claim.rule = node["rule"].as<std::string>();
    claim.table = node["table"].as<std::string>();
    claim.network = text("network");
    claim.search = text("search");
    claim.quantity = text("quantity");
    claim.less = text("less");
    claim.more = text("more");
    if (node["share"]) claim.share = node["share"].as<double>();
    if (node["falling"]) claim.isFalling = node["falling"].as<bool>();
    if (node["budgets"]) claim.budgets = node["budgets"].as<std::vector<std::int64_t>>();
    if (node["methods"]) claim.methods = node["methods"].as<std::vector<std::vector<std::string>>>();
    return claim;
}

}  // namespace

PaperFigures PaperFigures::read(const std::filesystem::path& file) {
    const std::string text = readWholeFile(file, 1u << 20);
    PaperFigures all;
    try {
        checkSchema(YamlValue::parse(text, file), "paper-results");
        const YAML::Node root = YAML::Load(text);
        for (const auto& network : root["table_II"])
            for (const auto& method : network.second)
                all.figures_[{"II", network.first.as<std::string>(), "LBDF", method.first.as<std::string>()}] = {
                    method.second["dram_mb"].as<double>(), method.second["mbu_kb"].as<double>(), {}, {}};
        for (const char* table : {"III", "IV"}) {
            const YAML::Node node = root[std::string("table_") + table];
            for (const char* scheme : {"BRR", "LBDF"})
                for (const auto& method : node[scheme])
                    for (std::size_t column = 0; column < node["columns"].size(); ++column)
                        all.figures_[{table, node["columns"][column].as<std::string>(), scheme,
                                      method.first.as<std::string>()}] = {
                            method.second[column].as<double>(), {}, {}, {}};
        }
        for (const auto& method : root["table_V"])
            all.figures_[{"V", "MobileNetV2", "LBDF", method.first.as<std::string>()}] = {
                {}, {}, method.second["rectify"].as<double>(), method.second["seconds"].as<double>()};
        for (const auto& network : root["dataset"]["groups"])
            all.groups_[network.first.as<std::string>()] = network.second.as<std::int64_t>();
        for (const auto& claim : root["claims"]) all.claims_.push_back(claimFrom(claim));
    } catch (const YAML::Exception& failure) {
        throw Error(failure.msg, file.filename().string() + ":" + std::to_string(failure.mark.line + 1));
    }
    return all;
}

std::optional<PaperFigure> PaperFigures::find(const std::string& table, const std::string& network,
                                              const std::string& scheme, const std::string& method) const {
    const auto found = figures_.find({table, network, scheme, method});
    if (found == figures_.end()) return std::nullopt;
    return found->second;
}

std::optional<std::int64_t> PaperFigures::groupsOf(const std::string& network) const {
    const auto found = groups_.find(network);
    return found == groups_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace fusescope
