// SPDX-License-Identifier: Apache-2.0
#include "core/import/onnx/constants/constant_folder.h"

#include <QtTest>

#include "tests/core/import/onnx/model_maker.h"

using namespace fusescope;

namespace {

ConstantTensor row(const std::vector<std::int64_t>& values) {
    return integerConstant({static_cast<std::int64_t>(values.size())}, values);
}

ConstantTensor real(Shape dims, const std::vector<double>& values) {
    ConstantTensor tensor{onnx::TensorProto::FLOAT, std::move(dims), {}};
    for (const double value : values) tensor.elements.push_back({0, value, true});
    return tensor;
}

/// "[2,2] 1 2 3 ?"; "none" if it was not computed.
std::string text(const std::optional<ConstantTensor>& tensor) {
    if (!tensor) return "none";
    std::string written = "[";
    for (std::size_t axis = 0; axis < tensor->dims.size(); ++axis)
        written += (axis == 0 ? "" : ",") + std::to_string(tensor->dims[axis]);
    written += "]";
    for (const Scalar& element : tensor->elements) {
        if (!element.isKnown)
            written += " ?";
        else if (tensor->isReal())
            written += " " + QString::number(element.real).toStdString();
        else
            written += " " + std::to_string(element.integer);
    }
    return written;
}

struct Case {
    std::string type;
    std::vector<ConstantTensor> operands;
    std::vector<std::pair<std::string, std::vector<std::int64_t>>> integerLists{};
    std::vector<std::pair<std::string, std::int64_t>> integers{};
};

std::string folded(const Case& given) {
    onnx::NodeProto node;
    node.set_op_type(given.type);
    for (const auto& [name, values] : given.integerLists) ModelMaker::attribute(node, name, values);
    for (const auto& [name, value] : given.integers) ModelMaker::attribute(node, name, value);
    std::vector<const ConstantTensor*> operands;
    for (const ConstantTensor& operand : given.operands) operands.push_back(&operand);
    return text(fold({node, operands}));
}

}  // namespace

class TestConstantFolder : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void movesElements();
    void computes();
    void refusesWhatMakesNoSense();
    void carriesOpenSizes();
    void readsEveryElementType();
};

void TestConstantFolder::movesElements() {
    const ConstantTensor six = integerConstant({2, 3}, {1, 2, 3, 4, 5, 6});
    QCOMPARE(folded({"Gather", {row({7, 8, 9}), integerConstant({}, {-1})}}), std::string("[] 9"));
    QCOMPARE(folded({"Gather", {six, row({2, 0})}, {}, {{"axis", 1}}}), std::string("[2,2] 3 1 6 4"));
    QCOMPARE(folded({"Slice", {row({1, 2, 3, 4}), row({-3}), row({100}), row({0}), row({2})}}), std::string("[2] 2 4"));
    QCOMPARE(folded({"Slice", {row({1, 2, 3, 4}), row({-1}), row({-100}), row({0}), row({-1})}}),
             std::string("[4] 4 3 2 1"));
    QCOMPARE(folded({"Slice", {six}, {{"starts", {1}}, {"ends", {9}}, {"axes", {1}}}}), std::string("[2,2] 2 3 5 6"));
    QCOMPARE(folded({"Slice", {row({1, 2}), row({2}), row({2})}}), std::string("[0]"));
    QCOMPARE(folded({"Concat", {row({1}), row({2, 3})}, {}, {{"axis", 0}}}), std::string("[3] 1 2 3"));
    QCOMPARE(folded({"Concat", {six, six}, {}, {{"axis", -1}}}), std::string("[2,6] 1 2 3 1 2 3 4 5 6 4 5 6"));
    QCOMPARE(folded({"Unsqueeze", {integerConstant({}, {5}), row({0})}}), std::string("[1] 5"));
    QCOMPARE(folded({"Unsqueeze", {row({5, 6})}, {{"axes", {0, 2}}}}), std::string("[1,2,1] 5 6"));
    QCOMPARE(folded({"Squeeze", {row({5}), row({0})}}), std::string("[] 5"));
    QCOMPARE(folded({"Squeeze", {integerConstant({1, 2, 1}, {5, 6})}}), std::string("[2] 5 6"));
    QCOMPARE(folded({"Reshape", {six, row({0, -1, 1})}}), std::string("[2,3,1] 1 2 3 4 5 6"));
    QCOMPARE(folded({"Flatten", {six}, {}, {{"axis", 0}}}), std::string("[1,6] 1 2 3 4 5 6"));
    QCOMPARE(folded({"Transpose", {six}}), std::string("[3,2] 1 4 2 5 3 6"));
    QCOMPARE(folded({"Expand", {row({1, 2}), row({2, 1})}}), std::string("[2,2] 1 2 1 2"));
    QCOMPARE(folded({"ScatterND", {six, integerConstant({1, 1}, {1}), integerConstant({1, 3}, {7, 8, 9})}}),
             std::string("[2,3] 1 2 3 7 8 9"));
}

