// SPDX-License-Identifier: Apache-2.0
// What panels say, checked against the numbers of the core.
#include "core/cost/fit_report.h"
#include "tests/ui/support/ui_test.h"
#include "ui/models/group_table_model.h"
#include "ui/text/group_text.h"
#include "ui/text/op_text.h"
#include "ui/text/plan_text.h"
#include "ui/text/status_text.h"

using namespace fusescope;

class TestTexts : public QObject {
    Q_OBJECT

 private:
    static void findBest(Document& document) {
        RunControl control;
        document.apply(searchPlan({document.pricing(), "optimal", {}}, control), QStringLiteral("best"));
    }
    static void setBuffer(Document& document, std::int64_t bytes) {
        Accelerator accelerator = document.accelerator();
        accelerator.bufferBytes = bytes;
        document.setPricing(makePricing(document.model().content->graph, accelerator));
    }
    static PlanFact fact(const Document& document, const QString& label) {
        for (const PlanFact& candidate : planFacts(document))
            if (candidate.label == label) return candidate;
        return {};
    }

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void sumsOfTermsAreTheBuffer() {
        Document document;
        document.show(openedSample("efficientnet_b0"));
        findBest(document);
        for (std::int32_t i = 0; i < document.version()->plan.groupCount(); ++i) {
            const GroupText text = groupText(document, GroupId(i));
            std::int64_t bytes = 0;
            for (const TermSum& sum : text.sums) bytes += sum.bytes;
            if (text.verdict == Verdict::Fits) QCOMPARE(bytes, text.bufferBytes);
            QVERIFY(!text.sentence.isEmpty());
        }
    }

    void saysByHowMuchAGroupFitsOrNot() {
        Document document;
        document.show(openedSample("resnet18"));
        findBest(document);
        GroupId fullest(0);
        const auto need = [&](GroupId id) {
            const GroupEvaluation& group = document.evaluation()->groups[id.index()];
            return group.isUnfusable ? 0 : group.price.bufferBytes.value_or(0);
        };
        for (std::int32_t i = 0; i < document.version()->plan.groupCount(); ++i)
            if (document.version()->plan.group(GroupId(i)).count() > 1 && need(GroupId(i)) > need(fullest))
                fullest = GroupId(i);
        const std::int64_t bytes = need(fullest);
        setBuffer(document, bytes + 1024);
        QCOMPARE(groupText(document, fullest).sentence, QStringLiteral("Fits: 1 KiB to spare."));
        setBuffer(document, bytes - 2048);
        QVERIFY(groupText(document, fullest).sentence.startsWith("Does not fit: 2 KiB too much. It fits from "));
        QVERIFY(groupText(document, fullest).sentence.contains(QStringLiteral("(%L1 bytes)").arg(bytes + 1)));
        setBuffer(document, bytes);  // F_beta < beta is strict
        QCOMPARE(groupText(document, fullest).verdict, Verdict::DoesNotFit);
        QVERIFY(groupText(document, fullest).sentence.contains("1 byte"));
    }

    void saysWhatThePredictorSaysAndWhereItErrs() {
        Document document;
        document.show(openedSample("resnet18"));
        findBest(document);
        GroupId fused(0);
        for (std::int32_t i = 0; i < document.version()->plan.groupCount(); ++i)
            if (document.version()->plan.group(GroupId(i)).count() > 1) fused = GroupId(i);
        QVERIFY(groupText(document, fused).prediction.contains("valid; cost model: "));
        for (const bool saysInvalid : {true, false}) {
            auto weights = std::make_shared<GnnWeights>(document.pricing()->predictor->gnn().weights());
            std::fill(weights->values.begin(), weights->values.end(), 0.0F);
            weights->values.back() = saysInvalid ? 3.0F : -3.0F;  // the last bias: always the same answer
            auto pricing = std::make_shared<Pricing>(*document.pricing());
            pricing->predictor = makePredictor(document.model().content->graph, document.accelerator(), weights);
            document.setPricing(pricing);
            const GroupText text = groupText(document, fused);
            QCOMPARE(text.isPredictionWrong, saysInvalid);
            QVERIFY2(text.prediction.startsWith(saysInvalid ? "Predictor: 0.95 invalid; cost model: "
                                                            : "Predictor: 0.95 valid; cost model: "),
                     qPrintable(text.prediction));
        }
        auto pricing = std::make_shared<Pricing>(*document.pricing());
        pricing->predictor = nullptr;
        document.setPricing(pricing);
        QVERIFY(groupText(document, fused).prediction.isEmpty());
    }

