// SPDX-License-Identifier: Apache-2.0
#include "core/scene/op_card.h"

#include <QtTest>

#include "core/scene/text_width.h"
#include "tests/core/scene/scene_fixtures.h"

using namespace fusescope;

class TestOpCard : public QObject {
    Q_OBJECT

    struct Example {
        std::string type;
        Shape input, output;
        std::vector<std::int64_t> kernel;
        std::int64_t groups = 1;
        std::int64_t stride = 1;
    };

    static OpCard cardOf(const Example& example) {
        OpGraphBuilder builder("net");
        const TensorId input = builder.tensor("input");
        builder.setType(input, ElementType::Float32, example.input);
        builder.markGraphInput(input);
        Op op;
        op.name = "op";
        op.type = example.type;
        op.inputs = {{input, 0}};
        if (!example.kernel.empty()) op.attributes["kernel_shape"] = example.kernel;
        if (example.groups != 1) op.attributes["group"] = example.groups;
        if (example.stride != 1) op.attributes["strides"] = std::vector<std::int64_t>{example.stride, example.stride};
        op.outputs = {builder.tensor("out")};
        builder.setType(op.outputs.front(), ElementType::Float32, example.output);
        builder.addOp(std::move(op));
        return opCard(*builder.build(), OpId(0));
    }

 private Q_SLOTS:
    void namesTheKind() {
        QCOMPARE(cardOf({"Conv", {1, 48, 38, 38}, {1, 288, 38, 38}, {1, 1}}).kind, std::string("Conv 1×1"));
        QCOMPARE(cardOf({"Conv", {1, 288, 38, 38}, {1, 288, 19, 19}, {5, 5}, 288, 2}).kind,
                 std::string("Conv 5×5 dw s2"));
        QCOMPARE(cardOf({"Conv", {1, 64, 8, 8}, {1, 64, 8, 8}, {3, 3}, 4}).kind, std::string("Conv 3×3 g4"));
        QCOMPARE(cardOf({"GlobalAveragePool", {1, 288, 38, 38}, {1, 288, 1, 1}, {}}).kind,
                 std::string("GlobalAvgPool"));
        QCOMPARE(cardOf({"MaxPool", {1, 64, 8, 8}, {1, 64, 4, 4}, {3, 3}, 1, 2}).kind, std::string("MaxPool 3×3 s2"));
    }
    void showsTheShape() {
        QCOMPARE(cardOf({"Conv", {1, 48, 38, 38}, {1, 288, 38, 38}, {1, 1}}).shape, std::string("48→288 · 38×38"));
        QCOMPARE(cardOf({"Relu", {1, 288, 38, 38}, {1, 288, 38, 38}, {}}).shape, std::string("288×38×38"));
        QCOMPARE(cardOf({"Relu", {4, 8, 2, 2}, {4, 8, 2, 2}, {}}).shape, std::string("4×8×2×2"));
        QCOMPARE(cardOf({"Relu", {}, {}, {}}).shape, std::string("scalar"));
    }
    void knowsTheFamilies() {
        QCOMPARE(opFamily("Conv"), OpFamily::Convolution);
        QCOMPARE(opFamily("HardSigmoid"), OpFamily::Activation);
        QCOMPARE(opFamily("Mul"), OpFamily::Elementwise);
        QCOMPARE(opFamily("GlobalAveragePool"), OpFamily::Reduction);
        QCOMPARE(opFamily("Gemm"), OpFamily::Dense);
        QCOMPARE(opFamily("Concat"), OpFamily::DataMovement);
        QCOMPARE(opFamily("Con"), OpFamily::DataMovement);
        QCOMPARE(opFamily(""), OpFamily::DataMovement);
    }
    void theTextFitsTheCard() {
        for (const char* type : {"Conv", "GlobalAveragePool", "MeanVarianceNormalization"}) {
            const OpCard card = cardOf({type, {1, 1024, 128, 128}, {1, 1024, 128, 128}, {3, 3}, 1024, 2});
            const double room = cardSize(card).width - kCardStyle.paddingLeft - kCardStyle.paddingRight;
            QVERIFY(cardSize(card).width == kCardStyle.maxWidth ||
                    textWidth(card.kind, kCardStyle.kindFontSize, FontWeight::Bold) <= room);
        }
    }
};

QTEST_APPLESS_MAIN(TestOpCard)
#include "tst_op_card.moc"
