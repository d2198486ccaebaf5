// SPDX-License-Identifier: Apache-2.0
#include "ui/models/stopped_groups_model.h"

#include <QAbstractItemModelTester>

#include "tests/ui/support/ui_test.h"

using namespace fusescope;

class TestStoppedGroupsModel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void isAWellBehavedModelThroughAllChanges() {
        Document document;
        document.show(openedSample("resnet18"));
        RunControl control;
        document.apply(searchPlan({document.pricing(), "optimal", {}}, control), QStringLiteral("best"));
        StoppedGroupsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(model.rowCount(), 0);
        const BufferWhatIf small = whatIf(document, 100 * 1024);
        model.setAnswer(document, small);
        QVERIFY(model.rowCount() > 0);
        QCOMPARE(model.rowCount(), static_cast<int>(small.stopFitting.size()));
        const QModelIndex first = model.index(0);
        QVERIFY2(first.data().toString().startsWith("Group "), qPrintable(first.data().toString()));
        QVERIFY(first.data().toString().contains("needs "));
        QCOMPARE(model.indexOf(small.stopFitting.back()).row(), model.rowCount() - 1);
        QVERIFY(!model.indexOf(GroupId(document.version()->plan.groupCount())).isValid());
        model.setAnswer(document, whatIf(document, 256 * 1024));
        QCOMPARE(model.rowCount(), 0);
    }
};

FUSESCOPE_UI_TEST(TestStoppedGroupsModel)
#include "tst_stopped_groups_model.moc"
