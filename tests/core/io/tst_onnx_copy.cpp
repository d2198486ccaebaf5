// SPDX-License-Identifier: Apache-2.0
// ONNX copies that name the groups: the same model, which other tools read.
#include <QtTest>

#include <QTemporaryDir>
#include <fstream>

#include <onnx/checker.h>
#include <onnx/onnx_pb.h>

#include "core/base/error.h"
#include "core/io/atomic_file.h"
#include "core/io/exchange/onnx_copy.h"

using namespace fusescope;

namespace {

constexpr int kNodeMetadata = 9;
constexpr int kNewestIr = 8;  // of the installed library

/// x > first:Relu > (Identity) > second:Relu + 1 MiB of weight > y. IR 7.
onnx::ModelProto smallModel() {
    onnx::ModelProto model;
    model.set_ir_version(7);
    model.set_producer_name("test");
    auto* const opset = model.add_opset_import();
    opset->set_version(13);
    onnx::GraphProto& graph = *model.mutable_graph();
    graph.set_name("g");
    const auto value = [](onnx::ValueInfoProto& info, const char* name) {
        info.set_name(name);
        auto& tensor = *info.mutable_type()->mutable_tensor_type();
        tensor.set_elem_type(onnx::TensorProto::FLOAT);
        for (const int size : {1, 4, 256, 256}) tensor.mutable_shape()->add_dim()->set_dim_value(size);
    };
    value(*graph.add_input(), "x");
    value(*graph.add_output(), "y");
    const auto node = [&](const char* name, const char* type, std::vector<const char*> inputs, const char* output) {
        auto& added = *graph.add_node();
        added.set_name(name);
        added.set_op_type(type);
        for (const char* input : inputs) added.add_input(input);
        added.add_output(output);
    };
    node("first", "Relu", {"x"}, "a");
    node("pass", "Identity", {"a"}, "b");
    node("second", "Add", {"b", "w"}, "y");
    auto& weight = *graph.add_initializer();
    weight.set_name("w");
    weight.set_data_type(onnx::TensorProto::FLOAT);
    for (const int size : {1, 4, 256, 256}) weight.add_dims(size);
    weight.mutable_raw_data()->assign(4 * 4 * 256 * 256, '\x11');
    return model;
}

/// Field 9 of a node, which this version of the library does not know.
QMap<QString, QString> metadataOf(const onnx::NodeProto& node) {
    QMap<QString, QString> all;
    const auto& unknown = node.unknown_fields();
    for (int i = 0; i < unknown.field_count(); ++i) {
        onnx::StringStringEntryProto entry;
        if (unknown.field(i).number() != kNodeMetadata || !entry.ParseFromString(unknown.field(i).length_delimited()))
            continue;
        all[QString::fromStdString(entry.key())] = QString::fromStdString(entry.value());
    }
    return all;
}

onnx::ModelProto parsed(const std::filesystem::path& file) {
    onnx::ModelProto model;
    if (!model.ParseFromString(readWholeFile(file))) qFatal("no model");
    return model;
}

}  // namespace

