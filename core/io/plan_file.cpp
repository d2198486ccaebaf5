// SPDX-License-Identifier: Apache-2.0
#include "core/io/plan_file.h"

#include <algorithm>
#include <limits>
#include <set>

#include "core/io/accelerator_yaml.h"
#include "core/io/atomic_file.h"

namespace fusescope {
namespace {

constexpr std::int64_t kMostBytes = std::numeric_limits<std::int64_t>::max();

/// Resolves the names of one plan file in one graph.
class PlanReader {
 public:
    PlanReader(const OpGraph& graph, const YamlValue& root) : graph_(graph), root_(root) {}

    PlanRecord read() {
        root_.checkKeys({"schema", "model", "accelerator", "groups", "overrides", "totals", "provenance"});
        checkSchema(root_, "plan");
        const YamlValue model = root_.at("model");
        model.checkKeys({"file", "fingerprint", "name"});
        record_.modelFile = model.at("file").text();
        record_.fingerprint = model.at("fingerprint").text();
        if (const auto name = model.find("name")) record_.modelName = name->text();
        record_.accelerator = acceleratorFrom(root_.at("accelerator"));
        readGroups(root_.at("groups"));
        if (const auto overrides = root_.find("overrides")) readOverrides(*overrides);
        if (const auto totals = root_.find("totals")) readTotals(*totals);
        if (const auto provenance = root_.find("provenance")) readProvenance(*provenance);
        return std::move(record_);
    }

 private:
    OpId opOf(const YamlValue& value) const {
        const auto op = graph_.findOp(value.text());
        if (!op) value.fail("there is no op \"" + value.text() + "\" in this model", "is the plan for another model?");
        return *op;
    }

    void readGroups(const YamlValue& list) {
        std::vector<GroupSet> groups;
        std::vector<int> groupOf(static_cast<std::size_t>(graph_.opCount()), -1);
        std::set<std::int64_t> ids;
        for (const YamlValue& item : list.items()) {
            item.checkKeys({"id", "ops", "locked", "note"});
            const YamlValue id = item.at("id");
            if (!ids.insert(id.integer(0, std::numeric_limits<std::int32_t>::max())).second)
                id.fail("two groups have this id");
            std::vector<OpId> ops;
            for (const YamlValue& name : item.at("ops").items()) {
                const OpId op = opOf(name);
                int& taken = groupOf[op.index()];
                if (taken >= 0)
                    name.fail("op \"" + name.text() + "\" is in two groups",
                              "it is in groups[" + std::to_string(taken) + "] already");
                taken = static_cast<int>(groups.size());
                ops.push_back(op);
            }
            if (ops.empty()) item.fail("a group without ops");
            groups.emplace_back(std::span<const OpId>(ops));
            if (const auto locked = item.find("locked"); locked && locked->boolean())
                record_.overrides.locked.push_back(groups.back());
            if (const auto note = item.find("note"); note && !note->text().empty())
                record_.notes[groups.back()] = note->text();
        }
        const auto missing = std::find(groupOf.begin(), groupOf.end(), -1);
        if (missing != groupOf.end()) {
            const OpId op(static_cast<std::int32_t>(missing - groupOf.begin()));
            list.fail("op \"" + graph_.op(op).name + "\" of the model is in no group", "a plan lists every op");
        }
        record_.plan = FusionPlan::fromGroups(graph_.opCount(), std::move(groups));
    }

    Edge edgeOf(const YamlValue& value) const {
        const auto parts = value.items();
        if (parts.size() != 3) value.fail("an edge is [producer, consumer, tensor]");
        const auto tensor = graph_.findTensor(parts[2].text());
        if (!tensor) parts[2].fail("there is no tensor \"" + parts[2].text() + "\" in this model");
        const Edge edge{opOf(parts[0]), opOf(parts[1]), *tensor};
        if (!std::binary_search(graph_.edges().begin(), graph_.edges().end(), edge))
            value.fail("there is no such edge in this model");
        return edge;
    }

