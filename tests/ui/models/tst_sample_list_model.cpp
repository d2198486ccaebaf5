// SPDX-License-Identifier: Apache-2.0
#include "ui/models/sample_list_model.h"

#include <QAbstractItemModelTester>

#include "tests/ui/support/ui_test.h"

using namespace fusescope;

class TestSampleListModel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void listsTheSamplesAndTheirSizes() {
        SampleListModel model(sampleFiles());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QVERIFY(model.rowCount() >= 10);
        QCOMPARE(model.index(0).data().toString(), QStringLiteral("alexnet"));
        QVERIFY(model.index(0).data(SampleListModel::DetailRole).toString().isEmpty());
        QVERIFY(!model.hasOpCounts());
        RunControl control;
        model.setOpCounts(opCounts(model.files(), control));
        QCOMPARE(model.index(0).data(SampleListModel::DetailRole).toString(), QStringLiteral("20 ops"));
        QVERIFY(model.hasOpCounts());
    }

    void stopsCounting() {
        RunControl control;
        control.requestStop();
        QVERIFY(opCounts(sampleFiles(), control).empty());
    }

    void skipsWhatIsNoModel() {
        RunControl control;
        QVERIFY(opCounts({"no/such/model.onnx"}, control).empty());
    }
};

FUSESCOPE_UI_TEST(TestSampleListModel)
#include "tst_sample_list_model.moc"