    /// BRR: weights that stay on chip are not what a group needs, and another way to run it may need less.
    void saysFromWhichBufferAPyramidFits() {
        Document document;
        document.show(openedSample("mobilenet_v2"));
        Accelerator accelerator = document.accelerator();
        accelerator.scheme = Scheme::Brr;
        accelerator.bufferBytes = 1 << 20;
        document.setPricing(makePricing(document.model().content->graph, accelerator));
        findBest(document);
        int resident = 0;
        int tooLarge = 0;
        for (const std::int64_t bytes : {std::int64_t{1} << 20, std::int64_t{16} << 10, std::int64_t{1} << 10}) {
            accelerator.bufferBytes = bytes;
            document.setPricing(makePricing(document.model().content->graph, accelerator));
            const CostModel& model = *document.pricing()->problem.costModel;
            for (std::int32_t i = 0; i < document.version()->plan.groupCount(); ++i) {
                const GroupSet& ops = document.version()->plan.group(GroupId(i));
                const auto enough = smallestBuffer(model, ops);
                const QString sentence = groupText(document, GroupId(i)).sentence;
                const Price& price = document.evaluation()->groups[static_cast<std::size_t>(i)].price;
                const bool isResident = price.fits(bytes) && price.spareBytes > 0;
                const bool isTooLarge = !price.fits(bytes) && ops.count() > 1;
                resident += isResident;
                tooLarge += isTooLarge;
                if (isResident)
                    QVERIFY2(sentence.startsWith("Fits with all its weights on chip"), qPrintable(sentence));
                if (isTooLarge) {
                    const QString tooMuch = binaryBytes(*enough - 1 - bytes);
                    QVERIFY2(sentence.contains(tooMuch + " too much"), qPrintable(sentence));
                    GroupTableModel table(document);
                    QCOMPARE(table.index(i, GroupTableModel::Buffer).data().toString(), "+" + tooMuch);
                }
                const QString text = binaryBytes(*enough);
                const QString said =
                    text.endsWith(" B") ? text : QStringLiteral("%1 (%L2 bytes)").arg(text).arg(*enough);
                if (isResident || isTooLarge) QVERIFY2(sentence.contains("fits from " + said), qPrintable(sentence));
            }
        }
        QVERIFY2(resident > 0, qPrintable(QString::number(resident)));
        QVERIFY(tooLarge > 5);
    }

    void saysHowManyRowsWait() {
        Document document;
        document.show(openedSample("efficientnet_b0"));
        findBest(document);
        int waiting = 0;
        for (std::int32_t i = 0; i < document.version()->plan.groupCount(); ++i) {
            const SearchProblem& problem = document.pricing()->problem;
            const GroupSet& ops = document.version()->plan.group(GroupId(i));
            const FitReport report = fitReport(*problem.costModel, ops, problem.betaBytes);
            if (!report.fits || report.parts.empty() || report.parts.front().skipRows == 0) continue;
            ++waiting;
            const BufferPart& most = report.parts.front();
            const QString expected = QStringLiteral(", %1 for a window and %2 that wait for another path")
                                         .arg(most.windowRows)
                                         .arg(most.skipRows);
            const QString reason = groupText(document, GroupId(i)).reason;
            QVERIFY2(reason.contains(expected), qPrintable(reason));
        }
        QVERIFY(waiting > 0);
    }

    void provesOnlyWhatWasProven() {
        Document document;
        document.show(openedSample("resnet18"));
        QCOMPARE(fact(document, "best possible").value, QStringLiteral("not known yet"));
        findBest(document);
        QCOMPARE(fact(document, "best possible").note, QStringLiteral("proven"));
        document.undoStack().undo();
        QVERIFY(fact(document, "best possible").value.startsWith("at least"));
        setBuffer(document, 300 * 1024);
        QCOMPARE(fact(document, "best possible").value, QStringLiteral("not known yet"));
    }

    void claimsNoSavingOfAnInvalidPlan() {
        Document document;
        document.show(openedSample("resnet18"));
        findBest(document);
        QVERIFY(fact(document, "without fusion").note.startsWith(QChar(0x2212)));
        setBuffer(document, 40 * 1024);
        QVERIFY(document.evaluation()->invalidGroups > 0);
        QVERIFY(fact(document, "without fusion").note.isEmpty());
        QVERIFY(groupsSummary(document).contains("not fit"));
    }

    void findsThatNothingCanBeFused() {
        Document document;
        document.show(openedSample("resnet18", 16));
        QVERIFY(document.pricing()->problem.fusable.isEmpty());
        QVERIFY(planFinding(document).contains("nothing can be fused"));
        QVERIFY(!unfusableReason(document, OpId(0)).isEmpty());
        setBuffer(document, *document.pricing()->leastOpBytes + 1);
        QVERIFY(planFinding(document).isEmpty());
    }

    void namesTheSizesThatAreMissing() {
        const UserMessage message = missingSizesMessage({{"height", "x", 2}, {"width", "x", 3}, {"height", "y", 2}});
        QCOMPARE(message.title, QStringLiteral("The model leaves sizes open: height, width."));
        QVERIFY(message.details.contains("--dim height="));
    }

    void summarisesTheModel() {
        Document document;
        document.show(openedSample("efficientnet_b3"));
        QCOMPARE(modelSummary(document), QStringLiteral("386 ops · 12.2 M params · 1.8 GMAC"));
    }
};

FUSESCOPE_UI_TEST(TestTexts)
#include "tst_texts.moc"
