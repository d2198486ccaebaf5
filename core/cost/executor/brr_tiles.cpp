// SPDX-License-Identifier: Apache-2.0
#include "core/cost/executor/brr_tiles.h"

#include <algorithm>
#include <numeric>

#include "core/cost/widths.h"

namespace fusescope {
namespace {

constexpr std::int64_t kMostSteps = std::int64_t{1} << 20;

std::int64_t ceilDivide(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

/// A step in units of another.
struct Fraction {
    std::int64_t over = 0;  // 0: not known yet
    std::int64_t under = 1;

    static Fraction of(std::int64_t over, std::int64_t under) {
        const std::int64_t common = std::gcd(over, under);
        return {over / common, under / common};
    }
    friend bool operator==(const Fraction&, const Fraction&) = default;
};

bool isAbsurd(const Fraction& step) { return step.over > kMostSteps || step.under > kMostSteps; }

/// The most channels of which the rows of a sliced map fit into its term.
std::int64_t channelsIn(const Term& term, const MapSize& size, int bits, const Accelerator& accelerator) {
    std::int64_t channels = size.channels;
    while (channels > 1 && rowBits(channels * size.columns, bits, accelerator) * term.rows > term.bytes * 8) --channels;
    return channels;
}

}  // namespace

std::vector<HeldMap> heldMaps(const ExecutedGroup& group, std::span<const Term> terms, const Accelerator& accelerator) {
    std::vector<HeldMap> held(group.tensors.size());
    for (const Term& term : terms) {
        for (std::size_t t = 0; t < held.size(); ++t) {
            const ExecutedTensor& tensor = group.tensors[t];
            if (term.tensor != tensor.id) continue;
            held[t].rows = term.rows;
            held[t].channels = tensor.size.channels;
            held[t].holding = term.kind == TermKind::Slice ? MapHolding::Sliced : MapHolding::Full;
            if (term.kind == TermKind::Slice)
                held[t].channels = channelsIn(term, tensor.size, tensor.bits, accelerator);
        }
    }
    return held;
}

BrrTiles::BrrTiles(const ExecutedGroup& group, std::vector<HeldMap> held, const Accelerator& accelerator)
    : group_(group), held_(std::move(held)), accelerator_(accelerator), hasSteps_(findSteps()) {}

bool BrrTiles::isFirst(std::size_t op) const {
    const auto& inputs = group_.ops[op].inputs;
    return std::none_of(inputs.begin(), inputs.end(), [&](std::size_t input) { return group_.isMade(input); });
}

/// The smallest positive integers with step(source) = pace · step(reader) on every inner edge, component by component.
bool BrrTiles::findSteps() {
    const std::size_t count = group_.ops.size();
    std::vector<Fraction> steps(count);
    steps_.assign(count, 1);
    for (std::size_t seed = 0; seed < count; ++seed) {
        if (steps[seed].over != 0) continue;
        steps[seed] = {1, 1};
        std::vector<std::size_t> component{seed};
        const auto relate = [&](std::size_t op, const Fraction& step) {
            if (steps[op].over == 0) component.push_back(op);
            const bool agrees = steps[op].over == 0 || steps[op] == step;
            steps[op] = step;
            return agrees && !isAbsurd(step);
        };
        for (std::size_t next = 0; next < component.size(); ++next) {
            for (std::size_t op = 0; op < count; ++op) {
                const ExecutedOp& reader = group_.ops[op];
                for (std::size_t i = 0; i < reader.inputs.size(); ++i) {
                    const RowPace pace = reader.arithmetic->paceOf(i);
                    const std::size_t from = component[next];
                    const std::size_t source = reader.inputs[i];
                    if (!group_.isMade(source)) continue;
                    const Fraction step = steps[from];
                    if (source == from && !relate(op, Fraction::of(step.over * pace.output, step.under * pace.input)))
                        return false;
                    if (op == from && !relate(source, Fraction::of(step.over * pace.input, step.under * pace.output)))
                        return false;
                }
            }
        }
        std::int64_t under = 1;
        for (const std::size_t op : component) under = std::lcm(under, steps[op].under);
        std::int64_t common = 0;
        for (const std::size_t op : component) {
            steps_[op] = steps[op].over * (under / steps[op].under);
            common = std::gcd(common, steps_[op]);
        }
        for (const std::size_t op : component) steps_[op] /= common;
    }
    return true;
}

std::int64_t BrrTiles::count() const {
    std::int64_t most = 1;
    for (std::size_t op = 0; op < group_.ops.size(); ++op)
        if (isLast(op)) most = std::max(most, ceilDivide(group_.tensors[op].size.rows, steps_[op]));
    return most;
}

std::vector<Interval> BrrTiles::rows(std::int64_t pass, std::int64_t tilesAtOnce) const {
    const std::vector<Interval> next = demanded(pass + 1, tilesAtOnce, nullptr);
    return demanded(pass, tilesAtOnce, &next);
}

/// Backwards from the last ops. Rows of a written tensor that the next pass does not come back to are made as well.
std::vector<Interval> BrrTiles::demanded(std::int64_t pass, std::int64_t tilesAtOnce,
                                         const std::vector<Interval>* next) const {
    std::vector<Interval> rows(group_.tensors.size());
    for (std::size_t op = group_.ops.size(); op-- > 0;) {
        const std::int64_t height = group_.tensors[op].size.rows;
        if (isLast(op)) {
            const std::int64_t step = steps_[op] * tilesAtOnce;
            rows[op] = {pass * step, std::min(height, (pass + 1) * step) - 1};
        } else if (next && group_.tensors[op].isWritten && !rows[op].isEmpty()) {
            const Interval& later = (*next)[op];
            rows[op].last = std::max(rows[op].last, (later.isEmpty() ? height : later.first) - 1);
        }
        demand(op, rows);
    }
    return rows;
}

/// The operand rows of the rows that `op` makes. External tensors that are taken as they come are left out.
void BrrTiles::demand(std::size_t op, std::vector<Interval>& rows) const {
    if (rows[op].isEmpty()) return;
    const bool takesStream = isFirst(op) && held_[op].holding == MapHolding::Full;
    const ExecutedOp& reader = group_.ops[op];
    for (std::size_t i = 0; i < reader.inputs.size(); ++i) {
        Interval& source = rows[reader.inputs[i]];
        if (takesStream && !group_.isMade(reader.inputs[i])) continue;
        source = joined(source, rowsRead(*reader.arithmetic, i, rows[op]));
    }
}

/// Of an external tensor, those that the windows of its readers touch.
Interval BrrTiles::columns(std::size_t external) const {
    Interval columns;
    for (const std::size_t reader : group_.tensors[external].readers) {
        const ExecutedOp& op = group_.ops[reader];
        if (isFirst(reader) && held_[reader].holding == MapHolding::Full) continue;
        for (std::size_t i = 0; i < op.inputs.size(); ++i)
            if (op.inputs[i] == external) columns = joined(columns, op.arithmetic->columnsOf(i));
    }
    return columns;
}

std::int64_t BrrTiles::bytes(const std::vector<Interval>& rows) const {
    std::int64_t bytes = 0;
    for (std::size_t t = 0; t < rows.size(); ++t) {
        const ExecutedTensor& tensor = group_.tensors[t];
        const bool isHeld = held_[t].holding != MapHolding::Nothing;
        if (rows[t].isEmpty() || (group_.isMade(t) && !isHeld)) continue;
        const std::int64_t channels = group_.isMade(t) ? held_[t].channels : tensor.size.channels;
        const std::int64_t width = group_.isMade(t) ? tensor.size.columns : columns(t).length();
        bytes +=
            bytesOfBits(rowBits(tensor.size.batch * channels * width, tensor.bits, accelerator_) * rows[t].length());
    }
    return bytes;
}

std::string BrrTiles::overfull(const std::vector<Interval>& rows) const {
    for (std::size_t t = 0; t < rows.size(); ++t)
        if ((held_[t].holding != MapHolding::Nothing || !group_.isMade(t)) && rows[t].length() > held_[t].rows)
            return group_.tensors[t].name;
    return {};
}

}  // namespace fusescope
