// SPDX-License-Identifier: Apache-2.0
// LibTorch behind core/predictor/training.h: the network once more, with automatic gradients, and its training. A
// module of its own, opened on demand. All parameters are one flat tensor, laid out as in gnn_weights.h.
#include <torch/torch.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "core/base/error.h"
#include "core/predictor/training.h"

namespace fusescope {
namespace {

using torch::Tensor;

constexpr float kEmbeddingScale = 20;  // as in gnn.cpp
constexpr float kSumScale = 4;
constexpr float kMostSum = 2;
constexpr float kZoom = 20;
constexpr float kMostZoomed = 2;
constexpr double kWarmUp = 0.05;     // of all steps
constexpr double kLastRate = 0.01;   // of the learning rate
constexpr double kFirstDecay = 0.9;  // Adam
constexpr double kSecondDecay = 0.999;
constexpr double kAdamEpsilon = 1e-8;

/// out[to[e]] += m_e · x[from[e]]. LibTorch's own index_add is several times slower.
class Messages : public torch::autograd::Function<Messages> {
 public:
    static Tensor forward(torch::autograd::AutogradContext* context, const Tensor& x, const Tensor& mask,
                          const Tensor& from, const Tensor& to, std::int64_t targets) {
        context->save_for_backward({x, mask, from, to});
        const std::int64_t width = x.size(1);
        Tensor out = torch::zeros({targets, width}, x.options());
        const float* const in = x.data_ptr<float>();
        float* const sums = out.data_ptr<float>();
        for (std::int64_t e = 0; e < from.numel(); ++e) {
            const float* const source = in + from.data_ptr<std::int64_t>()[e] * width;
            float* const target = sums + to.data_ptr<std::int64_t>()[e] * width;
            const float factor = mask.data_ptr<float>()[e];
            for (std::int64_t i = 0; i < width; ++i) target[i] += factor * source[i];
        }
        return out;
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   const torch::autograd::variable_list& outer) {
        const auto saved = context->get_saved_variables();
        const Tensor gradient = outer[0].contiguous();
        const std::int64_t width = gradient.size(1);
        Tensor dx = torch::zeros_like(saved[0]);
        Tensor dmask = torch::zeros_like(saved[1]);
        const float* const x = saved[0].data_ptr<float>();
        const float* const g = gradient.data_ptr<float>();
        for (std::int64_t e = 0; e < saved[2].numel(); ++e) {
            const std::int64_t from = saved[2].data_ptr<std::int64_t>()[e] * width;
            const std::int64_t to = saved[3].data_ptr<std::int64_t>()[e] * width;
            const float factor = saved[1].data_ptr<float>()[e];
            float product = 0;
            for (std::int64_t i = 0; i < width; ++i) {
                dx.data_ptr<float>()[from + i] += factor * g[to + i];
                product += x[from + i] * g[to + i];
            }
            dmask.data_ptr<float>()[e] = product;
        }
        return {dx, dmask, Tensor(), Tensor(), Tensor()};
    }
};

/// A batch of groups as tensors.
struct Batch {
    Tensor x;
    Tensor sources;
    Tensor targets;
    Tensor edgeMask;
    Tensor nodes;   // 0 … nodes - 1
    Tensor graphs;  // [nodes] the graph of each
    Tensor nodeMask;
    std::int64_t graphCount = 0;
};

Tensor indices(const std::vector<std::int32_t>& values) {
    Tensor tensor = torch::empty({static_cast<std::int64_t>(values.size())}, torch::kInt64);
    std::copy(values.begin(), values.end(), tensor.data_ptr<std::int64_t>());
    return tensor;
}

Tensor maskOf(std::span<const float> mask, std::size_t count) {
    Tensor tensor = torch::ones({static_cast<std::int64_t>(count)});
    if (!mask.empty()) std::copy(mask.begin(), mask.end(), tensor.data_ptr<float>());
    return tensor;
}

Batch batchOf(const GnnGraph& graph, const GnnMasks& masks) {
    Batch batch;
    const auto nodes = static_cast<std::int64_t>(graph.nodeCount());
    batch.x = torch::empty({nodes, graph.featureCount});
    std::copy(graph.features.begin(), graph.features.end(), batch.x.data_ptr<float>());
    batch.sources = indices(graph.sources);
    batch.targets = indices(graph.targets);
    batch.edgeMask = maskOf(masks.edges, graph.edgeCount());
    batch.nodeMask = maskOf(masks.nodes, graph.nodeCount());
    batch.nodes = torch::arange(nodes);
    batch.graphs = torch::empty({nodes}, torch::kInt64);
    batch.graphCount = static_cast<std::int64_t>(graph.graphCount());
    for (std::size_t g = 0; g < graph.graphCount(); ++g)
        for (std::int32_t v = graph.nodeStarts[g]; v < graph.nodeStarts[g + 1]; ++v)
            batch.graphs.data_ptr<std::int64_t>()[v] = static_cast<std::int64_t>(g);
    return batch;
}

class Net {
 public:
    explicit Net(const GnnShape& shape) : shape_(shape), places_(placesOf(shape)) {}

