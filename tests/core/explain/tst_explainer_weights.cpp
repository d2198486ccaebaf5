// SPDX-License-Identifier: Apache-2.0
// Explainer weights as bytes and files: round trips, and everything that must be refused.
#include <QTemporaryDir>

#include "tests/contracts/explainer_contract.h"

#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "core/io/predictor_file.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

ExplainerWeights someWeights() {
    const auto predictor = untrainedWeights(Scheme::Brr);
    ExplainerWeights weights = *untrainedExplainers(*predictor);
    weights.scheme = Scheme::Brr;
    weights.variant = "default";
    weights.features = predictor->features;
    weights.predictorHash = hashOf(*predictor);
    weights.pg.scale = 0.125F;
    return roundedToHalf(std::move(weights));
}

QString refusal(const std::string& bytes) {
    try {
        decodeExplainerWeights(bytes, "x.explainers");
        return {};
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
}

}  // namespace

class TestExplainerWeights : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void comeBackAsTheyWere() {
        const ExplainerWeights weights = someWeights();
        QVERIFY(decodeExplainerWeights(encodeExplainerWeights(weights), "x") == weights);
        const QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.path().toStdString()) / "brr-default.explainers";
        writeExplainerWeights(file, weights);
        QVERIFY(*readExplainerWeights(file, *untrainedWeights(Scheme::Brr)) == weights);
        QCOMPARE(explainersFileOf("a/brr-default.weights").string(), std::string("a/brr-default.explainers"));
    }

    void damageIsSeenAtEveryByte() {
        const std::string bytes = encodeExplainerWeights(someWeights());
        for (std::size_t at = 0; at < bytes.size(); at += at < 300 ? 1 : 997) {
            std::string damaged = bytes;
            damaged[at] = static_cast<char>(damaged[at] ^ 0x20);
            QVERIFY2(!refusal(damaged).isEmpty(), qPrintable(QString::number(at)));
            QVERIFY(!refusal(bytes.substr(0, at)).isEmpty());
        }
        QVERIFY(refusal(bytes + "x").contains("damaged"));
        QVERIFY(refusal(encodeGnnWeights(*untrainedWeights(Scheme::Brr))).contains("no file of explainer weights"));
    }

    void ofAnotherPredictorAreRefused() {
        const ExplainerWeights weights = someWeights();
        checkLearnedOn(weights, *untrainedWeights(Scheme::Brr), "x");
        try {
            checkLearnedOn(weights, *untrainedWeights(Scheme::Brr, 2), "x.explainers");
            QFAIL("weights of another seed are another predictor");
        } catch (const Error& error) {
            QVERIFY(QString(error.what()).contains("x.explainers: these explainers were learned on another predictor"));
        }
    }

    void thoseThatShipBelongToTheirPredictors() {
        for (const Scheme scheme : {Scheme::Lbdf, Scheme::Brr})
            for (const char* const variant : {"default", "paper"}) {
                const auto predictor = readShippedWeights(scheme, variant);
                const auto explainers = readShippedExplainers(*predictor);
                QCOMPARE(explainers->variant, std::string(variant));
                QCOMPARE(explainers->rg.features, predictor->shape.features);
            }
    }
};

QTEST_APPLESS_MAIN(TestExplainerWeights)
#include "tst_explainer_weights.moc"
