// SPDX-License-Identifier: Apache-2.0
// Files that are broken, absurd or meant to do harm: one clear Error or an honest finding, never a crash or a hang.
#include <QElapsedTimer>
#include <QtTest>
#include <array>
#include <climits>

#include "core/base/random.h"
#include "tests/core/import/onnx/model_maker.h"

using namespace fusescope;

namespace {

using Integers = std::vector<std::int64_t>;

std::filesystem::path badModel(const std::string& name) {
    return std::filesystem::path(FUSESCOPE_TEST_DATA) / "bad_models" / name;
}

std::string contents(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

class TestHostileModels : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void brokenFilesGiveOneError_data();
    void brokenFilesGiveOneError();
    void doubtfulFilesOpen();
    void missingFilesAndFoldersAreRefused();
    void impossibleWindowsAreRefused_data();
    void impossibleWindowsAreRefused();
    void impossibleSizesAreRefused();
    void brokenGraphsAreRefused();
    void emptyTensorsAreNoCrash();
    void wrongOperandCountsAreNoCrash();
    void operandsOfTheWrongRankAreReported_data();
    void operandsOfTheWrongRankAreReported();
    void deepTypesAreRefused();
    void everyPrefixIsAnErrorOrAModel();
    void flippedBytesNeverCrash_data();
    void flippedBytesNeverCrash();
    void changedAttributesNeverCrash_data();
    void changedAttributesNeverCrash();
    void largeGraphsOpenQuickly();
    void wideNodesOpenQuickly();
    void hollowFilesAreRefused();

 private:
    ModelFolder folder_;
};

void TestHostileModels::brokenFilesGiveOneError_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("cyclic") << "the graph has a cycle: /layer1/layer1.0/Add -> ";
    QTest::newRow("dangling_input") << "reads tensor \"nobody_makes_me\", which nothing makes";
    QTest::newRow("empty") << "the file is empty";
    QTest::newRow("negative_dim") << "input \"input\" has a dimension of -5";
    QTest::newRow("nested_if_60") << "sub-graphs are nested more than 30 deep";
    QTest::newRow("random") << "is not an ONNX model";
    QTest::newRow("truncated_structure") << "the file is cut short: it ends after 6350 bytes";
    QTest::newRow("wrong_extension_text") << "is not an ONNX model";
}

void TestHostileModels::brokenFilesGiveOneError() {
    QFETCH(QString, text);
    const std::string name = std::string(QTest::currentDataTag()) + ".onnx";
    RunControl control;
    try {
        importModel(badModel(name), {}, control);
        QFAIL("opened");
    } catch (const Error& error) {
        QVERIFY2(error.problem().find(text.toStdString()) != std::string::npos, error.what());
        QCOMPARE(error.where(), name);
    }
}

void TestHostileModels::doubtfulFilesOpen() {
    RunControl control;
    const auto unknown = importModel(badModel("unknown_op.onnx"), {}, control);
    QVERIFY(unknown->issues[0].text.find("unknown operator com.example.FrobnicateV9") != std::string::npos);
    const auto batch = importModel(badModel("dynamic_batch.onnx"), {}, control);
    QCOMPARE(batch->issues.size(), std::size_t{1});
    QVERIFY(batch->issues[0].text.find("batch of input \"input\" is open; 1 is assumed") != std::string::npos);
    const auto open = importModel(badModel("missing_input_shape.onnx"), {}, control);
    QCOMPARE(open->missingDims.size(), std::size_t{1});
    QCOMPARE(open->missingDims[0].key, std::string("input"));
    const auto given = importModel(badModel("missing_input_shape.onnx"), {{{"input", "1x3x224x224"}}}, control);
    QCOMPARE(given->fingerprint, batch->fingerprint);
}

void TestHostileModels::missingFilesAndFoldersAreRefused() {
    RunControl control;
    QVERIFY_EXCEPTION_THROWN(importModel("no/such/file.onnx", {}, control), Error);
    QVERIFY_EXCEPTION_THROWN(importModel(badModel(""), {}, control), Error);
    QVERIFY_EXCEPTION_THROWN(importModel("/dev/zero", {}, control), Error);
}

void TestHostileModels::impossibleWindowsAreRefused_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("attribute");
    for (const char* const type : {"Conv", "ConvTranspose", "MaxPool", "AveragePool", "LpPool"})
        for (const char* const attribute : {"strides", "dilations", "kernel_shape"})
            QTest::addRow("%s %s", type, attribute) << type << attribute;
}

