// SPDX-License-Identifier: Apache-2.0
// Weights and checkpoints as bytes and as files: round trips, and everything that must be refused.
#include <QtTest>

#include <QTemporaryDir>
#include <cmath>

#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "core/io/predictor_file.h"
#include "core/predictor/byte_stream.h"

using namespace fusescope;

namespace {

GnnWeights someWeights() {
    GnnWeights weights;
    weights.shape = {featureCountOf(FeatureSet::Ratios, Scheme::Brr), 8, 2, 4, true, true};
    weights.scheme = Scheme::Brr;
    weights.features = "ratios/1";
    weights.variant = "default";
    Random random(3);
    weights.values = roundedToHalf(initialGnnValues(weights.shape, random));
    return weights;
}

/// What decoding says, or nothing if it succeeds.
QString refusal(const std::string& bytes) {
    try {
        decodeGnnWeights(bytes, "w.weights");
        return {};
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
}

/// With the header text changed and the hash made anew.
std::string edited(const std::string& from, const std::string& to) {
    std::string bytes = encodeGnnWeights(someWeights());
    bytes.resize(bytes.size() - 8);
    const auto at = bytes.find(from);
    if (at == std::string::npos) qFatal("nothing to edit");
    bytes.replace(at, from.size(), to);
    const auto length = static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[12])) +
                        256U * static_cast<unsigned char>(bytes[13]) + static_cast<std::uint32_t>(to.size()) -
                        static_cast<std::uint32_t>(from.size());
    bytes[12] = static_cast<char>(length & 255U);
    bytes[13] = static_cast<char>(length >> 8U);
    ByteWriter writer;
    writer.raw(bytes);
    return writer.sealed();
}

}  // namespace

class TestWeights : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void surviveTheRoundTrip() {
        const GnnWeights weights = someWeights();
        QVERIFY(decodeGnnWeights(encodeGnnWeights(weights), "") == weights);
    }

    void halvesAreRoundedToTheNearest() {
        QCOMPARE(halfBits(1.0F), std::uint16_t{0x3c00});
        QCOMPARE(halfBits(-2.5F), std::uint16_t{0xc100});
        QCOMPARE(halfBits(65504.0F), std::uint16_t{0x7bff});
        QCOMPARE(halfBits(0x1p-24F), std::uint16_t{1});
        QCOMPARE(halfBits(1.0F + 0x1p-11F), std::uint16_t{0x3c00});      // a tie: to even
        QCOMPARE(halfBits(1.0F + 3 * 0x1p-11F), std::uint16_t{0x3c02});  // a tie: to even
        QCOMPARE(halfBits(1e6F), std::uint16_t{0x7c00});
        for (std::uint32_t bits = 0; bits < 0x7c00; ++bits) {
            QCOMPARE(halfBits(halfValue(static_cast<std::uint16_t>(bits))), static_cast<std::uint16_t>(bits));
            QCOMPARE(halfBits(halfValue(static_cast<std::uint16_t>(bits | 0x8000U))),
                     static_cast<std::uint16_t>(bits | 0x8000U));
        }
        QVERIFY(std::isnan(halfValue(halfBits(NAN))));
    }

    void everyTruncationIsRefused() {
        const std::string bytes = encodeGnnWeights(someWeights());
        for (std::size_t length = 0; length < bytes.size(); length += length < 300 ? 1 : 97)
            QVERIFY2(!refusal(bytes.substr(0, length)).isEmpty(), qPrintable(QString::number(length)));
    }

    void everyChangedByteIsRefused() {
        const std::string bytes = encodeGnnWeights(someWeights());
        for (std::size_t at = 0; at < bytes.size(); at += at < 300 ? 1 : 53) {
            std::string changed = bytes;
            changed[at] = static_cast<char>(changed[at] ^ 0x10);
            QVERIFY2(!refusal(changed).isEmpty(), qPrintable(QString::number(at)));
        }
    }

    void refusalsSayWhatIsWrong_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const std::string& bytes, const char* expected) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString(expected);
        };
        std::string newer = encodeGnnWeights(someWeights());
        newer[8] = 2;
        row("newer", newer, "newer Fusescope");
        row("foreign", "ONNX and other things", "no weights file");
        row("empty", "", "no weights file");
        row("damaged", encodeGnnWeights(someWeights()).replace(200, 1, "#"), "damaged");
        row("scheme", edited("scheme BRR", "scheme XYZ"), "no scheme \"XYZ\"");
        row("missing", edited("variant default\n", ""), "lacks \"variant\"");
        row("unknown", edited("variant default\n", "variant default\ncolor red\n"), "unknown header line \"color\"");
        row("twice", edited("variant default\n", "variant default\nvariant paper\n"), "twice");
        row("shape", edited("hidden 8", "hidden 9"), "number of weights");
        row("absurd", edited("hidden 8", "hidden -1"), "sensible");
        row("no key", edited("hidden 8\n", "hidden\n"), "key value");
    }
    void refusalsSayWhatIsWrong() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, expected);
        const QString said = refusal(bytes.toStdString());
        QVERIFY2(said.contains(expected), qPrintable(said));
        QVERIFY(said.startsWith("w.weights: "));
    }

    void weightsOfOtherFeaturesAreRefused() {
        QTemporaryDir folder;
        const std::string file = folder.filePath("w.weights").toStdString();
        for (const char* features : {"ratios/2", "published/1", "colours/1"}) {
            GnnWeights weights = someWeights();
            weights.features = features;
            writeGnnWeights(file, weights);
            QVERIFY_EXCEPTION_THROWN(readGnnWeights(file), Error);
        }
        writeGnnWeights(file, someWeights());
        QVERIFY(*readGnnWeights(file) == someWeights());
        QVERIFY_EXCEPTION_THROWN(checkUsable(someWeights(), Scheme::Lbdf), Error);
        QVERIFY_EXCEPTION_THROWN(readGnnWeights(folder.filePath("nowhere").toStdString()), Error);
    }

    void checkpointsSurviveTheRoundTrip() {
        TrainParams params;
        params.shape = {5, 4, 2, 0, false, false};
        TrainingState state = initialState(params);
        state.steps = 17;
        state.bestEpoch = 1;
        state.epochs = {{0.5, 0.4, 0.9}, {0.3, 0.2, 0.95}};
        state.secondMoment[3] = 1e-7F;
        const std::string bytes = encodeCheckpoint(state, "this training");
        QVERIFY(decodeCheckpoint(bytes, "this training", "c") == state);
        QVERIFY_EXCEPTION_THROWN(decodeCheckpoint(bytes, "another", "c"), Error);
        QVERIFY_EXCEPTION_THROWN(decodeCheckpoint(bytes.substr(0, bytes.size() - 1), "this training", "c"), Error);
        QVERIFY_EXCEPTION_THROWN(decodeCheckpoint("FSWEIGHT", "this training", "c"), Error);
    }

    void trainingEndsWithItsEpochsOrItsPatience() {
        TrainParams params;
        params.epochs = 20;
        params.patience = 3;
        TrainingState state;
        QVERIFY(!isTrained(params, state));
        state.epochs.resize(4);
        state.bestEpoch = 1;
        QVERIFY(!isTrained(params, state));
        state.bestEpoch = 0;
        QVERIFY(isTrained(params, state));
        state.epochs.resize(20);
        state.bestEpoch = 19;
        QVERIFY(isTrained(params, state));
    }
};

QTEST_APPLESS_MAIN(TestWeights)
#include "tst_weights.moc"
