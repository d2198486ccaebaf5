// SPDX-License-Identifier: Apache-2.0
#include "core/predictor/features.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>

#include "core/predictor/group_bytes.h"
#include "core/predictor/op_facts.h"

namespace fusescope {
namespace {

constexpr int kNeighbourFeatures = 4;

float log2Of(double value, double scale) { return static_cast<float>(std::log2(1 + value) / scale); }

std::vector<float> kindFeatures(NodeKind kind) {
    std::vector<float> features(kNodeKinds, 0.0F);
    features[static_cast<std::size_t>(kind)] = 1;
    return features;
}

/// Channels, rows and columns as logarithms; other ranks: all their elements as channels.
void appendShape(std::vector<float>& features, const std::optional<Shape>& shape) {
    std::array<double, 3> sizes{0, 0, 0};
    if (shape && shape->size() == 4)
        for (std::size_t axis = 0; axis < 3; ++axis) sizes[axis] = static_cast<double>((*shape)[axis + 1]);
    else if (shape) {
        sizes = {1, 1, 1};
        for (const std::int64_t size : *shape) sizes[0] *= static_cast<double>(size);
    }
    for (const double size : sizes) features.push_back(log2Of(size, 10));
}

std::vector<float> publishedFeatures(const OpGraph& graph, const Op& op, const OpFacts& facts) {
    std::vector<float> features = kindFeatures(facts.kind);
    appendShape(features, op.inputs.empty() ? std::nullopt : graph.tensor(op.inputs.front().tensor).shape);
    appendShape(features, graph.tensor(op.outputs.front()).shape);
    features.push_back(log2Of(static_cast<double>(weightElements(op)), 20));
    return features;
}

void appendRatios(std::vector<float>& features, std::span<const double> bytes, std::int64_t betaBytes) {
    for (const double amount : bytes) {
        const double ratio = amount / static_cast<double>(betaBytes);
        features.push_back(static_cast<float>(std::min(ratio, 4.0)));
        features.push_back(static_cast<float>(ratio > 0 ? std::clamp(std::log2(ratio) / 12, -1.0, 1.0) : -1.0));
    }
}

}  // namespace

std::string_view featureSetName(FeatureSet set) { return set == FeatureSet::Published ? "published/1" : "ratios/1"; }

std::optional<FeatureSet> findFeatureSet(std::string_view name) {
    for (const FeatureSet set : {FeatureSet::Published, FeatureSet::Ratios})
        if (featureSetName(set) == name) return set;
    return std::nullopt;
}

int featureCountOf(FeatureSet set, Scheme scheme) {
    if (set == FeatureSet::Published) return kNodeKinds + 2 * 3 + 1 + 1;
    return kNodeKinds + 7 + kNeighbourFeatures + 2 * (byteFactCount(scheme) + kGroupBytes);
}

std::vector<float> readingFeatures(const OpFacts& facts) {
    const OpReading& reading = facts.reading;
    std::vector<float> features = kindFeatures(facts.kind);
    features.push_back(static_cast<float>(std::min<std::int64_t>(reading.kernelRows, 16)) / 7);
    features.push_back(static_cast<float>(std::min<std::int64_t>(reading.stride, 8)) / 2);
    features.push_back(log2Of(static_cast<double>(reading.rowsIn), 10));
    features.push_back(log2Of(static_cast<double>(reading.rowsOut), 10));
    for (const bool flag : {reading.holdsOperand, reading.eatsOperand, reading.mayRunInPlace})
        features.push_back(flag ? 1 : 0);
    return features;
}

std::vector<OpPair> pairsInside(const OpGraph& graph, const GroupSet& group) {
    std::vector<OpPair> pairs;
    group.forEach([&](OpId op) {
        for (const OpId reader : graph.successors(op))
            if (group.contains(reader)) pairs.emplace_back(op, reader);
    });
    return pairs;
}

FeatureTable::FeatureTable(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator, FeatureSet set)
    : graph_(std::move(graph)), set_(set), scheme_(accelerator.scheme), facts_(opFacts(graph_, accelerator)) {
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        OpRow row;
        row.isModelled = facts_[i].isModelled;
        if (row.isModelled) {
            const Op& op = graph_->ops()[i];
            const bool isPublished = set_ == FeatureSet::Published;
            row.fixed = isPublished ? publishedFeatures(*graph_, op, facts_[i]) : readingFeatures(facts_[i]);
        }
        ops_.push_back(std::move(row));
    }
    count_ = featureCountOf(set_, accelerator.scheme);
}

void FeatureTable::appendOp(GnnGraph& graph, const GroupSet& group, OpId id, std::int64_t betaBytes) const {
    const OpRow& row = ops_[id.index()];
    graph.features.insert(graph.features.end(), row.fixed.begin(), row.fixed.end());
    if (set_ == FeatureSet::Published) {
        graph.features.push_back(static_cast<float>(std::log2(static_cast<double>(betaBytes) / 1024) / 10));
        return;
    }
    const Op& op = graph_->op(id);
    std::array<float, kNeighbourFeatures>
        neighbours{};  // makers inside, operands from outside, readers inside, read outside
    for (const OpId maker : graph_->predecessors(id)) neighbours[0] += group.contains(maker) ? 0.5F : 0;
    for (const Operand& operand : op.inputs)
        neighbours[1] += group.contains(graph_->tensor(operand.tensor).producer) ? 0 : 0.5F;
    for (const OpId reader : graph_->successors(id)) (group.contains(reader) ? neighbours[2] : neighbours[3]) += 0.5F;
    for (const TensorId output : op.outputs)
        if (graph_->tensor(output).isGraphOutput) neighbours[3] += 0.5F;
    neighbours[3] = neighbours[3] > 0 ? 1 : 0;
    for (float& value : neighbours) value = std::min(value, 2.0F);
    graph.features.insert(graph.features.end(), neighbours.begin(), neighbours.end());
    appendRatios(graph.features, facts_[id.index()].bytes, betaBytes);
}

void FeatureTable::append(GnnGraph& graph, const GroupSet& group, std::int64_t betaBytes,
                          std::vector<OpPair> cut) const {
    assert(graph.featureCount == 0 || graph.featureCount == count_);
    graph.featureCount = count_;
    const std::int32_t begin = graph.nodeStarts.back();
    const std::vector<OpId> ops = group.ops();
    const auto inGroup = set_ == FeatureSet::Ratios ? groupBytes(facts_, ops, scheme_) : std::vector<GroupBytes>();
    for (std::size_t v = 0; v < ops.size(); ++v) {
        appendOp(graph, group, ops[v], betaBytes);
        if (set_ == FeatureSet::Ratios) appendRatios(graph.features, inGroup[v], betaBytes);
    }
    const auto nodeOf = [&](OpId op) {
        return begin + static_cast<std::int32_t>(std::lower_bound(ops.begin(), ops.end(), op) - ops.begin());
    };
    for (const OpPair& pair : pairsInside(*graph_, group)) {
        if (std::binary_search(cut.begin(), cut.end(), pair)) continue;
        graph.sources.push_back(nodeOf(pair.first));
        graph.targets.push_back(nodeOf(pair.second));
    }
    graph.nodeStarts.push_back(begin + static_cast<std::int32_t>(ops.size()));
    graph.edgeStarts.push_back(static_cast<std::int32_t>(graph.sources.size()));
}

}  // namespace fusescope