    /// [graphs]
    Tensor logits(const Tensor& theta, const Batch& batch) const {
        Tensor h = batch.x;
        for (const GnnLayerPlace& layer : places_.layers) {
            const auto inputs = static_cast<std::int64_t>(layer.inputs);
            Tensor z =
                torch::addmm(part(theta, layer.bias, shape_.hidden), messages(h, batch.sources, batch.targets, batch),
                             matrix(theta, layer.relation, shape_.hidden, inputs).t());
            z = z + torch::mm(h, matrix(theta, layer.root, shape_.hidden, inputs).t());
            if (shape_.hearsReaders)
                z = z + torch::mm(messages(h, batch.targets, batch.sources, batch),
                                  matrix(theta, layer.back, shape_.hidden, inputs).t());
            h = torch::relu(z);
        }
        const auto readout = [&](const Tensor& values) {
            return Messages::apply(values, batch.nodeMask, batch.nodes, batch.graphs, batch.graphCount);
        };
        return head(theta, readout(h), shape_.sumsFeatures ? readout(torch::relu(batch.x)) : Tensor());
    }

 private:
    static Tensor part(const Tensor& theta, std::size_t begin, std::int64_t count) {
        return theta.narrow(0, static_cast<std::int64_t>(begin), count);
    }
    static Tensor matrix(const Tensor& theta, std::size_t begin, std::int64_t rows, std::int64_t columns) {
        return part(theta, begin, rows * columns).view({rows, columns});
    }
    static Tensor messages(const Tensor& h, const Tensor& from, const Tensor& to, const Batch& batch) {
        return Messages::apply(h, batch.edgeMask, from, to, batch.x.size(0));
    }

    Tensor head(const Tensor& theta, const Tensor& g, const Tensor& sums) const {
        const GnnHeadPlace& place = places_.head;
        const auto inputs = static_cast<std::int64_t>(place.inputs);
        Tensor u = g;
        if (shape_.headHidden > 0) {
            std::vector<Tensor> pieces{torch::log1p(g), g / kEmbeddingScale};
            if (sums.defined())
                pieces = {pieces[0], torch::log1p(sums), pieces[1], kSumScale * torch::clamp_max(sums, kMostSum),
                          torch::clamp(kZoom * (sums - 1), -kMostZoomed, kMostZoomed)};
            u = torch::cat(pieces, 1);
            u = torch::relu(torch::addmm(part(theta, place.hiddenBias, inputs), u,
                                         matrix(theta, place.hiddenWeight, inputs, shape_.headInputs()).t()));
        }
        return torch::mv(u, part(theta, place.weight, inputs)) + part(theta, place.bias, 1);
    }

