// SPDX-License-Identifier: Apache-2.0
#include "ui/document/overlay_values.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/cost/widths.h"
#include "core/graph/model_totals.h"
#include "ui/document/document.h"

namespace fusescope {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::vector<double> nothing(std::size_t count) { return std::vector<double>(count, kNone); }

template <class Measure>
std::vector<double> ofEachOp(const OpGraph& graph, Measure&& measure) {
    std::vector<double> values;
    for (int op = 0; op < graph.opCount(); ++op) values.push_back(measure(OpId(op)));
    return values;
}

/// The op that a part of the buffer is shown at: the one whose weights they are, the one that makes the tensor, or the
/// first of the group that reads it.
OpId placeOf(const OpGraph& graph, const GroupSet& group, const Term& term) {
    if (term.op.isValid()) return term.op;
    const OpId producer = graph.tensor(term.tensor).producer;
    if (producer.isValid() && group.contains(producer)) return producer;
    OpId first;
    group.forEach([&](OpId op) {
        const auto& inputs = graph.op(op).inputs;
        const bool reads = std::ranges::find(inputs, term.tensor, &Operand::tensor) != inputs.end();
        if (reads && !first.isValid()) first = op;
    });
    return first;
}

std::vector<double> bufferShares(const Document& document) {
    const SearchProblem& problem = document.pricing()->problem;
    std::vector<double> values = nothing(static_cast<std::size_t>(document.graph().opCount()));
    for (const GroupSet& group : document.version()->plan.groups()) {
        const auto terms = problem.costModel->terms(group, problem.betaBytes);
        if (terms.empty()) continue;
        group.forEach([&](OpId op) { values[op.index()] = 0; });
        for (const Term& term : terms)
            if (const OpId op = placeOf(document.graph(), group, term); op.isValid())
                values[op.index()] += static_cast<double>(term.bytes) / static_cast<double>(problem.betaBytes);
    }
    return values;
}

double tensorBytes(const Document& document, TensorId id) {
    const Tensor& tensor = document.graph().tensor(id);
    const auto elements = elementCount(tensor);
    return elements ? static_cast<double>(bytesOf(*elements, activationBits(tensor, document.accelerator()))) : 0;
}

/// What of an op's tensors crosses the border of its group.
double borderBytes(const Document& document, OpId id) {
    const OpGraph& graph = document.graph();
    const GroupSet& group = document.version()->plan.group(document.version()->plan.groupOf(id));
    const Op& op = graph.op(id);
    double bytes = static_cast<double>(weightBytes(op, document.accelerator()));
    for (const Operand& input : op.inputs) {
        const OpId producer = graph.tensor(input.tensor).producer;
        if (!producer.isValid() || !group.contains(producer)) bytes += tensorBytes(document, input.tensor);
    }
    const auto readers = graph.successors(id);
    const bool leaves = readers.empty() || std::ranges::any_of(readers, [&](OpId r) { return !group.contains(r); });
    if (leaves)
        for (const TensorId output : op.outputs) bytes += tensorBytes(document, output);
    return bytes;
}

std::vector<double> crossingBytes(const Document& document, const GraphScene& scene) {
    std::vector<double> values;
    const FusionPlan& plan = document.version()->plan;
    for (const Link& link : scene.links)
        values.push_back(plan.groupOf(link.from) == plan.groupOf(link.to)
                             ? kNone
                             : static_cast<double>(bytesOf(link.elements, document.accelerator().activationBits)));
    return values;
}

std::vector<double> predictions(const Document& document) {
    std::vector<double> values = nothing(static_cast<std::size_t>(document.graph().opCount()));
    const auto& predictor = document.pricing()->predictor;
    if (!predictor) return values;
    std::vector<FitQuestion> questions;
    for (const GroupSet& group : document.version()->plan.groups())
        if (group.count() > 1) questions.push_back({group, document.accelerator().bufferBytes});
    const std::vector<float> logits = predictor->logits(questions);
    for (std::size_t i = 0; i < questions.size(); ++i)
        questions[i].group.forEach(
            [&](OpId op) { values[op.index()] = static_cast<double>(probabilityOf(logits[i])); });
    return values;
}

}  // namespace