void TestHostileModels::impossibleWindowsAreRefused() {
    QFETCH(QString, type);
    QFETCH(QString, attribute);
    for (const std::int64_t value : {std::int64_t{0}, std::int64_t{-1}, INT64_MIN, INT64_MAX}) {
        const std::string bytes = windowModel(type.toStdString(), attribute.toStdString(), {1, value}).bytes();
        const std::string error = folder_.errorOf(bytes);
        QVERIFY2(error.find("op \"op\" has " + attribute.toStdString() + " of " + std::to_string(value)) !=
                     std::string::npos,
                 error.c_str());
    }
}

void TestHostileModels::impossibleSizesAreRefused() {
    const auto errorOfInput = [this](const Integers& sizes) {
        ModelMaker maker;
        maker.input("x", sizes);
        maker.node("Relu", "relu", {"x"});
        maker.output("relu_out");
        return folder_.errorOf(maker.bytes());
    };
    QVERIFY(errorOfInput({1, 0, 8}).find("input \"x\" has a dimension of 0") != std::string::npos);
    QVERIFY(errorOfInput({1, INT64_MIN}).find("dimension of -9223372036854775808") != std::string::npos);
    QVERIFY(errorOfInput({1LL << 40, 1LL << 40}).find("more elements than can be counted") != std::string::npos);
    QVERIFY(errorOfInput({INT64_MAX, 2}).find("more elements than can be counted") != std::string::npos);
    QCOMPARE(errorOfInput({1, 1LL << 40}), std::string());  // absurd, but it can be counted
    ModelMaker maker = convAndRelu();
    maker.weight("unused", {3, -2});
    QVERIFY(folder_.errorOf(maker.bytes()).find("tensor \"unused\" has a dimension of -2") != std::string::npos);
    ModelMaker large = convAndRelu();
    large.weight("unused", {INT64_MAX, INT64_MAX});
    QVERIFY(folder_.errorOf(large.bytes()).find("more elements than can be counted") != std::string::npos);
}

// What each axis would come to in 64 bits is in its name: unchecked, the op would get the last of them.
void TestHostileModels::brokenGraphsAreRefused() {
    ModelMaker duplicate = convAndRelu();
    duplicate.node("Sigmoid", "again", {"x"}, {"conv_out"});
    QCOMPARE(folder_.errorOf(duplicate.bytes()),
             std::string("made.onnx: tensor \"conv_out\" is made twice: by \"again\" and by \"conv\""));
    ModelMaker overwrites = convAndRelu();
    overwrites.node("Sigmoid", "again", {"x"}, {"w"});
    QVERIFY(folder_.errorOf(overwrites.bytes()).find("tensor \"w\" is made twice") != std::string::npos);
    ModelMaker dangling = convAndRelu();
    dangling.node("Sigmoid", "reads", {"nothing"});
    QVERIFY(folder_.errorOf(dangling.bytes()).find("op \"reads\" reads tensor \"nothing\"") != std::string::npos);
    ModelMaker noOutput = convAndRelu();
    noOutput.output("nothing");
    QVERIFY(folder_.errorOf(noOutput.bytes()).find("graph output \"nothing\"") != std::string::npos);
    ModelMaker circle = convAndRelu();
    circle.node("Add", "a", {"x", "b_out"});
    circle.node("Relu", "b", {"a_out"});
    QCOMPARE(folder_.errorOf(circle.bytes()), std::string("made.onnx: the graph has a cycle: b -> a -> b"));
    ModelMaker self = convAndRelu();
    self.node("Relu", "self", {"self_out"});
    QCOMPARE(folder_.errorOf(self.bytes()), std::string("made.onnx: the graph has a cycle: self -> self"));
    ModelMaker none;
    none.input("x", {1});
    QVERIFY(folder_.errorOf(none.bytes()).find("no operators") != std::string::npos);
    ModelMaker copies = none;
    copies.node("Identity", "copy", {"x"});
    copies.output("copy_out");
    QVERIFY(folder_.errorOf(copies.bytes()).find("no operators but constants and identities") != std::string::npos);
    ModelMaker noOpset = convAndRelu();
    noOpset.model.clear_opset_import();
    QVERIFY(folder_.errorOf(noOpset.bytes()).find("names no operator set") != std::string::npos);
}

void TestHostileModels::emptyTensorsAreNoCrash() {
    ModelMaker maker;
    maker.input("x", {1, 4});
    maker.integers("starts", {2});
    maker.integers("ends", {2});
    maker.integers("axes", {1});
    maker.node("Slice", "slice", {"x", "starts", "ends", "axes"});
    maker.node("Relu", "relu", {"slice_out"});
    maker.output("relu_out");
    const auto model = folder_.import(maker);
    QCOMPARE(model->graph->op(OpId(0)).notModelled, std::string("its output is empty"));
    ModelMaker empty = convAndRelu();
    empty.graph().mutable_initializer(0)->set_dims(0, 0);
    QVERIFY(!folder_.errorOf(empty.bytes()).empty());
}

