// SPDX-License-Identifier: Apache-2.0
#include "ui/document/opening.h"

#include <fstream>

#include "core/base/error.h"
#include "tests/ui/support/ui_test.h"
#include "ui/document/file_kind.h"

using namespace fusescope;

class TestOpening : public QObject {
    Q_OBJECT

 private:
    QTemporaryDir folder_;

    std::filesystem::path write(const std::string& name, const std::string& text) const {
        const std::filesystem::path file = folder_.path().toStdString() + "/" + name;
        std::ofstream(file) << text;
        return file;
    }

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void readsModelPlanAndAcceleratorTogether() {
        RunControl control;
        Document document;
        document.show(openedSample("resnet18", 128 * 1024));
        const auto plan = std::filesystem::path(folder_.path().toStdString()) / "plan.yaml";
        document.save(plan);
        OpenRequest request;
        request.modelFile = samplePath("resnet18");
        request.planFile = plan;
        auto opened = openFiles(request, control);
        QCOMPARE(opened->pricing->accelerator.bufferBytes, 128 * 1024);  // the plan brings its own
        QCOMPARE(opened->plan->record.plan, document.version()->plan);
        request.hardwareFile = write("hw.yaml", "schema: fusescope/accelerator/1\nname: tiny\nbuffer: 64KiB\n");
        opened = openFiles(request, control);
        QCOMPARE(opened->pricing->accelerator.name, std::string("tiny"));
    }

    void refusesAPlanWithoutAModel() {
        RunControl control;
        OpenRequest request;
        request.planFile = "plan.yaml";
        QVERIFY_EXCEPTION_THROWN(openFiles(request, control), Error);
    }

    void isNothingWhenStopped() {
        RunControl control;
        control.requestStop();
        OpenRequest request;
        request.modelFile = samplePath("resnet18");
        QVERIFY(!openFiles(request, control));
    }

    void tellsFilesApart() {
        const auto plan = write("a.yaml", "schema: fusescope/plan/1\n");
        const auto hardware = write("b.yaml", "# mine\nschema: fusescope/accelerator/1\n");
        QCOMPARE(fileKind(plan), FileKind::Plan);
        QCOMPARE(fileKind(hardware), FileKind::Accelerator);
        QCOMPARE(fileKind(samplePath("resnet18")), FileKind::Model);
        QCOMPARE(fileKind("no such file"), FileKind::Model);
        const OpenRequest request = requestFor({plan, samplePath("resnet18"), hardware});
        QCOMPARE(request.planFile, plan);
        QCOMPARE(request.hardwareFile, hardware);
        QCOMPARE(request.modelFile, samplePath("resnet18"));
    }
};

FUSESCOPE_UI_TEST(TestOpening)
#include "tst_opening.moc"
