// SPDX-License-Identifier: Apache-2.0
#include "core/explain/lookahead_explainer.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <mutex>
#include <unordered_map>

#include "core/explain/cut_truth.h"

namespace fusescope {
namespace {

constexpr int kOpsAtOnce = 64;
constexpr std::size_t kMostJudgedCuts = 1024;  // a judgement costs ten times a price
constexpr std::size_t kSidesAtOnce = 64;       // between two looks at the run control
constexpr std::size_t kMostRemembered = 400'000;

struct Side {
    GroupSet group;
    std::int64_t betaBytes = 0;

    friend bool operator==(const Side&, const Side&) = default;
};

struct SideHash {
    std::size_t operator()(const Side& side) const {
        return side.group.hash() ^ (static_cast<std::size_t>(side.betaBytes) << 20);
    }
};

/// What the predictor said of sides: those of the groups of a search are few and come again and again. A logit depends
/// on its side alone. Safe from any thread.
class Judgements {
 public:
    std::optional<float> find(const FitQuestion& side) const {
        const std::lock_guard lock(mutex_);
        const auto found = logits_.find({side.group, side.betaBytes});
        return found == logits_.end() ? std::nullopt : std::optional(found->second);
    }

    void keep(std::span<const FitQuestion> sides, std::span<const float> logits) {
        const std::lock_guard lock(mutex_);
        if (logits_.size() + sides.size() > kMostRemembered) logits_.clear();
        for (std::size_t i = 0; i < sides.size(); ++i)
            logits_.try_emplace({sides[i].group, sides[i].betaBytes}, logits[i]);
    }

 private:
    mutable std::mutex mutex_;
    std::unordered_map<Side, float, SideHash> logits_;
};

class LookaheadExplainer : public Explainer {
 public:
    explicit LookaheadExplainer(ExplainContext context) : Explainer(std::move(context)) {
        assert(this->context().predictor);
    }

 private:
    int opsAtOnce() const override { return kOpsAtOnce; }

    /// Nothing when stopped.
    std::optional<std::vector<float>> judge(std::span<const FitQuestion> sides, const RunControl& control) const {
        std::vector<float> logits(sides.size());
        std::vector<FitQuestion> unknown;
        std::vector<std::size_t> places;  // of the unknown ones
        for (std::size_t i = 0; i < sides.size(); ++i) {
            if (const auto known = judgements_.find(sides[i])) {
                logits[i] = *known;
                continue;
            }
            unknown.push_back(sides[i]);
            places.push_back(i);
        }
        for (std::size_t begin = 0; begin < unknown.size(); begin += kSidesAtOnce) {
            if (control.shouldStop()) return std::nullopt;
            const auto some = std::span(unknown).subspan(begin, std::min(kSidesAtOnce, unknown.size() - begin));
            const std::vector<float> judged = context().predictor->logits(some);
            judgements_.keep(some, judged);
            for (std::size_t i = 0; i < some.size(); ++i) logits[places[begin + i]] = judged[i];
        }
        return logits;
    }

    std::optional<std::vector<EdgeScores>> score(std::span<const FitQuestion> questions, std::uint64_t,
                                                 const RunControl& control) const override {
        std::vector<TwoWayCuts> cuts;
        std::vector<FitQuestion> sides;
        for (const FitQuestion& question : questions) {
            if (control.shouldStop()) return std::nullopt;
            cuts.push_back(twoWayCuts(*context().graph, question.group, kMostJudgedCuts));
            for (const TwoWayCut& cut : cuts.back().cuts) {
                sides.push_back({cut.before, question.betaBytes});
                sides.push_back({cut.after, question.betaBytes});
            }
        }
        const auto logits = judge(sides, control);
        if (!logits) return std::nullopt;
        std::vector<EdgeScores> all;
        std::size_t side = 0;
        for (std::size_t q = 0; q < questions.size(); ++q) {
            const std::vector<OpPair> edges = pairsInside(*context().graph, questions[q].group);
            EdgeScores scores{std::vector<float>(edges.size(), std::numeric_limits<float>::lowest()),
                              cuts[q].isExhaustive};
            for (const TwoWayCut& cut : cuts[q].cuts) {
                const float hope = -std::max((*logits)[side], (*logits)[side + 1]);
                side += 2;
                for (const std::size_t e : crossingEdges(edges, cut))
                    scores.values[e] = std::max(scores.values[e], hope);
            }
            all.push_back(std::move(scores));
        }
        return all;
    }

    mutable Judgements judgements_;
};

}  // namespace

std::unique_ptr<Explainer> makeLookaheadExplainer(ExplainContext context) {
    return std::make_unique<LookaheadExplainer>(std::move(context));
}

}  // namespace fusescope