void TestHostileModels::wrongOperandCountsAreNoCrash() {
    for (const char* const type : {"Conv", "Add", "Split", "Concat", "Gather", "Resize", "BatchNormalization", "LSTM",
                                   "Shape", "Identity", "QuantizeLinear", "Constant", "If", "Gemm", "Dropout"}) {
        for (int inputs = 0; inputs < 10; inputs += 3) {
            ModelMaker maker = convAndRelu();
            auto& node = maker.node(type, "odd", std::vector<std::string>(static_cast<std::size_t>(inputs), "x"));
            if (inputs % 2 == 0) node.clear_output();
            folder_.errorOf(maker.bytes());
            for (int i = 0; i < inputs; ++i) node.set_input(i, "");
            folder_.errorOf(maker.bytes());
        }
    }
}

// Each of these makes an inference function of the library read where nothing is, or divide by zero.
void TestHostileModels::operandsOfTheWrongRankAreReported_data() {
    QTest::addColumn<int>("opset");
    QTest::addColumn<std::vector<std::string>>("inputs");
    QTest::addColumn<QString>("attribute");
    QTest::addColumn<Integers>("values");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* type, int opset, std::vector<std::string> inputs, const char* attribute,
                        const Integers& values, const char* text) {
        QTest::newRow(type) << opset << std::move(inputs) << attribute << values << text;
    };
    row("Conv", 13, {"matrix", "filter"}, "", {}, "its input has 2 axes and its filter 4");
    row("MaxPool", 13, {"image"}, "kernel_shape", {2, 2, 2}, "kernel_shape does not fit an input of 4 axes");
    row("LSTM", 4, {"matrix", "matrix", "matrix"}, "hidden_size", {3}, "operand 0 has 2 axes, not 3");
    row("LayerNormalization", 17, {"matrix", "vector"}, "axis", {INT64_MAX}, "its axis is out of range");
    row("STFT", 17, {"matrix", "number", "", "number"}, "", {}, "operand 0 has 2 axes, not 3");
    row("GatherND", 13, {"matrix", "vector"}, "batch_dims", {5}, "batch_dims does not fit its operands");
    row("Gemm", 6, {"vector", "vector", "vector"}, "transB", {1}, "operand 0 has 1 axis, not 2");
    row("MaxRoiPool", 13, {"matrix", "matrix"}, "pooled_shape", {2, 2}, "operand 0 has 2 axes, not 4");
    row("MaxUnpool", 13, {"image", "vector"}, "kernel_shape", {2, 2}, "its indices have not the shape of its input");
    row("SplitToSequence", 13, {"matrix", "zero"}, "", {}, "its parts have a size of 0");
    row("DepthToSpace", 13, {"image"}, "blocksize", {1LL << 33}, "its blocksize is 8589934592");
}

void TestHostileModels::operandsOfTheWrongRankAreReported() {
    QFETCH(int, opset);
    QFETCH(std::vector<std::string>, inputs);
    QFETCH(QString, attribute);
    QFETCH(Integers, values);
    QFETCH(QString, text);
    ModelMaker maker(opset);
    maker.input("image", {1, 4, 8, 8});
    maker.input("matrix", {4, 4});
    maker.input("vector", {4});
    maker.weight("filter", {4, 4, 3, 3});
    maker.integers("number", {1}).clear_dims();
    maker.integers("zero", {0}).clear_dims();
    auto& node = maker.node(QTest::currentDataTag(), "op", inputs);
    if (values.size() == 1) ModelMaker::attribute(node, attribute.toStdString(), values[0]);
    if (values.size() > 1) ModelMaker::attribute(node, attribute.toStdString(), values);
    maker.output("op_out");
    const auto model = folder_.import(maker);
    QVERIFY(!model->issues.empty());
    QVERIFY2(model->issues[0].text.find(text.toStdString()) != std::string::npos, model->issues[0].text.c_str());
}

