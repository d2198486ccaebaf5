// SPDX-License-Identifier: Apache-2.0
#include "core/io/exchange/plan_import.h"

#include <map>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "core/io/csv_field.h"
#include "core/plan/plan_check.h"

namespace fusescope {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostBytes = std::size_t{64} << 20;  // parsed it may take fifty times as much

std::string textOf(const std::filesystem::path& file) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // spreadsheets put it before a CSV
    std::string text = readWholeFile(file, kMostBytes);
    if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
    return text;
}

/// Puts ops into groups, and says what did not go.
class Collector {
 public:
    Collector(const OpGraph& graph, std::string file) : graph_(graph), file_(std::move(file)) {
        groupOf_.assign(static_cast<std::size_t>(graph.opCount()), -1);
    }

    std::string at(int line) const { return file_ + ":" + std::to_string(line); }

    /// `place` is said of an entry that cannot be mapped.
    void add(const std::string& name, int group, const std::string& place) {
        const auto op = graph_.findOp(name);
        if (!op) return unmapped(name, place);
        if (groupOf_[op->index()] >= 0) throw Error("\"" + name + "\" is there twice", place, "name every op once");
        groupOf_[op->index()] = group;
        ++result_.mappedOps;
    }
    void unmapped(const std::string& name, const std::string& place) {
        result_.unmapped.push_back(place.empty() ? name : place + ": " + name);
    }

    ImportedPlan finish() {
        if (result_.mappedOps == 0)
            throw Error("no name in the file is an op of the model", file_, "is it of this model?");
        std::map<int, std::vector<OpId>> members;
        for (std::size_t op = 0; op < groupOf_.size(); ++op)
            members[groupOf_[op] >= 0 ? groupOf_[op] : -1 - static_cast<int>(op)].push_back(
                OpId(static_cast<std::int32_t>(op)));
        std::vector<GroupSet> groups;
        for (const auto& [key, ops] : members) {
            auto pieces = components(graph_, GroupSet(std::span<const OpId>(ops)));
            if (pieces.size() > 1)
                result_.cut.push_back("the group of \"" + graph_.op(ops.front()).name + "\" (" +
                                      std::to_string(ops.size()) + " ops) is not connected and became " +
                                      std::to_string(pieces.size()) + " groups");
            for (GroupSet& piece : pieces) groups.push_back(std::move(piece));
        }
        result_.plan = FusionPlan::fromGroups(graph_.opCount(), std::move(groups));
        return std::move(result_);
    }

 private:
    const OpGraph& graph_;
    std::string file_;
    std::vector<int> groupOf_;  // [ops] -1: not mentioned
    ImportedPlan result_;
};

struct CsvRow {
    std::vector<std::string> fields;
    int line = 0;
};

/// Throws Error for a quote that does not end.
std::vector<CsvRow> csvRows(const std::string& text, const std::string& file) {
    std::vector<CsvRow> rows;
    std::size_t at = 0;
    int line = 1;
    while (at < text.size()) {
        CsvRow row{{""}, line};
        bool isQuoted = false;
        for (; at < text.size(); ++at) {
            const char letter = text[at];
            if (letter == '\n') ++line;
            if (isQuoted) {
                if (letter != '"')
                    row.fields.back() += letter;
                else if (at + 1 < text.size() && text[at + 1] == '"')
                    row.fields.back() += text[++at];
                else
                    isQuoted = false;
            } else if (letter == '"' && row.fields.back().empty()) {
                isQuoted = true;
            } else if (letter == ',') {
                row.fields.emplace_back();
            } else if (letter == '\n') {
                ++at;
                break;
            } else if (letter != '\r') {
                row.fields.back() += letter;
            }
        }
        if (isQuoted) throw Error("a quotation mark is not closed", file + ":" + std::to_string(row.line));
        if (row.fields.size() > 1 || !row.fields.front().empty()) rows.push_back(std::move(row));
    }
    return rows;
}

Json jsonOf(const std::filesystem::path& file) {
    try {
        return Json::parse(textOf(file));
    } catch (const Json::parse_error& error) {
        throw Error("it is no JSON: byte " + std::to_string(error.byte) + " is not expected", file.string());
    } catch (const Json::exception&) {
        throw Error("it holds a number that is none", file.string());
    }
}

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t");
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::vector<std::string> splitAtPlus(const std::string& text) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (std::size_t at; (at = text.find(" + ", from)) != std::string::npos; from = at + 3)
        parts.push_back(trimmed(text.substr(from, at - from)));
    parts.push_back(trimmed(text.substr(from)));
    return parts;
}

std::vector<std::string> splitAtComma(const std::string& text) {
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, ',');)
        if (!trimmed(part).empty()) parts.push_back(trimmed(part));
    return parts;
}

