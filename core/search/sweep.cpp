// SPDX-License-Identifier: Apache-2.0
#include "core/search/sweep.h"

#include <algorithm>
#include <cmath>

#include "core/cost/plan_evaluation.h"
#include "core/search/fusion_steps.h"
#include "core/search/optimal_search.h"

namespace fusescope {
namespace {

/// The least buffer for which `isSame` holds, given that it holds at `known` and is monotone below it.
template <class IsSame>
std::int64_t leastSame(std::int64_t least, std::int64_t known, IsSame&& isSame) {
    while (least < known) {
        const std::int64_t middle = least + (known - least) / 2;
        if (isSame(middle))
            known = middle;
        else
            least = middle + 1;
    }
    return known;
}

class SweepRun {
 public:
    SweepRun(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator, std::int64_t leastBytes,
             std::int64_t mostBytes, RunControl& control)
        : graph_(std::move(graph)), accelerator_(accelerator), least_(leastBytes), most_(mostBytes), control_(control) {
        sweep_.mostBufferBytes = mostBytes;
    }

    Sweep run() {
        std::int64_t bytes = most_;
        while (bytes >= least_ && !control_.shouldStop()) {
            const auto step = bestAt(bytes);
            if (!step) break;
            const std::int64_t from = std::max(least_, unchangedFrom(*step, bytes));
            addStep(*step, from);
            bytes = from - 1;
            report(from);
        }
        if (bytes >= least_)
            sweep_.stopReason =
                control_.stopReason() == StopReason::Completed ? StopReason::MemoryLimit : control_.stopReason();
        sweep_.leastBufferBytes = bytes + 1;
        std::reverse(sweep_.steps.begin(), sweep_.steps.end());
        return std::move(sweep_);
    }

 private:
    /// The proven best at this size; nothing if stopped.
    std::optional<SweepStep> bestAt(std::int64_t bytes) {
        Accelerator hardware = accelerator_;
        hardware.bufferBytes = bytes;
        SearchProblem problem = model_ ? problemAt(bytes) : makeProblem(graph_, hardware);
        model_ = problem.costModel;
        if (!best_ || !isStillBest(problem)) {
            auto found = bestPlan(problem);
            if (!found) return std::nullopt;
            best_ = std::move(found);
            fusable_ = problem.fusable;
        }
        const PlanEvaluation evaluation = evaluatePlan(*model_, *best_, bytes);
        return SweepStep{bytes,
                         evaluation.dramBytes,
                         evaluation.unfusableDramBytes,
                         evaluation.maxBufferBytes,
                         problem.fusable.count(),
                         *best_};
    }

    /// Nothing if stopped.
    std::optional<FusionPlan> bestPlan(const SearchProblem& problem) {
        RunControl part(&control_);  // the search counts ops, the sweep its range
        if (!best_ && model_->isBufferBlind()) steps_ = FusionSteps::find(problem, kMostStepBytes, part);
        if (steps_) return steps_->bestPlan(problem.betaBytes);
        SearchResult result = makeOptimalSearch()->run(problem, {}, part);
        if (!result.isOptimal) return std::nullopt;
        return std::move(result.plan);
    }

    SearchProblem problemAt(std::int64_t bytes) const {
        return {graph_, model_, bytes, fusableOps(*graph_, *model_, bytes)};
    }

    /// Only what runs outside fusion changed since the last step.
    bool isStillBest(const SearchProblem& problem) const {
        if (problem.fusable != fusable_) return false;
        const PlanEvaluation evaluation = evaluatePlan(*model_, *best_, problem.betaBytes);
        return evaluation.isValid() && evaluation.dramBytes == sweep_.steps.back().dramBytes;
    }