    GnnShape shape_;
    GnnPlaces places_;
};

Tensor tensorOf(const std::vector<float>& values) {
    Tensor tensor = torch::empty({static_cast<std::int64_t>(values.size())});
    std::copy(values.begin(), values.end(), tensor.data_ptr<float>());
    return tensor;
}

std::vector<float> vectorOf(const Tensor& tensor) {
    const Tensor flat = tensor.contiguous();
    return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
}

double rateAt(const TrainParams& params, double done) {
    if (done < kWarmUp) return params.learningRate * (0.1 + 0.9 * done / kWarmUp);
    const double rest = (done - kWarmUp) / (1 - kWarmUp);
    return params.learningRate * (kLastRate + (1 - kLastRate) * 0.5 * (1 + std::cos(M_PI * rest)));
}

/// One step of Adam on the gradient, clipped to its norm.
void step(const TrainParams& params, TrainingState& state, const Tensor& gradient, double rate) {
    const double norm = gradient.norm().item<double>();
    if (!std::isfinite(norm)) throw Error("training diverged: a gradient is not finite", {}, "lower the learning rate");
    const double scale = norm > params.clipNorm ? params.clipNorm / norm : 1;
    ++state.steps;
    const double firstBias = 1 - std::pow(kFirstDecay, static_cast<double>(state.steps));
    const double secondBias = 1 - std::pow(kSecondDecay, static_cast<double>(state.steps));
    const float* const g = gradient.data_ptr<float>();
    for (std::size_t i = 0; i < state.values.size(); ++i) {
        const double slope = g[i] * scale;
        const double first = kFirstDecay * state.firstMoment[i] + (1 - kFirstDecay) * slope;
        const double second = kSecondDecay * state.secondMoment[i] + (1 - kSecondDecay) * slope * slope;
        state.firstMoment[i] = static_cast<float>(first);
        state.secondMoment[i] = static_cast<float>(second);
        state.values[i] -=
            static_cast<float>(rate * (first / firstBias) / (std::sqrt(second / secondBias) + kAdamEpsilon));
    }
}

struct Lesson {
    Batch batch;
    Tensor isInvalid;  // [graphs] 0 or 1
};

Lesson lessonOf(const LessonBook& lessons, std::span<const Sample> samples) {
    GnnGraph graph;
    Tensor labels = torch::empty({static_cast<std::int64_t>(samples.size())});
    for (std::size_t i = 0; i < samples.size(); ++i) {
        lessons.append(graph, samples[i]);
        labels.data_ptr<float>()[i] = samples[i].isInvalid ? 1 : 0;
    }
    return {batchOf(graph, {}), labels};
}

Tensor lossOf(const TrainParams& params, const Tensor& logits, const Tensor& isInvalid) {
    return torch::binary_cross_entropy_with_logits(logits, isInvalid, {}, torch::full({1}, params.invalidWeight));
}

class Training {
 public:
    Training(const TrainParams& params, const LessonBook& lessons, RunControl& control)
        : params_(params), lessons_(lessons), control_(control), net_(params.shape) {}

    /// False when stopped.
    bool learn(TrainingState& state, EpochResult& result) const {
        const int number = static_cast<int>(state.epochs.size());
        const std::vector<Sample> samples = lessons_.epoch(number);
        if (samples.empty()) throw Error("there is nothing to learn from: no group is in the training split");
        const auto isRead = forEachBatch(samples, [&](const Lesson& lesson, double done) {
            Tensor theta = tensorOf(state.values).requires_grad_(true);
            const Tensor loss = lossOf(params_, net_.logits(theta, lesson.batch), lesson.isInvalid);
            loss.backward();
            step(params_, state, theta.grad(), rateAt(params_, (number + done) / params_.epochs));
            result.trainLoss += loss.item<double>() * static_cast<double>(lesson.batch.graphCount);
            report(number, done);
        });
        result.trainLoss /= static_cast<double>(samples.size());
        return isRead;
    }

