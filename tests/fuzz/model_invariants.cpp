// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/model_invariants.h"

#include <algorithm>
#include <stdexcept>

#include "core/cost/plan_evaluation.h"
#include "core/plan/plan_check.h"
#include "core/plan/random_plan.h"

namespace fusescope::test {
namespace {

void holds(bool isTrue, const char* what, const std::string& of) {
    if (!isTrue) throw std::logic_error(std::string("does not hold: ") + what + " (" + of + ")");
}

void checkTensors(const OpGraph& graph) {
    for (const Tensor& tensor : graph.tensors()) {
        if (tensor.shape)
            for (const std::int64_t size : *tensor.shape) holds(size >= 1, "sizes are at least 1", tensor.name);
        if (const auto count = elementCount(tensor)) holds(*count >= 1, "elements can be counted", tensor.name);
        holds(!tensor.producer.isValid() || tensor.producer.index() < graph.ops().size(), "producers are ops",
              tensor.name);
        for (const OpId reader : tensor.consumers) {
            holds(reader.index() < graph.ops().size(), "readers are ops", tensor.name);
            holds(!tensor.producer.isValid() || tensor.producer < reader, "producers come first", tensor.name);
        }
    }
}

void checkOp(const OpGraph& graph, OpId id) {
    const Op& op = graph.op(id);
    holds(!op.name.empty() && graph.findOp(op.name) == id, "names are unique", op.name);
    for (const Operand& input : op.inputs) holds(input.tensor.index() < graph.tensors().size(), "inputs", op.name);
    for (const TensorId output : op.outputs) {
        holds(output.index() < graph.tensors().size(), "outputs", op.name);
        holds(graph.tensor(output).producer == id, "outputs know who makes them", op.name);
    }
    for (const OpId before : graph.predecessors(id)) holds(before < id, "producers come first", op.name);
    for (const OpId after : graph.successors(id))
        holds(id < after && after.index() < graph.ops().size(), "readers come last", op.name);
    for (const Weight& weight : op.weights)
        for (const std::int64_t size : weight.shape) holds(size >= 0, "weights have sizes", op.name);
}

void checkPrice(const CostModel& model, const GroupSet& group, const Price& price, std::int64_t beta,
                const std::string& name) {
    holds(price.dramBytes >= 0, "traffic is a count", name);
    holds(price.spareBytes >= 0, "spare bytes are a count", name);
    const std::vector<Term> terms = model.terms(group, beta);
    if (!price.bufferBytes) return holds(terms.empty(), "no price, no terms", name);
    holds(*price.bufferBytes >= price.spareBytes, "spare bytes are part of the buffer", name);
    std::int64_t sum = 0;
    for (const Term& term : terms) {
        holds(term.bytes >= 0, "terms are counts", name);
        sum += term.bytes;
    }
    holds(sum == *price.bufferBytes, "terms sum to the buffer", name);
}

void checkGrowth(const CostModel& model, const GroupSet& group, const Price& price, std::int64_t beta,
                 const std::string& name) {
    const auto growing = model.grow(beta);
    std::int64_t bound = 0;
    group.forEach([&](OpId op) {
        growing->push(op);
        holds(growing->bufferBoundBytes() >= bound, "bounds do not fall", name);
        bound = growing->bufferBoundBytes();
    });
    holds(growing->price() == price, "a grown group has the price of the whole", name);
    if (price.bufferBytes) holds(bound <= *price.bufferBytes, "bounds are bounds", name);
    if (price.fits(beta)) holds(growing->dramBoundBytes() <= price.dramBytes, "bounds of traffic are bounds", name);
}

void checkPlanOf(const std::shared_ptr<const OpGraph>& graph, const Accelerator& accelerator, Random& random,
                 int mostGroups) {
    const auto model = makeCostModel(graph, accelerator);
    const std::int64_t beta = accelerator.bufferBytes;
    const FusionPlan plan = randomPlan(*graph, fusableOps(*graph, *model, beta), random);
    holds(checkPlan(*graph, plan).empty(), "random plans are well formed", graph->name());
    const PlanEvaluation evaluation = evaluatePlan(*model, plan, beta);
    std::int64_t dram = 0;
    std::int64_t unfusable = 0;
    for (int g = 0; g < plan.groupCount(); ++g) {
        const GroupEvaluation& group = evaluation.groups[static_cast<std::size_t>(g)];
        (group.isUnfusable ? unfusable : dram) += group.price.dramBytes;
        if (!group.isUnfusable)
            holds(group.fits == group.price.fits(beta), "a verdict agrees with its bytes", graph->name());
    }
    holds(dram == evaluation.dramBytes && unfusable == evaluation.unfusableDramBytes && dram >= 0 && unfusable >= 0,
          "totals are sums", graph->name());
    for (int look = 0; look < mostGroups; ++look) {
        const GroupSet group = plan.group(GroupId(static_cast<std::int32_t>(random.below(plan.groupCount()))));
        const std::string& name = graph->op(group.first()).name;
        const Price price = model->price({&group, 1}, beta).front();
        checkPrice(*model, group, price, beta, name);
        checkGrowth(*model, group, price, beta, name);
    }
}

}  // namespace

void checkGraph(const OpGraph& graph) {
    checkTensors(graph);
    for (std::size_t op = 0; op < graph.ops().size(); ++op) checkOp(graph, OpId(static_cast<std::int32_t>(op)));
    holds(std::is_sorted(graph.edges().begin(), graph.edges().end()), "edges are sorted", graph.name());
    for (const Edge& edge : graph.edges())
        holds(graph.tensor(edge.tensor).producer == edge.producer && edge.producer < edge.consumer,
              "edges are of tensors", graph.name());
}

void checkPrices(const std::shared_ptr<const OpGraph>& graph, std::uint64_t seed, int mostGroups) {
    Random random(seed);
    for (const Scheme scheme : {Scheme::Lbdf, Scheme::Brr}) {
        Accelerator accelerator;
        accelerator.scheme = scheme;
        accelerator.bufferBytes = std::int64_t{1} << (12 + random.below(14));
        checkPlanOf(graph, accelerator, random, mostGroups);
    }
}

}  // namespace fusescope::test