    void readOverrides(const YamlValue& value) {
        value.checkKeys({"cut", "keep", "alone"});
        if (const auto cut = value.find("cut"))
            for (const YamlValue& edge : cut->items()) record_.overrides.cut.push_back(edgeOf(edge));
        if (const auto keep = value.find("keep"))
            for (const YamlValue& edge : keep->items()) record_.overrides.keep.push_back(edgeOf(edge));
        if (const auto alone = value.find("alone"))
            for (const YamlValue& op : alone->items()) record_.overrides.alone.push_back(opOf(op));
    }

    void readTotals(const YamlValue& value) {
        value.checkKeys({"dram_bytes", "unfusable_dram_bytes", "max_buffer_bytes"});
        const auto read = [&](const char* key, std::int64_t& into) {
            if (const auto bytes = value.find(key)) into = bytes->integer(0, kMostBytes);
        };
        read("dram_bytes", record_.totals.dramBytes);
        read("unfusable_dram_bytes", record_.totals.unfusableDramBytes);
        read("max_buffer_bytes", record_.totals.maxBufferBytes);
    }

    void readProvenance(const YamlValue& value) {
        value.checkKeys({"algorithm", "explainer", "seed", "budget", "optimal", "lower_bound_bytes", "version"});
        PlanProvenance& origin = record_.provenance;
        if (const auto text = value.find("algorithm")) origin.algorithm = text->text();
        if (const auto text = value.find("explainer")) origin.explainer = text->text();
        if (const auto seed = value.find("seed"))
            origin.seed = static_cast<std::uint64_t>(seed->integer(0, kMostBytes));
        if (const auto budget = value.find("budget")) origin.budget = budget->integer(0, kMostBytes);
        if (const auto optimal = value.find("optimal")) origin.isOptimal = optimal->boolean();
        if (const auto bound = value.find("lower_bound_bytes")) origin.lowerBoundBytes = bound->integer(0, kMostBytes);
        if (const auto text = value.find("version")) origin.version = text->text();
    }

