// SPDX-License-Identifier: Apache-2.0
#include "core/cost/brr_pyramid.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "core/cost/widths.h"

namespace fusescope {
namespace {

/// Input rows per output row.
struct Ratio {
    std::int64_t over = 1;
    std::int64_t under = 1;

    Ratio reduced() const {
        const std::int64_t common = std::gcd(over, under);
        return {over / common, under / common};
    }
    friend bool operator==(const Ratio&, const Ratio&) = default;
};

Ratio times(const Ratio& a, const Ratio& b) { return Ratio{a.over * b.over, a.under * b.under}.reduced(); }
Ratio inverse(const Ratio& a) { return {a.under, a.over}; }

Ratio strideOf(const RowRule& rule) {
    switch (rule.access) {
        case RowAccess::Window:
            return {rule.stride, 1};
        case RowAccess::Transposed:
            return {1, rule.stride};
        case RowAccess::Nearest:
        case RowAccess::Linear:
            return Ratio{rule.inputRows, rule.outputRows}.reduced();
        default:
            return {1, 1};
    }
}

/// Position of an op in the sorted list of the group's ops; -1 if it is outside.
int positionOf(const std::vector<OpId>& members, OpId op) {
    const auto found = std::lower_bound(members.begin(), members.end(), op);
    return found != members.end() && *found == op ? static_cast<int>(found - members.begin()) : -1;
}

constexpr std::int64_t kMostSteps = std::int64_t{1} << 20;

}  // namespace

std::optional<std::vector<std::int64_t>> pyramidSteps(const BrrGroup& group) {
    const auto members = group.group.ops();
    struct InnerEdge {
        std::size_t from;
        std::size_t to;
        Ratio stride;
    };
    std::vector<std::vector<InnerEdge>> edges(members.size());
    for (std::size_t n = 0; n < members.size(); ++n) {
        for (const BrrOperand& operand : group.ops[members[n].index()].operands) {
            const int u = operand.producer.isValid() ? positionOf(members, operand.producer) : -1;
            if (u < 0) continue;
            const InnerEdge edge{static_cast<std::size_t>(u), n, strideOf(operand.rule)};
            edges[edge.from].push_back(edge);
            edges[edge.to].push_back(edge);
        }
    }
    std::vector<std::optional<Ratio>> step(members.size());
    std::vector<std::int64_t> steps(members.size(), 1);
    for (std::size_t seed = 0; seed < members.size(); ++seed) {
        if (step[seed]) continue;
        step[seed] = Ratio{};
        std::vector<std::size_t> component{seed};
        for (std::size_t i = 0; i < component.size(); ++i) {
            for (const InnerEdge& edge : edges[component[i]]) {
                const bool isForward = edge.from == component[i];
                const std::size_t other = isForward ? edge.to : edge.from;
                const Ratio implied = times(*step[component[i]], isForward ? inverse(edge.stride) : edge.stride);
                if (implied.over > kMostSteps || implied.under > kMostSteps) return std::nullopt;
                if (!step[other]) {
                    step[other] = implied;
                    component.push_back(other);
                } else if (*step[other] != implied) {
                    return std::nullopt;
                }
            }
        }
        std::int64_t under = 1;
        for (const std::size_t member : component) {
            under = std::lcm(under, step[member]->under);
            if (under > kMostSteps) return std::nullopt;
        }
        std::int64_t common = 0;
        for (const std::size_t member : component)
            common = std::gcd(common, step[member]->over * (under / step[member]->under));
        for (const std::size_t member : component)
            steps[member] = step[member]->over * (under / step[member]->under) / common;
    }
    return steps;
}

BrrPyramid makePyramid(const BrrGroup& group, const std::vector<std::int64_t>& steps, bool startsFull,
                       const Accelerator& accelerator, std::int64_t channelSlice) {
    const auto members = group.group.ops();
    const std::size_t count = members.size();
    const auto stepOf = [&](std::size_t v) { return steps.empty() ? std::int64_t{1} : steps[v]; };
    BrrPyramid pyramid;

    // Heights, from the last ops back. Without steps a tensor read outside still has one row.
    std::vector<std::int64_t> height(count, 1);
    std::vector<bool> isLast(count, true);
    for (std::size_t v = 0; v < count; ++v)
        if (group.isReadOutside[v]) height[v] = std::min(group.ops[members[v].index()].rows, stepOf(v));
    for (std::size_t n = count; n-- > 0;) {
        for (const BrrOperand& operand : group.ops[members[n].index()].operands) {
            const int u = operand.producer.isValid() ? positionOf(members, operand.producer) : -1;
            if (u < 0) continue;
            const auto source = static_cast<std::size_t>(u);
            isLast[source] = false;
            height[source] = std::max(height[source], std::min(operand.rows, pyramidRows(operand.rule, height[n])));
        }
    }

    pyramid.tiles = std::int64_t{1} << 40;
    std::vector<bool> isFull(count, startsFull);
    std::map<TensorId, BrrHolding> external;
    for (std::size_t v = 0; v < count; ++v) {
        const BrrOp& op = group.ops[members[v].index()];
        bool isFirst = true;
        bool hasFullSource = false;
        for (const BrrOperand& operand : op.operands) {
            const int u = operand.producer.isValid() ? positionOf(members, operand.producer) : -1;
            if (u < 0) continue;
            isFirst = false;
            hasFullSource = hasFullSource || isFull[static_cast<std::size_t>(u)];
        }
        if (!isFirst) isFull[v] = op.isConv ? !hasFullSource : hasFullSource;
        if (isLast[v]) pyramid.tiles = std::min(pyramid.tiles, (op.rows + stepOf(v) - 1) / stepOf(v));

        if ((op.isConv || isFirst) && isFull[v]) {
            const std::int64_t row = rowBits(op.elementsPerRow, op.bits, accelerator);
            pyramid.holdings.push_back({TermKind::FullMap, members[v], {}, height[v], row * height[v], row * stepOf(v)});
        }
        if (op.isConv && !isFull[v]) {
            const std::int64_t elements = op.elementsPerRow / op.channels * std::min(channelSlice, op.channels);
            const std::int64_t slice = rowBits(elements, op.bits, accelerator);
            pyramid.holdings.push_back(
                {TermKind::Slice, members[v], {}, height[v], slice * height[v], slice * stepOf(v)});
        }
        for (const BrrOperand& operand : op.operands) {
            const bool isInside = operand.producer.isValid() && positionOf(members, operand.producer) >= 0;
            if (isInside || (isFirst && isFull[v]) || (!isFirst && accelerator.optimusCompat)) continue;
            const std::int64_t rows =
                isFirst ? pyramidRows(operand.rule, height[v]) : std::min(height[v], operand.rows);
            const std::int64_t perRow = isFirst ? operand.windowRowBits : operand.rowBits;
            const Ratio stride = isFirst ? strideOf(operand.rule) : Ratio{};
            BrrHolding& held = external[operand.tensor];
            held.kind = TermKind::WindowRows;
            held.tensor = operand.tensor;
            held.rows = std::max(held.rows, rows);
            held.bits = std::max(held.bits, perRow * rows);
            held.furtherBits =
                std::max(held.furtherBits, (perRow * stepOf(v) * stride.over + stride.under - 1) / stride.under);
        }
    }
    for (const auto& [tensor, held] : external) pyramid.holdings.push_back(held);
    for (const BrrHolding& held : pyramid.holdings) {
        pyramid.minimumBits += held.bits;
        pyramid.furtherBits += held.furtherBits;
    }
    return pyramid;
}

}  // namespace fusescope