/// In older files an attribute of <data>, in newer ones an entry of <rt_info>.
std::string originalLayers(const pugi::xml_node& layer) {
    for (const pugi::xml_node& entry : layer.child("rt_info").children("attribute"))
        if (std::string_view(entry.attribute("name").value()) == "originalLayersNames")
            return entry.attribute("value").value();
    return layer.child("data").attribute("originalLayersNames").value();
}

bool isOpaque(const std::string& name) {
    return name.find("ForeignNode[") != std::string::npos || name.starts_with("__myl_") ||
           name.find("{") != std::string::npos;
}

}  // namespace

ImportedPlan readGroupsCsv(const std::filesystem::path& file, const OpGraph& graph) {
    Collector collector(graph, file.string());
    const auto rows = csvRows(textOf(file), file.string());
    if (rows.empty() || rows.front().fields.size() < 2 || rows.front().fields[0] != "op_name" ||
        rows.front().fields[1] != "group")
        throw Error("the first line is not \"op_name,group\"", file.string() + ":1", "begin with that header");
    std::map<std::string, int> groups;
    for (const CsvRow& row : std::span(rows).subspan(1)) {
        if (row.fields.size() < 2) throw Error("the line has no group", collector.at(row.line), "op_name,group");
        const int group = groups.emplace(row.fields[1], static_cast<int>(groups.size())).first->second;
        collector.add(csvPlain(row.fields[0]), group, collector.at(row.line));
    }
    return collector.finish();
}

ImportedPlan readModelExplorerData(const std::filesystem::path& file, const OpGraph& graph) {
    Collector collector(graph, file.string());
    const Json root = jsonOf(file);
    const Json* data = root.is_object() && root.contains("results") ? &root : nullptr;
    if (!data && root.is_object() && !root.empty()) data = &root.begin().value();
    if (!data || !data->is_object() || !data->contains("results") || !(*data)["results"].is_object())
        throw Error("it is no node data of Model Explorer: there are no results", file.string(),
                    "{\"graph\": {\"results\": {\"op\": {\"value\": 3}}}}");
    std::map<std::string, int> groups;
    for (const auto& [name, result] : (*data)["results"].items()) {
        if (!result.is_object() || !result.contains("value") || result["value"].is_structured())
            throw Error("\"" + name + "\" has no value", file.string(), "its value is its group: a number or a word");
        const int group = groups.emplace(result["value"].dump(), static_cast<int>(groups.size())).first->second;
        collector.add(name, group, file.string());
    }
    return collector.finish();
}

ImportedPlan readTensorRtLayers(const std::filesystem::path& file, const OpGraph& graph) {
    Collector collector(graph, file.string());
    const Json root = jsonOf(file);
    if (!root.is_object() || !root.contains("Layers") || !root["Layers"].is_array())
        throw Error("it is no layer information of TensorRT: there are no \"Layers\"", file.string(),
                    "write it by trtexec --exportLayerInfo");
    int group = 0;
    for (const Json& layer : root["Layers"]) {
        const bool isNamed = layer.is_object() && layer.contains("Name") && layer["Name"].is_string();
        if (!isNamed && !layer.is_string())
            throw Error("layer " + std::to_string(group) + " has no name", file.string());
        const std::string name = isNamed ? layer["Name"].get<std::string>() : layer.get<std::string>();
        const std::string place = "layer " + std::to_string(group);
        ++group;
        if (name.starts_with("Reformatting CopyNode")) continue;
        if (isOpaque(name)) {
            collector.unmapped(name, place);
            continue;
        }
        for (const std::string& part : splitAtPlus(name)) collector.add(part, group, place);
    }
    return collector.finish();
}

ImportedPlan readOpenVinoGraph(const std::filesystem::path& file, const OpGraph& graph) {
    Collector collector(graph, file.string());
    const std::string text = textOf(file);
    pugi::xml_document document;
    const pugi::xml_parse_result parsed = document.load_buffer(text.data(), text.size());
    if (!parsed)
        throw Error(std::string("it is no XML: ") + parsed.description(),
                    file.string() + ", byte " + std::to_string(parsed.offset));
    const pugi::xml_node layers = document.child("net").child("layers");
    if (!layers)
        throw Error("it is no execution graph of OpenVINO: there is no <net> with <layers>", file.string(),
                    "write it by benchmark_app -exec_graph_path");
    int group = 0;
    for (const pugi::xml_node& layer : layers.children("layer")) {
        const std::string place = std::string("layer ") + layer.attribute("name").value();
        for (const std::string& name : splitAtComma(originalLayers(layer))) collector.add(name, group, place);
        ++group;
    }
    return collector.finish();
}

}  // namespace fusescope
