// SPDX-License-Identifier: Apache-2.0
// However a file is made, opening it takes at most kMostBytesPerByte of memory for each of its bytes and kMostBytes
// besides (of a model with local functions: of each byte that they expand to, which are at most eight times those of
// the file), and some microseconds for each. Every allocation of this program is counted.
#include <QElapsedTimer>
#include <QtTest>
#include <atomic>
#include <cstdlib>
#include <new>

#include "tests/core/import/onnx/model_maker.h"

namespace {

std::atomic<std::size_t> heldBytes{0};
std::atomic<std::size_t> mostHeldBytes{0};
constexpr std::size_t kHeader = alignof(std::max_align_t);

void* counted(std::size_t bytes) {
    auto* const block = static_cast<char*>(std::malloc(bytes + kHeader));
    if (!block) throw std::bad_alloc();
    *reinterpret_cast<std::size_t*>(block) = bytes;
    const std::size_t held = heldBytes += bytes;
    for (std::size_t most = mostHeldBytes; held > most && !mostHeldBytes.compare_exchange_weak(most, held);) {
    }
    return block + kHeader;
}

void uncounted(void* memory) noexcept {
    if (!memory) return;
    char* const block = static_cast<char*>(memory) - kHeader;
    heldBytes -= *reinterpret_cast<std::size_t*>(block);
    std::free(block);
}

}  // namespace

void* operator new(std::size_t bytes) { return counted(bytes); }
void* operator new[](std::size_t bytes) { return counted(bytes); }
void operator delete(void* memory) noexcept { uncounted(memory); }
void operator delete[](void* memory) noexcept { uncounted(memory); }
void operator delete(void* memory, std::size_t) noexcept { uncounted(memory); }
void operator delete[](void* memory, std::size_t) noexcept { uncounted(memory); }

using namespace fusescope;

