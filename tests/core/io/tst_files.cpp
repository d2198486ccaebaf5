// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include <QTemporaryDir>

#include "core/base/error.h"
#include "core/graph/fingerprint.h"
#include "core/io/accelerator_file.h"
#include "core/io/atomic_file.h"
#include "core/io/plan_file.h"
#include "tests/support/bad_accelerators.h"
#include "tests/support/graph_text.h"

using namespace fusescope;
using namespace fusescope::test;

namespace {

std::filesystem::path in(const QTemporaryDir& folder, const char* name) { return folder.filePath(name).toStdString(); }

QString errorOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return "none";
}

}  // namespace

class TestFiles : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void acceleratorsReadBack() {
        QTemporaryDir folder;
        Accelerator accelerator;
        accelerator.name = "edge: \"x\"";
        accelerator.bufferBytes = 123457;
        accelerator.activationBits = 8;
        accelerator.weightBits = 4;
        accelerator.scheme = Scheme::Brr;
        accelerator.rowWise = RowWise::Buffered;
        accelerator.prefetchRows = 2;
        accelerator.channelSlice = 16;
        accelerator.sliceChoice = SliceChoice::Fixed;
        accelerator.optimusCompat = true;
        accelerator.weightBufferBytes = 65536;
        accelerator.rowAlignmentBytes = 64;
        accelerator.maxGroupOps = 12;
        accelerator.dram = DramTraits{8e9, 20e-12};
        accelerator.compute = ComputeTraits{1024, 1e9};
        writeFileAtomically(in(folder, "hw.yaml"), acceleratorText(accelerator));
        QVERIFY(readAccelerator(in(folder, "hw.yaml")) == accelerator);
        accelerator.sliceChoice = SliceChoice::PerGroup;
        writeFileAtomically(in(folder, "hw.yaml"), acceleratorText(accelerator));
        QVERIFY(readAccelerator(in(folder, "hw.yaml")) == accelerator);
        writeFileAtomically(in(folder, "hw.yaml"), acceleratorText(Accelerator()));
        QVERIFY(readAccelerator(in(folder, "hw.yaml")) == Accelerator());
    }

    void theCompatibleSchemeHasFixedSlicesUnlessAsked() {
        QTemporaryDir folder;
        const std::string text = "schema: fusescope/accelerator/1\nbuffer: 1KiB\noptimus_compat: true\n";
        writeFileAtomically(in(folder, "hw.yaml"), text);
        QVERIFY(readAccelerator(in(folder, "hw.yaml")).sliceChoice == SliceChoice::Fixed);
        writeFileAtomically(in(folder, "hw.yaml"), text + "slice_choice: per_group\n");
        QVERIFY(readAccelerator(in(folder, "hw.yaml")).sliceChoice == SliceChoice::PerGroup);
    }

    void acceleratorErrorsNameFileLineAndKey_data() { badAcceleratorRows(); }
    void acceleratorErrorsNameFileLineAndKey() {
        QFETCH(QString, key);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QTemporaryDir folder;
        writeFileAtomically(in(folder, "hw.yaml"), text.toStdString());
        const QString error = errorOf([&] { readAccelerator(in(folder, "hw.yaml")); });
        QVERIFY2(error.contains(expected), qPrintable(error));
        QVERIFY2(error.contains(key), qPrintable(error));
        const auto match = QRegularExpression("^hw\\.yaml:(\\d+): ").match(error);
        QVERIFY2(match.hasMatch(), qPrintable(error));
        // The line with the key; where the key is missing, the map it is missing from.
        const QStringList lines = text.split('\n');
        const QString line = lines.value(match.captured(1).toInt() - 1);
        QVERIFY2(line.contains(key) || error.contains("missing"), qPrintable(error));
    }

    void everyAcceleratorKeyHasBadValues() {
        // The reader itself tells its keys.
        QTemporaryDir folder;
        QStringList keys;
        for (const char* const text : {"speed: 1\n", "dram: {speed: 1}\n", "compute: {speed: 1}\n"}) {
            writeFileAtomically(in(folder, "hw.yaml"),
                                std::string("schema: fusescope/accelerator/1\nbuffer: 1\n") + text);
            const QString error = errorOf([&] { readAccelerator(in(folder, "hw.yaml")); });
            keys += error.section("the keys here are ", 1).section(')', 0, 0).split(", ");
        }
        QVERIFY(keys.size() >= 20);
        QMap<QString, int> rows;
        for (const BadAccelerator& bad : badAccelerators()) ++rows[bad.key];
        for (const QString& key : keys) QVERIFY2(rows[key] >= 3, qPrintable(key));
    }

    void oddElementWidthsAreFine() {
        QTemporaryDir folder;
        for (const int bits : {1, 7, 64}) {
            writeFileAtomically(in(folder, "hw.yaml"), "schema: fusescope/accelerator/1\nbuffer: 1KiB\nweight_bits: " +
                                                           std::to_string(bits) + "\n");
            QCOMPARE(readAccelerator(in(folder, "hw.yaml")).weightBits, bits);
        }
    }

    void refusesFilesThatAreNoYaml() {
        QTemporaryDir folder;
        for (const std::string& text :
             {std::string(), std::string("\0\1\2", 3), std::string(100000, '['), std::string(100000, '{'),
              std::string("--- 1\n--- 2\n"), std::string("just text"), std::string("- a\n- b\n")}) {
            writeFileAtomically(in(folder, "hw.yaml"), text);
            const QString error = errorOf([&] { readAccelerator(in(folder, "hw.yaml")); });
            QVERIFY2(error.startsWith("hw.yaml"), qPrintable(error.left(200)));
        }
    }

    void plansReadBack() {
        QTemporaryDir folder;
        const auto graph = graphFrom("x:4x8x8 > a:Conv3 > b:Relu > c:Conv3 > d:Add; b > d");
        PlanRecord record;
        record.modelFile = "net.onnx";
        record.fingerprint = fingerprint(*graph);
        record.modelName = "main: graph";
        record.plan = FusionPlan::fromGroups(4, {groupOf(*graph, "a b"), groupOf(*graph, "c d")});
        record.overrides.cut = {graph->edges()[1]};
        record.overrides.keep = {graph->edges()[0]};
        record.overrides.alone = {OpId(3)};
        record.overrides.locked = {groupOf(*graph, "a b")};
        record.notes[groupOf(*graph, "c d")] = "two \"lines\"\nof note";
        record.totals = {1, 2, 3};
        record.provenance = {"local", "none", 7, 100, false, 55, "0.1.0"};
        writePlan(in(folder, "p.yaml"), record, *graph);
        const LoadedPlan loaded = readPlan(in(folder, "p.yaml"), *graph, record.fingerprint);
        QVERIFY(loaded.record == record);
        QVERIFY(loaded.issues.empty());
        QVERIFY(readPlanAccelerator(in(folder, "p.yaml")) == record.accelerator);
        QCOMPARE(readPlan(in(folder, "p.yaml"), *graph, "another").issues.size(), std::size_t{1});
    }

    void namesOfAllKindsSurvive() {
        QTemporaryDir folder;
        const auto graph =
            graphFrom("x:4x8x8 > a, b:Relu > true:Relu > null:Relu > 'q\"[{:Relu > #5:Relu > -:Relu > ünï:Relu");
        PlanRecord record;
        record.plan = FusionPlan::singletons(graph->opCount());
        writePlan(in(folder, "p.yaml"), record, *graph);
        QVERIFY(readPlan(in(folder, "p.yaml"), *graph, "").record == record);
    }

    void filesOfAbsurdSizeAreNotRead() {
        QTemporaryDir folder;
        const auto path = in(folder, "large.yaml");
        writeFileAtomically(path, "schema: fusescope/plan/1\n");
        std::filesystem::resize_file(path, 40u << 20);  // of nothing: it takes no room
        const auto graph = graphFrom("x:4x8x8 > a:Relu");
        QVERIFY(errorOf([&] { readPlan(path, *graph, ""); }).contains("larger"));
        QVERIFY(errorOf([&] { readAccelerator(path); }).contains("larger"));
        QVERIFY(errorOf([&] { readWholeFile("/dev/zero", 1u << 20); }).contains("device"));  // has no size, and no end
    }

    void writesAllOrNothing() {
        QTemporaryDir folder;
        const auto path = in(folder, "file");
        writeFileAtomically(path, "old");
        QVERIFY(errorOf([&] { writeFileAtomically(in(folder, "none/file"), "new"); }).contains("none/file"));
        writeFileAtomically(path, "new");
        QCOMPARE(readWholeFile(path), std::string("new"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
        std::filesystem::create_directory(in(folder, "gone"));
        AtomicFile lost(in(folder, "gone/file"));
        lost.write("new");
        std::filesystem::remove_all(in(folder, "gone"));
        QVERIFY(errorOf([&] { lost.commit(); }).contains("cannot replace the file"));
        std::filesystem::create_symlink(path, in(folder, "link"));
        writeFileAtomically(in(folder, "link"), "through");
        QVERIFY(std::filesystem::is_symlink(in(folder, "link")));
        QCOMPARE(readWholeFile(path), std::string("through"));
        QVERIFY(errorOf([&] { readWholeFile(path, 3); }).contains("larger"));
        QVERIFY(errorOf([&] { writeFileAtomically(folder.path().toStdString(), "x"); }) != "none");
    }
};

QTEST_APPLESS_MAIN(TestFiles)
#include "tst_files.moc"
