// SPDX-License-Identifier: Apache-2.0
#include "core/search/constrained_problem.h"

#include "core/base/bytes.h"
#include "core/base/error.h"
#include "core/graph/op_graph_builder.h"
#include "core/plan/contraction.h"
#include "core/plan/plan_check.h"
#include "core/plan/plan_constraints.h"
#include "core/search/block_explainer.h"

namespace fusescope {
namespace {

/// One op per block, an edge where an op of one reads an op of the other.
std::shared_ptr<const OpGraph> graphOfBlocks(const OpGraph& graph, const Blocks& blocks,
                                             const std::vector<OpId>& blockOf) {
    OpGraphBuilder builder(graph.name());
    for (std::size_t block = 0; block < blocks.ops.size(); ++block) {
        Op op;
        op.name = graph.op(blocks.ops[block].front()).name;
        op.type = "Block";
        GroupSet read;
        for (const OpId member : blocks.ops[block])
            for (const OpId producer : graph.predecessors(member)) read.insert(blockOf[producer.index()]);
        read.erase(OpId(static_cast<std::int32_t>(block)));
        read.forEach([&](OpId producer) {
            op.inputs.push_back({builder.tensor("block " + std::to_string(producer.value())), 0});
        });
        op.outputs = {builder.tensor("block " + std::to_string(block))};
        builder.addOp(std::move(op));
    }
    return builder.build();
}

void checkFits(const SearchProblem& problem, const GroupSet& block) {
    const std::string name = "what stays together with \"" + problem.graph->op(block.first()).name + "\" (" +
                             std::to_string(block.count()) + " ops)";
    (block - problem.fusable).forEach([&](OpId op) {
        throw Error(name + " holds \"" + problem.graph->op(op).name + "\", which does not fit the buffer alone", {},
                    "leave that op out, or take a larger buffer");
    });
    const Price price = problem.costModel->price({&block, 1}, problem.betaBytes).front();
    if (price.fits(problem.betaBytes)) return;
    throw Error(name + (price.bufferBytes ? " needs " + formatBinaryBytes(*price.bufferBytes - price.spareBytes) +
                                                " of " + formatBinaryBytes(problem.betaBytes)
                                          : std::string(" fits no buffer")),
                {}, "keep less together, or take a larger buffer");
}

}  // namespace

ConstrainedProblem::ConstrainedProblem(const SearchProblem& problem, const Overrides& overrides) : outer_(problem) {
    const PlanConstraints constraints = resolveOverrides(*problem.graph, overrides);
    const std::vector<GroupId> order = executionOrder(*problem.graph, constraints.blocks);
    auto blocks = std::make_shared<Blocks>();
    std::vector<OpId> nameOf(order.size());  // [groups of constraints.blocks]
    blockOf_.resize(static_cast<std::size_t>(problem.graph->opCount()));
    for (const GroupId id : order) {
        const OpId block(static_cast<std::int32_t>(blocks->ops.size()));
        const GroupSet& group = constraints.blocks.group(id);
        nameOf[id.index()] = block;
        group.forEach([&](OpId op) { blockOf_[op.index()] = block; });
        blocks->ops.push_back(group.ops());
        if (group.count() > 1) checkFits(problem, group);
        if (group.isSubsetOf(problem.fusable)) inner_.fusable.insert(block);
    }
    for (const auto& [a, b] : constraints.apart) blocks->apart.emplace_back(nameOf[a.index()], nameOf[b.index()]);
    blocks_ = std::move(blocks);
    inner_.graph = graphOfBlocks(*problem.graph, *blocks_, blockOf_);
    inner_.costModel = makeBlockModel(problem.costModel, blocks_);
    inner_.betaBytes = problem.betaBytes;
}

SearchParams ConstrainedProblem::translated(const SearchParams& params) const {
    SearchParams inner = params;
    inner.overrides = {};
    if (params.improved)
        inner.improved = [this, improved = params.improved](const FusionPlan& blocks, const Improvement& step) {
            improved(opsOf(blocks), step);
        };
    if (params.warmStart) inner.warmStart = blocksOf(*params.warmStart);
    if (params.explainer)
        inner.explainer = makeBlockExplainer({inner_.graph, inner_.costModel, nullptr}, params.explainer, blocks_);
    return inner;
}

FusionPlan ConstrainedProblem::opsOf(const FusionPlan& blockPlan) const {
    std::vector<GroupSet> groups;
    for (const GroupSet& group : blockPlan.groups()) groups.push_back(blocks_->opsOf(group));
    return FusionPlan::fromGroups(outer_.graph->opCount(), std::move(groups));
}

/// Blocks are joined where the plan joins ops of theirs, as far as that closes no cycle.
FusionPlan ConstrainedProblem::blocksOf(const FusionPlan& plan) const {
    Contraction contraction(*inner_.graph);
    for (const Edge& edge : outer_.graph->edges())
        if (plan.groupOf(edge.producer) == plan.groupOf(edge.consumer))
            contraction.contract(blockOf_[edge.producer.index()], blockOf_[edge.consumer.index()]);
    return contraction.plan();
}

}  // namespace fusescope
