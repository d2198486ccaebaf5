// SPDX-License-Identifier: Apache-2.0
// Explanations in words, checked against the numbers of the core.
#include "ui/text/explanation_text.h"

#include "core/cost/fit_report.h"
#include "core/explain/explainer_list.h"
#include "tests/ui/support/document_fixture.h"
#include "ui/text/overlay_text.h"
#include "ui/text/words.h"

using namespace fusescope;

class TestExplanationText : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void saysByHowMuch() {
        UnfittingFixture f;
        const Pricing& pricing = *f.document.pricing();
        const auto enough = *smallestBuffer(*pricing.problem.costModel, f.ops());
        QCOMPARE(excessSentence(pricing, f.ops()),
                 QStringLiteral("Does not fit by %1.").arg(binaryBytes(enough - 1 - 128 * 1024)));
        f.setBuffer(enough - 1);  // it fits from `enough` on
        QCOMPARE(excessSentence(*f.document.pricing(), f.ops()), QStringLiteral("Does not fit by a single byte."));
    }

    void saysWhatFillsTheBuffer() {
        UnfittingFixture f;
        const Pricing& pricing = *f.document.pricing();
        const BufferPart most = fitReport(*pricing.problem.costModel, f.ops(), 128 * 1024).parts.front();
        const QString text = fillSentence(pricing, f.ops());
        const double share = static_cast<double>(most.bytes) / (128 * 1024);
        const QString expected = share > 1 ? QStringLiteral("%1 times the buffer is ").arg(share, 0, 'f', 1)
                                           : QStringLiteral("%1 % of the buffer is ").arg(qRound(100 * share));
        QVERIFY2(text.startsWith(expected), qPrintable(text));
        QVERIFY(text.endsWith('.'));
    }

    /// Squeeze-and-Excite: the map waits until its scale is known, and both ends of that skip are named.
    void namesTheSkip() {
        UnfittingFixture f(64 * 1024, "mobilenet_v3_large");
        const Pricing& pricing = *f.document.pricing();
        int skips = 0;
        const OpGraph& graph = f.document.graph();
        for (std::int32_t i = 0; i < graph.opCount(); ++i) {
            if (graph.op(OpId(i)).type != "GlobalAveragePool") continue;
            GroupSet block;  // from the pool to the product with its input
            for (std::int32_t op = i - 1; op < graph.opCount() && op <= i + 8; ++op) {
                block.insert(OpId(op));
                if (op > i && graph.op(OpId(op)).type == "Mul") break;
            }
            const auto parts = fitReport(*pricing.problem.costModel, block, 64 * 1024).parts;
            if (parts.empty() || parts.front().skipRows == 0) continue;
            const QString text = fillSentence(pricing, block);
            QVERIFY2(text.contains("the skip from ") && text.contains("wait for another path"), qPrintable(text));
            ++skips;
        }
        QVERIFY(skips > 0);
    }

    void everyExplainerHasAName() {
        for (const ExplainerInfo& info : explainerList()) {
            const QString name = explainerName(info.id);
            QVERIFY2(!name.isEmpty() && name.front().isUpper(), qPrintable(name));
        }
    }

    void everyCategoryHasItsOwnMark() {
        QSet<QChar> marks;
        for (const auto category : {CutCategory::BothFit, CutCategory::OneFits, CutCategory::NoneFits}) {
            QVERIFY(markedCategory(category).endsWith(categoryWords(category)));
            marks << markedCategory(category).front();
        }
        QCOMPARE(marks.size(), 3);
    }

    void saysWhatAChangeDoes() {
        PlanEvaluation before, after;
        before.dramBytes = 80'000'000;
        before.invalidGroups = 2;
        after.dramBytes = 81'500'000;
        after.invalidGroups = 1;
        QCOMPARE(changeSentence(before, after),
                 QStringLiteral("DRAM access 80.00 MB → 81.50 MB (+1.50 MB). Then 1 group does not fit."));
        after.invalidGroups = 0;
        QVERIFY(changeSentence(before, after).endsWith("All groups fit then."));
    }

    void legendsAlwaysStateTheirRange() {
        ScaledOverlay scaled;
        scaled.low = 0;
        scaled.high = 2'500'000;
        const Legend plain =
            overlayLegend({OverlayKind::Dram, OverlayRange::FromZero, OverlaySpacing::Linear, {}, {}}, scaled);
        QCOMPARE(plain.title, std::string("DRAM bytes"));
        QCOMPARE(plain.high, std::string("2.50 MB"));
        QCOMPARE(plain.notes, std::vector<std::string>{"linear, from 0 to the greatest"});
        const Legend ranked = overlayLegend(
            {OverlayKind::Importance, OverlayRange::Fitted, OverlaySpacing::Percentile, "Exact", "Random"}, scaled);
        QCOMPARE(ranked.title, std::string("Importance · Exact"));
        QVERIFY(ranked.low.starts_with("lowest (") && ranked.high.starts_with("highest ("));
        QCOMPARE(ranked.notes.size(), std::size_t{2});
        for (const OverlayKind kind : kOverlayKinds)
            QVERIFY(!overlayName(kind).isEmpty() && !overlayMeaning(kind).isEmpty());
    }
};

FUSESCOPE_UI_TEST(TestExplanationText)
#include "tst_explanation_text.moc"
