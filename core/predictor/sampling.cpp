// SPDX-License-Identifier: Apache-2.0
#include "core/predictor/sampling.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_set>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/cost/cost_cache.h"
#include "core/cost/cost_model.h"
#include "core/cost/op_rules.h"
#include "core/plan/plan_check.h"
#include "core/plan/random_plan.h"
#include "core/predictor/known_models.h"
#include "core/predictor/signature.h"

namespace fusescope {
namespace {

constexpr int kPlansWithoutNews = 2000;  // after which a model has no more groups to give
constexpr double kNarrowShare = 0.25;
constexpr double kCutShare = 0.5;
constexpr double kMostSingles = 0.1;
constexpr int kMostOps = 200;  // beyond, a group never fits any buffer of interest, and costs as much as ten others
constexpr std::int64_t kLargestBuffer = std::int64_t{1} << 50;

std::optional<std::int64_t> enoughBuffer(const CostModel& model, const GroupSet& group) {
    const auto price = [&](std::int64_t bytes) { return model.price({&group, 1}, bytes).front(); };
    // Where nothing fits, the price is that of the least demanding way, or of the pyramid; what fits needs no more.
    const Price least = price(1);
    std::int64_t high = least.bufferBytes ? *least.bufferBytes + 1 : kLargestBuffer;
    if (!price(high).fits(high)) {
        high = kLargestBuffer;
        if (!price(high).fits(high)) return std::nullopt;
    }
    if (!price(high - 1).fits(high - 1)) return high;
    std::int64_t low = 1;
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        if (price(middle).fits(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return high;
}

bool isModelled(const FeatureTable& table, const GroupSet& group) {
    bool all = true;
    group.forEach([&](OpId op) { all = all && table.isModelled(op); });
    return all;
}

GroupSet modelledOps(const FeatureTable& table) {
    GroupSet modelled;
    for (std::int32_t op = 0; op < table.graph().opCount(); ++op)
        if (table.isModelled(OpId(op))) modelled.insert(OpId(op));
    return modelled;
}

/// One model at one pair of bit widths, giving its groups.
class GroupSampler {
 public:
    GroupSampler(const SampledModel& model, const DataSource& source, const SamplingParams& params)
        : graph_(model.graph),
          accelerator_(acceleratorOf(source, params)),
          table_(graph_, accelerator_, FeatureSet::Ratios),
          signatures_(graph_),
          model_(makeCostModel(graph_, accelerator_)) {}

    /// Unique groups that random search meets at the paper's buffer sizes, in the order it meets them.
    std::vector<GroupSet> draw(int wanted, std::uint64_t seed, RunControl& control) {
        std::vector<GroupSet> groups;
        std::unordered_set<GroupSet> known;
        int singles = 0;
        int plansWithoutNews = 0;
        const auto meet = [&](const GroupSet& group) {
            if (static_cast<int>(groups.size()) >= wanted || group.count() > kMostOps || !isModelled(table_, group))
                return;
            if (group.count() == 1 && singles >= kMostSingles * wanted) return;
            if (!known.insert(group).second) return;
            singles += group.count() == 1 ? 1 : 0;
            groups.push_back(group);
            plansWithoutNews = 0;
        };
        // Every other plan also fuses ops that fit no buffer alone: what a user may ask about, and in the paper's data.
        for (std::uint64_t plan = 0; static_cast<int>(groups.size()) < wanted && plansWithoutNews < kPlansWithoutNews;
             ++plan) {
            if (control.shouldStop()) break;
            ++plansWithoutNews;
            Random random(seed, plan);
            const std::int64_t beta = kPaperBuffersKib[plan / 2 % std::size(kPaperBuffersKib)] * 1024;
            search(plan % 2 == 0 ? fusableOps(*graph_, *model_, beta) : allModelled(), beta, random, meet);
        }
        return groups;
    }

    DataGroup label(const GroupSet& ops, const SamplingParams& params, Random& random) const {
        DataGroup group;
        group.ops = ops;
        group.enoughBytes = enoughBuffer(*model_, ops);
        if (params.withCuts && ops.count() > 1 && random.chance(kCutShare)) {
            CutGroup cut{randomCut(*graph_, ops, random), 1};
            for (const GroupSet& piece : piecesWithout(*graph_, ops, cut.cut)) {
                const auto enough = enoughBuffer(*model_, piece);
                cut.enoughBytes =
                    enough && cut.enoughBytes ? std::optional(std::max(*enough, *cut.enoughBytes)) : std::nullopt;
            }
            group.cuts.push_back(std::move(cut));
        }
        return group;
    }

    std::uint64_t signature(const GroupSet& group) const { return signatures_.signature(group); }

 private:
    GroupSet allModelled() const { return modelledOps(table_); }

    static Accelerator acceleratorOf(const DataSource& source, const SamplingParams& params) {
        Accelerator accelerator;
        accelerator.scheme = params.scheme;
        accelerator.activationBits = source.activationBits;
        accelerator.weightBits = source.weightBits;
        return accelerator;
    }

    /// One step of random search: a random plan, and the random splits of what does not fit.
    template <class Meet>
    void search(const GroupSet& fusable, std::int64_t beta, Random& random, Meet&& meet) {
        const auto fits = [&](const GroupSet& group) {
            meet(group);
            return model_->price({&group, 1}, beta).front().fits(beta);
        };
        const FusionPlan plan = randomPlan(*graph_, fusable, random);
        for (const GroupSet& group : plan.groups())
            if (!fits(group) && group.count() > 1) randomSplit(*graph_, group, fits, random);
    }

    std::shared_ptr<const OpGraph> graph_;
    Accelerator accelerator_;
    FeatureTable table_;
    SignatureTable signatures_;
    std::shared_ptr<const CostModel> model_;
};

Split splitOf(std::uint64_t signature, std::uint64_t seed) {
    Random random(seed, signature);
    const std::int64_t tenth = random.below(10);
    return tenth == 0 ? Split::Test : tenth == 1 ? Split::Validation : Split::Train;
}

/// The whole graph as a group: equal for the same structure under other names. Nothing if most of it is not modelled.
std::optional<std::uint64_t> structureOf(const SampledModel& model) {
    const FeatureTable table(model.graph, {}, FeatureSet::Ratios);
    const GroupSet modelled = modelledOps(table);
    return 2 * modelled.count() < model.graph->opCount()
               ? std::nullopt
               : std::optional(SignatureTable(model.graph).signature(modelled));
}

void requireBothLabels(const Dataset& dataset, std::size_t source) {
    bool isValid = false;
    bool isInvalid = false;
    for (const DataGroup& group : dataset.groups) {
        if (group.source != static_cast<int>(source)) continue;
        for (const std::int64_t kib : kPaperBuffersKib) (group.fits(kib * 1024) ? isValid : isInvalid) = true;
    }
    if (isValid && isInvalid) return;
    throw Error(std::string("no group of the model ") + (isValid ? "is too large for" : "fits") +
                    " any buffer from 128 KiB to 2 MiB",
                dataset.sources[source].model, "there is nothing to learn from it: take it out of the folder");
}

struct PlannedSource {
    const SampledModel* model = nullptr;
    DataSource source;
    int groups = 0;
};

std::vector<PlannedSource> planSources(std::span<const SampledModel> models, const SamplingParams& params) {
    std::vector<PlannedSource> planned;
    std::unordered_set<std::uint64_t> structures;
    for (const SampledModel& model : models) {
        if (params.scheme == Scheme::Brr && hasSqueezeAndExcite(*model.graph)) continue;
        const auto structure = structureOf(model);
        if (!structure || !structures.insert(*structure).second) continue;
        std::string name = model.fileName;
        std::replace_if(
            name.begin(), name.end(), [](unsigned char letter) { return letter <= ' '; }, '_');
        const double wanted = std::ceil(groupsPerModel(name) * params.groupsFactor);
        planned.push_back({&model, {name, model.fingerprint, familyOf(name), 16, 16}, static_cast<int>(wanted)});
        if (params.withNarrowWidths)
            planned.push_back({&model,
                               {name, model.fingerprint, familyOf(name), 8, 8},
                               static_cast<int>(std::ceil(wanted * kNarrowShare))});
    }
    if (planned.empty())
        throw Error("there is no model to learn from", {},
                    params.scheme == Scheme::Brr ? "BRR is not trained on networks with Squeeze-and-Excite; add others"
                                                 : "name a folder with ONNX models");
    return planned;
}

}  // namespace

bool hasSqueezeAndExcite(const OpGraph& graph) {
    for (const Op& op : graph.ops()) {
        if (op.type != "Mul" || op.inputs.size() != 2) continue;
        const RowShape a = rowShape(graph.tensor(op.inputs[0].tensor));
        const RowShape b = rowShape(graph.tensor(op.inputs[1].tensor));
        if (!a.isKnown || !b.isKnown) continue;
        const bool isGate = (a.rows == 1 && a.width == 1 && b.rows > 1) || (b.rows == 1 && b.width == 1 && a.rows > 1);
        const bool isComputed = graph.tensor(op.inputs[0].tensor).producer.isValid() &&
                                graph.tensor(op.inputs[1].tensor).producer.isValid();
        if (isGate && isComputed) return true;
    }
    return false;
}

std::vector<OpPair> randomCut(const OpGraph& graph, const GroupSet& group, Random& random) {
    const auto pairs = pairsInside(graph, group);
    const auto count = static_cast<std::int64_t>(pairs.size());
    const std::int64_t kind = random.below(4);
    std::vector<OpPair> cut;
    if (kind == 0) {
        cut.push_back(pairs[static_cast<std::size_t>(random.below(count))]);
    } else if (kind == 1) {
        const double probability = random.logUniform(0.03, 0.6);
        for (const OpPair& pair : pairs)
            if (random.chance(probability)) cut.push_back(pair);
        if (cut.empty()) cut.push_back(pairs[static_cast<std::size_t>(random.below(count))]);
    } else {
        const GroupSet prefix = randomPrefix(graph, group, random);
        for (const OpPair& pair : pairs)
            if (prefix.contains(pair.first) != prefix.contains(pair.second)) cut.push_back(pair);
        if (cut.empty()) cut.push_back(pairs.front());  // the parts were not connected
    }
    return cut;
}

std::vector<GroupSet> piecesWithout(const OpGraph& graph, const GroupSet& group, const std::vector<OpPair>& cut) {
    const std::vector<OpId> ops = group.ops();
    std::vector<std::size_t> root(ops.size());
    std::iota(root.begin(), root.end(), std::size_t{0});
    const auto find = [&](std::size_t i) {
        while (root[i] != i) i = root[i] = root[root[i]];
        return i;
    };
    const auto indexOf = [&](OpId op) {
        return static_cast<std::size_t>(std::lower_bound(ops.begin(), ops.end(), op) - ops.begin());
    };
    for (const OpPair& pair : pairsInside(graph, group)) {
        if (std::binary_search(cut.begin(), cut.end(), pair)) continue;
        const std::size_t a = find(indexOf(pair.first));
        const std::size_t b = find(indexOf(pair.second));
        root[std::max(a, b)] = std::min(a, b);
    }
    std::vector<GroupSet> pieces;
    std::vector<std::size_t> pieceOf(ops.size());
    for (std::size_t i = 0; i < ops.size(); ++i) {
        if (find(i) == i) {
            pieceOf[i] = pieces.size();
            pieces.emplace_back();
        }
        pieces[pieceOf[find(i)]].insert(ops[i]);
    }
    return pieces;
}

std::optional<Dataset> sampleDataset(std::span<const SampledModel> models, const SamplingParams& params,
                                     RunControl& control) {
    const std::vector<PlannedSource> planned = planSources(models, params);
    Dataset dataset{params.scheme, params.seed, {}, {}};
    Progress progress;
    for (const PlannedSource& source : planned) progress.total += source.groups;
    for (std::size_t s = 0; s < planned.size(); ++s) {
        GroupSampler sampler(*planned[s].model, planned[s].source, params);
        const auto groups = sampler.draw(planned[s].groups, params.seed, control);
        std::vector<DataGroup> labelled(groups.size());
        const std::uint64_t labelSeed = Random(params.seed, s + 1).next();
        parallelFor(groups.size(), params.threads, [&](std::size_t i) {
            if (control.shouldStop()) return;
            Random random(labelSeed, i);
            labelled[i] = sampler.label(groups[i], params, random);
            labelled[i].source = static_cast<int>(s);
            labelled[i].split = splitOf(sampler.signature(groups[i]), params.seed);
        });
        if (control.shouldStop()) return std::nullopt;
        dataset.sources.push_back(planned[s].source);
        dataset.groups.insert(dataset.groups.end(), labelled.begin(), labelled.end());
        requireBothLabels(dataset, s);
        progress.done += planned[s].groups;
        control.report(progress);
    }
    return dataset;
}

}  // namespace fusescope