void TestHostileModels::deepTypesAreRefused() {
    ModelMaker maker = convAndRelu();
    onnx::TypeProto* type = maker.graph().mutable_input(0)->mutable_type();
    for (int depth = 0; depth < 60; ++depth) type = type->mutable_sequence_type()->mutable_elem_type();
    type->mutable_tensor_type()->set_elem_type(1);
    QVERIFY(!folder_.errorOf(maker.bytes()).empty());
    // far deeper than any library would write: 20 000 nested graphs, from the inside out
    std::string graph;
    for (int depth = 0; depth < 20000; ++depth) {
        onnx::AttributeProto attribute;
        attribute.set_name("g");
        std::string nested = "\x32";  // field 6: a graph
        for (std::size_t length = graph.size();; length >>= 7) {
            nested += static_cast<char>((length & 127) | (length > 127 ? 128 : 0));
            if (length <= 127) break;
        }
        graph = nested + graph;
    }
    QVERIFY(!folder_.errorOf("\x08\x07\x3a\x7f" + graph).empty());
}

void TestHostileModels::everyPrefixIsAnErrorOrAModel() {
    const std::string bytes = convAndRelu().bytes();
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        const std::string error = folder_.errorOf(bytes.substr(0, length));
        QVERIFY2(!error.empty(), std::to_string(length).c_str());
        QVERIFY2(error.starts_with("made.onnx: "), error.c_str());
    }
    const std::string large = contents(badModel("dynamic_batch.onnx"));
    for (std::size_t length = 0; length < large.size(); length += 37)
        QVERIFY(!folder_.errorOf(large.substr(0, length)).empty());
}

void TestHostileModels::flippedBytesNeverCrash_data() {
    QTest::addColumn<std::string>("bytes");
    QTest::newRow("conv") << convAndRelu().bytes();
    QTest::newRow("resnet18") << contents(badModel("dynamic_batch.onnx"));
    QTest::newRow("nested") << contents(badModel("nested_if_60.onnx"));
}

void TestHostileModels::flippedBytesNeverCrash() {
    QFETCH(std::string, bytes);
    Random random(7);
    const int rounds = bytes.size() < 1000 ? 4000 : 600;
    for (int round = 0; round < rounds; ++round) {
        std::string flipped = bytes;
        const std::int64_t flips = 1 + random.below(4);
        for (std::int64_t i = 0; i < flips; ++i)
            flipped[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(bytes.size())))] =
                static_cast<char>(random.below(256));
        const std::string error = folder_.errorOf(flipped);
        QVERIFY(error.empty() || error.find("made.onnx") != std::string::npos);
    }
}

void TestHostileModels::changedAttributesNeverCrash_data() {
    QTest::addColumn<std::string>("type");
    for (const char* const type : {"Conv",
                                   "ConvTranspose",
                                   "MaxPool",
                                   "AveragePool",
                                   "LpPool",
                                   "MaxUnpool",
                                   "Gemm",
                                   "MatMul",
                                   "Flatten",
                                   "Softmax",
                                   "Concat",
                                   "Split",
                                   "Slice",
                                   "Gather",
                                   "GatherElements",
                                   "GatherND",
                                   "ScatterND",
                                   "ScatterElements",
                                   "Transpose",
                                   "Reshape",
                                   "Squeeze",
                                   "Unsqueeze",
                                   "Expand",
                                   "Tile",
                                   "Pad",
                                   "Resize",
                                   "Upsample",
                                   "ReduceMean",
                                   "ReduceSum",
                                   "ArgMax",
                                   "TopK",
                                   "OneHot",
                                   "DepthToSpace",
                                   "SpaceToDepth",
                                   "LSTM",
                                   "GRU",
                                   "Einsum",
                                   "CumSum",
                                   "Compress",
                                   "ConstantOfShape",
                                   "Range",
                                   "NonMaxSuppression",
                                   "RoiAlign",
                                   "Where",
                                   "LayerNormalization",
                                   "MaxRoiPool",
                                   "InstanceNormalization",
                                   "LRN",
                                   "Shape",
                                   "EyeLike",
                                   "Trilu",
                                   "Cast",
                                   "Dropout",
                                   "BatchNormalization",
                                   "QuantizeLinear",
                                   "QLinearConv",
                                   "ConvInteger",
                                   "GlobalLpPool",
                                   "Unique",
                                   "ReverseSequence",
                                   "STFT",
                                   "DFT",
                                   "HannWindow",
                                   "MelWeightMatrix",
                                   "GridSample",
                                   "SequenceConstruct",
                                   "ConcatFromSequence",
                                   "SplitToSequence",
                                   "Optional",
                                   "TfIdfVectorizer",
                                   "StringNormalizer",
                                   "RandomNormal",
                                   "RandomUniformLike",
                                   "Multinomial"})
        QTest::newRow(type) << std::string(type);
}