std::vector<double> measuredOpValues(const Document& document, OverlayKind kind) {
    const OpGraph& graph = document.graph();
    switch (kind) {
        case OverlayKind::None:
        case OverlayKind::Importance:
            return {};
        case OverlayKind::BufferShare:
            return bufferShares(document);
        case OverlayKind::Dram:
            return ofEachOp(graph, [&](OpId op) { return borderBytes(document, op); });
        case OverlayKind::Weights:
            return ofEachOp(
                graph, [&](OpId op) { return static_cast<double>(weightBytes(graph.op(op), document.accelerator())); });
        case OverlayKind::Macs:
            return ofEachOp(graph, [&](OpId op) { return static_cast<double>(macsOf(graph, graph.op(op))); });
        case OverlayKind::Prediction:
            return predictions(document);
    }
    return {};
}

Gathering gatheringOf(OverlayKind kind) {
    const bool isOfWhole = kind == OverlayKind::Importance || kind == OverlayKind::Prediction;
    return isOfWhole ? Gathering::Greatest : Gathering::Sum;
}

std::vector<double> gathered(const CollapsedGraph& parts, const std::vector<double>& ofOps, Gathering gathering) {
    if (ofOps.empty()) return {};
    std::vector<double> values = nothing(parts.members.size());
    for (std::size_t card = 0; card < values.size(); ++card)
        parts.members[card].forEach([&](OpId op) {
            const double value = ofOps[op.index()];
            if (!std::isfinite(value)) return;
            const double before = std::isfinite(values[card]) ? values[card] : 0;
            values[card] = gathering == Gathering::Sum ? before + value : std::max(before, value);
        });
    return values;
}

namespace {

/// A group of the plan moves what it is priced at: some of what its ops read they read together.
OverlayValues measuredOnCards(const Document& document, const CollapsedGraph& parts, OverlayKind kind) {
    OverlayValues values{gathered(parts, measuredOpValues(document, kind), gatheringOf(kind)), {}};
    if (kind != OverlayKind::Dram) return values;
    const FusionPlan& plan = document.version()->plan;
    for (std::size_t card = 0; card < parts.members.size(); ++card) {
        const GroupId group = plan.groupOf(parts.members[card].first());
        if (plan.group(group) == parts.members[card])
            values.ops[card] = static_cast<double>(document.evaluation()->groups[group.index()].price.dramBytes);
    }
    return values;
}

}  // namespace

OverlayValues measuredOverlay(const Document& document, const GraphScene& scene, OverlayKind kind) {
    if (scene.collapsed) return measuredOnCards(document, *scene.collapsed, kind);
    return {measuredOpValues(document, kind),
            kind == OverlayKind::Dram ? crossingBytes(document, scene) : std::vector<double>{}};
}

OverlayValues importanceOverlay(const GraphScene& scene, const ExplainerAnswer& answer) {
    const Explanation& explanation = answer.explanation;
    const OpGraph& model = scene.collapsed ? *scene.collapsed->model : *scene.graph;
    OverlayValues values{nothing(static_cast<std::size_t>(model.opCount())), nothing(scene.links.size())};
    for (std::size_t i = 0; i < explanation.ops.size(); ++i)
        values.ops[explanation.ops[i].index()] = static_cast<double>(explanation.opScores[i]);
    if (scene.collapsed) return {gathered(*scene.collapsed, values.ops, Gathering::Greatest), {}};
    for (std::size_t e = 0; e < explanation.edges.size(); ++e) {
        const int link = scene.linkBetween(explanation.edges[e].first, explanation.edges[e].second);
        if (link >= 0) values.links[static_cast<std::size_t>(link)] = static_cast<double>(explanation.edgeScores[e]);
    }
    return values;
}

std::vector<int> pickedRanks(const GraphScene& scene, const std::vector<OpPair>& edges,
                             const std::vector<std::size_t>& picked) {
    std::vector<int> ranks(scene.links.size(), 0);
    for (std::size_t i = 0; i < picked.size(); ++i) {
        const OpPair& edge = edges[picked[i]];
        const int link = scene.linkBetween(edge.first, edge.second);
        if (link >= 0) ranks[static_cast<std::size_t>(link)] = static_cast<int>(i) + 1;
    }
    return ranks;
}

}  // namespace fusescope
