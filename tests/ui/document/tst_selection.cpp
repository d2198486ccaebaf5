// SPDX-License-Identifier: Apache-2.0
#include "ui/document/selection.h"

#include <QSignalSpy>

#include "tests/ui/support/ui_test.h"

using namespace fusescope;

class TestSelection : public QObject {
    Q_OBJECT

 private:
    static SearchOutcome search(const Document& document) {
        RunControl control;
        return searchPlan({document.pricing(), "optimal", {}}, control);
    }

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void knowsTheGroupOfAnOp() {
        Document document;
        document.show(openedSample("resnet18"));
        WindowSelection selection(document);
        QSignalSpy changes(&selection, &WindowSelection::changed);
        selection.selectOp(OpId(3));
        QCOMPARE(selection.group(), GroupId(3));
        QVERIFY(!selection.isGroup());
        selection.selectOp(OpId(3));
        QCOMPARE(changes.count(), 1);
        selection.selectGroup(GroupId(3));
        QVERIFY(selection.isGroup());
        selection.clear();
        QVERIFY(selection.isEmpty());
        QCOMPARE(changes.count(), 3);
    }

    void followsAnOpToItsNewGroup() {
        Document document;
        document.show(openedSample("resnet18"));
        WindowSelection selection(document);
        selection.selectOp(OpId(1));
        document.apply(search(document), QStringLiteral("best"));
        QCOMPARE(selection.op(), OpId(1));
        QCOMPARE(selection.group(), document.version()->plan.groupOf(OpId(1)));
    }

    void dropsAGroupThatIsNoMore() {
        Document document;
        document.show(openedSample("resnet18"));
        WindowSelection selection(document);
        selection.selectGroup(GroupId(1));
        const SearchOutcome outcome = search(document);
        QVERIFY(outcome.result.plan.group(outcome.result.plan.groupOf(OpId(1))).count() > 1);
        document.apply(outcome, QStringLiteral("best"));
        QVERIFY(selection.isEmpty());
    }

    void isEmptyInAnotherModel() {
        Document document;
        document.show(openedSample("resnet18"));
        WindowSelection selection(document);
        selection.selectOp(OpId(40));
        document.show(openedSample("alexnet"));
        QVERIFY(selection.isEmpty());
    }
};

FUSESCOPE_UI_TEST(TestSelection)
#include "tst_selection.moc"