namespace {

constexpr std::size_t kMostBytesPerByte = 120;
constexpr std::size_t kMostBytes = 128u << 20;
constexpr qint64 kMostMs = 20'000;  // of a file of at most some megabytes, on a busy machine

using Integers = std::vector<std::int64_t>;

std::string chain(int ops) {
    ModelMaker maker;
    maker.input("x", {1, 8, 16, 16});
    std::string last = "x";
    for (int i = 0; i < ops; ++i) {
        maker.node("Relu", "r" + std::to_string(i), {last});
        last = "r" + std::to_string(i) + "_out";
    }
    maker.output(last);
    return maker.bytes();
}

/// Names of one letter, nothing else in a node: as little file as an op can be.
std::string terseOps() {
    ModelMaker maker;
    maker.input("x", {1});
    for (int i = 0; i < 200'000; ++i) maker.node("Relu", "", {"x"}, {std::to_string(i)});
    return maker.bytes();
}

std::string manyInputs() {
    ModelMaker maker;
    std::vector<std::string> names;
    for (int i = 0; i < 10'000; ++i) maker.input(names.emplace_back("i" + std::to_string(i)), {1, 2});
    ModelMaker::attribute(maker.node("Concat", "all", names), "axis", std::int64_t{1});
    maker.output("all_out");
    return maker.bytes();
}

std::string openInputs() {
    ModelMaker maker;
    for (int i = 0; i < 10'000; ++i) {
        maker.input("i" + std::to_string(i), {-1, -1, -1, -1});
        maker.node("Relu", "r" + std::to_string(i), {"i" + std::to_string(i)});
        maker.output("r" + std::to_string(i) + "_out");
    }
    return maker.bytes();
}

std::string longRanks() {
    ModelMaker maker;
    maker.input("x", Integers(100'000, 1));
    maker.node("Relu", "r", {"x"});
    maker.node("Transpose", "t", {"r_out"});
    maker.node("Add", "a", {"t_out", "x"});
    maker.output("a_out");
    return maker.bytes();
}

std::string hugeSizes() {
    ModelMaker maker;
    maker.input("x", {1, 1LL << 31, 4, 4});
    maker.weight("w", {1LL << 30, 1LL << 31, 1, 1});
    maker.node("Conv", "c", {"x", "w"});
    maker.node("Relu", "r", {"c_out"});
    maker.output("r_out");
    return maker.bytes();
}

/// f0 calls f1 twice, f1 calls f2 twice…: 2^28 ops.
std::string doublingFunctions() {
    ModelMaker maker(15);
    maker.model.set_ir_version(8);
    for (int i = 0; i < 28; ++i) {
        auto& function = *maker.model.add_functions();
        function.set_name("f" + std::to_string(i));
        function.set_domain("own");
        function.add_input("in");
        function.add_output("out");
        function.add_opset_import()->set_version(15);
        auto* const own = function.add_opset_import();
        own->set_domain("own");
        own->set_version(1);
        for (const auto& [from, to] : {std::pair("in", "between"), std::pair("between", "out")}) {
            auto& node = *function.add_node();
            node.set_op_type(i < 27 ? "f" + std::to_string(i + 1) : "Relu");
            if (i < 27) node.set_domain("own");
            node.add_input(from);
            node.add_output(to);
        }
    }
    auto* const own = maker.model.add_opset_import();
    own->set_domain("own");
    own->set_version(1);
    maker.input("x", {1, 4});
    maker.node("f0", "call", {"x"}).set_domain("own");
    maker.output("call_out");
    return maker.bytes();
}

/// One function with a large attribute, called thousands of times.
std::string heavyFunction() {
    ModelMaker maker(15);
    auto& function = *maker.model.add_functions();
    function.set_name("f");
    function.set_domain("own");
    function.add_input("in");
    function.add_output("out");
    function.add_opset_import()->set_version(15);
    auto& node = *function.add_node();
    node.set_op_type("Relu");
    node.add_input("in");
    node.add_output("out");
    ModelMaker::attribute(node, "large", Integers(300'000, 1LL << 40));
    auto* const own = maker.model.add_opset_import();
    own->set_domain("own");
    own->set_version(1);
    maker.input("x", {1, 4});
    for (int i = 0; i < 5000; ++i) maker.node("f", "call" + std::to_string(i), {"x"}).set_domain("own");
    return maker.bytes();
}

/// A constant shape that doubles at each of 60 nodes.
std::string doublingConstants() {
    ModelMaker maker;
    maker.input("x", {1, 4});
    maker.integers("c", {1, 1, 1, 1});
    std::string last = "c";
    for (int i = 0; i < 60; ++i) {
        const std::string name = "d" + std::to_string(i);
        ModelMaker::attribute(maker.node("Concat", name, {last, last}), "axis", std::int64_t{0});
        last = name + "_out";
    }
    maker.node("Reshape", "r", {"x", last});
    maker.output("r_out");
    return maker.bytes();
}

std::string hugeConstants() {
    ModelMaker maker;
    maker.input("x", {1, 4});
    maker.integers("size", {1LL << 40});
    maker.node("ConstantOfShape", "c", {"size"});
    maker.integers("zero", {0});
    maker.integers("end", {1LL << 61});
    maker.integers("one", {1});
    maker.node("Range", "g", {"zero", "end", "one"});
    maker.node("Expand", "e", {"one", "size"});
    maker.node("Tile", "t", {"one", "size"});
    maker.node("Reshape", "r", {"x", "c_out"});
    for (const char* const name : {"g_out", "e_out", "t_out", "r_out"}) maker.output(name);
    return maker.bytes();
}

/// Every op reads a slice of one wide split.
std::string wideSplit() {
    ModelMaker maker;
    maker.input("x", {1, 20'000, 2, 2});
    auto& split = maker.node("Split", "s", {"x"}, {"p0"});
    for (int i = 1; i < 20'000; ++i) split.add_output("p" + std::to_string(i));
    ModelMaker::attribute(split, "axis", std::int64_t{1});
    ModelMaker::attribute(split, "split", Integers(20'000, 1));
    for (int i = 0; i < 20'000; ++i) maker.node("Relu", "r" + std::to_string(i), {"p" + std::to_string(i)});
    return maker.bytes();
}

/// One op with ten thousand attributes of its own.
std::string manyAttributes() {
    ModelMaker maker;
    maker.input("x", {1, 2});
    auto& node = maker.node("Relu", "r", {"x"});
    for (int i = 0; i < 50'000; ++i) ModelMaker::attribute(node, "a" + std::to_string(i), std::int64_t{i});
    maker.output("r_out");
    return maker.bytes();
}

/// Everything reads everything before it.
std::string denseGraph() {
    ModelMaker maker;
    maker.input("x", {1, 2});
    std::vector<std::string> made{"x"};
    for (int i = 0; i < 700; ++i) {
        maker.node("Sum", "c" + std::to_string(i), made);
        made.push_back("c" + std::to_string(i) + "_out");
        if (i % 20 == 19) made = {made.back(), "x"};
    }
    return maker.bytes();
}

/// An op that takes each of millions of sizes, none of them known, for one axis.
std::string shapeOfMillions(const std::string& type) {
    ModelMaker maker;
    maker.input("x", {1, 4});
    auto& sizes = maker.input("sizes", {4'000'000});
    sizes.mutable_type()->mutable_tensor_type()->set_elem_type(onnx::TensorProto::INT64);
    maker.node(type, "e",
               type == "Expand" ? std::vector<std::string>{"x", "sizes"} : std::vector<std::string>{"sizes"});
    maker.node("Relu", "r", {"e_out"});
    maker.output("r_out");
    return maker.bytes();
}

/// Whatever Gather and GatherND look up with itself has twice the axes.
std::string doublingAxes(const std::string& type) {
    ModelMaker maker;
    auto& input = maker.input("x", {1, 1, 1});
    input.mutable_type()->mutable_tensor_type()->set_elem_type(onnx::TensorProto::INT64);
    std::string last = "x";
    for (int i = 0; i < 21; ++i) {
        maker.node(type, "g" + std::to_string(i), {last, last});
        last = "g" + std::to_string(i) + "_out";
    }
    maker.output(last);
    return maker.bytes();
}

std::string growingAxes() {
    ModelMaker maker;
    maker.input("x", {1});
    Integers axes(1000);
    for (std::size_t i = 0; i < axes.size(); ++i) axes[i] = static_cast<std::int64_t>(i);
    maker.integers("axes", axes);
    std::string last = "x";
    for (int i = 0; i < 120; ++i) {
        maker.node("Unsqueeze", "u" + std::to_string(i), {last, "axes"});
        last = "u" + std::to_string(i) + "_out";
    }
    maker.output(last);
    return maker.bytes();
}

/// x -> as many ops, each of which would hold what is long in the type of x.
std::string handedOn(ModelMaker& maker, const std::string& type, int ops) {
    std::string last = "x";
    for (int i = 0; i < ops; ++i) {
        maker.node(type, std::to_string(i), {last});
        last = std::to_string(i) + "_out";
    }
    maker.node("Relu", "last", {last});
    maker.output("last_out");
    return maker.bytes();
}

onnx::TensorShapeProto::Dimension& secondAxis(onnx::ValueInfoProto& info) {
    return *info.mutable_type()->mutable_tensor_type()->mutable_shape()->mutable_dim(1);
}

std::string longSymbol() {
    ModelMaker maker;
    secondAxis(maker.input("x", {1, -1})).set_dim_param(std::string(200'000, 'n'));
    return handedOn(maker, "Relu", 3000);
}

std::string longDenotation() {
    ModelMaker maker;
    secondAxis(maker.input("x", {1, 2})).set_denotation(std::string(200'000, 'n'));
    return handedOn(maker, "Relu", 3000);
}

std::string longUnknownField() {
    ModelMaker maker;
    onnx::TensorShapeProto::Dimension& dim = secondAxis(maker.input("x", {1, 2}));
    dim.GetReflection()->MutableUnknownFields(&dim)->AddLengthDelimited(99, std::string(200'000, 'n'));
    return handedOn(maker, "Relu", 3000);
}

std::string weightOfManyAxes() {
    ModelMaker maker;
    maker.weight("x", Integers(20'000, 1));
    return handedOn(maker, "Relu", 1000);
}

/// Declared of an op that nobody knows.
std::string declaredAxes() {
    ModelMaker maker;
    maker.input("in", {1});
    maker.node("Unheard", "u", {"in"}, {"x"});
    maker.valueInfo("x", Integers(20'000, 1));
    return handedOn(maker, "Relu", 1000);
}

std::string sequenceOfManyAxes() {
    ModelMaker maker(16);  // since 14, Identity takes sequences
    auto& info = *maker.graph().add_input();
    info.set_name("x");
    auto& element = *info.mutable_type()->mutable_sequence_type()->mutable_elem_type()->mutable_tensor_type();
    element.set_elem_type(onnx::TensorProto::FLOAT);
    for (int i = 0; i < 20'000; ++i) element.mutable_shape()->add_dim()->set_dim_value(1);
    return handedOn(maker, "Identity", 1000);
}

struct Nasty {
    const char* name;
    std::string (*bytes)();
};

constexpr Nasty kNasty[]{
    {"a chain", [] { return chain(50'000); }},
    {"terse ops", terseOps},
    {"ten thousand inputs", manyInputs},
    {"ten thousand open inputs", openInputs},
    {"a hundred thousand axes", longRanks},
    {"huge sizes", hugeSizes},
    {"functions that double", doublingFunctions},
    {"a heavy function", heavyFunction},
    {"constants that double", doublingConstants},
    {"huge constants", hugeConstants},
    {"a wide split", wideSplit},
    {"many attributes", manyAttributes},
    {"a dense graph", denseGraph},
    {"Expand to millions of axes", [] { return shapeOfMillions("Expand"); }},
    {"ConstantOfShape of millions of axes", [] { return shapeOfMillions("ConstantOfShape"); }},
    {"axes that Gather doubles", [] { return doublingAxes("Gather"); }},
    {"axes that GatherND doubles", [] { return doublingAxes("GatherND"); }},
    {"axes that grow", growingAxes},
    {"a long name of a size", longSymbol},
    {"a long denotation", longDenotation},
    {"a long field of a newer version", longUnknownField},
    {"a weight of many axes", weightOfManyAxes},
    {"many axes declared", declaredAxes},
    {"a sequence of many axes", sequenceOfManyAxes},
};

}  // namespace

class TestImportBounds : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void openingTakesLittle_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < std::size(kNasty); ++i) QTest::newRow(kNasty[i].name) << static_cast<int>(i);
    }
    void openingTakesLittle() {
        QFETCH(int, index);
        std::size_t fileBytes = 0;
        {
            const std::string bytes = kNasty[index].bytes();
            fileBytes = bytes.size();
            folder_.write(bytes);
        }
        const std::filesystem::path file = folder_.write({}, "empty").parent_path() / "made.onnx";
        const std::size_t before = heldBytes;
        mostHeldBytes = before;
        QElapsedTimer timer;
        timer.start();
        std::string said = "opened";
        try {
            RunControl control;
            importModel(file, {}, control);
        } catch (const Error& error) {
            said = error.problem().substr(0, 60);
        }
        const std::size_t taken = mostHeldBytes - before;
        qInfo("%zu bytes: %.1f MB, %.0f bytes a byte, %lld ms: %s", fileBytes, static_cast<double>(taken) / 1e6,
              static_cast<double>(taken) / static_cast<double>(fileBytes), timer.elapsed(), said.c_str());
        QVERIFY(taken <= kMostBytesPerByte * fileBytes + kMostBytes);
        QVERIFY(timer.elapsed() < kMostMs);
    }

 private:
    ModelFolder folder_;
};

QTEST_GUILESS_MAIN(TestImportBounds)
#include "tst_import_bounds.moc"