void TestHostileModels::changedAttributesNeverCrash() {
    QFETCH(std::string, type);
    static constexpr std::array kNames{"axis",         "axes",      "strides",      "pads",        "kernel_shape",
                                       "group",        "perm",      "split",        "blocksize",   "to",
                                       "shape",        "dilations", "keepdims",     "hidden_size", "output_padding",
                                       "starts",       "ends",      "batch_dims",   "direction",   "equation",
                                       "pooled_shape", "k",         "output_shape", "num_outputs"};
    static constexpr std::array<std::int64_t, 12> kValues{0, 1,   2,         3,         -1,        -5,
                                                          4, 100, INT64_MIN, INT64_MAX, 1LL << 33, -100};
    Random random(11);
    const auto value = [&] { return kValues[static_cast<std::size_t>(random.below(kValues.size()))]; };
    for (int round = 0; round < 150; ++round) {
        ModelMaker maker(static_cast<int>(1 + random.below(22)));
        for (int i = 0; i < 5; ++i) {
            const std::string name = "i" + std::to_string(i);
            Integers values(static_cast<std::size_t>(random.below(5)));
            for (std::int64_t& held : values) held = value();
            if (random.chance(0.5))
                maker.integers(name, values);
            else
                maker.input(name, Integers(static_cast<std::size_t>(random.below(6)), 1 + random.below(8)));
        }
        std::vector<std::string> inputs;
        for (std::int64_t i = random.below(6); i > 0; --i)
            inputs.push_back(random.chance(0.1) ? "" : "i" + std::to_string(random.below(5)));
        auto& node = maker.node(type, "op", inputs);
        for (std::int64_t i = random.below(3); i > 0; --i) node.add_output("more" + std::to_string(i));
        for (const char* const name : kNames) {
            if (!random.chance(0.4)) continue;
            if (random.chance(0.4))
                ModelMaker::attribute(node, name, value());
            else {
                Integers values(static_cast<std::size_t>(random.below(6)));
                for (std::int64_t& held : values) held = value();
                ModelMaker::attribute(node, name, values);
            }
        }
        maker.output("op_out");
        folder_.errorOf(maker.bytes());
    }
}

void TestHostileModels::largeGraphsOpenQuickly() {
    ModelMaker maker;
    maker.input("x", {1, 8, 16, 16});
    maker.weight("w", {8, 8, 3, 3});
    std::string last = "x";
    constexpr int kNodes = 200000;
    for (int i = 0; i < kNodes; ++i) {
        const std::string name = "op" + std::to_string(i);
        if (i % 2 == 0) {
            auto& conv = maker.node("Conv", name, {last, "w"});
            ModelMaker::attribute(conv, "pads", Integers{1, 1, 1, 1});
        } else {
            maker.node("Add", name, {last, "x"});
        }
        last = name + "_out";
    }
    maker.output(last);
    const std::string bytes = maker.bytes();
    QElapsedTimer timer;
    timer.start();
    const auto model = folder_.import(bytes);
    qInfo("200 000 nodes, %zu bytes: %lld ms", bytes.size(), static_cast<long long>(timer.elapsed()));
    QCOMPARE(model->graph->opCount(), kNodes);
    QVERIFY(timer.elapsed() < 60000);  // seconds when built for speed; generous for sanitizers and busy machines
}

void TestHostileModels::wideNodesOpenQuickly() {
    ModelMaker maker;
    maker.input("x", {1, 1});
    std::vector<std::string> parts;
    for (int i = 0; i < 50000; ++i) {
        parts.push_back("relu" + std::to_string(i) + "_out");
        maker.node("Relu", "relu" + std::to_string(i), {"x"});
    }
    ModelMaker::attribute(maker.node("Concat", "concat", parts), "axis", std::int64_t{1});
    maker.output("concat_out");
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(folder_.import(maker)->graph->opCount(), 50001);
    QVERIFY(timer.elapsed() < 60000);
}

void TestHostileModels::hollowFilesAreRefused() {
    // three million empty nodes in six megabytes would take protobuf a gigabyte
    ModelMaker maker = convAndRelu();
    std::string nodes;
    for (int i = 0; i < 3000000; ++i) nodes += std::string("\x0a\x00", 2);
    std::string length;
    for (std::size_t left = nodes.size(); left > 0; left >>= 7)
        length += static_cast<char>((left & 127U) | (left > 127 ? 128U : 0U));
    const std::string error = folder_.errorOf("\x08\x07\x3a" + length + nodes);
    QVERIFY2(error.find("absurdly large") != std::string::npos, error.c_str());
    maker.node("", "nameless", {"x"});
    QVERIFY(folder_.errorOf(maker.bytes()).find("node \"nameless\" has no operator type") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestHostileModels)
#include "tst_hostile_models.moc"