    const OpGraph& graph_;
    const YamlValue& root_;
    PlanRecord record_;
};

/// Runs `read` on the parsed file; what the YAML library throws becomes an Error.
template <class Read>
auto withRoot(const std::filesystem::path& file, Read&& read) {
    constexpr std::size_t kMostFileBytes = 32u << 20;  // of 200 000 ops; parsed it takes a hundred times as much
    const std::string text = readWholeFile(file, kMostFileBytes);
    try {
        return read(YamlValue::parse(text, file));
    } catch (const YAML::Exception& failure) {
        throw Error(failure.msg, file.filename().string() + ":" + std::to_string(failure.mark.line + 1));
    }
}

void emitEdges(YAML::Emitter& out, const char* key, const std::vector<Edge>& edges, const OpGraph& graph) {
    out << YAML::Key << key << YAML::Value << YAML::BeginSeq;
    for (const Edge& edge : edges)
        out << YAML::Flow << YAML::BeginSeq << graph.op(edge.producer).name << graph.op(edge.consumer).name
            << graph.tensor(edge.tensor).name << YAML::EndSeq;
    out << YAML::EndSeq;
}

void emitGroups(YAML::Emitter& out, const PlanRecord& record, const OpGraph& graph) {
    out << YAML::Key << "groups" << YAML::Value << YAML::BeginSeq;
    for (std::size_t g = 0; g < record.plan.groups().size(); ++g) {
        const GroupSet& group = record.plan.groups()[g];
        const auto& locked = record.overrides.locked;
        const auto note = record.notes.find(group);
        out << YAML::BeginMap << YAML::Key << "id" << YAML::Value << g << YAML::Key << "ops" << YAML::Value
            << YAML::Flow << YAML::BeginSeq;
        group.forEach([&](OpId op) { out << graph.op(op).name; });
        out << YAML::EndSeq;
        if (std::find(locked.begin(), locked.end(), group) != locked.end())
            out << YAML::Key << "locked" << YAML::Value << true;
        if (note != record.notes.end()) out << YAML::Key << "note" << YAML::Value << YAML::DoubleQuoted << note->second;
        out << YAML::EndMap;
    }
    out << YAML::EndSeq;
}

}  // namespace

LoadedPlan readPlan(const std::filesystem::path& file, const OpGraph& graph, const std::string& fingerprint) {
    return withRoot(file, [&](const YamlValue& root) {
        LoadedPlan loaded{PlanReader(graph, root).read(), {}};
        if (loaded.record.fingerprint != fingerprint)
            loaded.issues.push_back({Severity::Warning,
                                     file.filename().string() + " was made for another version of " +
                                         loaded.record.modelFile + "; every op name matches, so it is used",
                                     "save it to adopt it",
                                     {}});
        return loaded;
    });
}

std::string readPlanModelFile(const std::filesystem::path& file) {
    return withRoot(file, [](const YamlValue& root) {
        checkSchema(root, "plan");
        return root.at("model").at("file").text();
    });
}

Accelerator readPlanAccelerator(const std::filesystem::path& file) {
    return withRoot(file, [](const YamlValue& root) {
        checkSchema(root, "plan");
        return acceleratorFrom(root.at("accelerator"));
    });
}

std::string planText(const PlanRecord& record, const OpGraph& graph) {
    YAML::Emitter out;
    out << YAML::BeginMap << YAML::Key << "schema" << YAML::Value << "fusescope/plan/1";
    out << YAML::Key << "model" << YAML::Value << YAML::BeginMap << YAML::Key << "file" << YAML::Value
        << record.modelFile << YAML::Key << "fingerprint" << YAML::Value << YAML::DoubleQuoted << record.fingerprint
        << YAML::Key << "name" << YAML::Value << YAML::DoubleQuoted << record.modelName << YAML::EndMap;
    out << YAML::Key << "accelerator" << YAML::Value;
    emitAccelerator(out, record.accelerator);
    emitGroups(out, record, graph);
    out << YAML::Key << "overrides" << YAML::Value << YAML::BeginMap;
    emitEdges(out, "cut", record.overrides.cut, graph);
    emitEdges(out, "keep", record.overrides.keep, graph);
    out << YAML::Key << "alone" << YAML::Value << YAML::Flow << YAML::BeginSeq;
    for (const OpId op : record.overrides.alone) out << graph.op(op).name;
    out << YAML::EndSeq << YAML::EndMap;
    out << YAML::Key << "totals" << YAML::Value << YAML::BeginMap << YAML::Key << "dram_bytes" << YAML::Value
        << record.totals.dramBytes << YAML::Key << "unfusable_dram_bytes" << YAML::Value
        << record.totals.unfusableDramBytes << YAML::Key << "max_buffer_bytes" << YAML::Value
        << record.totals.maxBufferBytes << YAML::EndMap;
    const PlanProvenance& origin = record.provenance;
    out << YAML::Key << "provenance" << YAML::Value << YAML::BeginMap << YAML::Key << "algorithm" << YAML::Value
        << origin.algorithm << YAML::Key << "explainer" << YAML::Value << origin.explainer << YAML::Key << "seed"
        << YAML::Value << origin.seed << YAML::Key << "budget" << YAML::Value << origin.budget << YAML::Key << "optimal"
        << YAML::Value << origin.isOptimal << YAML::Key << "lower_bound_bytes" << YAML::Value << origin.lowerBoundBytes
        << YAML::Key << "version" << YAML::Value << YAML::DoubleQuoted << origin.version << YAML::EndMap
        << YAML::EndMap;
    return std::string(out.c_str()) + "\n";
}

void writePlan(const std::filesystem::path& file, const PlanRecord& record, const OpGraph& graph) {
    writeFileAtomically(file, planText(record, graph));
}

}  // namespace fusescope
