// SPDX-License-Identifier: Apache-2.0
// Writes small ONNX files for the tests of the importer.
#pragma once

#include <onnx/onnx_pb.h>

#include <QTemporaryDir>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/import/model_importer.h"

namespace fusescope {

class ModelMaker {
 public:
    explicit ModelMaker(int opset = 13) {
        model.set_ir_version(7);
        model.add_opset_import()->set_version(opset);
        model.mutable_graph()->set_name("made");
    }

    onnx::GraphProto& graph() { return *model.mutable_graph(); }

    /// A graph input; a size of -1 is open, without a name.
    onnx::ValueInfoProto& input(const std::string& name, const std::vector<std::int64_t>& sizes) {
        return describe(*graph().add_input(), name, sizes);
    }
    onnx::ValueInfoProto& valueInfo(const std::string& name, const std::vector<std::int64_t>& sizes) {
        return describe(*graph().add_value_info(), name, sizes);
    }
    void output(const std::string& name) { graph().add_output()->set_name(name); }

    /// A float initializer without payload.
    onnx::TensorProto& weight(const std::string& name, const std::vector<std::int64_t>& sizes) {
        onnx::TensorProto& tensor = *graph().add_initializer();
        tensor.set_name(name);
        tensor.set_data_type(onnx::TensorProto::FLOAT);
        for (const std::int64_t size : sizes) tensor.add_dims(size);
        return tensor;
    }
    onnx::TensorProto& integers(const std::string& name, const std::vector<std::int64_t>& values) {
        onnx::TensorProto& tensor = weight(name, {static_cast<std::int64_t>(values.size())});
        tensor.set_data_type(onnx::TensorProto::INT64);
        for (const std::int64_t value : values) tensor.add_int64_data(value);
        return tensor;
    }
    onnx::TensorProto& scalar(const std::string& name, float value) {
        onnx::TensorProto& tensor = weight(name, {});
        tensor.add_float_data(value);
        return tensor;
    }

    /// Without `outputs`, node "conv" makes "conv_out".
    onnx::NodeProto& node(const std::string& type, const std::string& name, const std::vector<std::string>& inputs,
                          const std::vector<std::string>& outputs = {}) {
        onnx::NodeProto& added = *graph().add_node();
        added.set_op_type(type);
        added.set_name(name);
        for (const std::string& input : inputs) added.add_input(input);
        for (const std::string& output : outputs) added.add_output(output);
        if (outputs.empty()) added.add_output(name + "_out");
        return added;
    }

    static onnx::AttributeProto& attribute(onnx::NodeProto& node, const std::string& name,
                                           const std::vector<std::int64_t>& values) {
        onnx::AttributeProto& added = *node.add_attribute();
        added.set_name(name);
        added.set_type(onnx::AttributeProto::INTS);
        for (const std::int64_t value : values) added.add_ints(value);
        return added;
    }
    static onnx::AttributeProto& attribute(onnx::NodeProto& node, const std::string& name, std::int64_t value) {
        onnx::AttributeProto& added = *node.add_attribute();
        added.set_name(name);
        added.set_type(onnx::AttributeProto::INT);
        added.set_i(value);
        return added;
    }

    std::string bytes() const { return model.SerializeAsString(); }

    onnx::ModelProto model;

 private:
    static onnx::ValueInfoProto& describe(onnx::ValueInfoProto& info, const std::string& name,
                                          const std::vector<std::int64_t>& sizes) {
        info.set_name(name);
        auto& tensor = *info.mutable_type()->mutable_tensor_type();
        tensor.set_elem_type(onnx::TensorProto::FLOAT);
        auto& shape = *tensor.mutable_shape();
        for (const std::int64_t size : sizes) {
            auto& dim = *shape.add_dim();
            if (size != -1) dim.set_dim_value(size);
        }
        return info;
    }
};

/// A folder for the files of one test program.
class ModelFolder {
 public:
    std::filesystem::path write(const std::string& bytes, const std::string& name = "made.onnx") const {
        const std::filesystem::path file = std::filesystem::path(folder_.path().toStdString()) / name;
        std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return file;
    }
    std::shared_ptr<const ImportedModel> import(const std::string& bytes, const ImportOptions& options = {}) const {
        RunControl control;
        return importModel(write(bytes), options, control);
    }
    std::shared_ptr<const ImportedModel> import(const ModelMaker& maker, const ImportOptions& options = {}) const {
        return import(maker.bytes(), options);
    }
    /// What importing says against the file; empty if nothing.
    std::string errorOf(const std::string& bytes) const {
        try {
            import(bytes);
            return {};
        } catch (const Error& error) {
            return error.what();
        }
    }

 private:
    QTemporaryDir folder_;
};

/// x -> op with an attribute of integers.
inline ModelMaker windowModel(const std::string& type, const std::string& attribute,
                              const std::vector<std::int64_t>& values) {
    ModelMaker maker;
    maker.input("x", {1, 3, 8, 8});
    maker.weight("w", {4, 3, 3, 3});
    const bool hasFilter = type.starts_with("Conv");
    auto& node = maker.node(type, "op", hasFilter ? std::vector<std::string>{"x", "w"} : std::vector<std::string>{"x"});
    if (!hasFilter && attribute != "kernel_shape")
        ModelMaker::attribute(node, "kernel_shape", std::vector<std::int64_t>{2, 2});
    ModelMaker::attribute(node, attribute, values);
    maker.output("op_out");
    return maker;
}

/// x [1, 3, 8, 8] -> conv (4 filters of 3x3, padded) -> relu.
inline ModelMaker convAndRelu() {
    ModelMaker maker;
    maker.input("x", {1, 3, 8, 8});
    maker.weight("w", {4, 3, 3, 3});
    ModelMaker::attribute(maker.node("Conv", "conv", {"x", "w"}), "pads", std::vector<std::int64_t>{1, 1, 1, 1});
    maker.node("Relu", "relu", {"conv_out"});
    maker.output("relu_out");
    return maker;
}

}  // namespace fusescope