    /// Down to here nothing changes: the fusable ops, the price of every group of the plan, and of every op outside
    /// fusion. F_D never falls as the buffer shrinks, so no other plan can become better before.
    std::int64_t unchangedFrom(const SweepStep& step, std::int64_t bytes) const {
        std::int64_t from = 1;
        for (const GroupSet& group : step.plan.groups()) {
            const Price price = priceAt(group, bytes);
            if (group.count() == 1 && !price.fits(bytes)) {
                const auto unfused = model_->unfusedDramBytes(group.first(), bytes);
                from = std::max(from, leastSame(from, bytes, [&](std::int64_t size) {
                                    return model_->unfusedDramBytes(group.first(), size) == unfused;
                                }));
                continue;
            }
            const auto isSame = [&](std::int64_t size) {
                const Price smaller = priceAt(group, size);
                return smaller.fits(size) && smaller.dramBytes == price.dramBytes;
            };
            from = std::max(from, leastSame(from, bytes, isSame));
        }
        fusable_.forEach([&](OpId op) {
            const GroupSet alone{op};
            if (priceAt(alone, from).fits(from)) return;
            from = std::max(from,
                            leastSame(from, bytes, [&](std::int64_t size) { return priceAt(alone, size).fits(size); }));
        });
        return from;
    }

    Price priceAt(const GroupSet& group, std::int64_t bytes) const { return model_->price({&group, 1}, bytes).front(); }

    /// Steps of the same height are one.
    void addStep(SweepStep step, std::int64_t from) {
        step.bufferBytes = from;
        if (!sweep_.steps.empty()) {
            SweepStep& above = sweep_.steps.back();
            if (above.dramBytes == step.dramBytes && above.unfusableDramBytes == step.unfusableDramBytes &&
                above.fusableOps == step.fusableOps) {
                above = std::move(step);
                return;
            }
        }
        sweep_.steps.push_back(std::move(step));
    }

    void report(std::int64_t from) {
        const double whole = std::log2(static_cast<double>(most_) / static_cast<double>(least_));
        const double done = std::log2(static_cast<double>(most_) / static_cast<double>(from));
        Progress progress;
        progress.total = 1000;
        progress.done = whole > 0 ? static_cast<std::int64_t>(1000 * done / whole) : 1000;
        progress.bestBytes = sweep_.steps.front().totalDramBytes();
        control_.report(progress);
    }

    std::shared_ptr<const OpGraph> graph_;
    Accelerator accelerator_;
    std::int64_t least_;
    std::int64_t most_;
    RunControl& control_;
    static constexpr std::int64_t kMostStepBytes = std::int64_t{1} << 30;

    std::shared_ptr<const CostModel> model_;  // prices groups at every buffer size
    std::optional<FusionSteps> steps_;        // from the largest buffer
    std::optional<FusionPlan> best_;
    GroupSet fusable_;
    Sweep sweep_;
};

}  // namespace

Sweep sweepBuffers(std::shared_ptr<const OpGraph> graph, const Accelerator& accelerator, std::int64_t leastBytes,
                   std::int64_t mostBytes, RunControl& control) {
    return SweepRun(std::move(graph), accelerator, std::max<std::int64_t>(1, leastBytes), mostBytes, control).run();
}

const SweepStep* stepAt(const Sweep& sweep, std::int64_t bufferBytes) {
    if (bufferBytes < sweep.leastBufferBytes || bufferBytes > sweep.mostBufferBytes) return nullptr;
    const auto above =
        std::upper_bound(sweep.steps.begin(), sweep.steps.end(), bufferBytes,
                         [](std::int64_t bytes, const SweepStep& step) { return bytes < step.bufferBytes; });
    return above == sweep.steps.begin() ? nullptr : &*(above - 1);
}

std::optional<std::int64_t> bufferWithin(std::span<const Sweep> sweeps, double share) {
    std::int64_t enough = 0;
    for (const Sweep& sweep : sweeps) {
        if (sweep.steps.empty() || sweep.stopReason != StopReason::Completed) return std::nullopt;
        std::int64_t best = sweep.steps.front().totalDramBytes();
        for (const SweepStep& step : sweep.steps) best = std::min(best, step.totalDramBytes());
        const double limit = static_cast<double>(best) * (1 + share);
        std::int64_t from = sweep.steps.front().bufferBytes;
        for (std::size_t i = 0; i < sweep.steps.size(); ++i)
            if (static_cast<double>(sweep.steps[i].totalDramBytes()) > limit) {
                if (i + 1 == sweep.steps.size()) return std::nullopt;
                from = sweep.steps[i + 1].bufferBytes;
            }
        enough = std::max(enough, from);
    }
    return enough;
}

}  // namespace fusescope