void TestConstantFolder::computes() {
    QCOMPARE(folded({"Add", {row({1, 2}), integerConstant({}, {10})}}), std::string("[2] 11 12"));
    QCOMPARE(folded({"Sub", {integerConstant({2, 1}, {1, 2}), row({1, 2})}}), std::string("[2,2] 0 -1 1 0"));
    QCOMPARE(folded({"Div", {row({7, -7}), row({2})}}), std::string("[2] 3 -3"));
    QCOMPARE(folded({"Mod", {row({7, -7}), row({4})}}), std::string("[2] 3 1"));
    QCOMPARE(folded({"Mul", {real({}, {2.5}), real({2}, {2, 4})}}), std::string("[2] 5 10"));
    QCOMPARE(folded({"Equal", {row({1, 2}), row({1, 3})}}), std::string("[2] 1 0"));
    QCOMPARE(folded({"Where", {integerConstant({2}, {1, 0}), row({5, 6}), integerConstant({}, {9})}}),
             std::string("[2] 5 9"));
    QCOMPARE(folded({"Range", {integerConstant({}, {2}), integerConstant({}, {9}), integerConstant({}, {3})}}),
             std::string("[3] 2 5 8"));
    QCOMPARE(folded({"ConstantOfShape", {row({2})}}), std::string("[2] 0 0"));
    QCOMPARE(folded({"Cast", {real({2}, {1.9, -1.9})}, {}, {{"to", onnx::TensorProto::INT64}}}),
             std::string("[2] 1 -1"));
    QCOMPARE(folded({"Floor", {real({1}, {2.7})}}), std::string("[1] 2"));
    QCOMPARE(folded({"ReduceProd", {row({2, 3, 4})}, {}, {{"keepdims", 0}}}), std::string("[] 24"));
}

void TestConstantFolder::refusesWhatMakesNoSense() {
    QCOMPARE(folded({"Gather", {row({1, 2}), row({2})}}), std::string("none"));
    QCOMPARE(folded({"Slice", {row({1, 2}), row({0}), row({2}), row({0}), row({0})}}), std::string("none"));
    QCOMPARE(folded({"Slice", {row({1, 2}), row({0}), row({2}), row({5})}}), std::string("none"));
    QCOMPARE(folded({"Concat", {row({1}), integerConstant({1, 1}, {2})}, {}, {{"axis", 0}}}), std::string("none"));
    QCOMPARE(folded({"Reshape", {row({1, 2}), row({3})}}), std::string("none"));
    QCOMPARE(folded({"Reshape", {row({1, 2}), row({-2})}}), std::string("none"));
    QCOMPARE(folded({"Transpose", {row({1, 2})}, {{"perm", {1}}}}), std::string("none"));
    QCOMPARE(folded({"Expand", {row({1, 2}), row({1 << 20})}}), std::string("none"));
    QCOMPARE(folded({"ConstantOfShape", {row({1LL << 40, 1LL << 40})}}), std::string("none"));
    QCOMPARE(folded({"Range", {integerConstant({}, {0}), integerConstant({}, {9}), integerConstant({}, {0})}}),
             std::string("none"));
    QCOMPARE(folded({"Add", {row({1, 2}), row({1, 2, 3})}}), std::string("none"));
    QCOMPARE(folded({"Add", {}}), std::string("none"));
    QCOMPARE(folded({"ScatterND", {row({1}), integerConstant({1, 1}, {1}), row({9})}}), std::string("none"));
    // a quotient that does not exist, or a product that does not fit, is an unknown element and no crash
    QCOMPARE(folded({"Div", {row({1}), row({0})}}), std::string("[1] ?"));
    QCOMPARE(folded({"Div", {row({INT64_MIN}), row({-1})}}), std::string("[1] ?"));
    QCOMPARE(folded({"Mul", {row({INT64_MAX}), row({2})}}), std::string("[1] ?"));
    QCOMPARE(folded({"Cast", {real({1}, {1e300})}, {}, {{"to", onnx::TensorProto::INT64}}}), std::string("[1] ?"));
}

void TestConstantFolder::carriesOpenSizes() {
    onnx::NodeProto shape;
    shape.set_op_type("Shape");
    const auto sizes = shapeConstant(shape, {1, -1, 8});
    QCOMPARE(text(sizes), std::string("[3] 1 ? 8"));
    QCOMPARE(folded({"Gather", {*sizes, row({2, 1})}}), std::string("[2] 8 ?"));
    QCOMPARE(folded({"Mul", {*sizes, row({2})}}), std::string("[3] 2 ? 16"));
    QCOMPARE(folded({"Expand", {row({1}), *sizes}}), std::string("none"));
    ModelMaker::attribute(shape, "start", std::int64_t{-1});
    QCOMPARE(text(shapeConstant(shape, {1, -1, 8})), std::string("[1] 8"));
}

void TestConstantFolder::readsEveryElementType() {
    onnx::TensorProto half;
    half.set_data_type(onnx::TensorProto::FLOAT16);
    half.add_dims(2);
    half.set_raw_data(std::string("\x00\x3e\x01\x00", 4));  // 1.5 and the least subnormal, 2^-24
    QCOMPARE(constantFrom(half)->elements[0].real, 1.5);
    QCOMPARE(constantFrom(half)->elements[1].real, 1.0 / (1 << 24));
    onnx::TensorProto byte;
    byte.set_data_type(onnx::TensorProto::INT8);
    byte.set_raw_data("\xff");
    QCOMPARE(constantFrom(byte)->elements[0].integer, -1);
    byte.set_data_type(onnx::TensorProto::UINT8);
    QCOMPARE(constantFrom(byte)->elements[0].integer, 255);
    byte.add_dims(2);  // fewer bytes than elements
    QVERIFY(!constantFrom(byte));
}

QTEST_GUILESS_MAIN(TestConstantFolder)
#include "tst_constant_folder.moc"
