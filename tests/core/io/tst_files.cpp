// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include <QTemporaryDir>

#include "core/base/error.h"
#include "core/graph/fingerprint.h"
#include "core/io/accelerator_file.h"
#include "core/io/atomic_file.h"
#include "core/io/plan_file.h"
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

    void acceleratorErrorsNameFileLineAndKey_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* line, const char* expected) { QTest::newRow(line) << line << expected; };
        row("buffer: 64KB", "hw.yaml:2: buffer: \"64KB\" is not a byte count (KB is ambiguous");
        row("buffer: 0", "hw.yaml:2: buffer: a buffer of 0 bytes");
        row("buffer: -5", "hw.yaml:2: buffer");
        row("buffer: 99999TiB", "hw.yaml:2: buffer");
        row("buffer: 4096GiB", "hw.yaml:2: buffer");
        row("buffer: [1]", "hw.yaml:2: buffer: expected text");
        row("name: x", "the key \"buffer\" is missing");
        row("buffer: 1KiB\nweight_bits: 0", "hw.yaml:3: weight_bits: \"0\" is not a width");
        row("buffer: 1KiB\nactivation_bits: 65", "hw.yaml:3: activation_bits");
        row("buffer: 1KiB\nscheme: lbdf", "hw.yaml:3: scheme: there is no scheme \"lbdf\"");
        row("buffer: 1KiB\nspeed: 3", "hw.yaml:3: speed: unknown key");
        row("buffer: 1KiB\nbuffer: 2KiB", "stands twice");
        row("buffer: 1KiB\nprefetch_rows: 1.5", "hw.yaml:3: prefetch_rows");
        row("buffer: 1KiB\nrow_alignment: 0", "hw.yaml:3: row_alignment");
        row("buffer: 1KiB\nmax_group_ops: 0", "hw.yaml:3: max_group_ops");
        row("buffer: 1KiB\nweight_buffer: 0", "hw.yaml:3: weight_buffer");
        row("buffer: 1KiB\nrow_wise: maybe", "hw.yaml:3: row_wise");
        row("buffer: 1KiB\nslice_choice: best", "hw.yaml:3: slice_choice");
        row("buffer: 1KiB\noptimus_compat: yes", "hw.yaml:3: optimus_compat");
        row("buffer: 1KiB\ndram: {bandwidth: 8, energy_per_byte: 20pJ}", "dram.bandwidth: \"8\" is not a positive number with its unit");
        row("buffer: 1KiB\ndram: {bandwidth: 8GB/s}", "\"energy_per_byte\" is missing");
        row("buffer: 1KiB\ncompute: {macs_per_cycle: -1, clock: 1GHz}", "macs_per_cycle");
        row("buffer: {", "hw.yaml");
    }
    void acceleratorErrorsNameFileLineAndKey() {
        QFETCH(QString, line);
        QFETCH(QString, expected);
        QTemporaryDir folder;
        writeFileAtomically(in(folder, "hw.yaml"), "schema: fusescope/accelerator/1\n" + line.toStdString() + "\n");
        const QString error = errorOf([&] { readAccelerator(in(folder, "hw.yaml")); });
        QVERIFY2(error.contains(expected), qPrintable(error));
        QVERIFY2(error.startsWith("hw.yaml"), qPrintable(error));
    }

    void refusesFilesThatAreNoYaml() {
        QTemporaryDir folder;
        for (const std::string& text : {std::string(), std::string("\0\1\2", 3), std::string(100000, '['), std::string(100000, '{'),
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
        const auto graph = graphFrom("x:4x8x8 > a, b:Relu > true:Relu > null:Relu > 'q\"[{:Relu > #5:Relu > -:Relu > ünï:Relu");
        PlanRecord record;
        record.plan = FusionPlan::singletons(graph->opCount());
        writePlan(in(folder, "p.yaml"), record, *graph);
        QVERIFY(readPlan(in(folder, "p.yaml"), *graph, "").record == record);
    }

    void writesAllOrNothing() {
        QTemporaryDir folder;
        const auto path = in(folder, "file");
        writeFileAtomically(path, "old");
        QVERIFY(errorOf([&] { writeFileAtomically(in(folder, "none/file"), "new"); }).contains("none/file"));
        writeFileAtomically(path, "new");
        QCOMPARE(readWholeFile(path), std::string("new"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
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
