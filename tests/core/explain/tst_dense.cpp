// SPDX-License-Identifier: Apache-2.0
// Layers by hand, and every gradient against differences.
#include <QtTest>

#include <cmath>
#include <functional>

#include "core/explain/nets/adam.h"
#include "core/explain/nets/dense.h"

using namespace fusescope;

namespace {

std::vector<float> randomValues(std::size_t count, Random& random) {
    std::vector<float> values;
    for (std::size_t i = 0; i < count; ++i) values.push_back(static_cast<float>(2 * random.uniform() - 1));
    return values;
}

/// Of a function of `values` at each of them.
std::vector<float> differences(std::vector<float> values,
                               const std::function<double(const std::vector<float>&)>& function) {
    constexpr float kStep = 1e-2F;
    std::vector<float> slopes;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const float at = values[i];
        values[i] = at + kStep;
        const double above = function(values);
        values[i] = at - kStep;
        slopes.push_back(static_cast<float>((above - function(values)) / (2 * static_cast<double>(kStep))));
        values[i] = at;
    }
    return slopes;
}

void verifyClose(const std::vector<float>& a, const std::vector<float>& b, float tolerance) {
    QCOMPARE(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        QVERIFY2(std::abs(a[i] - b[i]) < tolerance, qPrintable(QString::number(i)));
}

double dot(const std::vector<float>& a, const std::vector<float>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
    return sum;
}

}  // namespace

class TestDense : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    /// [1 2] · [[1 2 3] [4 5 6]] + [1 0 -1] = [1+8+1, 2+10, 3+12-1]
    void multipliesRows() {
        const Dense layer = denseAt(1, 2, 3);
        QCOMPARE(layer.end(), std::size_t{10});
        const std::vector<float> parameters{99, 1, 2, 3, 4, 5, 6, 1, 0, -1};
        QCOMPARE(forward(layer, parameters, std::vector<float>{1, 2, 0, 1}), (std::vector<float>{10, 12, 14, 5, 5, 5}));
        const Dense bare = denseWithoutBiasAt(1, 2, 3);
        QCOMPARE(forward(bare, parameters, std::vector<float>{1, 2}), (std::vector<float>{9, 12, 15}));
    }

    void gradientsAreThoseOfDifferences() {
        Random random(5);
        const Dense layer = denseAt(0, 4, 3);
        std::vector<float> parameters(layer.end());
        initialise(layer, parameters, random);
        const auto x = randomValues(5 * 4, random);
        const auto outer = randomValues(5 * 3, random);
        std::vector<float> gradient(parameters.size(), 0.0F);
        const auto dx = backward(layer, parameters, x, outer, gradient);
        verifyClose(dx, differences(x, [&](const auto& at) { return dot(forward(layer, parameters, at), outer); }),
                    1e-3F);
        verifyClose(gradient,
                    differences(parameters, [&](const auto& at) { return dot(forward(layer, at, x), outer); }), 1e-3F);
        const auto swished = swishBackward(x, std::vector<float>(x.size(), 1.0F));
        verifyClose(swished,
                    differences(x, [&](const auto& at) { return dot(swish(at), std::vector<float>(x.size(), 1.0F)); }),
                    1e-3F);
    }

    /// log(1 / (1 + e)) and 1 more
    void softmaxDoesNotOverflow() {
        const auto values = logSoftmax(std::vector<float>{1000, 1001});
        QVERIFY(std::abs(values[0] + std::log1p(std::exp(1.0F))) < 1e-4F);
        QVERIFY(std::abs(values[1] - values[0] - 1) < 1e-4F);
        QVERIFY(logSoftmax({}).empty());
    }

    /// The first step of Adam is the learning rate against the sign of the slope.
    void adamStepsByItsRate() {
        Adam adam(2, 0.1);
        std::vector<float> values{1, 1};
        adam.step(std::span<float>(values), std::vector<float>{5, -0.01F});
        verifyClose(values, {0.9F, 1.1F}, 1e-4F);
        std::vector<float> slopes{3, 4};
        clipNorm(slopes, 1);
        verifyClose(slopes, {0.6F, 0.8F}, 1e-6F);
        clipNorm(slopes, 2);
        verifyClose(slopes, {0.6F, 0.8F}, 1e-6F);
    }
};

QTEST_APPLESS_MAIN(TestDense)
#include "tst_dense.moc"