    bool validate(const TrainingState& state, EpochResult& result) const {
        const torch::NoGradGuard noGradient;
        const std::vector<Sample> samples = lessons_.validation();
        const Tensor theta = tensorOf(state.values);
        const auto isRead = forEachBatch(samples, [&](const Lesson& lesson, double) {
            const Tensor logits = net_.logits(theta, lesson.batch);
            result.validationLoss +=
                lossOf(params_, logits, lesson.isInvalid).item<double>() * static_cast<double>(lesson.batch.graphCount);
            result.validationAccuracy += ((logits > 0) == (lesson.isInvalid > 0.5)).sum().item<double>();
        });
        const auto count = static_cast<double>(std::max<std::size_t>(1, samples.size()));
        result.validationLoss /= count;
        result.validationAccuracy /= count;
        return isRead;
    }

 private:
    template <class Visitor>
    bool forEachBatch(const std::vector<Sample>& samples, Visitor&& visit) const {
        const auto size = static_cast<std::size_t>(params_.batchGroups);
        for (std::size_t begin = 0; begin < samples.size(); begin += size) {
            if (control_.shouldStop()) return false;
            const std::span<const Sample> some(samples.data() + begin, std::min(size, samples.size() - begin));
            visit(lessonOf(lessons_, some), static_cast<double>(begin) / static_cast<double>(samples.size()));
        }
        return true;
    }

    void report(int epoch, double done) const {
        Progress progress;
        progress.done = static_cast<std::int64_t>(1000 * (epoch + done));
        progress.total = 1000 * params_.epochs;
        control_.report(progress);
    }

    const TrainParams& params_;
    const LessonBook& lessons_;
    RunControl& control_;
    Net net_;
};

/// On one thread, and with LibTorch's exceptions as ours.
template <class Function>
auto translated(Function&& function) {
    at::set_num_threads(1);
    try {
        return function();
    } catch (const c10::Error& error) {
        throw std::runtime_error(std::string("LibTorch: ") + error.what_without_backtrace());
    }
}

class Backend : public TorchBackend {
 public:
    bool trainEpoch(const TrainParams& params, const LessonBook& lessons, TrainingState& state,
                    RunControl& control) const override {
        return translated([&] {
            TrainingState next = state;
            EpochResult result;
            const Training training(params, lessons, control);
            if (!training.learn(next, result) || !training.validate(next, result)) return false;
            const bool isBest =
                next.bestEpoch < 0 ||
                result.validationLoss < next.epochs[static_cast<std::size_t>(next.bestEpoch)].validationLoss;
            next.epochs.push_back(result);
            if (isBest) {
                next.bestEpoch = static_cast<int>(next.epochs.size()) - 1;
                next.best = next.values;
            }
            state = std::move(next);
            return true;
        });
    }

    std::vector<float> logits(const GnnWeights& weights, const GnnGraph& graph, const GnnMasks& masks) const override {
        return translated([&] {
            const torch::NoGradGuard noGradient;
            return vectorOf(Net(weights.shape).logits(tensorOf(weights.values), batchOf(graph, masks)));
        });
    }

    GnnGradient gradient(const GnnWeights& weights, const GnnGraph& graph, const GnnMasks& masks) const override {
        return translated([&] {
            Batch batch = batchOf(graph, masks);
            batch.edgeMask.requires_grad_(true);
            batch.nodeMask.requires_grad_(true);
            Net(weights.shape).logits(tensorOf(weights.values), batch).sum().backward();
            return GnnGradient{vectorOf(batch.edgeMask.grad()), vectorOf(batch.nodeMask.grad())};
        });
    }
};

}  // namespace
}  // namespace fusescope

extern "C" __attribute__((visibility("default"))) const fusescope::TorchBackend* fusescopeTorchBackend() {
    static const fusescope::Backend backend;
    return &backend;
}
