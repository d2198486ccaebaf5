// SPDX-License-Identifier: Apache-2.0
#include "ui/document/document.h"

#include <QSignalSpy>

#include "core/base/error.h"
#include "tests/ui/support/ui_test.h"

using namespace fusescope;

class TestDocument : public QObject {
    Q_OBJECT

 private:
    static SearchOutcome search(const Document& document) {
        RunControl control;
        return searchPlan({document.pricing(), "optimal", {}}, control);
    }

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void startsWithEveryOpAlone() {
        Document document;
        document.show(openedSample("squeezenet1_1"));
        QCOMPARE(document.version()->plan, FusionPlan::singletons(65));
        QCOMPARE(document.evaluation()->dramBytes, document.pricing()->unfusedDramBytes);
        QVERIFY(!document.isModified());
        QVERIFY(!document.boundBytes());
    }

    void tellsOfAModelTogetherWithItsPrice() {
        Document document;
        int told = 0;
        const auto look = [&] {
            ++told;
            QCOMPARE(static_cast<int>(document.evaluation()->groups.size()), document.version()->plan.groupCount());
            QCOMPARE(document.evaluation()->dramBytes, document.pricing()->unfusedDramBytes);
        };
        connect(&document, &Document::modelChanged, this, look);
        connect(&document, &Document::fileChanged, this, look);
        for (const char* const model : {"alexnet", "resnet18", "alexnet"}) document.show(openedSample(model));
        QVERIFY(told >= 6);
    }

    void takesABestPlanAsOneStepAndBack() {
        Document document;
        document.show(openedSample("squeezenet1_1"));
        QSignalSpy changes(&document, &Document::planChanged);
        const SearchOutcome outcome = search(document);
        QVERIFY(document.apply(outcome, QStringLiteral("Best plan (optimal)")));
        QCOMPARE(changes.count(), 1);
        QCOMPARE(document.undoStack().undoText(), QStringLiteral("Best plan (optimal)"));
        QCOMPARE(document.evaluation()->dramBytes, outcome.result.dramBytes);
        QCOMPARE(document.boundBytes(), std::optional(outcome.result.dramBytes));
        QVERIFY(document.isModified());
        document.undoStack().undo();
        QCOMPARE(document.version()->plan, FusionPlan::singletons(65));
        QVERIFY(!document.isModified());
        document.undoStack().redo();
        QCOMPARE(document.version()->plan, outcome.result.plan);
    }

    void takesTheSamePlanOnlyOnce() {
        Document document;
        document.show(openedSample("squeezenet1_1"));
        const SearchOutcome outcome = search(document);
        QVERIFY(document.apply(outcome, QStringLiteral("first")));
        QVERIFY(!document.apply(outcome, QStringLiteral("again")));
        QCOMPARE(document.undoStack().count(), 1);
    }

    void pricesAnewOnAnotherBuffer() {
        Document document;
        document.show(openedSample("squeezenet1_1"));
        document.apply(search(document), QStringLiteral("best"));
        Accelerator small = document.accelerator();
        small.bufferBytes = 16 * 1024;
        document.setPricing(makePricing(document.model().content->graph, small));
        QCOMPARE(document.accelerator(), small);
        QVERIFY(document.evaluation()->invalidGroups > 0);
        QVERIFY(!document.boundBytes());  // proven for the other buffer
    }

    void claimsAnOptimumOnlyForItsAccelerator() {
        Document document;
        document.show(openedSample("squeezenet1_1"));
        document.apply(search(document), QStringLiteral("best"));
        QVERIFY(document.record().provenance.isOptimal);
        QCOMPARE(document.record().provenance.algorithm, std::string("optimal"));
        Accelerator larger = document.accelerator();
        larger.bufferBytes *= 2;
        document.setPricing(makePricing(document.model().content->graph, larger));
        QVERIFY(!document.record().provenance.isOptimal);
        QCOMPARE(document.record().provenance.lowerBoundBytes, 0);
    }

    void isCleanOnceSavedAndStaysDirtyWhenSavingFails() {
        QTemporaryDir folder;
        Document document;
        document.show(openedSample("squeezenet1_1"));
        document.apply(search(document), QStringLiteral("best"));
        QVERIFY_EXCEPTION_THROWN(document.save(folder.filePath("no/such/folder/plan.yaml").toStdString()), Error);
        QVERIFY(document.isModified());
        QVERIFY(document.planFile().empty());
        document.save(folder.filePath("plan.yaml").toStdString());
        QVERIFY(!document.isModified());
        Accelerator larger = document.accelerator();
        larger.bufferBytes *= 2;
        document.setPricing(makePricing(document.model().content->graph, larger));
        QVERIFY(document.isModified());  // the file holds the accelerator too
    }

    void changesOfTheAcceleratorAreUndone() {
        Document document;
        document.show(openedSample("resnet18"));
        const Accelerator before = document.accelerator();
        const auto version = document.version();
        const auto change = [&](const Accelerator& to) {
            document.changeAccelerator(makePricing(document.model().content->graph, to));
        };
        Accelerator larger = before;
        larger.bufferBytes = 512 << 10;
        change(larger);
        QCOMPARE(document.undoStack().undoText(), QStringLiteral("Buffer of 512 KiB"));
        change(larger);  // the same again is no step
        QCOMPARE(document.undoStack().count(), 1);
        Accelerator other = larger;
        other.scheme = Scheme::Brr;
        change(other);
        QCOMPARE(document.undoStack().undoText(), QStringLiteral("Scheme BRR"));
        Accelerator third = other;
        third.name = "edge";
        third.weightBits = 8;
        change(third);
        QCOMPARE(document.undoStack().undoText(), QStringLiteral("Accelerator edge"));
        QVERIFY(!document.isModified());  // no plan was touched
        document.undoStack().undo();
        QCOMPARE(document.accelerator(), other);
        document.undoStack().undo();
        QCOMPARE(document.accelerator(), larger);
        QCOMPARE(document.pricing()->problem.betaBytes, larger.bufferBytes);
        document.undoStack().undo();
        QCOMPARE(document.accelerator(), before);
        QCOMPARE(document.version(), version);
        document.undoStack().redo();
        QCOMPARE(document.accelerator(), larger);
    }
};

FUSESCOPE_UI_TEST(TestDocument)
#include "tst_document.moc"
