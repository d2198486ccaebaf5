// SPDX-License-Identifier: Apache-2.0
#include "ui/document/buffer_curve.h"

#include "tests/ui/support/ui_test.h"
#include "ui/document/buffer_what_if.h"
#include "ui/text/curve_text.h"

using namespace fusescope;

class TestBufferCurve : public QObject {
    Q_OBJECT

 private:
    static constexpr std::int64_t kLeast = 128 * 1024, kMost = 512 * 1024;

    static std::shared_ptr<const CurveResult> curveOf(const Document& document) {
        CurveResult result{document.model().content->graph, "resnet18.onnx", document.accelerator(), kLeast, kMost, {}};
        RunControl control;
        result.sweep = sweepBuffers(result.graph, result.accelerator, kLeast, kMost, control);
        return std::make_shared<CurveResult>(result);
    }
    static void findBest(Document& document) {
        RunControl control;
        document.apply(searchPlan({document.pricing(), "optimal", {}}, control), QStringLiteral("best"));
    }
    static void priceOn(Document& document, Accelerator accelerator) {
        document.setPricing(makePricing(document.model().content->graph, accelerator));
    }

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void answersAsThePriceThereDoes() {
        Document document;
        document.show(openedSample("resnet18"));
        findBest(document);
        const auto version = document.version();
        const BufferWhatIf answer = whatIf(document, 100 * 1024);
        QCOMPARE(document.version(), version);  // it is as it was
        QCOMPARE(document.accelerator().bufferBytes, 256 * 1024);
        const int fusable = document.pricing()->problem.fusable.count();
        Accelerator small = document.accelerator();
        small.bufferBytes = 100 * 1024;
        priceOn(document, small);
        QCOMPARE(static_cast<int>(answer.stopFitting.size()), document.evaluation()->invalidGroups);
        QCOMPARE(answer.evaluation.totalDramBytes(), document.evaluation()->totalDramBytes());
        QCOMPARE(answer.moreOpsOutside, fusable - document.pricing()->problem.fusable.count());
        const BufferWhatIf back = whatIf(document, 256 * 1024);
        QCOMPARE(back.startFitting, static_cast<int>(answer.stopFitting.size()));
        QCOMPARE(back.moreOpsOutside, -answer.moreOpsOutside);
    }

    /// Prints figures and never fails on time: a busy machine is no defect.
    void measuresAnAnswer_data() {
        QTest::addColumn<int>("scheme");
        QTest::newRow("LBDF") << static_cast<int>(Scheme::Lbdf);
        QTest::newRow("BRR") << static_cast<int>(Scheme::Brr);
    }
    void measuresAnAnswer() {
        QFETCH(int, scheme);
        Document document;
        document.show(openedSample("efficientnet_b3"));
        findBest(document);
        Accelerator accelerator = document.accelerator();
        accelerator.scheme = static_cast<Scheme>(scheme);
        priceOn(document, accelerator);
        QElapsedTimer timer;
        timer.start();
        constexpr int kAnswers = 20;
        for (int i = 0; i < kAnswers; ++i) whatIf(document, (100 + 10 * i) * 1024);
        qInfo("what another buffer would do to %d groups: %lld us", document.version()->plan.groupCount(),
              static_cast<long long>(timer.nsecsElapsed() / 1000 / kAnswers));
    }

    void saysItInWords() {
        Document document;
        document.show(openedSample("resnet18"));
        findBest(document);
        BufferCurve curve(document);
        curve.show(curveOf(document));
        QVERIFY(whatIfSentence(document, whatIf(document, 256 * 1024)).startsWith("This is the buffer of now"));
        BufferWhatIf answer;
        answer.bufferBytes = 192 * 1024;
        QCOMPARE(whatIfSentence(document, answer), QStringLiteral("At 192 KiB no group stops fitting."));
        answer.stopFitting = {GroupId(1)};
        answer.moreOpsOutside = 3;
        const QString groups = QString::number(document.version()->plan.groupCount());
        QCOMPARE(whatIfSentence(document, answer),
                 "At 192 KiB 1 of " + groups + " groups stops fitting, and 3 more ops run outside fusion.");
        const QString here = bestThereSentence(document, curve, 256 * 1024);
        QVERIFY2(here.endsWith("in all, as much as your plan now."), qPrintable(here));
        const QString below = bestThereSentence(document, curve, kLeast);
        QVERIFY2(below.contains(" more than your plan now"), qPrintable(below));
        QVERIFY(bestThereSentence(document, curve, kLeast - 1).contains("not known"));
    }

    void isOutOfDateOnAnotherAccelerator_data() {
        QTest::addColumn<QString>("change");
        QTest::addColumn<bool>("isOutOfDate");
        QTest::newRow("buffer") << "buffer" << false;
        QTest::newRow("scheme") << "scheme" << true;
        QTest::newRow("widths") << "widths" << true;
    }
    void isOutOfDateOnAnotherAccelerator() {
        QFETCH(QString, change);
        QFETCH(bool, isOutOfDate);
        Document document;
        document.show(openedSample("resnet18"));
        BufferCurve curve(document);
        curve.show(curveOf(document));
        QVERIFY(!curve.isOutOfDate());
        QSignalSpy changes(&curve, &BufferCurve::changed);
        const Accelerator before = document.accelerator();
        Accelerator other = before;
        if (change == "buffer") other.bufferBytes = 192 * 1024;
        if (change == "scheme") other.scheme = Scheme::Brr;
        if (change == "widths") other.activationBits = 8;
        priceOn(document, other);
        QCOMPARE(curve.isOutOfDate(), isOutOfDate);
        QCOMPARE(curve.stepAt(256 * 1024) == nullptr, isOutOfDate);
        QCOMPARE(curveNote(document, curve).startsWith("Out of date"), isOutOfDate);
        priceOn(document, before);
        QVERIFY(!curve.isOutOfDate());
        QCOMPARE(changes.count(), isOutOfDate ? 2 : 0);
    }

    void isOutOfDateForAnotherModel() {
        Document document;
        document.show(openedSample("resnet18"));
        BufferCurve curve(document);
        curve.show(curveOf(document));
        document.show(openedSample("alexnet"));
        QVERIFY(curve.isOutOfDate());
        QVERIFY(curveNote(document, curve).contains("resnet18.onnx"));
    }

    void takesAPlanTogetherWithItsBuffer() {
        Document document;
        document.show(openedSample("resnet18"));
        const auto curve = curveOf(document);
        const SweepStep& step = *stepAt(curve->sweep, kLeast);
        const auto before = document.version();
        Accelerator small = document.accelerator();
        small.bufferBytes = kLeast;
        const auto pricing = makePricing(document.model().content->graph, small);
        QVERIFY(document.applyWithAccelerator(provenOutcome(pricing, step.plan, step.dramBytes), QStringLiteral("x")));
        QCOMPARE(document.accelerator().bufferBytes, kLeast);
        QCOMPARE(document.evaluation()->totalDramBytes(), step.totalDramBytes());
        QVERIFY(document.evaluation()->isValid());
        QCOMPARE(document.boundBytes(), std::optional(step.dramBytes));
        document.undoStack().undo();
        QCOMPARE(document.version(), before);
        QCOMPARE(document.accelerator().bufferBytes, 256 * 1024);
        document.undoStack().redo();
        QCOMPARE(document.accelerator().bufferBytes, kLeast);
        QCOMPARE(document.version()->plan, step.plan);
    }
};

FUSESCOPE_UI_TEST(TestBufferCurve)
#include "tst_buffer_curve.moc"
