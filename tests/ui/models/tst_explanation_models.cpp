// SPDX-License-Identifier: Apache-2.0
// The tables of an explanation: explainers side by side, and edges by rank.
#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include "tests/ui/support/document_fixture.h"
#include "ui/models/edge_rank_model.h"
#include "ui/models/explainer_table_model.h"
#include "ui/text/words.h"

using namespace fusescope;

class TestExplanationModels : public QObject {
    Q_OBJECT

 private:
    struct Fixture : UnfittingFixture {
        Explanations explanations{document, selection};
        ExplainerTableModel explainers{explanations};
        EdgeRankModel edges{explanations};

        void explain(std::vector<std::string> ids) {
            RunControl control;
            explanations.show(std::make_shared<const GroupExplanation>(
                *explainGroup({document.pricing(), ops(), std::move(ids), {}}, control)));
        }
        QModelIndex explainer(const char* id, int column) {
            for (int row = 0; row < explainers.rowCount(); ++row)
                if (explainers.index(row, 0).data(ExplainerTableModel::IdRole) == QLatin1String(id))
                    return explainers.index(row, column);
            return {};
        }
    };

 private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void areWellBehavedThroughAllChanges() {
        Fixture f;
        const auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;
        const QAbstractItemModelTester one(&f.explainers, fatal);
        const QAbstractItemModelTester other(&f.edges, fatal);
        f.explainers.setOptions(explainerOptions(*f.document.pricing()));
        f.explain({"exact", "random"});
        f.explanations.setThreshold(0);
        f.explanations.showExplainer("random");
        f.explain({"random"});
        f.selection.clear();
        QCOMPARE(f.edges.rowCount(), 0);
    }

    void saysWhyAnExplainerCannotRun() {
        Fixture f;
        f.explainers.setOptions({{"exact", "the truth", {}}, {"pg", "a network", QStringLiteral("needs weights")}});
        QVERIFY(f.explainer("exact", 0).flags().testFlag(Qt::ItemIsUserCheckable));
        QVERIFY(!f.explainer("pg", 0).flags().testFlag(Qt::ItemIsEnabled));
        QCOMPARE(f.explainer("pg", ExplainerTableModel::BestEdge).data().toString(), QStringLiteral("needs weights"));
        QCOMPARE(f.explainer("pg", 0).data(Qt::ToolTipRole).toString(), QStringLiteral("PGExplainer: needs weights"));
        QCOMPARE(f.explainers.asked(), std::vector<std::string>{"exact"});
        QVERIFY(!f.explainers.setData(f.explainer("pg", 0), Qt::Checked, Qt::CheckStateRole));
    }

    void asksWhatIsTicked() {
        Fixture f;
        f.explainers.setOptions({{"exact", {}, {}}, {"random", {}, {}}});
        QSignalSpy changes(&f.explainers, &ExplainerTableModel::askedChanged);
        QCOMPARE(f.explainers.asked(), std::vector<std::string>{"exact"});
        QVERIFY(f.explainers.setData(f.explainer("random", 0), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(f.explainers.setData(f.explainer("exact", 0), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(f.explainers.asked(), std::vector<std::string>{"random"});
        QCOMPARE(changes.count(), 2);
    }

    void theVerdictIsOfTheBestEdge() {
        Fixture f;
        f.explainers.setOptions(explainerOptions(*f.document.pricing()));
        QVERIFY(f.explainer("exact", ExplainerTableModel::Verdict).data().toString().isEmpty());
        f.explain({"exact"});
        const GroupExplanation& result = *f.explanations.result();
        const EdgeTruth& truth = result.truth.edges[result.answers.front().bestEdge()];
        const QString verdict = f.explainer("exact", ExplainerTableModel::Verdict).data().toString();
        QVERIFY2(verdict.contains(columnBytes(truth.leastDramBytes)), qPrintable(verdict));
        QVERIFY(verdict.contains(truth.category == CutCategory::BothFit ? "both sides fit" : "side fits"));
        QCOMPARE(f.explainer("exact", 0).data(ExplainerTableModel::CategoryRole).toInt(),
                 static_cast<int>(truth.category));
        QVERIFY(f.explainer("exact", 0).data(ExplainerTableModel::IsShownRole).toBool());
        QVERIFY(f.explainer("random", ExplainerTableModel::Verdict).data().toString().isEmpty());
    }

    void edgesStandByTheirScore() {
        Fixture f;
        f.explain({"random", "exact"});
        for (const char* const id : {"exact", "random"}) {
            f.explanations.showExplainer(id);
            const int column = EdgeRankModel::FirstScore + (std::string(id) == "exact" ? 1 : 0);
            double last = 2;
            for (int row = 0; row < f.edges.rowCount(); ++row) {
                const double score = f.edges.index(row, column).data(EdgeRankModel::ScoreRole).toDouble();
                QVERIFY(score <= last);
                last = score;
                const int edge = f.edges.index(row, 0).data(EdgeRankModel::EdgeRole).toInt();
                QCOMPARE(f.edges.rowOf(static_cast<std::size_t>(edge)), row);
            }
            QCOMPARE(last, 0.0);
        }
        QCOMPARE(f.edges.columnCount(), EdgeRankModel::FirstScore + 2 + EdgeRankModel::kLastColumns);
        QCOMPARE(f.edges.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("random"));
        f.explanations.setThreshold(1);
        QVERIFY(f.edges.index(0, 0).data(EdgeRankModel::IsPickedRole).toBool());
        QVERIFY(!f.edges.index(f.edges.rowCount() - 1, 0).data(EdgeRankModel::IsPickedRole).toBool());
    }
};

FUSESCOPE_UI_TEST(TestExplanationModels)
#include "tst_explanation_models.moc"
