// SPDX-License-Identifier: Apache-2.0
#include "ui/models/group_table_model.h"

#include <QAbstractItemModelTester>
#include <QSortFilterProxyModel>

#include "tests/ui/support/ui_test.h"
#include "ui/text/group_text.h"

using namespace fusescope;

class TestGroupTableModel : public QObject {
    Q_OBJECT

 private:
    static SearchOutcome search(const Document& document) {
        RunControl control;
        return searchPlan({document.pricing(), "optimal", {}}, control);
    }

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void isAWellBehavedModelThroughAllChanges() {
        Document document;
        GroupTableModel model(document);
        QSortFilterProxyModel sorted;
        sorted.setSourceModel(&model);
        sorted.setSortRole(GroupTableModel::SortRole);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QAbstractItemModelTester proxyTester(&sorted, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(model.rowCount(), 0);
        document.show(openedSample("resnet18"));
        QCOMPARE(model.rowCount(), 49);
        sorted.sort(GroupTableModel::Dram, Qt::DescendingOrder);
        document.apply(search(document), QStringLiteral("best"));
        QCOMPARE(model.rowCount(), document.version()->plan.groupCount());
        document.undoStack().undo();
        QCOMPARE(model.rowCount(), 49);
        model.setColors(std::vector<int>(49, 2));
        QCOMPARE(model.index(0, 0).data(GroupTableModel::GroupColorRole).toInt(), 2);
        document.show(openedSample("alexnet"));
        QCOMPARE(model.rowCount(), 20);
    }

    void sortsByNumbersNotByText() {
        Document document;
        document.show(openedSample("resnet18"));
        document.apply(search(document), QStringLiteral("best"));
        GroupTableModel model(document);
        QSortFilterProxyModel sorted;
        sorted.setSourceModel(&model);
        sorted.setSortRole(GroupTableModel::SortRole);
        for (int column = 0; column < GroupTableModel::kColumnCount; ++column) {
            sorted.sort(column, Qt::AscendingOrder);
            for (int row = 1; row < sorted.rowCount(); ++row)
                QVERIFY(sorted.index(row - 1, column).data(GroupTableModel::SortRole).toLongLong() <=
                        sorted.index(row, column).data(GroupTableModel::SortRole).toLongLong());
        }
    }

    void saysHowMuchIsTooMuch() {
        Document document;
        document.show(openedSample("resnet18"));
        document.apply(search(document), QStringLiteral("best"));
        Accelerator small = document.accelerator();
        small.bufferBytes = 100 * 1024;
        document.setPricing(makePricing(document.model().content->graph, small));
        GroupTableModel model(document);
        int tooLarge = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex buffer = model.index(row, GroupTableModel::Buffer);
            if (buffer.data(GroupTableModel::VerdictRole).toInt() != static_cast<int>(Verdict::DoesNotFit)) continue;
            ++tooLarge;
            QVERIFY(buffer.data().toString().startsWith('+'));
            QVERIFY(buffer.data(GroupTableModel::UsageRole).toDouble() >= 1);
        }
        QCOMPARE(tooLarge, document.evaluation()->invalidGroups);
        QVERIFY(tooLarge > 0);
        QCOMPARE(model.headerData(GroupTableModel::Buffer, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("buffer / 100 KiB"));
    }
};

FUSESCOPE_UI_TEST(TestGroupTableModel)
#include "tst_group_table_model.moc"
