// SPDX-License-Identifier: Apache-2.0
#include "ui/text/model_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "core/graph/model_totals.h"
#include "ui/document/document.h"
#include "ui/text/words.h"

namespace fusescope {
namespace {

constexpr std::size_t kListedIssues = 5;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ModelText)
};

}  // namespace

std::vector<Fact> modelFacts(const Document& document) {
    const ImportedModel& model = *document.model().content;
    const ModelTotals totals = modelTotals(*model.graph);
    const int fusable = document.pricing()->problem.fusable.count();
    return {
        {Words::tr("File"), QString::fromStdString(model.fileName)},
        {Words::tr("Ops"), QString::number(model.graph->opCount())},
        {Words::tr("Fusable ops"), QString::number(fusable)},
        {Words::tr("Folded away"), QString::number(model.folded.size())},
        {Words::tr("Parameters"), QString::fromStdString(formatCount(totals.parameters))},
        {Words::tr("Work"), counted(totals.macs, Words::tr("MAC"))},
        {Words::tr("Element size"), Words::tr("%1 bit activations, %2 bit weights")
                                        .arg(document.accelerator().activationBits)
                                        .arg(document.accelerator().weightBits)},
    };
}

QString modelNotes(const Document& document) {
    const std::vector<Issue>& issues = document.model().content->issues;
    QStringList lines;
    for (std::size_t i = 0; i < std::min(issues.size(), kListedIssues); ++i)
        lines << QStringLiteral("• ") + QString::fromStdString(issues[i].text);
    if (issues.size() > kListedIssues) lines << Words::tr("and %1 more").arg(issues.size() - kListedIssues);
    return lines.join('\n');
}

std::vector<Fact> groupFacts(const Document& document, GroupId group) {
    const GroupEvaluation& priced = document.evaluation()->groups[group.index()];
    std::vector<Fact> facts;
    if (priced.price.bufferBytes)
        facts.push_back({Words::tr("Buffer"), Words::tr("%1 of %2")
                                                  .arg(binaryBytes(*priced.price.bufferBytes),
                                                       binaryBytes(document.accelerator().bufferBytes))});
    if (priced.isModelled) facts.push_back({Words::tr("DRAM access"), decimalBytes(priced.price.dramBytes)});
    return facts;
}

}  // namespace fusescope