class TestOnnxCopy : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    std::filesystem::path path(const char* name) const {
        return std::filesystem::path(folder_.path().toStdString()) / name;
    }

    std::filesystem::path written(const onnx::ModelProto& model) const {
        std::ofstream(path("model.onnx"), std::ios::binary) << model.SerializeAsString();
        return path("model.onnx");
    }

    static std::shared_ptr<const ImportedModel> opened(const std::filesystem::path& file) {
        RunControl control;
        return importModel(file, {}, control);
    }

    /// Every op in a group of its own, or all in one.
    OnnxCopy copied(const std::filesystem::path& file, const std::filesystem::path& to, bool isFused = false) const {
        const auto model = opened(file);
        std::vector<GroupSet> groups(1);
        for (std::int32_t op = 0; op < model->graph->opCount(); ++op) {
            if (!isFused && op > 0) groups.emplace_back();
            groups.back().insert(OpId(op));
        }
        const FusionPlan plan = FusionPlan::fromGroups(model->graph->opCount(), groups);
        const Accelerator accelerator;
        const PlanEvaluation evaluation =
            evaluatePlan(*makeCostModel(model->graph, accelerator), plan, accelerator.bufferBytes);
        RunControl control;
        return *writeOnnxCopy(file, model->folded, {*model->graph, plan, evaluation, accelerator, "model.onnx"}, to,
                              control);
    }

 private Q_SLOTS:
    void nodesSayTheirGroup() {
        const OnnxCopy copy = copied(written(smallModel()), path("copy.onnx"));
        QCOMPARE(copy.markedNodes, 3);  // the identity became part of what reads it
        QCOMPARE(copy.otherNodes, 0);
        QCOMPARE(copy.irVersion, 10);
        QVERIFY(!copy.hasExternalData);
        const onnx::ModelProto model = parsed(path("copy.onnx"));
        QCOMPARE(model.ir_version(), 10);
        QCOMPARE(metadataOf(model.graph().node(0)).value("fusion_group"), QString("0"));
        QCOMPARE(metadataOf(model.graph().node(0)).value("namespace"), QString("group_000"));
        QCOMPARE(metadataOf(model.graph().node(2)).value("fusion_group"), QString("1"));
        QVERIFY(metadataOf(model.graph().node(2)).contains("fusion_group_dram_bytes"));
        QCOMPARE(metadataOf(model.graph().node(1)).value("fusion_group"), QString("1"));
    }

    void allElseIsTheSame() {
        const onnx::ModelProto before = smallModel();
        copied(written(before), path("copy.onnx"));
        onnx::ModelProto after = parsed(path("copy.onnx"));
        after.set_ir_version(before.ir_version());
        after.clear_metadata_props();
        for (auto& node : *after.mutable_graph()->mutable_node()) node.DiscardUnknownFields();
        QCOMPARE(after.SerializeAsString(), before.SerializeAsString());
        QCOMPARE(opened(path("copy.onnx"))->fingerprint, opened(path("model.onnx"))->fingerprint);
    }

    /// The library knows IR 8: on a copy lowered to it its checker finds nothing, as on the model.
    void theCheckerFindsNothing() {
        copied(written(smallModel()), path("copy.onnx"));
        onnx::ModelProto model = parsed(path("copy.onnx"));
        model.set_ir_version(kNewestIr);
        onnx::checker::check_model(model);
    }

    void aCopyOfACopyIsTheSame() {
        copied(written(smallModel()), path("copy.onnx"));
        copied(path("copy.onnx"), path("again.onnx"));
        QCOMPARE(readWholeFile(path("again.onnx")), readWholeFile(path("copy.onnx")));
        copied(path("copy.onnx"), path("fused.onnx"), true);  // other groups take the place of the former ones
        const onnx::ModelProto model = parsed(path("fused.onnx"));
        QCOMPARE(metadataOf(model.graph().node(2)).value("fusion_group"), QString("0"));
        QCOMPARE(model.metadata_props_size(), parsed(path("copy.onnx")).metadata_props_size());
    }

    void oldModelsGetTheOperatorSetTheyMean() {
        onnx::ModelProto old = smallModel();
        old.set_ir_version(2);
        old.clear_opset_import();
        old.mutable_graph()->mutable_node()->DeleteSubrange(1, 2);
        old.mutable_graph()->mutable_node(0)->set_output(0, "y");
        copied(written(old), path("copy.onnx"));
        const onnx::ModelProto model = parsed(path("copy.onnx"));
        QCOMPARE(model.opset_import_size(), 1);
        QCOMPARE(model.opset_import(0).version(), 1);
    }

    void foldedNodesGoWithWhatTookThem() {
        const auto sample = std::filesystem::path(FUSESCOPE_TEST_DATA) / "../../resources/models/resnet18_bn.onnx";
        const OnnxCopy copy = copied(sample, path("bn.onnx"));
        QVERIFY(copy.markedNodes > opened(sample)->graph->opCount());  // batch normalisations too
    }

    void namesThatWereMadeReadableAreKnownAgain() {
        onnx::ModelProto model = smallModel();
        for (auto& node : *model.mutable_graph()->mutable_node()) {
            for (auto& input : *node.mutable_input())
                if (input == "a") input = "a\x1b[31m";
            for (auto& output : *node.mutable_output())
                if (output == "a") output = "a\x1b[31m";
        }
        QCOMPARE(copied(written(model), path("copy.onnx")).markedNodes, 3);
        QCOMPARE(parsed(path("copy.onnx")).graph().node(0).output(0), std::string("a\x1b[31m"));  // as it was
    }

    void externalWeightsAreSaid() {
        onnx::ModelProto model = smallModel();
        auto& weight = *model.mutable_graph()->mutable_initializer(0);
        weight.clear_raw_data();
        weight.set_data_location(onnx::TensorProto::EXTERNAL);
        auto& location = *weight.add_external_data();
        location.set_key("location");
        location.set_value("weights.bin");
        QVERIFY(copied(written(model), path("copy.onnx")).hasExternalData);
        QCOMPARE(parsed(path("copy.onnx")).graph().initializer(0).external_data(0).value(), std::string("weights.bin"));
    }

    void theModelItselfIsNeverReplaced() {
        const auto file = written(smallModel());
        const std::string before = readWholeFile(file);
        QVERIFY_THROWS_EXCEPTION(Error, copied(file, file));
        std::filesystem::remove(path("link.onnx"));
        std::filesystem::create_symlink(file, path("link.onnx"));
        QVERIFY_THROWS_EXCEPTION(Error, copied(file, path("link.onnx")));
        QCOMPARE(readWholeFile(file), before);
    }

    void aStopLeavesNothing() {
        const auto file = written(smallModel());
        const auto model = opened(file);
        const FusionPlan plan = FusionPlan::singletons(model->graph->opCount());
        const Accelerator accelerator;
        const PlanEvaluation evaluation =
            evaluatePlan(*makeCostModel(model->graph, accelerator), plan, accelerator.bufferBytes);
        RunControl control;
        control.requestStop();
        QVERIFY(!writeOnnxCopy(file, model->folded, {*model->graph, plan, evaluation, accelerator, "m"},
                               path("stopped.onnx"), control));
        QVERIFY(!std::filesystem::exists(path("stopped.onnx")));
        for (const auto& entry : std::filesystem::directory_iterator(folder_.path().toStdString()))
            QVERIFY(entry.path().string().find("stopped") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestOnnxCopy)
#include "tst_onnx_copy.moc"
